//! A post as its server gave it, after the checks of FEP-fe34: its id is on the host that served
//! it, and so is its author.

use serde_json::Value;
use url::Url;

use super::object::{Object, link_of};
use crate::{
    source::{Error, fediverse::name},
    thread::PostRef,
};

/// What may stand in a thread.
const KINDS: [&str; 8] =
    ["Note", "Question", "Article", "Page", "Image", "Video", "Audio", "Event"];

/// One post.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// Its id.
    pub(super) id: Url,
    /// Its id as a ref: what notes are known by.
    pub(super) key: PostRef,
    /// Its author's id.
    pub(super) author: Url,
    /// Everything that the server said.
    pub(super) value: Value,
}

impl Note {
    /// Checks a document that `served` answered with.
    pub(super) fn new(value: Value, served: &Url) -> Result<Self, Error> {
        let object = Object(&value);
        let wrong = |what: String| Error::Malformed {
            host: name::authority(served).unwrap_or_default(),
            what,
        };
        if object.is_a(&["Tombstone"]) {
            return Err(Error::Gone(served.to_string()));
        }
        if !object.is_a(&KINDS) {
            return Err(wrong(format!("a {}, not a post", short(object.kind()))));
        }
        if object.text("name").is_some()
            && object.raw("content").is_none()
            && object.raw("inReplyTo").is_some()
            && object.is_a(&["Note"])
        {
            return Err(wrong("a vote, not a post".to_owned()));
        }
        let id = object.id().ok_or_else(|| wrong("a post without an id".to_owned()))?;
        if !same_host(&id, served) {
            return Err(wrong(format!("a post of {}", id.host_str().unwrap_or_default())));
        }
        let author = object
            .all("attributedTo")
            .filter_map(link_of)
            .find(|author| same_host(author, &id))
            .ok_or_else(|| wrong("a post whose author is elsewhere".to_owned()))?;
        let key = name::post_ref(&id).ok_or_else(|| wrong("an id that is too long".to_owned()))?;
        Ok(Self { id, key, author, value })
    }

    /// For reading its properties.
    pub(super) fn object(&self) -> Object<'_> {
        Object(&self.value)
    }

    /// What it answers, when that has an address.
    pub(super) fn parent(&self) -> Option<Url> {
        self.object().link("inReplyTo")
    }

    /// Whether the address of a post shows that somebody else wrote it: on servers that put posts
    /// under their author's address, as this one's does, those of others are elsewhere.
    pub(super) fn is_by_another(&self, post: &Url) -> bool {
        let under = |post: &Url| {
            let folder = self.author.path().trim_end_matches('/');
            !folder.is_empty()
                && post.path().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        !same_host(post, &self.id) || (under(&self.id) && !under(post))
    }

    /// Whether the address of a post shows that this one's author wrote it.
    pub(super) fn is_by_the_same(&self, post: &Url) -> bool {
        !self.is_by_another(post) && self.is_by_another(&elsewhere(post))
    }
}

/// An address on the same host that is under no author's.
fn elsewhere(post: &Url) -> Url {
    let mut url = post.clone();
    url.set_path("/");
    url
}

/// Whether both are on one host and port. The scheme may differ: old ids say http.
pub(super) fn same_host(one: &Url, other: &Url) -> bool {
    one.host_str() == other.host_str() && one.port() == other.port()
}

/// Foreign words in messages are short and plain.
fn short(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric() || *c == ' ').take(40).collect()
}
