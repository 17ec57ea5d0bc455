//! What lists say about a thread, and whether it is long and whole enough to stand in one. Whether
//! its author lets it is for `consent` to say.

use std::collections::BTreeSet;

use icu_normalizer::ComposingNormalizerBorrowed;
use url::Url;

use super::{Block, Embed, Extent, Inline, MediaKind, Post, PostRef, RichText, Thread};

/// Posts that make a thread worth a line in a list.
const POSTS: usize = 3;

/// Words that people read in a minute.
const PACE: usize = 230;

/// Most tags of a thread that lead to lists.
const TAGS: usize = 30;

/// Longest tag, in characters; longer ones are no words.
const LONGEST: usize = 100;

/// A hashtag of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The one spelling under which it is looked up: see [`normal_tag`].
    pub name: String,
    /// As the author wrote it first, without `#`.
    pub shown: String,
}

impl Thread {
    /// Whether lists may hold it: three posts or more of it can be shown, its beginning is there,
    /// and of the posts that it is known to have at most a quarter is missing. Whatever is shorter
    /// or holds less is found by its address alone.
    #[must_use]
    pub fn is_for_lists(&self) -> bool {
        let shown = self.posts().count();
        let expected = self.receipt.expected.and_then(|expected| usize::try_from(expected).ok());
        let known = expected.unwrap_or(0).max(shown);
        shown >= POSTS && self.receipt.extent != Extent::HeadMissing && shown * 4 >= known * 3
    }

    /// Minutes that reading takes, from 1.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        let words: usize = self.posts().map(|post| words(&post.text)).sum();
        u32::try_from(words.div_ceil(PACE).max(1)).unwrap_or(u32::MAX)
    }

    /// The first picture of its media, for a small copy beside its first words. None when anything
    /// in the thread is warned of or to be covered.
    #[must_use]
    pub fn picture(&self) -> Option<&Url> {
        if self.posts().any(|post| post.sensitive || post.warning.is_some()) {
            return None;
        }
        self.posts().flat_map(|post| &post.media).find_map(|media| match media.kind {
            MediaKind::Image => Some(&media.url),
            MediaKind::Video | MediaKind::Gif => media.preview.as_ref(),
            MediaKind::Audio | MediaKind::Other => None,
        })
    }

    /// The hashtags of its posts, each once, in the order in which they come.
    #[must_use]
    pub fn tags(&self) -> Vec<Tag> {
        let mut seen = BTreeSet::new();
        let shown = self.posts().flat_map(tags_of);
        let tags = shown.filter_map(|shown| {
            Some(Tag { name: normal_tag(shown)?, shown: bare(shown).to_owned() })
        });
        tags.filter(|tag| seen.insert(tag.name.clone())).take(TAGS).collect()
    }

    /// Canonical names of the posts that it quotes.
    pub fn quoted(&self) -> impl Iterator<Item = &PostRef> {
        self.posts().flat_map(|post| &post.embeds).filter_map(|embed| match embed {
            Embed::Quote(post) => Some(&post.id),
            _ => None,
        })
    }
}

fn words(text: &RichText) -> usize {
    let text = text.to_plain();
    // Scripts without spaces: two characters read like one word.
    let dense = text.chars().filter(|c| ('\u{2e80}'..='\u{ffdc}').contains(c)).count();
    text.split_whitespace().count() + dense / 2
}

fn tags_of(post: &Post) -> impl Iterator<Item = &str> {
    let runs = post.text.0.iter().flat_map(|block| -> Box<dyn Iterator<Item = &Inline>> {
        match block {
            Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => {
                Box::new(runs.iter())
            }
            Block::List { items, .. } => Box::new(items.iter().flatten()),
            Block::Code(_) => Box::new(std::iter::empty()),
        }
    });
    let inside = runs.filter_map(|run| match run {
        Inline::Tag { name, .. } => Some(name.as_str()),
        _ => None,
    });
    inside.chain(post.tags.iter().map(String::as_str))
}

fn bare(tag: &str) -> &str {
    tag.trim().trim_start_matches(['#', '＃'])
}

/// The one spelling of a hashtag: without `#`, in Unicode's NFKC, in small letters. `None` for what
/// is no tag or could not be one part of an address.
#[must_use]
pub fn normal_tag(tag: &str) -> Option<String> {
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let small = nfkc.normalize(bare(tag)).to_lowercase();
    let tag = nfkc.normalize(bare(&small)).into_owned();
    let breaks = |c: char| matches!(c, '/' | '\\') || c.is_whitespace() || c.is_control();
    let is_word = tag.chars().any(char::is_alphanumeric);
    (is_word && !tag.contains(breaks) && tag.chars().count() <= LONGEST).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_one_spelling() {
        for (written, name) in [
            ("Rust", "rust"),
            ("#RustLang", "rustlang"),
            ("＃ＦＵＬＬ", "full"),
            ("Cafe\u{301}", "café"),
            ("ﬁsh", "fish"),
            ("İstanbul", "i\u{307}stanbul"),
            ("東京", "東京"),
            ("c++", "c++"),
        ] {
            assert_eq!(normal_tag(written).as_deref(), Some(name), "{written}");
            assert_eq!(normal_tag(name).as_deref(), Some(name), "{name} is its own normal form");
        }
        for none in ["", "#", "..", "a/b", "a\\b", "a b", "a\nb", "\u{0}x", &"a".repeat(101)] {
            assert_eq!(normal_tag(none), None, "{none:?}");
        }
    }
}
