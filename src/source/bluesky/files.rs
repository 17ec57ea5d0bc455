//! Where the files of accounts are. The AppView names a video by a list of its pieces, and
//! subtitles not at all; the author's repository has both as they were uploaded, and its server
//! gives them out by account and hash (`com.atproto.sync.getBlob`). Which server that is says the
//! account's DID document alone: no address is taken out of a record.

use std::{collections::HashMap, time::Duration};

use futures_util::future::join_all;
use tokio::time::timeout;
use url::Url;

use super::{client::Client, heap::Heap};
use crate::thread::{Embed, Media, MediaKind, Post, Signal, is_playlist};

/// Longest hash of a file, in characters; those in use have 59.
const LONGEST: usize = 128;

/// Most accounts beside the thread's author that are looked up for one thread.
const MOST: usize = 20;

/// How long the thread waits for that. A video that nobody finds is a picture that leads to the
/// original.
const PATIENCE: Duration = Duration::from_secs(5);

/// The servers of the accounts of an unroll, as far as somebody was asked.
#[derive(Default)]
pub(super) struct Files(HashMap<String, Option<Url>>);

impl Files {
    /// Notes which server has the files of an account; `None`: nobody says.
    pub(super) fn note(&mut self, did: &str, server: Option<Url>) {
        self.0.insert(did.to_owned(), server);
    }

    /// The address of a file, as far as its server is known.
    pub(super) fn address(&self, did: &str, cid: &str) -> Option<Url> {
        let server = self.0.get(did)?.as_ref()?;
        let is_hash = (1..=LONGEST).contains(&cid.len());
        if !is_hash || !cid.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let mut url = server.join("xrpc/com.atproto.sync.getBlob").ok()?;
        url.query_pairs_mut().append_pair("did", did).append_pair("cid", cid);
        Some(url)
    }

    /// The accounts whose videos the post shows, or one that it quotes, and of which nobody was
    /// asked yet where their files are.
    pub(super) fn unknown<'a>(&'a self, post: &'a Post) -> impl Iterator<Item = &'a str> {
        let quoted = post.embeds.iter().filter_map(|embed| match embed {
            Embed::Quote(quoted) => Some(&**quoted),
            _ => None,
        });
        let all = std::iter::once(post).chain(quoted);
        let shown = all.filter(|post| is_for_all(post) && post.media.iter().any(is_in_pieces));
        shown.map(|post| &*post.author.id).filter(|did| !self.0.contains_key(*did))
    }
}

/// Finds where the videos of others are: of whoever is quoted, or answered.
pub(super) async fn find(client: &Client, heap: &mut Heap) {
    let mut strangers = heap.strangers();
    strangers.truncate(MOST);
    let asked = strangers.into_iter().map(|did| async move {
        let server = timeout(PATIENCE, client.home(&did)).await.ok().flatten();
        (did, server)
    });
    let found = join_all(asked).await;
    heap.place(found);
}

/// Nobody asks after an author whom visitors do not see.
fn is_for_all(post: &Post) -> bool {
    let closed = [Signal::SignedInOnly, Signal::Hidden];
    !closed.iter().any(|signal| post.author.signals.contains(signal))
}

/// A video in pieces, which is what the AppView offers.
fn is_in_pieces(media: &Media) -> bool {
    is_playlist(&media.url) && matches!(media.kind, MediaKind::Video | MediaKind::Gif)
}
