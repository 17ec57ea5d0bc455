//! What a post carries besides words and media.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use super::{Gap, Post};

/// One attachment. Renderers `match`, so a new kind does not compile until each has an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Embed {
    /// A quoted post. Quotes inside it are not carried.
    Quote(Box<Post>),
    /// A quoted post that may not or cannot be shown.
    QuoteGap(Gap),
    /// A link, a feed, a list: something with a title elsewhere.
    Card {
        /// Where it leads: http or https only.
        url: Url,
        /// Its title; may be empty.
        title: String,
        /// Its description.
        summary: Option<String>,
        /// Its picture, on the network's servers.
        image: Option<Url>,
    },
    /// A vote.
    Poll(Poll),
    /// Something that this program does not know; the original shows it.
    Unsupported,
}

/// A vote and its result so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// What could be chosen.
    pub choices: Vec<Choice>,
    /// More than one could be chosen.
    pub multiple: bool,
    /// When it ends or ended.
    pub ends_at: Option<Timestamp>,
    /// It had ended when the post was read.
    pub is_over: bool,
    /// What percentages refer to: voters where several may be chosen and the network tells,
    /// votes otherwise; `None` while hidden.
    pub total: Option<u64>,
}

/// One answer of a [`Poll`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its words.
    pub label: String,
    /// Its votes; `None` while the network hides them.
    pub votes: Option<u64>,
}
