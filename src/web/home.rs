//! `/`: the form, what it accepts, and the latest threads.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{Redirect, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::{
    Error, Web,
    cache::Manner,
    extract::Form,
    listing::{Line, PER_PAGE},
    page::{self, Chrome},
    reader::Reader,
    repeat, tags,
};
use crate::store::Entry;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    chrome: Arc<Chrome>,
    demo: Vec<(String, String)>,
    lines: Vec<Line>,
    /// The address of the list's next page.
    older: Option<String>,
}

/// The one field.
#[derive(Deserialize)]
pub(super) struct Pasted {
    #[serde(default)]
    link: String,
}

/// `GET /`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let listing = web.listings.head().await?;
    let now = web.clock.now();
    // Ages are told in minutes at the finest.
    let key = format!("/ {} {} {}", listing.version, now.as_second() / 60, chrome.version);
    let manner = Manner { media_type: page::HTML, noindex: false };
    let demo = web.site.demo.clone();
    let believed = listing.read_at + web.site.recheck;
    let named = Arc::clone(&listing);
    let answer = web.pages.answer(&headers, key, manner, move || {
        let shown = listing.entries.iter().take(PER_PAGE as usize);
        page::rendered(&HomePage {
            lines: shown.map(|entry| Line::new(entry, &chrome, Some(now))).collect(),
            older: older(&listing.entries),
            chrome,
            demo,
        })
    });
    let named = named.entries.iter().take(PER_PAGE as usize);
    let named = named.map(|entry| &*entry.address);
    Ok(repeat::until(tags::of_list(answer.await?, tags::LATEST, named), believed))
}

/// The address of the list's next page, when the entries are more than one page holds.
fn older(entries: &[Entry]) -> Option<String> {
    let full = PER_PAGE as usize;
    let last = entries.get(full - 1).filter(|_| entries.len() > full)?;
    Some(format!("/latest?after={}", last.cursor))
}

/// `POST /`: the same as the form's own address.
pub(super) async fn submit(Form(Pasted { link }): Form<Pasted>) -> Redirect {
    Redirect::to(&format!("/unroll?link={}", utf8_percent_encode(&link, NON_ALPHANUMERIC)))
}
