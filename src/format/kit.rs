//! What a shape is made of beside the thread: how it is wanted, and the files of its media.

use std::collections::BTreeMap;

use bytes::Bytes;
use url::Url;

use crate::{lang::Language, thread::Size};

/// Everything that is no part of the thread. The same thread and kit always give the same bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kit {
    /// How the words are set.
    pub view: View,
    /// The language of our own words between those of the author.
    pub language: Language,
    /// Where the thread's page stands, in full, as far as that is known.
    pub page: Option<Url>,
    /// Files of the thread's media, avatars and emoji, by the network's address of each. What is
    /// not here could not be had, or was not wanted.
    pub files: BTreeMap<Url, File>,
}

/// How the words are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As an article: counters set aside, cut sentences joined.
    #[default]
    Article,
    /// As the author posted them.
    Posts,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is, by its content: `image/jpeg`.
    pub media_type: String,
    /// All of it: as the network gave it, or a smaller copy of a large picture where the shape is
    /// for reading ([`Weight::Pictures`](super::Weight::Pictures)).
    pub bytes: Bytes,
    /// In pixels, where it has any.
    pub size: Option<Size>,
}
