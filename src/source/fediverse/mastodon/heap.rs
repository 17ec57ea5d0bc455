//! The statuses that were read from one server, and how they hang together: who answers whom, and
//! which of them make the author's thread. No requests here.

use std::collections::{HashMap, HashSet};

use super::wire::{Context, Status};

/// What was read so far. API ids are only good on one server, and snac changes them when a post
/// is edited: a status that comes again under another id is known by its uri.
pub(super) struct Heap {
    statuses: Vec<Status>,
    by_id: HashMap<String, usize>,
    by_uri: HashMap<String, usize>,
    /// API id of the account whose thread it is.
    pub author: String,
    /// Posts whose parent is hidden → the nearest shown post above.
    above: HashMap<String, String>,
    /// Ids of posts whose context was asked for.
    pub asked: HashSet<String>,
    /// Where lines of the thread begin: the top, and what was rejoined behind a hole.
    pub tops: Vec<String>,
}

impl Heap {
    pub(super) fn new(focus: Status) -> Self {
        let author = focus.account.id.clone();
        let top = focus.id.clone();
        let mut heap = Self {
            statuses: Vec::new(),
            by_id: HashMap::new(),
            by_uri: HashMap::new(),
            author,
            above: HashMap::new(),
            asked: HashSet::new(),
            tops: vec![top],
        };
        heap.add(focus);
        heap
    }

    /// Keeps a status.
    pub(super) fn add(&mut self, status: Status) {
        let known = self.by_id.get(&status.id).or_else(|| self.by_uri.get(&status.uri)).copied();
        let at = known.unwrap_or(self.statuses.len());
        self.by_id.insert(status.id.clone(), at);
        if !status.uri.is_empty() {
            self.by_uri.insert(status.uri.clone(), at);
        }
        if known.is_none() {
            self.statuses.push(status);
        }
    }

    /// Keeps what stands around `id`.
    pub(super) fn add_context(&mut self, id: &str, context: Context) {
        let line: Vec<String> = context.ancestors.iter().map(|status| status.id.clone()).collect();
        for status in context.ancestors.into_iter().chain(context.descendants) {
            self.add(status);
        }
        self.bridge(line, id);
        self.asked.insert(id.to_owned());
    }

    /// Mastodon's ancestors are one line from which hidden posts were taken: where a post's
    /// parent is not in it, the one before it is the nearest that is shown. Other servers list
    /// the whole conversation there; then nothing can be told.
    fn bridge(&mut self, mut line: Vec<String>, id: &str) {
        line.push(id.to_owned());
        let pairs: Vec<(&String, &Status)> = line
            .windows(2)
            .filter_map(|pair| Some((pair.first()?, self.get(pair.last()?)?)))
            .collect();
        let is_line = pairs
            .iter()
            .all(|(before, status)| self.parent(status).is_none_or(|p| self.is(p, before)));
        let hidden = |status: &Status| {
            !status.in_reply_to_id.is_empty() && self.get(&status.in_reply_to_id).is_none()
        };
        let bridges: Vec<(String, String)> = pairs
            .into_iter()
            .filter(|(_, status)| is_line && hidden(status))
            .map(|(before, status)| (status.id.clone(), before.clone()))
            .collect();
        self.above.extend(bridges);
    }

    fn is(&self, status: &Status, id: &str) -> bool {
        self.get(id).is_some_and(|other| std::ptr::eq(other, status))
    }

    /// The status of that id.
    pub(super) fn get(&self, id: &str) -> Option<&Status> {
        self.statuses.get(*self.by_id.get(id)?)
    }

    /// Whether a status is known, under this or another id.
    pub(super) fn knows(&self, status: &Status) -> bool {
        self.by_id.contains_key(&status.id) || self.by_uri.contains_key(&status.uri)
    }

    /// Every status.
    pub(super) fn all(&self) -> &[Status] {
        &self.statuses
    }

    /// The status that it answers.
    pub(super) fn parent(&self, status: &Status) -> Option<&Status> {
        self.get(&status.in_reply_to_id)
    }

