//! Where a thread answers a question: the posts, and the words around what was found, in pieces
//! that a page can mark without understanding them.

use std::ops::Range;

use serde::Serialize;

use super::{
    fold::{self, Class},
    index, mark,
    question::{Part, Question},
    token::{Token, tokens},
};
use crate::thread::{Post, Thread};

/// Bytes before what is found first, and in all.
const BEFORE: usize = 60;
const LENGTH: usize = 240;

/// A post that answers, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The post's place on the page of its thread, from 1: `#p{n}`.
    pub post: usize,
    /// Where in the post.
    pub place: Place,
    /// The words around what was found.
    pub pieces: Vec<Piece>,
}

/// Where in a post something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In its own words, or in what it links.
    Text,
    /// In the words of a post that it quotes.
    Quote,
    /// In the description of a picture.
    Alt,
    /// Among the tags that stand beside its words.
    Tag,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// They are what was looked for.
    pub found: bool,
}

/// Longest tag that is looked for in a text, in bytes.
const TAG: usize = 200;

/// The places of `thread` that answer best, at most `most`, in the order of the page. Words behind
/// a content warning are never shown.
#[must_use]
pub fn snippets(thread: &Thread, question: &Question, most: usize) -> Vec<Snippet> {
    let wanted: Vec<&Part> = question.wanted().chain(question.tags()).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, Snippet)> = Vec::new();
    for (at, post) in thread.posts().enumerate() {
        for (place, text) in texts(post) {
            let tokens = tokens(&text);
            let mut hits = Hits::of(&tokens, &wanted);
            if matches!(place, Place::Text | Place::Tag) {
                hits.add_tags(&text, &wanted);
            }
            if !hits.places.is_empty() {
                let (parts, pieces) = (hits.parts, pieces(&text, &hits.apart()));
                found.push((parts, Snippet { post: at + 1, place, pieces }));
            }
        }
    }
    // The sort is stable: of equally good ones the earlier.
    found.sort_by_key(|(parts, _)| std::cmp::Reverse(*parts));
    found.truncate(most);
    found.sort_by_key(|(_, snippet)| snippet.post);
    found.into_iter().map(|(_, snippet)| snippet).collect()
}

fn texts(post: &Post) -> Vec<(Place, String)> {
    if let Some(warning) = &post.warning {
        return vec![(Place::Text, warning.clone())];
    }
    let alts = post.media.iter().filter(|_| !post.sensitive).filter_map(|it| it.alt.clone());
    let tags: Vec<String> = post.tags.iter().map(|tag| format!("#{tag}")).collect();
    let words = index::words(post).into_iter().filter_map(|(quoted, words)| match quoted {
        None => Some((Place::Text, words)),
        // What stands behind a warning there stays behind it here.
        Some(quoted) => quoted.warning.is_none().then_some((Place::Quote, words)),
    });
    let words = words.chain(alts.map(|alt| (Place::Alt, alt)));
    words.chain(std::iter::once((Place::Tag, tags.join(" ")))).collect()
}

/// What was found in a text.
struct Hits {
    /// How many of the parts.
    parts: usize,
    /// Where, in bytes.
    places: Vec<Range<usize>>,
}

impl Hits {
    /// The words and signs among what is wanted.
    fn of(tokens: &[Token], wanted: &[&Part]) -> Self {
        let mut places: Vec<Range<usize>> = Vec::new();
        let mut parts = 0;
        for part in wanted {
            let before = places.len();
            match part {
                Part::Words { words, prefix } => rows(tokens, words, *prefix, &mut places),
                Part::Piece { letters, ends } => with_letters(tokens, letters, *ends, &mut places),
                Part::Signs(signs) => {
                    let signs: Vec<String> = signs.iter().map(char::to_string).collect();
                    rows(tokens, &signs, false, &mut places);
                }
                Part::Mark(_) => {}
            }
            parts += usize::from(places.len() > before);
        }
        Self { parts, places }
    }

