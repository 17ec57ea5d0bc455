//! Text with ranges (bytes, UTF-16 units, characters) → [`RichText`]. Ranges come from outside:
//! they may overlap, end before they begin, cut a character in half, or lie beyond the text.
//! Each of those is passed over and its words stay.

use std::{borrow::Cow, ops::Range};

use url::Url;

use crate::thread::{Inline, RichText, Style, clean};

/// What a network counts when it says where a range begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of the text in UTF-8.
    Bytes,
    /// Units of the text in UTF-16.
    Utf16,
    /// Unicode characters.
    Chars,
}

/// What a range of the text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A link.
    Link(Url),
    /// Somebody's name; with their profile.
    Mention(Url),
    /// A hashtag; with its page.
    Tag(Url),
}

/// A range of the text, in bytes of UTF-8, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Where.
    pub range: Range<usize>,
    /// What.
    pub mark: Mark,
}

/// Longest address that a range may lead to, in bytes; longer ones stay text.
const LONGEST: usize = 4096;

/// The range in bytes of UTF-8. `None` when it is not a range of whole characters of the text.
#[must_use]
pub fn bytes(text: &str, unit: Unit, range: Range<usize>) -> Option<Range<usize>> {
    let found = match unit {
        Unit::Bytes => range,
        Unit::Utf16 => {
            offset(text, char::len_utf16, range.start)?..offset(text, char::len_utf16, range.end)?
        }
        Unit::Chars => offset(text, |_| 1, range.start)?..offset(text, |_| 1, range.end)?,
    };
    text.get(found.clone()).map(|_| found)
}

/// The offset in bytes of what stands `count` units into the text.
fn offset(text: &str, width: impl Fn(char) -> usize, count: usize) -> Option<usize> {
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        if passed >= count {
            return (passed == count).then_some(at);
        }
        passed += width(c);
    }
    (passed == count).then_some(text.len())
}

/// An address that a link of a post may lead to: http or https, and not endless.
#[must_use]
pub fn address(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host() && text.len() <= LONGEST)
        .then_some(url)
}

/// The text with its ranges. The first of two that overlap wins.
#[must_use]
pub fn rich(text: &str, mut facets: Vec<Facet>) -> RichText {
    facets.sort_by_key(|facet| facet.range.start);
    let mut runs = Vec::new();
    let mut read = 0;
    for facet in facets {
        let Range { start, end } = facet.range;
        let (true, Some(before), Some(words)) =
            (start < end, text.get(read..start), text.get(start..end))
        else {
            continue;
        };
        push_text(&mut runs, before);
        runs.push(inline(words, facet.mark));
        read = end;
    }
    push_text(&mut runs, text.get(read..).unwrap_or_default());
    RichText::from_runs(runs)
}

fn push_text(runs: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        runs.push(Inline::Text { text: text.to_owned(), style: Style::default() });
    }
}

/// The words of one range. Names and tags are shown with their sign, so a range without it is a
/// plain link: the author's words stay as they are.
#[must_use]
pub fn inline(words: &str, mark: Mark) -> Inline {
    let line: Cow<'_, str> = if words.contains(['\n', '\r']) {
        words.replace("\r\n", " ").replace(['\n', '\r'], " ").into()
    } else {
        words.into()
    };
    let label = clean(&line);
    match mark {
        Mark::Link(url) => Inline::Link { label, url },
        Mark::Mention(url) => match label.strip_prefix('@') {
            Some(handle) => Inline::Mention { handle: handle.to_owned(), url },
            None => Inline::Link { label, url },
        },
        Mark::Tag(url) => match label.strip_prefix('#') {
            Some(name) => Inline::Tag { name: name.to_owned(), url },
            None => Inline::Link { label, url },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(range: Range<usize>) -> Facet {
        Facet { range, mark: Mark::Link(address("https://example.com/").unwrap()) }
    }

    #[test]
    fn units_are_counted_as_each_network_does() {
        let text = "é🧵a";
        assert_eq!(bytes(text, Unit::Bytes, 2..6), Some(2..6));
        assert_eq!(bytes(text, Unit::Chars, 1..2), Some(2..6));
        assert_eq!(bytes(text, Unit::Utf16, 1..3), Some(2..6));
        assert_eq!(bytes(text, Unit::Utf16, 1..2), None, "half of a surrogate pair");
        assert_eq!(bytes(text, Unit::Bytes, 1..6), None, "half of a character");
        assert_eq!(bytes(text, Unit::Chars, 0..3), Some(0..7));
        assert_eq!(bytes(text, Unit::Chars, 0..4), None, "beyond the end");
    }

    #[test]
    #[expect(clippy::reversed_empty_ranges, reason = "as broken clients send them")]
    fn broken_ranges_are_passed_over_and_no_word_is_lost() {
        let text = "é one two";
        for broken in [1..4, 5..3, 3..3, 3..99, 99..100, 0..usize::MAX] {
            assert_eq!(rich(text, vec![link(broken)]), RichText::plain(text));
        }
        let rich = rich(text, vec![link(7..10), link(3..6), link(4..8)]);
        assert_eq!(rich.to_plain(), "é https://example.com/ https://example.com/");
    }

    #[test]
    fn hostile_schemes_lead_nowhere() {
        for text in ["javascript:alert(1)", "data:text/html,x", "https:", "", "//x.example/"] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
