//! `/latest`: the threads that were unrolled, newest first, page by page.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    Error, Web,
    extract::Query,
    listing::{Line, PER_PAGE},
    page::{self, Chrome, Page},
    reader::Reader,
};
use crate::store::{self, Cursor, Entry};

#[derive(Template)]
#[template(path = "latest.html")]
struct LatestPage {
    chrome: Arc<Chrome>,
    latest: Vec<Line>,
    older: Option<String>,
    is_first: bool,
}

/// Where the page begins.
#[derive(Deserialize)]
pub(super) struct Place {
    after: Option<String>,
}

/// `GET /latest?after=`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    Query(Place { after }): Query<Place>,
) -> Result<Response, Error> {
    if !web.site.list {
        return Err(Error::NoSuchPage);
    }
    let after = match after {
        None => None,
        Some(text) => Some(cursor(&text).ok_or(Error::NoSuchPage)?),
    };
    let is_first = after.is_none();
    let entries = web.store.latest(store::Page { after, limit: PER_PAGE + 1 }).await?;
    let now = web.clock.now();
    let shown = entries.iter().take(PER_PAGE as usize);
    let page = LatestPage {
        latest: shown.map(|entry| Line::new(entry, &chrome, Some(now))).collect(),
        older: next_after(&entries),
        chrome,
        is_first,
    };
    Ok(Page(page).into_response())
}

/// The address of the next page, when the entries are more than one page holds.
pub(super) fn next_after(entries: &[Entry]) -> Option<String> {
    let full = PER_PAGE as usize;
    let last = entries.get(full - 1).filter(|_| entries.len() > full)?;
    let id: String = url::form_urlencoded::byte_serialize(last.cursor.id.as_bytes()).collect();
    Some(format!("/latest?after={}_{id}", last.cursor.at))
}

fn cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('_')?;
    (id.len() <= 1100).then_some(())?;
    Some(Cursor { at: at.parse().ok()?, id: id.to_owned() })
}
