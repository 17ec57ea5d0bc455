//! `/embed/{address}`: a thread in a frame on another site, and the script that gives the frame
//! its height.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;

use super::{
    Error, Web,
    cache::Manner,
    page::{self, Chrome},
    plain::Plain,
    reader::Reader,
    tags,
};
use crate::{
    format::words,
    thread::{Embed, Item, MediaKind},
};

/// Only our own things, in anybody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// The page inside the frame.
#[derive(Template)]
#[template(path = "embed.html")]
struct EmbedPage<'a> {
    chrome: &'a Chrome,
    plain: Plain<'a>,
    title: String,
}

/// `GET /embed/{address}`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let path = uri.path().trim_matches('/').trim_start_matches("embed/");
    let address = percent_decode_str(path).decode_utf8().map_err(|_| Error::NoSuchPage)?;
    let kept = web.store.thread_at(&address).await?.ok_or(Error::NoSuchPage)?;
    if kept.verdict.until.is_some_and(|until| until <= web.clock.now()) {
        return Err(Error::NoSuchPage);
    }
    let (own, author) = (kept.thread.address.clone(), kept.thread.author.address.clone());
    let key = format!("embed {} {} {}", kept.thread.root, kept.version, chrome.version);
    // The page itself is for search engines; its copy in a frame is not.
    let manner = Manner { media_type: page::HTML, noindex: true };
    let answer = web.pages.answer(&headers, key, manner, move || {
        let thread = &*kept.thread;
        let address = page::path_of(&thread.address);
        let plain = Plain { chrome: &chrome, origin: "", address: &address, thread };
        page::rendered(&EmbedPage { chrome: &chrome, plain, title: thread.title(90) })
    });
    let mut response = tags::named(answer.await?, &[&own, &author]);
    let own = response.headers_mut();
    own.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    own.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    Ok(response)
}

/// `GET /embed.js`: runs on the other site and gives each of our frames the height that its page
/// tells.
pub(super) async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (headers, include_str!("../../static/embed.js")).into_response()
}
