//! The words of a post: content, language, warning, tags.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use url::Url;

use super::{
    object::{Object, link_of},
    profile::picture,
    quote,
};
use crate::{
    source::{fediverse::name, markup},
    thread::{Block, Inline, RichText, Style, clean},
};

/// Most tags of one post.
const TAGS: usize = 100;

/// The text, with the title of what has one as its first paragraph.
pub(super) fn text(post: Object<'_>) -> RichText {
    let content = content(post).unwrap_or_default();
    let is_plain = post.text("mediaType").is_some_and(|kind| {
        matches!(kind, "text/plain" | "text/markdown" | "text/x.misskeymarkdown")
    });
    let mut text =
        if is_plain { RichText::plain(content) } else { markup::parse(content, &names(post)) };
    if let Some(title) = post.text("name") {
        let title: String = clean(title).split_whitespace().collect::<Vec<_>>().join(" ");
        let style = Style { bold: true, ..Style::default() };
        let title = title.chars().take(500).collect();
        text.0.insert(0, Block::Paragraph(vec![Inline::Text { text: title, style }]));
    }
    text
}

/// `content` is what servers keep up to date; `contentMap` may be of before an edit.
fn content(post: Object<'_>) -> Option<&str> {
    post.text("content")
        .or_else(|| post.raw("contentMap")?.as_object()?.values().find_map(Value::as_str))
}

/// The language: the key of `contentMap` under which the content stands.
pub(super) fn language(post: Object<'_>) -> Option<String> {
    let map = post.raw("contentMap")?.as_object()?;
    let content = post.text("content");
    let key = map
        .iter()
        .find(|(_, text)| content.is_some() && text.as_str() == content)
        .or_else(|| map.iter().next().filter(|_| map.len() == 1 || content.is_none()))
        .map(|(key, _)| key)?;
    let is_tag = !key.is_empty()
        && key.len() <= 35
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && key != "und";
    is_tag.then(|| key.clone())
}

/// The warning. An article's summary is one only when the article is sensitive.
pub(super) fn warning(post: Object<'_>) -> Option<String> {
    let summary = post.text("summary")?;
    if !post.is("sensitive") && !post.is_a(&["Note", "Question"]) {
        return None;
    }
    let words = if summary.contains("</") || (summary.contains('&') && summary.contains(';')) {
        markup::words(summary)
    } else {
        clean(summary)
    };
    let words: String = words.trim().chars().take(1_000).collect();
    (!words.is_empty()).then_some(words)
}

/// Hashtags that do not stand in the text.
pub(super) fn tags(post: Object<'_>, text: &RichText) -> Vec<String> {
    let mut known: BTreeSet<String> = runs(text)
        .filter_map(|run| match run {
            Inline::Tag { name, .. } => Some(name.to_lowercase()),
            _ => None,
        })
        .collect();
    let named = post.objects("tag").filter(|tag| tag.is_a(&["Hashtag", "Tag"]));
    named
        .filter_map(|tag| {
            let name: String =
                clean(tag.text("name")?).trim().trim_start_matches('#').chars().take(100).collect();
            (!name.is_empty() && known.insert(name.to_lowercase())).then_some(name)
        })
        .take(TAGS)
        .collect()
}

fn runs(text: &RichText) -> impl Iterator<Item = &Inline> {
    text.0.iter().flat_map(|block| -> Box<dyn Iterator<Item = &Inline>> {
        match block {
            Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => {
                Box::new(runs.iter())
            }
            Block::List { items, .. } => Box::new(items.iter().flatten()),
            Block::Code(_) => Box::new(std::iter::empty()),
        }
    })
}

/// What the tags say about emoji and mentions in the HTML.
fn names(post: Object<'_>) -> markup::Names {
    let mut emoji = BTreeMap::new();
    let mut mentions = BTreeMap::new();
    for tag in post.objects("tag").take(TAGS) {
        let Some(label) = tag.text("name").map(clean) else { continue };
        if tag.is_a(&["Emoji"]) {
            if let Some(image) = tag.all("icon").find_map(picture) {
                emoji.insert(label.trim_matches(':').to_owned(), image);
            }
        } else if tag.is_a(&["Mention"])
            && let Some(href) = tag.raw("href").and_then(link_of)
        {
            mention(&label, &href, &mut mentions);
        }
    }
    markup::Names { emoji, mentions, has_quote: quote::of(post).is_some() }
}

/// A mention names the actor, links in the text lead to the profile's page: both are known.
fn mention(label: &str, href: &Url, mentions: &mut BTreeMap<String, String>) {
    let label = label.trim().trim_start_matches('@');
    let (user, host) = match label.split_once('@') {
        Some((user, host)) => (user, host.to_owned()),
        None => (label, name::authority(href).unwrap_or_default()),
    };
    if user.is_empty() || host.is_empty() {
        return;
    }
    let handle = format!("{user}@{host}");
    if let Ok(page) = href.join(&format!("/@{user}")) {
        mentions.insert(page.to_string(), handle.clone());
    }
    mentions.insert(href.to_string(), handle);
}
