//! Pictures and videos, without showing the visitor to anybody: pages name signed addresses of
//! ours, and what stands behind them is fetched once, checked, and kept within a budget.
//!
//! Whoever serves a [`File`] sends `Content-Security-Policy: default-src 'none'; sandbox` and
//! `X-Content-Type-Options: nosniff` along: the bytes are foreign whatever they look like.

mod bring;
mod disk;
mod facts;
mod file;
mod gather;
mod header;
mod index;
mod kind;
mod link;
mod list;
mod pass;
mod pin;
mod shrink;
mod sign;
mod thumb;

use std::{io, path::PathBuf, sync::Arc, time::Duration};

use bytes::Bytes;
use moka::sync::Cache;
use tokio::{sync::Semaphore, task::spawn_blocking};
use url::Url;

use crate::{
    config,
    fetch::{self, Fetch},
};

pub use facts::{Facts, TONES, shape, shapes, tones};
pub use file::{File, Opened, Picture};
pub use gather::Gatherer;
pub use list::{Wanted, named, wanted};
pub use pass::{Elsewhere, Passing};
pub use pin::Pinned;

use bring::Flights;
use disk::{Disk, Kept, Place};
use index::Name;
use link::{Hash, Link, Look};
use pass::Head;
use sign::Signer;

/// Widths of the small copies that there are, in pixels: avatars and cards; the column on a phone,
/// on a screen, on a fine screen.
pub const WIDTHS: [u32; 4] = [96, 480, 960, 1440];

/// A copy whose kind is known before anybody has seen the picture: always JPEG, on white where one
/// could see through it, the first frame of what moves. For feeds and catalogues, which name a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// For lists.
    Small,
    /// To be looked at.
    Whole,
}

impl Cover {
    /// What it is.
    pub const MEDIA_TYPE: &str = "image/jpeg";

    const ALL: [Self; 2] = [Self::Small, Self::Whole];

    /// At most so wide, in pixels. None of these is one of [`WIDTHS`].
    const fn width(self) -> u32 {
        match self {
            Self::Small => 320,
            Self::Whole => 1200,
        }
    }

    /// Whether copies of that width are covers.
    fn is(width: u32) -> bool {
        Self::ALL.iter().any(|cover| cover.width() == width)
    }
}

/// Most bytes of one picture.
const LARGEST: usize = 20 << 20;

/// How long a failure is remembered, so that a broken picture on a busy page is not asked for again
/// and again.
const REMEMBERED: Duration = Duration::from_mins(1);

/// Most failures, facts, heads that are remembered.
const MANY: u64 = 20_000;

/// Bytes of pictures that could not be kept and are held in memory for a while.
const LOOSE: u64 = 32 << 20;

/// Pictures that are decoded at the same time.
const AT_WORK: usize = 2;

/// The kept pictures. Cheap to clone.
#[derive(Clone)]
pub struct Shelf(Arc<Inner>);

struct Inner {
    signer: Signer,
    disk: Disk,
    fetch: Fetch,
    /// Most bytes of a video that is kept, and of one that is passed on.
    video: u64,
    stream: u64,
    flights: Flights,
    failures: Cache<Hash, Error>,
    /// What could not be kept.
    loose: Cache<Hash, Picture>,
    /// What is being fetched, or is too large to be kept.
    heads: Cache<Hash, Head>,
    facts: Cache<Hash, Facts>,
    /// Copies that would be no better than the picture itself.
    needless: Cache<(Hash, u32), ()>,
    /// How often the pictures of a thread were gathered.
    editions: Cache<String, u64>,
    work: Arc<Semaphore>,
    streams: Arc<Semaphore>,
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
    /// There is no room for it, and it is not held in memory.
    #[error("there is no room to keep it")]
    NotKept,
    /// Too many videos are passed on already.
    #[error("too many videos at once")]
    Busy,
}

