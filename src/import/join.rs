//! What an archive has of a thread and what is kept of it, as one. Nothing is lost: an archive
//! lacks what came later, descriptions of pictures, quotes and polls; what is kept may lack what
//! the network did not show.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::{
    assemble::assemble,
    store::Kept,
    thread::{Context, Conversation, Extent, Gap, Item, Missing, Post, PostRef, Read, Thread},
};

/// The thread of the conversation out of the archive and of the kept copies of it.
pub(super) fn joined(
    mut conversation: Conversation,
    copies: &[Kept],
    now: Timestamp,
) -> Option<Thread> {
    let archive = conversation.via.clone();
    for copy in copies {
        add(&mut conversation, &copy.thread, &archive);
    }
    assemble(conversation, now)
}

/// The thread as a conversation, to be put together anew.
pub(super) fn taken_apart(thread: &Thread) -> Conversation {
    let author = Some(thread.author.id.as_str());
    let whole = |gap: &Gap, parent: Option<PostRef>, author: Option<&str>| {
        let (id, author) = (gap.id.clone()?, author.map(str::to_owned));
        Some(Missing { id, parent, author, reason: gap.reason, cause: gap.cause })
    };
    let mut missing: Vec<Missing> =
        gaps(thread).into_iter().filter_map(|(gap, parent)| whole(gap, parent, author)).collect();
    let mut posts: Vec<Post> = thread.posts().cloned().collect();
    match &thread.context {
        Some(Context::Post(post)) => posts.push((**post).clone()),
        Some(Context::Gap(gap)) => missing.extend(whole(gap, None, None)),
        None => {}
    }
    let receipt = &thread.receipt;
    let read = match receipt.extent {
        _ if receipt.upward => Read::Upward,
        _ if receipt.stopped => Read::Stopped,
        Extent::Unknown => Read::Unsure,
        Extent::Whole | Extent::HeadMissing | Extent::TailMissing => Read::Everything,
    };
    let (focus, via) = (thread.root.clone(), thread.via.clone());
    Conversation { focus, posts, missing, expected: receipt.expected, read, via }
}

/// Whether an import would change nothing.
pub(super) fn is_same(thread: &Thread, kept: &Thread) -> bool {
    *thread == Thread { fetched_at: thread.fetched_at, ..kept.clone() }
}

fn add(conversation: &mut Conversation, kept: &Thread, archive: &str) {
    // What only ever came out of archives is told by the one at hand.
    if kept.via != archive {
        let copies: HashMap<&PostRef, &Post> = kept.posts().map(|post| (&post.id, post)).collect();
        for post in &mut conversation.posts {
            if let Some(copy) = copies.get(&post.id) {
                *post = fuller(post, copy);
            }
        }
        if !conversation.via.contains(&kept.via) {
            conversation.via = if kept.via.contains(archive) {
                kept.via.clone()
            } else {
                format!("{} and {}", kept.via, conversation.via)
            };
        }
    }
    let context = match &kept.context {
        Some(Context::Post(post)) => (Some(&**post), None),
        Some(Context::Gap(gap)) => (None, Some(gap)),
        None => (None, None),
    };
    let seen: HashSet<PostRef> = conversation
        .posts
        .iter()
        .flat_map(|post| post.aliases.iter().chain([&post.id]))
        .cloned()
        .collect();
    let is_unseen = |post: &&Post| {
        !seen.contains(&post.id) && !post.aliases.iter().any(|name| seen.contains(name))
    };
    conversation.posts.extend(kept.posts().chain(context.0).filter(is_unseen).cloned());
    let missing = |gap: &Gap, parent: Option<PostRef>, author: Option<&str>| {
        let id = gap.id.clone().filter(|id| !seen.contains(id))?;
        let author = author.map(str::to_owned);
        Some(Missing { id, parent, author, reason: gap.reason, cause: gap.cause })
    };
    let author = Some(kept.author.id.as_str());
    let gaps = gaps(kept).into_iter().filter_map(|(gap, parent)| missing(gap, parent, author));
    let gaps = gaps.chain(context.1.and_then(|gap| missing(gap, None, None)));
    conversation.missing.extend(gaps);
}

/// The gaps of a thread and what they answer, as far as the order of the thread tells: where it
/// was guessed, it is guessed again, but nothing comes behind a line's last gap to guess by.
fn gaps(thread: &Thread) -> Vec<(&Gap, Option<PostRef>)> {
    let is_guessed = thread.receipt.inferred_joints > 0;
    let trunk = (None, &thread.trunk);
    let branches = thread.branches.iter().map(|branch| (branch.from.clone(), &branch.items));
    let mut found = Vec::new();
    for (mut before, items) in [trunk].into_iter().chain(branches) {
        for (at, item) in items.iter().enumerate() {
            let id = match item {
                Item::Post(post) => Some(&post.id),
                Item::Gap(gap) => {
                    let is_last = at + 1 == items.len();
                    found.push((gap, before.clone().filter(|_| is_last || !is_guessed)));
                    gap.id.as_ref()
                }
            };
            before = id.cloned();
        }
    }
    found
}

/// The kept post, which has more about it than its words, with the archive's words where those
/// are whole and the kept ones are not.
fn fuller(archived: &Post, kept: &Post) -> Post {
    let mut post = kept.clone();
    if kept.truncated && !archived.truncated {
        post.text = archived.text.clone();
        post.truncated = false;
    }
    if post.reply.as_ref().is_none_or(|reply| reply.author.is_none()) {
        post.reply = archived.reply.clone().or(post.reply);
    }
    post
}
