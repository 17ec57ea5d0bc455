//! Files → threads: somebody's own archive, or one thread that was taken away as a parcel. Each
//! thread is kept whole or not at all, so an import that is interrupted can simply be started again:
//! what is there already stays as it is.

mod given;
mod join;
pub mod parcel;
mod report;

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use tokio::task::{JoinError, spawn_blocking};

use crate::{
    clock::Clock,
    consent,
    media::Shelf,
    source::archive::{self, Archive, Attached, Found},
    store::{self, Gone, Kept, Store},
    thread::{Author, PostRef},
};

use join::{is_same, joined};
pub use report::Report;

/// Where an import puts what it finds.
pub struct Importer {
    /// For the threads.
    pub store: Arc<dyn Store>,
    /// For their pictures.
    pub media: Shelf,
    /// The present.
    pub clock: Clock,
    /// The post that an address on our site stands for.
    pub at_address: AtAddress,
}

/// Turns an address on our site (without leading slash) into the name of a post.
pub type AtAddress = Arc<dyn Fn(&str) -> Option<PostRef> + Send + Sync>;

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many bytes of so many were read.
    Reading(u64, u64),
    /// So many threads of so many were kept.
    Keeping(usize, usize),
}

/// Why an import failed. Threads that were kept before stay.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive.
    #[error(transparent)]
    Archive(#[from] archive::Error),
    /// The parcel.
    #[error(transparent)]
    Parcel(#[from] parcel::Error),
    /// The store.
    #[error("the store failed")]
    Store(#[from] store::Error),
    /// The folder of the pictures.
    #[error("a picture could not be kept: {0}. Is there room, and may the folder be written to?")]
    Media(#[source] std::io::Error),
    /// A bug of ours.
    #[error("reading the archive crashed")]
    Crashed(#[from] JoinError),
}

/// Hears of each step, from any thread.
pub type Hear = Arc<dyn Fn(Step) + Send + Sync>;

type Shared = Arc<Mutex<Box<dyn Archive>>>;

impl Importer {
    /// Imports what is in the file.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn import(&self, file: PathBuf, hear: Hear) -> Result<Report, Error> {
        let (path, sniff) = (file.clone(), file.clone());
        if spawn_blocking(move || parcel::is_one(&sniff)).await? {
            let opened = spawn_blocking(move || parcel::open(&path)).await??;
            return self.give(opened).await;
        }
        let reading = Arc::clone(&hear);
        let open = move || archive::open(&file, &|read, all| reading(Step::Reading(read, all)));
        let archive: Shared = Arc::new(Mutex::new(spawn_blocking(open).await??));
        let threads = with(&archive, |archive| archive.threads()).await?;
        let mut report = Report::default();
        let mut seen = 0;
        while let Some(found) = with(&archive, |archive| archive.next()).await?? {
            self.keep(&archive, found, &mut report).await?;
            seen += 1;
            hear(Step::Keeping(seen, threads));
        }
        report.skipped = with(&archive, |archive| archive.skipped()).await?;
        Ok(report)
    }

    async fn keep(&self, archive: &Shared, found: Found, report: &mut Report) -> Result<(), Error> {
        let Found { conversation, files } = found;
        let now = self.clock.now();
        let names: Vec<PostRef> = conversation.posts.iter().map(|post| post.id.clone()).collect();
        let author = conversation.posts.first().map(|post| post.author.clone());
        if self.is_kept_out(author.as_ref(), &names).await? {
            report.removed += 1;
            return Ok(());
        }
        let copies = self.copies(&names).await?;
        let Some(mut thread) = joined(conversation, &copies, now) else { return Ok(()) };
        // Posts that only call a bot make no thread.
        if thread.posts().nth(1).is_none() {
            report.calls += names.len();
            return Ok(());
        }
        thread.archived = true;
        let Ok(verdict) = consent::verdict(&thread) else {
            report.refused += 1;
            return Ok(());
        };
        consent::redact(&mut thread);
        if let [copy] = copies.as_slice()
            && is_same(&thread, &copy.thread)
        {
            report.known += 1;
        } else {
            self.store.keep(&thread, &thread.root, &verdict).await?;
            report.threads += 1;
            report.posts += thread.posts().count();
        }
        for file in files {
            self.put(archive, file, report).await?;
        }
        Ok(())
    }

    /// Whether the operator has taken out a post of these, or their author.
    async fn is_kept_out(&self, author: Option<&Author>, names: &[PostRef]) -> Result<bool, Error> {
        if let Some(author) = author
            && self.store.is_shut_out(author).await?
        {
            return Ok(true);
        }
        for name in names {
            if let Some((Gone::Removed, _)) = self.store.gone(name).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The kept threads that have a post of these.
    async fn copies(&self, names: &[PostRef]) -> Result<Vec<Kept>, Error> {
        let mut copies: Vec<Kept> = Vec::new();
        let mut known: BTreeSet<PostRef> = BTreeSet::new();
        for name in names.iter().rev() {
            if known.contains(name) {
                continue;
            }
            if let Some(copy) = self.store.thread(name).await?
                && copies.iter().all(|other| other.thread.root != copy.thread.root)
            {
                known.extend(copy.thread.posts().map(|post| post.id.clone()));
                copies.push(copy);
            }
        }
        Ok(copies)
    }

    /// Puts a file on the shelf, unless it is there.
    async fn put(
        &self,
        archive: &Shared,
        file: Attached,
        report: &mut Report,
    ) -> Result<(), Error> {
        let mut missing = Vec::new();
        for url in &file.urls {
            if !self.media.was_given(url).await {
                missing.push(url.clone());
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        let bytes = with(archive, move |archive| archive.read(&file)).await?.map(Bytes::from);
        let mut is_kept = false;
        for url in &missing {
            let Some(bytes) = &bytes else { break };
            is_kept |= self.media.put(url, bytes.clone()).await.map_err(Error::Media)?;
        }
        if is_kept {
            report.files += 1;
        } else {
            report.files_left_out += 1;
        }
        Ok(())
    }
}

/// Lets a blocking task do something with the archive.
async fn with<T: Send + 'static>(
    archive: &Shared,
    task: impl FnOnce(&mut dyn Archive) -> T + Send + 'static,
) -> Result<T, JoinError> {
    let archive = Arc::clone(archive);
    spawn_blocking(move || {
        let mut archive = archive.lock().unwrap_or_else(PoisonError::into_inner);
        task(&mut **archive)
    })
    .await
}
