//! What the ways to X brought, in one heap: each post once, in its newest version and from the way
//! that gave most of it.

use std::collections::{BTreeMap, HashMap};

use super::{
    convert,
    rung::Haul,
    status::{Id, Lost, Status},
};
use crate::thread::{Cause, GapReason, Missing, Post};

/// Which step of the ladder something came from; 0 is the best.
pub(super) type Step = usize;

/// Posts, and posts that cannot be shown, by id.
#[derive(Default)]
pub(super) struct Heap {
    statuses: BTreeMap<Id, (Step, Status)>,
    lost: BTreeMap<Id, (Step, Lost)>,
    /// Ids of versions before edits, and the newest version.
    newest: HashMap<Id, Id>,
}

impl Heap {
    /// Adds what a step brought; whether anything of it was new or better.
    pub(super) fn add(&mut self, step: Step, haul: Haul) -> bool {
        let mut is_more = false;
        for status in haul.statuses {
            is_more |= self.add_status(step, status);
        }
        for lost in haul.lost {
            if !self.knows(lost.id) || self.is_doubtful(lost.id) {
                is_more = true;
                self.lost.insert(lost.id, (step, lost));
            }
        }
        is_more
    }

    fn add_status(&mut self, step: Step, status: Status) -> bool {
        let id = status.id;
        if self.newest.contains_key(&id) {
            return false;
        }
        for older in status.older.iter().filter(|older| **older != id) {
            self.newest.insert(*older, id);
            self.statuses.remove(older);
            self.lost.remove(older);
        }
        self.lost.remove(&id);
        let is_better = match self.statuses.get(&id) {
            None => true,
            Some((_, kept)) => kept.truncated && !status.truncated,
        };
        if is_better {
            self.statuses.insert(id, (step, status));
        }
        is_better
    }

    /// The id of the newest version.
    pub(super) fn newest(&self, id: Id) -> Id {
        self.newest.get(&id).copied().unwrap_or(id)
    }

    /// The post, in whichever version it was asked for.
    pub(super) fn status(&self, id: Id) -> Option<&Status> {
        self.statuses.get(&self.newest(id)).map(|(_, status)| status)
    }

    /// Whether anything is known about the post.
    pub(super) fn knows(&self, id: Id) -> bool {
        let id = self.newest(id);
        self.statuses.contains_key(&id) || self.lost.contains_key(&id)
    }

    /// How many posts there are.
    pub(super) fn len(&self) -> usize {
        self.statuses.len()
    }

    /// A way could not see it; another may.
    fn is_doubtful(&self, id: Id) -> bool {
        self.lost.get(&id).is_some_and(|(_, lost)| {
            lost.reason == GapReason::Unreachable
                || matches!(lost.cause, Some(Cause::SignedInOnly | Cause::AgeRestricted))
        })
    }

    /// The posts of `author` that a step better than the one that brought them may complete: cut
    /// ones, and those that a way without login could not see.
    pub(super) fn incomplete(&self, author: Id, than: Step) -> Vec<Id> {
        let is_cut = |(step, status): &&(Step, Status)| status.truncated && *step > than;
        let cut = self.statuses.values().filter(is_cut);
        let cut = cut.filter(|(_, status)| status.author.id == author).map(|(_, it)| it.id);
        let is_hidden = |(step, lost): &&(Step, Lost)| {
            *step > than && lost.author.is_none_or(|it| it == author) && self.is_doubtful(lost.id)
        };
        cut.chain(self.lost.values().filter(is_hidden).map(|(_, lost)| lost.id)).collect()
    }

    /// As posts of a thread. What an account says in its profile holds for all of its posts,
    /// whichever way they came.
    pub(super) fn into_parts(mut self) -> (Vec<Post>, Vec<Missing>) {
        let bios: HashMap<Id, String> = self
            .statuses
            .values()
            .filter_map(|(_, status)| Some((status.author.id, status.author.bio.clone()?)))
            .collect();
        let mut posts = Vec::new();
        let mut missing = Vec::new();
        for (_, mut status) in std::mem::take(&mut self.statuses).into_values() {
            if let Some(reply) = &mut status.reply {
                reply.id = reply.id.map(|id| self.newest(id));
            }
            if status.author.bio.is_none() {
                status.author.bio = bios.get(&status.author.id).cloned();
            }
            match convert::post(&status) {
                Some(post) => posts.push(post),
                None => missing.extend(convert::missing(&Lost {
                    id: status.id,
                    parent: status.reply.as_ref().and_then(|reply| reply.id),
                    author: Some(status.author.id),
                    reason: GapReason::Protected,
                    cause: None,
                })),
            }
        }
        missing.extend(self.lost.values().filter_map(|(_, lost)| convert::missing(lost)));
        (posts, missing)
    }
}