    /// The tags among what is wanted, as they are written.
    fn add_tags(&mut self, text: &str, wanted: &[&Part]) {
        for part in wanted {
            let Part::Mark(wanted) = part else { continue };
            let before = self.places.len();
            self.places.extend(text.match_indices(['#', '＃']).filter_map(|(at, sign)| {
                let name = at + sign.len();
                let length = tag(text.get(name..).unwrap_or_default(), wanted)?;
                Some(at..name + length)
            }));
            self.parts += usize::from(self.places.len() > before);
        }
    }

    /// Where, in order and apart.
    fn apart(mut self) -> Vec<Range<usize>> {
        self.places.sort_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in self.places {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }
}

/// How long the tag is that `text` begins with, if it is the wanted one. Networks differ in where a tag
/// ends: it may at whatever is no letter, and must at a space.
fn tag(text: &str, wanted: &str) -> Option<usize> {
    let text = text.get(..text.floor_char_boundary(TAG))?;
    let text = text.split(|c: char| c.is_whitespace() || c == '#').next()?;
    let gaps = text.char_indices().filter(|(_, c)| fold::class(*c) == Class::Gap);
    let mut ends = gaps.map(|(at, _)| at).chain([text.len()]);
    ends.find(|end| text.get(..*end).and_then(mark::tag).is_some_and(|tag| tag == wanted))
}

/// The words that have those letters in them.
fn with_letters(tokens: &[Token], letters: &str, ends: bool, places: &mut Vec<Range<usize>>) {
    let fits = |word: &str| if ends { word.ends_with(letters) } else { word.contains(letters) };
    let found = tokens.iter().filter(|token| !token.is_sign && fits(&token.text));
    places.extend(found.map(|token| token.place.clone()));
}

/// Where those words stand in a row.
fn rows(tokens: &[Token], words: &[String], prefix: bool, places: &mut Vec<Range<usize>>) {
    for row in tokens.windows(words.len().max(1)) {
        let fits = row.iter().zip(words).enumerate().all(|(at, (token, word))| {
            let is_last = at + 1 == words.len();
            if prefix && is_last { token.text.starts_with(word) } else { token.text == *word }
        });
        let joined = row.windows(2).all(|two| !two[1].is_sign || two[1].follows(&two[0]));
        if let ([first, ..], [.., last], true, true) = (row, row, fits, joined) {
            places.push(first.place.start..last.place.end);
        }
    }
}

/// The text around the first of those places, with all that are near it.
fn pieces(text: &str, places: &[Range<usize>]) -> Vec<Piece> {
    let first = places.first().map_or(0, |place| place.start);
    let start = start(text, first);
    let end = end(text, start + LENGTH);
    let mut pieces = Vec::new();
    let mut push = |range: Range<usize>, found| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            // A snippet is one line.
            let text = text.replace(['\n', '\r', '\t'], " ");
            pieces.push(Piece { text, found });
        }
    };
    let mut at = start;
    for place in places.iter().filter(|place| place.start < end) {
        push(at..place.start, false);
        push(place.start..place.end.min(end), true);
        at = place.end.min(end);
    }
    push(at..end, false);
    if let Some(first) = pieces.first_mut().filter(|_| start > 0) {
        first.text.insert(0, '…');
    }
    if let Some(last) = pieces.last_mut().filter(|_| end < text.len()) {
        last.text.push('…');
    }
    pieces
}

/// Where to begin, so that what is found stands a few words in.
fn start(text: &str, found: usize) -> usize {
    let Some(at) = found.checked_sub(BEFORE) else { return 0 };
    let near = text.get(text.floor_char_boundary(at)..found).unwrap_or_default();
    let space = near.find(char::is_whitespace).map(|space| found - near.len() + space + 1);
    space.filter(|at| text.is_char_boundary(*at)).unwrap_or(found - near.len())
}

/// Where to end, at a space where there is one.
fn end(text: &str, limit: usize) -> usize {
    if limit >= text.len() {
        return text.len();
    }
    let limit = text.floor_char_boundary(limit);
    let from = text.floor_char_boundary(limit.saturating_sub(BEFORE));
    let space = text.get(from..limit).and_then(|near| near.rfind(char::is_whitespace));
    space.map_or(limit, |space| from + space)
}
