//! An `ActivityPub` document, read the way servers write it: any property may be absent, a
//! string, an object or an array of those. No JSON-LD processor.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde_json::Value;
use url::Url;

/// Most entries that are looked at where a property is an array.
const MOST: usize = 1_000;

/// Reads properties of a JSON object tolerantly. What is not there is `None` or empty.
#[derive(Clone, Copy)]
pub(super) struct Object<'a>(pub(super) &'a Value);

impl<'a> Object<'a> {
    /// The property as it stands; `null` counts as absent.
    pub(super) fn raw(self, key: &str) -> Option<&'a Value> {
        self.0.get(key).filter(|value| !value.is_null())
    }

    /// The values of the property, whether one or many.
    pub(super) fn all(self, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
        let many: &[Value] = match self.raw(key) {
            Some(Value::Array(many)) => many,
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        many.iter().take(MOST).filter(|value| !value.is_null())
    }

    /// The objects among the values of the property.
    pub(super) fn objects(self, key: &str) -> impl Iterator<Item = Object<'a>> + use<'a> {
        self.all(key).filter(|value| value.is_object()).map(Object)
    }

    /// The first value that is an object.
    pub(super) fn object(self, key: &str) -> Option<Object<'a>> {
        self.objects(key).next()
    }

    /// The first value that is a text with something in it.
    pub(super) fn text(self, key: &str) -> Option<&'a str> {
        self.all(key).find_map(Value::as_str).filter(|text| !text.trim().is_empty())
    }

    /// The first web address of the property: a string, or an object's `id`, `href` or `url`.
    pub(super) fn link(self, key: &str) -> Option<Url> {
        self.all(key).find_map(link_of)
    }

    /// Whether the property is `true`.
    pub(super) fn is(self, key: &str) -> bool {
        self.raw(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A number that is not negative.
    pub(super) fn count(self, key: &str) -> Option<u64> {
        self.raw(key)?.as_u64()
    }

    /// A moment; one without a zone is taken for UTC.
    pub(super) fn moment(self, key: &str) -> Option<Timestamp> {
        let text = self.text(key)?;
        text.parse::<Timestamp>()
            .ok()
            .or_else(|| TimeZone::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok())
    }

    /// Whether `type` is, or has among its values, one of these.
    pub(super) fn is_a(self, kinds: &[&str]) -> bool {
        self.all("type").filter_map(Value::as_str).any(|kind| kinds.contains(&kind))
    }

    /// The first `type`, for messages.
    pub(super) fn kind(self) -> &'a str {
        self.text("type").unwrap_or("thing without a type")
    }

    /// The `id`, when it is a web address.
    pub(super) fn id(self) -> Option<Url> {
        web(self.0.get("id")?.as_str()?)
    }

    /// The page for people: of several links the one to HTML.
    pub(super) fn page(self) -> Option<Url> {
        let html = self.objects("url").find(|link| link.text("mediaType") == Some("text/html"));
        html.and_then(|link| link_of(link.0)).or_else(|| self.link("url"))
    }
}

/// The web address that a value names: a string, or an object's `id`, `href` or `url`.
pub(super) fn link_of(value: &Value) -> Option<Url> {
    match value {
        Value::String(text) => web(text),
        Value::Object(_) => ["id", "href", "url"]
            .into_iter()
            .find_map(|key| value.get(key).and_then(Value::as_str).and_then(web)),
        _ => None,
    }
}

/// An address that may be followed or shown: http or https, with a host, not absurdly long.
pub(super) fn web(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.len() > 2048 {
        return None;
    }
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