    /// The nearest status above it that was read: its parent, or what stands before the gap.
    pub(super) fn nearest(&self, status: &Status) -> Option<&Status> {
        self.parent(status).or_else(|| self.get(self.above.get(&status.id)?))
    }

    pub(super) fn is_authors(&self, status: &Status) -> bool {
        status.account.id == self.author
    }

    /// The author answers themself with it.
    pub(super) fn is_self_reply(&self, status: &Status) -> bool {
        self.is_authors(status) && status.in_reply_to_account_id == self.author
    }

    /// Ids of the author's posts that hang under one another from the tops.
    pub(super) fn thread(&self) -> HashSet<&str> {
        let children = self.children();
        let mut thread = HashSet::new();
        let mut open: Vec<&Status> = self.tops.iter().filter_map(|top| self.get(top)).collect();
        while let Some(status) = open.pop() {
            if self.is_authors(status) && thread.insert(&*status.id) {
                open.extend(children.get(&*status.id).into_iter().flatten());
            }
        }
        thread
    }

    fn children(&self) -> HashMap<&str, Vec<&Status>> {
        let mut children: HashMap<&str, Vec<&Status>> = HashMap::new();
        for status in &self.statuses {
            if let Some(parent) = self.nearest(status) {
                children.entry(&parent.id).or_default().push(status);
            }
        }
        children
    }

    /// One of the author's posts that claims more replies than were seen, and was not asked yet:
    /// the newest end of a line, else the oldest post, whose answer covers most of the others.
    /// Where a server shows all that hangs below a post, only the ends of lines can have more, and
    /// what hangs below no post that was asked about.
    pub(super) fn unfinished(&self, shows_all: bool) -> Option<String> {
        let children = self.children();
        let thread = self.thread();
        let mut ends = Vec::new();
        let mut others = Vec::new();
        for status in thread.iter().filter_map(|id| self.get(id)) {
            let known = children.get(&*status.id).map_or(&[][..], Vec::as_slice);
            let is_end = !known.iter().any(|child| self.is_authors(child));
            let more = match status.replies_count {
                Some(count) => usize::try_from(count).is_ok_and(|count| count > known.len()),
                None => is_end,
            };
            if more && !self.asked.contains(&status.id) {
                if is_end { &mut ends } else { &mut others }.push(&*status.id);
            }
        }
        let newest = ends.into_iter().max_by_key(|id| age(id));
        let oldest = || {
            others
                .into_iter()
                .filter(|id| !shows_all || !self.hangs_below_asked(id))
                .min_by_key(|id| age(id))
        };
        newest.or_else(oldest).map(str::to_owned)
    }

    /// The conversation around a post above it was asked for.
    fn hangs_below_asked(&self, id: &str) -> bool {
        let mut passed = HashSet::new();
        let mut at = self.get(id);
        while let Some(status) = at.filter(|status| passed.insert(&*status.id)) {
            if self.asked.contains(&status.id) {
                return true;
            }
            at = self.nearest(status);
        }
        false
    }

    /// An answer of the author to a post of theirs that is hidden, whose place is not known yet.
    pub(super) fn adrift(&self) -> Option<String> {
        let thread = self.thread();
        let lost = |status: &&Status| {
            self.is_self_reply(status)
                && !thread.contains(&*status.id)
                && self.nearest(status).is_none()
                && !self.asked.contains(&status.id)
        };
        self.statuses.iter().find(lost).map(|status| status.id.clone())
    }

    /// The oldest of the author's posts in the thread.
    pub(super) fn oldest(&self) -> Option<&Status> {
        self.thread().into_iter().min_by_key(|id| age(id)).and_then(|id| self.get(id))
    }

    /// The newest of the author's posts in the thread.
    pub(super) fn newest(&self) -> Option<&Status> {
        self.thread().into_iter().max_by_key(|id| age(id)).and_then(|id| self.get(id))
    }
}

/// Ids grow: by length, then by letters.
pub(super) fn age(id: &str) -> (usize, &str) {
    (id.len(), id)
}

/// Whether everybody may see it. Values that are not known are narrow ones.
pub(super) fn is_open(status: &Status) -> bool {
    matches!(&*status.visibility, "public" | "unlisted") && !status.account.suspended
}
