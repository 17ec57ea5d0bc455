//! Posts that only call a bot: "@unroller unroll please". They are no part of what the author
//! wants to say.

use crate::thread::{Block, Inline, Post, Word};

/// Whether the whole text of the post calls a bot: at least one name, exactly one of [`Word::Call`],
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
                        match Word::of(word) {
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
