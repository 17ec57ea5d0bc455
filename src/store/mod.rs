//! What is kept, and nothing about how. Look-ups give `Option`; only a broken store is an error.

mod document;
mod error;
mod found;
mod recent;
mod rendered;
mod rendered_list;
#[cfg(feature = "sqlite")]
mod sqlite;
mod together;

use std::{collections::HashMap, fmt, num::ParseIntError, path::Path, str::FromStr, sync::Arc};

use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};
use url::Url;

use crate::{
    config::Dollars,
    consent::Verdict,
    search::Question,
    thread::{Author, PostRef, Thread},
};

pub use error::{Cause, Error};
pub use found::{Behind, COUNTED, Found, Hit, NoPlace, Order, Seek, Start};
pub use rendered::Rendered;
pub use rendered_list::{RenderedList, Stretch};

/// What is kept.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// The thread that holds `post`, by any of its names.
    async fn thread(&self, post: &PostRef) -> Result<Option<Kept>, Error>;
    /// The thread whose page has this address (without leading slash), now or formerly.
    async fn thread_at(&self, address: &str) -> Result<Option<Kept>, Error>;
    /// Keeps the thread in place of any older copy of it, in one transaction: it is found by
    /// every post of it, by every alias, and by `asked`. Names that the older copy had stay.
    async fn keep(
        &self,
        thread: &Thread,
        asked: &PostRef,
        verdict: &Verdict,
    ) -> Result<Kept, Error>;
    /// Notes that the kept copy was found unchanged, or could not be refreshed, at `at`.
    async fn checked(&self, root: &PostRef, at: Timestamp) -> Result<(), Error>;
    /// A page of the listed threads, newest first.
    async fn latest(&self, page: Page) -> Result<Vec<Entry>, Error>;
    /// A page of one list, newest first. A list has the name of its page without the leading slash:
    /// `bluesky`, `mastodon/social.example`, `bluesky/alice.test`, `tag/rust`; A–Z count as small
    /// letters. Threads stand in the lists with whose names their addresses begin.
    async fn within(&self, list: &str, page: Page) -> Result<Vec<Entry>, Error>;
    /// The [versions](Kept::version) of the threads of these lines, by the [numbers](Cursor::id) of
    /// their places: what is made of a list is good as long as they are the same. Those that went
    /// meanwhile have none.
    async fn versions(&self, entries: &[Entry]) -> Result<HashMap<i64, String>, Error>;
    /// The author's list that has the threads that once stood in `list`, or those of the author
    /// whose [id](crate::thread::Author::id) its last part is.
    async fn now_in(&self, list: &str) -> Result<Option<String>, Error>;
    /// The newest listed threads that quote a post of the thread `root`, which is not one of them.
    async fn quoting(&self, root: &PostRef, limit: u32) -> Result<Vec<Entry>, Error>;
    /// Adds to how many people read each of these threads on that (UTC) day, and drops the numbers
    /// of days before `oldest`. Threads that stand in no list are not counted.
    async fn count(
        &self,
        readings: &[(PostRef, u32)],
        day: Date,
        oldest: Date,
    ) -> Result<(), Error>;
    /// The listed threads that were read most since that day, most read first.
    async fn most_read(&self, since: Date, limit: u32) -> Result<Vec<Entry>, Error>;
    /// What search engines may find: of the listed threads those that may be indexed and are kept
    /// for good, at most `limit`, from the one behind the [number](Mapped::number) `after` on.
    async fn mapped(&self, after: i64, limit: u32) -> Result<Vec<Mapped>, Error>;
    /// A page of the threads that answer the question, of those that may be listed and indexed. No
    /// question costs more than about a tenth of a second of the store's time.
    async fn search(&self, question: &Question, seek: Seek) -> Result<Found, Error>;
    /// Makes up to `limit` kept threads findable that were kept by a program without search, or
    /// with other rules. `false` when all are; to be called again until then, also after a restart.
    async fn catch_up(&self, limit: u32) -> Result<bool, Error>;
    /// Takes a small step towards an index in which nothing is legible any more of threads that were
    /// taken out (they are not found from that moment on). `false` when nothing is left to do.
    async fn tidy(&self) -> Result<bool, Error>;
    /// The page that was kept under that number, as long as all that it shows is the same.
    async fn rendered(&self, id: i64) -> Result<Option<Rendered>, Error>;
    /// Keeps a page in place of an older one of its number, unless its thread has changed meanwhile.
    /// Whether other threads that it names have is for the caller to look at *afterwards*: changes
    /// from then on take the page out by themselves.
    async fn keep_rendered(&self, page: &Rendered, at: Timestamp) -> Result<(), Error>;
    /// Takes out a page.
    async fn drop_rendered(&self, id: i64) -> Result<(), Error>;
    /// Takes out some of the pages of other editions, and of those that are older than the newest
    /// ones of so many bytes; at most a few hundred at a time. How many.
    async fn trim_rendered(&self, edition: &str, budget: u64) -> Result<u64, Error>;
    /// The page of a list that was kept under that number, as long as all that it shows is the same,
    /// its ages included.
    async fn rendered_list(&self, id: i64, now: Timestamp) -> Result<Option<RenderedList>, Error>;
    /// Keeps a page of a list in place of an older one of its number, unless what it shows has changed
    /// since that was read. Nor is one kept of a place at which nothing stands.
    async fn keep_rendered_list(
        &self,
        page: &RenderedList,
        shown: &Stretch,
        at: Timestamp,
    ) -> Result<(), Error>;
    /// [`trim_rendered`](Self::trim_rendered) for pages of lists. Those whose ages are over go as well.
    async fn trim_rendered_lists(
        &self,
        edition: &str,
        budget: u64,
        now: Timestamp,
    ) -> Result<u64, Error>;
    /// Takes out the thread that holds `post`, leaving a tombstone for each of its names.
    /// `false` when there was none.
    async fn forget(&self, post: &PostRef, why: Gone, at: Timestamp) -> Result<bool, Error>;
    /// Why a post that was kept is not kept any more, and since when.
    async fn gone(&self, post: &PostRef) -> Result<Option<(Gone, Timestamp)>, Error>;
    /// Leaves a tombstone ([`Gone::Removed`]) for a post of which nothing is kept.
    async fn bar(&self, post: &PostRef, at: Timestamp) -> Result<(), Error>;
    /// Takes out what may be kept no longer than `now`; how many threads that were.
    async fn purge(&self, now: Timestamp) -> Result<u64, Error>;
    /// The authors of kept threads who go by that name: an id, a handle, or the address of their
    /// list on our site.
    async fn authors(&self, name: &str) -> Result<Vec<Known>, Error>;
    /// The roots of the kept threads of the author of that id.
    async fn threads_of(&self, author: &str) -> Result<Vec<PostRef>, Error>;
    /// Notes that no thread is to be kept any more of the author of that id (or profile, or list,
    /// where the id is not known). Those that are kept stay until they are forgotten.
    async fn shut_out(&self, author: &str, at: Timestamp) -> Result<(), Error>;
    /// Whether the author was shut out.
    async fn is_shut_out(&self, author: &Author) -> Result<bool, Error>;
    /// Has `hear` told of every copy that leaves the store, in whichever way. It must return at
    /// once. Only the first one hears.
    fn on_left(&self, hear: HearLeft);
    /// Writes a consistent copy into a file that is not there yet, while others read and write. How
    /// many threads are in it.
    async fn backup(&self, file: &Path) -> Result<u64, Error>;
    /// The secret of that name, kept for ever; `fresh` becomes it when there is none.
    async fn secret(&self, name: &str, fresh: &[u8]) -> Result<Vec<u8>, Error>;
    /// What was spent on that (UTC) day.
    async fn spent(&self, day: Date) -> Result<Dollars, Error>;
    /// Adds to what was spent on that day.
    async fn spend(&self, day: Date, amount: Dollars) -> Result<(), Error>;
    /// Whether the store answers.
    async fn ping(&self) -> Result<(), Error>;
    /// Writes what is still in flight and closes.
    async fn close(&self);
}

