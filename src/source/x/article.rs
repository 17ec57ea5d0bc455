//! Long-form articles: X keeps them as the content of a Draft.js editor, that is blocks of plain
//! text with ranges in UTF-16 units, and a map of what stands in them.

mod body;
mod gallery;
#[cfg(test)]
mod laws;

use serde_json::Value;

use super::status::Article;
use crate::thread::{Media, RichText};
use {body::Body, gallery::Gallery};

/// The article, as far as the way gives it: with `content` all of it, else its first words.
/// `media_entities` are the pictures and videos that the content names, `cover` is the
/// picture above it.
pub(super) fn article(
    title: &str,
    preview_text: &str,
    content: Option<&Value>,
    media_entities: Option<&Value>,
    cover: Option<Media>,
) -> Article {
    let mut gallery = Gallery::new(media_entities);
    let read = content.map(|content| Body::read(content, &mut gallery));
    let (body, is_preview) = match read {
        Some(body) if !body.blocks.is_empty() => (RichText(body.blocks), body.is_cut),
        _ => (RichText::plain(preview_text.trim()), true),
    };
    let mut media: Vec<_> = cover.into_iter().collect();
    for medium in gallery.in_order() {
        if !media.iter().any(|known| known.url == medium.url) {
            media.push(medium);
        }
    }
    Article { title: title.trim().to_owned(), body, is_preview, media }
}
