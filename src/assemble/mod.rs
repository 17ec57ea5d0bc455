//! Heap → thread. Pure, and the same for all networks: sources do not decide what the thread is.
//!
//! The author of the post that was asked for is the author of the thread. Their posts form trees
//! (`forest`): the *segments* of the conversation. One is the main segment: the one that answers
//! nothing, else the earliest. What hangs in the air because a post of the author's is gone is
//! joined to it (`hole`). A segment that answers somebody else is a thread of its own. So every
//! post of the author belongs to one thread, whichever post of it was asked for.

mod call;
mod carry;
mod chain;
mod forest;
mod heap;
mod hole;
mod receipt;

use jiff::Timestamp;

use crate::thread::{Branch, Conversation, Gap, GapReason, Item, Read, Thread, VERSION};

pub use carry::carry;

use forest::Forest;
use heap::Heap;

/// Makes the thread of the author of `conversation.focus`. `None` when the focus is not among
/// the posts.
#[must_use]
pub fn assemble(conversation: Conversation, fetched_at: Timestamp) -> Option<Thread> {
    let Conversation { focus, posts, missing, expected, read, via } = conversation;
    let heap = Heap::new(posts, missing);
    let author = heap.posts.get(&focus)?.author.id.clone();
    let mut forest = Forest::grow(&heap, &author);
    let asked = forest.top(forest.find(&focus)?);
    let main = forest.main_segment()?;
    let start = if forest.hangs(asked) { main } else { asked };
    let inferred_joints = if start == main { hole::rejoin(&mut forest, main) } else { 0 };
    let calls = forest.leave_out_calls(start);
    let (context, is_head_known) = forest.context(start, &heap);

    let mut lines = forest.lines(start).into_iter();
    let mut trunk = lines.next()?.items;
    let branches: Vec<Branch> = lines.collect();
    let tally = receipt::Tally {
        told: expected,
        read,
        calls,
        inferred_joints: u32::try_from(inferred_joints).unwrap_or(u32::MAX),
        is_head_known,
    };
    let receipt = receipt::write(&tally, &trunk, &branches);
    if read == Read::Stopped && !receipt::ends_beyond(&trunk) {
        trunk.push(Item::Gap(Gap { reason: GapReason::Beyond, id: None, cause: None }));
    }

    let first = trunk.iter().find_map(|item| match item {
        Item::Post(post) => Some(post),
        Item::Gap(_) => None,
    })?;
    Some(Thread {
        version: VERSION,
        root: first.id.clone(),
        address: first.address.clone(),
        author: first.author.clone(),
        context,
        trunk,
        branches,
        receipt,
        fetched_at,
        via,
        archived: false,
    })
}