/// A kept thread.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The thread.
    pub thread: Arc<Thread>,
    /// Changes whenever the document does: caches and entity tags stand on it.
    pub version: String,
    /// When the network last confirmed it.
    pub checked_at: Timestamp,
    /// What may be done with it.
    pub verdict: Verdict,
}

/// An author of kept threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// [`Author::id`].
    pub id: String,
    /// Their handle in one of the threads.
    pub handle: String,
    /// The network's name.
    pub network: String,
}

/// A copy of a thread that left the store.
#[derive(Clone, Debug)]
pub struct Left {
    /// As it was kept.
    pub was: Arc<Thread>,
    /// What is kept in its place.
    pub now: Option<Arc<Thread>>,
}

/// Hears of what left.
pub type HearLeft = Arc<dyn Fn(Left) + Send + Sync>;

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Path of its page without the leading slash.
    pub address: String,
    /// The network's name.
    pub network: String,
    /// What its author is called.
    pub author: String,
    /// Their handle.
    pub handle: String,
    /// Path of its author's list without the leading slash.
    pub author_address: String,
    /// Its author's profile on the network.
    pub profile: Option<Url>,
    /// Its author's picture, on the network's servers.
    pub avatar: Option<Url>,
    /// Its first words.
    pub title: String,
    /// BCP 47.
    pub language: Option<String>,
    /// Posts shown.
    pub posts: u32,
    /// Minutes that reading takes. `None`: not read again since this is counted.
    pub minutes: Option<u32>,
    /// A picture of it, on the network's servers.
    pub picture: Option<Url>,
    /// Whether search engines may know of it.
    pub indexed: bool,
    /// When it was unrolled first.
    pub unrolled_at: Timestamp,
    /// Its place in every list.
    pub cursor: Cursor,
}

