//! What a thread is: pure data that every other part speaks of. No I/O, no clock.
//!
//! [`Thread`] is what `assemble` makes of a [`Conversation`], what the store keeps as one
//! document, and what pages and formats show.

mod author;
mod call;
mod conversation;
mod embed;
mod id;
mod listing;
mod media;
mod post;
mod receipt;
mod text;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use author::{Author, Signal, Signals};
pub use call::Word;
pub use conversation::{Conversation, Missing, Read};
pub use embed::{Choice, Embed, Poll};
pub use id::{InvalidPostRef, Network, PostRef};
pub use listing::{Tag, normal_tag};
pub use media::{Caption, Focus, Media, MediaKind, Size, is_playlist};
pub use post::{Counts, Post, Reply, Visibility};
pub use receipt::{Extent, Receipt};
pub use text::{Block, Inline, RichText, Style, clean, shorten};

/// Version of the document that [`Thread`] serialises to. A change of shape raises it, and
/// `tests/fixtures/thread` keeps one document per version that must stay readable.
pub const VERSION: u32 = 2;

/// One author's thread, whole or as whole as the network let us see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thread {
    /// [`VERSION`] of the program that wrote the document.
    pub version: u32,
    /// The first post of the thread that could be seen. The thread is known by it.
    pub root: PostRef,
    /// Path of the thread's page without the leading slash: `bluesky/alice.test/3l7x…`.
    pub address: String,
    /// Who wrote every post of trunk and branches.
    pub author: Author,
    /// What the thread answers, when it began as a reply to somebody else.
    pub context: Option<Context>,
    /// The article: the longest line of self-replies, with gaps in place.
    pub trunk: Vec<Item>,
    /// The author's other lines, after the trunk.
    pub branches: Vec<Branch>,
    /// How whole all this is.
    pub receipt: Receipt,
    /// When the network was read.
    pub fetched_at: Timestamp,
    /// Which way was taken, in words for readers: "the author's PDS and the Bluesky AppView".
    pub via: String,
    /// It came out of the author's own archive: nobody is asked about it again unless a reader
    /// wants that, and an account that is closed takes nothing away from it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
}

/// One place in the thread: the post that stands there, or the reason why none does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A post that can be shown.
    Post(Box<Post>),
    /// A post that cannot.
    Gap(Gap),
}

/// A line of the author's posts that leaves the trunk, or another branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Branch {
    /// The post that the branch answers; `None` when that is not known.
    pub from: Option<PostRef>,
    /// Its posts and gaps, in reply order.
    pub items: Vec<Item>,
}

/// What the first post answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Context {
    /// Somebody else's post.
    Post(Box<Post>),
    /// A post that may not or cannot be shown.
    Gap(Gap),
}

/// A post that is known to exist, or to have existed, and cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Why.
    pub reason: GapReason,
    /// Which post, when the network still tells.
    pub id: Option<PostRef>,
    /// What is known beyond the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}

/// What a network says about a post that cannot be shown, where it says more than a
/// [`GapReason`] can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Its author's account is suspended ([`GapReason::Withheld`]).
    Suspended,
    /// Only for readers who are signed in and of age ([`GapReason::Protected`]).
    AgeRestricted,
    /// Only for readers who are signed in ([`GapReason::Protected`]).
    SignedInOnly,
    /// Not shown in some countries, or after a claim ([`GapReason::Withheld`]).
    LegalDemand,
}

/// Why a post cannot be shown. The names are fixed: they are `data-reason` on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapReason {
    /// The author deleted it.
    Deleted,
    /// It is for a smaller circle: followers, signed-in readers.
    Protected,
    /// The author and somebody else have blocked one another.
    Blocked,
    /// The network or its moderators withhold it.
    Withheld,
    /// The network shows visitors no further.
    Beyond,
    /// It could not be read: deleted, not public, or its server does not answer.
    Unreachable,
}

impl GapReason {
    /// The stable name: `deleted`, `protected` …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Protected => "protected",
            Self::Blocked => "blocked",
            Self::Withheld => "withheld",
            Self::Beyond => "beyond",
            Self::Unreachable => "unreachable",
        }
    }
}

impl Thread {
    /// Every item in the order of the page: the trunk, then each branch.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.trunk.iter().chain(self.branches.iter().flat_map(|branch| &branch.items))
    }

    /// Every shown post in the order of the page. The n-th (from 1) is `#p{n}`.
    pub fn posts(&self) -> impl Iterator<Item = &Post> {
        self.items().filter_map(|item| match item {
            Item::Post(post) => Some(&**post),
            Item::Gap(_) => None,
        })
    }

    /// Every gap in the order of the page.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.items().filter_map(|item| match item {
            Item::Gap(gap) => Some(gap),
            Item::Post(_) => None,
        })
    }

    /// Where `post` stands on the page, from 1, by its id or any of its other spellings.
    #[must_use]
    pub fn position(&self, post: &PostRef) -> Option<usize> {
        self.posts().position(|p| p.id == *post || p.aliases.contains(post)).map(|at| at + 1)
    }

    /// The first words of the first post that has any, at most `limit` characters, for titles
    /// and lists. Words behind a content warning are never used; the warning is.
    #[must_use]
    pub fn title(&self, limit: usize) -> String {
        let words = self.posts().find_map(|post| {
            let words = match &post.warning {
                Some(warning) => warning.clone(),
                None => post.text.first_line(),
            };
            (!words.trim().is_empty()).then_some(words)
        });
        text::shorten(words.as_deref().unwrap_or_default().trim(), limit)
    }

    /// The language of most posts that name one; of as many, the one that was used first.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for language in self.posts().filter_map(|post| post.language.as_deref()) {
            match counts.iter_mut().find(|(known, _)| *known == language) {
                Some((_, count)) => *count += 1,
                None => counts.push((language, 1)),
            }
        }
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(language, _)| language)
    }

    /// The network that the thread stands on.
    #[must_use]
    pub fn network(&self) -> &Network {
        self.root.network()
    }
}
