//! The head of the list of threads, read at most once in a while, and the lines that lists show.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use jiff::Timestamp;
use tokio::sync::Mutex;

use super::{
    Error, Site, Web, page,
    tally::{Tally, first_day},
};
use crate::store::{Entry, Page, Store};

/// Threads on one page of a list.
pub(super) const PER_PAGE: u32 = 20;

/// The list of what is read most, by its address without the leading slash.
pub(super) const MOST_READ: &str = "most-read";

/// Threads at the foot of a thread.
const AT_FOOT: u32 = 5;

/// The head of the list, with a name for its state.
pub(super) struct Listing {
    pub(super) entries: Vec<Entry>,
    /// Changes whenever the entries do.
    pub(super) version: String,
    /// When the store said so.
    pub(super) read_at: Instant,
}

/// The head of the list, twice: for the front page it is young, for the feet of threads it may
/// be older, because each change of it renders every thread anew.
pub(super) struct Listings {
    store: Arc<dyn Store>,
    enabled: bool,
    head: Snapshot,
    foot: Snapshot,
    most_read: Snapshot,
}

struct Snapshot {
    lasts: Duration,
    current: RwLock<Option<Arc<Listing>>>,
    /// Held by who reads it anew.
    reading: Mutex<()>,
}

impl Listings {
    pub(super) fn new(store: Arc<dyn Store>, site: &Site) -> Self {
        let snapshot =
            |lasts| Snapshot { lasts, current: RwLock::default(), reading: Mutex::default() };
        Self {
            store,
            enabled: site.list,
            head: snapshot(site.recheck),
            foot: snapshot(site.foot),
            most_read: snapshot(site.foot),
        }
    }

    /// For the front page: one entry more than a page holds tells that there is another page.
    pub(super) async fn head(&self) -> Result<Arc<Listing>, Error> {
        self.read(&self.head, PER_PAGE + 1).await
    }

    /// For the foot of a thread: one more than is shown, in case the thread itself is among them.
    pub(super) async fn foot(&self) -> Result<Arc<Listing>, Error> {
        self.read(&self.foot, AT_FOOT + 1).await
    }

    /// What was read most in the last days: the numbers of many threads are added up for it.
    pub(super) async fn most_read(
        &self,
        tally: &Tally,
        now: Timestamp,
    ) -> Result<Arc<Listing>, Error> {
        let read = async || {
            tally.write(now).await?;
            Ok(self.store.most_read(first_day(now), PER_PAGE).await?)
        };
        self.most_read.get(read).await
    }

    async fn read(&self, snapshot: &Snapshot, limit: u32) -> Result<Arc<Listing>, Error> {
        let read = async || {
            let page = Page::First(limit);
            Ok(if self.enabled { self.store.latest(page).await? } else { Vec::new() })
        };
        snapshot.get(read).await
    }
}

impl Web {
    /// Of the list of that name (empty for all), the lines of that part. What is read most is one
    /// page, whichever part is asked for.
    pub(super) async fn part(&self, list: &str, part: Page) -> Result<Vec<Entry>, Error> {
        Ok(match list {
            "" => self.store.latest(part).await?,
            MOST_READ => {
                let listing = self.listings.most_read(&self.tally, self.clock.now()).await?;
                listing.entries.clone()
            }
            list => self.store.within(list, part).await?,
        })
    }
}

impl Snapshot {
    /// What was read a moment ago; else what `read` reads now. Who comes meanwhile does not wait for
    /// that: they get what was read before.
    async fn get(
        &self,
        read: impl AsyncFnOnce() -> Result<Vec<Entry>, Error>,
    ) -> Result<Arc<Listing>, Error> {
        let _turn = match (self.known(), self.reading.try_lock()) {
            (Some(known), turn) if turn.is_err() || self.is_young(&known) => return Ok(known),
            (_, Ok(turn)) => turn,
            (_, Err(_)) => self.reading.lock().await,
        };
        if let Some(listing) = self.known().filter(|listing| self.is_young(listing)) {
            return Ok(listing);
        }
        let entries = read().await?;
        let version = version(&entries);
        let listing = Arc::new(Listing { entries, version, read_at: Instant::now() });
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&listing));
        Ok(listing)
    }

    fn known(&self) -> Option<Arc<Listing>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn is_young(&self, listing: &Listing) -> bool {
        listing.read_at.elapsed() < self.lasts
    }
}

/// A name for what these entries show.
pub(super) fn version(entries: &[Entry]) -> String {
    blake3::hash(format!("{entries:?}").as_bytes()).to_hex()[..16].to_owned()
}

/// One line of a list.
pub(super) struct Line {
    pub(super) path: String,
    pub(super) network: String,
    pub(super) author: String,
    pub(super) handle: String,
    /// The path of the author's list.
    pub(super) by: String,
    pub(super) title: String,
    pub(super) language: Option<String>,
    pub(super) posts: u32,
    /// Minutes that reading takes, where they are known.
    pub(super) minutes: Option<u32>,
    /// A small picture.
    pub(super) picture: Option<String>,
    pub(super) at: Timestamp,
    /// When, in words.
    pub(super) when: String,
}

impl Line {
    /// For pages that are kept long: with the day, which does not grow old, and without a picture.
    pub(super) fn without_age(entry: &Entry, chrome: &page::Chrome) -> Self {
        Self { picture: None, ..Self::new(entry, chrome, None) }
    }

    /// `now` is for ages; without it the day stands there, which does not grow old in a cache.
    pub(super) fn new(entry: &Entry, chrome: &page::Chrome, now: Option<Timestamp>) -> Self {
        Self {
            path: page::path_of(&entry.address),
            network: chrome.title_of(&entry.network).to_owned(),
            author: entry.author.clone(),
            handle: entry.handle.clone(),
            by: page::path_of(&entry.author_address),
            title: match entry.title.trim() {
                "" => chrome.say("untitled").to_string(),
                title => title.to_owned(),
            },
            language: page::tag(entry.language.as_deref()),
            posts: entry.posts,
            minutes: entry.minutes,
            picture: entry.picture.as_ref().and_then(|url| chrome.thumbnail(url, 160)),
            at: entry.unrolled_at,
            when: match now {
                Some(now) => chrome.language.age(entry.unrolled_at, now),
                None => chrome.language.day(entry.unrolled_at),
            },
        }
    }
}

/// The lines at the foot of the thread that has this address.
pub(super) fn foot(listing: &Listing, chrome: &page::Chrome, address: &str) -> Vec<Line> {
    let others = listing.entries.iter().filter(|entry| entry.address != address);
    others.take(AT_FOOT as usize).map(|entry| Line::without_age(entry, chrome)).collect()
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn while_a_list_is_read_anew_others_get_the_one_before_and_do_not_wait() {
        let (current, reading) = (RwLock::default(), Mutex::default());
        let snapshot = Snapshot { lasts: Duration::ZERO, current, reading };
        let before = snapshot.get(async || Ok(Vec::new())).await.unwrap();
        let (go_on, held_up) = oneshot::channel();
        let slow = snapshot.get(async || {
            held_up.await.unwrap();
            Ok(Vec::new())
        });
        let others = async {
            let listing = snapshot.get(async || panic!("it is being read")).await.unwrap();
            go_on.send(()).unwrap();
            listing
        };
        let (after, meanwhile) = tokio::join!(slow, others);
        let after = after.unwrap();
        assert!(Arc::ptr_eq(&before, &meanwhile));
        assert!(!Arc::ptr_eq(&before, &after));
        assert!(Arc::ptr_eq(&after, &snapshot.known().unwrap()));
    }
}
