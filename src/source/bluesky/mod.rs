//! Bluesky (AT Protocol). A handle is resolved to a DID, the AppView is asked for the post and
//! what it answers, the author's repository for the structure of the thread, and the AppView
//! again for the words, so that moderation and deletions are honoured. Where the repository
//! cannot be read, the AppView's windows have to do. Videos are at their authors' servers.

mod client;
mod climb;
mod convert;
mod embed;
mod files;
mod heap;
mod labels;
mod link;
mod list;
mod name;
mod repository;
mod select;
mod windows;
mod wire;

use async_trait::async_trait;
use url::Url;

use super::{Context, Error, Progress, Recognised, Source, json};
use crate::{
    clock::Clock,
    thread::{Conversation, PostRef, Read, Signal},
};
use client::{Client, Order};
use climb::{Climb, HEIGHT, Top, answers, climb};
use convert::Reading;
use files::Files;
use heap::Heap;
use name::{PostUri, is_did, parts};
use wire::Node;

/// Bluesky.
pub(super) struct Bluesky {
    client: Client,
    clock: Clock,
}

impl Bluesky {
    pub(super) fn new(cx: &Context) -> Self {
        let settings = &cx.settings.bluesky;
        Self {
            client: Client::new(cx.fetch.clone(), settings.appview.clone(), settings.plc.clone()),
            clock: cx.clock.clone(),
        }
    }
}

#[async_trait]
impl Source for Bluesky {
    fn network(&self) -> &'static str {
        name::NETWORK
    }

    fn title(&self) -> &'static str {
        "Bluesky"
    }

    fn example(&self) -> &'static str {
        "https://bsky.app/profile/…/post/…"
    }

    fn recognise(&self, link: &str) -> Recognised {
        link::recognise(link)
    }

    fn link_of(&self, address: &str) -> Option<Url> {
        link::link_of(address)
    }

    async fn fetch(
        &self,
        post: &PostRef,
        _: &[PostRef],
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        let unknown = || Error::NotFound(post.to_string());
        let (who, rkey) = parts(post).ok_or_else(unknown)?;
        let did = if is_did(who) { who.to_owned() } else { self.client.did_of(who).await? };
        let focus = PostUri::of(&did, rkey);
        let id = focus.post_ref().ok_or_else(unknown)?;
        let Some(node) = self.client.thread(&focus, 0, HEIGHT).await? else {
            return Err(self.absence(&focus).await);
        };
        let is_open = self.check(&node, &id)?;
        if !is_open {
            // Not for the public: nothing more is read, the post says so itself.
            return Ok(self.alone(id, &node));
        }
        let climb = climb(&self.client, &did, node).await?;
        progress.found(climb.chain.len());
        let pds = self.client.pds(&did).await;
        let mut heap = self.heap(&did, pds.as_ref().ok());
        for view in &climb.chain {
            heap.add(view);
        }
        let structure = match &pds {
            Ok(pds) => repository::structure(&self.client, pds, &climb, progress).await,
            Err(error) => Err(error.clone()),
        };
        let (read, expected, via) = match (&pds, structure) {
            (Ok(pds), Ok(structure)) => {
                add_context(&mut heap, &climb, &did);
                let read = repository::fill(&self.client, pds, &structure, &mut heap).await?;
                (read, None, "the author's repository and the Bluesky AppView")
            }
            (_, failed) => {
                if let Err(error) = failed {
                    tracing::warn!(%post, %error, "repository not read; the AppView has to do");
                }
                heap.add_top(&climb.top);
                let (read, expected) = self.windows(&climb, &mut heap, progress).await?;
                (read, expected, "the Bluesky AppView")
            }
        };
        files::find(&self.client, &mut heap).await;
        if !heap.shows(&id) {
            let (host, what) = (name::NETWORK.to_owned(), "the record is no post".to_owned());
            return Err(Error::Malformed { host, what });
        }
        progress.found(heap.known());
        let read = if matches!(climb.top, Top::Stopped) { Read::Stopped } else { read };
        let (posts, missing) = heap.into_parts();
        Ok(Conversation { focus: id, posts, missing, expected, read, via: via.to_owned() })
    }
}

