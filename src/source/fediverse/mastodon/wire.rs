//! What Mastodon's REST API answers, read tolerantly: the same shapes come from Pleroma, Akkoma,
//! Mitra, `GoToSocial`, Friendica and others, with fields missing, null, or of another type. A
//! field that cannot be read counts as absent; only a status without id or account is none.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

/// A status.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Status {
    #[serde(deserialize_with = "id")]
    pub id: String,
    #[serde(deserialize_with = "tolerant")]
    pub uri: String,
    #[serde(deserialize_with = "tolerant")]
    pub url: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub account: Account,
    #[serde(deserialize_with = "tolerant")]
    pub created_at: Option<jiff::Timestamp>,
    #[serde(deserialize_with = "tolerant")]
    pub edited_at: Option<jiff::Timestamp>,
    #[serde(deserialize_with = "id")]
    pub in_reply_to_id: String,
    #[serde(deserialize_with = "id")]
    pub in_reply_to_account_id: String,
    #[serde(deserialize_with = "tolerant")]
    pub sensitive: bool,
    #[serde(deserialize_with = "tolerant")]
    pub spoiler_text: String,
    #[serde(deserialize_with = "tolerant")]
    pub visibility: String,
    #[serde(deserialize_with = "tolerant")]
    pub language: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub content: String,
    #[serde(deserialize_with = "tolerant")]
    pub reblog: Option<Box<Status>>,
    #[serde(deserialize_with = "tolerant")]
    pub replies_count: Option<u64>,
    #[serde(deserialize_with = "tolerant")]
    pub reblogs_count: Option<u64>,
    #[serde(deserialize_with = "tolerant")]
    pub favourites_count: Option<u64>,
    #[serde(deserialize_with = "tolerant")]
    pub quotes_count: Option<u64>,
    #[serde(deserialize_with = "each")]
    pub media_attachments: Vec<Attachment>,
    #[serde(deserialize_with = "each")]
    pub mentions: Vec<Mention>,
    #[serde(deserialize_with = "each")]
    pub tags: Vec<Tag>,
    #[serde(deserialize_with = "each")]
    pub emojis: Vec<Emoji>,
    #[serde(deserialize_with = "tolerant")]
    pub card: Option<Card>,
    #[serde(deserialize_with = "tolerant")]
    pub poll: Option<Poll>,
    #[serde(deserialize_with = "tolerant")]
    pub quote: Option<Quote>,
    #[serde(deserialize_with = "tolerant")]
    pub pleroma: Pleroma,
}

/// An account.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Account {
    #[serde(deserialize_with = "id")]
    pub id: String,
    #[serde(deserialize_with = "tolerant")]
    pub username: String,
    #[serde(deserialize_with = "tolerant")]
    pub acct: String,
    #[serde(deserialize_with = "tolerant")]
    pub display_name: String,
    #[serde(deserialize_with = "tolerant")]
    pub note: String,
    #[serde(deserialize_with = "each")]
    pub fields: Vec<Field>,
    #[serde(deserialize_with = "tolerant")]
    pub url: String,
    #[serde(deserialize_with = "tolerant")]
    pub uri: String,
    #[serde(deserialize_with = "tolerant")]
    pub avatar: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub bot: bool,
    #[serde(deserialize_with = "tolerant")]
    pub noindex: Option<bool>,
    #[serde(deserialize_with = "tolerant")]
    pub indexable: Option<bool>,
    #[serde(deserialize_with = "tolerant")]
    pub discoverable: Option<bool>,
    #[serde(deserialize_with = "tolerant")]
    pub limited: bool,
    #[serde(deserialize_with = "tolerant")]
    pub suspended: bool,
}

/// A line of a profile.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Field {
    #[serde(deserialize_with = "tolerant")]
    pub name: String,
    #[serde(deserialize_with = "tolerant")]
    pub value: String,
}

/// A piece of media.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Attachment {
    #[serde(rename = "type", deserialize_with = "tolerant")]
    pub kind: String,
    #[serde(deserialize_with = "tolerant")]
    pub url: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub preview_url: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub remote_url: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub description: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub meta: Meta,
}

