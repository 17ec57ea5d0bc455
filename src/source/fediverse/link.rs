//! Which links name a post of the fediverse, and in which of its spellings. Any host may be a
//! server, so only paths that some software is known to use for posts are taken.

use percent_encoding::percent_decode_str;
use url::Url;

use super::{
    name,
    place::{self, Place},
};
use crate::{
    fetch::Fetch,
    source::{NotAPost, Recognised, is_ip, tidy},
};

/// Hosts whose links look like ours and are not.
const FOREIGN: [&str; 22] = [
    "x.com",
    "twitter.com",
    "t.co",
    "bsky.app",
    "bsky.social",
    "threads.net",
    "threads.com",
    "youtube.com",
    "youtu.be",
    "facebook.com",
    "instagram.com",
    "tiktok.com",
    "medium.com",
    "reddit.com",
    "linkedin.com",
    "github.com",
    "gitlab.com",
    "substack.com",
    "telegram.me",
    "t.me",
    "tumblr.com",
    "vk.com",
];

/// Clients whose addresses never say on which server a post is.
const CLIENTS: [&str; 4] = ["pinafore", "semaphore", "enafore", "brutaldon"];

/// How often a link may lead to another link.
const HOPS: u8 = 3;

/// What a link is.
pub(super) fn recognise(link: &str, fetch: &Fetch) -> Recognised {
    tidy(link).map_or(Recognised::Foreign, |link| follow(link, fetch, HOPS))
}

fn follow(link: &str, fetch: &Fetch, hops: u8) -> Recognised {
    if is_handle(link) {
        return Recognised::NotAPost(NotAPost::Profile);
    }
    let Some(url) = parse(link, fetch) else { return Recognised::Foreign };
    if let Some(inner) = wrapped(&url) {
        return match hops.checked_sub(1) {
            Some(hops) => follow(&inner, fetch, hops),
            None => Recognised::Foreign,
        };
    }
    if let Some(answer) = of_client(&url, fetch) {
        return answer;
    }
    let found = segments(&url).and_then(|path| place::of_path(&path));
    match found {
        Some(Found::Post(place)) => named(&url, &place),
        Some(Found::NotAPost(what)) => Recognised::NotAPost(what),
        None => Recognised::Foreign,
    }
}

/// What a path says.
pub(super) enum Found {
    Post(Place),
    NotAPost(NotAPost),
}

/// The link that the address of a page stands for: `mastodon/{host}/@{user}/{id}`.
pub(super) fn link_of(address: &str, fetch: &Fetch) -> Option<Url> {
    let rest = address.strip_prefix(name::NETWORK)?.strip_prefix('/')?;
    let (authority, rest) = rest.split_once('/')?;
    let (user, id) = rest.strip_prefix('@')?.split_once('/')?;
    let url = parse(&format!("https://{authority}/@{user}/{id}"), fetch)?;
    match named(&url, &Place::at_user(user, id)?) {
        Recognised::Post(post)
            if Some(&post) == name::address_ref(&authority_of(&url)?, user, id).as_ref() =>
        {
            Some(url)
        }
        _ => None,
    }
}

fn authority_of(url: &Url) -> Option<String> {
    name::authority(url)
}

/// The post's name, from the one spelling that each kind of address has.
fn named(url: &Url, place: &Place) -> Recognised {
    let mut url = url.clone();
    url.set_query(None);
    url.set_fragment(None);
    url.set_path(&place.path());
    name::post_ref(&url).map_or(Recognised::Foreign, Recognised::Post)
}

/// A link as an address that may be asked: with the scheme that its host is asked by, and a host
/// that can be a server.
fn parse(link: &str, fetch: &Fetch) -> Option<Url> {
    let scheme = |known: &str| {
        let head = link.get(..known.len())?;
        head.eq_ignore_ascii_case(known).then(|| &link[known.len()..])
    };
    let rest = scheme("https://").or_else(|| scheme("http://")).or_else(|| scheme("web+ap://"));
    let rest = match rest {
        Some(rest) => rest,
        None if link.contains("://") => return None,
        None => link,
    };
    if rest.contains(char::is_whitespace) || rest.starts_with('/') {
        return None;
    }
    let mut url = Url::parse(&format!("https://{rest}")).ok()?;
    if !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let host = url.host_str()?.trim_end_matches('.').to_owned();
    if url.host_str() != Some(&*host) {
        url.set_host(Some(&host)).ok()?;
    }
    if fetch.scheme(&name::authority(&url)?) == "http" {
        return Url::parse(&format!("http{}", url.as_str().strip_prefix("https")?)).ok();
    }
    let is_server = host.contains('.') && !is_ip(&url) && !is_under(&host, &FOREIGN);
    is_server.then_some(url)
}

