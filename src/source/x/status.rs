//! One post of X as any of the ways gives it: ids as numbers, text with its ranges in whatever the
//! way counts. `convert` makes the [`crate::thread::Post`] of it, the same for all ways.

use jiff::Timestamp;
use url::Url;

use crate::{
    source::facets::Unit,
    thread::{Cause, Counts, Embed, GapReason, Media, Poll, RichText, Signals, Style},
};

/// A post's id, a "snowflake".
pub(super) type Id = u64;

/// One post.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Status {
    /// Of its newest version.
    pub(super) id: Id,
    /// Of its versions before edits: replies may name them.
    pub(super) older: Vec<Id>,
    pub(super) author: Account,
    pub(super) posted_at: Timestamp,
    pub(super) edited_at: Option<Timestamp>,
    pub(super) reply: Option<ReplyTo>,
    /// Of the post that began the conversation, where the way tells. A reply to somebody else
    /// has theirs.
    pub(super) conversation: Option<Id>,
    pub(super) text: Raw,
    /// `text` is only the beginning of a long post.
    pub(super) truncated: bool,
    pub(super) media: Vec<Media>,
    pub(super) quote: Option<Quoted>,
    /// An [`Embed::Card`]; its address is not a `t.co` where the way tells the real one.
    pub(super) card: Option<Embed>,
    pub(super) poll: Option<Poll>,
    pub(super) article: Option<Article>,
    pub(super) sensitive: bool,
    /// BCP 47; the network's `und`, `zxx`, `qme` … are none.
    pub(super) language: Option<String>,
    pub(super) counts: Counts,
    /// It is withheld in these countries (ISO 3166), or everywhere (`XX`, `XY`).
    pub(super) withheld_in: Vec<String>,
}

/// Who wrote a post.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Account {
    pub(super) id: Id,
    /// Without `@`.
    pub(super) handle: String,
    pub(super) name: String,
    /// As the way gives it (`…_normal.jpg`).
    pub(super) avatar: Option<Url>,
    /// The words of the profile, where the way gives them: authors say there what they want.
    pub(super) bio: Option<String>,
    /// Only followers see the posts.
    pub(super) protected: bool,
}

/// What a post answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReplyTo {
    pub(super) id: Option<Id>,
    pub(super) author: Option<Id>,
    pub(super) handle: Option<String>,
}

/// What a post quotes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Quoted {
    /// The post. What it quotes itself is left out.
    Status(Box<Status>),
    /// It cannot be shown.
    Lost(Lost),
    /// The way only names it.
    Named(Id),
}

/// A post that is known of and cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    pub(super) id: Id,
    /// What it answered, where known.
    pub(super) parent: Option<Id>,
    /// Whose it is, where known.
    pub(super) author: Option<Id>,
    pub(super) reason: GapReason,
    pub(super) cause: Option<Cause>,
}

/// A long-form article, as far as the way gives it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Article {
    pub(super) title: String,
    /// Empty when the way gives the title only.
    pub(super) body: RichText,
    /// Only `preview` words were given: there is more on X.
    pub(super) is_preview: bool,
    /// The cover first.
    pub(super) media: Vec<Media>,
}

/// Text and what the network says about ranges of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Raw {
    pub(super) text: String,
    /// `&lt;` `&gt;` `&amp;` stand for the three characters: true for everything but notes.
    pub(super) escaped: bool,
    pub(super) shown: Shown,
    pub(super) entities: Vec<Entity>,
    /// Bold, italic: only notes have them.
    pub(super) styles: Vec<(Span, Style)>,
    /// The way gives no entities at all: links, names and tags are found in the text itself.
    pub(super) is_bare: bool,
}

/// Which part of the text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// All of it.
    #[default]
    Whole,
    /// What the network says: names at the head of replies and links at the end are left out.
    Range(Span),
    /// The way does not say, and the post is a reply: mentions that begin it are left out.
    BehindMentions,
}

/// A range of the text, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) unit: Unit,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A range and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entity {
    pub(super) span: Span,
    pub(super) what: What,
}

/// What a range is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A link.
    Url {
        /// As in the text: `https://t.co/…`.
        short: String,
        /// Where it leads.
        long: String,
        /// As X shows it, cut; empty where the way does not say.
        label: String,
    },
    /// The link of a medium, which is shown below instead.
    Media {
        /// As in the text: `https://t.co/…`.
        short: String,
    },
    /// A name, without `@`.
    Mention(String),
    /// Without `#`.
    Hashtag(String),
    /// Without `$`.
    Cashtag(String),
}

/// What an [`Account`]'s profile says.
pub(super) fn signals(bio: Option<&str>) -> Signals {
    bio.map(crate::source::wishes::of_words).unwrap_or_default()
}
