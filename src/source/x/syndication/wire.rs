//! What the embed service answers, read tolerantly: a field that is missing, null or of another
//! type counts as absent. Posts inside of posts stay unread until asked for, one level deep.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::source::x::status::Id;

/// A post.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tweet {
    #[serde(rename = "id_str", deserialize_with = "id")]
    pub(super) id: Option<Id>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) user: Option<User>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) created_at: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) lang: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) text: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) display_text_range: Option<(usize, usize)>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) entities: Entities,
    #[serde(rename = "mediaDetails", deserialize_with = "each")]
    pub(super) media: Vec<Medium>,
    #[serde(deserialize_with = "each")]
    pub(super) photos: Vec<Photo>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) video: Option<Video>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) card: Option<Card>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) possibly_sensitive: bool,
    #[serde(rename = "in_reply_to_status_id_str", deserialize_with = "id")]
    pub(super) reply_to: Option<Id>,
    #[serde(rename = "in_reply_to_user_id_str", deserialize_with = "id")]
    pub(super) reply_to_user: Option<Id>,
    #[serde(rename = "in_reply_to_screen_name", deserialize_with = "tolerant")]
    pub(super) reply_to_handle: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) self_thread: SelfThread,
    #[serde(deserialize_with = "tolerant")]
    pub(super) edit_control: EditControl,
    #[serde(rename = "note_tweet", deserialize_with = "tolerant")]
    pub(super) note: Option<Note>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) conversation_count: Option<u64>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) reply_count: Option<u64>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) retweet_count: Option<u64>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) favorite_count: Option<u64>,
    #[serde(rename = "quoted_status_id_str", deserialize_with = "id")]
    pub(super) quoted_id: Option<Id>,
    #[serde(deserialize_with = "each")]
    pub(super) withheld_in_countries: Vec<String>,
    parent: Value,
    #[serde(rename = "quoted_tweet")]
    quoted: Value,
}

impl Tweet {
    /// A post of a document; `None` when it is no object.
    pub(super) fn read(value: Value) -> Option<Self> {
        value.is_object().then(|| serde_json::from_value(value).ok())?
    }

    /// The copy of the post that this one answers.
    pub(super) fn parent(&self) -> Option<Self> {
        Self::read(self.parent.clone())
    }

    /// What it quotes, unread, for it may be a tombstone.
    pub(super) fn quoted(&self) -> Option<&Map<String, Value>> {
        self.quoted.as_object()
    }

    /// Its ids: of this version and of all others.
    pub(super) fn versions(&self) -> impl Iterator<Item = Id> {
        self.id.into_iter().chain(self.edit_control.versions())
    }

    /// The id of its last version.
    pub(super) fn newest(&self) -> Option<Id> {
        self.versions().max()
    }
}

/// An account.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct User {
    #[serde(rename = "id_str", deserialize_with = "id")]
    pub(super) id: Option<Id>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) name: String,
    #[serde(rename = "screen_name", deserialize_with = "tolerant")]
    pub(super) handle: String,
    #[serde(rename = "profile_image_url_https", deserialize_with = "tolerant")]
    pub(super) avatar: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) protected: bool,
}

/// Ranges of the text. Any list may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Entities {
    #[serde(deserialize_with = "each")]
    pub(super) urls: Vec<Link>,
    #[serde(deserialize_with = "each")]
    pub(super) media: Vec<Link>,
    #[serde(rename = "user_mentions", deserialize_with = "each")]
    pub(super) mentions: Vec<Mention>,
    #[serde(deserialize_with = "each")]
    pub(super) hashtags: Vec<Tag>,
    #[serde(deserialize_with = "each")]
    pub(super) symbols: Vec<Tag>,
}

/// A link, or where a medium's link stands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Link {
    #[serde(deserialize_with = "tolerant")]
    pub(super) url: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) expanded_url: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) display_url: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) indices: Option<(usize, usize)>,
}

/// A name in the text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Mention {
    #[serde(rename = "screen_name", deserialize_with = "tolerant")]
    pub(super) handle: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) indices: Option<(usize, usize)>,
}

