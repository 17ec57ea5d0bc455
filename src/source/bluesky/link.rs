//! What a pasted link leads to. Only looks at the link: the host that it names is never asked,
//! so the path alone decides and every client, mirror and embed fixer with the network's own
//! paths is understood.

use percent_encoding::percent_decode_str;
use url::Url;

use super::name::{NETWORK, at_post, authority, handle, is_did, is_rkey, is_tid, page, post_ref};
use crate::source::{NotAPost, Recognised, tidy};

/// Hosts that are Bluesky and nothing else: what is no post there is still no foreign link.
const CLIENTS: [&str; 14] = [
    "bsky.app",
    "staging.bsky.app",
    "main.bsky.dev",
    "go.bsky.app",
    "deer.social",
    "blacksky.community",
    "witchsky.app",
    "catsky.social",
    "zeppelin.social",
    "mu.social",
    "langit.pages.dev",
    "tokimeki.blue",
    "fxbsky.app",
    "bskx.app",
];

/// Recognises a link, a URI or a handle of this network.
pub(super) fn recognise(link: &str) -> Recognised {
    let Some(link) = tidy(link) else { return Recognised::Foreign };
    if let Some(found) = name_or_uri(link) {
        return found;
    }
    let Some(url) = parse(link) else { return Recognised::Foreign };
    if let Some(post) = on_any_host(&url).or_else(|| on_known_host(&url)) {
        return post;
    }
    // One client wraps the link of another.
    if url.domain() == Some("skyview.social")
        && let Some(inner) = query(&url, "url").as_deref().and_then(parse)
        && let Some(post) = on_any_host(&inner)
    {
        return post;
    }
    elsewhere(&url)
}

/// The link that `bluesky/{handle or did}/{rkey}` stands for.
pub(super) fn link_of(address: &str) -> Option<Url> {
    let (who, rkey) = address.strip_prefix(NETWORK)?.strip_prefix('/')?.split_once('/')?;
    let who = authority(who)?;
    if !is_rkey(rkey) {
        return None;
    }
    page(&format!("{who}/post/{rkey}"))
}

fn post(who: &str, rkey: &str) -> Option<Recognised> {
    let who = authority(&bare(who))?;
    let rkey = bare(rkey);
    is_rkey(&rkey).then(|| post_ref(&who, &rkey)).flatten().map(Recognised::Post)
}

/// Without what people copy along with a handle: an `@`, marks of writing direction.
fn bare(segment: &str) -> String {
    let segment = percent_decode_str(segment).decode_utf8_lossy();
    let mark = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let segment = segment.trim_matches(mark);
    segment.strip_prefix('@').unwrap_or(segment).trim_matches(mark).to_owned()
}

/// `at://…`, `did:…`, `@handle`.
fn name_or_uri(link: &str) -> Option<Recognised> {
    const PROFILE: Recognised = Recognised::NotAPost(NotAPost::Profile);
    if link.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("at://")) {
        return Some(at_uri(&format!("at://{}", link.get(5..)?)));
    }
    let bare = link.strip_prefix('@');
    let is_name = is_did(link)
        || bare.is_some_and(|name| handle(name).is_some())
        || handle(link).is_some_and(|name| name.ends_with(".bsky.social"));
    is_name.then_some(PROFILE)
}

/// Strict, as the specification has it: no trailing slash, no query, no fragment.
fn at_uri(uri: &str) -> Recognised {
    if let Some(found) = at_post(uri).and_then(|(who, rkey)| {
        let who = authority(&percent_decode_str(who).decode_utf8_lossy())?;
        is_rkey(rkey).then(|| post_ref(&who, rkey)).flatten()
    }) {
        return Recognised::Post(found);
    }
    let rest = uri.strip_prefix("at://").unwrap_or_default();
    let (who, path) = rest.split_once('/').unwrap_or((rest, ""));
    match authority(who) {
        None => Recognised::Foreign,
        Some(_) if path.is_empty() || path.starts_with("app.bsky.actor.profile/") => {
            Recognised::NotAPost(NotAPost::Profile)
        }
        Some(_) => Recognised::NotAPost(NotAPost::Other),
    }
}

/// A web address, with or without its scheme.
fn parse(link: &str) -> Option<Url> {
    let lower = link.get(..8).unwrap_or(link).to_ascii_lowercase();
    let url = if lower.starts_with("http://") || lower.starts_with("https://") {
        Url::parse(link).ok()?
    } else {
        // Without a scheme only a name with a dot and a path is taken for an address.
        let (host, _) = link.split_once('/')?;
        if !host.contains('.') || host.contains(['@', ' ', '\\']) {
            return None;
        }
        Url::parse(&format!("https://{link}")).ok()?
    };
    url.has_host().then_some(url)
}

fn segments(url: &Url) -> Vec<&str> {
    let mut all: Vec<&str> = url.path_segments().map(Iterator::collect).unwrap_or_default();
    if all.last() == Some(&"") {
        all.pop();
    }
    all
}

fn query(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// `/profile/{who}/post/{rkey}` on any host, its sub-pages, the same below `/u/{did}`; and
/// `https://bsky.{handle}/post/{rkey}`. Fediverse software with `/profile/` paths has no dots in
/// names there, so nothing of it is taken.
fn on_any_host(url: &Url) -> Option<Recognised> {
    let path = segments(url);
    let path = match *path {
        ["u", account, ref rest @ ..] if is_did(&bare(account)) => rest,
        _ => &path[..],
    };
    match *path {
        ["profile", who, "post", rkey]
        | ["profile", who, "post", rkey, "liked-by" | "reposted-by" | "quotes"] => post(who, rkey),
        ["post", rkey] if is_tid(rkey) => post(url.domain()?.strip_prefix("bsky.")?, rkey),
        _ => None,
    }
}

/// Clients with paths of their own.
fn on_known_host(url: &Url) -> Option<Recognised> {
    let path = segments(url);
    match (url.domain()?, &*path) {
        ("aglais.pages.dev", [who, rkey])
        | ("supercoolclient.pages.dev", [who, "post", rkey])
        | ("useouranos.app", ["dashboard", "user", who, "post", rkey]) => post(who, rkey),
        ("blueviewer.pages.dev", ["view"]) => post(&query(url, "actor")?, &query(url, "rkey")?),
        ("blue.mackuba.eu", ["skythread", ..]) => {
            post(&query(url, "author")?, &query(url, "post")?)
        }
        ("klearsky.pages.dev", _) => {
            let (_, fragment) = url.fragment()?.split_once("uri=")?;
            let uri = fragment.split('&').next().unwrap_or_default();
            embedded(&percent_decode_str(uri).decode_utf8_lossy())
        }
        ("pdsls.dev" | "atp.tools", _) => embedded(url.path().trim_matches('/')),
        _ => None,
    }
}

/// An at-URI inside a web address, where one of its slashes may have been lost.
fn embedded(uri: &str) -> Option<Recognised> {
    let rest = uri.strip_prefix("at:")?.trim_start_matches('/');
    Some(at_uri(&format!("at://{rest}")))
}

/// No post: this network's, or somebody else's business.
fn elsewhere(url: &Url) -> Recognised {
    let Some(domain) = url.domain() else { return Recognised::Foreign };
    let is_ours = CLIENTS.contains(&domain) || domain.ends_with(".fxbsky.app");
    if !is_ours {
        return Recognised::Foreign;
    }
    Recognised::NotAPost(match *segments(url) {
        ["profile", who] if authority(&bare(who)).is_some() => NotAPost::Profile,
        _ => NotAPost::Other,
    })
}
