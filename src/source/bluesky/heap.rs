//! The heap of posts that a conversation is made of, and of posts that it lacks.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    mem,
};

use url::Url;

use super::{
    climb::{self, Top},
    convert::{Reading, Shown},
    name::PostUri,
    wire::PostView,
};
use crate::thread::{GapReason, Missing, Post, PostRef, Signal};

/// Posts and gaps, each once.
pub(super) struct Heap {
    /// How posts are read.
    reading: Reading,
    /// The author of the thread.
    did: String,
    posts: HashMap<PostRef, Post>,
    missing: HashMap<PostRef, Missing>,
    /// Posts with videos of which nobody knows yet where they are.
    unplaced: Vec<PostView>,
}

impl Heap {
    pub(super) fn new(reading: Reading, did: &str) -> Self {
        Self {
            reading,
            did: did.to_owned(),
            posts: HashMap::new(),
            missing: HashMap::new(),
            unplaced: Vec::new(),
        }
    }

    /// Takes a post in, or the gap that it leaves when it may not be shown.
    pub(super) fn add(&mut self, view: &PostView) {
        let Some(uri) = PostUri::parse(&view.uri) else { return };
        match self.reading.post(view) {
            // The author said it of one post: the others may be shown, and where it stood too.
            Some(Shown::Post(post)) if self.is_for_members(&post) => {
                self.lacks(&uri, climb::parent(view).as_ref(), GapReason::Protected);
            }
            Some(Shown::Post(post)) => {
                if self.reading.files.unknown(&post).next().is_some() {
                    self.unplaced.push(view.clone());
                }
                self.posts.insert(post.id.clone(), *post);
            }
            Some(Shown::Gap(reason)) => self.lacks(&uri, climb::parent(view).as_ref(), reason),
            None => self.lacks(&uri, climb::parent(view).as_ref(), GapReason::Unreachable),
        }
    }

    /// A post of the thread's author for signed-in readers only. (That of others is left to be
    /// judged with the whole thread.)
    fn is_for_members(&self, post: &Post) -> bool {
        post.author.id == self.did && post.author.signals.contains(&Signal::SignedInOnly)
    }

    /// Notes that a post cannot be shown.
    pub(super) fn lacks(&mut self, uri: &PostUri, parent: Option<&PostUri>, reason: GapReason) {
        let Some(id) = uri.post_ref() else { return };
        let gap = Missing {
            id: id.clone(),
            parent: parent.and_then(PostUri::post_ref),
            author: Some(uri.did.clone()),
            reason,
            cause: None,
        };
        self.missing.insert(id, gap);
    }

    /// The accounts whose videos are shown and of which nobody was asked where their files are.
    pub(super) fn strangers(&self) -> Vec<String> {
        let all = self
            .unplaced
            .iter()
            .filter_map(|view| self.posts.get(&PostUri::parse(&view.uri)?.post_ref()?));
        let found: BTreeSet<&str> = all.flat_map(|post| self.reading.files.unknown(post)).collect();
        found.into_iter().map(str::to_owned).collect()
    }

    /// Somebody was asked: their videos are put in their place.
    pub(super) fn place(&mut self, servers: Vec<(String, Option<Url>)>) {
        for (did, server) in servers {
            self.reading.files.note(&did, server);
        }
        for view in mem::take(&mut self.unplaced) {
            self.add(&view);
        }
    }

    /// Takes in what the top post of a climb answers.
    pub(super) fn add_top(&mut self, top: &Top) {
        match top {
            Top::Other(view) => self.add(view),
            Top::Absent(uri) => self.lacks(uri, None, GapReason::Deleted),
            Top::Blocked(uri) => self.lacks(uri, None, GapReason::Blocked),
            Top::Cut(Some(uri)) => self.lacks(uri, None, GapReason::Withheld),
            Top::Beginning | Top::Cut(None) | Top::Stopped => {}
        }
    }

    /// The URIs of these that are not in the heap.
    pub(super) fn without(&self, uris: impl IntoIterator<Item = PostUri>) -> Vec<PostUri> {
        let is_new = |uri: &PostUri| {
            uri.post_ref()
                .is_some_and(|id| !self.posts.contains_key(&id) && !self.missing.contains_key(&id))
        };
        let mut seen = HashSet::new();
        uris.into_iter().filter(|uri| is_new(uri) && seen.insert(uri.clone())).collect()
    }

    /// Whether the post can be shown.
    pub(super) fn shows(&self, id: &PostRef) -> bool {
        self.posts.contains_key(id)
    }

    /// How many posts of the author it has, those that cannot be shown included.
    pub(super) fn known(&self) -> usize {
        let own = self.posts.values().filter(|post| post.author.id == self.did).count();
        own + self.missing.values().filter(|m| m.author.as_ref() == Some(&self.did)).count()
    }

    /// Posts and gaps, oldest key first.
    pub(super) fn into_parts(mut self) -> (Vec<Post>, Vec<Missing>) {
        self.missing.retain(|id, _| !self.posts.contains_key(id));
        let mut posts: Vec<Post> = self.posts.into_values().collect();
        posts.sort_by(|a, b| key(&a.id).cmp(key(&b.id)));
        let mut missing: Vec<Missing> = self.missing.into_values().collect();
        missing.sort_by(|a, b| key(&a.id).cmp(key(&b.id)));
        (posts, missing)
    }
}

fn key(id: &PostRef) -> &str {
    id.locator().rsplit('@').next().unwrap_or_default()
}
