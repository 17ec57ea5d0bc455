//! The pictures and videos of an article.

use serde_json::Value;

use super::super::media::{self, Variant};
use crate::thread::{Media, MediaKind};

/// Most pictures and videos of an article.
const MOST: usize = 200;

/// Pictures and videos by their ids, in the order in which the text comes to them.
pub(super) struct Gallery {
    waiting: Vec<(String, Media)>,
    shown: Vec<Media>,
}

impl Gallery {
    pub(super) fn new(entities: Option<&Value>) -> Self {
        let entities = entities.and_then(Value::as_array).into_iter().flatten().take(MOST);
        let known =
            entities.filter_map(|entity| Some((id(entity.get("media_id")?)?, medium(entity)?)));
        Self { waiting: known.collect(), shown: Vec::new() }
    }

    /// The text has come to this one.
    pub(super) fn show(&mut self, named: &Value) {
        let Some(id) = id(named) else { return };
        if let Some(at) = self.waiting.iter().position(|(known, _)| *known == id) {
            self.shown.push(self.waiting.remove(at).1);
        }
    }

    /// All of them; those that the text does not come to at the end.
    pub(super) fn in_order(self) -> impl Iterator<Item = Media> {
        self.shown.into_iter().chain(self.waiting.into_iter().map(|(_, medium)| medium))
    }
}

/// Ids are strings, or numbers.
fn id(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| Some(value.as_u64()?.to_string()))
}

fn medium(entity: &Value) -> Option<Media> {
    let info = entity.get("media_info")?;
    let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).map(str::to_owned);
    let number = |of: &Value, name: &str| of.get(name).and_then(Value::as_u64);
    let alt = text(info, "ext_alt_text").or_else(|| text(info, "alt_text"));
    if let Some(url) = text(info, "original_img_url") {
        let size = number(info, "original_img_width").zip(number(info, "original_img_height"));
        return media::photo(&url, size, alt.as_deref());
    }
    let variants = info.pointer("/video_info/variants").or_else(|| info.get("variants"))?;
    let variants = variants.as_array()?.iter().take(MOST).filter_map(|variant| {
        Some(Variant {
            url: text(variant, "url")?,
            bitrate: number(variant, "bitrate")
                .or_else(|| number(variant, "bit_rate"))
                .unwrap_or(0),
            media_type: text(variant, "content_type").unwrap_or_default(),
        })
    });
    let is_loop =
        |name: &str| matches!(&*text(info, name).unwrap_or_default(), "ApiGif" | "animated_gif");
    let kind =
        if is_loop("__typename") || is_loop("type") { MediaKind::Gif } else { MediaKind::Video };
    let poster = info.get("preview_image").and_then(|image| text(image, "original_img_url"));
    let poster = poster.or_else(|| text(info, "media_url_https"));
    let size = info
        .get("original_info")
        .and_then(|size| number(size, "width").zip(number(size, "height")));
    media::video(kind, &variants.collect::<Vec<_>>(), poster.as_deref(), size, alt.as_deref())
}
