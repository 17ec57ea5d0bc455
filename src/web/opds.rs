//! `/opds`: the lists as a catalogue for reading apps (OPDS 1.2). Every thread is a book there,
//! every list a shelf, and a list's last week one book.

mod book;

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::{
    Error, Web,
    cache::Manner,
    digest,
    extract::{Path, Query},
    feed,
    feed::entry::legible,
    listing::PER_PAGE,
    page::{self, Chrome},
    reader::Reader,
};
use crate::store::{Entry, Page};

use book::Book;

/// A feed that leads to other feeds, and one that leads to books (OPDS 1.2 §2).
const NAVIGATION: &str = "application/atom+xml;profile=opds-catalog;kind=navigation";
const ACQUISITION: &str = "application/atom+xml;profile=opds-catalog;kind=acquisition";

/// What stands in the head of every feed.
struct Head {
    origin: String,
    /// Full address of the feed.
    address: String,
    title: String,
    updated: Timestamp,
}

#[derive(Template)]
#[template(path = "opds/navigation.xml")]
struct Root {
    head: Head,
    shelves: Vec<Shelf>,
}

/// A list that the catalogue leads to.
struct Shelf {
    path: String,
    title: String,
    about: String,
}

#[derive(Template)]
#[template(path = "opds/acquisition.xml")]
struct List {
    chrome: Arc<Chrome>,
    head: Head,
    /// Full address of the page that lists the same.
    home: String,
    /// Path of the first feed of the list, and of the next one.
    first: String,
    next: Option<String>,
    /// Path of the book of its last week.
    week: Option<String>,
    books: Vec<Book>,
}

/// Where a feed begins.
#[derive(Deserialize)]
pub(super) struct Place {
    after: Option<String>,
}

/// `GET /opds`
pub(super) async fn root(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if !web.site.list {
        return Err(Error::NoSuchPage);
    }
    let newest = web.store.latest(Page::First(1)).await?;
    let origin = page::origin(&headers, &chrome);
    let say = |key: &str| chrome.say(key).to_string();
    let mut shelves = vec![Shelf {
        path: "/opds/latest".to_owned(),
        title: say("opds-latest"),
        about: say("opds-latest.about"),
    }];
    shelves.extend(chrome.networks.iter().map(|network| Shelf {
        path: format!("/opds/{}", network.name),
        title: page::capitalised(&network.title),
        about: chrome.say("opds-network").with("network", &network.title).to_string(),
    }));
    let head = Head {
        address: format!("{origin}/opds"),
        title: "Unspool".to_owned(),
        updated: newest.first().map_or(Timestamp::UNIX_EPOCH, |entry| entry.unrolled_at),
        origin,
    };
    let root = Root { head, shelves };
    answer(&web, &headers, NAVIGATION, &root).await
}

/// `GET /opds/{list}`
pub(super) async fn list(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    Path(list): Path<String>,
    Query(Place { after }): Query<Place>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if !web.site.list {
        return Err(Error::NoSuchPage);
    }
    let list = list.trim_end_matches('/');
    let first = format!("/opds{}", page::path_of(list));
    let here = after.as_deref().map_or_else(|| first.clone(), |after| at(&first, after));
    let page = match after {
        Some(place) => {
            let place = place.parse().map_err(|_| Error::NoSuchPage)?;
            Page::After(place, PER_PAGE + 1)
        }
        None => Page::First(PER_PAGE + 1),
    };
    let mut entries = web.store.within(list, page).await?;
    // A network that is read is a shelf, though nothing may stand on it yet.
    if entries.is_empty() && list != "latest" && !chrome.reads(list) {
        return Err(Error::NoSuchPage);
    }
    let is_more = entries.len() > PER_PAGE as usize;
    entries.truncate(PER_PAGE as usize);
    let kept = feed::kept(&web, &entries).await?;
    let origin = page::origin(&headers, &chrome);
    let name = if list == "latest" { "" } else { list };
    let books: Vec<Book> =
        kept.iter().map(|(at, kept)| Book::new(&chrome, &origin, *at, kept)).collect();
    let feed = List {
        head: Head {
            address: format!("{origin}{here}"),
            title: legible(&feed::title_of(&chrome, name, kept.first().map(|(_, kept)| kept))),
            updated: books.iter().map(|book| book.updated).max().unwrap_or(Timestamp::UNIX_EPOCH),
            origin: origin.clone(),
        },
        home: format!("{origin}{}", page::path_of(list)),
        next: entries.last().filter(|_| is_more).map(|entry| at(&first, &entry.cursor.to_string())),
        week: has_week(&web, &entries).then(|| format!("{}/week.epub", page::path_of(list))),
        first,
        books,
        chrome,
    };
    answer(&web, &headers, ACQUISITION, &feed).await
}

fn has_week(web: &Web, entries: &[Entry]) -> bool {
    entries.iter().any(|entry| digest::holds(web.clock.now(), entry.unrolled_at))
}

/// The path of the feed that begins behind that place of the list.
fn at(first: &str, place: &str) -> String {
    let place: String = url::form_urlencoded::byte_serialize(place.as_bytes()).collect();
    format!("{first}?after={place}")
}

async fn answer(
    web: &Web,
    headers: &HeaderMap,
    media_type: &'static str,
    feed: &impl Template,
) -> Result<Response, Error> {
    let bytes = page::rendered(feed)?;
    let key = format!("opds {}", blake3::hash(&bytes).to_hex());
    let manner = Manner { media_type, noindex: true };
    web.pages.answer(headers, key, manner, move || Ok(bytes)).await
}
