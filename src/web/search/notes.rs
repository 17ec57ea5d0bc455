//! What was repaired or left out of a question, in words.

use super::super::page::Chrome;
use crate::search::Note;

/// A sentence for each.
pub(super) fn in_words<'a>(
    notes: impl IntoIterator<Item = &'a Note>,
    chrome: &Chrome,
) -> Vec<String> {
    let said = |note: &Note| {
        let (key, what) = match note {
            Note::Unknown(what) => ("search-note-unknown", what.as_str()),
            Note::Value(what) => ("search-note-value", what.as_str()),
            Note::Ignored(what) => ("search-note-ignored", what.as_str()),
            Note::Many(what) => ("search-note-many", what.as_str()),
            Note::Short(what) => ("search-note-short", what.as_str()),
            Note::Unbalanced => ("search-note-unbalanced", ""),
            Note::Long => ("search-note-long", ""),
        };
        chrome.say(key).with("what", what).to_string()
    };
    notes.into_iter().map(said).collect()
}
