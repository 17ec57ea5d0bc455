//! `/about`, `/privacy`, `/opt-out`: what this is, what is kept, how an author says no.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};

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
    let page = AboutPage { chrome: Arc::clone(&chrome) };
    fixed(&web, &chrome, &headers, "/about", page).await
}

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
