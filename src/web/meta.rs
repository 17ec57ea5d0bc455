//! What the page of a thread tells programs about itself: schema.org data for search engines.

use std::fmt::{self, Display, Formatter};

use askama::filters::HtmlSafe;
use serde_json::{Value, json};
use url::Url;

use super::page::href;
use crate::thread::{Author, MediaKind, Post, Thread};

/// Most characters of the words that are told.
const WORDS: usize = 500;

/// Most pictures that are named.
const PICTURES: usize = 6;

/// JSON-LD, to be written into a `script` of the type `application/ld+json`. Browsers run nothing of
/// it; no `<` stands in it, so nothing can end the element.
pub(super) struct Linked(String);

impl HtmlSafe for Linked {}

impl Display for Linked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Linked {
    /// The thread as a `SocialMediaPosting`. `canonical` is the page's full address, `picture` gives
    /// the full addresses on our site of pictures of the networks.
    pub(super) fn of(
        thread: &Thread,
        title: &str,
        canonical: &str,
        picture: &dyn Fn(&Url) -> Option<String>,
    ) -> Self {
        let first = thread.posts().next();
        let last = thread.posts().map(|post| post.edited_at.unwrap_or(post.posted_at)).max();
        let shown = |post: &&Post| post.warning.is_none() && !post.sensitive;
        let media = thread.posts().filter(shown).flat_map(|post| &post.media);
        let pictures = media.filter(|media| media.kind == MediaKind::Image);
        let pictures: Vec<String> =
            pictures.filter_map(|media| picture(&media.url)).take(PICTURES).collect();
        let words = first.filter(shown).map(|post| post.text.to_plain());
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": "SocialMediaPosting",
            "@id": canonical,
            "url": canonical,
            "mainEntityOfPage": canonical,
            "headline": title,
            "author": person(&thread.author, picture),
            "datePublished": first.map(|post| post.posted_at),
            "dateModified": last,
            "inLanguage": thread.language(),
            "isBasedOn": first.map(|post| href(&post.url)),
            "text": words.map(|words| words.chars().take(WORDS).collect::<String>()),
            "image": pictures,
        });
        if let Value::Object(fields) = &mut data {
            fields.retain(|_, value| !value.is_null() && value != &json!([]));
        }
        Self(data.to_string().replace('<', "\\u003c"))
    }
}

fn person(author: &Author, picture: &dyn Fn(&Url) -> Option<String>) -> Value {
    let mut data = json!({
        "@type": "Person",
        "name": author.name,
        "alternateName": format!("@{}", author.handle),
        "url": href(&author.url),
    });
    if let Some(address) = author.avatar.as_ref().and_then(picture) {
        data["image"] = Value::String(address);
    }
    data
}
