//! The files of an archive as X writes them. All numbers are strings there, mostly; fields come
//! and go from year to year; so a field of an unexpected shape is as good as none, and an entry of
//! a list that cannot be read costs nothing but itself.

use serde::{Deserialize, de::DeserializeOwned};

use super::loose::{Number, entries, lenient};

/// An element of a list: an object that names what it holds.
#[derive(Deserialize)]
struct Wrapped<T> {
    #[serde(
        rename = "tweet",
        alias = "communityTweet",
        alias = "noteTweet",
        alias = "account",
        alias = "profile"
    )]
    inner: T,
}

/// Reads an element. The posts of the oldest archives are not wrapped.
pub(super) fn element<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    let wrapped = serde_json::from_slice::<Wrapped<T>>(text).map(|wrapped| wrapped.inner);
    wrapped.or_else(|_| serde_json::from_slice(text)).ok()
}

/// What is looked at while the archive is read through.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Head {
    id_str: Number,
    id: Number,
    in_reply_to_status_id_str: Number,
    in_reply_to_status_id: Number,
    in_reply_to_user_id_str: Number,
    in_reply_to_user_id: Number,
    #[serde(deserialize_with = "lenient")]
    full_text: String,
    #[serde(deserialize_with = "lenient")]
    text: String,
    #[serde(deserialize_with = "lenient")]
    edit_info: EditInfo,
}

/// The rest of a post.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Post {
    #[serde(deserialize_with = "lenient")]
    pub(super) created_at: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) lang: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) possibly_sensitive: bool,
    pub(super) favorite_count: Number,
    pub(super) retweet_count: Number,
    #[serde(deserialize_with = "lenient")]
    pub(super) in_reply_to_screen_name: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) entities: Entities,
    #[serde(deserialize_with = "lenient")]
    pub(super) extended_entities: Entities,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EditInfo {
    #[serde(deserialize_with = "lenient")]
    initial: Edits,
    #[serde(deserialize_with = "lenient")]
    edit: Edit,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Edit {
    initial_tweet_id: Number,
    #[serde(deserialize_with = "lenient")]
    edit_control_initial: Edits,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Edits {
    #[serde(deserialize_with = "lenient")]
    edit_tweet_ids: Vec<Number>,
}

/// Ranges of a post's text, and its media.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Entities {
    #[serde(deserialize_with = "entries")]
    pub(super) urls: Vec<Link>,
    #[serde(deserialize_with = "entries")]
    pub(super) user_mentions: Vec<Mention>,
    #[serde(deserialize_with = "entries")]
    pub(super) hashtags: Vec<Tag>,
    #[serde(deserialize_with = "entries")]
    pub(super) symbols: Vec<Tag>,
    #[serde(deserialize_with = "entries")]
    pub(super) media: Vec<Medium>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Link {
    #[serde(rename = "url")]
    pub(super) short: String,
    #[serde(rename = "expanded_url", default, deserialize_with = "lenient")]
    pub(super) long: String,
    #[serde(rename = "display_url", default, deserialize_with = "lenient")]
    pub(super) label: String,
    pub(super) indices: (Number, Number),
}

#[derive(Debug, Deserialize)]
pub(super) struct Mention {
    pub(super) screen_name: String,
    pub(super) indices: (Number, Number),
}

#[derive(Debug, Deserialize)]
pub(super) struct Tag {
    pub(super) text: String,
    pub(super) indices: (Number, Number),
}

#[derive(Debug, Deserialize)]
pub(super) struct Medium {
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) media_url_https: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) indices: (Number, Number),
    #[serde(default, deserialize_with = "lenient")]
    pub(super) sizes: Sizes,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) video_info: VideoInfo,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sizes {
    #[serde(deserialize_with = "lenient")]
    pub(super) large: Size,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Size {
    pub(super) w: Number,
    pub(super) h: Number,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct VideoInfo {
    #[serde(deserialize_with = "entries")]
    pub(super) variants: Vec<Variant>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Variant {
    pub(super) url: String,
    #[serde(default)]
    pub(super) bitrate: Number,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) content_type: String,
}

/// A long post's whole text.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Note {
    #[serde(rename = "noteTweetId")]
    pub(super) id: Number,
    #[serde(deserialize_with = "lenient")]
    pub(super) created_at: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) core: Core,
}

/// The text itself and its ranges.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Core {
    #[serde(deserialize_with = "lenient")]
    pub(super) text: String,
    #[serde(deserialize_with = "entries")]
    pub(super) styletags: Vec<StyleTag>,
    #[serde(deserialize_with = "entries")]
    pub(super) urls: Vec<NoteLink>,
    #[serde(deserialize_with = "entries")]
    pub(super) mentions: Vec<NoteMention>,
    #[serde(deserialize_with = "entries")]
    pub(super) hashtags: Vec<NoteTag>,
    #[serde(deserialize_with = "entries")]
    pub(super) cashtags: Vec<NoteTag>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StyleTag {
    #[serde(deserialize_with = "entries")]
    pub(super) style_types: Vec<StyleType>,
    pub(super) from_index: Number,
    pub(super) to_index: Number,
}

#[derive(Debug, Deserialize)]
pub(super) struct StyleType {
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NoteLink {
    #[serde(rename = "expandedUrl", default, deserialize_with = "lenient")]
    pub(super) long: String,
    #[serde(rename = "shortUrl")]
    pub(super) short: String,
    #[serde(rename = "displayUrl", default, deserialize_with = "lenient")]
    pub(super) label: String,
    pub(super) from_index: Number,
    pub(super) to_index: Number,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NoteMention {
    pub(super) screen_name: String,
    pub(super) from_index: Number,
    pub(super) to_index: Number,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NoteTag {
    pub(super) text: String,
    pub(super) from_index: Number,
    pub(super) to_index: Number,
}

/// Whose archive it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Account {
    #[serde(deserialize_with = "lenient")]
    pub(super) username: String,
    #[serde(rename = "accountId")]
    pub(super) id: Number,
    #[serde(rename = "accountDisplayName", deserialize_with = "lenient")]
    pub(super) name: String,
}

/// What the profile says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Profile {
    #[serde(deserialize_with = "lenient")]
    pub(super) description: Description,
    #[serde(deserialize_with = "lenient")]
    pub(super) avatar_media_url: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Description {
    #[serde(deserialize_with = "lenient")]
    pub(super) bio: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) location: String,
}

impl Head {
    /// The id.
    pub(super) fn id(&self) -> Option<u64> {
        self.id_str.0.or(self.id.0).filter(|id| *id > 0)
    }

    /// What it answers.
    pub(super) fn parent(&self) -> Option<u64> {
        self.in_reply_to_status_id_str.0.or(self.in_reply_to_status_id.0).filter(|id| *id > 0)
    }

    /// Whose post it answers.
    pub(super) fn answered(&self) -> Option<u64> {
        self.in_reply_to_user_id_str.0.or(self.in_reply_to_user_id.0)
    }

    /// The words; the beginning of them when there is a note.
    pub(super) fn words(&self) -> &str {
        if self.full_text.is_empty() { &self.text } else { &self.full_text }
    }

    /// Every id that it says it had, in any order.
    pub(super) fn versions(&self) -> Vec<u64> {
        let EditInfo { initial, edit } = &self.edit_info;
        let lists = initial.edit_tweet_ids.iter().chain(&edit.edit_control_initial.edit_tweet_ids);
        let ids = lists.chain([&edit.initial_tweet_id]).filter_map(|id| id.0);
        // X allows five changes.
        ids.take(16).collect()
    }
}
