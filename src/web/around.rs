//! What stands around a thread on its page: others by its author, and threads that quote it. Read
//! at most once in a while for each thread, and named by a version, so that a page kept ready is
//! given as long as all that it shows is the same.

use std::{sync::Arc, time::Duration};

use moka::sync::Cache;

use super::{Error, Site, cache::Seen, listing::version};
use crate::{
    store::{Entry, Page, Store},
    thread::PostRef,
};

/// Others by the author.
const MORE: usize = 5;

/// Threads that quote it.
const QUOTING: u32 = 5;

/// Lines that are remembered, of a good kilobyte each; a thread counts as one more.
const REMEMBERED: u64 = 6_000;

/// What stands around one thread.
#[derive(Default)]
pub(super) struct Around {
    /// Others by its author, newest first.
    pub(super) more: Vec<Entry>,
    /// Those that quote it, newest first.
    pub(super) quoting: Vec<Entry>,
    /// Changes whenever these do.
    pub(super) version: String,
}

/// What stands around each.
pub(super) struct Arounds {
    store: Arc<dyn Store>,
    enabled: bool,
    known: Option<Cache<PostRef, Arc<Around>>>,
}

impl Arounds {
    pub(super) fn new(store: Arc<dyn Store>, site: &Site) -> Self {
        let weight = |_: &PostRef, around: &Arc<Around>| {
            u32::try_from(1 + around.more.len() + around.quoting.len()).unwrap_or(u32::MAX)
        };
        let cache = |lasts: Duration| {
            Cache::builder().max_capacity(REMEMBERED).weigher(weight).time_to_live(lasts).build()
        };
        let known = (!site.foot.is_zero()).then(|| cache(site.foot));
        Self { store, enabled: site.list, known }
    }

    /// Around the thread that was seen.
    pub(super) async fn of(&self, seen: &Seen) -> Result<Arc<Around>, Error> {
        if let Some(around) = self.known.as_ref().and_then(|known| known.get(&seen.root)) {
            return Ok(around);
        }
        let around =
            Arc::new(if self.enabled { self.read(seen).await? } else { Around::default() });
        if let Some(known) = &self.known {
            known.insert(seen.root.clone(), Arc::clone(&around));
        }
        Ok(around)
    }

    async fn read(&self, seen: &Seen) -> Result<Around, Error> {
        let author = seen.address.rsplit_once('/').map_or("", |(author, _)| author);
        let limit = u32::try_from(MORE + 1).unwrap_or(u32::MAX);
        let more = self.store.within(author, Page::First(limit)).await?;
        let more = more.into_iter().filter(|entry| entry.address != seen.address).take(MORE);
        let more: Vec<Entry> = more.collect();
        let quoting = self.store.quoting(&seen.root, QUOTING).await?;
        let version = format!("{} {}", version(&more), version(&quoting));
        Ok(Around { more, quoting, version })
    }
}
