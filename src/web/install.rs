//! Ways in: the site as an app with a share target, as a search engine of the browser.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::json;

use super::{
    Error, Web,
    extract::Query,
    page,
    reader::{Reader, VARY},
};

/// `GET /manifest.webmanifest`: lets phones install the site and share links to it.
pub(super) async fn manifest(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
) -> Response {
    let icon = |file: &str, size: &str, kind: &str, purpose: &str| json!({ "src": web.assets.address(file), "sizes": size, "type": kind, "purpose": purpose });
    let manifest = json!({
        "id": "/",
        "name": "Unspool",
        "short_name": "Unspool",
        "description": chrome.say("home-heading").to_string(),
        "lang": chrome.lang(),
        "dir": chrome.dir(),
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fdfcf9",
        "theme_color": "#fdfcf9",
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable.png", "512x512", "image/png", "maskable"),
        ],
        "share_target": {
            "action": "/share",
            "method": "GET",
            "params": { "title": "title", "text": "text", "url": "url" },
        },
    });
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
        (header::VARY, VARY),
    ];
    (headers, Json(manifest).into_response().into_body()).into_response()
}

/// What a phone shares. Most put the link into the text, whatever the specification says.
#[derive(Deserialize)]
pub(super) struct Shared {
    #[serde(default)]
    url: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    title: String,
}

/// `GET /share`: to the thread of the link that was shared.
pub(super) async fn share(Query(Shared { url, text, title }): Query<Shared>) -> Redirect {
    let fields = [&url, &text, &title];
    let words = fields.iter().flat_map(|field| field.split_whitespace());
    let link = words.into_iter().find(|word| word.starts_with("http"));
    // Without a link the error page shows what came, in the field, to be mended.
    let link = link.or(fields.iter().map(|field| field.trim()).find(|field| !field.is_empty()));
    let link = utf8_percent_encode(link.unwrap_or_default(), NON_ALPHANUMERIC);
    Redirect::to(&format!("/unroll?link={link}"))
}

/// `GET /opensearch.xml`: browsers offer the site as a search engine. It takes words, and links:
/// `/search` knows a link of a thread when it sees one.
pub(super) async fn opensearch(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let origin = page::origin(&headers, &chrome);
    let icon = web.assets.address("icon.svg");
    let (way, what) = if web.site.list {
        ("search?q=", "search-label")
    } else {
        ("unroll?link=", "home-heading")
    };
    let what = chrome.say(what);
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>Unspool</ShortName>\n\
         <Description>{what}</Description>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         <Image type=\"image/svg+xml\">{origin}{icon}</Image>\n\
         <Url type=\"text/html\" template=\"{origin}/{way}{{searchTerms}}\"/>\n\
         <Url type=\"application/opensearchdescription+xml\" rel=\"self\" \
         template=\"{origin}/opensearch.xml\"/>\n\
         </OpenSearchDescription>\n"
    );
    let headers = [
        (header::CONTENT_TYPE, "application/opensearchdescription+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
        (header::VARY, VARY),
    ];
    Ok((headers, text).into_response())
}
