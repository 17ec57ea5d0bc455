//! JSON as the network's users make it. One field of an unexpected shape must not cost the post,
//! one post not the answer: parts are kept raw and read one by one, and what cannot be read is
//! as if it had not been sent.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::value::RawValue;

/// Part of an answer, not read yet.
pub(super) type Raw = Option<Box<RawValue>>;

/// Reads a document. Half a surrogate pair (`"\ud83d"`), which JavaScript writes and JSON cannot
/// hold, is replaced by U+FFFD first.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(text).or_else(|error| match mend(text) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    })
}

/// Reads a part; `None` when it is absent or not what it should be.
pub(super) fn part<T: DeserializeOwned>(raw: &Raw) -> Option<T> {
    parse(raw.as_ref()?.get()).ok()
}

/// For fields of which a wrong shape counts as absence.
pub(super) fn lenient<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    Ok(parse(raw.get()).unwrap_or_default())
}

/// For lists of which entries of a wrong shape are left out.
pub(super) fn entries<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let list: Vec<Box<RawValue>> = serde_json::from_str(raw.get()).unwrap_or_default();
    Ok(list.iter().filter_map(|entry| parse(entry.get()).ok()).collect())
}

/// With every lone surrogate replaced; `None` when there is none.
fn mend(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                found = true;
                mended.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            (Some(_), _) => 6,
            // A backslash and what it escapes; that may be more than one byte long in bad JSON.
            (None, _) => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (escape, after) = escape.split_at_checked(length)?;
        mended.push_str(escape);
        rest = after;
    }
    mended.push_str(rest);
    found.then_some(mended)
}

/// The number in `\uXXXX` at the start of the text.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_emoji_does_not_cost_the_document() {
        let read = |text: &str| parse::<Vec<String>>(text).unwrap().concat();
        assert_eq!(read(r#"["a\ud83db"]"#), "a\u{fffd}b");
        assert_eq!(read(r#"["\udc00\ud83e\uddf5\ud800"]"#), "\u{fffd}🧵\u{fffd}");
        assert_eq!(read(r#"["\\ud83d"]"#), r"\ud83d");
        assert_eq!(read(r#"["\\\ud83d\n"]"#), "\\\u{fffd}\n");
    }

    #[test]
    fn what_is_no_json_stays_none() {
        for text in ["", "<html>", "[\"\\", "[\"\\é\"]", "[\"\\ud8\"]", "[\"\\ud800"] {
            assert!(parse::<Vec<String>>(text).is_err(), "{text}");
        }
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    struct Sample {
        #[serde(default, deserialize_with = "lenient")]
        word: Option<String>,
        #[serde(default, deserialize_with = "entries")]
        numbers: Vec<u8>,
    }

    #[test]
    fn a_field_of_the_wrong_shape_is_as_good_as_absent() {
        let sample = parse::<Sample>(r#"{"word":{"a":[1]},"numbers":[1,"x",null,2,999],"new":0}"#);
        assert_eq!(sample.unwrap(), Sample { word: None, numbers: vec![1, 2] });
        assert_eq!(parse::<Sample>(r#"{"numbers":"none"}"#).unwrap(), Sample::default());
    }
}
