//! Reading a thread from a server that shows visitors only a part at a time: the nearest 40
//! above and 60 below, 20 levels deep (`networks/fediverse.md` §1.3). Asked again from the
//! furthest post until nothing new appears.

use url::Url;

use super::{
    api::{Api, Refusal},
    heap::{Heap, age, is_open},
    wire::{Context, Status},
};
use crate::{
    source::{self, Progress, fediverse::activitypub},
    thread::Read,
};

/// Most requests for one thread.
const REQUESTS: u32 = 60;

/// Most posts of one thread.
const POSTS: usize = 1_000;

/// How many posts without a parent are compared with the thread, which costs a request each.
const CANDIDATES: usize = 2;

/// A walk under way.
pub(super) struct Walk<'a> {
    cx: &'a source::Context,
    api: Api<'a>,
    pub heap: Heap,
    progress: &'a dyn Progress,
    /// The server shows more than Mastodon shows visitors: whole conversations at once.
    shows_all: bool,
    stopped: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        cx: &'a source::Context,
        api: Api<'a>,
        focus: Status,
        progress: &'a dyn Progress,
    ) -> Self {
        let heap = Heap::new(focus);
        Self { cx, api, heap, progress, shows_all: false, stopped: false }
    }

    /// Reads everything that can be read.
    pub(super) async fn read(&mut self, focus: &str) -> Result<Read, Refusal> {
        let alone = self.heap.get(focus).is_none_or(|status| {
            status.in_reply_to_id.is_empty() && status.replies_count == Some(0)
        });
        if !alone {
            let context = self.api.context(focus).await?;
            self.keep(focus, context);
        }
        self.up(focus).await;
        self.down().await;
        self.before().await;
        self.after().await;
        Ok(if self.stopped { Read::Stopped } else { Read::Everything })
    }

    /// The author's posts above, as long as each answers the author.
    async fn up(&mut self, from: &str) {
        let mut top = from.to_owned();
        let mut passed = std::collections::HashSet::new();
        while passed.insert(top.clone()) {
            let Some(status) = self.heap.get(&top) else { break };
            let hidden = !status.in_reply_to_id.is_empty() && self.heap.nearest(status).is_none();
            if hidden && !self.heap.asked.contains(&top) && !self.ask(&top).await {
                break;
            }
            let Some(status) = self.heap.get(&top) else { break };
            match self.heap.nearest(status) {
                Some(parent) if self.heap.is_authors(parent) && self.heap.is_self_reply(status) => {
                    top = parent.id.clone();
                }
                _ => break,
            }
        }
        if !self.heap.tops.contains(&top) {
            self.heap.tops.push(top);
        }
    }

    /// The author's posts below.
    async fn down(&mut self) {
        loop {
            let next = self.heap.adrift().or_else(|| self.heap.unfinished(self.shows_all));
            let Some(next) = next else { break };
            let was_adrift = !self.heap.thread().contains(&*next);
            if !self.ask(&next).await {
                break;
            }
            let is_lost = |status: &Status| self.heap.nearest(status).is_none();
            if was_adrift && self.heap.get(&next).is_some_and(is_lost) {
                // It came with this conversation, so it belongs here, wherever its place is.
                self.heap.tops.push(next);
            }
        }
    }

    /// When the thread begins with an answer to a post of the author that is gone: what the
    /// author said before, if it is of the same conversation.
    async fn before(&mut self) {
        let begins = |status: &&Status| {
            self.heap.is_self_reply(status) && self.heap.nearest(status).is_none()
        };
        let oldest = self.heap.oldest().filter(begins).cloned();
        let Some(top) = oldest else { return };
        let Some(said) = self.said("max_id", &top.id).await else { return };
        let own = |status: &Status| {
            status.in_reply_to_account_id.is_empty() || self.heap.is_self_reply(status)
        };
        let candidates: Vec<Status> = said
            .into_iter()
            .filter(|status| own(status) && is_open(status))
            .take(CANDIDATES)
            .collect();
        if let Some(found) = self.first_of_conversation(&top, candidates).await {
            let id = found.id.clone();
            self.heap.add(found);
            if self.ask(&id).await {
                self.up(&id).await;
                self.down().await;
            }
        }
    }

    /// What hangs behind a deleted post, or behind more replies by others than a server shows:
    /// it is among what the author said next.
    async fn after(&mut self) {
        while let Some(leaf) = self.heap.newest().cloned() {
            if self.heap.thread().len() < 2 && !self.promises_more(&leaf) {
                break;
            }
            let Some(mut said) = self.said("min_id", &leaf.id).await else { break };
            said.sort_by(|a, b| age(&a.id).cmp(&age(&b.id)));
            if !self.join(&leaf, said).await {
                break;
            }
            self.down().await;
        }
    }

    /// It claims replies that were not seen.
    fn promises_more(&self, leaf: &Status) -> bool {
        let seen = self.heap.all().iter().filter(|s| s.in_reply_to_id == leaf.id).count();
        leaf.replies_count.is_some_and(|count| usize::try_from(count).is_ok_and(|c| c > seen))
    }

    /// Adds those that belong to the thread; whether there were any.
    async fn join(&mut self, leaf: &Status, said: Vec<Status>) -> bool {
        let mut joined = false;
        let mut orphans = Vec::new();
        let mut began_anew = false;
        for status in said {
            if self.heap.knows(&status) {
                continue;
            }
            if self.heap.thread().contains(&*status.in_reply_to_id) {
                self.heap.add(status);
                joined = true;
            } else if status.in_reply_to_account_id.is_empty() {
                // What follows a new thread of the author most likely belongs to that one.
                began_anew = true;
            } else if self.heap.is_self_reply(&status) && !began_anew && is_open(&status) {
                orphans.push(status);
            }
        }
        let heads: Vec<Status> = orphans
            .iter()
            .filter(|status| !orphans.iter().any(|other| other.id == status.in_reply_to_id))
            .take(CANDIDATES)
            .cloned()
            .collect();
        let Some(head) = self.first_of_conversation(leaf, heads).await else { return joined };
        self.heap.tops.push(head.id.clone());
        self.heap.add(head);
        for status in orphans {
            if self.heap.thread().contains(&*status.in_reply_to_id) {
                self.heap.add(status);
            }
        }
        true
    }

    /// The first of the posts that is of the same conversation as `known`. The API does not say;
    /// the objects do.
    async fn first_of_conversation(
        &mut self,
        known: &Status,
        posts: Vec<Status>,
    ) -> Option<Status> {
        if posts.is_empty() {
            return None;
        }
        let wanted = self.conversation(known).await?;
        for post in posts {
            if self.conversation(&post).await.as_ref() == Some(&wanted) {
                return Some(post);
            }
        }
        None
    }

    async fn conversation(&mut self, status: &Status) -> Option<String> {
        let uri = Url::parse(&status.uri).ok()?;
        self.api.sent += 1;
        activitypub::conversation_of(self.cx, &uri).await.ok().flatten()
    }

    async fn said(&mut self, bound: &str, id: &str) -> Option<Vec<Status>> {
        if self.is_over() {
            return None;
        }
        let author = self.heap.author.clone();
        let mut said = self.api.said(&author, bound, id).await.ok()?;
        said.retain(|status| self.heap.is_authors(status) && status.reblog.is_none());
        Some(said)
    }

    fn is_over(&mut self) -> bool {
        let over = self.api.sent >= REQUESTS || self.heap.all().len() >= POSTS;
        self.stopped |= over;
        over
    }

    /// Asks what stands around a post; `false` when that was not to be had, now or any more.
    async fn ask(&mut self, id: &str) -> bool {
        if self.is_over() {
            return false;
        }
        match self.api.context(id).await {
            Ok(context) => {
                self.keep(id, context);
                true
            }
            Err(Refusal::Missing(_)) => {
                self.keep(id, Context::default());
                true
            }
            Err(_) => {
                self.stopped = true;
                false
            }
        }
    }

    fn keep(&mut self, id: &str, context: Context) {
        self.shows_all |= context.ancestors.len() > 40 || context.descendants.len() > 60;
        self.heap.add_context(id, context);
        let shown = |id: &&str| self.heap.get(id).is_some_and(is_open);
        self.progress.found(self.heap.thread().iter().filter(|id| shown(id)).count());
    }
}
