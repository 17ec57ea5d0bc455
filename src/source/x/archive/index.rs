//! What is remembered of each post while the archive is read, and the trees that the posts form:
//! 32 bytes a post, however long it is.

use super::spill::Place;
use crate::source::x::status::Id;

/// A post of the account.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) id: Id,
    /// The post of the account that it answers; 0 when it answers none.
    pub(super) parent: Id,
    pub(super) place: Place,
}

/// The posts, as they are found.
#[derive(Debug, Default)]
pub(super) struct Index {
    lines: Vec<Line>,
    /// An id and another of the same post, from before a change or after it.
    versions: Vec<(Id, Id)>,
}

/// The posts by thread.
#[derive(Debug, Default)]
pub(super) struct Trees {
    /// In order of id.
    lines: Vec<Line>,
    /// The thread (by its first line) and the line, in order; only of threads of two and more.
    members: Vec<(u32, u32)>,
    read: usize,
    pub(super) threads: usize,
    /// Posts that nothing goes with.
    pub(super) single: usize,
    pub(super) superseded: usize,
    pub(super) repeated: usize,
}

impl Index {
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Adds a post; `versions` are all the ids that it had.
    pub(super) fn add(&mut self, line: Line, versions: &[Id]) {
        let others = versions.iter().filter(|other| **other != line.id);
        self.versions.extend(others.map(|other| (line.id, *other)));
        self.lines.push(line);
    }

    /// Sorts the posts into threads. Of posts of one id the first that was read counts, of the
    /// versions of a post the newest.
    pub(super) fn into_trees(self) -> Trees {
        let Self { mut lines, mut versions } = self;
        let all = lines.len();
        lines.sort_by_key(|line| line.id);
        lines.dedup_by_key(|line| line.id);
        let repeated = all - lines.len();

        let newer = newer(&lines, &mut versions);
        let newest = |id: Id| match newer.binary_search_by_key(&id, |(older, _)| *older) {
            Ok(at) => newer.get(at).map_or(id, |(_, newest)| *newest),
            Err(_) => id,
        };
        let unique = lines.len();
        lines.retain(|line| newest(line.id) == line.id);
        let superseded = unique - lines.len();
        for line in &mut lines {
            let parent = newest(line.parent);
            line.parent = if parent == line.id { 0 } else { parent };
        }

        let roots = roots(&lines);
        let mut sizes = vec![0_u32; lines.len()];
        for root in &roots {
            if let Some(size) = sizes.get_mut(*root as usize) {
                *size += 1;
            }
        }
        let is_thread = |root: &u32| sizes.get(*root as usize).is_some_and(|size| *size > 1);
        let members = (0..).zip(&roots).filter(|(_, root)| is_thread(root));
        let mut members: Vec<(u32, u32)> = members.map(|(at, root)| (*root, at)).collect();
        members.sort_unstable();
        let threads = sizes.iter().filter(|size| **size > 1).count();
        let single = lines.len() - members.len();
        Trees { lines, members, read: 0, threads, single, superseded, repeated }
    }
}

/// For each id that a post had, the newest that it has in the archive.
fn newer(lines: &[Line], versions: &mut Vec<(Id, Id)>) -> Vec<(Id, Id)> {
    let is_here = |id: &Id| lines.binary_search_by_key(id, |line| line.id).is_ok();
    // Said of either by the other or by itself.
    let turned: Vec<(Id, Id)> = versions.iter().map(|(a, b)| (*b, *a)).collect();
    versions.extend(turned);
    versions.retain(|(older, newer)| older < newer && is_here(newer));
    // The newest first, which then stays.
    versions.sort_unstable_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
    versions.dedup_by_key(|(older, _)| *older);
    std::mem::take(versions)
}

