//! Other spellings of our own addresses: a slash at the end, capitals in the first part. Where nothing
//! else answers they lead to the page.

use axum::{
    http::{StatusCode, Uri},
    response::Response,
};

use super::{list::leads_to, page::Chrome};

/// How the addresses of our pages begin, beside those that begin with a network's name.
const FIRST: [&str; 11] = [
    "about",
    "api",
    "latest",
    "most-read",
    "opds",
    "opt-out",
    "privacy",
    "search",
    "status",
    "tag",
    "unroll",
];

/// To the address as we spell it, when it is one of ours and was spelled otherwise.
pub(super) fn leads_on(uri: &Uri, chrome: &Chrome) -> Option<Response> {
    let path = uri.path().trim_end_matches('/').strip_prefix('/')?;
    let (first, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
    let first = first.to_ascii_lowercase();
    let is_ours = FIRST.contains(&&*first) || chrome.reads(&first);
    let path = format!("/{first}{rest}");
    if !is_ours || path == uri.path() {
        return None;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(leads_to(StatusCode::MOVED_PERMANENTLY, &format!("{path}{query}")))
}
