//! Holes: pieces that hang in the air, because a post of the author's between them and the rest is
//! gone, are joined to where the author was when they were written.

use std::collections::{BTreeMap, BTreeSet};

use super::forest::{Forest, Moment};

/// Hangs every piece that hangs in the air behind the end of a line of the `main` segment that was
/// written last before it (else behind the end written last of all), earliest piece first. Each
/// piece begins with the gap that it hangs on. How many joints were made.
pub(super) fn rejoin(forest: &mut Forest, main: usize) -> usize {
    let hanging = forest.tops().filter(|top| *top != main && forest.hangs(*top));
    let pieces: BTreeSet<(Moment, usize)> =
        hanging.filter_map(|top| Some((forest.earliest(top)?, top))).collect();
    let mut ends: BTreeSet<(Moment, usize)> = ends(forest, main).into_iter().collect();
    let mut joints = 0;
    for (first, top) in pieces {
        let before = ends.range(..(first, 0)).next_back();
        let Some(end) = before.or_else(|| ends.last()).cloned() else { continue };
        forest.nodes[top].parent = Some(end.1);
        forest.nodes[end.1].children.push(top);
        ends.remove(&end);
        ends.extend(self::ends(forest, top));
        joints += 1;
    }
    joints
}

/// What nothing of the author's answers, with the time of its line's last post.
fn ends(forest: &Forest, top: usize) -> Vec<(Moment, usize)> {
    let mut last = BTreeMap::<usize, Moment>::new();
    let mut ends = Vec::new();
    for at in forest.walk(top) {
        let node = &forest.nodes[at];
        let inherited = || node.parent.and_then(|parent| last.get(&parent).cloned());
        let moment = node.moment().or_else(inherited);
        if node.children.is_empty() {
            ends.extend(moment.clone().map(|moment| (moment, at)));
        }
        last.extend(moment.map(|moment| (at, moment)));
    }
    ends
}
