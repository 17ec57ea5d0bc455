//! `/about`, `/privacy`, `/opt-out`: what this is, what is kept, how an author says no.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::{
    Error, Web,
    cache::Manner,
    look,
    page::{self, Chrome},
    reader::Reader,
};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    chrome: Arc<Chrome>,
    /// The address of a bookmark that brings the page it is clicked on here.
    bookmark: Option<String>,
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    chrome: Arc<Chrome>,
    per_hour: u32,
}

#[derive(Template)]
#[template(path = "opt_out.html")]
struct OptOutPage {
    chrome: Arc<Chrome>,
}

/// `GET /about`
pub(super) async fn about(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let origin = page::origin(&headers, &chrome);
    let page = AboutPage { chrome: Arc::clone(&chrome), bookmark: bookmark(&origin) };
    fixed(&web, &chrome, &headers, &format!("/about {origin}"), page).await
}

/// The script of the bookmark, as an address. Browsers run it on the page that is open when it is
/// clicked in their bookmarks; on pages of ours the CSP forbids it.
fn bookmark(origin: &str) -> Option<String> {
    if origin.is_empty() {
        return None;
    }
    // What a visitor calls our host may hold a quote: a literal of JSON is one of JavaScript too.
    let form = serde_json::to_string(&format!("{origin}/unroll?link=")).ok()?;
    // Whole and encoded, so that what stands behind `#` and `&` comes along. `void`, because
    // browsers would show what a script of an address gives.
    let script = format!("void(location.href={form}+encodeURIComponent(location.href))");
    // Browsers decode it before they run it.
    Some(format!("javascript:{}", utf8_percent_encode(&script, SCRIPT)))
}

/// What may not stand as it is in the address of a script.
const SCRIPT: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'<').add(b'>').add(b'`');

/// `GET /privacy`
pub(super) async fn privacy(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let per_hour = web.site.unrolls_per_hour;
    let page = PrivacyPage { chrome: Arc::clone(&chrome), per_hour };
    fixed(&web, &chrome, &headers, "/privacy", page).await
}

/// `GET /opt-out`
pub(super) async fn opt_out(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let page = OptOutPage { chrome: Arc::clone(&chrome) };
    fixed(&web, &chrome, &headers, "/opt-out", page).await
}

/// A page that stays the same as long as the program runs.
async fn fixed(
    web: &Web,
    chrome: &Chrome,
    headers: &HeaderMap,
    key: &str,
    page: impl Template + Send + 'static,
) -> Result<Response, Error> {
    let key = format!("{key} {}", chrome.version);
    let manner = Manner { media_type: page::HTML, noindex: false };
    web.pages.answer(headers, key, manner, move || page::rendered(&page)).await
}
