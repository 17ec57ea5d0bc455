//! A question, as understood. [`Question::read`] makes one of anything that is typed.

use std::fmt;

use serde::Serialize;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// As typed, cleaned and cut.
    pub text: String,
    /// What must be in a thread, and what must not.
    pub terms: Vec<Term>,
    /// Threads that began at this second (since 1970) or later.
    pub since: Option<i64>,
    /// Threads that began before this second.
    pub until: Option<i64>,
    /// What was repaired or left out.
    pub notes: Vec<Note>,
}

/// One thing to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// It must not be there.
    pub negated: bool,
    /// All of them must be there, in whatever order.
    pub parts: Vec<Part>,
}

/// What the index can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Words in a row, as compared; the last may be the beginning of one.
    Words {
        /// The words: letters and digits only, never empty.
        words: Vec<String>,
        /// The last one is a beginning.
        prefix: bool,
    },
    /// A word that has these letters in it.
    Piece {
        /// Three or more, as compared.
        letters: String,
        /// It ends with them.
        ends: bool,
    },
    /// Signs in a row, of a script without spaces; never empty.
    Signs(Vec<char>),
    /// A property of the thread, as the word that the index knows it by.
    Mark(String),
}

/// What a beginning or a piece of a word counts for in the length of a question.
const MANY: usize = 8;

impl Part {
    /// What of a question's length it takes up: words, signs or marks in it. What stands for many
    /// words counts for several.
    pub(super) fn length(&self) -> usize {
        match self {
            Self::Words { words, prefix } => words.len() + if *prefix { MANY - 1 } else { 0 },
            Self::Piece { .. } => MANY,
            Self::Signs(signs) => signs.len(),
            Self::Mark(_) => 1,
        }
    }
}

/// What was done to a question that could not be taken as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "note", content = "what")]
pub enum Note {
    /// `sicne:` is no operator: it was looked for as a word.
    Unknown(String),
    /// What stands behind this operator is nothing it knows: left out.
    Value(String),
    /// There was nothing to look for in this: left out.
    Ignored(String),
    /// A quotation mark was missing at the end: added.
    Unbalanced,
    /// A beginning or a piece is too short: looked for as a whole word.
    Short(String),
    /// A beginning or a piece of more words than are looked for at once: only the most usual of them
    /// were looked for.
    Many(String),
    /// It was too long: the rest was left out.
    Long,
}

/// A beginning or a piece as it is typed; other parts as the words in them.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words { words, prefix } => {
                write!(f, "{}{}", words.join(" "), if *prefix { "*" } else { "" })
            }
            Self::Piece { letters, ends } => {
                write!(f, "*{letters}{}", if *ends { "" } else { "*" })
            }
            Self::Signs(signs) => signs.iter().try_for_each(|sign| write!(f, "{sign}")),
            Self::Mark(mark) => f.write_str(mark),
        }
    }
}

impl Question {
    /// Understands what was typed, whatever it is.
    #[must_use]
    pub fn read(text: &str) -> Self {
        super::parse::parse(text)
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.since.is_none() && self.until.is_none()
    }

    /// The words and signs that a thread must have, without its properties.
    pub fn wanted(&self) -> impl Iterator<Item = &Part> {
        let terms = self.terms.iter().filter(|term| !term.negated);
        terms.flat_map(|term| &term.parts).filter(|part| !matches!(part, Part::Mark(_)))
    }

    /// Leaves out networks that nothing can be of, and notes it.
    pub fn keep_networks(&mut self, is_known: impl Fn(&str) -> bool) {
        let Self { terms, notes, .. } = self;
        terms.retain(|term| {
            let [Part::Mark(mark)] = &term.parts[..] else { return true };
            let Some(name) = super::mark::network_of(mark) else { return true };
            let is_known = is_known(name);
            if !is_known {
                notes.push(Note::Value(format!("network:{name}")));
            }
            is_known
        });
    }

    /// The tags that a thread must have.
    pub(super) fn tags(&self) -> impl Iterator<Item = &Part> {
        let terms = self.terms.iter().filter(|term| !term.negated);
        terms.flat_map(|term| &term.parts).filter(|part| match part {
            Part::Mark(mark) => super::mark::is_tag(mark),
            _ => false,
        })
    }

    /// What every thread has, for questions that only say what must not be there.
    #[must_use]
    pub fn anything() -> Part {
        Part::Mark(super::mark::all())
    }
}
