//! Documents read or written lately, so that a page that many read is decoded once. Nothing is
//! ever wrong here: an entry is the thread of one version, and which version counts is always
//! asked of the database.

use std::sync::Arc;

use moka::sync::Cache;

use crate::thread::Thread;

/// Most bytes of JSON that the threads in here stand for; in memory they take two to three times that.
const BUDGET: u64 = 4 << 20;

/// Root and version.
type Key = (String, String);

/// A thread and the length of its document.
type Weighed = (Arc<Thread>, u32);

/// Threads of documents.
pub(super) struct Recent(Cache<Key, Weighed>);

impl Default for Recent {
    fn default() -> Self {
        let cache = Cache::builder()
            .max_capacity(BUDGET)
            .weigher(|_: &Key, entry: &Weighed| entry.1)
            .build();
        Self(cache)
    }
}

impl Recent {
    /// The thread of that version of the document.
    pub(super) fn find(&self, root: &str, version: &str) -> Option<Arc<Thread>> {
        self.0.get(&(root.to_owned(), version.to_owned())).map(|(thread, _)| thread)
    }

    /// Remembers the thread of a document of `length` bytes.
    pub(super) fn add(&self, root: &str, version: &str, thread: &Arc<Thread>, length: usize) {
        let weight = u32::try_from(length).unwrap_or(u32::MAX);
        self.0.insert((root.to_owned(), version.to_owned()), (Arc::clone(thread), weight));
    }

    /// Forgets all: what is taken out of the store must not stay in memory either.
    pub(super) fn clear(&self) {
        self.0.invalidate_all();
    }
}
