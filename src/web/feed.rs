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
    listing::PER_PAGE,
    page::{self, Chrome},
    reader::Reader,
};
use crate::{
    store::{Entry, Kept, Page},
    thread::normal_tag,
};

use entry::Article;
use shape::Shape;

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
        let shape = Shape::named(name.strip_prefix("feed.")?)?;
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
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response, Error> {
    if name == "week.epub" {
        return digest::show(&web, &chrome, &headers, "").await;
    }
    let wanted = Wanted::of(&name).ok_or(Error::NoSuchPage)?;
    show(&web, &chrome, &headers, &wanted).await
}

/// `GET /tag/{tag}/feed.atom` and its sisters.
pub(super) async fn of_tag(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    Path((tag, name)): Path<(String, String)>,
) -> Result<Response, Error> {
    let tag = normal_tag(&tag).ok_or(Error::NoSuchPage)?;
    if name == "week.epub" {
        return digest::show(&web, &chrome, &headers, &format!("tag/{tag}")).await;
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
    if !web.site.list {
        return Err(Error::NoSuchPage);
    }
    let page = Page::First(PER_PAGE);
    let entries = match list {
        "" => web.store.latest(page).await?,
        list => web.store.within(list, page).await?,
    };
    if entries.is_empty() && !list.is_empty() {
        return Err(Error::NoSuchPage);
    }
    let kept = kept(web, &entries).await?;
    let origin = page::origin(headers, chrome);
    let state: Vec<&str> = kept.iter().map(|(_, kept)| kept.version.as_str()).collect();
    let state = blake3::hash(state.concat().as_bytes()).to_hex();
    let key = format!("feed {list} {} {origin} {state} {}", shape.extension(), chrome.version);
    let manner = Manner { media_type: shape.media_type(), noindex: false };
    if let Some(response) = web.pages.ready(headers, &key, manner) {
        return Ok(response);
    }
    let (chrome, list) = (Arc::clone(chrome), list.to_owned());
    let started = web.clock.now();
    let answer = web.pages.answer(headers, key, manner, move || {
        shape.render(&feed(&chrome, &origin, &list, shape, &kept, started)?)
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
    list: &str,
    shape: Shape,
    kept: &[(Timestamp, Kept)],
    started: Timestamp,
) -> Result<Feed, Error> {
    let articles = kept.iter().map(|(at, kept)| Article::new(chrome, origin, *at, kept));
    let articles = articles.collect::<Result<Vec<_>, Error>>()?;
    let path = page::path_of(list);
    let end = format!("feed.{}", shape.extension());
    Ok(Feed {
        title: title_of(chrome, list, kept.first().map(|(_, kept)| kept)),
        home: format!("{origin}{}", if list.is_empty() { "/latest" } else { &path }),
        address: match list {
            "" => format!("{origin}/{end}"),
            _ => format!("{origin}{path}/{end}"),
        },
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
