//! What is kept of a thread joins what was read now, where the reading says nothing about it.

use std::collections::{HashMap, HashSet};

use crate::thread::{Conversation, GapReason, Missing, Post, PostRef, Read, Thread};

/// Adds kept posts to the conversation: those that the reading could not see, because it only
/// looked upward, was cut short, or did not reach them. What the network says is gone is not added
/// again. Words that were kept whole stay whole when the reading gave only their beginning.
/// Out of the author's own archive everything stays that the network does not say is gone.
pub fn carry(conversation: &mut Conversation, kept: &Thread) {
    let mut whole: HashMap<&PostRef, &Post> =
        kept.posts().filter(|post| !post.truncated).map(|post| (&post.id, post)).collect();
    for post in &mut conversation.posts {
        if let Some(kept) = whole.remove(&post.id).filter(|_| post.truncated) {
            post.text = kept.text.clone();
            post.truncated = false;
        }
    }
    let is_partial = matches!(conversation.read, Read::Upward | Read::Stopped) || kept.archived;
    if !is_partial {
        return;
    }
    conversation.missing.retain(|missing| {
        missing.reason != GapReason::Unreachable || kept.position(&missing.id).is_none()
    });
    let names =
        |post: &Post| post.aliases.iter().cloned().chain([post.id.clone()]).collect::<Vec<_>>();
    let seen: HashSet<PostRef> = conversation
        .posts
        .iter()
        .flat_map(names)
        .chain(conversation.missing.iter().map(|missing| missing.id.clone()))
        .collect();
    let unseen = kept.posts().filter(|post| !names(post).iter().any(|name| seen.contains(name)));
    conversation.posts.extend(unseen.cloned());
    let gaps = kept.gaps().filter_map(|gap| {
        let id = gap.id.clone().filter(|id| !seen.contains(id))?;
        let author = Some(kept.author.id.clone());
        Some(Missing { id, parent: None, author, reason: gap.reason, cause: gap.cause })
    });
    conversation.missing.extend(gaps);
}
