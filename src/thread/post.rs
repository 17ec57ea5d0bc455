//! One post, of any network.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use super::{Author, Embed, Media, PostRef, RichText};

/// One post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// Its canonical name: what `parent` links of other posts say.
    pub id: PostRef,
    /// Other names under which links may ask for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<PostRef>,
    /// Path of its readable address on our site, without the leading slash.
    pub address: String,
    /// The original.
    pub url: Url,
    /// What it answers; `None` for a post that answers nothing.
    pub reply: Option<Reply>,
    /// Who wrote it.
    pub author: Author,
    /// When, as the network says. Authors can lie; order comes from replies.
    pub posted_at: Timestamp,
    /// When it was last changed, where the network tells.
    pub edited_at: Option<Timestamp>,
    /// Who may see it. Only these two kinds ever become a `Post`.
    pub visibility: Visibility,
    /// BCP 47.
    pub language: Option<String>,
    /// Content warning: text, media and embeds fold behind it.
    pub warning: Option<String>,
    /// Media is to be covered until asked for.
    pub sensitive: bool,
    /// The words.
    pub text: RichText,
    /// The way taken gave only the beginning of the words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
    /// Hashtags that belong to the post without standing in its text, without `#`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Pictures, videos, sound.
    pub media: Vec<Media>,
    /// Quotes, cards, polls.
    pub embeds: Vec<Embed>,
    /// How many answered, liked, repeated it, where told.
    pub counts: Counts,
    /// To be deleted then, by the author's wish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
}

/// What a post answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Canonical name of the parent; `None` when the network only says that there was one.
    pub to: Option<PostRef>,
    /// [`Author::id`] of the parent's author, where told.
    pub author: Option<String>,
}

/// For whom a post is. Anything narrower is dropped by the source and never becomes a `Post`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// For everybody and every list.
    Public,
    /// For everybody who has the link; never listed, never indexed.
    Unlisted,
}

/// How the post was received; `None` where the network does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Replies.
    pub replies: Option<u64>,
    /// Reposts, boosts.
    pub reposts: Option<u64>,
    /// Likes, favourites.
    pub likes: Option<u64>,
    /// Quotes.
    pub quotes: Option<u64>,
}

impl Post {
    /// Canonical name of the parent, when there is one and it is known.
    #[must_use]
    pub fn parent(&self) -> Option<&PostRef> {
        self.reply.as_ref()?.to.as_ref()
    }
}
