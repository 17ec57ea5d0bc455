//! From the post that was asked for up to where the author began.

use std::collections::HashSet;

use super::{
    client::Client,
    json,
    name::PostUri,
    wire::{Answering, Node, PostView, ReplyRef},
};
use crate::source::Error;

/// Parents of one answer. Each is one level deeper in the document, and the reader of JSON gives
/// up at 128; above, the question is put again from the top one.
pub(super) const HEIGHT: u8 = 80;

/// Most answers of one climb.
const CLIMBS: usize = 38;

/// What was found above the post.
pub(super) struct Climb {
    /// The author's posts, the one asked for first, each answering the next.
    pub(super) chain: Vec<PostView>,
    /// What the last of them answers.
    pub(super) top: Top,
}

/// Where a climb ends.
pub(super) enum Top {
    /// It answers nothing: the thread begins here.
    Beginning,
    /// Somebody else's post.
    Other(Box<PostView>),
    /// A post that the network does not show: deleted, or taken down.
    Absent(PostUri),
    /// A post between whose author and this one stands a block.
    Blocked(PostUri),
    /// A post that the network does not count to the same conversation.
    Cut(Option<PostUri>),
    /// The limit of climbs.
    Stopped,
}

/// What a post says that it answers.
pub(super) fn answers(view: &PostView) -> Option<ReplyRef> {
    json::part::<Answering>(&view.record)?.reply
}

/// The parent of a post, by its own word.
pub(super) fn parent(view: &PostView) -> Option<PostUri> {
    PostUri::parse(&answers(view)?.parent.uri)
}

/// Climbs from `node`, which is the answer for the post asked for, along posts of `did`.
pub(super) async fn climb(client: &Client, did: &str, node: Node) -> Result<Climb, Error> {
    let mut chain = Vec::new();
    let mut seen = HashSet::new();
    let mut end = walk(node, did, &mut chain, &mut seen);
    for _ in 1..CLIMBS {
        if let Some(top) = end {
            return Ok(Climb { chain, top });
        }
        // Its parent exists and was not sent: the window ended here, or the parent is hidden.
        let height = chain.len();
        let Some(last) = chain.last().and_then(|view| PostUri::parse(&view.uri)) else { break };
        let cut = Top::Cut(chain.last().and_then(parent));
        let Some(node) = client.thread(&last, 0, HEIGHT).await? else {
            return Ok(Climb { chain, top: cut });
        };
        let above = node.parent.map(|parent| walk(*parent, did, &mut chain, &mut seen));
        end = above.unwrap_or(Some(cut));
        if end.is_none() && chain.len() == height {
            break;
        }
    }
    Ok(Climb { chain, top: end.unwrap_or(Top::Stopped) })
}

/// Follows the parents inside one answer. `None` at the edge of it.
fn walk(
    mut node: Node,
    did: &str,
    chain: &mut Vec<PostView>,
    seen: &mut HashSet<String>,
) -> Option<Top> {
    loop {
        let Some(post) = node.post else {
            let uri = node.uri.as_deref().and_then(PostUri::parse);
            return Some(match uri {
                Some(uri) if node.kind.ends_with("#notFoundPost") => Top::Absent(uri),
                Some(uri) if node.kind.ends_with("#blockedPost") => Top::Blocked(uri),
                _ => Top::Cut(uri),
            });
        };
        if post.author.did != did {
            return Some(Top::Other(Box::new(post)));
        }
        if !seen.insert(post.uri.clone()) {
            return Some(Top::Cut(None));
        }
        let is_reply = answers(&post).is_some();
        chain.push(post);
        node = match node.parent {
            Some(parent) => *parent,
            None if is_reply => return None,
            None => return Some(Top::Beginning),
        };
    }
}
