//! Long posts: the list of posts has only their beginning, the whole text is a "note" in a list of
//! its own, which does not say whose. A note is of the post that was written in the same second
//! and that begins like it.

use jiff::Timestamp;

use super::{
    spill::{Place, Spill},
    wire::{self, Note},
};
use crate::source::x::{moment, status::Id, text::unescaped};

/// How many characters have to agree.
const AGREE: usize = 100;

/// Least weight of a post that was cut: 280 is the limit, names in front and links aside.
const CUT: usize = 200;

/// Least weight of a post that ends with "…" because it was cut.
const ELLIPSIS: usize = 250;

/// Long posts exist since February 2023, in seconds of Unix time.
const FIRST: i64 = 1_675_209_600;

/// Most notes of the same second that are looked at, and most notes.
const CANDIDATES: usize = 16;
const MOST: usize = 1_000_000;

/// The notes, by the second in which they were written.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<(i64, Id, Place)>);

impl Notes {
    /// Adds a note whose text was put aside. What cannot be read is no note.
    pub(super) fn add(&mut self, text: &[u8], spill: &mut Spill) -> std::io::Result<()> {
        let Some(note) = wire::element::<Note>(text) else { return Ok(()) };
        let written = moment::parse(&note.created_at);
        if let Some(written) = written.filter(|_| self.0.len() < MOST && !note.core.text.is_empty())
        {
            let id = note.id.0.unwrap_or_default();
            self.0.push((written.as_second(), id, spill.put(text)?));
        }
        Ok(())
    }

    /// To be called when all were added.
    pub(super) fn sort(&mut self) {
        self.0.sort_unstable_by_key(|(second, id, _)| (*second, *id));
    }

    /// The note of the post of that id and beginning. Of several the one whose id is nearest.
    pub(super) fn of(
        &self,
        id: Id,
        written: Timestamp,
        beginning: &str,
        spill: &mut Spill,
    ) -> Option<Note> {
        let beginning = Beginning::new(beginning);
        if beginning.weight < CUT && !beginning.has_ellipsis {
            return None;
        }
        let second = written.as_second();
        let start = self.0.partition_point(|(other, ..)| *other < second - 1);
        let near = self.0.iter().skip(start).take_while(|(other, ..)| *other <= second + 1);
        let mut near: Vec<_> = near.take(CANDIDATES * 64).collect();
        near.sort_unstable_by_key(|(_, note, _)| note.abs_diff(id));
        near.into_iter().take(CANDIDATES).find_map(|(.., place)| {
            let note: Note = wire::element(&spill.take(*place).ok()?)?;
            beginning.begins(&note.core.text).then_some(note)
        })
    }
}

/// Whether the words of a post, of which there is no note, look as if they were cut.
pub(super) fn is_cut(beginning: &str, written: Timestamp) -> bool {
    let beginning = Beginning::new(beginning);
    beginning.has_ellipsis && beginning.weight >= ELLIPSIS && written.as_second() >= FIRST
}

/// The words of a post without the names in front, and without "…" and links at the end.
struct Beginning {
    words: String,
    /// As X counts: other scripts than European ones count twice.
    weight: usize,
    has_ellipsis: bool,
}

impl Beginning {
    fn new(text: &str) -> Self {
        let text = unescaped(text);
        let mut words = text.trim();
        while let Some((before, _)) = split_last(words).filter(|(_, last)| is_link(last)) {
            words = before;
        }
        let uncut = words.trim_end_matches('…').trim_end();
        let has_ellipsis = uncut.len() < words.len();
        // A link that was cut in the middle.
        let mut words = match split_last(uncut) {
            Some((before, last)) if has_ellipsis && last.starts_with("https://") => before,
            _ => uncut,
        };
        while let Some(rest) = behind_name(words) {
            words = rest;
        }
        let weight = words.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum();
        Self { words: words.to_owned(), weight, has_ellipsis }
    }

    /// Whether the note is of the post. Names in front may stand in the note, too.
    fn begins(&self, note: &str) -> bool {
        let mut note = note.trim_start();
        loop {
            let mut ours = self.words.chars().take(AGREE);
            let mut theirs = note.chars();
            if !self.words.is_empty() && ours.all(|c| theirs.next() == Some(c)) {
                return true;
            }
            match behind_name(note) {
                Some(rest) => note = rest,
                None => return false,
            }
        }
    }
}

/// The text without its last word, and that word.
fn split_last(text: &str) -> Option<(&str, &str)> {
    let at = text.char_indices().rev().find(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let (before, last) = text.split_at_checked(at.unwrap_or_default())?;
    (!text.is_empty()).then(|| (before.trim_end(), last.trim_start()))
}

/// What stands behind the name that the text begins with.
fn behind_name(text: &str) -> Option<&str> {
    let (_, rest) = text.strip_prefix('@')?.split_once(' ')?;
    Some(rest.trim_start())
}

fn is_link(word: &str) -> bool {
    word.starts_with("https://t.co/") && !word.ends_with('…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_post_is_known_by_its_length_and_end() {
        let written = Timestamp::from_second(FIRST + 1).unwrap();
        let long = "Word after word ".repeat(17);
        assert!(is_cut(&format!("@ada {long}and… https://t.co/abcdefghij"), written));
        assert!(!is_cut(&format!("{long} and"), written));
        assert!(!is_cut("To be continued…", written));
        assert!(!is_cut(&format!("{long}…"), Timestamp::from_second(FIRST - 1).unwrap()));
    }

    #[test]
    fn names_ellipsis_and_links_do_not_count_when_beginnings_are_compared() {
        let cut = Beginning::new("@ada @bob R&amp;D is &lt;hard&gt;, sai… https://t.co/abcdefghij");
        assert!(cut.begins("R&D is <hard>, said everybody."));
        assert!(cut.begins("@ada R&D is <hard>, said everybody."));
        assert!(!cut.begins("R&amp;D is"));
        assert!(!Beginning::new("https://t.co/a").begins("anything"), "nothing to compare");
        let cut = Beginning::new("Read this: https://t.co/abc…");
        assert_eq!(cut.words, "Read this:");
    }
}
