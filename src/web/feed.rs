//! `…/feed.atom`, `…/feed.rss`, `…/feed.json`: any list of threads as a feed, with the whole text.

pub(super) mod entry;
mod shape;

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};
use jiff::Timestamp;

use super::{
    Error, Web,
    cache::Manner,
    digest,
    extract::Path,
    limit::Visitor,
    listing::{MOST_READ, PER_PAGE},
    page::{self, Chrome},
    reader::Reader,
};
use crate::{
    store::{Entry, Kept, Page},
    thread::normal_tag,
};

use entry::Article;
pub(super) use shape::Shape;

/// What the feed is about.
pub(super) struct Feed {
    title: String,
    /// Full address of the page that lists the same.
    home: String,
    /// Full address of the feed.
    address: String,
    /// When the newest of its articles changed.
    updated: Timestamp,
    articles: Vec<Article>,
}

/// What a feed says of itself. Addresses are paths of ours.
pub(super) struct Head {
    pub(super) title: String,
    /// The page that lists the same.
    pub(super) home: String,
    pub(super) address: String,
    /// Not for search engines.
    pub(super) noindex: bool,
}

/// The shape that the name of a feed asks for: `feed.atom`.
pub(super) fn shape_of(name: &str) -> Option<Shape> {
    Shape::named(name.strip_prefix("feed.")?)
}

/// Which list, out of an address (without its leading slash) that names a feed.
pub(super) struct Wanted<'a> {
    /// Its name, which is the address of its page; empty for all.
    list: &'a str,
    shape: Shape,
}

impl<'a> Wanted<'a> {
    /// `None` where the address names no feed.
    pub(super) fn of(address: &'a str) -> Option<Self> {
        let (list, name) = address.rsplit_once('/').unwrap_or(("", address));
        let shape = shape_of(name)?;
        Some(Self { list: if list == "latest" { "" } else { list }, shape })
    }
}

/// `GET /feed.atom` and its sisters.
pub(super) async fn latest(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Error> {
    let wanted = Wanted::of(uri.path().trim_start_matches('/')).ok_or(Error::NoSuchPage)?;
    show(&web, &chrome, &headers, &wanted).await
}

/// `GET /latest/feed.atom` and its sisters, and the week beside them.
pub(super) async fn of_latest(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response, Error> {
    if name == "week.epub" {
        return digest::show(&web, &chrome, &headers, visitor, "").await;
    }
    let wanted = Wanted::of(&name).ok_or(Error::NoSuchPage)?;
    show(&web, &chrome, &headers, &wanted).await
}

/// `GET /most-read/feed.atom` and its sisters.
pub(super) async fn of_most_read(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response, Error> {
    let shape = shape_of(&name).ok_or(Error::NoSuchPage)?;
    show(&web, &chrome, &headers, &Wanted { list: MOST_READ, shape }).await
}

/// `GET /tag/{tag}/feed.atom` and its sisters.
pub(super) async fn of_tag(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    Path((tag, name)): Path<(String, String)>,
) -> Result<Response, Error> {
    let tag = normal_tag(&tag).ok_or(Error::NoSuchPage)?;
    if name == "week.epub" {
        return digest::show(&web, &chrome, &headers, visitor, &format!("tag/{tag}")).await;
    }
    let address = format!("tag/{tag}/{name}");
    let wanted = Wanted::of(&address).ok_or(Error::NoSuchPage)?;
    show(&web, &chrome, &headers, &wanted).await
}

/// The feed. A list that nothing stands in has none.
pub(super) async fn show(
    web: &Web,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    wanted: &Wanted<'_>,
) -> Result<Response, Error> {
    let Wanted { list, shape } = *wanted;
    web.shows_lists()?;
    let page = Page::First(PER_PAGE);
    let entries = match list {
        "" => web.store.latest(page).await?,
        MOST_READ => web.listings.most_read(&web.tally, web.clock.now()).await?.entries.clone(),
        list => web.store.within(list, page).await?,
    };
    if entries.is_empty() && !["", MOST_READ].contains(&list) {
        return Err(Error::NoSuchPage);
    }
    let (path, end) = (page::path_of(list), format!("feed.{}", shape.extension()));
    let kept = kept(web, &entries).await?;
    let head = Head {
        title: title_of(chrome, list, kept.first().map(|(_, kept)| kept)),
        home: if list.is_empty() { "/latest".to_owned() } else { path.clone() },
        address: if list.is_empty() { format!("/{end}") } else { format!("{path}/{end}") },
        noindex: false,
    };
    give(web, chrome, headers, kept, head, shape).await
}

/// The feed of those threads.
pub(super) async fn give(
    web: &Web,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    kept: Vec<(Timestamp, Kept)>,
    head: Head,
    shape: Shape,
) -> Result<Response, Error> {
    let origin = page::origin(headers, chrome);
    let state: Vec<&str> = kept.iter().map(|(_, kept)| kept.version.as_str()).collect();
    let state = blake3::hash(state.concat().as_bytes()).to_hex();
    let key = format!("feed {origin}{} {state} {}", head.address, chrome.version);
    let manner = Manner { media_type: shape.media_type(), noindex: head.noindex };
    if let Some(response) = web.pages.ready(headers, &key, manner) {
        return Ok(response);
    }
    let chrome = Arc::clone(chrome);
    let started = web.clock.now();
    let answer = web.pages.answer(headers, key, manner, move || {
        shape.render(&feed(&chrome, &origin, &head, &kept, started)?)
    });
    answer.await
}

/// The threads of a list. One that went since the list was read is left out.
pub(super) async fn kept(web: &Web, entries: &[Entry]) -> Result<Vec<(Timestamp, Kept)>, Error> {
    let mut found = HashMap::new();
    for entry in entries {
        if let Some(kept) = web.store.thread_at(&entry.address).await? {
            found.insert(entry.address.as_str(), (entry.unrolled_at, kept));
        }
    }
    Ok(entries.iter().filter_map(|entry| found.remove(entry.address.as_str())).collect())
}

fn feed(
    chrome: &Chrome,
    origin: &str,
    head: &Head,
    kept: &[(Timestamp, Kept)],
    started: Timestamp,
) -> Result<Feed, Error> {
    let articles = kept.iter().map(|(at, kept)| Article::new(chrome, origin, *at, kept));
    let articles = articles.collect::<Result<Vec<_>, Error>>()?;
    Ok(Feed {
        title: entry::legible(&head.title),
        home: format!("{origin}{}", head.home),
        address: format!("{origin}{}", head.address),
        updated: articles.iter().map(|it| it.updated).max().unwrap_or(started),
        articles,
    })
}

/// What the list of that name is called.
pub(super) fn title_of(chrome: &Chrome, list: &str, newest: Option<&Kept>) -> String {
    let (network, rest) = list.split_once('/').unwrap_or((list, ""));
    let author = newest.map(|kept| &kept.thread.author);
    let author = author.filter(|author| author.address.eq_ignore_ascii_case(list));
    let said = match (rest, author) {
        ("", _) if list.is_empty() => chrome.say("latest-heading"),
        ("", _) if list == MOST_READ => chrome.say("most-read-heading"),
        (tag, _) if network == "tag" => chrome.say("list-tag").with("tag", tag),
        ("", _) => {
            let title = chrome.title_of(network);
            chrome.say("feed-on").with("network", network).with("title", title)
        }
        (_, Some(author)) => {
            let author = format!("{} (@{})", author.name, author.handle);
            chrome.say("feed-of").with("author", author)
        }
        (rest, None) => chrome.say("feed-server").with("host", rest),
    };
    said.to_string()
}
