//! `/opds`: the lists as a catalogue for reading apps (OPDS 1.2). Every thread is a book there,
//! every list a shelf, and a list's last week one book.

mod book;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
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
    list,
    listing::{MOST_READ, PER_PAGE},
    page::{self, Chrome},
    reader::Reader,
    search::Asked,
    tags,
};
use crate::{
    store::{Entry, Kept, Page},
    thread::normal_tag,
};

use book::Book;

/// A feed that leads to other feeds, and one that leads to books (OPDS 1.2 §2).
const NAVIGATION: &str = "application/atom+xml;profile=opds-catalog;kind=navigation";
const ACQUISITION: &str = "application/atom+xml;profile=opds-catalog;kind=acquisition";

/// Of how many of the newest threads the servers are shelves, and of how many servers at most.
const LOOKED_AT: u32 = 100;
const SERVERS: usize = 20;

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
    let newest = web.store.latest(Page::First(LOOKED_AT)).await?;
    let origin = page::origin(&headers, &chrome);
    let updated = newest.first().map_or(Timestamp::UNIX_EPOCH, |entry| entry.unrolled_at);
    let shelves = shelves(&chrome, &newest);
    let paths: Vec<&str> = shelves.iter().map(|shelf| &*shelf.path).collect();
    let key = format!("opds {origin} {updated} {} {}", paths.join(" "), chrome.version);
    let (address, title) = (format!("{origin}/opds"), "Unspool".to_owned());
    let root = Root { head: Head { origin, address, title, updated }, shelves };
    let manner = Manner { media_type: NAVIGATION, noindex: true };
    let answer = web.pages.answer(&headers, key, manner, move || page::rendered(&root));
    Ok(tags::of_list(answer.await?, tags::LATEST, []))
}

/// What the catalogue leads to: all threads, what is read most, each network, and the servers that
/// threads came from lately.
fn shelves(chrome: &Chrome, newest: &[Entry]) -> Vec<Shelf> {
    let say = |key: &str| chrome.say(key).to_string();
    let shelf = |list: &str, title: String, about: String| Shelf {
        path: format!("/opds{}", page::path_of(list)),
        title,
        about,
    };
    let mut shelves = vec![
        shelf("latest", say("opds-latest"), say("opds-latest.about")),
        shelf(MOST_READ, say("most-read-heading"), say("opds-most-read")),
    ];
    shelves.extend(chrome.networks.iter().map(|network| {
        let about = chrome.say("opds-network").with("network", &network.title).to_string();
        shelf(network.name, page::capitalised(&network.title), about)
    }));
    let mut servers: Vec<&str> = newest.iter().filter_map(server_of).collect();
    servers.sort_unstable();
    servers.dedup();
    servers.truncate(SERVERS);
    shelves.extend(servers.into_iter().map(|server| {
        let title = legible(&feed::title_of(chrome, server, None));
        let host = legible(server.rsplit('/').next().unwrap_or(server));
        let about = chrome.say("opds-network").with("network", host).to_string();
        shelf(server, title, about)
    }));
    shelves
}

