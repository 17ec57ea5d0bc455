//! Files of ours that never change under their address: embedded, and named after their content.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;

use super::{
    Error, Web,
    encoding::{Care, Encoding},
    extract::Path,
};
use crate::media::{shapes, tones};

/// Name, media type and content of each. One line adds one.
const FILES: [(&str, &str, &[u8]); 7] = [
    ("style.css", "text/css; charset=utf-8", include_bytes!("../../static/style.css")),
    ("app.js", "text/javascript; charset=utf-8", include_bytes!("../../static/app.js")),
    ("frame.js", "text/javascript; charset=utf-8", include_bytes!("../../static/frame.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("../../static/icon.svg")),
    ("icon-192.png", "image/png", include_bytes!("../../static/icon-192.png")),
    ("icon-512.png", "image/png", include_bytes!("../../static/icon-512.png")),
    ("icon-maskable.png", "image/png", include_bytes!("../../static/icon-maskable.png")),
];

struct Asset {
    file: &'static str,
    name: String,
    media_type: &'static str,
    identity: Bytes,
    brotli: Bytes,
    gzip: Bytes,
}

/// Every file, compressed once.
pub(super) struct Assets(Vec<Asset>);

impl Assets {
    pub(super) fn embedded() -> Self {
        let asset = |&(file, media_type, bytes): &(&'static str, &'static str, &'static [u8])| {
            let bytes = match file {
                // With the colours and the shapes of pictures that are not there yet.
                "style.css" => {
                    Bytes::from([bytes, tones().as_bytes(), shapes().as_bytes()].concat())
                }
                _ => Bytes::from_static(bytes),
            };
            let hash = blake3::hash(&bytes).to_hex();
            let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
            Asset {
                file,
                name: format!("{stem}.{}.{extension}", &hash[..12]),
                media_type,
                brotli: Encoding::Brotli.encode(&bytes, Care::Thorough).into(),
                gzip: Encoding::Gzip.encode(&bytes, Care::Thorough).into(),
                identity: bytes,
            }
        };
        Self(FILES.iter().map(asset).collect())
    }

    /// The address of the file: `/static/style.3fa9….css`.
    pub(super) fn address(&self, file: &str) -> String {
        let name = self.0.iter().find(|asset| asset.file == file).map(|asset| &*asset.name);
        format!("/static/{}", name.unwrap_or(file))
    }
}

/// `/static/{name}`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let asset = web.assets.0.iter().find(|asset| asset.name == name).ok_or(Error::NoSuchPage)?;
    let encoding = Encoding::asked(&headers);
    let bytes = match encoding {
        Encoding::Brotli => &asset.brotli,
        Encoding::Gzip => &asset.gzip,
        Encoding::Identity => &asset.identity,
    };
    let mut response = bytes.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = encoding.name() {
        headers.insert(header::CONTENT_ENCODING, name);
    }
    Ok(response)
}

/// `/favicon.ico`, where browsers look first.
pub(super) async fn favicon(State(web): State<Arc<Web>>) -> Redirect {
    Redirect::permanent(&web.assets.address("icon.svg"))
}