fn is_under(host: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| {
        host.strip_suffix(entry).is_some_and(|front| front.is_empty() || front.ends_with('.'))
    })
}

/// `@user@host`, `acct:user@host`, `user@host`.
fn is_handle(link: &str) -> bool {
    let handle = link.strip_prefix("acct:").unwrap_or(link);
    let handle = handle.strip_prefix('@').unwrap_or(handle);
    handle.split_once('@').is_some_and(|(user, host)| {
        place::is_user(user) && !host.contains(['/', '@', '?', '#']) && host.contains('.')
    })
}

/// The link inside the link: asked of one's own server, or of a protocol handler.
fn wrapped(url: &Url) -> Option<String> {
    let keys: &[&str] = match url.path().trim_end_matches('/') {
        "/authorize_interaction" => &["uri"],
        "/authorize_follow" => &["acct"],
        "/.well-known/proxy" | "/.well-known/protocol-handler" => &["target", "uri", "url"],
        _ => return None,
    };
    let value = |key: &&str| url.query_pairs().find(|(name, _)| name == key);
    let (_, inner) = keys.iter().find_map(value)?;
    tidy(&inner).map(str::to_owned)
}

/// Addresses of clients, which name the server inside: Phanpy, Elk; or not at all: Pinafore.
fn of_client(url: &Url, fetch: &Fetch) -> Option<Recognised> {
    let host = url.host_str()?;
    if let Some(route) = url.fragment().and_then(|fragment| fragment.strip_prefix('/')) {
        let route = route.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = route.split('/').filter(|part| !part.is_empty()).collect();
        return match parts[..] {
            [server, "s", id] => on_server(server, Place::api(id)?, fetch),
            [_, "a", _] => Some(Recognised::NotAPost(NotAPost::Profile)),
            ["s", id] if place::is_plain(id) => Some(Recognised::NotAPost(NotAPost::NoServer)),
            _ if is_under(host, &["phanpy.social"]) => Some(Recognised::NotAPost(NotAPost::Other)),
            _ => None,
        };
    }
    let path = segments(url)?;
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    if CLIENTS.iter().any(|client| host.split('.').any(|label| label == *client)) {
        return Some(Recognised::NotAPost(match path[..] {
            ["statuses", _] => NotAPost::NoServer,
            ["accounts", _] => NotAPost::Profile,
            _ => NotAPost::Other,
        }));
    }
    match path[..] {
        [server, user, id] if server.contains('.') && user.starts_with('@') => {
            let place = place::of_path(&[user.to_owned(), id.to_owned()])?;
            match place {
                Found::Post(place) => on_server(server, place, fetch),
                Found::NotAPost(what) => Some(Recognised::NotAPost(what)),
            }
        }
        [server, "status", id] if server.contains('.') => on_server(server, Place::api(id)?, fetch),
        [server, user] if server.contains('.') && user.starts_with('@') => {
            Some(Recognised::NotAPost(NotAPost::Profile))
        }
        [user, id]
            if is_under(host, &["elk.zone"]) && user.starts_with('@') && place::is_plain(id) =>
        {
            Some(Recognised::NotAPost(NotAPost::NoServer))
        }
        _ => None,
    }
}

fn on_server(server: &str, place: Place, fetch: &Fetch) -> Option<Recognised> {
    let url = parse(&format!("https://{server}"), fetch)?;
    Some(named(&url, &place))
}

/// The path in its parts, decoded; `None` when a part hides a separator or a control character.
pub(super) fn segments(url: &Url) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    for part in url.path_segments()?.filter(|part| !part.is_empty()) {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        if part.contains(['/', '\\', '%', '?', '#']) || part.contains(char::is_control) {
            return None;
        }
        parts.push(part.into_owned());
    }
    (parts.len() <= 12).then_some(parts)
}