/// One thread that search engines may find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// Path of its page without the leading slash.
    pub address: String,
    /// When it was read last.
    pub fetched_at: Timestamp,
    /// Tells it apart; later ones are higher.
    pub number: i64,
}

/// A place in a list. It stays one when the thread that stood there is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// [`Entry::unrolled_at`] in milliseconds.
    pub at: i64,
    /// Tells entries of the same moment apart.
    pub id: i64,
}

/// Which part of a list. Each costs the same, however far down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The newest, at most so many.
    First(u32),
    /// Those next below that place, at most so many.
    After(Cursor, u32),
    /// Those next above that place, at most so many; newest first as well.
    Before(Cursor, u32),
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at, self.id)
    }
}

impl FromStr for Cursor {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let (at, id) = text.split_once('-').unwrap_or((text, ""));
        Ok(Self { at: at.parse()?, id: id.parse()? })
    }
}

/// Why something that was kept is not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// The author deleted it on the network.
    Deleted,
    /// The author said no.
    Refused,
    /// Its time was up.
    Expired,
    /// The operator took it out, for good.
    Removed,
}

impl Gone {
    /// The name that is kept.
    fn name(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Refused => "refused",
            Self::Expired => "expired",
            Self::Removed => "removed",
        }
    }

    /// The reason of that name. What is not known counts as the strictest.
    fn from_name(name: &str) -> Self {
        match name {
            "deleted" => Self::Deleted,
            "expired" => Self::Expired,
            "refused" => Self::Refused,
            // Also what a newer program wrote: the strictest.
            _ => Self::Removed,
        }
    }
}

/// Opens the store that `url` names, bringing its tables up to date.
///
/// # Errors
/// When the address names no store that this program knows, or the database cannot be opened.
pub async fn open(url: &str) -> Result<Arc<dyn Store>, Error> {
    #[cfg(feature = "sqlite")]
    if url.starts_with("sqlite:") {
        return Ok(Arc::new(sqlite::open(url).await?));
    }
    Err(Error::unknown(url))
}
