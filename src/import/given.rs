//! A parcel → a kept thread. Its maker may have written anything into it, so it is taken as a copy
//! that waits for the network's word: it takes no name, no address and no picture away from what is
//! kept, is never listed for its own sake, and is read again like any copy.

use std::collections::{HashMap, HashSet};

use tokio::task::spawn_blocking;
use url::Url;

use super::{
    Error, Importer, Report,
    join::{joined, taken_apart},
    parcel::{self, Files, Opened},
};
use crate::{
    consent::{self, Verdict},
    format::via::PARCEL,
    media::named,
    store::Kept,
    thread::{Post, PostRef, Thread},
};

impl Importer {
    /// Keeps the thread of a parcel, and its pictures.
    pub(super) async fn give(&self, opened: Opened) -> Result<Report, Error> {
        let Opened { thread, files } = opened;
        let mut report = Report::default();
        let thread = self.marked(thread);
        let names: Vec<PostRef> = thread.posts().map(|post| post.id.clone()).collect();
        let aliases = thread.posts().flat_map(|post| &post.aliases).cloned();
        let all: Vec<PostRef> = names.iter().cloned().chain(aliases).collect();
        if self.is_kept_out(Some(&thread.author), &all).await? {
            report.removed += 1;
            return Ok(report);
        }
        let copies = self.copies(&names).await?;
        self.claim(&thread, &copies).await?;
        let mut kept = if !copies.is_empty() && !adds(&thread, &copies) {
            report.known += 1;
            return self.pictures(&thread, files, report).await;
        } else if copies.is_empty() {
            thread
        } else {
            self.with_copies(&thread, &copies)
        };
        let Ok(verdict) = consent::verdict(&kept) else {
            report.refused += 1;
            return Ok(report);
        };
        if verdict.until.is_some_and(|until| until <= self.clock.now()) {
            report.expired += 1;
            return Ok(report);
        }
        // Nobody's word alone puts something before everybody's eyes.
        let verdict = Verdict {
            list: verdict.list && copies.iter().any(|copy| copy.verdict.list),
            index: verdict.index && copies.iter().any(|copy| copy.verdict.index),
            until: verdict.until,
        };
        consent::redact(&mut kept);
        self.store.keep(&kept, &kept.root, &verdict).await?;
        report.threads += 1;
        report.posts += kept.posts().count();
        self.pictures(&kept, files, report).await
    }

    /// The thread, with where it came from. That it came out of the author's own archive, which
    /// would keep it from being read again, is not believed; nor that it was read in the future.
    fn marked(&self, mut thread: Thread) -> Thread {
        if !thread.via.ends_with(PARCEL) {
            thread.via.push_str(PARCEL);
        }
        thread.archived = false;
        thread.fetched_at = thread.fetched_at.min(self.clock.now());
        thread
    }

    /// Whether the thread may have the names and the address that it says.
    async fn claim(&self, thread: &Thread, copies: &[Kept]) -> Result<(), parcel::Error> {
        let at_address = (self.at_address)(&thread.address);
        let first = thread.posts().find(|post| post.id == thread.root);
        let is_its = at_address.is_some_and(|name| {
            first.is_some_and(|first| first.id == name || first.aliases.contains(&name))
        });
        if !is_its {
            let what = "its address is not that of its first post".to_owned();
            return Err(parcel::Error::Malformed { file: "thread.json", what });
        }
        let rival = |name: &str| Err(parcel::Error::Rival(name.to_owned()));
        let is_rival = |copy: &&Kept| copy.thread.author.id != thread.author.id;
        if let Some(copy) = copies.iter().find(is_rival) {
            return rival(copy.thread.root.as_str());
        }
        match self.store.thread_at(&thread.address).await {
            Ok(Some(other)) if copies.iter().all(|copy| copy.thread.root != other.thread.root) => {
                rival(&thread.address)
            }
            Ok(_) => Ok(()),
            Err(error) => Err(parcel::Error::Store(error)),
        }
    }

    /// What is kept, completed by the parcel. It is as old as the oldest of them.
    fn with_copies(&self, thread: &Thread, copies: &[Kept]) -> Thread {
        let now = self.clock.now();
        let Some(mut joined) = joined(taken_apart(thread), copies, now) else {
            return thread.clone();
        };
        joined.archived = copies.iter().any(|copy| copy.thread.archived);
        let read = copies.iter().map(|copy| copy.thread.fetched_at).min();
        joined.fetched_at = read.unwrap_or(now).min(thread.fetched_at);
        joined
    }

    /// Puts the pictures on the shelf that the thread names and that are not there.
    async fn pictures(
        &self,
        thread: &Thread,
        mut files: Files,
        mut report: Report,
    ) -> Result<Report, Error> {
        let named: HashSet<Url> = named(thread).into_iter().collect();
        loop {
            let (back, next) = spawn_blocking(move || {
                let next = files.next();
                (files, next)
            })
            .await?;
            files = back;
            let Some((urls, bytes)) = next else { return Ok(report) };
            let mut missing = Vec::new();
            for url in urls.into_iter().filter(|url| named.contains(url)) {
                if self.media.copy(&url).await.is_none() {
                    missing.push(url);
                }
            }
            if missing.is_empty() {
                continue;
            }
            let mut is_kept = false;
            for url in &missing {
                let Some(bytes) = &bytes else { break };
                is_kept |= self.media.put(url, bytes.clone()).await.map_err(Error::Media)?;
            }
            report.files += usize::from(is_kept);
            report.files_left_out += usize::from(!is_kept);
        }
    }
}

/// Whether the thread has a post, or words, that the copies lack.
fn adds(thread: &Thread, copies: &[Kept]) -> bool {
    let kept: HashMap<&PostRef, &Post> =
        copies.iter().flat_map(|copy| copy.thread.posts()).map(|post| (&post.id, post)).collect();
    thread
        .posts()
        .any(|post| kept.get(&post.id).is_none_or(|kept| kept.truncated && !post.truncated))
}
