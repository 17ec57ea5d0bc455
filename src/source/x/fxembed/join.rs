//! Several answers about one thread, joined: each post once, each tombstone in its place, and what
//! is not of the thread left out. An answer lists the thread in its order, the posts of others
//! that stand above it first.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::door::{Answer, Element, Tombstone};
use crate::source::x::{
    rung::{Haul, View},
    status::{Id, Lost, ReplyTo, Status},
};

/// Most posts that are kept of one thread.
const POSTS: usize = 1_000;

/// What is known of the thread.
pub(super) struct Joined {
    focus: Id,
    author: Id,
    handle: String,
    statuses: BTreeMap<Id, Status>,
    lost: BTreeMap<Id, Lost>,
    is_cut: bool,
    /// An answer did not begin where the thread does.
    is_climbed: bool,
    /// An answer held more of the thread than one post.
    sees_threads: bool,
}

/// Where to ask next.
#[derive(Clone, Copy)]
pub(super) enum Next {
    /// The author's post that the first one answers.
    Above(Id),
    /// The last post of the author.
    Last(Id),
}

impl Next {
    pub(super) fn id(self) -> Id {
        match self {
            Self::Above(id) | Self::Last(id) => id,
        }
    }
}

impl Joined {
    /// The thread of the author of `focus`.
    pub(super) fn new(focus: Status) -> Self {
        Self {
            focus: focus.id,
            author: focus.author.id,
            handle: focus.author.handle.clone(),
            statuses: BTreeMap::from([(focus.id, focus)]),
            lost: BTreeMap::new(),
            is_cut: false,
            is_climbed: false,
            sees_threads: false,
        }
    }

    /// Takes an answer in.
    pub(super) fn absorb(&mut self, answer: Answer) {
        self.is_cut |= answer.is_cut;
        let elements = answer.thread.unwrap_or_default();
        let is_ours = |element: &&Element| matches!(element, Element::Status(status) if status.author.id == self.author);
        self.sees_threads |= elements.iter().filter(is_ours).count() > 1;
        // Tombstones find their place with the help of the posts around them.
        let stones = self.placed(&elements);
        for element in elements.into_iter().chain([answer.post]) {
            if let Element::Status(status) = element {
                self.add(*status);
            }
        }
        for lost in stones {
            self.lose(&lost);
        }
    }

    /// Takes a post in.
    pub(super) fn add(&mut self, status: Status) {
        if self.statuses.len() >= POSTS && !self.statuses.contains_key(&status.id) {
            self.is_cut = true;
            return;
        }
        self.lost.remove(&status.id);
        self.statuses.entry(status.id).or_insert(status);
    }

    /// Notes a post that cannot be shown. What an earlier answer knew of its place stays.
    pub(super) fn lose(&mut self, lost: &Lost) {
        if self.statuses.contains_key(&lost.id) || self.lost.len() >= POSTS {
            return;
        }
        let noted = self.lost.entry(lost.id).or_insert_with(|| lost.clone());
        noted.parent = noted.parent.or(lost.parent);
        noted.author = noted.author.or(lost.author);
    }

    /// Notes that a post of the author cannot be shown.
    pub(super) fn lose_own(&mut self, lost: &Lost) {
        self.lose(&Lost { author: Some(self.author), ..lost.clone() });
    }

    /// The tombstones of an answer. Each stands behind the post that it answered; between two posts
    /// of the author it was the author's.
    fn placed(&self, elements: &[Element]) -> Vec<Lost> {
        let mut placed: Vec<Lost> = Vec::new();
        let mut before: Option<(Id, Option<Id>)> = None;
        for (at, element) in elements.iter().enumerate() {
            let stone = match element {
                Element::Status(status) => {
                    before = Some((status.id, Some(status.author.id)));
                    continue;
                }
                Element::Broken => {
                    before = None;
                    continue;
                }
                Element::Tombstone(stone) => stone,
            };
            let behind = elements.get(at + 1..).unwrap_or_default();
            let answers = match behind.first() {
                Some(Element::Status(status)) => status.reply.as_ref(),
                _ => None,
            };
            let id = stone.id.or_else(|| answers?.id.filter(|id| self.is_free(*id, elements)));
            let Some(id) = id else {
                before = None;
                continue;
            };
            let author = self.author_of(stone, id, before, answers, behind);
            let is_ours = author == Some(self.author);
            let parent = before.filter(|(_, by)| is_ours || *by == Some(self.author));
            let parent = parent.map(|(above, _)| above).filter(|above| *above < id);
            before = Some((id, author));
            let Tombstone { reason, cause, .. } = *stone;
            placed.push(Lost { id, parent, author, reason, cause });
        }
        placed
    }

    /// Whether no post of that id was read: then a tombstone without a name may be of it.
    fn is_free(&self, id: Id, elements: &[Element]) -> bool {
        let is_it =
            |element: &Element| matches!(element, Element::Status(status) if status.id == id);
        !self.statuses.contains_key(&id) && !elements.iter().any(is_it)
    }

