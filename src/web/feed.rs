//! `…/feed.atom`, `…/feed.rss`, `…/feed.json`: any list of threads as a feed, with the whole text.

pub(super) mod entry;
mod shape;

use std::sync::Arc;

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
    list,
    listing::{MOST_READ, PER_PAGE},
    page::{self, Chrome},
    reader::Reader,
    tags,
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
    /// The list that it is of, by its address without the leading slash; empty where it has none.
    pub(super) list: String,
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
    /// What its own name ends with.
    name: &'a str,
    shape: Shape,
}

impl<'a> Wanted<'a> {
    /// `None` where the address names no feed.
    pub(super) fn of(address: &'a str) -> Option<Self> {
        let (list, name) = address.rsplit_once('/').unwrap_or(("", address));
        let shape = shape_of(name)?;
        Some(Self { list: if list == "latest" { "" } else { list }, name, shape })
    }
}

/// `GET /feed.atom`, `GET /latest/feed.atom`, `GET /most-read/feed.atom` and their sisters, and the
/// week beside them.
pub(super) async fn of_all(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Error> {
    let address = uri.path().trim_start_matches('/');
    if let Some(list) = digest::list_of(address) {
        return digest::show(&web, &chrome, &headers, visitor, list).await;
    }
    let wanted = Wanted::of(address).ok_or(Error::NoSuchPage)?;
    show(&web, &chrome, &headers, &wanted).await
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

/// The feed. A list that nothing stands in has none, unless it has another name now.
pub(super) async fn show(
    web: &Web,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    wanted: &Wanted<'_>,
) -> Result<Response, Error> {
    let Wanted { list, name, shape } = *wanted;
    web.shows_lists()?;
    let entries = web.part(list, Page::First(PER_PAGE)).await?;
    if entries.is_empty() && !["", MOST_READ].contains(&list) {
        return list::leads_on(web, list, |now| format!("{}/{name}", page::path_of(now))).await;
    }
    let path = page::path_of(list);
    let head = Head {
        title: title_of(chrome, list, entries.first()),
        list: list.to_owned(),
        home: if list.is_empty() { "/latest".to_owned() } else { path.clone() },
        address: if list.is_empty() { format!("/{name}") } else { format!("{path}/{name}") },
        noindex: false,
    };
    give(web, chrome, headers, entries, head, shape).await
}

/// The feed of those threads. They are read only when nobody had it since one of them changed.
pub(super) async fn give(
    web: &Web,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    entries: Vec<Entry>,
    head: Head,
    shape: Shape,
) -> Result<Response, Error> {
    let (origin, list) = (page::origin(headers, chrome), head.list.clone());
    let state = state(web, &entries).await?;
    let key = format!("feed {origin}{} {state} {}", head.address, chrome.version);
    let manner = Manner { media_type: shape.media_type(), noindex: head.noindex };
    let answer = if let Some(response) = web.pages.ready(headers, &key, manner) {
        response
    } else {
        let (chrome, started) = (Arc::clone(chrome), web.clock.now());
        let kept = kept(web, &entries).await?;
        let render = move || shape.render(&feed(&chrome, &origin, &head, &kept, started)?);
        web.pages.answer(headers, key, manner, render).await?
    };
    Ok(tags::of_list(answer, &list, entries.iter().map(|entry| &*entry.address)))
}

/// A name for all that is made of these threads: their lines, and which copies of them are kept.
pub(super) async fn state(web: &Web, entries: &[Entry]) -> Result<String, Error> {
    let versions = web.store.versions(entries).await?;
    let versions: Vec<_> = entries.iter().map(|entry| versions.get(&entry.cursor.id)).collect();
    Ok(blake3::hash(format!("{entries:?} {versions:?}").as_bytes()).to_hex().to_string())
}

/// The threads of a list. One that went since the list was read is left out.
pub(super) async fn kept(web: &Web, entries: &[Entry]) -> Result<Vec<(Timestamp, Kept)>, Error> {
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        if let Some(kept) = web.store.thread_at(&entry.address).await? {
            found.push((entry.unrolled_at, kept));
        }
    }
    Ok(found)
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

/// What the list of that name is called; `newest` stands first in it.
pub(super) fn title_of(chrome: &Chrome, list: &str, newest: Option<&Entry>) -> String {
    let (network, rest) = list.split_once('/').unwrap_or((list, ""));
    let author = newest.filter(|newest| newest.author_address.eq_ignore_ascii_case(list));
    let said = match (rest, author) {
        ("", _) if list.is_empty() => chrome.say("latest-heading"),
        ("", _) if list == MOST_READ => chrome.say("most-read-heading"),
        (tag, _) if network == "tag" => chrome.say("list-tag").with("tag", tag),
        ("", _) => {
            let title = chrome.title_of(network);
            chrome.say("feed-on").with("network", network).with("title", title)
        }
        (_, Some(newest)) => {
            let author = format!("{} (@{})", newest.author, newest.handle);
            chrome.say("feed-of").with("author", author)
        }
        (rest, None) => chrome.say("feed-server").with("host", rest),
    };
    said.to_string()
}
