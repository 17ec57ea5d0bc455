//! A notation for heaps and for threads, so that a test is a drawing.
//!
//! A heap, one post per line, each a minute after the one before:
//!
//! ```text
//! 1 ada              a post that answers nothing
//! 2 ada > 1          answers 1
//! 3 bob > 2/ada      answers 2, and the network says that 2 is ada's
//! 4 ada > ?/ada      answers a post of ada's whose name is lost
//! - 5 deleted ada    known to be missing: why, whose (or ?), what it answers
//! - 6 withheld ? > 2
//! ```
//!
//! A thread: `1 2 [deleted] 4 | 2: 5 6` is a trunk with a gap and a branch from 2.

use jiff::Timestamp;
use unspool::{
    assemble::assemble,
    thread::{
        Branch, Context, Conversation, GapReason, Item, Missing, PostRef, Read, Reply, Thread,
    },
};

use crate::support::sample;

/// Reads the notation. The post asked for is `focus`.
pub(super) fn heap(focus: &str, drawing: &str) -> Conversation {
    let (mut posts, mut missing) = (Vec::new(), Vec::new());
    let lines = drawing.lines().map(str::trim).filter(|line| !line.is_empty());
    for (minute, line) in lines.enumerate() {
        let (what, parent) = match line.split_once('>') {
            Some((what, parent)) => (what, Some(parent.trim())),
            None => (line, None),
        };
        let words: Vec<&str> = what.split_whitespace().collect();
        match words[..] {
            ["-", name, reason, author] => missing.push(Missing {
                id: sample::id(name),
                parent: parent.map(sample::id),
                author: (author != "?").then(|| sample::author(author).id),
                reason: gap_reason(reason),
                cause: None,
            }),
            [name, author] => {
                let minute = i64::try_from(minute).unwrap();
                let mut post = sample::post(name, author, minute, &format!("Words of {name}."));
                post.reply = parent.map(reply);
                posts.push(post);
            }
            _ => panic!("not a line of a heap: {line}"),
        }
    }
    Conversation {
        focus: sample::id(focus),
        posts,
        missing,
        expected: None,
        read: Read::Everything,
        via: "a drawing".to_owned(),
    }
}

fn reply(parent: &str) -> Reply {
    let (to, author) = parent.split_once('/').map_or((parent, None), |(to, a)| (to, Some(a)));
    Reply {
        to: (to != "?").then(|| sample::id(to)),
        author: author.map(|author| sample::author(author).id),
    }
}

fn gap_reason(name: &str) -> GapReason {
    let all = [
        GapReason::Deleted,
        GapReason::Protected,
        GapReason::Blocked,
        GapReason::Withheld,
        GapReason::Beyond,
        GapReason::Unreachable,
    ];
    all.into_iter().find(|reason| reason.name() == name).expect("a reason")
}

/// When every test reads the network.
pub(super) fn now() -> Timestamp {
    sample::minute(24 * 60)
}

pub(super) fn thread(conversation: Conversation) -> Thread {
    assemble(conversation, now()).expect("the focus is in the heap")
}

/// The thread of the drawing, drawn.
pub(super) fn assembled(focus: &str, drawing: &str) -> String {
    draw(&thread(heap(focus, drawing)))
}

/// Draws trunk and branches.
pub(super) fn draw(thread: &Thread) -> String {
    let mut drawing = line(&thread.trunk);
    for Branch { from, items } in &thread.branches {
        let from = from.as_ref().map_or("?", PostRef::locator);
        drawing = format!("{drawing} | {from}: {}", line(items));
    }
    drawing
}

fn line(items: &[Item]) -> String {
    let items = items.iter().map(|item| match item {
        Item::Post(post) => post.id.locator().to_owned(),
        Item::Gap(gap) => format!("[{}]", gap.reason.name()),
    });
    items.collect::<Vec<_>>().join(" ")
}

/// Draws what the thread answers.
pub(super) fn context(thread: &Thread) -> String {
    match &thread.context {
        None => "nothing".to_owned(),
        Some(Context::Post(post)) => post.id.locator().to_owned(),
        Some(Context::Gap(gap)) => format!("[{}]", gap.reason.name()),
    }
}
