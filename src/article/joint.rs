//! Sentences that the limit of a post cut in two. Joined only when the end of the one post and the
//! beginning of the next both say so.

use super::{
    Draft,
    edge::{self, End},
    post,
    reach::{Reach, length},
    script::{self, Script},
    seam::{are_verses, seam},
};
use crate::thread::{Block, Inline, Item, Post, RichText};

/// What has to stand between a passage and the one that joins it: a space, or nothing where the
/// script has none or white space stands there already.
#[must_use]
pub fn joint(before: &RichText, after: &RichText) -> &'static str {
    let last = paragraph(before, End::Tail).and_then(|runs| edge::shown(runs).chars().next_back());
    let first = paragraph(after, End::Head).and_then(|runs| edge::shown(runs).chars().next());
    let is_tight = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match (last, first) {
        _ if is_tight(last) || is_tight(first) => "",
        (Some(last), Some(first)) if script::is_unspaced(last) && script::is_unspaced(first) => "",
        _ => " ",
    }
}

/// The paragraph at that end.
pub(super) fn paragraph(text: &RichText, end: End) -> Option<&Vec<Inline>> {
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
