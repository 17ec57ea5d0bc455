//! Cards: named values that make a preview or a poll (`networks/x.md` §5).

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::wire::{Card, Tweet};
use crate::{
    source::x::media,
    thread::{Choice, Embed, Poll, clean},
};

/// Longest title and description that are kept, in characters.
const TITLE: usize = 300;
const SUMMARY: usize = 1_000;

/// The pictures of a preview, best first.
const IMAGES: [&str; 4] = [
    "photo_image_full_size_large",
    "summary_photo_image_large",
    "thumbnail_image_large",
    "player_image_large",
];

/// The post's preview or its poll.
pub(super) fn read(tweet: &Tweet, now: Timestamp) -> (Option<Embed>, Option<Poll>) {
    let Some(card) = &tweet.card else { return (None, None) };
    if card.name.starts_with("poll") {
        return (None, poll(card, now));
    }
    let preview = match string(card, "unified_card") {
        Some(text) => unified(text),
        None => preview(card),
    };
    let Some(mut preview) = preview else { return (None, None) };
    preview.url = expanded(&preview.url, tweet);
    (preview.embed(), None)
}

/// What a preview has, before its addresses are looked at.
#[derive(Default)]
struct Preview {
    url: String,
    title: String,
    summary: String,
    image: Option<String>,
}

impl Preview {
    /// `None` when the link in the text says as much.
    fn embed(self) -> Option<Embed> {
        let (title, summary) = (words(&self.title, TITLE), words(&self.summary, SUMMARY));
        let image = self.image.as_deref().and_then(media::address);
        let says_something = !title.is_empty() || !summary.is_empty() || image.is_some();
        let url = media::address(&self.url).filter(|_| says_something)?;
        Some(Embed::Card { url, title, summary: (!summary.is_empty()).then_some(summary), image })
    }
}

fn preview(card: &Card) -> Option<Preview> {
    let first = |keys: &[&str]| keys.iter().find_map(|key| string(card, key)).map(str::to_owned);
    Some(Preview {
        url: first(&["card_url", "broadcast_url", "website_url"])
            .or_else(|| (!card.url.is_empty()).then(|| card.url.clone()))?,
        title: first(&["title", "broadcast_title", "app_name"]).unwrap_or_default(),
        summary: first(&["description"]).unwrap_or_default(),
        image: image(card),
    })
}

/// The best picture; another one when there is none of the known names.
fn image(card: &Card) -> Option<String> {
    let address = |value: &Value| Some(value.get("image_value")?.get("url")?.as_str()?.to_owned());
    let known = IMAGES.iter().find_map(|name| address(card.values.get(*name)?));
    let other = |ending: &str| {
        let mut named = card.values.iter().filter(|(name, _)| name.ends_with(ending));
        named.find_map(|(_, value)| address(value))
    };
    known.or_else(|| other("image_large")).or_else(|| other("image"))
}

/// A card written as a document inside of a value.
fn unified(text: &str) -> Option<Preview> {
    let card: Value = serde_json::from_str(text).ok()?;
    let parts =
        |name: &str| card.get(name).and_then(Value::as_object).into_iter().flat_map(Map::values);
    let content = |name: &str| {
        let mut parts = parts("component_objects");
        parts.find_map(|part| part.get("data")?.get(name)?.get("content")?.as_str())
    };
    let url = parts("destination_objects")
        .find_map(|part| part.get("data")?.get("url_data")?.get("url")?.as_str())?;
    let image = parts("media_entities").find_map(|part| part.get("media_url_https")?.as_str());
    Some(Preview {
        url: url.to_owned(),
        title: content("title").unwrap_or_default().to_owned(),
        summary: content("subtitle").unwrap_or_default().to_owned(),
        image: image.map(str::to_owned),
    })
}

/// Where a `t.co` of the text leads; other addresses as they are.
fn expanded(short: &str, tweet: &Tweet) -> String {
    let entity = tweet.entities.urls.iter().find(|link| link.url.eq_ignore_ascii_case(short));
    let long = entity.map(|link| link.expanded_url.as_str()).filter(|long| !long.is_empty());
    long.unwrap_or(short).to_owned()
}

/// Choices by their number: two may have the same words. Counts are left out while hidden.
fn poll(card: &Card, now: Timestamp) -> Option<Poll> {
    let choices: Vec<Choice> = (1..=4)
        .map_while(|number| {
            let label = words(string(card, &format!("choice{number}_label"))?, TITLE);
            let votes = count(card, &format!("choice{number}_count"));
            Some(Choice { label, votes })
        })
        .collect();
    let ends_at: Option<Timestamp> =
        string(card, "end_datetime_utc").and_then(|text| text.parse().ok());
    let is_over = flag(card, "counts_are_final") || ends_at.is_some_and(|end| end <= now);
    let total = choices
        .iter()
        .try_fold(0_u64, |sum, choice| choice.votes.map(|votes| sum.saturating_add(votes)));
    (!choices.is_empty()).then_some(Poll { choices, multiple: false, ends_at, is_over, total })
}

fn string<'a>(card: &'a Card, name: &str) -> Option<&'a str> {
    card.values.get(name)?.get("string_value")?.as_str().filter(|text| !text.trim().is_empty())
}

fn count(card: &Card, name: &str) -> Option<u64> {
    super::wire::number(card.values.get(name)?.get("string_value")?)
}

fn flag(card: &Card, name: &str) -> bool {
    let Some(value) = card.values.get(name) else { return false };
    let written = value.get("string_value").and_then(Value::as_str);
    value.get("boolean_value").and_then(Value::as_bool).unwrap_or(written == Some("true"))
}

fn words(text: &str, most: usize) -> String {
    clean(text).trim().chars().take(most).collect()
}
