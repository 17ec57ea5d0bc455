//! Finds links, names and tags in plain text, where a way gives no entities: by the rules that X
//! publishes with its `twitter-text` (<https://github.com/twitter/twitter-text>). The one crate
//! that has these rules wants a C++ compiler and two parser generators; crates that find links in
//! general draw other boundaries, and know nothing of names and tags.

mod address;
mod letter;
#[cfg(test)]
mod tables;

use super::{
    status::What,
    text::{Found, apart},
};

/// Longest name, list of letters of a cashtag, and its ending.
const LONGEST: (usize, usize, usize) = (20, 6, 2);

/// All of them, in order. A link may hold what looks like a name or a tag.
pub(super) fn all(text: &str) -> Vec<Found> {
    let mut found = address::all(text);
    for (at, c) in text.char_indices().filter(|(_, c)| "@＠#＃$".contains(*c)) {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at + c.len_utf8()..)) else {
            continue;
        };
        let named = match c {
            '@' | '＠' => {
                mention(before, after).map(|name| (name, What::Mention(name.to_owned())))
            }
            '#' | '＃' => {
                hashtag(before, after).map(|name| (name, What::Hashtag(name.to_owned())))
            }
            _ => cashtag(before, after).map(|name| (name, What::Cashtag(name.to_owned()))),
        };
        let range = |name: &str| at..at + c.len_utf8() + name.len();
        found.extend(named.map(|(name, what)| Found { range: range(name), what }));
    }
    apart(found)
}

/// The name behind a sign; not inside of words and mail addresses, but behind "RT".
fn mention<'a>(before: &str, after: &'a str) -> Option<&'a str> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let inside = |c: char| in_name(c) || "!#$%&*@＠".contains(c);
    let repeats = || {
        let before = before.strip_suffix(':').unwrap_or(before);
        let from = before.len().checked_sub(2)?;
        let (rest, word) = before.split_at_checked(from)?;
        let parted = !rest.ends_with(|c: char| in_name(c) || "+~.-".contains(c));
        (word.eq_ignore_ascii_case("rt") && parted).then_some(())
    };
    if before.ends_with(inside) && repeats().is_none() {
        return None;
    }
    let length = after.bytes().take(LONGEST.0).take_while(|b| in_name(char::from(*b))).count();
    let (name, rest) = after.split_at_checked(length)?;
    let goes_on = rest.starts_with(|c: char| "@＠".contains(c) || letter::is_accented(c))
        || rest.starts_with("://");
    (!name.is_empty() && !goes_on).then_some(name)
}

/// The tag behind a sign: letters, marks and digits of any script, one letter at least.
fn hashtag<'a>(before: &str, after: &'a str) -> Option<&'a str> {
    let behind = before.chars().next_back();
    let emoji = |c: char| matches!(c, '\u{fe0e}' | '\u{fe0f}');
    if behind.is_some_and(|c| c == '&' || (!emoji(c) && letter::in_hashtag(c)))
        || after.starts_with(['\u{fe0f}', '\u{20e3}'])
    {
        return None;
    }
    let length = after.find(|c| !letter::in_hashtag(c)).unwrap_or(after.len());
    let (tag, rest) = after.split_at_checked(length)?;
    let goes_on = rest.starts_with(['#', '＃']) || rest.starts_with("://");
    (tag.contains(letter::is_letter) && !goes_on).then_some(tag)
}

/// The symbol behind a sign: up to six letters, with an ending perhaps.
fn cashtag<'a>(before: &str, after: &'a str) -> Option<&'a str> {
    let (_, most, most_ending) = LONGEST;
    let parted = |c: char| c.is_whitespace() || letter::is_direction(c);
    if !before.is_empty() && !before.ends_with(parted) {
        return None;
    }
    let letters = |text: &str| text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends = |length: usize| {
        let (symbol, rest) = after.split_at_checked(length)?;
        let ended = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
        (rest.is_empty() || rest.starts_with(ended)).then_some(symbol)
    };
    let symbol = letters(after);
    if !(1..=most).contains(&symbol) {
        return None;
    }
    let ending = after.get(symbol..).and_then(|rest| rest.strip_prefix(['.', '_'])).map(letters);
    let ending = ending.filter(|length| (1..=most_ending).contains(length));
    ending.and_then(|ending| ends(symbol + 1 + ending)).or_else(|| ends(symbol))
}
