//! The API's answers in its own words, only what is used. Both spellings of a name are fields of
//! their own: an answer may hold both. Anything but ids may be missing or of another shape.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::problem::Problem;
use crate::source::{
    json::{entries, lenient, parse},
    x::status::Id,
};

/// An id: a number in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Snowflake(pub(super) Id);

impl<'de> Deserialize<'de> for Snowflake {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let id = raw.get().trim_matches('"').parse().map_err(serde::de::Error::custom)?;
        Ok(Self(id))
    }
}

/// Every answer: posts, what belongs to them, and problems beside them or instead of them.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    #[serde(deserialize_with = "one_or_more")]
    pub(super) data: Vec<Post>,
    #[serde(deserialize_with = "lenient")]
    pub(super) includes: Includes,
    #[serde(deserialize_with = "entries")]
    pub(super) errors: Vec<Problem>,
    #[serde(deserialize_with = "lenient")]
    pub(super) meta: Meta,
}

/// What was expanded.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Includes {
    #[serde(deserialize_with = "entries")]
    pub(super) users: Vec<User>,
    #[serde(deserialize_with = "entries")]
    pub(super) tweets: Vec<Post>,
    #[serde(deserialize_with = "entries")]
    pub(super) posts: Vec<Post>,
    #[serde(deserialize_with = "entries")]
    pub(super) media: Vec<Media>,
    #[serde(deserialize_with = "entries")]
    pub(super) polls: Vec<Poll>,
}

/// Where a list goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Meta {
    #[serde(deserialize_with = "lenient")]
    pub(super) next_token: Option<String>,
}

/// A post.
#[derive(Clone, Deserialize)]
pub(super) struct Post {
    pub(super) id: Snowflake,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) text: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) author_id: Option<Snowflake>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) conversation_id: Option<Snowflake>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) created_at: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_text_range: Option<(usize, usize)>,
    #[serde(default, deserialize_with = "entries")]
    edit_history_tweet_ids: Vec<Snowflake>,
    #[serde(default, deserialize_with = "entries")]
    edit_history_post_ids: Vec<Snowflake>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) entities: Entities,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) in_reply_to_user_id: Option<Snowflake>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) lang: Option<String>,
    #[serde(rename = "note_tweet", default, deserialize_with = "lenient")]
    old_note: Option<Note>,
    #[serde(rename = "note_post", default, deserialize_with = "lenient")]
    new_note: Option<Note>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) possibly_sensitive: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) public_metrics: Metrics,
    #[serde(default, deserialize_with = "entries")]
    referenced_tweets: Vec<Reference>,
    #[serde(default, deserialize_with = "entries")]
    referenced_posts: Vec<Reference>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) article: Option<Article>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) attachments: Attachments,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) withheld: Option<Withheld>,
}

/// How a post refers to another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Answers,
    Quotes,
    Repeats,
}

#[derive(Clone, Deserialize)]
struct Reference {
    #[serde(rename = "type")]
    kind: String,
    id: Snowflake,
}

/// The whole text of a long post.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    #[serde(deserialize_with = "lenient")]
    pub(super) text: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) entities: Entities,
}

/// What ranges of a text are.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Entities {
    #[serde(deserialize_with = "entries")]
    pub(super) urls: Vec<Link>,
    #[serde(deserialize_with = "entries")]
    pub(super) mentions: Vec<Mention>,
    #[serde(deserialize_with = "entries")]
    pub(super) hashtags: Vec<Tag>,
    #[serde(deserialize_with = "entries")]
    pub(super) cashtags: Vec<Tag>,
}

/// A link, with what is behind it.
#[derive(Clone, Deserialize)]
pub(super) struct Link {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) expanded_url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) unwound_url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) media_key: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) title: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) description: String,
    #[serde(default, deserialize_with = "entries")]
    pub(super) images: Vec<Image>,
}

/// A picture of what is behind a link.
#[derive(Clone, Deserialize)]
pub(super) struct Image {
    pub(super) url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) width: u64,
}

/// A name in a text.
#[derive(Clone, Deserialize)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) username: String,
}

/// A tag in a text.
#[derive(Clone, Deserialize)]
pub(super) struct Tag {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(rename = "tag")]
    pub(super) name: String,
}

