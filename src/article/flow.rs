//! The words of a line of posts as they flow: a joined paragraph stands whole where it begins.

use super::{joint, post, read};
use crate::thread::{Block, Inline, Item, RichText, Style};

/// The words to set at each post, `None` at gaps: those of [`read`], with the first paragraph of a
/// passage that joins moved to the end of the paragraph that it goes on with.
#[must_use]
pub fn flow(items: &[Item]) -> Vec<Option<RichText>> {
    let mut texts: Vec<Option<RichText>> = Vec::with_capacity(items.len());
    // Where the paragraph stands that the next one may join.
    let mut host = 0;
    for (at, passage) in read(items).into_iter().enumerate() {
        let Some(mut passage) = passage else {
            texts.push(None);
            continue;
        };
        let before = texts.get_mut(host).and_then(Option::as_mut);
        let is_moved =
            passage.joins && before.is_some_and(|before| append(before, &mut passage.text));
        // What is left of it, or what it carries, ends the paragraph.
        let is_through = is_moved && passage.text.0.is_empty();
        let has_more = items.get(at).and_then(post).is_some_and(|post| {
            !post.media.is_empty() || !post.embeds.is_empty() || !post.tags.is_empty()
        });
        if !is_through || has_more {
            host = at;
        }
        texts.push(Some(passage.text));
    }
    texts
}

/// Lets a text that joins go on in the last paragraph of the one before it.
pub fn go_on(before: &mut RichText, mut after: RichText) {
    append(before, &mut after);
    before.0.append(&mut after.0);
}

/// Moves the first paragraph of the one behind the last of the other.
fn append(before: &mut RichText, after: &mut RichText) -> bool {
    let between = joint(before, after);
    let (Some(Block::Paragraph(end)), Some(Block::Paragraph(begin))) =
        (before.0.last_mut(), after.0.first_mut())
    else {
        return false;
    };
    if !between.is_empty() {
        end.push(Inline::Text { text: between.to_owned(), style: Style::default() });
    }
    end.append(begin);
    after.0.remove(0);
    true
}
