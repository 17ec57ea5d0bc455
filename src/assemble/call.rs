//! Posts that only call a bot: "@unroller unroll please". They are no part of what the author
//! wants to say.

use crate::thread::{Block, Inline, Post};

/// What bots are called with, in lower case: the words of unrollers past and present.
const CALLS: &[&str] = &["unroll", "unrol", "unrolled", "compile", "save", "rattle", "رتبها"];

/// What may stand beside it.
const COURTESY: &[&str] = &["please", "pls", "plz"];

/// Whether the whole text of the post calls a bot: at least one name, exactly one of [`CALLS`],
/// perhaps a word of courtesy, and nothing else. Pictures, embeds or a content warning make it a
/// post like any other.
pub(super) fn is_call(post: &Post) -> bool {
    if !post.media.is_empty() || !post.embeds.is_empty() || post.warning.is_some() {
        return false;
    }
    let (mut names, mut calls) = (0, 0);
    for block in &post.text.0 {
        let Block::Paragraph(runs) = block else { return false };
        for run in runs {
            match run {
                Inline::Mention { .. } => names += 1,
                Inline::Break => {}
                Inline::Text { text, .. } => {
                    for word in text.split_whitespace() {
                        match kind(word) {
                            Word::Name => names += 1,
                            Word::Call => calls += 1,
                            Word::Nothing => {}
                            Word::Other => return false,
                        }
                    }
                }
                Inline::Link { .. } | Inline::Tag { .. } | Inline::Emoji { .. } => return false,
            }
        }
    }
    names > 0 && calls == 1
}

/// What a word is to us.
enum Word {
    Name,
    Call,
    /// Courtesy or punctuation alone.
    Nothing,
    Other,
}

fn kind(word: &str) -> Word {
    let is_name = word.strip_prefix('@').is_some_and(|name| name.contains(char::is_alphanumeric));
    if is_name {
        return Word::Name;
    }
    let bare = word.trim_matches(|c: char| c.is_ascii_punctuation() || "…“”‘’¡¿،؟".contains(c));
    let bare = bare.to_lowercase();
    if bare.is_empty() || COURTESY.contains(&bare.as_str()) {
        Word::Nothing
    } else if CALLS.contains(&bare.as_str()) {
        Word::Call
    } else {
        Word::Other
    }
}
