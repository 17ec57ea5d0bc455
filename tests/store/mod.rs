//! Tests of `src/store`, against a database in a temporary file: what is read comes from a second
//! store on the same file, so that nothing passes merely because it was remembered.

mod document;
mod lists;
mod outs;
mod pieces;
mod plan;
mod rendered;
mod rendered_lists;
mod sample;
mod search;
mod spending;
mod story;
mod together;
mod trouble;

use std::sync::Arc;

use jiff::Timestamp;
use tempfile::TempDir;
use unspool::{
    consent::Verdict,
    store::{self, Kept, Store},
    thread::{PostRef, Thread},
};

const SHOWN: Verdict = Verdict { list: true, index: true, until: None };

/// A database, opened by somebody who writes and by somebody who reads.
struct Shelf {
    write: Arc<dyn Store>,
    read: Arc<dyn Store>,
    folder: TempDir,
}

impl Shelf {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = url(&folder);
        let write = store::open(&url).await.unwrap();
        let read = store::open(&url).await.unwrap();
        Self { write, read, folder }
    }

    async fn keep(&self, thread: &Thread) -> Kept {
        self.write.keep(thread, &thread.root, &SHOWN).await.unwrap()
    }

    async fn find(&self, post: &PostRef) -> Option<Thread> {
        self.read.thread(post).await.unwrap().map(|kept| (*kept.thread).clone())
    }

    async fn at(&self, address: &str) -> Option<PostRef> {
        self.read.thread_at(address).await.unwrap().map(|kept| kept.thread.root.clone())
    }
}

fn url(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("unspool.db").display())
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + seconds).unwrap()
}
