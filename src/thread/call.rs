//! The words that call unrollers past and present: a post that holds nothing else is no part of
//! what its author wants to say.

/// In lower case.
const CALLS: &[&str] = &["unroll", "unrol", "unrolled", "compile", "save", "rattle", "رتبها"];

/// What may stand beside it.
const COURTESY: &[&str] = &["please", "pls", "plz"];

/// What a word is to an unroller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Somebody's name, with `@`.
    Name,
    /// It calls.
    Call,
    /// Courtesy or punctuation alone.
    Nothing,
    /// Any other.
    Other,
}

impl Word {
    /// Looks at one word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word.strip_prefix('@').is_some_and(|name| name.contains(char::is_alphanumeric)) {
            return Self::Name;
        }
        let bare = word.trim_matches(|c: char| c.is_ascii_punctuation() || "…“”‘’¡¿،؟".contains(c));
        let bare = bare.to_lowercase();
        if bare.is_empty() || COURTESY.contains(&bare.as_str()) {
            Self::Nothing
        } else if CALLS.contains(&bare.as_str()) {
            Self::Call
        } else {
            Self::Other
        }
    }
}
