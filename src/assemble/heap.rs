//! The heap in an order that does not depend on the order in which it was read, each name once.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use crate::thread::{Missing, Post, PostRef};

/// Posts, and posts known to be missing, by name.
pub(super) struct Heap {
    /// What can be shown.
    pub(super) posts: BTreeMap<PostRef, Post>,
    /// What cannot, and is not among the posts under the same name.
    pub(super) missing: BTreeMap<PostRef, Missing>,
}

impl Heap {
    /// Sorts it out. Of several copies of a post the one edited last stays; of several notes
    /// about a missing one, the one that says most.
    pub(super) fn new(posts: Vec<Post>, missing: Vec<Missing>) -> Self {
        let mut by_name = BTreeMap::new();
        for post in posts {
            match by_name.entry(post.id.clone()) {
                Entry::Vacant(place) => {
                    place.insert(post);
                }
                Entry::Occupied(mut place) => {
                    if rank(&post) > rank(place.get()) {
                        place.insert(post);
                    }
                }
            }
        }
        let mut notes = BTreeMap::<PostRef, Missing>::new();
        for note in missing.into_iter().filter(|note| !by_name.contains_key(&note.id)) {
            let says = |note: &Missing| (note.parent.clone(), note.author.clone());
            match notes.entry(note.id.clone()) {
                Entry::Vacant(place) => {
                    place.insert(note);
                }
                Entry::Occupied(mut place) => {
                    let kept = place.get();
                    // `None` is the least, so the fuller note wins; reasons are listed from the
                    // most to the least telling.
                    if (says(&note), kept.reason) > (says(kept), note.reason) {
                        place.insert(note);
                    }
                }
            }
        }
        Self { posts: by_name, missing: notes }
    }

    /// The posts of `author` that are not in the heap, or only as missing: by what is noted about
    /// them, else by what the posts that answer them say.
    pub(super) fn absent_of(&self, author: &str) -> BTreeSet<PostRef> {
        let noted = self.missing.values().filter(|note| note.author.as_deref() == Some(author));
        let answered = self.posts.values().filter_map(|post| {
            let reply = post.reply.as_ref()?;
            let to = reply.to.as_ref()?;
            let noted = self.missing.get(to).and_then(|note| note.author.as_deref());
            let whose = noted.or(reply.author.as_deref())?;
            (whose == author && !self.posts.contains_key(to)).then_some(to)
        });
        noted.map(|note| &note.id).chain(answered).cloned().collect()
    }
}

/// Which copy of a post stays: any order will do that does not depend on the order of reading.
fn rank(post: &Post) -> (Option<jiff::Timestamp>, String) {
    (post.edited_at, serde_json::to_string(post).unwrap_or_default())
}
