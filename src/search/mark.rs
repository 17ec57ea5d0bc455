//! Properties of a thread as words of the index, so that a filter costs no more than a word does.
//! They begin with a character of the private use area, which no text gives a word.

use super::{fold, token::tokens};

/// A property. Its letter tells the kinds apart.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    All = b'a' as isize,
    From = b'f' as isize,
    Has = b'h' as isize,
    Language = b'l' as isize,
    Network = b'n' as isize,
    Tag = b't' as isize,
}

const BEGIN: char = '\u{e000}';

/// Stands for whatever is neither letter nor digit.
const OTHER: char = '\u{e001}';

/// The word of that property.
pub(super) fn mark(kind: Kind, value: &str) -> String {
    let mut word = String::from(BEGIN);
    word.push(char::from(kind as u8));
    for c in value.chars() {
        if c.is_alphanumeric() { fold::letter(c, &mut word) } else { word.push(OTHER) }
    }
    word
}

/// The word of a hashtag; `None` for one without letters.
pub(super) fn tag(name: &str) -> Option<String> {
    let name: String = tokens(name).into_iter().map(|token| token.text).collect();
    (!name.is_empty()).then(|| mark(Kind::Tag, &name))
}

/// Whether that word is one of a hashtag.
pub(super) fn is_tag(mark: &str) -> bool {
    value(mark, Kind::Tag).is_some()
}

/// The network that the word stands for.
pub(super) fn network_of(mark: &str) -> Option<&str> {
    value(mark, Kind::Network)
}

fn value(mark: &str, kind: Kind) -> Option<&str> {
    mark.strip_prefix(BEGIN)?.strip_prefix(char::from(kind as u8))
}

/// The word that every thread has.
pub(super) fn all() -> String {
    mark(Kind::All, "")
}

/// What an author may be asked for by: the whole handle, and its first part, `ada` of
/// `ada@example.social` and of `ada.example.social`.
pub(super) fn handles(handle: &str) -> Vec<String> {
    let handle = handle.trim_start_matches('@');
    let first = handle.split(['@', '.']).next().unwrap_or(handle);
    let mut all = vec![mark(Kind::From, handle)];
    if first != handle && !first.is_empty() {
        all.push(mark(Kind::From, first));
    }
    all
}

/// A language, and the language that it is a kind of: `pt` of `pt-BR`.
pub(super) fn languages(code: &str) -> Vec<String> {
    let primary = code.split(['-', '_']).next().unwrap_or(code);
    let mut all = vec![mark(Kind::Language, code)];
    if primary != code {
        all.push(mark(Kind::Language, primary));
    }
    all
}