impl Shelf {
    /// Keeps pictures in `directory`, at most `budget` bytes of them: what was read least lately
    /// leaves first. Those that were [put there](Self::put) neither count nor leave. `key` signs the
    /// addresses; with another key, addresses given out before lead nowhere. The directory is made
    /// when the first picture comes.
    #[must_use]
    pub fn new(directory: PathBuf, budget: u64, key: [u8; 32], fetch: Fetch) -> Self {
        let budget = config::ByteSize(budget);
        Self::with(&config::Media { directory, budget, ..config::Media::default() }, key, fetch)
    }

    /// As [`new`](Self::new), as the settings say.
    #[must_use]
    pub fn with(settings: &config::Media, key: [u8; 32], fetch: Fetch) -> Self {
        let bounded = |most| Cache::builder().max_capacity(most);
        let weigh = |_: &Hash, it: &Picture| u32::try_from(it.bytes.len()).unwrap_or(u32::MAX);
        let loose = Cache::builder().weigher(weigh).max_capacity(LOOSE);
        Self(Arc::new(Inner {
            signer: Signer::new(&key),
            disk: Disk::new(settings.directory.clone(), settings.budget.0),
            fetch,
            video: settings.video.0,
            stream: settings.stream.0,
            flights: Flights::default(),
            failures: Cache::builder().max_capacity(MANY).time_to_live(REMEMBERED).build(),
            loose: loose.time_to_live(10 * REMEMBERED).build(),
            heads: Cache::builder().max_capacity(MANY).time_to_live(60 * REMEMBERED).build(),
            facts: Cache::builder().max_capacity(MANY).build(),
            needless: Cache::builder().max_capacity(MANY).build(),
            editions: bounded(MANY).build(),
            work: Arc::new(Semaphore::new(AT_WORK)),
            streams: Arc::new(Semaphore::new(pass::AT_ONCE)),
        }))
    }

    /// Path under which the page names what stands at `url`: `/media/{token}`. Always the same for
    /// the same key.
    #[must_use]
    pub fn address(&self, url: &Url) -> String {
        format!("/media/{}", self.0.signer.token(url))
    }

    /// Path of a small copy of the picture at `url`: `/media/{token}/{width}`. The width becomes the
    /// next one of [`WIDTHS`]; narrower pictures come as they are. What has no small copy (videos,
    /// what moves, what cannot be decoded) comes itself.
    #[must_use]
    pub fn thumbnail(&self, url: &Url, width: u32) -> String {
        let [.., largest] = WIDTHS;
        let width = WIDTHS.into_iter().find(|it| *it >= width).unwrap_or(largest);
        format!("{}/{width}", self.address(url))
    }

    /// Path of a copy of the picture at `url` that is a JPEG: `/media/{token}/{width}`.
    #[must_use]
    pub fn cover(&self, url: &Url, cover: Cover) -> String {
        format!("{}/{}", self.address(url), cover.width())
    }

    /// What stands behind a token, as it came: from the shelf, else from the network. Who asks while
    /// it is being fetched waits for the same answer, and nobody who leaves cancels it. What takes
    /// long, or is not kept, is [`Elsewhere`].
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn open(&self, token: &str) -> Result<Opened, Error> {
        let url = self.0.signer.url(token).ok_or(Error::BadSignature)?;
        self.0.open(&url).await
    }

    /// The small copy behind a token, of one of [`WIDTHS`], or the picture itself where there is no
    /// such copy; or its [`Cover`].
    ///
    /// # Errors
    /// As [`Error`] says; a width that pages do not use is a [`BadSignature`](Error::BadSignature).
    pub async fn open_small(&self, token: &str, width: u32) -> Result<Opened, Error> {
        let url = self.0.signer.url(token).filter(|_| WIDTHS.contains(&width) || Cover::is(width));
        let url = url.ok_or(Error::BadSignature)?;
        self.0.open_small(&url, width).await
    }

    /// Whether somebody would have to be asked for what stands behind a token. Reads a small file at
    /// most.
    #[must_use]
    pub fn is_away(&self, token: &str) -> bool {
        let Some(name) = self.0.signer.url(token).map(|url| address_of(&url)) else { return false };
        let Inner { loose, failures, facts, disk, .. } = &*self.0;
        let is_known =
            facts.contains_key(&name) || loose.contains_key(&name) || failures.contains_key(&name);
        !is_known && disk.link(name).is_none()
    }

