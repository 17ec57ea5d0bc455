//! One counter as it is written: "3/12", "(3/12)", "3/", "3 of 12", "3.", "3️⃣". Whether it is one, the
//! whole thread has to say (`series.rs`).

use super::{
    cursor::{Cursor, Number},
    edge::{End, Line},
    pointing, script, vocabulary,
};

/// What a counter looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// "3/12", "3/", "3/n", "3 of 12", in brackets or not.
    Slash,
    /// "(3)", "\[3\]".
    Bracket,
    /// "3️⃣".
    Keycap,
    /// "3.", "3)".
    Point,
}

/// What it says about how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Total {
    /// Nothing: "3/", "3/n", "12/end".
    Open,
    /// So many.
    Is(u16),
}

/// Something that looks like a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counter {
    pub form: Form,
    pub number: u16,
    pub total: Total,
    /// How many bytes of the line it takes, with what belongs to it.
    pub bytes: usize,
}

const PAIRS: [(char, char); 6] =
    [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］'), ('【', '】'), ('〔', '〕')];

/// A sign that parts a counter from the words.
fn parts(c: char) -> bool {
    matches!(c, ':' | '：' | '-' | '–' | '—' | '|' | '•' | '·')
}

/// The counter at that end of the line.
pub(super) fn at(line: &Line, end: End) -> Option<Counter> {
    match end {
        End::Head => {
            let words = line.words.trim_start();
            let (mut counter, rest) = parse(words, line.is_whole, true)?;
            counter.bytes = line.words.len() - rest.len();
            Some(counter)
        }
        End::Tail => {
            let words = line.words.trim_end();
            let mut before = None;
            for (at, c) in words.char_indices() {
                let tail = words.get(at..)?;
                let is_free = match before {
                    None => line.is_whole,
                    Some(before) => is_boundary(before) || PAIRS.iter().any(|(open, _)| *open == c),
                };
                before = Some(c);
                if !is_free {
                    continue;
                }
                let is_alone = at == 0 && line.is_whole;
                let made = parse_tail(tail, is_alone);
                if let Some(mut counter) = made {
                    counter.bytes = line.words.len() - at;
                    return Some(counter);
                }
            }
            None
        }
    }
}

/// A counter may follow it without a space.
fn is_boundary(c: char) -> bool {
    c.is_whitespace() || matches!(c, '。' | '！' | '？' | '」' | '…') || pointing::is_mark(c)
}

fn parse_tail(tail: &str, is_alone: bool) -> Option<Counter> {
    let mut cursor = Cursor::new(tail);
    if cursor.eat(|c| parts(c) && !matches!(c, ':' | '：')).is_some() && !cursor.spaces() {
        return None;
    }
    let (counter, rest) = parse(cursor.rest(), is_alone, false)?;
    (rest.is_empty() && counter.form != Form::Point).then_some(counter)
}

/// A counter at the beginning of `words`, and what stands behind it. `is_alone`: nothing but the
/// words stands in that line.
fn parse(words: &str, is_alone: bool, is_head: bool) -> Option<(Counter, &str)> {
    let mut cursor = Cursor::new(words);
    let is_named = is_head && cursor.one_of(vocabulary::THREAD);
    cursor.spaces();
    let close = cursor
        .eat(|c| PAIRS.iter().any(|(open, _)| *open == c))
        .and_then(|open| PAIRS.iter().find(|pair| pair.0 == open))
        .map(|pair| pair.1);
    cursor.spaces();
    let number = cursor.number()?;
    let (mut form, total, is_said) = measure(&mut cursor, number, close.is_some())?;
    if let Some(close) = close {
        cursor.spaces();
        cursor.eat(|c| c == close)?;
    } else if form == Form::Bracket {
        // Without brackets only keycaps and points are left.
        form = if number.is_keycap { Form::Keycap } else { Form::Point };
        if form == Form::Point {
            cursor.eat(|c| matches!(c, '.' | ')' | '．' | '）')).filter(|_| is_head)?;
        }
    }
    if is_named && form != Form::Slash {
        return None;
    }
    let is_closed = close.is_some() || form == Form::Keycap;
    let mut behind = cursor;
    let mark = behind.spaces();
    let sign = behind.eat(|c| parts(c) || (!mark && form != Form::Point && matches!(c, '.' | ')')));
    let has_sign = is_head && sign.is_some() && behind.is_at_space();
    let is_end = cursor.is_done() && is_alone;
    if is_said && close.is_none() && !is_end && !(has_sign && sign == Some(':')) {
        return None;
    }
    if has_sign {
        cursor = behind;
    }
    let is_free = match cursor.peek() {
        None => is_alone || !is_head || is_closed,
        Some(c) => c.is_whitespace() || is_closed && !c.is_alphanumeric() || pointing::is_mark(c),
    };
    let is_free = is_free || close.is_some() && cursor.peek().is_some_and(script::is_unspaced);
    let counter = Counter { form, number: number.value, total, bytes: 0 };
    is_free.then(|| (counter, cursor.rest()))
}

/// What follows the number: form, how many there are, and whether that was said in words.
fn measure(
    cursor: &mut Cursor<'_>,
    number: Number,
    is_bracketed: bool,
) -> Option<(Form, Total, bool)> {
    let mut ahead = *cursor;
    let is_spaced = ahead.spaces();
    if ahead.eat(|c| matches!(c, '/' | '／' | '⁄' | '∕')).is_some() {
        let mut total = ahead;
        if total.spaces() == is_spaced
            && let Some(many) = total.number()
        {
            // A date or a longer fraction has one more.
            let is_longer = total.peek().is_some_and(|c| matches!(c, '/' | '／' | '%' | '°'));
            *cursor = total;
            return (!is_longer && many.value > 0).then_some((
                Form::Slash,
                Total::Is(many.value),
                false,
            ));
        }
        if is_spaced {
            return None;
        }
        let mut open = ahead;
        let is_word =
            open.one_of(&["n", "x", "?", "∞", "…", "..."]) || open.one_of(vocabulary::END);
        *cursor = if is_word { open } else { ahead };
        return Some((Form::Slash, Total::Open, false));
    }
    if is_spaced && !number.is_keycap && ahead.one_of(vocabulary::OF) && ahead.spaces() {
        let many = ahead.number()?;
        *cursor = ahead;
        return Some((Form::Slash, Total::Is(many.value), true));
    }
    let is_plain = is_bracketed || number.is_keycap || !is_spaced;
    is_plain.then_some((Form::Bracket, Total::Open, false))
}
