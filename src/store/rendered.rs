//! The page of a thread as it was rendered.

use jiff::Timestamp;

use crate::{consent::Verdict, thread::PostRef};

/// As much of a thread's page as is the thread's own, ready to be given, and what is known of the
/// thread without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// A hash of the address and of everything else that tells such pages of a thread apart.
    pub id: i64,
    /// Path of the page without the leading slash.
    pub address: String,
    /// The thread.
    pub root: PostRef,
    /// Path of its author's page without the leading slash, as the page names it.
    pub author: String,
    /// [`Kept::version`](super::Kept::version).
    pub version: String,
    /// [`Kept::checked_at`](super::Kept::checked_at).
    pub checked_at: Timestamp,
    /// When the last post was written.
    pub last_post: Timestamp,
    /// What may be done with the thread.
    pub verdict: Verdict,
    /// Version of the other threads that the page names.
    pub around: String,
    /// Of the program and of how the site is set up.
    pub edition: String,
    /// Names the bytes.
    pub tag: String,
    /// HTML, compressed with brotli.
    pub bytes: Vec<u8>,
}
