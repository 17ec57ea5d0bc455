//! Sentences that the limit of a post cut in two. Joined only when the end of the one post and the
//! beginning of the next both say so.

use super::{
    Draft,
    edge::{self, End, Line},
    post,
    script::{self, Script},
};
use crate::thread::{Block, Inline, Item, Post, RichText};

/// What has to stand between a passage and the one that joins it: a space, or nothing where the
/// script has none or white space stands there already.
#[must_use]
pub fn joint(before: &RichText, after: &RichText) -> &'static str {
    let last = runs(before, End::Tail).and_then(|runs| edge::shown(runs).chars().next_back());
    let first = runs(after, End::Head).and_then(|runs| edge::shown(runs).chars().next());
    let is_tight = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match (last, first) {
        _ if is_tight(last) || is_tight(first) => "",
        (Some(last), Some(first)) if script::is_unspaced(last) && script::is_unspaced(first) => "",
        _ => " ",
    }
}

/// The paragraph at that end.
fn runs(text: &RichText, end: End) -> Option<&Vec<Inline>> {
    match if end == End::Head { text.0.first() } else { text.0.last() }? {
        Block::Paragraph(runs) => Some(runs),
        _ => None,
    }
}

/// Joins what belongs together: sets the ellipses at the joint aside and notes the joint.
pub(super) fn join(items: &[Item], drafts: &mut [Option<Draft>]) {
    let is_casual = is_casual(items, drafts);
    let longest = items.iter().filter_map(post).map(length).max().unwrap_or(0);
    for at in 1..items.len().min(drafts.len()) {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(Some(before)), Some(Some(after))) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        let (Some(first), Some(second)) =
            (items.get(at - 1).and_then(post), items.get(at).and_then(post))
        else {
            continue;
        };
        let is_near = touches(first, second) && !before.left.1 && !after.left.0;
        let reach = Reach::of(first, longest);
        if !is_near || are_verses(before, after) {
            continue;
        }
        let Some(dots) = seam(before, after, &reach, is_casual) else { continue };
        if let Some(piece) = take(&mut before.text, End::Tail, dots.0) {
            before.aside.1.insert(0, piece);
        }
        if let Some(piece) = take(&mut after.text, End::Head, dots.1) {
            after.aside.0.push(piece);
        }
        after.joins = true;
    }
}

/// Takes that many bytes away, as words to set aside.
fn take(text: &mut RichText, end: End, bytes: usize) -> Option<String> {
    let words = edge::line(text, end)?.words;
    let piece = match end {
        End::Head => words.get(..bytes),
        End::Tail => words.len().checked_sub(bytes).and_then(|at| words.get(at..)),
    };
    let piece = piece?.trim().to_owned();
    if piece.is_empty() {
        return None;
    }
    edge::cut(text, end, bytes);
    Some(piece)
}

/// Nothing stands between the words of the two posts, and nothing says that they differ.
fn touches(first: &Post, second: &Post) -> bool {
    let primary = |language: &str| language.split('-').next().unwrap_or_default().to_lowercase();
    let same = match (&first.language, &second.language) {
        (Some(first), Some(second)) => primary(first) == primary(second),
        _ => true,
    };
    same && first.warning.is_none()
        && second.warning.is_none()
        && !first.truncated
        && first.tags.is_empty()
        && first.media.is_empty()
        && first.embeds.is_empty()
}

/// How long a post is for its limit.
struct Reach {
    /// The limit may have cut it.
    is_long: bool,
    /// It is more than an exclamation.
    is_some: bool,
}

impl Reach {
    /// `longest`: the length of the longest post of the thread. Who writes for a smaller limit
    /// than the network's is cut by that.
    fn of(post: &Post, longest: usize) -> Self {
        let limit = longest.clamp(SMALLEST, limit(post));
        let length = length(post);
        Self { is_long: length * 10 >= limit * 6, is_some: length * 10 >= SMALLEST * 2 }
    }
}

/// The smallest limit of any network.
const SMALLEST: usize = 280;

fn limit(post: &Post) -> usize {
    match post.id.network().as_str() {
        "x" => 280,
        "bluesky" => 300,
        _ => 500,
    }
}

/// The length of a post as its network counts it, more or less: X counts wide characters twice and
/// links as 23.
fn length(post: &Post) -> usize {
    let is_x = post.id.network().as_str() == "x";
    edge::lines(&post.text)
        .iter()
        .flat_map(|line| line.split_inclusive(' '))
        .map(|word| {
            let wide = |c| if is_x && script::is_wide(c) { 2 } else { 1 };
            let length: usize = word.chars().map(wide).sum();
            if word.contains("://") { length.min(23) } else { length }
        })
        .sum()
}

/// The author begins sentences in lower case: then a small letter says nothing.
fn is_casual(items: &[Item], drafts: &[Option<Draft>]) -> bool {
    let (mut free, mut small, mut is_closed) = (0, 0, true);
    for (item, draft) in items.iter().zip(drafts) {
        let Some(draft) = draft else {
            is_closed = true;
            continue;
        };
        let first = edge::line(&draft.text, End::Head);
        let first = first.and_then(|line| line.words.trim_start().chars().next());
        if let Some(script) = first.filter(|_| is_closed).and_then(Script::of)
            && script.has_capitals()
        {
            free += 1;
            small += usize::from(first.is_some_and(char::is_lowercase));
        }
        let last = edge::line(&draft.text, End::Tail);
        let last = last.and_then(|line| line.words.trim_end().chars().next_back());
        let carries = post(item).is_some_and(|post| !post.media.is_empty());
        is_closed = carries
            || last.is_none_or(|c| !c.is_alphanumeric() && !script::is_comma(c) && c != '…');
    }
    small * 3 >= free.max(1)
}

/// Several short lines: a poem, a list, a dialogue.
fn are_verses(before: &Draft, after: &Draft) -> bool {
    [runs(&before.text, End::Tail), runs(&after.text, End::Head)].into_iter().flatten().any(
        |runs| {
            let shown = edge::shown(runs);
            let lines: Vec<usize> = shown.split('\n').map(|line| line.chars().count()).collect();
            let short = lines.iter().filter(|length| **length < 60).count();
            (lines.len() >= 2 && short == lines.len())
                || (lines.len() >= 3 && short * 2 > lines.len())
        },
    )
}

/// Whether one sentence runs over both: how many bytes of dots stand at the end of the first and at
/// the beginning of the second.
fn seam(before: &Draft, after: &Draft, reach: &Reach, is_casual: bool) -> Option<(usize, usize)> {
    let (tail, head) = (edge::line(&before.text, End::Tail)?, edge::line(&after.text, End::Head)?);
    runs(&before.text, End::Tail)?;
    let (words, dots_before) = without_dots(&tail, End::Tail);
    let (next, dots_after) = without_dots(&head, End::Head);
    let (last, first) = (words.chars().next_back()?, next.chars().next()?);
    let script = Script::of(first)?;
    let letters = edge::shown(runs(&before.text, End::Tail)?);
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
        let is_said =
            are_both || (before.goes_on && dots_after == 0) || (before.goes_on && dots_before == 0);
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
