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

/// Threads whose surroundings are remembered.
const REMEMBERED: u64 = 10_000;

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

/// What is known of it.
#[derive(Clone)]
enum Known {
    /// What it is.
    Whole(Arc<Around>),
    /// How it is called, as told by a page that the store takes out when it changes.
    Version(String),
}

/// What stands around each.
pub(super) struct Arounds {
    store: Arc<dyn Store>,
    enabled: bool,
    known: Option<Cache<PostRef, Known>>,
}

impl Arounds {
    pub(super) fn new(store: Arc<dyn Store>, site: &Site) -> Self {
        let cache =
            |lasts: Duration| Cache::builder().max_capacity(REMEMBERED).time_to_live(lasts).build();
        let known = (!site.foot.is_zero()).then(|| cache(site.foot));
        Self { store, enabled: site.list, known }
    }

    /// Around the thread that was seen.
    pub(super) async fn of(&self, seen: &Seen) -> Result<Arc<Around>, Error> {
        if let Some(Known::Whole(around)) = self.recall(seen) {
            return Ok(around);
        }
        let around = Arc::new(self.read(seen).await?);
        self.remember(&seen.root, Known::Whole(Arc::clone(&around)));
        Ok(around)
    }

    /// Its version.
    pub(super) async fn version(&self, seen: &Seen) -> Result<String, Error> {
        if let Some(Known::Version(version)) = self.recall(seen) {
            return Ok(version);
        }
        Ok(self.of(seen).await?.version.clone())
    }

    /// Remembers the version without having read what it names.
    pub(super) fn believe(&self, root: &PostRef, version: String) {
        self.remember(root, Known::Version(version));
    }

    fn recall(&self, seen: &Seen) -> Option<Known> {
        self.known.as_ref()?.get(&seen.root)
    }

    fn remember(&self, root: &PostRef, known: Known) {
        if let Some(cache) = &self.known {
            cache.insert(root.clone(), known);
        }
    }

    /// The same as it is now.
    pub(super) async fn read(&self, seen: &Seen) -> Result<Around, Error> {
        if !self.enabled {
            return Ok(Around::default());
        }
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
