//! What Misskey's API answers, as far as it is used. Forks leave things out: everything but the
//! ids may be absent.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Note {
    pub(super) id: String,
    #[serde(default)]
    pub(super) created_at: Option<String>,
    #[serde(default)]
    pub(super) updated_at: Option<String>,
    #[serde(default)]
    pub(super) text: Option<String>,
    #[serde(default)]
    pub(super) cw: Option<String>,
    pub(super) user_id: String,
    pub(super) user: User,
    #[serde(default)]
    pub(super) reply_id: Option<String>,
    #[serde(default)]
    pub(super) renote_id: Option<String>,
    #[serde(default)]
    pub(super) renote: Option<Box<Note>>,
    #[serde(default)]
    pub(super) visibility: Option<String>,
    #[serde(default)]
    pub(super) local_only: Option<bool>,
    #[serde(default)]
    pub(super) is_hidden: Option<bool>,
    #[serde(default, deserialize_with = "tolerant")]
    pub(super) files: Vec<File>,
    #[serde(default)]
    pub(super) poll: Option<Poll>,
    #[serde(default, deserialize_with = "emoji")]
    pub(super) emojis: BTreeMap<String, String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) replies_count: Option<u64>,
    #[serde(default)]
    pub(super) renote_count: Option<u64>,
    #[serde(default)]
    pub(super) reaction_count: Option<u64>,
    #[serde(default)]
    pub(super) uri: Option<String>,
    #[serde(default)]
    pub(super) url: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct User {
    pub(super) id: String,
    pub(super) username: String,
    #[serde(default)]
    pub(super) host: Option<String>,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) avatar_url: Option<String>,
    #[serde(default)]
    pub(super) is_bot: Option<bool>,
    #[serde(default)]
    pub(super) require_signin_to_view_contents: Option<bool>,
    #[serde(default)]
    pub(super) uri: Option<String>,
    #[serde(default)]
    pub(super) url: Option<String>,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub(super) fields: Vec<Field>,
    #[serde(default)]
    pub(super) is_suspended: Option<bool>,
    #[serde(default)]
    pub(super) is_silenced: Option<bool>,
    #[serde(default)]
    pub(super) is_explorable: Option<bool>,
    #[serde(default)]
    pub(super) no_crawle: Option<bool>,
    #[serde(default)]
    pub(super) prevent_ai_learning: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Field {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) value: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct File {
    #[serde(default, rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) url: Option<String>,
    #[serde(default)]
    pub(super) thumbnail_url: Option<String>,
    #[serde(default)]
    pub(super) comment: Option<String>,
    #[serde(default)]
    pub(super) is_sensitive: bool,
    #[serde(default)]
    pub(super) properties: Properties,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Properties {
    #[serde(default)]
    pub(super) width: Option<f64>,
    #[serde(default)]
    pub(super) height: Option<f64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Poll {
    #[serde(default, deserialize_with = "tolerant")]
    pub(super) choices: Vec<Choice>,
    #[serde(default)]
    pub(super) multiple: bool,
    #[serde(default)]
    pub(super) expires_at: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) votes: Option<u64>,
}

/// Why a request was refused: the `error` of the answer.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Refusal {
    #[serde(default)]
    pub(super) code: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Refused {
    #[serde(default)]
    pub(super) error: Refusal,
}

/// A list of which the entries that make no sense are left out; `null` is an empty one.
fn tolerant<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: for<'any> Deserialize<'any>,
{
    let values = Option::<Vec<Value>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(values.into_iter().filter_map(|value| T::deserialize(value).ok()).collect())
}

/// Custom emoji: a map since version 13, a list of names and addresses before.
fn emoji<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Ok(match Value::deserialize(deserializer)? {
        Value::Object(map) => {
            map.iter().filter_map(|(code, url)| Some((code.clone(), text(url)?))).collect()
        }
        Value::Array(list) => list
            .iter()
            .filter_map(|e| Some((text(e.get("name")?)?, text(e.get("url")?)?)))
            .collect(),
        _ => BTreeMap::new(),
    })
}
