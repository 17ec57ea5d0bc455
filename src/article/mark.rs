//! Marks that say "this is a thread" or "it goes on": signs, words in brackets, and words as a line
//! of their own. Words inside a sentence are none.

use super::{
    cursor::Cursor,
    edge::{End, Line},
    peel::Role,
    pointing::{self, Sign},
    script,
    vocabulary::{CONTINUED, CONTINUED_ALONE, CONTINUED_BEHIND, END, THREAD},
};

/// A mark at one end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// How many bytes of the line it takes.
    pub bytes: usize,
    /// It says that the sentence before it goes on.
    pub goes_on: bool,
}

/// The mark at that end of the line.
pub(super) fn at(line: &Line, end: End, role: &Role) -> Option<Mark> {
    match end {
        End::Head => head(line, role),
        End::Tail => tail(line, role),
    }
}

fn head(line: &Line, role: &Role) -> Option<Mark> {
    let mut cursor = Cursor::new(&line.words);
    cursor.spaces();
    let rest = signs(cursor.rest(), line.is_whole)
        .or_else(|| bracketed(cursor.rest(), &words_for(End::Head, role)))
        .or_else(|| called(cursor.rest(), line.is_whole, role))?;
    Some(Mark { bytes: line.words.len() - rest.len(), goes_on: false })
}

/// Signs at the beginning, and what stands behind them.
fn signs(words: &str, is_whole: bool) -> Option<&str> {
    let (sign, bytes) = pointing::signs(words)?;
    let mut rest = Cursor::new(words.get(bytes..)?);
    let is_alone = is_whole && rest.rest().trim().is_empty();
    let is_decoration = rest.rest().trim_start().starts_with(script::is_emoji);
    if is_decoration || (sign == Sign::Below && !is_alone) {
        return None;
    }
    Some(colon(&mut rest))
}

/// Takes a colon away if a space follows it.
fn colon<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let mut behind = *cursor;
    let is_colon = behind.eat(|c| c == ':' || c == '：').is_some();
    if is_colon && behind.is_at_space() { behind.rest() } else { cursor.rest() }
}

/// Which words count as marks at that end of that post.
fn words_for(end: End, role: &Role) -> Vec<&'static [&'static str]> {
    let mut words = Vec::new();
    if role.is_first {
        words.push(THREAD);
    }
    match end {
        End::Head if !role.is_first => words.push(CONTINUED),
        End::Tail if role.is_last => words.push(END),
        End::Tail => words.push(CONTINUED),
        End::Head => {}
    }
    words
}

/// Such a word in brackets, and what stands behind them.
fn bracketed<'a>(text: &'a str, words: &[&[&str]]) -> Option<&'a str> {
    let mut cursor = Cursor::new(text);
    let open = cursor.eat(|c| matches!(c, '(' | '[' | '（' | '［' | '【'))?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '［' => '］',
        _ => '】',
    };
    skip_signs(&mut cursor);
    if !words.iter().any(|words| cursor.one_of(words)) {
        return None;
    }
    cursor.eat(|c| matches!(c, '…' | '.'));
    skip_signs(&mut cursor);
    cursor.eat(|c| c == close)?;
    Some(colon(&mut cursor))
}

fn skip_signs(cursor: &mut Cursor<'_>) {
    if let Some((_, bytes)) = pointing::signs(cursor.rest()) {
        *cursor = Cursor::new(cursor.rest().get(bytes..).unwrap_or_default());
    }
    cursor.spaces();
}

/// "Thread:" before the words, or "Thread 🧵" as a line of its own.
fn called<'a>(text: &'a str, is_whole: bool, role: &Role) -> Option<&'a str> {
    let mut cursor = Cursor::new(text);
    let words = if role.is_first { THREAD } else { CONTINUED_ALONE };
    if !cursor.one_of(words) {
        return None;
    }
    skip_signs(&mut cursor);
    if cursor.eat(|c| c == ':' || c == '：').is_some() && cursor.is_at_space() {
        skip_signs(&mut cursor);
        return Some(cursor.rest());
    }
    while cursor.eat(|c| matches!(c, '.' | '…' | '!')).is_some() {}
    skip_signs(&mut cursor);
    (is_whole && cursor.is_done()).then_some("")
}

fn tail(line: &Line, role: &Role) -> Option<Mark> {
    let words = line.words.trim_end();
    let mark = |at: usize, goes_on| Some(Mark { bytes: line.words.len() - at, goes_on });
    if line.is_whole && is_line(words.trim_start(), role) {
        return mark(0, !role.is_first);
    }
    let lists = words_for(End::Tail, role);
    for (at, _) in words.char_indices() {
        let (before, tail) = words.split_at_checked(at)?;
        let is_free = before.is_empty() || before.ends_with(char::is_whitespace);
        if is_pointing(before.trim_end(), tail, role) {
            return mark(at, false);
        }
        if bracketed(tail, &lists).is_some_and(|rest| matches!(rest.trim(), "" | ".")) {
            return mark(at, !role.is_last);
        }
        let is_last_word = role.is_last && matches!(tail, "/end" | "/fin" | "/fim" | "/ende");
        if is_free && !before.is_empty() && is_last_word {
            return mark(at, false);
        }
        let is_behind = before.trim_end().ends_with(['.', '…', '!', '?', '"', '”']);
        if is_free && is_behind && !role.is_last && is_any(tail, CONTINUED_BEHIND) {
            return mark(at, true);
        }
        if role.is_led && matches!(tail, "…/" | ".../" | "…//") {
            return mark(at, true);
        }
    }
    let arrow = pointing::arrow(words).filter(|_| role.is_led && role.is_bare)?;
    mark(words.len() - arrow, true)
}

fn is_any(text: &str, words: &[&str]) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.one_of(words) && cursor.is_done()
}

/// The whole line says nothing else.
fn is_line(words: &str, role: &Role) -> bool {
    if role.is_first && called(words, true, role) == Some("") {
        return true;
    }
    !role.is_last && is_any(words, CONTINUED_ALONE)
}

/// The tail is signs alone, and the words before them have no emoji beside them.
fn is_pointing(before: &str, tail: &str, role: &Role) -> bool {
    let Some((sign, bytes)) = pointing::signs(tail) else { return false };
    let is_all = bytes == tail.len() && !tail.starts_with(char::is_whitespace);
    let is_decoration = before.ends_with(script::is_emoji);
    is_all && !is_decoration && (sign == Sign::Thread || (role.is_led && role.is_bare))
}
