//! Which posts of a repository belong to a thread. Pure: the shape of the author's posts goes in,
//! what to show and what is missing comes out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::name::PostUri;

/// The author's posts as their repository lists them, by record key, which sorts by time.
#[derive(Default)]
pub(super) struct Listing {
    /// Whose they are.
    pub(super) did: String,
    /// Key → what it answers.
    pub(super) posts: BTreeMap<String, Option<Place>>,
    /// Only keys after this one were asked for.
    pub(super) after: String,
    /// Keys after the last listed one may be missing.
    pub(super) stopped: bool,
}

/// Where a reply says that it stands.
#[derive(Clone)]
pub(super) struct Place {
    /// URI of the post that the conversation began with.
    pub(super) root: String,
    /// What it answers; `None` when that is no post of somebody certain.
    pub(super) parent: Option<PostUri>,
}

/// What is looked for.
pub(super) struct Thread<'a> {
    /// URI of the post that the conversation began with.
    pub(super) root: &'a str,
    /// Posts of the author that belong to the thread for certain.
    pub(super) anchors: HashSet<PostUri>,
    /// Whether a post that answers a deleted one of the author belongs to the thread. Not so
    /// when the thread is a side line of the author's conversation: then it may hang elsewhere.
    pub(super) bridges: bool,
}

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Selected {
    /// Posts of the thread, oldest first, anchors included.
    pub(super) posts: BTreeSet<PostUri>,
    /// Posts of the author that are answered and gone.
    pub(super) holes: BTreeSet<PostUri>,
}

/// Where following the parents of a post led.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leads {
    In,
    Out,
}

impl Listing {
    fn place(&self, uri: &PostUri) -> Option<&Place> {
        (uri.did == self.did).then(|| self.posts.get(&uri.rkey))??.as_ref()
    }

    /// The repository lists the post.
    pub(super) fn has(&self, uri: &PostUri) -> bool {
        uri.did == self.did && self.posts.contains_key(&uri.rkey)
    }

    /// What a listed post answers.
    pub(super) fn parent(&self, uri: &PostUri) -> Option<&PostUri> {
        self.place(uri)?.parent.as_ref()
    }

    /// The repository would list the post if it still had it.
    fn covers(&self, uri: &PostUri) -> bool {
        let last = self.posts.keys().next_back();
        uri.did == self.did
            && *uri.rkey > *self.after
            && (!self.stopped || last.is_some_and(|last| uri.rkey <= *last))
    }

    /// Follows the author's own posts upwards from one that the network does not show: those
    /// that are listed, and at the end what the first of them answers.
    pub(super) fn above(&self, from: &PostUri) -> (Vec<PostUri>, Option<PostUri>) {
        let mut line = Vec::new();
        let mut at = from.clone();
        while self.has(&at) && !line.contains(&at) {
            line.push(at.clone());
            match self.parent(&at) {
                Some(parent) => at = parent.clone(),
                None => return (line, None),
            }
        }
        (line, Some(at))
    }

    /// The posts of the thread.
    pub(super) fn select(&self, thread: &Thread<'_>) -> Selected {
        let mut found = Selected::default();
        let mut known: HashMap<PostUri, Leads> =
            thread.anchors.iter().map(|anchor| (anchor.clone(), Leads::In)).collect();
        for (rkey, place) in &self.posts {
            let uri = PostUri::of(&self.did, rkey);
            if place.as_ref().is_some_and(|place| place.root == thread.root) {
                self.follow(uri, thread, &mut known, &mut found.holes);
            }
        }
        let inside = known.into_iter().filter(|(_, leads)| *leads == Leads::In);
        found.posts.extend(inside.map(|(uri, _)| uri));
        found
    }

    /// Follows the parents of a post until it is clear where they lead, and notes it for each.
    fn follow(
        &self,
        from: PostUri,
        thread: &Thread<'_>,
        known: &mut HashMap<PostUri, Leads>,
        holes: &mut BTreeSet<PostUri>,
    ) {
        let mut path = Vec::new();
        let mut at = from;
        let leads = loop {
            if let Some(leads) = known.get(&at) {
                break *leads;
            }
            if !self.has(&at) {
                let is_hole = thread.bridges && self.covers(&at);
                if is_hole {
                    holes.insert(at);
                }
                break if is_hole { Leads::In } else { Leads::Out };
            }
            let Some(place) = self.place(&at).filter(|place| place.root == thread.root) else {
                break Leads::Out;
            };
            // Until the end is known; a line that bites its tail leads nowhere.
            known.insert(at.clone(), Leads::Out);
            path.push(at);
            match &place.parent {
                Some(parent) => at = parent.clone(),
                None => break Leads::Out,
            }
        };
        known.extend(path.into_iter().map(|uri| (uri, leads)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: &str = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";
    const BOB: &str = "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb";

    fn uri(did: &str, rkey: &str) -> PostUri {
        PostUri::of(did, rkey)
    }

    /// Ann's posts: key, key of the root, whose parent, its key.
    fn listing(posts: &[(&str, &str, &str, &str)]) -> Listing {
        let place = |root: &str, did, parent| Place {
            root: uri(ANN, root).to_string(),
            parent: Some(uri(did, parent)),
        };
        let posts = posts.iter().map(|(rkey, root, did, parent)| {
            ((*rkey).to_owned(), (!root.is_empty()).then(|| place(root, did, parent)))
        });
        Listing { did: ANN.into(), posts: posts.collect(), after: "1".into(), stopped: false }
    }

    fn keys(uris: &BTreeSet<PostUri>) -> Vec<&str> {
        uris.iter().map(|uri| &*uri.rkey).collect()
    }

    fn select(listing: &Listing, bridges: bool) -> (Vec<String>, Vec<String>) {
        let root = uri(ANN, "1").to_string();
        let anchors = HashSet::from([uri(ANN, "1")]);
        let found = listing.select(&Thread { root: &root, anchors, bridges });
        let owned = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
        (owned(keys(&found.posts)), owned(keys(&found.holes)))
    }

    #[test]
    fn a_deleted_post_leaves_a_hole_and_the_rest_stays() {
        let all = listing(&[("2", "1", ANN, "1"), ("4", "1", ANN, "3"), ("5", "1", ANN, "4")]);
        let (posts, holes) = select(&all, true);
        assert_eq!(
            (posts, holes),
            (vec!["1".into(), "2".into(), "4".into(), "5".into()], vec!["3".into()])
        );
        let (posts, holes) = select(&all, false);
        assert_eq!((posts, holes), (vec!["1".into(), "2".into()], vec![]));
    }

    #[test]
    fn answers_to_others_and_what_follows_them_stay_out() {
        let all = listing(&[("2", "1", BOB, "9"), ("3", "1", ANN, "2"), ("4", "", "", "")]);
        assert_eq!(select(&all, true), (vec!["1".into()], vec![]));
    }

    #[test]
    fn a_post_under_another_root_is_no_hole_and_its_answers_stay_out() {
        let all = listing(&[("2", "7", ANN, "1"), ("3", "1", ANN, "2")]);
        assert_eq!(select(&all, true), (vec!["1".into()], vec![]));
    }

    #[test]
    fn lines_that_bite_their_tail_end() {
        let all = listing(&[("2", "1", ANN, "3"), ("3", "1", ANN, "2"), ("4", "1", ANN, "4")]);
        assert_eq!(select(&all, true), (vec!["1".into()], vec![]));
    }
}
