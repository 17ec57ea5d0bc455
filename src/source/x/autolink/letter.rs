//! Kinds of characters, as X tells them apart.

use unicode_segmentation::UnicodeSegmentation;

/// Signs that may stand in hashtags although they are neither letters nor digits.
const SPECIAL: &str = "_\u{200c}\u{200d}\u{a67e}\u{5be}\u{5f3}\u{5f4}\u{ff5e}\u{301c}\u{309b}\u{309c}\u{30a0}\u{30fb}\u{3003}\u{f0b}\u{f0c}\u{b7}";

/// A letter, or a mark on one.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

/// A letter, a mark, a digit, or a sign that may stand between them.
pub(super) fn in_hashtag(c: char) -> bool {
    is_letter(c) || c.is_numeric() || SPECIAL.contains(c)
}

/// Joins the letter before it. Colours of skin and tags of flags do so too, and are no marks.
fn is_mark(c: char) -> bool {
    let of_emoji = matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}');
    if c.is_ascii() || of_emoji || matches!(c, '\u{200c}' | '\u{200d}') {
        return false;
    }
    let mut buffer = [0; 8];
    let Some((first, rest)) = buffer.split_first_mut() else { return false };
    *first = b'a';
    let length = 1 + c.encode_utf8(rest).len();
    let pair = buffer.get(..length).and_then(|pair| std::str::from_utf8(pair).ok());
    pair.is_some_and(|pair| pair.graphemes(true).count() == 1)
}

/// A Latin letter with an accent, or the accent itself.
pub(super) fn is_accented(c: char) -> bool {
    matches!(c,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{253}'..='\u{254}'
        | '\u{256}'..='\u{257}' | '\u{259}' | '\u{25b}' | '\u{263}' | '\u{268}' | '\u{26f}'
        | '\u{272}' | '\u{289}' | '\u{28b}' | '\u{2bb}' | '\u{300}'..='\u{36f}'
        | '\u{1e00}'..='\u{1eff}')
}

/// Turns the writing direction.
pub(super) fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// May stand in the name of a host, whatever its script.
pub(super) fn in_host(c: char) -> bool {
    let strange = matches!(c, '\u{fffe}' | '\u{feff}' | '\u{ffff}');
    !c.is_ascii_punctuation()
        && !c.is_whitespace()
        && !c.is_control()
        && !is_direction(c)
        && !strange
}

/// May stand in the name of a host that is written without `http://`.
pub(super) fn in_plain_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_accented(c)
}

/// May stand in a path.
pub(super) fn in_path(c: char) -> bool {
    is_plain(c) || "!*';:=+,.$/%#[]-–_~@|&".contains(c)
}

/// May be the last character of a path.
pub(super) fn ends_path(c: char) -> bool {
    is_plain(c) || "+-=_#/".contains(c)
}

/// May stand in a query.
pub(super) fn in_query(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!?*'();:&=+$/%#[]-_.,~|@^".contains(c)
}

/// May be the last character of a query.
pub(super) fn ends_query(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_&=#/".contains(c)
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_accented(c) || matches!(c, '\u{400}'..='\u{4ff}')
}
