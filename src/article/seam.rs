//! The two lines that would meet at a joint: whether they are two halves of one sentence.

use super::{
    Draft,
    edge::{self, End, Line},
    joint::paragraph,
    reach::Reach,
    script::{self, Script},
};
use crate::thread::RichText;

/// Several short lines: a poem, a list, a dialogue.
pub(super) fn are_verses(before: &Draft, after: &Draft) -> bool {
    [paragraph(&before.text, End::Tail), paragraph(&after.text, End::Head)]
        .into_iter()
        .flatten()
        .any(|runs| {
            let shown = edge::shown(runs);
            let lines: Vec<usize> = shown.split('\n').map(|line| line.chars().count()).collect();
            let short = lines.iter().filter(|length| **length < 60).count();
            (lines.len() >= 2 && short == lines.len())
                || (lines.len() >= 3 && short * 2 > lines.len())
        })
}

/// Whether one sentence runs over both: how many bytes of dots stand at the end of the first and at
/// the beginning of the second.
pub(super) fn seam(
    before: &Draft,
    after: &Draft,
    reach: &Reach,
    is_casual: bool,
) -> Option<(usize, usize)> {
    let (tail, head) = (edge::line(&before.text, End::Tail)?, edge::line(&after.text, End::Head)?);
    let (words, dots_before) = without_dots(&tail, End::Tail);
    let (next, dots_after) = without_dots(&head, End::Head);
    let (last, first) = (words.chars().next_back()?, next.chars().next()?);
    let script = Script::of(first)?;
    let letters = edge::shown(paragraph(&before.text, End::Tail)?);
    let is_same = letters.chars().rev().find_map(Script::of) == Some(script);
    let is_dash = matches!(last, '—' | '–');
    let is_open =
        last.is_alphanumeric() || Script::of(last).is_some() || script::is_comma(last) || is_dash;
    if !is_same || !is_open || is_entry(&before.text) || is_marker(next) {
        return None;
    }
    let are_both = dots_before > 0 && dots_after > 0;
    let joins = if script.has_capitals() {
        let is_small = first.is_lowercase() && !is_name(next);
        let is_said = are_both || before.goes_on;
        let is_cut = reach.is_long && !is_casual;
        is_small && ((is_said && reach.is_some) || is_cut)
    } else {
        let is_comma = reach.is_long && script::is_comma(last) && dots_before == 0;
        (are_both && reach.is_some) || (before.goes_on && reach.is_long) || is_comma
    };
    joins.then_some((dots_before, dots_after))
}

/// The words of a line without the dots at that end, and how many bytes of it those take.
fn without_dots(line: &Line, end: End) -> (&str, usize) {
    let is_dot = |c: char| matches!(c, '.' | '…' | '‥');
    let is_around = |c: char| is_dot(c) || matches!(c, '[' | ']' | '(' | ')') || c.is_whitespace();
    let words = line.words.as_str();
    let (dots, rest) = match end {
        End::Head => {
            let rest = words.trim_start_matches(is_around);
            (words.strip_suffix(rest).unwrap_or_default(), rest)
        }
        End::Tail => {
            let rest = words.trim_end_matches(is_around);
            (words.strip_prefix(rest).unwrap_or_default(), rest)
        }
    };
    let sign = dots.trim();
    let bare = ["(", "["].iter().find_map(|open| sign.strip_prefix(open)).unwrap_or(sign);
    let bare = [")", "]"].iter().find_map(|close| bare.strip_suffix(close)).unwrap_or(bare);
    let is_balanced = sign.len() == bare.len() || sign.len() == bare.len() + 2;
    let is_many = bare.contains(['…', '‥']) || bare.chars().count() >= 2;
    if is_balanced && is_many && bare.chars().all(is_dot) {
        return (rest, dots.len());
    }
    (if end == End::Head { words.trim_start() } else { words.trim_end() }, 0)
}

/// Its last line is an entry of a list, or a turn of a dialogue.
fn is_entry(text: &RichText) -> bool {
    let lines = edge::lines(text);
    let Some(line) = lines.last().map(|line| line.trim_start()) else { return false };
    line.starts_with(script::is_bullet)
        || is_marker(line)
        || line.split_once(['.', ')', '/']).is_some_and(|(number, _)| {
            !number.is_empty()
                && number.chars().count() <= 3
                && number.chars().all(char::is_numeric)
        })
}

/// Begins with "a)", "ii." or "note:".
fn is_marker(words: &str) -> bool {
    let word = words.split_whitespace().next().unwrap_or_default();
    let bare = word.trim_end_matches(['.', ')', ':']);
    bare.len() < word.len()
        && (word.ends_with(':')
            || bare.chars().count() <= 2
            || bare.chars().all(|c| "ivx".contains(c)))
}

/// Begins with a word that is written small anywhere ("iPhone", "example.com"), or with one that
/// begins an afterthought.
fn is_name(words: &str) -> bool {
    const AFTERTHOUGHTS: &[&str] = &[
        "ps", "p.s", "pps", "nb", "edit", "update", "tldr", "tl;dr", "via", "cc", "h/t", "lol",
        "btw", "fin", "src",
    ];
    let word = words.split_whitespace().next().unwrap_or_default();
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric() || "._@:/=".contains(c))
        || AFTERTHOUGHTS.contains(&bare)
}