/// How a post was received.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Metrics {
    #[serde(rename = "reply_count", deserialize_with = "lenient")]
    pub(super) replies: Option<u64>,
    #[serde(rename = "retweet_count", deserialize_with = "lenient")]
    pub(super) retweets: Option<u64>,
    #[serde(rename = "repost_count", deserialize_with = "lenient")]
    new_reposts: Option<u64>,
    #[serde(rename = "like_count", deserialize_with = "lenient")]
    pub(super) likes: Option<u64>,
    #[serde(rename = "quote_count", deserialize_with = "lenient")]
    pub(super) quotes: Option<u64>,
}

/// A long-form article; what it holds beyond the title depends on the day.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Article {
    #[serde(deserialize_with = "lenient")]
    pub(super) title: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) plain_text: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) preview_text: String,
}

/// What is in the includes for a post.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Attachments {
    #[serde(deserialize_with = "entries")]
    pub(super) media_keys: Vec<String>,
    #[serde(deserialize_with = "entries")]
    pub(super) poll_ids: Vec<String>,
}

/// Where a post is not shown.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Withheld {
    #[serde(deserialize_with = "lenient")]
    pub(super) copyright: bool,
    #[serde(deserialize_with = "entries")]
    pub(super) country_codes: Vec<String>,
}

/// An account.
#[derive(Clone, Deserialize)]
pub(super) struct User {
    pub(super) id: Snowflake,
    pub(super) username: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) profile_image_url: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) description: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) protected: bool,
}

/// A picture, a video or a loop.
#[derive(Clone, Deserialize)]
pub(super) struct Media {
    #[serde(rename = "media_key")]
    pub(super) key: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) url: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) preview_image_url: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) alt_text: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) width: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) height: Option<u64>,
    #[serde(default, deserialize_with = "entries")]
    pub(super) variants: Vec<Variant>,
}

/// One copy of a video.
#[derive(Clone, Deserialize)]
pub(super) struct Variant {
    pub(super) url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) bit_rate: u64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) content_type: String,
}

/// A vote.
#[derive(Clone, Deserialize)]
pub(super) struct Poll {
    pub(super) id: String,
    #[serde(default, deserialize_with = "entries")]
    pub(super) options: Vec<Choice>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) voting_status: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) end_datetime: Option<String>,
}

/// One answer of a vote.
#[derive(Clone, Deserialize)]
pub(super) struct Choice {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) position: u64,
    pub(super) label: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) votes: Option<u64>,
}

impl Post {
    /// The whole text of a long post, in either spelling.
    pub(super) fn note(&self) -> Option<&Note> {
        self.old_note.as_ref().or(self.new_note.as_ref()).filter(|note| !note.text.is_empty())
    }

    /// Ids of all versions, oldest first; empty where the API does not say.
    pub(super) fn versions(&self) -> impl Iterator<Item = Id> {
        self.edit_history_tweet_ids.iter().chain(&self.edit_history_post_ids).map(|id| id.0)
    }

    /// The id of the newest version.
    pub(super) fn newest(&self) -> Id {
        self.versions().max().unwrap_or(self.id.0).max(self.id.0)
    }

    /// The post that this one refers to in that way.
    pub(super) fn referred(&self, relation: Relation) -> Option<Id> {
        let name = match relation {
            Relation::Answers => "replied_to",
            Relation::Quotes => "quoted",
            Relation::Repeats => "retweeted",
        };
        let mut all = self.referenced_tweets.iter().chain(&self.referenced_posts);
        // By the new spelling a repetition may be called so.
        let is_it =
            |kind: &str| kind == name || relation == Relation::Repeats && kind == "reposted";
        all.find(|it| is_it(&it.kind)).map(|it| it.id.0)
    }
}

impl Metrics {
    /// How many repeated it, in either spelling.
    pub(super) fn reposts(&self) -> Option<u64> {
        self.retweets.or(self.new_reposts)
    }
}

/// A single post, or a list of them.
fn one_or_more<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let text = raw.get();
    if text.trim_start().starts_with('[') {
        let list: Vec<Box<RawValue>> = serde_json::from_str(text).unwrap_or_default();
        return Ok(list.iter().filter_map(|entry| parse(entry.get()).ok()).collect());
    }
    Ok(parse(text).into_iter().collect())
}
