//! Fetches the pictures of threads before anybody asks for them: in the background, few at a time,
//! pictures before videos. What fails now comes when somebody reads the page.

use std::sync::Arc;

use futures_util::{StreamExt, stream};
use tokio::sync::mpsc;

use super::{Error, Shelf, Wanted, wanted};
use crate::thread::{PostRef, Thread};

/// Things that may wait; more are fetched when they are read.
const QUEUE: usize = 10_000;

/// Pictures, and videos, that are fetched at the same time.
const PICTURES: usize = 6;
const VIDEOS: usize = 2;

/// Takes threads. Its task ends when the last clone is dropped.
#[derive(Clone)]
pub struct Gatherer {
    shelf: Shelf,
    pictures: mpsc::Sender<Errand>,
    videos: mpsc::Sender<Errand>,
}

/// One thing to be fetched.
struct Errand {
    what: Wanted,
    lasting: bool,
    /// All errands of a thread hold it; when the last is done, the thread has new facts.
    _thread: Arc<Gathering>,
}

/// Tells, at its end, that there is more to show of a thread.
struct Gathering {
    shelf: Shelf,
    root: String,
}

impl Drop for Gathering {
    fn drop(&mut self) {
        let editions = &self.shelf.0.editions;
        let edition = editions.get(&self.root).unwrap_or(0);
        editions.insert(self.root.clone(), edition + 1);
    }
}

impl Shelf {
    /// Changes when the pictures of the thread with that root were gathered: pages that were made
    /// before did not know their measures and colours. 0 from the start of the program.
    #[must_use]
    pub fn edition(&self, root: &PostRef) -> u64 {
        self.0.editions.get(&root.to_string()).unwrap_or(0)
    }
}

impl Gatherer {
    /// Starts its task.
    #[must_use]
    pub fn start(shelf: Shelf) -> Self {
        let (pictures, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(fetch(shelf.clone(), waiting, PICTURES));
        let (videos, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(fetch(shelf.clone(), waiting, VIDEOS));
        Self { shelf, pictures, videos }
    }

    /// Has everything that a page of the thread shows fetched, unless it is there. What belongs to
    /// a [pinned](Shelf::pin) thread never leaves to make room. Returns at once.
    pub fn gather(&self, thread: &Thread) {
        let root = thread.root.to_string();
        let gathering = Arc::new(Gathering { shelf: self.shelf.clone(), root });
        let lasting = self.shelf.is_pinned(thread);
        let mut left_out = 0_u64;
        for what in wanted(thread) {
            let queue = if what.is_played { &self.videos } else { &self.pictures };
            let errand = Errand { what, lasting, _thread: Arc::clone(&gathering) };
            left_out += u64::from(queue.try_send(errand).is_err());
        }
        if left_out > 0 {
            tracing::warn!(left_out, "too many pictures wait; these come when they are read");
        }
    }
}

async fn fetch(shelf: Shelf, waiting: mpsc::Receiver<Errand>, at_once: usize) {
    let errands = stream::unfold(waiting, |mut waiting| async move {
        waiting.recv().await.map(|errand| (errand, waiting))
    });
    let shelf = &shelf;
    let fetch = |errand: Errand| async move {
        let url = &errand.what.url;
        match shelf.keep(url, errand.lasting).await {
            Ok(()) => {}
            Err(Error::TooLarge) if errand.what.is_played => {
                tracing::debug!(%url, "a video is too large to be kept");
            }
            Err(error) => tracing::debug!(%url, %error, "not gathered"),
        }
    };
    errands.for_each_concurrent(at_once, fetch).await;
}