/// What the first post answers; an own post that the AppView does not show is left to the
/// repository, which knows whether it is deleted or withheld.
fn add_context(heap: &mut Heap, climb: &Climb, did: &str) {
    match &climb.top {
        Top::Absent(uri) if uri.did == did => {}
        top => heap.add_top(top),
    }
}

impl Bluesky {
    /// An empty heap. Where the author's repository is, is asked once: what was known of it before
    /// still shows their videos when nobody says.
    fn heap(&self, did: &str, pds: Option<&Url>) -> Heap {
        let mut files = Files::default();
        files.note(did, pds.cloned().or_else(|| self.client.remembered(did)));
        Heap::new(Reading { now: self.clock.now(), files }, did)
    }

    /// Whether the post may be read on: `false` when its author does not want that, or a
    /// moderator.
    fn check(&self, node: &Node, id: &PostRef) -> Result<bool, Error> {
        let hidden = || Error::NotFound(format!("{id} is not shown to visitors"));
        let view = node.post.as_ref().ok_or_else(hidden)?;
        let labels = labels::post(&view.labels, self.clock.now());
        if labels.hidden {
            return Err(hidden());
        }
        let signals = labels::account(&view.author.labels, self.clock.now()).signals;
        let closed = [Signal::SignedInOnly, Signal::Hidden];
        Ok(!labels.signed_in_only && !closed.iter().any(|signal| signals.contains(signal)))
    }

    /// The post that was asked for and nothing else.
    fn alone(&self, id: PostRef, node: &Node) -> Conversation {
        let reading = Reading { now: self.clock.now(), files: Files::default() };
        let shown = node.post.as_ref().and_then(|view| reading.post(view));
        let posts = match shown {
            Some(convert::Shown::Post(post)) => vec![*post],
            _ => Vec::new(),
        };
        Conversation {
            focus: id,
            posts,
            missing: Vec::new(),
            expected: None,
            read: Read::Everything,
            via: "the Bluesky AppView".to_owned(),
        }
    }

    /// Plan B.
    async fn windows(
        &self,
        climb: &Climb,
        heap: &mut Heap,
        progress: &dyn Progress,
    ) -> Result<(Read, Option<u32>), Error> {
        let Some(start) = climb.chain.last() else { return Ok((Read::Unsure, None)) };
        let start_uri = PostUri::parse(&start.uri);
        let did = &start.author.did;
        let root = match answers(start) {
            Some(reply) => PostUri::parse(&reply.root.uri).filter(|root| root.did == *did),
            None => start_uri.clone(),
        };
        // Above a post that is gone, the line may go on from the root.
        let is_absent = matches!(&climb.top, Top::Absent(uri) if uri.did == *did);
        let first = root.filter(|root| is_absent || start_uri.as_ref() == Some(root));
        let starts: Vec<PostUri> = first.iter().cloned().chain(start_uri).collect();
        let all = windows::read(&self.client, did, &starts, heap, progress).await?;
        let expected = match &first {
            Some(first) => self.client.count(first).await,
            None => None,
        };
        let read = match expected {
            _ if !all => Read::Stopped,
            Some(_) => Read::Everything,
            None => Read::Unsure,
        };
        Ok((read, expected))
    }

    /// Why the network does not show a post: it gives one answer for a post that never was, one
    /// that was deleted or taken down, and one of a closed account. The account is asked for, and
    /// then the repository: an answer of the author's to the post proves that it was there.
    async fn absence(&self, focus: &PostUri) -> Error {
        if let Err(error) = self.client.standing(&focus.did).await {
            return error;
        }
        match self.was_there(focus).await {
            Ok(true) => Error::Gone(focus.to_string()),
            Ok(false) | Err(_) => Error::NotFound(focus.to_string()),
        }
    }

    async fn was_there(&self, focus: &PostUri) -> Result<bool, Error> {
        let pds = self.client.pds(&focus.did).await?;
        let after = Some(&*focus.rkey);
        let page = self.client.records(&pds, &focus.did, Order::OldestFirst, after).await?;
        let uri = focus.to_string();
        Ok(page
            .records
            .iter()
            .filter_map(|record| record.value.reply.as_ref())
            .any(|reply| reply.parent.uri == uri || reply.root.uri == uri))
    }
}