/// The list of the server that the thread is from, where its network has servers.
fn server_of(entry: &Entry) -> Option<&str> {
    let (server, _) = entry.author_address.rsplit_once('/')?;
    server.contains('/').then_some(server)
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
    let shelf = |list: &str| format!("/opds{}", page::path_of(list));
    let normal = as_we_spell(&list).ok_or(Error::NoSuchPage)?;
    if normal != list {
        return Ok(list::leads_to(StatusCode::MOVED_PERMANENTLY, &shelf(&normal)));
    }
    let list = &*list;
    let first = shelf(list);
    let here = after.as_deref().map_or_else(|| first.clone(), |after| at(&first, after));
    let is_top = after.is_none();
    let page = match after {
        Some(place) => {
            let place = place.parse().map_err(|_| Error::NoSuchPage)?;
            Page::After(place, PER_PAGE + 1)
        }
        None => Page::First(PER_PAGE + 1),
    };
    let name = if list == "latest" { "" } else { list };
    let mut entries = web.part(name, page).await?;
    // What is always there is a shelf, though nothing may stand on it yet.
    if entries.is_empty() && !["", MOST_READ].contains(&name) && !chrome.reads(list) {
        return list::leads_on(&web, list, shelf).await;
    }
    let is_more = entries.len() > PER_PAGE as usize;
    entries.truncate(PER_PAGE as usize);
    let has_week = is_top && digest::is_there(&web, name, &entries, is_more).await?;
    let place = Shown {
        title: feed::title_of(&chrome, name, entries.first()),
        list: name.to_owned(),
        home: page::path_of(list),
        here,
        next: entries.last().filter(|_| is_more).map(|entry| at(&first, &entry.cursor.to_string())),
        week: has_week.then(|| format!("{}/week.epub", page::path_of(list))),
        first,
    };
    place.answer(&web, chrome, &headers, entries).await
}

/// The list's name, out of an address that may spell it otherwise. `None`: it is none.
fn as_we_spell(list: &str) -> Option<String> {
    let list = list.trim_end_matches('/');
    let (first, rest) = list.split_at(list.find('/').unwrap_or(list.len()));
    Some(match (first.to_ascii_lowercase(), rest.strip_prefix('/')) {
        (first, Some(tag)) if first == "tag" => format!("tag/{}", normal_tag(tag)?),
        (first, _) => format!("{first}{rest}"),
    })
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
    let order = asked.seek.order;
    let path = |after| format!("/opds{}", asked.path(order, after));
    let place = Shown {
        title: chrome.say("search-feed-title").with("question", &asked.question.text).to_string(),
        list: String::new(),
        home: asked.path(order, None),
        here: path(asked.seek.after),
        next: found.next.map(|next| path(Some(next))),
        week: None,
        first: path(None),
    };
    place.answer(&web, chrome, &headers, entries).await
}

/// `GET /opds/opensearch.xml`: how reading apps ask (`OpenSearch` 1.1).
pub(super) async fn opensearch(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let origin = page::origin(&headers, &chrome);
    let key = format!("opds search {origin}");
    let manner = Manner { media_type: DESCRIPTION, noindex: true };
    let render = move || page::rendered(&Description { origin });
    web.pages.answer(&headers, key, manner, render).await
}

/// What a feed of books shows, by its paths on our site.
struct Shown {
    title: String,
    /// The list that it is of; empty for all, and for what is none.
    list: String,
    home: String,
    here: String,
    first: String,
    next: Option<String>,
    week: Option<String>,
}

impl Shown {
    /// The feed of those threads. They are read only when nobody had it since one of them changed.
    async fn answer(
        self,
        web: &Web,
        chrome: Arc<Chrome>,
        headers: &HeaderMap,
        entries: Vec<Entry>,
    ) -> Result<Response, Error> {
        let (origin, list) = (page::origin(headers, &chrome), self.list.clone());
        let state = feed::state(web, &entries).await?;
        let Self { here, next, week, .. } = &self;
        let key = format!("opds {origin} {here} {next:?} {week:?} {state} {}", chrome.version);
        let manner = Manner { media_type: ACQUISITION, noindex: true };
        let answer = if let Some(response) = web.pages.ready(headers, &key, manner) {
            response
        } else {
            let kept = feed::kept(web, &entries).await?;
            let render = move || page::rendered(&self.feed(chrome, origin, &kept));
            web.pages.answer(headers, key, manner, render).await?
        };
        Ok(tags::of_list(answer, &list, entries.iter().map(|entry| &*entry.address)))
    }

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

/// The path of the feed that begins behind that place of the list.
fn at(first: &str, place: &str) -> String {
    let place: String = url::form_urlencoded::byte_serialize(place.as_bytes()).collect();
    format!("{first}?after={place}")
}
