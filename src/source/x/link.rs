//! Which links name a post of X, and in which of their spellings. Only the id counts: the user in
//! a link may be wrong or renamed, and the host that was pasted is never asked.

mod host;
mod path;

use url::Url;

use self::host::Host;
use super::NETWORK;
use crate::{
    source::{NotAPost, Recognised, tidy},
    thread::PostRef,
};

/// What a link is. `mirrors` are further hosts that stand for X.
pub(super) fn recognise(link: &str, mirrors: &[String]) -> Recognised {
    let Some(link) = tidy(link) else { return Recognised::Foreign };
    // Fewer digits could be anything that people count.
    if link.len() >= 10
        && let Some(post) = path::post(link)
    {
        return Recognised::Post(post);
    }
    let Some(url) = parse(link) else { return Recognised::Foreign };
    let found = if url.scheme() == APP {
        in_app(&url)
    } else {
        match host::of(&url, mirrors) {
            Some(host) => on_host(host, &url, mirrors),
            None => return Recognised::Foreign,
        }
    };
    found.map_or_else(Recognised::NotAPost, Recognised::Post)
}

/// The link that a page's address (`x/handle/20`) stands for.
pub(super) fn link_of(address: &str) -> Option<Url> {
    let (user, id) = address.strip_prefix(NETWORK)?.strip_prefix('/')?.split_once('/')?;
    if !path::is_user(user) {
        return None;
    }
    page(user, &path::post(id)?)
}

/// The post that a link to an unknown host would lead to, if that host were a mirror of X.
pub(super) fn guess(link: &str) -> Option<Url> {
    let url = parse(tidy(link)?).filter(|url| url.scheme() != APP)?;
    let parts = path::parts(url.path());
    page("i", &path::like_x(&names(&parts))?)
}

fn page(user: &str, post: &PostRef) -> Option<Url> {
    Url::parse(&format!("https://x.com/{user}/status/{}", post.locator())).ok()
}

/// The scheme that opens the app on phones.
const APP: &str = "twitter";

/// A web address, with or without its scheme, or one of the app. A name before the host is a
/// trick: nobody copies such a link from X.
fn parse(link: &str) -> Option<Url> {
    let begins = |scheme: &str| {
        link.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    let url = if begins("https:") || begins("http:") || begins("twitter:") {
        Url::parse(link)
    } else {
        let link = link.strip_prefix("//").unwrap_or(link);
        let (host, _) = link.split_once('/')?;
        if !host.contains('.') {
            return None;
        }
        Url::parse(&format!("https://{link}"))
    };
    url.ok().filter(|url| url.username().is_empty() && url.password().is_none())
}

fn on_host(host: Host, url: &Url, mirrors: &[String]) -> Result<PostRef, NotAPost> {
    let parts = path::parts(url.path());
    let path = names(&parts);
    let id = match host {
        Host::Pages => return on_pages(url, &path),
        Host::Short => short(url),
        Host::Frame => named(url, "id"),
        Host::Publisher => ["query", "url"].iter().find_map(|key| inside(url, key, mirrors)),
        Host::Unroller => match *path {
            ["thread" | "t", id, ..] => path::post(path::bare(id)),
            ["user", _] => return Err(NotAPost::Profile),
            _ => None,
        },
        Host::Other => None,
    };
    id.ok_or(NotAPost::Other)
}

/// A page of X: its path says which, or, in links from before 2012, what stands behind `#!`.
fn on_pages(url: &Url, path: &[&str]) -> Result<PostRef, NotAPost> {
    let behind = url.fragment().and_then(|fragment| fragment.strip_prefix('!'));
    if path.is_empty()
        && let Some(behind) = behind
    {
        let parts = path::parts(before_query(behind));
        let path = names(&parts);
        return path::post_in(&path).ok_or_else(|| path::not_a_post(&path));
    }
    let found = match *path {
        ["intent", ..] => named(url, "in_reply_to").or_else(|| named(url, "tweet_id")),
        // Where visitors who are not signed in are sent.
        ["i", "flow", _] | ["login"] => parameter(url, "redirect_after_login").and_then(|to| {
            let parts = path::parts(before_query(&to));
            path::post_in(&names(&parts))
        }),
        _ => path::post_in(path),
    };
    found.ok_or_else(|| path::not_a_post(path))
}

/// `twitter://status?id=20`
fn in_app(url: &Url) -> Result<PostRef, NotAPost> {
    let place = url.host_str().unwrap_or_default().to_ascii_lowercase();
    match &*place {
        "status" => named(url, "id").ok_or(NotAPost::Other),
        "user" => Err(NotAPost::Profile),
        _ => Err(NotAPost::Other),
    }
}

/// The code of a short link. Its letters are large or small.
fn short(url: &Url) -> Option<PostRef> {
    path::short(url.path().trim_matches('/'))
}

/// The post of the address that stands in a parameter.
fn inside(url: &Url, key: &str, mirrors: &[String]) -> Option<PostRef> {
    let inner = parameter(url, key)?;
    let inner = parse(tidy(&inner)?)?;
    let parts = path::parts(inner.path());
    match host::of(&inner, mirrors)? {
        Host::Pages => on_pages(&inner, &names(&parts)).ok(),
        _ => None,
    }
}

/// The post whose id stands in a parameter.
fn named(url: &Url, key: &str) -> Option<PostRef> {
    path::post(&parameter(url, key)?)
}

fn parameter(url: &Url, key: &str) -> Option<String> {
    url.query_pairs().find(|(name, _)| name == key).map(|(_, value)| value.into_owned())
}

fn before_query(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or_default()
}

fn names(parts: &[String]) -> Vec<&str> {
    parts.iter().map(String::as_str).collect()
}