/// A hashtag or cashtag.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tag {
    #[serde(deserialize_with = "tolerant")]
    pub(super) text: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) indices: Option<(usize, usize)>,
}

/// A medium, in full.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Medium {
    #[serde(rename = "type", deserialize_with = "tolerant")]
    pub(super) kind: String,
    /// The picture, or the poster.
    #[serde(rename = "media_url_https", deserialize_with = "tolerant")]
    pub(super) picture: String,
    #[serde(rename = "ext_alt_text", deserialize_with = "tolerant")]
    pub(super) alt: Option<String>,
    #[serde(rename = "original_info", deserialize_with = "tolerant")]
    pub(super) size: Option<Size>,
    #[serde(rename = "ext_media_availability", deserialize_with = "tolerant")]
    pub(super) availability: Availability,
    #[serde(rename = "video_info", deserialize_with = "tolerant")]
    pub(super) video: VideoInfo,
    /// Its link in the text.
    #[serde(deserialize_with = "tolerant")]
    pub(super) url: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) indices: Option<(usize, usize)>,
}

/// In pixels.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Size {
    pub(super) width: u64,
    pub(super) height: u64,
}

/// Whether a medium may be had.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Availability {
    #[serde(deserialize_with = "tolerant")]
    pub(super) status: String,
}

/// The copies of a video.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct VideoInfo {
    #[serde(deserialize_with = "each")]
    pub(super) variants: Vec<Variant>,
}

/// One copy of a video, in either of the two spellings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Variant {
    #[serde(alias = "type", deserialize_with = "tolerant")]
    pub(super) content_type: String,
    #[serde(alias = "src", deserialize_with = "tolerant")]
    pub(super) url: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) bitrate: u64,
}

/// A picture in the short list that the copies of parents have.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Photo {
    #[serde(deserialize_with = "tolerant")]
    pub(super) url: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) width: u64,
    #[serde(deserialize_with = "tolerant")]
    pub(super) height: u64,
}

/// A video in short.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Video {
    #[serde(deserialize_with = "tolerant")]
    pub(super) poster: String,
    #[serde(rename = "aspectRatio", deserialize_with = "tolerant")]
    pub(super) ratio: Option<(u64, u64)>,
    #[serde(deserialize_with = "each")]
    pub(super) variants: Vec<Variant>,
}

/// A preview, a poll, or something else with named values.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Card {
    #[serde(deserialize_with = "tolerant")]
    pub(super) name: String,
    #[serde(deserialize_with = "tolerant")]
    pub(super) url: String,
    #[serde(rename = "binding_values", deserialize_with = "tolerant")]
    pub(super) values: Map<String, Value>,
}

/// Which thread of its author a post belongs to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SelfThread {
    #[serde(rename = "id_str", deserialize_with = "id")]
    pub(super) root: Option<Id>,
}

/// The versions of a post.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EditControl {
    #[serde(deserialize_with = "each")]
    edit_tweet_ids: Vec<Value>,
}

impl EditControl {
    /// X allows five edits; more names than that are noise.
    fn versions(&self) -> impl Iterator<Item = Id> {
        self.edit_tweet_ids.iter().take(16).filter_map(number)
    }
}

/// That the post is a long one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    #[serde(deserialize_with = "tolerant")]
    pub(super) id: String,
}

/// Entries of a list that are read; no post has so many of anything.
const ENTRIES: usize = 500;

fn tolerant<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(serde_json::from_value(Value::deserialize(deserializer)?).unwrap_or_default())
}

/// A list of which entries of a wrong shape are left out.
fn each<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let Value::Array(list) = Value::deserialize(deserializer)? else { return Ok(Vec::new()) };
    let entries = list.into_iter().take(ENTRIES);
    Ok(entries.filter_map(|entry| serde_json::from_value(entry).ok()).collect())
}

fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id>, D::Error> {
    Ok(number(&Value::deserialize(deserializer)?))
}

/// An id, written as text or as a number.
pub(super) fn number(value: &Value) -> Option<Id> {
    match value {
        Value::String(text) => text.parse().ok(),
        other => other.as_u64(),
    }
}