    /// What is known of the picture at `url`, when it was kept once. Reads a small file at most, so
    /// pages may ask while they are rendered.
    #[must_use]
    pub fn facts(&self, url: &Url) -> Option<Facts> {
        let name = address_of(url);
        self.0.facts.get(&name).or_else(|| {
            let facts = self.0.disk.link(name)?.1.look?.facts();
            self.0.facts.insert(name, facts);
            Some(facts)
        })
    }

    /// What is kept of what stands at `url`, for files that go out. Asks nobody. A file that is not
    /// what it was when it came is none.
    pub async fn copy(&self, url: &Url) -> Option<Picture> {
        let (inner, name) = (Arc::clone(&self.0), address_of(url));
        spawn_blocking(move || inner.copy(name)).await.ok().flatten()
    }

    /// Keeps `bytes` as what stands at `url`, so that nobody is asked for it, until it is
    /// [taken away](Self::forget). `false`: they are too many, or of no kind that is shown.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn put(&self, url: &Url, bytes: Bytes) -> io::Result<bool> {
        let Some(look) = bring::look(&bytes).ok().filter(|_| bytes.len() <= LARGEST) else {
            return Ok(false);
        };
        let (inner, name) = (Arc::clone(&self.0), address_of(url));
        let look = look.map(|header| Look::new(&header, None));
        let keep = move || inner.keep(Place::Given, name, &bytes, look);
        let kept = spawn_blocking(keep).await??.1;
        self.0.doubt(name);
        Ok(kept == Kept::Yes)
    }

    /// Whether what stands at `url` was put there.
    pub async fn was_given(&self, url: &Url) -> bool {
        let (inner, name) = (Arc::clone(&self.0), address_of(url));
        let given = move || {
            let link = inner.disk.link_in(Place::Given, name);
            link.is_some_and(|link| inner.disk.holds(Place::Given, link.content))
        };
        spawn_blocking(given).await.unwrap_or_default()
    }

    /// Takes the kept copy of what stands at `url` away, wherever it lies.
    pub async fn forget(&self, url: &Url) {
        let (inner, name) = (Arc::clone(&self.0), address_of(url));
        let widths = Cover::ALL.map(Cover::width).into_iter().chain(WIDTHS).collect::<Vec<_>>();
        let forgotten = spawn_blocking(move || inner.disk.forget(name, &widths)).await;
        self.0.doubt(name);
        if !matches!(forgotten, Ok(Ok(()))) {
            tracing::warn!(%url, ?forgotten, "a kept picture could not be taken away");
        }
    }
}

impl Inner {
    /// What was known of the address is known no longer.
    fn doubt(&self, name: Hash) {
        self.failures.invalidate(&name);
        self.facts.invalidate(&name);
        self.loose.invalidate(&name);
        self.heads.invalidate(&name);
    }

    fn copy(&self, name: Hash) -> Option<Picture> {
        let (_, link) = self.disk.link(name)?;
        let picture = file::read(self.disk.open(link.content, 0).ok()??, link.length)?;
        (Hash::of(&picture.bytes) == link.content).then_some(picture)
    }

    /// Keeps a file, and that it stands at the address. Blocks.
    fn keep(
        &self,
        place: Place,
        name: Hash,
        bytes: &[u8],
        look: Option<Look>,
    ) -> io::Result<(Link, Kept)> {
        let link = Link { content: Hash::of(bytes), length: bytes.len() as u64, look };
        let mut kept = Kept::Yes;
        if !self.disk.holds(place, link.content) {
            kept = self.disk.put(place, Name::File(link.content, 0), bytes)?;
        }
        if kept == Kept::Yes {
            kept = self.disk.put_link(place, name, &link)?;
        }
        Ok((link, kept))
    }
}

/// What the shelf calls an address.
fn address_of(url: &Url) -> Hash {
    Hash::of(url.as_str().as_bytes())
}

impl From<fetch::Error> for Error {
    fn from(error: fetch::Error) -> Self {
        match error.kind {
            fetch::Kind::TooLarge { .. } => Self::TooLarge,
            _ => Self::Upstream(error.to_string()),
        }
    }
}
