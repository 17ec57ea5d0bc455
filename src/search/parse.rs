//! From what is typed to a [`Question`]. Nothing is an error: what cannot be taken as it is, is
//! repaired or left out, and a [`Note`] says so.

use super::{
    PREFIX, date,
    mark::{self, Kind},
    question::{Note, Part, Question, Term},
    token::{Token, tokens},
};
use crate::thread::clean;

/// Longest question, in characters, and most words and signs in it.
const LONGEST: usize = 500;
const MOST: usize = 64;

/// Most notes; somebody who errs that often knows.
const NOTES: usize = 8;

/// The question in that text.
pub(super) fn parse(text: &str) -> Question {
    // A control character parts words, as a space does.
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean(&spaced);
    let mut question = Question { text: clean.chars().take(LONGEST).collect(), ..<_>::default() };
    if clean.chars().nth(LONGEST).is_some() {
        question.notes.push(Note::Long);
    }
    let typed = question.text.trim().to_owned();
    question.text.clone_from(&typed);
    let mut reader = Reader { question, left: MOST };
    let mut rest = &*typed;
    while let Some(chunk) = next(&mut rest) {
        reader.take(&chunk, &mut rest);
    }
    let mut question = reader.question;
    question.notes.truncate(NOTES);
    question
}

/// What is typed between spaces, or inside quotation marks.
struct Chunk {
    text: String,
    /// A quotation mark was opened and not closed.
    open: bool,
}

/// Quotation marks of all kinds that keyboards make of `"`.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Takes the next chunk off.
fn next(rest: &mut &str) -> Option<Chunk> {
    *rest = rest.trim_start();
    let mut open = false;
    let mut text = String::new();
    for (at, c) in rest.char_indices() {
        if is_quote(c) {
            open = !open;
            text.push('"');
        } else if c.is_whitespace() && !open {
            *rest = &rest[at..];
            return Some(Chunk { text, open });
        } else {
            text.push(c);
        }
    }
    *rest = "";
    (!text.is_empty()).then_some(Chunk { text, open })
}

struct Reader {
    question: Question,
    /// How many words and signs may still come.
    left: usize,
}

impl Reader {
    fn note(&mut self, note: Note) {
        if !self.question.notes.contains(&note) {
            self.question.notes.push(note);
        }
    }

    fn take(&mut self, chunk: &Chunk, rest: &mut &str) {
        if chunk.open {
            self.note(Note::Unbalanced);
        }
        let bare = chunk.text.trim_start_matches(['-', '−']);
        let negated = bare.len() < chunk.text.len();
        if matches!(bare, "AND" | "OR" | "NOT" | "NEAR") {
            return self.note(Note::Ignored(bare.to_owned()));
        }
        if let Some(name) = bare.strip_prefix('#').filter(|name| !name.starts_with('#')) {
            return match mark::tag(name) {
                Some(tag) => self.add(negated, vec![Part::Mark(tag)]),
                None => self.note(Note::Ignored(shown(&chunk.text))),
            };
        }
        if let Some((name, value)) = operator(bare) {
            // `from: alice` is how some type `from:alice`.
            let further = if value.is_empty() { next(rest) } else { None };
            let value = further.map_or_else(|| value.to_owned(), |further| further.text);
            return self.operator(negated, &name, value.replace('"', "").trim());
        }
        self.words(negated, bare, &chunk.text);
    }

    /// A known operator with its value.
    fn operator(&mut self, negated: bool, name: &str, value: &str) {
        let wrong = Note::Value(shown(&format!("{name}:{value}")));
        let has_letters = value.chars().any(char::is_alphanumeric);
        if !has_letters || value.len() > 300 {
            return self.note(wrong);
        }
        let small = value.to_lowercase();
        let mark = match name {
            "from" => mark::mark(Kind::From, small.trim_start_matches('@')),
            "network" => mark::mark(Kind::Network, network(&small)),
            "lang" if !is_language(&small) => return self.note(wrong),
            "lang" => mark::mark(Kind::Language, &small),
            "has" => match kind_of(&small) {
                Some(kind) => mark::mark(Kind::Has, kind),
                None => return self.note(wrong),
            },
            since => match date::span(&small).filter(|_| !negated) {
                Some((first, _)) if since == "since" => {
                    let known = self.question.since.unwrap_or(i64::MIN);
                    self.question.since = Some(first.max(known));
                    return;
                }
                Some((_, end)) => {
                    let known = self.question.until.unwrap_or(i64::MAX);
                    self.question.until = Some(end.min(known));
                    return;
                }
                None => return self.note(wrong),
            },
        };
        self.add(negated, vec![Part::Mark(mark)]);
    }