/// For each line the first line of its thread. Posts that answer the same lost post go together.
fn roots(lines: &[Line]) -> Vec<u32> {
    let find = |id: Id| lines.binary_search_by_key(&id, |line| line.id);
    let mut lost: Vec<Id> = lines.iter().map(|line| line.parent).filter(|id| *id != 0).collect();
    lost.retain(|id| find(*id).is_err());
    lost.sort_unstable();
    lost.dedup();
    let nodes = lines.len() + lost.len();
    let mut above: Vec<u32> = (0..u32::try_from(nodes).unwrap_or(u32::MAX)).collect();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.parent != 0) {
        let parent = find(line.parent)
            .or_else(|_| lost.binary_search(&line.parent).map(|at| lines.len() + at));
        let Ok(parent) = parent else { continue };
        let (a, b) = (top(&mut above, at), top(&mut above, parent));
        // The smaller one stays on top: the first line, never a lost post beside one.
        let (upper, lower) = (a.min(b), a.max(b));
        if let (Some(place), Ok(upper)) = (above.get_mut(lower), u32::try_from(upper)) {
            *place = upper;
        }
    }
    (0..lines.len()).map(|at| u32::try_from(top(&mut above, at)).unwrap_or(u32::MAX)).collect()
}

/// The top of the tree that `at` is in, shortening the way for those who ask later.
fn top(above: &mut [u32], mut at: usize) -> usize {
    loop {
        let next = above.get(at).map_or(at, |next| *next as usize);
        if next == at {
            return at;
        }
        let over = above.get(next).copied().unwrap_or_default();
        if let Some(place) = above.get_mut(at) {
            *place = over;
        }
        at = next;
    }
}

impl Trees {
    /// The lines of the next thread, in order of id.
    pub(super) fn next(&mut self) -> Option<Vec<Line>> {
        let rest = self.members.get(self.read..)?;
        let (root, _) = *rest.first()?;
        let members = rest.iter().take_while(|(other, _)| *other == root);
        let lines: Vec<Line> =
            members.filter_map(|(_, at)| self.lines.get(*at as usize).copied()).collect();
        self.read += lines.len();
        Some(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::x::archive::spill::Spill;

    fn threads(posts: &[(Id, Id, &[Id])]) -> (Vec<Vec<(Id, Id)>>, Trees) {
        let place = Spill::new().unwrap().put(b"").unwrap();
        let mut index = Index::default();
        for (id, parent, versions) in posts {
            index.add(Line { id: *id, parent: *parent, place }, versions);
        }
        let mut trees = index.into_trees();
        let mut found = Vec::new();
        while let Some(lines) = trees.next() {
            found.push(lines.iter().map(|line| (line.id, line.parent)).collect());
        }
        (found, trees)
    }

    #[test]
    fn chains_and_branches_are_one_thread_and_single_posts_none() {
        let (found, trees) = threads(&[
            (9, 0, &[]),
            (4, 2, &[]),
            (3, 2, &[]),
            (2, 1, &[]),
            (1, 0, &[]),
            (7, 6, &[]),
            (6, 0, &[]),
            (6, 1, &[]),
        ]);
        assert_eq!(found, [vec![(1, 0), (2, 1), (3, 2), (4, 2)], vec![(6, 0), (7, 6)]]);
        assert_eq!((trees.threads, trees.single, trees.repeated), (2, 1, 1));
    }

    #[test]
    fn posts_that_answer_the_same_lost_post_belong_together() {
        let (found, trees) = threads(&[(5, 3, &[]), (6, 3, &[]), (9, 8, &[])]);
        assert_eq!(found, [[(5, 3), (6, 3)]]);
        assert_eq!(trees.single, 1);
    }

    #[test]
    fn the_newest_version_of_a_post_takes_the_place_of_the_older_ones() {
        let versions: &[Id] = &[1, 2, 3];
        let (found, trees) =
            threads(&[(1, 0, versions), (2, 0, versions), (5, 1, &[5]), (6, 5, &[6, 99])]);
        assert_eq!(found, [[(2, 0), (5, 2), (6, 5)]], "3 and 99 are not in the archive");
        assert_eq!(trees.superseded, 1);
    }

    #[test]
    fn circles_end() {
        let (found, _) = threads(&[(1, 3, &[]), (2, 1, &[]), (3, 2, &[]), (4, 4, &[])]);
        assert_eq!(found, [[(1, 3), (2, 1), (3, 2)]]);
        let chain: Vec<(Id, Id, &[Id])> = (1..200_000).map(|id| (id, id - 1, &[][..])).collect();
        assert_eq!(threads(&chain).0[0].len(), 199_999);
    }
}
