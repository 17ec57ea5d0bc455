//! Plan B, when the author's repository cannot be read: the AppView alone, ten levels at a time.
//! It says nothing of what stands behind a deleted post.

use std::collections::{HashSet, VecDeque};

use super::{
    client::Client,
    heap::Heap,
    name::PostUri,
    wire::{Node, PostView},
};
use crate::{
    source::{Error, Progress},
    thread::GapReason,
};

/// Levels of replies of one window; the public AppView gives no more. Each is two levels of the
/// document.
const DEPTH: u8 = 10;

/// Most windows of one thread.
const WINDOWS: usize = 60;

/// Most posts of one thread.
const POSTS: usize = 3000;

/// Reads the posts of `did` at and below `starts` into the heap. `false`: stopped at a limit.
pub(super) async fn read(
    client: &Client,
    did: &str,
    starts: &[PostUri],
    heap: &mut Heap,
    progress: &dyn Progress,
) -> Result<bool, Error> {
    let mut edges: VecDeque<PostUri> = starts.iter().cloned().collect();
    let mut asked = HashSet::new();
    while let Some(edge) = edges.pop_front() {
        if asked.contains(&edge) {
            continue;
        }
        if asked.len() == WINDOWS || heap.known() >= POSTS {
            return Ok(false);
        }
        match client.thread(&edge, DEPTH, 0).await? {
            Some(node) => {
                for (node_is_edge, view) in own(node, did, heap) {
                    heap.add(&view);
                    edges.extend(node_is_edge.then(|| PostUri::parse(&view.uri)).flatten());
                }
            }
            None => heap.lacks(&edge, None, GapReason::Deleted),
        }
        asked.insert(edge);
        progress.found(heap.known());
    }
    Ok(true)
}

/// The posts of `did` that are reached through posts of `did`, and whether the window ends below
/// each: replies that are absent were not sent, an empty list says that there are none to see.
fn own(node: Node, did: &str, heap: &mut Heap) -> Vec<(bool, PostView)> {
    let mut found = Vec::new();
    let mut open: Vec<(Node, Option<PostUri>)> = vec![(node, None)];
    while let Some((node, above)) = open.pop() {
        let Some(view) = node.post else {
            let absent = node.uri.as_deref().and_then(PostUri::parse);
            if let Some(uri) = absent.filter(|uri| uri.did == did) {
                heap.lacks(&uri, above.as_ref(), GapReason::Deleted);
            }
            continue;
        };
        if view.author.did != did {
            continue;
        }
        let uri = PostUri::parse(&view.uri);
        let is_edge = node.replies.is_none() && view.reply_count.unwrap_or(0) > 0;
        open.extend(node.replies.into_iter().flatten().map(|reply| (reply, uri.clone())));
        found.push((is_edge, view));
    }
    found
}
