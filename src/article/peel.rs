//! Takes counters and marks off one end of a post, one after another.

use super::{
    counter::{self, Counter},
    edge::{self, End},
    mark, post,
};
use crate::thread::{Item, RichText};

/// Where a post stands among the others, as far as marks depend on it.
#[expect(clippy::struct_excessive_bools, reason = "each is so or not, in any mixture")]
pub(super) struct Role {
    /// It is the only post: then nothing says that it is part of anything.
    pub is_alone: bool,
    /// No post stands before it.
    pub is_first: bool,
    /// No post stands behind it.
    pub is_last: bool,
    /// The next item is a post, not a gap.
    pub is_led: bool,
    /// It carries nothing but words: what points below can only mean the next post.
    pub is_bare: bool,
}

impl Role {
    /// That of the item at that place.
    pub(super) fn of(items: &[Item], at: usize) -> Self {
        let is_post = |item: &Item| post(item).is_some();
        let (before, rest) = items.split_at(at.min(items.len()));
        let behind = rest.get(1..).unwrap_or_default();
        let is_first = !before.iter().any(is_post);
        let is_last = !behind.iter().any(is_post);
        let own = rest.first().and_then(post);
        Self {
            is_alone: is_first && is_last,
            is_first,
            is_last,
            is_led: behind.first().is_some_and(is_post),
            is_bare: own.is_some_and(|post| post.media.is_empty() && post.embeds.is_empty()),
        }
    }
}

/// What came off.
#[derive(Default)]
pub(super) struct Peeled {
    /// In the order in which it was posted.
    pub pieces: Vec<String>,
    /// The counter among it.
    pub counter: Option<Counter>,
    /// A mark says that the sentence goes on.
    pub goes_on: bool,
}

/// Most pieces that come off one end: "🧵", "(1/12)", "Thread:" and one more.
const MOST: usize = 4;

/// Takes marks off that end, and a counter if it is one.
pub(super) fn peel(text: &mut RichText, end: End, role: &Role, is_counter: bool) -> Peeled {
    let mut peeled = Peeled::default();
    if role.is_alone {
        return peeled;
    }
    for _ in 0..MOST {
        let Some(line) = edge::line(text, end) else { break };
        let wants_counter = is_counter && peeled.counter.is_none();
        let counter = if wants_counter { counter::at(&line, end) } else { None };
        let bytes = if let Some(counter) = counter {
            peeled.counter = Some(counter);
            counter.bytes
        } else {
            let Some(mark) = mark::at(&line, end, role) else { break };
            peeled.goes_on |= mark.goes_on;
            mark.bytes
        };
        let piece = match end {
            End::Head => line.words.get(..bytes),
            End::Tail => line.words.len().checked_sub(bytes).and_then(|at| line.words.get(at..)),
        };
        let Some(piece) = piece.map(str::trim).filter(|piece| !piece.is_empty()) else { break };
        edge::cut(text, end, bytes);
        match end {
            End::Head => peeled.pieces.push(piece.to_owned()),
            End::Tail => peeled.pieces.insert(0, piece.to_owned()),
        }
    }
    peeled
}
