//! What a source read, before anybody judged it.

use super::{Cause, GapReason, Post, PostRef};

/// A heap of posts: in any order, with other people's among them. `assemble` makes the thread.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// Canonical name of the post that was asked for. Its author is the thread's author.
    pub focus: PostRef,
    /// What was read.
    pub posts: Vec<Post>,
    /// Posts known to be there, or to have been there, that cannot be shown.
    pub missing: Vec<Missing>,
    /// Posts of the author that the network says the thread has, deleted ones included.
    pub expected: Option<u32>,
    /// How far reading went.
    pub read: Read,
    /// Which way was taken, in words for readers.
    pub via: String,
}

/// A post that is known of and cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub id: PostRef,
    /// What it answered, when known: then the gap has its exact place.
    pub parent: Option<PostRef>,
    /// Whose it is, when known.
    pub author: Option<String>,
    /// Why it cannot be shown.
    pub reason: GapReason,
    /// What is known beyond the reason.
    pub cause: Option<Cause>,
}

/// How far a source read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// Everything that the network shows.
    Everything,
    /// A limit of ours or theirs stopped it: there may be more.
    Stopped,
    /// The way taken cannot tell whether there is more.
    Unsure,
    /// Only what stands above the post that was asked for can be seen this way. Nothing is said
    /// about other posts, so what is kept of them stays.
    Upward,
}
