//! The author's posts and gaps as trees by reply links. Nothing here recurses, because the depth
//! is the network's to choose.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::heap::Heap;
use crate::thread::{Context, Gap, GapReason, Item, Post, PostRef, Reply};

/// When something was posted, and its name to tell equals apart.
pub(super) type Moment = (Timestamp, PostRef);

/// All segments of the author in the conversation.
pub(super) struct Forest {
    pub(super) nodes: Vec<Node>,
    names: BTreeMap<PostRef, usize>,
}

/// A post or a gap, and where it hangs.
pub(super) struct Node {
    pub(super) item: Item,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    /// What it answered, where that is known.
    answered: Option<PostRef>,
}

impl Node {
    pub(super) fn post(&self) -> Option<&Post> {
        match &self.item {
            Item::Post(post) => Some(post),
            Item::Gap(_) => None,
        }
    }

    pub(super) fn moment(&self) -> Option<Moment> {
        self.post().map(|post| (post.posted_at, post.id.clone()))
    }

    pub(super) fn id(&self) -> Option<&PostRef> {
        match &self.item {
            Item::Post(post) => Some(&post.id),
            Item::Gap(gap) => gap.id.as_ref(),
        }
    }
}

impl Forest {
    /// Everything of `author` in the heap, each under what it answers where that is the author's.
    pub(super) fn grow(heap: &Heap, author: &str) -> Self {
        let mut forest = Self { nodes: Vec::new(), names: BTreeMap::new() };
        for post in heap.posts.values().filter(|post| post.author.id == author) {
            forest.plant(Item::Post(Box::new(post.clone())), post.parent().cloned());
        }
        let posts = forest.nodes.len();
        for id in heap.absent_of(author) {
            let note = heap.missing.get(&id);
            let reason = note.map_or(GapReason::Unreachable, |note| note.reason);
            let cause = note.and_then(|note| note.cause);
            let answered = note.and_then(|note| note.parent.clone());
            forest.plant(Item::Gap(Gap { reason, id: Some(id), cause }), answered);
        }
        for at in 0..forest.nodes.len() {
            let answered = forest.nodes[at].answered.as_ref();
            forest.nodes[at].parent = answered.and_then(|id| forest.find(id));
        }
        for at in 0..posts {
            let reply = forest.nodes[at].post().and_then(|post| post.reply.as_ref());
            // "It answered a post of theirs that is gone": a gap of which nobody knows the name.
            if reply.is_some_and(|r| r.to.is_none() && r.author.as_deref() == Some(author)) {
                let gone = Item::Gap(Gap { reason: GapReason::Deleted, id: None, cause: None });
                forest.nodes[at].parent = Some(forest.plant(gone, None));
            }
        }
        forest.cut_cycles();
        for at in 0..forest.nodes.len() {
            if let Some(parent) = forest.nodes[at].parent {
                forest.nodes[parent].children.push(at);
            }
        }
        forest
    }

    fn plant(&mut self, item: Item, answered: Option<PostRef>) -> usize {
        let node = Node { item, parent: None, children: Vec::new(), answered };
        let at = self.nodes.len();
        if let Some(id) = node.id() {
            self.names.insert(id.clone(), at);
        }
        self.nodes.push(node);
        at
    }

    /// Cuts each circle of posts that answer one another above its earliest post.
    fn cut_cycles(&mut self) {
        let mut walk_that_saw = vec![None; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut at = start;
            while walk_that_saw[at].is_none() {
                walk_that_saw[at] = Some(start);
                let Some(parent) = self.nodes[at].parent else { break };
                at = parent;
            }
            if walk_that_saw[at] != Some(start) || self.nodes[at].parent.is_none() {
                continue;
            }
            let key = |at: usize| {
                let node = &self.nodes[at];
                (node.moment().is_none(), node.moment(), node.id())
            };
            let (mut earliest, mut next) = (at, self.nodes[at].parent);
            while let Some(here) = next.filter(|here| *here != at) {
                if key(here) < key(earliest) {
                    earliest = here;
                }
                next = self.nodes[here].parent;
            }
            self.nodes[earliest].parent = None;
        }
    }

    /// Where the post or gap of that name is.
    pub(super) fn find(&self, id: &PostRef) -> Option<usize> {
        self.names.get(id).copied()
    }

    /// The top of the segment.
    pub(super) fn top(&self, of: usize) -> usize {
        let mut at = of;
        while let Some(parent) = self.nodes[at].parent {
            at = parent;
        }
        at
    }

    /// The top of every segment.
    pub(super) fn tops(&self) -> impl Iterator<Item = usize> {
        (0..self.nodes.len()).filter(|at| self.nodes[*at].parent.is_none())
    }

    /// Whether the segment of that top hangs in the air: it begins with a post of the author's
    /// that is missing, and nobody says what that one answered.
    pub(super) fn hangs(&self, top: usize) -> bool {
        let node = &self.nodes[top];
        node.post().is_none() && node.answered.is_none()
    }

    /// Everything under `top` and itself, parents before their children.
    pub(super) fn walk(&self, top: usize) -> Vec<usize> {
        let mut found = vec![top];
        let mut next = 0;
        while let Some(at) = found.get(next) {
            found.extend(&self.nodes[*at].children);
            next += 1;
        }
        found
    }

    /// The earliest post under `top`, itself included.
    pub(super) fn earliest(&self, top: usize) -> Option<Moment> {
        self.walk(top).into_iter().filter_map(|at| self.nodes[at].moment()).min()
    }

    /// The top of the segment that the conversation's other pieces belong to: the one that
    /// answers nothing, else the earliest.
    pub(super) fn main_segment(&self) -> Option<usize> {
        let answers = |top: usize| self.nodes[top].post().is_none_or(|post| post.reply.is_some());
        let segments = self.tops().filter_map(|top| Some((answers(top), self.earliest(top)?, top)));
        segments.min().map(|(_, _, top)| top)
    }

    /// What the segment answers, and whether its beginning was seen for certain: not where nobody
    /// says whose the post was that it answers, nor where it answers itself.
    pub(super) fn context(&self, top: usize, heap: &Heap) -> (Option<Context>, bool) {
        let first = &self.nodes[top];
        let reply = match first.post() {
            Some(post) => post.reply.clone(),
            None => first.answered.clone().map(|to| Reply { to: Some(to), author: None }),
        };
        let Some(reply) = reply else { return (None, true) };
        let cause = reply.to.as_ref().and_then(|to| heap.missing.get(to)?.cause);
        let gap = |reason| Some(Context::Gap(Gap { reason, id: reply.to.clone(), cause }));
        let is_told = reply.author.is_some();
        match &reply.to {
            None => (gap(GapReason::Deleted), is_told),
            Some(to) if self.find(to).is_some() => (None, false),
            Some(to) => match (heap.posts.get(to), heap.missing.get(to)) {
                (Some(post), _) => (Some(Context::Post(Box::new(post.clone()))), true),
                (None, Some(note)) => (gap(note.reason), is_told || note.author.is_some()),
                (None, None) => (gap(GapReason::Unreachable), is_told),
            },
        }
    }
}
