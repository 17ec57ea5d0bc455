//! Every list of threads as a page: the latest, a network's, a server's, an author's, a tag's. The
//! address of a list leads to what stands in it by keyset, so links keep their meaning while threads
//! come and go, and page 5,000 costs what page 1 does.

mod kept;
mod shown;

use std::sync::Arc;

use axum::{
    extract::{OriginalUri, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;

use super::{
    Error, Web,
    extract::Path,
    listing::{MOST_READ, PER_PAGE},
    page::{self, Chrome},
    reader::Reader,
};
use crate::{
    store::{Cursor, Entry, Page, Stretch},
    thread::normal_tag,
};

pub(super) use kept::{Filed, kept};
use shown::{Subject, View};

/// Which part of it is asked for.
#[derive(Clone, Copy)]
enum Part {
    Top,
    After(Cursor),
    Before(Cursor),
}

/// `GET /latest`
pub(super) async fn latest(
    State(web): State<Arc<Web>>,
    reader: Reader,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    show(&web, &reader, &uri, &headers, "latest").await
}

/// `GET /most-read`: of the last seven days. One page: who reads further wants the latest.
pub(super) async fn most_read(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let listing = web.listings.most_read(&web.tally, web.clock.now()).await?;
    let view = View::whole(MOST_READ, Subject::MostRead, listing.entries.clone());
    view.answer(&web, chrome, &headers).await
}

/// `GET /tag/{tag}`: other spellings of the tag lead to the normal one.
pub(super) async fn tag(
    State(web): State<Arc<Web>>,
    Path(tag): Path<String>,
    reader: Reader,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let name = normal_tag(&tag).ok_or(Error::NoSuchPage)?;
    show(&web, &reader, &uri, &headers, &format!("tag/{name}")).await
}

/// The list of that name (its address without the leading slash), as the request's address asks: as the
/// store has it ready, else [`anew`].
async fn show(
    web: &Arc<Web>,
    reader: &Reader,
    uri: &Uri,
    headers: &HeaderMap,
    list: &str,
) -> Result<Response, Error> {
    match kept(web, &reader.chrome, uri, headers).await? {
        Some(page) => Ok(page),
        None => anew(web, reader, uri, headers, list).await,
    }
}

/// The same, out of what stands in the list now.
pub(super) async fn anew(
    web: &Arc<Web>,
    Reader { chrome, .. }: &Reader,
    uri: &Uri,
    headers: &HeaderMap,
    list: &str,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let part = part(uri)?;
    let full = PER_PAGE as usize;
    let page = part.page();
    let read = web.store.within(list, page).await?;
    let is_full = read.len() > full;
    if matches!(part, Part::Before(_)) && !is_full {
        // Up to the top: nobody wants a page of three there.
        return Ok(leads_to(StatusCode::FOUND, &page::path_of(list)));
    }
    let by = match read.first() {
        Some(first) => Some(first.clone()),
        None => web.store.within(list, Page::First(1)).await?.pop(),
    };
    let Some(by) = by else { return empty(web, chrome, headers, list).await };
    let subject = subject(list, &by);
    let name = match subject {
        Subject::Author => by.author_address.clone(),
        _ => list.to_ascii_lowercase(),
    };
    if is_other_spelling(uri, &name) {
        return Ok(leads_to(StatusCode::MOVED_PERMANENTLY, &with_query(&name, uri)));
    }
    let (is_top, is_upward) = (matches!(part, Part::Top), matches!(part, Part::Before(_)));
    // The one too many stands where the page goes on.
    let shown = if is_upward { 1..read.len() } else { 0..read.len().min(full) };
    let link = |way: &str, entry: Option<&Entry>| {
        entry.map(|entry| format!("{}?{way}={}", page::path_of(&name), entry.cursor))
    };
    let view = View {
        newer: link("before", read.get(shown.start).filter(|_| !is_top)),
        place: part.query(),
        older: link("after", read.get(..shown.end).and_then(<[_]>::last).filter(|_| is_full)),
        list: name,
        subject,
        is_top,
        read: Arc::new(Stretch { list: list.to_owned(), page, entries: read }),
        shown,
        by: Some(by),
    };
    view.answer(web, Arc::clone(chrome), headers).await
}

/// Nothing stands in the list: it has another name now, it is that of a network, or nobody here
/// knows it.
async fn empty(
    web: &Arc<Web>,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    list: &str,
) -> Result<Response, Error> {
    let subject = match list {
        "latest" => Subject::Latest,
        network if chrome.reads(network) => Subject::Network,
        _ => {
            return leads_on(web, list, page::path_of).await;
        }
    };
    View::whole(list, subject, Vec::new()).answer(web, Arc::clone(chrome), headers).await
}

/// To where the threads of a list stand now in which nothing stands; `path` makes the address.
pub(super) async fn leads_on(
    web: &Web,
    list: &str,
    path: impl FnOnce(&str) -> String,
) -> Result<Response, Error> {
    let now = match with_other_sign(list) {
        Some(other) => web.store.within(&other, Page::First(1)).await?.pop(),
        None => None,
    };
    let now = match now {
        Some(entry) => Some(entry.author_address),
        None => web.store.now_in(list).await?,
    };
    match now.filter(|now| !now.eq_ignore_ascii_case(list)) {
        Some(now) => Ok(leads_to(StatusCode::MOVED_PERMANENTLY, &path(&now))),
        None => Err(Error::NoSuchList { name: name_of(list) }),
    }
}

/// The author's list by their handle with an `@` where there is none, and without it where there is.
fn with_other_sign(list: &str) -> Option<String> {
    let (before, handle) = list.rsplit_once('/').filter(|(before, _)| *before != "tag")?;
    Some(match handle.strip_prefix('@') {
        Some(bare) => format!("{before}/{bare}"),
        None => format!("{before}/@{handle}"),
    })
}

/// What people call the list: `@alice.test`, `social.example`, `#rust`.
fn name_of(list: &str) -> String {
    match list.rsplit_once('/') {
        Some(("tag", tag)) => format!("#{tag}"),
        Some((_, end)) => end.to_owned(),
        None => list.to_owned(),
    }
}

impl Part {
    /// As an address names it.
    fn query(self) -> Option<String> {
        match self {
            Self::Top => None,
            Self::After(cursor) => Some(format!("after={cursor}")),
            Self::Before(cursor) => Some(format!("before={cursor}")),
        }
    }

    /// One entry more than a page holds tells whether there is another page.
    fn page(self) -> Page {
        match self {
            Self::Top => Page::First(PER_PAGE + 1),
            Self::After(cursor) => Page::After(cursor, PER_PAGE + 1),
            Self::Before(cursor) => Page::Before(cursor, PER_PAGE + 1),
        }
    }
}

/// `?after=` or `?before=` of the address. What is no place in a list is no page.
fn part(uri: &Uri) -> Result<Part, Error> {
    let fields = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    for (name, value) in fields {
        let place = || value.parse().map_err(|_| Error::NoSuchPage);
        match &*name {
            "after" => return place().map(Part::After),
            "before" => return place().map(Part::Before),
            _ => {}
        }
    }
    Ok(Part::Top)
}

fn subject(list: &str, first: &Entry) -> Subject {
    match list.split_once('/') {
        None if list == "latest" => Subject::Latest,
        None => Subject::Network,
        Some(("tag", _)) => Subject::Tag,
        Some(_) if first.author_address.eq_ignore_ascii_case(list) => Subject::Author,
        Some(_) => Subject::Server,
    }
}

/// Whether the request names the list in another spelling than its own.
fn is_other_spelling(uri: &Uri, list: &str) -> bool {
    let asked = percent_decode_str(uri.path()).decode_utf8_lossy();
    asked.strip_prefix('/') != Some(list)
}

fn with_query(list: &str, uri: &Uri) -> String {
    let path = page::path_of(list);
    uri.query().map_or_else(|| path.clone(), |query| format!("{path}?{query}"))
}

pub(super) fn leads_to(status: StatusCode, path: &str) -> Response {
    let keep = [(header::CACHE_CONTROL, "public, max-age=300")];
    (status, [(header::LOCATION, path)], keep).into_response()
}