    /// Words, a phrase, the beginning of a word, a piece of one.
    fn words(&mut self, negated: bool, text: &str, typed: &str) {
        if let Some((name, value)) = text.split_once(':')
            && is_name(name)
            && !value.is_empty()
            && !value.starts_with('/')
        {
            self.note(Note::Unknown(format!("{name}:")));
        }
        let mut found = tokens(text);
        if found.is_empty() {
            return self.note(Note::Ignored(shown(typed)));
        }
        if found.len() > self.left {
            found.truncate(self.left);
            self.note(Note::Long);
        }
        let parts = match (stars(text), &found[..]) {
            (Stars { before: false, behind: false }, _) => parts(&found, false),
            (_, [.., last]) if last.is_sign => parts(&found, false),
            (stars, [.., last]) if last.text.chars().count() < PREFIX => {
                self.note(Note::Short(stars.around(&last.text)));
                parts(&found, false)
            }
            (Stars { before: true, behind }, [only]) => {
                vec![Part::Piece { letters: only.text.clone(), ends: !behind }]
            }
            (Stars { behind, .. }, _) => parts(&found, behind),
        };
        self.add(negated, parts);
    }

    fn add(&mut self, negated: bool, parts: Vec<Part>) {
        let length: usize = parts.iter().map(Part::length).sum();
        let term = Term { negated, parts };
        if self.question.terms.contains(&term) {
            return;
        }
        match self.left.checked_sub(length).filter(|_| length > 0) {
            Some(left) => {
                self.left = left;
                self.question.terms.push(term);
            }
            None => self.note(Note::Long),
        }
    }
}

/// Which ends of a word are left open.
struct Stars {
    before: bool,
    behind: bool,
}

impl Stars {
    fn around(&self, word: &str) -> String {
        let star = |is_there| if is_there { "*" } else { "" };
        format!("{}{word}{}", star(self.before), star(self.behind))
    }
}

fn stars(text: &str) -> Stars {
    let bare = text.trim_matches('"');
    Stars { before: bare.starts_with('*'), behind: bare.ends_with('*') }
}

/// Words in a row and signs in a row.
fn parts(tokens: &[Token], prefix: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Option<&Token> = None;
    for token in tokens {
        match parts.last_mut() {
            Some(Part::Words { words, .. }) if !token.is_sign => words.push(token.text.clone()),
            Some(Part::Signs(signs)) if before.is_some_and(|before| token.follows(before)) => {
                signs.extend(token.text.chars());
            }
            _ if token.is_sign => parts.push(Part::Signs(token.text.chars().collect())),
            _ => parts.push(Part::Words { words: vec![token.text.clone()], prefix: false }),
        }
        before = Some(token);
    }
    if let Some(Part::Words { prefix: is_prefix, .. }) = parts.last_mut() {
        *is_prefix = prefix;
    }
    parts
}

/// The operator that the text begins with, and what stands behind it.
fn operator(text: &str) -> Option<(String, &str)> {
    let (name, value) = text.split_once(':')?;
    let name = name.to_ascii_lowercase();
    let known = matches!(&*name, "from" | "network" | "lang" | "since" | "until" | "has");
    known.then_some((name, value))
}

/// Whether it looks as if an operator was meant.
fn is_name(name: &str) -> bool {
    (2..=12).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphabetic())
        && !matches!(&*name.to_ascii_lowercase(), "http" | "https" | "mailto")
}

/// The short name of a network, by what people call it.
fn network(name: &str) -> &str {
    match name {
        "twitter" => "x",
        "bsky" => "bluesky",
        "fediverse" => "mastodon",
        name => name,
    }
}

/// Whether it is of the form of a language's code: `en`, `pt-br`, `gsw`. Not its name.
fn is_language(code: &str) -> bool {
    let primary = code.split(['-', '_']).next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// What a thread can have.
fn kind_of(name: &str) -> Option<&'static str> {
    match name {
        "media" => Some("media"),
        "image" | "images" | "picture" | "pictures" => Some("image"),
        "video" | "videos" => Some("video"),
        "poll" | "polls" => Some("poll"),
        "quote" | "quotes" => Some("quote"),
        _ => None,
    }
}

/// A piece of the question in a note.
fn shown(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
