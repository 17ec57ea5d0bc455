//! First lines that are headings beyond doubt: all in capitals or all bold, and alone on their line.

use unicode_segmentation::UnicodeSegmentation;

use super::{Draft, edge, script::Script};
use crate::thread::{Block, Inline, RichText};

/// Longest heading, in characters as people count them.
const LONGEST: usize = 80;

/// Fewest letters of a shouted heading: shorter ones are names and abbreviations.
const LETTERS: usize = 8;

/// A first line that may be a heading.
struct Candidate {
    /// How many runs of the first paragraph it takes.
    runs: usize,
    /// An empty line follows it.
    is_apart: bool,
}

/// Makes headings of first lines: of those that an empty line follows, and of the others when at
/// least two posts have them.
pub(super) fn set(drafts: &mut [Option<Draft>]) {
    let found: Vec<Option<Candidate>> = drafts
        .iter()
        .map(|draft| candidate(&draft.as_ref().filter(|draft| !draft.joins)?.text))
        .collect();
    let are_many = found.iter().flatten().count() >= 2;
    for (draft, candidate) in drafts.iter_mut().zip(found) {
        if let (Some(draft), Some(candidate)) = (draft, candidate)
            && (are_many || candidate.is_apart)
        {
            split(&mut draft.text, candidate.runs);
        }
    }
}

fn candidate(text: &RichText) -> Option<Candidate> {
    let Some(Block::Paragraph(runs)) = text.0.first() else { return None };
    let length = runs.iter().take_while(|run| !matches!(run, Inline::Break)).count();
    let (line, rest) = runs.split_at_checked(length)?;
    let is_apart = rest.iter().all(|run| matches!(run, Inline::Break));
    let others = text.0.get(1..).unwrap_or_default();
    if is_apart && others.is_empty() {
        return None;
    }
    let words = plain(line)?;
    let words = words.trim();
    // A sentence that is shouted is a sentence.
    let is_sentence = words.ends_with(['.', '!', ',', ';', '…', '。', '！', '、', '।']);
    if is_sentence || words.is_empty() || words.graphemes(true).count() > LONGEST {
        return None;
    }
    let rest = Block::Paragraph(rest.to_vec());
    let behind = RichText(std::iter::once(rest).chain(others.iter().cloned()).collect());
    let lines = edge::lines(&behind);
    let next = lines.iter().map(|line| line.trim()).find(|line| !line.is_empty());
    let is_shouted = is_shouted(words) && is_calm(&lines) && !next.is_some_and(is_shouted);
    let is_bold = |runs: &[Inline]| {
        runs.iter().all(|run| match run {
            Inline::Text { text, style } => style.bold || text.trim().is_empty(),
            Inline::Break => true,
            _ => false,
        })
    };
    let rest_is_bold = behind.0.iter().all(|block| match block {
        Block::Paragraph(runs) => is_bold(runs),
        _ => false,
    });
    let is_set = is_bold(line) && !rest_is_bold && words.chars().any(char::is_alphabetic);
    (is_shouted || is_set).then_some(Candidate { runs: length, is_apart })
}

/// The words of runs that hold nothing else.
fn plain(runs: &[Inline]) -> Option<String> {
    runs.iter()
        .map(|run| match run {
            Inline::Text { text, style } if !style.code && !text.contains('\n') => Some(&**text),
            _ => None,
        })
        .collect()
}

/// At least two words, all in capitals.
fn is_shouted(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let is_capital = |c: char| c.is_uppercase() && Script::of(c).is_some_and(Script::has_capitals);
    let spoken = words.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    letters.clone().count() >= LETTERS && spoken.count() >= 2 && letters.into_iter().all(is_capital)
}

/// More small letters than capitals.
fn is_calm(lines: &[String]) -> bool {
    let count = |is_such: fn(char) -> bool| -> usize {
        lines.iter().map(|line| line.chars().filter(|c| is_such(*c)).count()).sum()
    };
    count(char::is_lowercase) > count(char::is_uppercase)
}

/// Makes a heading of the first runs.
fn split(text: &mut RichText, length: usize) {
    let Some(Block::Paragraph(runs)) = text.0.first_mut() else { return };
    let rest = runs.split_off(length.min(runs.len()));
    let heading = Block::Heading(std::mem::take(runs));
    let blank = rest.iter().take_while(|run| matches!(run, Inline::Break)).count();
    let rest: Vec<Inline> = rest.into_iter().skip(blank).collect();
    let paragraph = (!rest.is_empty()).then_some(Block::Paragraph(rest));
    text.0.splice(..1, std::iter::once(heading).chain(paragraph));
}
