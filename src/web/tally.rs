//! How often threads are read, without keeping who read them. What is remembered of a visit is three
//! bits of a megabyte, which are anybody's and are cleared every day; what is written down is a
//! number for each thread and day.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    mem,
    net::IpAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, header};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use super::Error;
use crate::{store::Store, thread::PostRef};

/// Words of 64 bits: a megabyte. A million visits a day leave one in twenty uncounted.
const WORDS: usize = 1 << 17;

/// How long numbers wait in memory before they are written. What waits when the program ends is lost.
const WAIT: Duration = Duration::from_secs(30);

/// Most threads whose numbers wait.
const WAITING: usize = 10_000;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// For how many days numbers count.
const DAYS: i64 = 7;

/// The numbers.
pub(super) struct Tally {
    store: Arc<dyn Store>,
    /// The day of the sketch, since 1970.
    day: AtomicI64,
    /// A Bloom filter, each of whose keys has its three bits in one word.
    sketch: Box<[AtomicU64]>,
    /// Keys of its hashes; nobody outside of this process knows them.
    salt: RandomState,
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    numbers: HashMap<PostRef, u32>,
    since: Option<Instant>,
}

impl Tally {
    pub(super) fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            day: AtomicI64::new(0),
            sketch: (0..WORDS).map(|_| AtomicU64::new(0)).collect(),
            salt: RandomState::new(),
            waiting: Mutex::default(),
        }
    }

    /// Somebody of that household has the thread's page. Counts once a day for each household, when
    /// `is_read` says that it is read. Costs a hash and a look at one word, unless it may count.
    pub(super) fn note(
        self: &Arc<Self>,
        household: IpAddr,
        root: &PostRef,
        now: Timestamp,
        is_read: impl FnOnce() -> bool,
    ) {
        let Some((word, bits)) = self.place(household, root, now) else { return };
        let is_first = |before: u64| before & bits != bits;
        if !is_first(word.load(Ordering::Relaxed))
            || !is_read()
            || !is_first(word.fetch_or(bits, Ordering::Relaxed))
        {
            return;
        }
        let is_due = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.numbers.len() < WAITING || waiting.numbers.contains_key(root) {
                *waiting.numbers.entry(root.clone()).or_default() += 1;
            }
            let since = *waiting.since.get_or_insert_with(Instant::now);
            let is_due = since.elapsed() >= WAIT;
            if is_due {
                waiting.since = Some(Instant::now());
            }
            is_due
        };
        if is_due {
            let tally = Arc::clone(self);
            tokio::spawn(async move {
                if let Err(error) = tally.write(now).await {
                    tracing::warn!(%error, "numbers of readers are lost");
                }
            });
        }
    }

    /// Writes the numbers that wait.
    pub(super) async fn write(&self, now: Timestamp) -> Result<(), Error> {
        let waiting = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            mem::take(&mut *waiting)
        };
        if waiting.numbers.is_empty() {
            return Ok(());
        }
        let numbers: Vec<(PostRef, u32)> = waiting.numbers.into_iter().collect();
        Ok(self.store.count(&numbers, date(now), first_day(now)).await?)
    }

    /// Where the sketch tells whether the household has read the thread today, and by which bits.
    fn place(
        &self,
        household: IpAddr,
        root: &PostRef,
        now: Timestamp,
    ) -> Option<(&AtomicU64, u64)> {
        let today = now.as_second().div_euclid(DAY);
        let last = self.day.load(Ordering::Relaxed);
        if last != today
            && self.day.compare_exchange(last, today, Ordering::Relaxed, Ordering::Relaxed).is_ok()
        {
            self.sketch.iter().for_each(|word| word.store(0, Ordering::Relaxed));
        }
        let hash = self.salt.hash_one((household, root.as_str(), today));
        let bits = (1 << (hash & 63)) | (1 << ((hash >> 6) & 63)) | (1_u64 << ((hash >> 12) & 63));
        let place = usize::try_from(hash >> 32).unwrap_or_default() % WORDS;
        self.sketch.get(place).map(|word| (word, bits))
    }
}

/// Browsers say so, and say as well when they only fetch what somebody might open next.
pub(super) fn is_reader(headers: &HeaderMap) -> bool {
    let begins = |value: &header::HeaderValue| value.as_bytes().starts_with(b"Mozilla/");
    headers.get(header::USER_AGENT).is_some_and(begins)
        && !["sec-purpose", "purpose", "x-moz"].iter().any(|name| headers.contains_key(*name))
}

fn date(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// The first of the days that count.
pub(super) fn first_day(now: Timestamp) -> Date {
    date(now.saturating_sub(SignedDuration::from_secs((DAYS - 1) * DAY)).unwrap_or(now))
}
