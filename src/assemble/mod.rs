//! Heap → thread. Pure, and the same for all networks: sources do not decide what the thread is.

use jiff::Timestamp;

use crate::thread::{Conversation, Thread};

/// Makes the thread of the author of `conversation.focus`. `None` when the focus is not among
/// the posts.
#[must_use]
pub fn assemble(conversation: Conversation, fetched_at: Timestamp) -> Option<Thread> {
    let _ = (conversation, fetched_at);
    None
}
