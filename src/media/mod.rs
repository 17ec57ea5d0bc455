//! Pictures, without showing the visitor to anybody: pages name signed addresses of ours, and what
//! stands behind them is fetched once, checked, and kept within a budget.
//!
//! Whoever serves a [`Picture`] sends `Content-Security-Policy: default-src 'none'; sandbox` and
//! `X-Content-Type-Options: nosniff` along: the bytes are foreign whatever they look like.

mod disk;
mod kind;
mod sign;

use std::{
    collections::HashMap,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use moka::sync::Cache;
use tokio::sync::watch;
use url::Url;

use crate::fetch::{self, Ask, Fetch};

use disk::{Disk, Name};
use sign::Signer;

/// Most bytes of one picture.
const LARGEST: usize = 20 << 20;

/// Folder of the pictures that were put there, beside those that were fetched.
const GIVEN: &str = "given";

/// Longest wait for one picture.
const DEADLINE: Duration = Duration::from_mins(1);

/// How long a failure is remembered, so that a broken picture on a busy page is not asked for again
/// and again.
const REMEMBERED: Duration = Duration::from_mins(1);

/// Most failures that are remembered.
const FAILURES: u64 = 10_000;

/// The kept pictures. Cheap to clone.
#[derive(Clone)]
pub struct Shelf(Arc<Inner>);

struct Inner {
    signer: Signer,
    disk: Disk,
    /// Out of archives: there is no other copy, so no budget takes them away.
    given: Disk,
    fetch: Fetch,
    flights: Mutex<HashMap<Name, watch::Receiver<Option<Outcome>>>>,
    failures: Cache<Name, Error>,
}

type Outcome = Result<Picture, Error>;

/// A picture, a video, a sound, or subtitles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it is, by its content and in our own words.
    pub media_type: &'static str,
    /// All of it.
    pub bytes: Bytes,
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The address is not one that this service gave out.
    #[error("not an address of this service")]
    BadSignature,
    /// Its server says that it is not there.
    #[error("no such picture")]
    NotFound,
    /// Its server gave nothing usable.
    #[error("the picture's server failed: {0}")]
    Upstream(String),
    /// It is not of a kind that is shown, or not of the kind that its server says.
    #[error("not a picture that is shown: {0}")]
    WrongType(String),
    /// It is larger than is shown.
    #[error("the picture is too large")]
    TooLarge,
}

impl Shelf {
    /// Keeps pictures in `directory`, at most `budget` bytes of them: what was read least lately
    /// leaves first. Those that were [put there](Self::put) neither count nor leave. `key` signs the addresses; with another key, addresses given out before lead
    /// nowhere. The directory is made when the first picture comes.
    #[must_use]
    pub fn new(directory: PathBuf, budget: u64, key: [u8; 32], fetch: Fetch) -> Self {
        Self(Arc::new(Inner {
            signer: Signer::new(&key),
            given: Disk::new(directory.join(GIVEN), u64::MAX),
            disk: Disk::new(directory, budget),
            fetch,
            flights: Mutex::default(),
            failures: Cache::builder().max_capacity(FAILURES).time_to_live(REMEMBERED).build(),
        }))
    }

    /// Path under which the page names what stands at `url`: `/media/{token}`. Always the same for
    /// the same key.
    #[must_use]
    pub fn address(&self, url: &Url) -> String {
        format!("/media/{}", self.0.signer.token(url))
    }