    /// Whose a tombstone is: as it says, as the post right behind it says, or by its place.
    fn author_of(
        &self,
        stone: &Tombstone,
        id: Id,
        before: Option<(Id, Option<Id>)>,
        answers: Option<&ReplyTo>,
        behind: &[Element],
    ) -> Option<Id> {
        if stone.author.is_some() {
            return stone.author;
        }
        let answers = answers.filter(|reply| reply.id == Some(id));
        if let Some(handle) = answers.and_then(|reply| reply.handle.as_deref()) {
            return self.is_own(handle).then_some(self.author);
        }
        let next = behind.iter().find_map(|element| match element {
            Element::Status(status) => Some(status.author.id),
            _ => None,
        });
        let is_between =
            before.is_some_and(|(_, by)| by == Some(self.author)) && next == Some(self.author);
        is_between.then_some(self.author)
    }

    fn is_own(&self, handle: &str) -> bool {
        !handle.is_empty() && handle.eq_ignore_ascii_case(&self.handle)
    }

    /// How many posts of the author are known.
    pub(super) fn len(&self) -> usize {
        self.statuses.values().filter(|status| status.author.id == self.author).count()
    }

    /// There was more than is kept.
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The thread was put together of single posts, upward: the instance sees no threads.
    pub(super) fn is_climbed(&self) -> bool {
        self.is_climbed && !self.sees_threads
    }

    /// Where there may be more: above the first post, else behind the last.
    pub(super) fn next(&mut self, asked: &HashSet<Id>) -> Option<Next> {
        let above = self.unseen_above().filter(|id| !asked.contains(id));
        if let Some(id) = above {
            self.is_climbed = true;
            return Some(Next::Above(id));
        }
        let own = |status: &&Status| status.author.id == self.author;
        let last = self.statuses.values().rev().find(own).map(|status| status.id);
        last.filter(|id| !asked.contains(id)).map(Next::Last)
    }

    /// The post that the first one answers, when it is the author's and nothing is known of it.
    fn unseen_above(&self) -> Option<Id> {
        let reply = self.statuses.get(&self.first())?.reply.as_ref()?;
        let id = reply.id.filter(|id| !self.is_known(*id))?;
        reply.handle.as_deref().is_some_and(|handle| self.is_own(handle)).then_some(id)
    }

    fn is_known(&self, id: Id) -> bool {
        self.statuses.contains_key(&id) || self.lost.contains_key(&id)
    }

    /// The first post of the author on the way up from the focus, or the gap in its place.
    fn first(&self) -> Id {
        let mut at = self.focus;
        // Ids grow with time, so the way up ends.
        while let Some(above) = self.parent(at).filter(|above| *above < at && self.is_ours(*above))
        {
            at = above;
        }
        at
    }

    fn parent(&self, id: Id) -> Option<Id> {
        match self.statuses.get(&id) {
            Some(status) => status.reply.as_ref()?.id,
            None => self.lost.get(&id)?.parent,
        }
    }

    fn is_ours(&self, id: Id) -> bool {
        let author = match self.statuses.get(&id) {
            Some(status) => Some(status.author.id),
            None => self.lost.get(&id).and_then(|lost| lost.author),
        };
        author == Some(self.author)
    }

    /// What the thread answers, when nothing is known of it.
    pub(super) fn context(&self) -> Option<Id> {
        let first = self.statuses.get(&self.first())?;
        let reply = first.reply.as_ref()?;
        let is_others = reply.handle.as_deref().is_some_and(|handle| !self.is_own(handle));
        reply.id.filter(|id| is_others && *id < first.id && !self.is_known(*id))
    }

    /// The thread and what it answers. Posts above belong to other threads, even the author's.
    pub(super) fn haul(mut self, view: View) -> Haul {
        let first = self.first();
        let context = self.parent(first);
        let accounts: HashMap<String, Id> = self
            .statuses
            .values()
            .map(|status| (status.author.handle.to_ascii_lowercase(), status.author.id))
            .collect();
        let statuses = std::mem::take(&mut self.statuses);
        let authors: HashMap<Id, Id> = statuses
            .values()
            .map(|status| (status.id, status.author.id))
            .chain(self.lost.values().filter_map(|lost| Some((lost.id, lost.author?))))
            .collect();
        let is_kept = |status: &Status| {
            Some(status.id) == context || (status.author.id == self.author && status.id >= first)
        };
        let told = |mut status: Status| {
            if let Some(reply) = &mut status.reply {
                let by_id = reply.id.and_then(|id| authors.get(&id));
                let handle = reply.handle.as_ref().map(|handle| handle.to_ascii_lowercase());
                reply.author = by_id.or_else(|| accounts.get(&handle?)).copied();
            }
            status
        };
        let statuses = statuses.into_values().filter(is_kept).map(told).collect();
        let lost = self.lost.into_values();
        let lost = lost.filter(|lost| lost.id >= first || Some(lost.id) == context).collect();
        Haul { statuses, lost, view }
    }
}
