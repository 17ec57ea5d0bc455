//! Which part of a text is shown.

use std::ops::Range;

use super::{
    super::status::{Shown, What},
    Found, Ruler,
};

/// The part of the text that is shown. A range of the network is believed only as far as it hides
/// what it may hide: names at the head and links at the end. Counted in a wrong unit, it would
/// take away the author's words.
pub(super) fn part(ruler: &Ruler<'_>, shown: Shown, found: &[Found]) -> Range<usize> {
    let whole = 0..ruler.text.len();
    match shown {
        Shown::Whole => whole,
        Shown::BehindMentions => behind_mentions(ruler.text, found)..whole.end,
        Shown::Range(span) => {
            let Some(Range { start, end }) = ruler.range(span) else { return whole };
            let head = ruler.text.get(..start).unwrap_or_default();
            let rest = ruler.text.get(start..).unwrap_or_default();
            let tail = ruler.text.get(end..).unwrap_or_default();
            let parted = head.is_empty()
                || head.ends_with(char::is_whitespace)
                || rest.starts_with(char::is_whitespace)
                || rest.is_empty();
            let start = if parted && head.split_whitespace().all(is_mention) { start } else { 0 };
            let end = if tail.split_whitespace().all(is_link) { end } else { whole.end };
            start..end.max(start)
        }
    }
}

fn is_mention(word: &str) -> bool {
    let name = word.strip_prefix(['@', '＠']);
    name.is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}

fn is_link(word: &str) -> bool {
    let has_scheme = word.starts_with("https://") || word.starts_with("http://");
    has_scheme && word.bytes().all(|b| b.is_ascii_graphic())
}

/// Where the names that begin a reply end: one after the other, a space between them.
fn behind_mentions(text: &str, found: &[Found]) -> usize {
    let mut end = 0;
    for found in found {
        if !matches!(found.what, What::Mention(_)) || found.range.start != end {
            break;
        }
        let after = text.get(found.range.end..).unwrap_or_default();
        end = found.range.end + usize::from(after.starts_with(' '));
        if !after.starts_with(' ') {
            break;
        }
    }
    end
}

/// The part without white space and links at its ends that are shown otherwise, and what was
/// found inside of it. `is_below`: the link at the end leads to what stands below the words.
pub(super) fn trimmed(
    text: &str,
    part: Range<usize>,
    mut found: Vec<Found>,
    is_below: impl Fn(&Found) -> bool,
) -> (Range<usize>, Vec<Found>) {
    let Range { mut start, mut end } = part;
    found.retain(|found| start <= found.range.start && found.range.end <= end);
    loop {
        end = start + text.get(start..end).unwrap_or_default().trim_end().len();
        let gone = |last: &mut Found| last.range.end == end && (last.is_media() || is_below(last));
        let Some(last) = found.pop_if(gone) else { break };
        end = last.range.start;
    }
    let mut found = found.into_iter().peekable();
    loop {
        start = end - text.get(start..end).unwrap_or_default().trim_start().len();
        match found.next_if(|first| first.range.start == start && first.is_media()) {
            Some(first) => start = first.range.end,
            None => break,
        }
    }
    (start..end, found.collect())
}

/// The range; of a medium with the white space on the side that has less of it, so that no hole
/// is left in the text.
pub(super) fn with_space(text: &str, found: &Found) -> Range<usize> {
    let Range { start, end } = found.range.clone();
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let spaces = (
        before.get(before.trim_end().len()..).unwrap_or_default(),
        after.get(..after.len() - after.trim_start().len()).unwrap_or_default(),
    );
    if !found.is_media() || spaces.0.is_empty() || spaces.1.is_empty() {
        return start..end;
    }
    let lines = |space: &str| space.matches('\n').count();
    if lines(spaces.0) < lines(spaces.1) {
        start - spaces.0.len()..end
    } else {
        start..end + spaces.1.len()
    }
}
