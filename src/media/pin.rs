//! Threads whose pictures stay: those that came out of an archive, and those that the operator
//! pins. What is pinned counts against the budget, and never leaves to make room.

use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::{Error, Inner, Shelf, address_of, disk::Place, link::Hash, wanted};
use crate::thread::{PostRef, Thread};

/// How a pin went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pinned {
    /// Pictures and videos that are there and stay.
    pub kept: usize,
    /// Those that could not be had now. They stay as soon as somebody reads them.
    pub missing: usize,
}

impl Shelf {
    /// Has everything that the thread shows fetched and kept for good, whatever the budget wants
    /// to leave.
    ///
    /// # Errors
    /// [`Error::NotKept`] when the pin itself cannot be written down.
    pub async fn pin(&self, thread: &Thread) -> Result<Pinned, Error> {
        self.0.mark(&thread.root, true).await?;
        let mut pinned = Pinned::default();
        for what in wanted(thread) {
            match self.keep(&what.url, true).await {
                Ok(()) => pinned.kept += 1,
                Err(error) => {
                    tracing::info!(url = %what.url, %error, "could not be pinned now");
                    pinned.missing += 1;
                }
            }
        }
        Ok(pinned)
    }

    /// Lets what the thread shows leave again when there is no room.
    ///
    /// # Errors
    /// [`Error::NotKept`] when the disk fails.
    pub async fn unpin(&self, thread: &Thread) -> Result<(), Error> {
        self.0.mark(&thread.root, false).await?;
        for what in wanted(thread) {
            let name = address_of(&what.url);
            self.0.shift(Place::Lasting, Place::Passing, name).await?;
        }
        Ok(())
    }

    /// Whether what the thread shows stays. Reads the disk.
    #[must_use]
    pub fn is_pinned(&self, thread: &Thread) -> bool {
        thread.archived || self.0.disk.is_marked(mark_of(&thread.root))
    }
}

impl Inner {
    async fn mark(self: &Arc<Self>, root: &PostRef, stays: bool) -> Result<(), Error> {
        let (inner, mark) = (Arc::clone(self), mark_of(root));
        let marked = spawn_blocking(move || inner.disk.mark(mark, stays)).await;
        if matches!(marked, Ok(Ok(()))) {
            return Ok(());
        }
        tracing::warn!(%root, ?marked, "a pin could not be written down");
        Err(Error::NotKept)
    }
}

fn mark_of(root: &PostRef) -> Hash {
    Hash::of(root.to_string().as_bytes())
}
