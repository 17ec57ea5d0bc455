//! How Bluesky names things (<https://atproto.com/specs>): handles, DIDs, record keys, and the
//! URI of a post, with its spelling as a [`PostRef`].

use std::fmt;

use url::Url;

use crate::thread::PostRef;

/// The network's name in addresses and in the store.
pub(super) const NETWORK: &str = "bluesky";

/// The collection that posts are in.
const POSTS: &str = "app.bsky.feed.post";

/// Endings under which no handle can be reached (the specification's list without `.test`, which
/// development networks use).
const UNREACHABLE: [&str; 8] =
    [".alt", ".arpa", ".example", ".internal", ".invalid", ".local", ".localhost", ".onion"];

/// The alphabet of record keys that are made of the time, in order.
const SORTABLE: &[u8] = b"234567abcdefghijklmnopqrstuvwxyz";

/// The handle, in lower case, when it can be one.
pub(super) fn handle(text: &str) -> Option<String> {
    let label = |label: &str| {
        let edge = |byte: Option<u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric());
        label.len() <= 63
            && edge(label.bytes().next())
            && edge(label.bytes().last())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let handle = text.to_ascii_lowercase();
    let (_, last) = handle.rsplit_once('.')?;
    (handle.len() <= 253
        && handle.split('.').all(label)
        && last.starts_with(|c: char| c.is_ascii_lowercase())
        && !UNREACHABLE.iter().any(|end| handle.ends_with(end)))
    .then_some(handle)
}

/// Whether it is a DID of a method that the network uses: `did:plc:…`, or `did:web:` and a host
/// without a port.
pub(super) fn is_did(text: &str) -> bool {
    if let Some(key) = text.strip_prefix("did:plc:") {
        return key.len() == 24 && key.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
    }
    text.strip_prefix("did:web:").is_some_and(|host| handle(host).as_deref() == Some(host))
}

/// Whether it can be the key of a record. Case matters in it.
pub(super) fn is_rkey(text: &str) -> bool {
    (1..=512).contains(&text.len())
        && !matches!(text, "." | "..")
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._:~-".contains(&b))
}

/// Whether it is a record key of the usual kind, which is made of the time: they sort by it.
pub(super) fn is_tid(text: &str) -> bool {
    text.len() == 13
        && text.bytes().all(|b| SORTABLE.contains(&b))
        && text.bytes().next().is_some_and(|b| b <= b'j')
}

/// The DID or handle (in lower case) that stands before an `@` or a `/`.
pub(super) fn authority(text: &str) -> Option<String> {
    if is_did(text) { Some(text.to_owned()) } else { handle(text) }
}

/// The URI of a post, by the DID of its author.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct PostUri {
    /// Whose it is.
    pub(super) did: String,
    /// Its key.
    pub(super) rkey: String,
}

impl PostUri {
    /// Reads `at://did/app.bsky.feed.post/rkey`; nothing else is a post of somebody certain.
    pub(super) fn parse(uri: &str) -> Option<Self> {
        let (did, rkey) = at_post(uri)?;
        (is_did(did) && is_rkey(rkey)).then(|| Self { did: did.to_owned(), rkey: rkey.to_owned() })
    }

    /// The post that a [`PostRef`] by DID names.
    pub(super) fn of(did: &str, rkey: &str) -> Self {
        Self { did: did.to_owned(), rkey: rkey.to_owned() }
    }

    /// The canonical name. `None` only for keys so long that no name can hold them.
    pub(super) fn post_ref(&self) -> Option<PostRef> {
        post_ref(&self.did, &self.rkey)
    }

    /// The post on the network's own site, by DID: this link outlives a change of handle.
    pub(super) fn page(&self) -> Option<Url> {
        page(&format!("{}/post/{}", self.did, self.rkey))
    }
}

impl fmt::Display for PostUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at://{}/{POSTS}/{}", self.did, self.rkey)
    }
}

/// The two halves of the URI of a post, unchecked.
pub(super) fn at_post(uri: &str) -> Option<(&str, &str)> {
    let (authority, rest) = uri.strip_prefix("at://")?.split_once('/')?;
    Some((authority, rest.strip_prefix(POSTS)?.strip_prefix('/')?))
}

/// `bluesky:{DID or handle}@{rkey}`.
pub(super) fn post_ref(authority: &str, rkey: &str) -> Option<PostRef> {
    PostRef::new(NETWORK, &format!("{authority}@{rkey}")).ok()
}

/// The DID or handle and the record key that a [`PostRef`] of this network names.
pub(super) fn parts(post: &PostRef) -> Option<(&str, &str)> {
    let (authority, rkey) = post.locator().split_once('@')?;
    (is_rkey(rkey) && (is_did(authority) || handle(authority).is_some()))
        .then_some((authority, rkey))
}

/// A page below somebody's profile on the network's own site.
pub(super) fn page(below_profile: &str) -> Option<Url> {
    Url::parse("https://bsky.app/profile/").ok()?.join(&format!("./{below_profile}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_uri_of_a_post_and_its_name_say_the_same() {
        let uri = "at://did:plc:p3a2dzvfqrykbi47odvc5a5y/app.bsky.feed.post/3ljcuzl2qk2qa";
        let post = PostUri::parse(uri).unwrap();
        assert_eq!(post.to_string(), uri);
        let name = post.post_ref().unwrap();
        assert_eq!(name.as_str(), "bluesky:did:plc:p3a2dzvfqrykbi47odvc5a5y@3ljcuzl2qk2qa");
        assert_eq!(parts(&name), Some((&*post.did, &*post.rkey)));
        assert_eq!(
            post.page().unwrap().as_str(),
            "https://bsky.app/profile/did:plc:p3a2dzvfqrykbi47odvc5a5y/post/3ljcuzl2qk2qa"
        );
    }

    #[test]
    fn records_of_other_kinds_are_no_posts() {
        for uri in [
            "at://did:plc:p3a2dzvfqrykbi47odvc5a5y/app.bsky.feed.like/3ljcuzl2qk2qa",
            "at://alice.test/app.bsky.feed.post/3ljcuzl2qk2qa",
            "at://did:plc:p3a2dzvfqrykbi47odvc5a5y/app.bsky.feed.post/a/b",
            "at://did:plc:p3a2dzvfqrykbi47odvc5a5y/app.bsky.feed.postV2",
            "",
        ] {
            assert_eq!(PostUri::parse(uri), None, "{uri}");
        }
    }
}
