//! What an FxEmbed-compatible API (version 2) answers, as far as it is used. Nothing is required
//! but the ids; a field of another type than expected is as if it were absent. Posts stay
//! [`Value`]s until each is read on its own, so that a broken one costs no other.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

/// Most elements of a thread that are read from one answer.
const ELEMENTS: usize = 1_000;

/// Most entries of any other list.
const ENTRIES: usize = 500;

/// `/2/thread/{id}` and `/2/status/{id}`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    #[serde(deserialize_with = "lenient")]
    pub(super) code: Option<u16>,
    pub(super) status: Option<Value>,
    pub(super) thread: Elements,
}

/// A list of which only so many are read; `None` where there is none.
#[derive(Debug, Default)]
pub(super) struct Elements {
    pub(super) list: Option<Vec<Value>>,
    pub(super) is_cut: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Status {
    #[serde(deserialize_with = "id")]
    pub(super) id: u64,
    pub(super) author: User,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) text: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) raw_text: Option<RawText>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) is_note_tweet: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) created_at: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) created_timestamp: Option<f64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) lang: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) possibly_sensitive: bool,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) replying_to: Option<ReplyingTo>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) replies: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) reposts: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) likes: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) quotes: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) media: MediaLists,
    #[serde(default)]
    pub(super) quote: Option<Value>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) poll: Option<Poll>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) card: Option<Card>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) article: Option<Article>,
}

#[derive(Debug, Deserialize)]
pub(super) struct User {
    #[serde(deserialize_with = "id")]
    pub(super) id: u64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) screen_name: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) name: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) avatar_url: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) description: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) protected: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tombstone {
    #[serde(deserialize_with = "lenient")]
    pub(super) reason: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) message: String,
    #[serde(deserialize_with = "maybe_id")]
    pub(super) id: Option<u64>,
    #[serde(deserialize_with = "lenient")]
    pub(super) url: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) author: Option<User>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ReplyingTo {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) screen_name: Option<String>,
    #[serde(default, deserialize_with = "maybe_id")]
    pub(super) status: Option<u64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RawText {
    pub(super) text: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_text_range: Option<(usize, usize)>,
    #[serde(default, deserialize_with = "tolerant")]
    pub(super) facets: Vec<Facet>,
}

/// A range of the raw text and what it is.
#[derive(Debug, Deserialize)]
pub(super) struct Facet {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) indices: (usize, usize),
    #[serde(default, deserialize_with = "lenient")]
    pub(super) original: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) replacement: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MediaLists {
    /// Photos and videos in the order of the post.
    #[serde(deserialize_with = "tolerant")]
    pub(super) all: Vec<Medium>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) photos: Vec<Medium>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) videos: Vec<Medium>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Medium {
    #[serde(rename = "type", deserialize_with = "lenient")]
    pub(super) kind: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) url: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) width: u64,
    #[serde(deserialize_with = "lenient")]
    pub(super) height: u64,
    #[serde(rename = "altText", deserialize_with = "lenient")]
    pub(super) alt: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) thumbnail_url: Option<String>,
    #[serde(deserialize_with = "tolerant")]
    pub(super) formats: Vec<Format>,
}

/// One copy of a video.
#[derive(Debug, Deserialize)]
pub(super) struct Format {
    pub(super) url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) bitrate: u64,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) container: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) codec: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Poll {
    #[serde(default, deserialize_with = "tolerant")]
    pub(super) choices: Vec<Choice>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) total_votes: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) ends_at: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Choice {
    pub(super) label: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) count: Option<u64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Card {
    pub(super) url: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) title: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) description: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) domain: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) image: Option<Image>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Image {
    pub(super) url: String,
}

/// An article; its inner parts are X's own and read elsewhere.
#[derive(Debug, Deserialize)]
pub(super) struct Article {
    #[serde(default, deserialize_with = "lenient")]
    pub(super) title: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) preview_text: String,
    #[serde(default)]
    pub(super) cover_media: Value,
    #[serde(default)]
    pub(super) content: Option<Value>,
    #[serde(default)]
    pub(super) media_entities: Option<Value>,
}

/// An id, a string or a number. Never through a float.
pub(super) fn id_of(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) if text.bytes().all(|b| b.is_ascii_digit()) => text.parse().ok(),
        _ => None,
    }
}

fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let value = Value::deserialize(deserializer)?;
    id_of(&value).ok_or_else(|| serde::de::Error::custom("not an id"))
}

fn maybe_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(id_of(&Value::deserialize(deserializer)?))
}

/// A value, or nothing when it is of another type.
fn lenient<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    Ok(T::deserialize(Value::deserialize(deserializer)?).unwrap_or_default())
}

/// The entries of a list that make sense.
fn tolerant<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let Value::Array(list) = Value::deserialize(deserializer)? else { return Ok(Vec::new()) };
    Ok(list.into_iter().take(ENTRIES).filter_map(|value| T::deserialize(value).ok()).collect())
}

impl<'de> Deserialize<'de> for Elements {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Listing)
    }
}

/// Reads [`Elements`] without holding more than so many.
struct Listing;

impl<'de> Visitor<'de> for Listing {
    type Value = Elements;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of posts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Elements, A::Error> {
        let mut list = Vec::new();
        while list.len() < ELEMENTS {
            let Some(value) = seq.next_element()? else {
                return Ok(Elements { list: Some(list), is_cut: false });
            };
            list.push(value);
        }
        let mut is_cut = false;
        while seq.next_element::<IgnoredAny>()?.is_some() {
            is_cut = true;
        }
        Ok(Elements { list: Some(list), is_cut })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Elements, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Elements::default())
    }

    fn visit_unit<E>(self) -> Result<Elements, E> {
        Ok(Elements::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Elements, E> {
        Ok(Elements::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Elements, E> {
        Ok(Elements::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Elements, E> {
        Ok(Elements::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Elements, E> {
        Ok(Elements::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Elements, E> {
        Ok(Elements::default())
    }
}
