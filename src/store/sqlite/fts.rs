//! Questions in the language of FTS5 (<https://sqlite.org/fts5.html#full_text_query_syntax>). Every
//! word is quoted by us, so nothing that a visitor types is ever read as an operator.

use std::collections::HashMap;

use crate::search::{PREFIX, Part, Question};

/// Most parts of a question that are looked at for how well they fit.
const JUDGED: usize = 6;

/// Of the words that are meant by a beginning or a piece, so many are looked at for that.
const MEANT: usize = 16;

/// How far apart words are that belong together.
const NEAR: u32 = 8;

/// No text gives such a word.
const NOTHING: &str = "\u{e000}";

/// A question, and the words that are meant by its beginnings and pieces of words.
pub(in crate::store) struct Asking<'q> {
    pub(in crate::store) question: &'q Question,
    pub(in crate::store) words: HashMap<&'q Part, Vec<String>>,
}

/// What to ask the pieces of words for, which know a word with a space before and behind it, to have
/// the words that are meant. `None` for what the index of words has as it is.
pub(in crate::store) fn within_a_word(part: &Part) -> Option<String> {
    match part {
        Part::Words { words, prefix: true } => {
            let last = words.last().filter(|last| last.chars().nth(PREFIX).is_some())?;
            Some(quoted(&format!(" {last}")))
        }
        Part::Piece { letters, ends } => {
            Some(quoted(&format!("{letters}{}", if *ends { " " } else { "" })))
        }
        Part::Words { .. } | Part::Signs(_) | Part::Mark(_) => None,
    }
}

impl Asking<'_> {
    /// Everything the question says, but for its days.
    pub(in crate::store) fn whole(&self) -> String {
        let side = |negated| {
            let terms = self.question.terms.iter().filter(move |term| term.negated == negated);
            terms.map(|term| self.all(&term.parts)).collect::<Vec<_>>()
        };
        let mut wanted = side(false);
        if wanted.is_empty() {
            wanted.push(self.part(&Question::anything()));
        }
        let unwanted = side(true);
        let wanted = wanted.join(" AND ");
        if unwanted.is_empty() {
            wanted
        } else {
            format!("({wanted}) NOT ({})", unwanted.join(" OR "))
        }
    }

    /// The words in the first post, the tags or the name of the author. Of signs the index does not
    /// say where they stand.
    pub(in crate::store) fn at_the_head(&self) -> Option<String> {
        let words = self.question.wanted().filter(|part| !matches!(part, Part::Signs(_)));
        let parts: Vec<String> = words.take(JUDGED).map(|part| self.first(part, MEANT)).collect();
        (!parts.is_empty()).then(|| format!("{{author head tags}} : ({})", parts.join(" AND ")))
    }

    /// The words near one another; `None` where there are not two.
    pub(in crate::store) fn together(&self) -> Option<String> {
        let words = self.singles().filter(|part| matches!(part, Part::Words { .. }));
        let parts: Vec<String> = words.take(JUDGED).map(|part| self.part(part)).collect();
        (parts.len() > 1).then(|| format!("NEAR({}, {NEAR})", parts.join(" ")))
    }

    /// Each word by itself. Phrases are not among them: whoever has one answers well, and each look
    /// at how many have it costs what looking for it cost.
    pub(in crate::store) fn apart(&self) -> Vec<String> {
        self.singles().take(JUDGED).map(|part| self.part(part)).collect()
    }

    /// What the index has as one word.
    fn singles(&self) -> impl Iterator<Item = &Part> {
        self.question.wanted().filter(|part| match part {
            Part::Words { words, .. } => words.len() == 1 && within_a_word(part).is_none(),
            Part::Signs(signs) => signs.len() <= 2,
            Part::Piece { .. } | Part::Mark(_) => false,
        })
    }

    fn all(&self, parts: &[Part]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.part(part)).collect();
        format!("({})", parts.join(" AND "))
    }

    fn part(&self, part: &Part) -> String {
        self.first(part, usize::MAX)
    }

    /// With so many of the words that are meant by it.
    fn first(&self, part: &Part, most: usize) -> String {
        let meant = self.words.get(part).map(Vec::as_slice).unwrap_or_default();
        let meant = meant.get(..most).unwrap_or(meant);
        match part {
            Part::Words { words, .. } if !meant.is_empty() => {
                let before = words.split_last().map_or(&[][..], |(_, before)| before);
                any(meant
                    .iter()
                    .map(|word| quoted(&[before, std::slice::from_ref(word)].concat().join(" "))))
            }
            Part::Words { words, prefix } => {
                format!("{}{}", quoted(&words.join(" ")), if *prefix { " *" } else { "" })
            }
            Part::Piece { .. } if meant.is_empty() => quoted(NOTHING),
            Part::Piece { .. } => any(meant.iter().map(|word| quoted(word))),
            Part::Signs(signs) => match &signs[..] {
                [single] => quoted(&single.to_string()),
                signs => {
                    let pairs = signs.windows(2).map(|two| two.iter().collect());
                    quoted(&pairs.collect::<Vec<String>>().join(" "))
                }
            },
            Part::Mark(mark) => quoted(mark),
        }
    }
}

fn any(alternatives: impl Iterator<Item = String>) -> String {
    format!("({})", alternatives.collect::<Vec<_>>().join(" OR "))
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}
