//! [`Raw`] text → [`RichText`]. What X says about ranges of a text is counted in different units
//! from way to way, may be about an older text, or wrong; so the text itself has the last word,
//! and nothing but links of media, of the quote and of the article is ever left out.

mod found;
#[cfg(test)]
mod laws;
mod place;
#[cfg(test)]
mod recorded;
mod shown;
mod style;

use std::{borrow::Cow, ops::Range};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::{
    autolink,
    status::{Id, Raw, Shown, What},
};
use crate::{
    source::facets::{self, Mark},
    thread::{Inline, RichText, clean},
};
pub(super) use {
    found::{Found, all, apart},
    place::Ruler,
    style::Styles,
};

/// Longest link that is written out, in characters; of longer ones X's own short form is shown.
const LINK: usize = 160;

/// What stands for the three characters that X escapes.
const ESCAPES: [(&str, char); 3] = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')];

/// The words as the author wrote them. `quoted` is the post that is shown below as a quote: a link
/// to it at the end is left out. `is_article`: so is the link to the article.
pub(super) fn rich(raw: &Raw, quoted: Option<Id>, is_article: bool) -> RichText {
    if raw.is_bare {
        return bare(raw, quoted, is_article);
    }
    let ruler = Ruler::new(&raw.text);
    let found = all(&ruler, &raw.entities);
    let styles = Styles::new(&ruler, raw.escaped, &raw.styles);
    let part = shown::part(&ruler, raw.shown, &found);
    shown(&raw.text, raw.escaped, part, found, &styles, quoted, is_article)
}

/// Without entities there is nothing that counts characters, so the three that X escapes can be
/// put back at once.
fn bare(raw: &Raw, quoted: Option<Id>, is_article: bool) -> RichText {
    let ruler = Ruler::new(&raw.text);
    let (part, shown_at) = match raw.shown {
        Shown::Range(_) => (shown::part(&ruler, raw.shown, &[]), Shown::Whole),
        other => (0..raw.text.len(), other),
    };
    let words = raw.text.get(part).unwrap_or_default();
    let words = if raw.escaped { unescaped(words) } else { words.into() };
    let found = autolink::all(&words);
    let ruler = Ruler::new(&words);
    let styles = Styles::new(&ruler, false, &[]);
    let part = shown::part(&ruler, shown_at, &found);
    shown(&words, false, part, found, &styles, quoted, is_article)
}

/// The part of the text that is shown, as runs.
fn shown(
    text: &str,
    escaped: bool,
    part: Range<usize>,
    found: Vec<Found>,
    styles: &Styles,
    quoted: Option<Id>,
    is_article: bool,
) -> RichText {
    let is_below = |found: &Found| {
        quoted.is_some_and(|post| found.leads_to(post)) || (is_article && found.leads_to_article())
    };
    let (part, found) = shown::trimmed(text, part, found, is_below);
    RichText::from_runs(runs(text, escaped, part, found, styles))
}

/// A part of a text as runs, whose words may still hold new lines.
pub(super) fn runs(
    text: &str,
    escaped: bool,
    part: Range<usize>,
    found: Vec<Found>,
    styles: &Styles,
) -> Vec<Inline> {
    let mut runs = Vec::new();
    let words = |runs: &mut Vec<Inline>, range: Range<usize>| {
        for (piece, style) in styles.pieces(range) {
            let words = text.get(piece).unwrap_or_default();
            let words = if escaped { unescaped(words) } else { words.into() };
            runs.push(Inline::Text { text: words.into_owned(), style });
        }
    };
    let mut read = part.start;
    for found in found {
        let Range { start, end } = shown::with_space(text, &found);
        words(&mut runs, read..start.max(read));
        match inline(text.get(found.range).unwrap_or_default(), &found.what) {
            _ if matches!(found.what, What::Media { .. }) => {}
            Some(inline) => runs.push(inline),
            None => words(&mut runs, start..end),
        }
        read = end.max(read);
    }
    words(&mut runs, read..part.end.max(read));
    runs
}

/// What a range is shown as; `None` leaves its words as they are.
fn inline(words: &str, what: &What) -> Option<Inline> {
    let page = |text: String| Url::parse(&text).ok();
    let encoded = |name: &str| utf8_percent_encode(name, NON_ALPHANUMERIC).to_string();
    let mark = match what {
        What::Media { .. } => return None,
        What::Url { short, long, label } => {
            let long = if long.is_empty() { short } else { long };
            let url = facets::address(long)?;
            if label == short {
                return Some(facets::inline(words, Mark::Link(url)));
            }
            return Some(Inline::Link { label: link_label(long, label), url });
        }
        What::Mention(name) => {
            Mark::Mention(page(format!("https://x.com/{}", encoded_name(name)?))?)
        }
        What::Hashtag(name) => Mark::Tag(page(format!("https://x.com/hashtag/{}", encoded(name)))?),
        What::Cashtag(name) => {
            Mark::Link(page(format!("https://x.com/search?q=%24{}", encoded(name)))?)
        }
    };
    Some(facets::inline(words, mark))
}

/// The handle, when it can be one.
fn encoded_name(name: &str) -> Option<&str> {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_').then_some(name)
}

/// The whole address, as people know it from the page that they saw; very long ones cut as X does.
fn link_label(long: &str, label: &str) -> String {
    let plain = |text: &str| -> String {
        let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let text = clean(text);
        text.chars().filter(|c| !c.is_whitespace() && !turns(*c)).collect()
    };
    let (long, label) = (plain(long), plain(label));
    if long.chars().count() <= LINK {
        return long;
    }
    if !label.is_empty() && label.chars().count() <= LINK {
        return label;
    }
    long.chars().take(LINK - 1).chain(['…']).collect()
}

/// Puts back the three characters that X escapes, each once.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
        plain.push_str(before);
        let (c, after) = ESCAPES
            .into_iter()
            .find_map(|(name, c)| Some((c, from.strip_prefix(name)?)))
            .unwrap_or(('&', from.strip_prefix('&').unwrap_or_default()));
        plain.push(c);
        rest = after;
    }
    plain.push_str(rest);
    plain.into()
}
