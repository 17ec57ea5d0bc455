//! Threads to keep: made-up people, as many posts as wanted.

use unspool::thread::{
    Author, Counts, Extent, Item, Post, PostRef, Receipt, Reply, RichText, Signals, Thread,
    VERSION, Visibility,
};

use super::at;

/// The canonical name of `author`'s post.
pub(super) fn name(author: &str, post: &str) -> PostRef {
    PostRef::new("bluesky", &format!("did:plc:{author}@{post}")).unwrap()
}

/// The same post by the author's handle.
pub(super) fn alias(author: &str, post: &str) -> PostRef {
    PostRef::new("bluesky", &format!("{author}.test@{post}")).unwrap()
}

/// A thread of those posts, read at second `read` of the test.
pub(super) fn thread(author: &str, posts: &[&str], read: i64) -> Thread {
    let author_of = author_named(author);
    let mut before: Option<PostRef> = None;
    let trunk = posts
        .iter()
        .map(|id| {
            let mut post = post(&author_of, author, id);
            post.reply =
                before.replace(post.id.clone()).map(|to| Reply { to: Some(to), author: None });
            Item::Post(Box::new(post))
        })
        .collect();
    Thread {
        version: VERSION,
        root: name(author, posts[0]),
        address: format!("bluesky/{author}.test/{}", posts[0]),
        author: author_of,
        context: None,
        trunk,
        branches: Vec::new(),
        receipt: Receipt {
            extent: Extent::Whole,
            shown: u32::try_from(posts.len()).unwrap(),
            expected: None,
            inferred_joints: 0,
            stopped: false,
            upward: false,
        },
        archived: false,
        fetched_at: at(read),
        via: "a test".to_owned(),
    }
}

fn author_named(author: &str) -> Author {
    Author {
        id: format!("did:plc:{author}"),
        handle: format!("{author}.test"),
        name: author.to_uppercase(),
        url: format!("https://bsky.app/profile/{author}.test").parse().unwrap(),
        avatar: None,
        is_bot: false,
        address: format!("bluesky/{author}.test"),
        signals: Signals::new(),
    }
}

fn post(author: &Author, handle: &str, id: &str) -> Post {
    Post {
        id: name(handle, id),
        aliases: vec![alias(handle, id)],
        address: format!("bluesky/{handle}.test/{id}"),
        url: format!("https://bsky.app/profile/{handle}.test/post/{id}").parse().unwrap(),
        reply: None,
        author: author.clone(),
        posted_at: at(-3600),
        edited_at: None,
        visibility: Visibility::Public,
        language: Some("en".to_owned()),
        warning: None,
        sensitive: false,
        text: RichText::plain(&format!("Words of {id} by {handle}.")),
        truncated: false,
        tags: Vec::new(),
        media: Vec::new(),
        embeds: Vec::new(),
        counts: Counts::default(),
        expires_at: None,
    }
}