/// What is known of a piece of media.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Meta {
    #[serde(deserialize_with = "tolerant")]
    pub original: Extent,
    #[serde(deserialize_with = "tolerant")]
    pub focus: Option<Point>,
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Extent {
    #[serde(deserialize_with = "tolerant")]
    pub width: u32,
    #[serde(deserialize_with = "tolerant")]
    pub height: u32,
}

/// The focal point.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Point {
    pub x: f32,
    pub y: f32,
}

/// Somebody named in a status.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Mention {
    #[serde(deserialize_with = "id")]
    pub id: String,
    #[serde(deserialize_with = "tolerant")]
    pub url: String,
    #[serde(deserialize_with = "tolerant")]
    pub acct: String,
}

/// A hashtag.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tag {
    #[serde(deserialize_with = "tolerant")]
    pub name: String,
}

/// A custom emoji.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Emoji {
    #[serde(deserialize_with = "tolerant")]
    pub shortcode: String,
    #[serde(deserialize_with = "tolerant")]
    pub url: String,
}

/// A preview of a link. Its `html` is never looked at.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Card {
    #[serde(deserialize_with = "tolerant")]
    pub url: String,
    #[serde(deserialize_with = "tolerant")]
    pub title: String,
    #[serde(deserialize_with = "tolerant")]
    pub description: String,
    #[serde(deserialize_with = "tolerant")]
    pub image: Option<String>,
}

/// A vote.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Poll {
    #[serde(deserialize_with = "tolerant")]
    pub expires_at: Option<jiff::Timestamp>,
    #[serde(deserialize_with = "tolerant")]
    pub expired: bool,
    #[serde(deserialize_with = "tolerant")]
    pub multiple: bool,
    #[serde(deserialize_with = "tolerant")]
    pub votes_count: Option<u64>,
    #[serde(deserialize_with = "tolerant")]
    pub voters_count: Option<u64>,
    #[serde(deserialize_with = "each")]
    pub options: Vec<PollOption>,
}

/// One answer of a vote.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PollOption {
    #[serde(deserialize_with = "tolerant")]
    pub title: String,
    #[serde(deserialize_with = "tolerant")]
    pub votes_count: Option<u64>,
}

/// A quote: Mastodon says in which state it is, Akkoma and others put the status itself here.
#[derive(Clone, Debug)]
pub(super) enum Quote {
    Stated { state: String, status: Option<Box<Status>> },
    Bare(Box<Status>),
}

impl<'de> Deserialize<'de> for Quote {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = BTreeMap::<String, Value>::deserialize(deserializer)?;
        Ok(match fields.remove("state") {
            Some(state) => Self::Stated {
                state: read(state),
                status: fields
                    .remove("quoted_status")
                    .and_then(|status| read::<Option<Box<Status>>>(status)),
            },
            None => Self::Bare(read(fields.into_iter().collect())),
        })
    }
}

/// What Pleroma and Akkoma say besides.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pleroma {
    #[serde(deserialize_with = "tolerant")]
    pub expires_at: Option<jiff::Timestamp>,
}

/// What stands around a status.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Context {
    #[serde(deserialize_with = "each")]
    pub ancestors: Vec<Status>,
    #[serde(deserialize_with = "each")]
    pub descendants: Vec<Status>,
}

impl Status {
    /// It can be named and has an author.
    pub(super) fn is_usable(&self) -> bool {
        !self.id.is_empty() && !self.account.id.is_empty() && !self.account.username.is_empty()
    }
}

/// Statuses of a list, as far as they can be read.
pub(super) fn statuses(list: Value) -> Vec<Status> {
    let Value::Array(list) = list else { return Vec::new() };
    list.into_iter().map(read::<Status>).filter(Status::is_usable).collect()
}

fn read<T: DeserializeOwned + Default>(value: Value) -> T {
    serde_json::from_value(value).unwrap_or_default()
}

/// Reads the field, or takes it as absent.
fn tolerant<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Value::deserialize(deserializer).map(read)
}

/// Reads what can be read of a list.
fn each<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    Ok(match Value::deserialize(deserializer)? {
        Value::Array(list) => {
            list.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect()
        }
        _ => Vec::new(),
    })
}

/// An id: text, or a number on some servers; empty when there is none.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}
