//! How posts of the fediverse are named: their `ActivityPub` id (a URI) as a [`PostRef`], and the
//! readable address on our site. Ids are compared as URIs, never as a server's API ids.
//!
//! `https://host/users/ada/statuses/1` is `mastodon:host!users!ada!statuses!1`: the scheme goes
//! (it is https but where the operator allowed a private host), `/` becomes `!`, and bytes that a
//! ref may not hold become `~` and two hexadecimal digits.

use std::fmt::Write;

use url::Url;

use crate::{fetch::Fetch, thread::PostRef};

/// The name of the whole network in refs, addresses and settings.
pub(super) const NETWORK: &str = "mastodon";

/// The ref that stands for a URI; a query is part of it, a fragment is not.
pub(super) fn post_ref(uri: &Url) -> Option<PostRef> {
    let mut locator = authority(uri)?;
    let path = uri.path().trim_end_matches('/');
    for byte in path
        .bytes()
        .chain(uri.query().into_iter().flat_map(|q| std::iter::once(b'?').chain(q.bytes())))
    {
        match byte {
            b'/' => locator.push('!'),
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'@'
            | b':'
            | b'+'
            | b'='
            | b',' => {
                locator.push(char::from(byte));
            }
            other => {
                let _ = write!(locator, "~{other:02x}");
            }
        }
    }
    PostRef::new(NETWORK, &locator).ok()
}

/// The URI that a ref stands for.
pub(super) fn uri_of(post: &PostRef, fetch: &Fetch) -> Option<Url> {
    let locator = post.locator();
    let at = locator.find(['!', '~']).unwrap_or(locator.len());
    let (authority, rest) = locator.split_at(at);
    let mut path = String::new();
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '!' => path.push('/'),
            '~' => {
                let digits: String = chars.by_ref().take(2).collect();
                path.push(char::from(u8::from_str_radix(&digits, 16).ok()?));
            }
            other => path.push(other),
        }
    }
    Url::parse(&format!("{}://{authority}{path}", fetch.scheme(authority))).ok()
}

/// Host and, where it is not the usual one, port.
pub(super) fn authority(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

/// The readable address of a post on our site: `mastodon/{host}/@{user}/{id}`.
pub(super) fn address(authority: &str, user: &str, id: &str) -> String {
    format!("{NETWORK}/{authority}/@{user}/{id}")
}

/// The ref that the address of a post stands for: an alias that every post has.
pub(super) fn address_ref(authority: &str, user: &str, id: &str) -> Option<PostRef> {
    PostRef::new(NETWORK, &format!("{authority}!@{user}!{id}")).ok()
}
