//! The author's repository, page by page: the only place where a deleted post leaves a trace.
//! Structure comes from here; words never do, because the repository also has what moderators
//! took down.

use url::Url;

use super::{
    client::{Client, Order},
    name::PostUri,
    select::{Listing, Place, Thread},
    wire::{Record, Records},
};
use crate::source::{Error, Progress};

/// Most pages of one listing.
const PAGES: usize = 20;

/// After so many pages without a post of the thread, other evidence may end the listing.
const QUIET: usize = 3;

/// After so many, the listing ends without evidence.
const SILENT: usize = 5;

/// How a listing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// There is no more.
    Reached,
    /// The network's count of the thread is reached, or nothing came for a long time.
    Enough {
        /// The count said so.
        counted: bool,
    },
    /// The limit of pages.
    Stopped,
}

/// Watches a listing grow.
pub(super) struct Watch<'a> {
    /// What is looked for.
    pub(super) thread: &'a Thread<'a>,
    /// The post to ask the network's count of, where it has one.
    pub(super) counts: Option<&'a PostUri>,
    /// Hears how many posts were found.
    pub(super) progress: &'a dyn Progress,
}

impl Watch<'_> {
    /// How many posts of the thread are listed so far, deleted ones included.
    fn found(&self, listing: &Listing) -> usize {
        let selected = listing.select(self.thread);
        self.progress.found(selected.posts.len());
        selected.posts.len() + selected.holes.len()
    }
}

/// Lists the posts of `did` after the key `after`.
pub(super) async fn list(
    client: &Client,
    pds: &Url,
    did: &str,
    after: &str,
    watch: &Watch<'_>,
) -> Result<(Listing, End), Error> {
    let mut listing =
        Listing { did: did.to_owned(), after: after.to_owned(), ..Listing::default() };
    let first = client.records(pds, did, Order::OldestFirst, Some(after)).await;
    // Servers are free in what a cursor is. Where a key is none, the newest posts come first and
    // are read down to the key.
    let (order, mut page) = match first {
        Ok(page)
            if page.records.iter().all(|record| key(record, did).is_none_or(|k| k > after)) =>
        {
            (Order::OldestFirst, page)
        }
        _ => (Order::NewestFirst, client.records(pds, did, Order::NewestFirst, None).await?),
    };
    let (mut before, mut quiet, mut expected) = (0, 0, None);
    for _ in 1..PAGES {
        let Some(cursor) = listing.take(&page, order) else { return Ok((listing, End::Reached)) };
        let found = watch.found(&listing);
        quiet = if found > before { 0 } else { quiet + 1 };
        before = found;
        if order == Order::OldestFirst && quiet >= QUIET {
            if quiet == QUIET {
                expected = match watch.counts {
                    Some(root) => client.count(root).await,
                    None => None,
                };
            }
            let counted = expected.is_some_and(|expected| found >= expected as usize);
            if counted || (expected.is_none() && quiet >= SILENT) {
                listing.stopped = true;
                return Ok((listing, End::Enough { counted }));
            }
        }
        page = client.records(pds, did, order, Some(&cursor)).await?;
    }
    let end = if listing.take(&page, order).is_none() { End::Reached } else { End::Stopped };
    listing.stopped = end == End::Stopped && order == Order::OldestFirst;
    watch.found(&listing);
    Ok((listing, end))
}

impl Listing {
    /// Takes a page in. Gives the cursor of the next, if there is one to ask for.
    fn take(&mut self, page: &Records, order: Order) -> Option<String> {
        let mut is_over = page.records.is_empty();
        for record in &page.records {
            let Some(rkey) = key(record, &self.did) else { continue };
            if *rkey <= *self.after {
                // Newest first: what was asked for is behind us.
                is_over |= order == Order::NewestFirst;
                continue;
            }
            let place = record.value.reply.as_ref().map(|reply| Place {
                root: reply.root.uri.clone(),
                parent: PostUri::parse(&reply.parent.uri),
            });
            self.posts.insert(rkey.to_owned(), place);
        }
        page.cursor.clone().filter(|cursor| !is_over && !cursor.is_empty())
    }
}

/// The key of a record, when it is a post of `did`.
fn key<'a>(record: &'a Record, did: &str) -> Option<&'a str> {
    PostUri::parse(&record.uri).filter(|uri| uri.did == did)?;
    record.uri.rsplit('/').next()
}
