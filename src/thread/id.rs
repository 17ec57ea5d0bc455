//! [`PostRef`], the name of one post on one network.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A network, by the name that stands in addresses and in the store: `bluesky`, `mastodon`.
/// Open on purpose: an enum would be a second place to edit for each network.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Network(String);

impl Network {
    /// The stable, lower-case name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names one post on one network: `bluesky:did:plc:ewvi…@3l7x…`,
/// `mastodon:hachyderm.io!users!ada!statuses!1123…`.
///
/// What stands after the colon is the network's own business (its source makes and reads it).
/// A post has one *canonical* ref, [`crate::thread::Post::id`], and may have others under which
/// links name it (a handle instead of a DID, a web address instead of the `ActivityPub` id).
///
/// Only letters, digits and `- . _ ~ ! @ : + = ,` occur (letters may be of any script, for
/// addresses with international names), at most 1,024 bytes: it is one path segment, one cache
/// key and one primary key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostRef {
    whole: String,
    network: Network,
}

/// Longest [`PostRef`], in bytes.
const LONGEST: usize = 1024;

/// The text is not the name of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a post")]
pub struct InvalidPostRef;

impl PostRef {
    /// Makes a name of its two halves.
    ///
    /// # Errors
    /// [`InvalidPostRef`] when a half is empty, too long, or has a character that is not allowed.
    pub fn new(network: &str, locator: &str) -> Result<Self, InvalidPostRef> {
        format!("{network}:{locator}").parse()
    }

    /// The network that the post stands on.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// What stands after `network:`.
    #[must_use]
    pub fn locator(&self) -> &str {
        &self.whole[self.network.0.len() + 1..]
    }

    /// The whole name, as kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.whole
    }
}

impl FromStr for PostRef {
    type Err = InvalidPostRef;

    fn from_str(text: &str) -> Result<Self, InvalidPostRef> {
        let (network, locator) = text.split_once(':').ok_or(InvalidPostRef)?;
        let plain = |c: char| c.is_alphanumeric() || "-._~!@:+=,".contains(c);
        if network.is_empty()
            || !network.bytes().all(|b| b.is_ascii_lowercase())
            || locator.is_empty()
            || text.len() > LONGEST
            || !locator.chars().all(plain)
        {
            return Err(InvalidPostRef);
        }
        Ok(Self { whole: text.to_owned(), network: Network(network.to_owned()) })
    }
}

impl TryFrom<String> for PostRef {
    type Error = InvalidPostRef;

    fn try_from(text: String) -> Result<Self, InvalidPostRef> {
        text.parse()
    }
}

impl From<PostRef> for String {
    fn from(post: PostRef) -> Self {
        post.whole
    }
}

impl fmt::Display for PostRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_splits_at_the_first_colon() {
        let post: PostRef = "bluesky:did:plc:abc@3l7x".parse().unwrap();
        assert_eq!((post.network().as_str(), post.locator()), ("bluesky", "did:plc:abc@3l7x"));
    }

    #[test]
    fn what_could_break_a_path_is_refused() {
        for bad in [
            "", "bluesky", "bluesky:", ":x", "x:a/b", "x:a?b", "x:a#b", "x:a%2f", "x:a b", "X:a",
            "x:\n",
        ] {
            assert_eq!(bad.parse::<PostRef>(), Err(InvalidPostRef), "{bad:?}");
        }
        assert!(format!("x:{}", "a".repeat(LONGEST)).parse::<PostRef>().is_err());
    }
}
