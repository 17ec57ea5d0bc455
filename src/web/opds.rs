//! `/opds`: the lists as a catalogue for reading apps (OPDS 1.2). Every thread is a book there,
//! every list a shelf, and a list's last week one book.

mod book;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};
use jiff::Timestamp;
use serde::Deserialize;

use super::{
    Error, Web,
    cache::Manner,
    digest,
    extract::{Path, Query},
    feed,
    feed::entry::legible,
    limit::Visitor,
    listing::PER_PAGE,
    page::{self, Chrome},
    reader::Reader,
    search::Asked,
};
use crate::store::{Entry, Kept, Page};

use book::Book;

/// A feed that leads to other feeds, and one that leads to books (OPDS 1.2 §2).
const NAVIGATION: &str = "application/atom+xml;profile=opds-catalog;kind=navigation";
const ACQUISITION: &str = "application/atom+xml;profile=opds-catalog;kind=acquisition";

/// What says how to search (`OpenSearch` 1.1).
const DESCRIPTION: &str = "application/opensearchdescription+xml";

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

/// How reading apps ask.
#[derive(Template)]
#[template(path = "opds/opensearch.xml")]
struct Description {
    origin: String,
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
    web.shows_lists()?;
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
    web.shows_lists()?;
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
    let place = Shown {
        title: feed::title_of(&chrome, name, kept.first().map(|(_, kept)| kept)),
        home: page::path_of(list),
        here,
        next: entries.last().filter(|_| is_more).map(|entry| at(&first, &entry.cursor.to_string())),
        week: has_week(&web, &entries).then(|| format!("{}/week.epub", page::path_of(list))),
        first,
    };
    answer(&web, &headers, ACQUISITION, &place.feed(chrome, origin, &kept)).await
}

/// `GET /opds/search?q=`: what answers a question.
pub(super) async fn search(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let asked = Asked::of(&web, &uri);
    let found = asked.answer(&web, visitor).await?;
    let entries: Vec<Entry> = found.hits.into_iter().map(|hit| hit.entry).collect();
    let kept = feed::kept(&web, &entries).await?;
    let order = asked.seek.order;
    let path = |after| format!("/opds{}", asked.path(order, after));
    let place = Shown {
        title: chrome.say("search-feed-title").with("question", &asked.question.text).to_string(),
        home: asked.path(order, None),
        here: path(asked.seek.after),
        next: found.next.map(|next| path(Some(next))),
        week: None,
        first: path(None),
    };
    let origin = page::origin(&headers, &chrome);
    answer(&web, &headers, ACQUISITION, &place.feed(chrome, origin, &kept)).await
}

/// `GET /opds/opensearch.xml`: how reading apps ask (`OpenSearch` 1.1).
pub(super) async fn opensearch(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let origin = page::origin(&headers, &chrome);
    answer(&web, &headers, DESCRIPTION, &Description { origin }).await
}

/// What a feed of books shows, by its paths on our site.
struct Shown {
    title: String,
    home: String,
    here: String,
    first: String,
    next: Option<String>,
    week: Option<String>,
}

impl Shown {
    fn feed(self, chrome: Arc<Chrome>, origin: String, kept: &[(Timestamp, Kept)]) -> List {
        let books = kept.iter().map(|(at, kept)| Book::new(&chrome, &origin, *at, kept));
        let books: Vec<Book> = books.collect();
        let updated = books.iter().map(|book| book.updated).max();
        List {
            home: format!("{origin}{}", self.home),
            head: Head {
                address: format!("{origin}{}", self.here),
                title: legible(&self.title),
                updated: updated.unwrap_or(Timestamp::UNIX_EPOCH),
                origin,
            },
            first: self.first,
            next: self.next,
            week: self.week,
            books,
            chrome,
        }
    }
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