    /// What stands behind a token: from the shelf, else from the network. Who asks while it is
    /// being fetched waits for the same answer, and nobody who leaves cancels it.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn open(&self, token: &str) -> Result<Picture, Error> {
        let url = self.0.signer.url(token).ok_or(Error::BadSignature)?;
        let name = Name::of(&url);
        if let Some(picture) = self.0.kept(name).await {
            return Ok(picture);
        }
        if let Some(error) = self.0.failures.get(&name) {
            return Err(error);
        }
        let mut flight = self.join(name, url);
        let outcome = flight.wait_for(Option::is_some).await.ok().and_then(|it| it.clone());
        outcome.unwrap_or_else(|| Err(Error::Upstream("the errand crashed".to_owned())))
    }

    /// Keeps `bytes` as what stands at `url`, so that nobody is asked for it, until it is
    /// [taken away](Self::forget). `false`: they are too many, or of no kind that is shown.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn put(&self, url: &Url, bytes: Bytes) -> io::Result<bool> {
        if bytes.len() > LARGEST || kind::of(&bytes).is_none() {
            return Ok(false);
        }
        let (inner, name) = (Arc::clone(&self.0), Name::of(url));
        tokio::task::spawn_blocking(move || inner.given.keep(name, &bytes)).await??;
        self.0.failures.invalidate(&name);
        Ok(true)
    }

    /// Whether what stands at `url` was put there.
    pub async fn was_given(&self, url: &Url) -> bool {
        let (inner, name) = (Arc::clone(&self.0), Name::of(url));
        tokio::task::spawn_blocking(move || inner.given.has(name)).await.unwrap_or_default()
    }

    /// Takes the kept copy of what stands at `url` away.
    pub async fn forget(&self, url: &Url) {
        let (inner, name) = (Arc::clone(&self.0), Name::of(url));
        let forget = move || inner.given.forget(name).and(inner.disk.forget(name));
        let forgotten = tokio::task::spawn_blocking(forget).await;
        if !matches!(forgotten, Ok(Ok(()))) {
            tracing::warn!(%url, ?forgotten, "a kept picture could not be taken away");
        }
    }

    /// The flight that fetches it: the one under way, or a new one.
    fn join(&self, name: Name, url: Url) -> watch::Receiver<Option<Outcome>> {
        let mut flights = self.0.flights();
        if let Some(flight) = flights.get(&name) {
            return flight.clone();
        }
        let (land, flight) = watch::channel(None);
        flights.insert(name, flight.clone());
        let landing = Landing { inner: Arc::clone(&self.0), name };
        tokio::spawn(async move {
            let outcome = landing.inner.bring(name, url).await;
            land.send_replace(Some(outcome));
            drop(landing);
        });
        flight
    }
}

/// Takes the flight off the board, also when it crashes.
struct Landing {
    inner: Arc<Inner>,
    name: Name,
}

impl Drop for Landing {
    fn drop(&mut self) {
        self.inner.flights().remove(&self.name);
    }
}

impl Inner {
    fn flights(&self) -> MutexGuard<'_, HashMap<Name, watch::Receiver<Option<Outcome>>>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The kept copy. A shelf that cannot be read is no reason to show nothing.
    async fn kept(self: &Arc<Self>, name: Name) -> Option<Picture> {
        let inner = Arc::clone(self);
        let read = move || match inner.given.read(name) {
            Ok(None) => inner.disk.read(name),
            found => found,
        };
        match tokio::task::spawn_blocking(read).await {
            Ok(Ok(bytes)) => {
                let bytes = Bytes::from(bytes?);
                Some(Picture { media_type: kind::of(&bytes)?.media_type, bytes })
            }
            broken => {
                tracing::warn!(?broken, "a kept picture could not be read");
                None
            }
        }
    }

    /// Fetches and keeps it.
    async fn bring(self: &Arc<Self>, name: Name, url: Url) -> Outcome {
        // Somebody may have brought it between the look at the shelf and this flight.
        if let Some(picture) = self.kept(name).await {
            return Ok(picture);
        }
        let outcome = self.fetch(url).await;
        match &outcome {
            Ok(picture) => {
                let (inner, bytes) = (Arc::clone(self), picture.bytes.clone());
                let keep = move || inner.disk.keep(name, &bytes);
                let kept = tokio::task::spawn_blocking(keep).await;
                if !matches!(kept, Ok(Ok(()))) {
                    tracing::warn!(?kept, "a picture could not be kept");
                }
            }
            Err(error) => self.failures.insert(name, error.clone()),
        }
        outcome
    }

    async fn fetch(&self, url: Url) -> Outcome {
        let ask = Ask::get(url, "image/*, video/*, audio/*, text/vtt");
        let answer = self.fetch.send(Ask { limit: LARGEST, deadline: DEADLINE, ..ask }).await?;
        match answer.status {
            200..300 => {}
            404 | 410 => return Err(Error::NotFound),
            status => return Err(Error::Upstream(format!("status {status}"))),
        }
        let declared = answer.header("content-type").unwrap_or_default();
        let kind = kind::of(&answer.body)
            .ok_or_else(|| Error::WrongType(format!("unknown content, called `{declared}`")))?;
        if !kind.is_called(declared) {
            let called = kind.media_type;
            return Err(Error::WrongType(format!("`{called}`, called `{declared}`")));
        }
        Ok(Picture { media_type: kind.media_type, bytes: answer.body })
    }
}

impl From<fetch::Error> for Error {
    fn from(error: fetch::Error) -> Self {
        match error.kind {
            fetch::Kind::TooLarge { .. } => Self::TooLarge,
            _ => Self::Upstream(error.to_string()),
        }
    }
}
