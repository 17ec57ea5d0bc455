//! Trunk and branches of a tree: the longest line of posts is the trunk, and the author's other
//! lines follow in the order in which a reader who walks back up from the end meets them.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    call,
    forest::{Forest, Moment},
};
use crate::thread::{Branch, PostRef};

impl Forest {
    /// Takes posts that only call a bot out of the tree; what answers them moves up. One with no
    /// post of the author's above it stays, because it is all there is. How many went.
    pub(super) fn leave_out_calls(&mut self, start: usize) -> u32 {
        let order = self.walk(start);
        let mut has_post = vec![false; self.nodes.len()];
        let mut left_out = 0;
        for &at in &order {
            let parent = self.nodes[at].parent;
            let is_under_post = parent.is_some_and(|parent| has_post[parent]);
            let is_call = self.nodes[at].post().is_some_and(call::is_call);
            if is_under_post && is_call {
                left_out += 1;
                for child in std::mem::take(&mut self.nodes[at].children) {
                    self.nodes[child].parent = parent;
                }
                self.nodes[at].parent = None;
            } else {
                has_post[at] = is_under_post || self.nodes[at].post().is_some();
                self.nodes[at].children.clear();
            }
        }
        for at in order {
            if let Some(parent) = self.nodes[at].parent {
                self.nodes[parent].children.push(at);
            }
        }
        left_out
    }

    /// The lines of the tree, the trunk first (its `from` is `None`).
    pub(super) fn lines(&mut self, start: usize) -> Vec<Branch> {
        let heirs = self.heirs(start);
        let mut lines = Vec::new();
        let mut heads = vec![start];
        while let Some(head) = heads.pop() {
            let parent = self.nodes[head].parent;
            let from = parent.and_then(|parent| self.nodes[parent].id().cloned());
            let mut items = Vec::new();
            let mut next = Some(head);
            while let Some(at) = next {
                next = heirs.get(&at).copied();
                items.push(self.nodes[at].item.clone());
                let children = self.nodes[at].children.iter().rev();
                heads.extend(children.filter(|child| Some(**child) != next));
            }
            lines.push(Branch { from, items });
        }
        lines
    }

    /// For each node with children the one that goes on its line: the one with most posts below
    /// it, the earliest of several. Puts the children in order: posts by time, a gap by the
    /// earliest post behind it, gaps with nothing behind them last.
    fn heirs(&mut self, start: usize) -> BTreeMap<usize, usize> {
        let mut heirs = BTreeMap::new();
        let mut length = vec![0_usize; self.nodes.len()];
        let mut earliest: Vec<Option<Moment>> = vec![None; self.nodes.len()];
        for at in self.walk(start).into_iter().rev() {
            let mut children = std::mem::take(&mut self.nodes[at].children);
            children.sort_by_cached_key(|child| self.rank(*child, &earliest));
            // `min_by_key` takes the first of equals.
            let heir = children.iter().copied().min_by_key(|child| Reverse(length[*child]));
            let below = heir.map_or(0, |heir| length[heir]);
            length[at] = below + usize::from(self.nodes[at].post().is_some());
            let of_children = children.iter().filter_map(|child| earliest[*child].clone()).min();
            earliest[at] = self.nodes[at].moment().into_iter().chain(of_children).min();
            heirs.extend(heir.map(|heir| (at, heir)));
            self.nodes[at].children = children;
        }
        heirs
    }

    fn rank(
        &self,
        at: usize,
        earliest: &[Option<Moment>],
    ) -> (bool, Option<Moment>, Option<PostRef>) {
        let node = &self.nodes[at];
        let moment = node.moment().or_else(|| earliest[at].clone());
        (moment.is_none(), moment, node.id().cloned())
    }
}
