//! Plan A: structure from the author's repository, words and moderation from the AppView.

use std::collections::HashSet;

use url::Url;

use super::{
    client::Client,
    climb::{Climb, Top, answers},
    heap::Heap,
    list::{End, Watch, list},
    name::{PostUri, is_tid},
    select::{Listing, Selected, Thread},
};
use crate::{
    source::{Error, Progress},
    thread::{GapReason, Read},
};

/// Most posts of one thread.
const POSTS: usize = 3000;

/// What the repository says about a thread.
pub(super) struct Structure {
    listing: Listing,
    selected: Selected,
    end: End,
    /// What the first post answers, when that is somebody else's and the climb did not reach it.
    context: Option<PostUri>,
}

/// Reads the structure of the thread that was climbed. An error is one of the repository's
/// server: there is another way.
pub(super) async fn structure(
    client: &Client,
    pds: &Url,
    climb: &Climb,
    progress: &dyn Progress,
) -> Result<Structure, Error> {
    let nothing = || Error::NotFound("an empty climb".to_owned());
    let start = climb.chain.last().ok_or_else(nothing)?;
    let start_uri = PostUri::parse(&start.uri).ok_or_else(nothing)?;
    let did = &start_uri.did;
    let root = answers(start).map_or_else(|| start.uri.clone(), |reply| reply.root.uri);
    let root_uri = PostUri::parse(&root);
    let own_root = root_uri.as_ref().filter(|root| root.did == *did);

    let mut anchors: HashSet<PostUri> =
        climb.chain.iter().filter_map(|view| PostUri::parse(&view.uri)).collect();
    let absent = match &climb.top {
        Top::Absent(uri) if uri.did == *did => Some(uri),
        _ => None,
    };
    // Above a post that is gone, the line goes on in the repository, back to the root's time.
    let after = match (absent, &root_uri) {
        (Some(_), Some(root)) if is_tid(&root.rkey) => &root.rkey,
        _ => &start_uri.rkey,
    };
    anchors.extend(absent.and(own_root).cloned());
    let thread = Thread {
        root: &root,
        anchors,
        bridges: own_root.is_none() || absent.is_some() || own_root == Some(&start_uri),
    };
    let counts = own_root.filter(|_| thread.bridges);
    let watch = Watch { thread: &thread, counts, progress };
    let (listing, end) = list(client, pds, did, after, &watch).await?;

    let mut thread = thread;
    let mut context = None;
    let mut gone = None;
    if let Some(absent) = absent {
        let (line, top) = listing.above(absent);
        thread.anchors.extend(line);
        match top {
            Some(top) if top.did == *did => gone = Some(top),
            top => context = top,
        }
    }
    if let (Some(_), Some(root)) = (&context, own_root) {
        // A side line of the author's own conversation: it began there, not at the root.
        thread.anchors.remove(root);
        thread.bridges = false;
    }
    let mut selected = listing.select(&thread);
    if let Some(gone) = gone.filter(|gone| !selected.posts.contains(gone)) {
        selected.holes.insert(gone);
    }
    Ok(Structure { listing, selected, end, context })
}

/// Fills the heap with the posts of the structure. An error is one of the AppView's.
pub(super) async fn fill(
    client: &Client,
    pds: &Url,
    structure: &Structure,
    heap: &mut Heap,
) -> Result<Read, Error> {
    let Structure { listing, selected, end, context } = structure;
    for hole in &selected.holes {
        heap.lacks(hole, None, GapReason::Deleted);
    }
    let wanted = selected.posts.iter().chain(context).cloned();
    let mut asked = heap.without(wanted);
    let is_cut = asked.len() > POSTS;
    asked.truncate(POSTS);
    for view in client.posts(&asked).await? {
        heap.add(&view);
    }
    for uri in heap.without(asked) {
        let parent = listing.parent(&uri);
        // What the repository has and the AppView does not show was taken down, or is about to.
        let reason = if listing.has(&uri) {
            GapReason::Withheld
        } else if uri.did != listing.did {
            GapReason::Deleted
        } else {
            match client.has(pds, &uri).await {
                Some(true) => GapReason::Withheld,
                Some(false) => GapReason::Deleted,
                None => GapReason::Unreachable,
            }
        };
        heap.lacks(&uri, parent, reason);
    }
    Ok(match end {
        _ if is_cut => Read::Stopped,
        End::Reached | End::Enough { counted: true } => Read::Everything,
        End::Enough { counted: false } => Read::Unsure,
        End::Stopped => Read::Stopped,
    })
}
