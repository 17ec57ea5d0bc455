//! A thread read as an article: counters and thread marks set aside, a sentence that the limit cut
//! in two joined again, shouted first lines as headings. Pure; nothing is lost, nothing changes its
//! place, and what is doubtful stays as posted.

mod counter;
mod cursor;
mod edge;
mod flow;
mod heading;
mod joint;
mod mark;
mod peel;
mod pointing;
mod reach;
mod script;
mod seam;
mod series;
mod vocabulary;

use crate::thread::{Item, Post, RichText};

pub use flow::{flow, go_on};
pub use joint::joint;

use edge::End;
use peel::{Peeled, Role, peel};
use series::Found;

/// The words of one post as they read in the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// What is left to read.
    pub text: RichText,
    /// Its first paragraph goes on with the last paragraph of the passage before it: that of the
    /// previous post, with no gap between. [`joint()`] says what stands between them.
    pub joins: bool,
    /// What was set aside, as posted and in its order: "3/12", "🧵👇".
    pub set_aside: Vec<String>,
}

/// One passage per item, `None` where the item is a gap. `items` is the trunk of a thread or the
/// items of one branch.
#[must_use]
pub fn read(items: &[Item]) -> Vec<Option<Passage>> {
    let found: Vec<Found> = survey(items);
    let counters = series::accepted(&found, items);
    let mut drafts: Vec<Option<Draft>> = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let post = post(item)?;
            let role = Role::of(items, at);
            let is_counter = |end| counters.contains(&(at, end));
            let is_left = |end| found.iter().any(|f| f.is_at(at, end)) && !is_counter(end);
            let left = (is_left(End::Head), is_left(End::Tail));
            Some(Draft::new(post, &role, is_counter, left))
        })
        .collect();
    joint::join(items, &mut drafts);
    heading::set(&mut drafts);
    drafts.into_iter().map(|draft| draft.map(Draft::finish)).collect()
}

fn post(item: &Item) -> Option<&Post> {
    match item {
        Item::Post(post) => Some(post),
        Item::Gap(_) => None,
    }
}

/// Everything that looks like a counter, at both ends of each post.
fn survey(items: &[Item]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(post) = post(item) else { continue };
        let role = Role::of(items, at);
        for end in [End::Head, End::Tail] {
            let mut text = post.text.clone();
            let counter = peel(&mut text, end, &role, true).counter;
            found.extend(counter.map(|counter| Found { item: at, end, counter }));
        }
    }
    found
}

/// A passage in the making.
struct Draft {
    text: RichText,
    joins: bool,
    /// Set aside from the beginning, and from the end.
    aside: (Vec<String>, Vec<String>),
    /// A mark that was set aside from its end says that the sentence goes on.
    goes_on: bool,
    /// Something that looks like a counter stayed, at the beginning and at the end.
    left: (bool, bool),
}

impl Draft {
    fn new(post: &Post, role: &Role, is_counter: impl Fn(End) -> bool, left: (bool, bool)) -> Self {
        let mut text = post.text.clone();
        let head = peel(&mut text, End::Head, role, is_counter(End::Head));
        let tail = peel(&mut text, End::Tail, role, is_counter(End::Tail));
        let has_more = !post.media.is_empty() || !post.embeds.is_empty();
        if text.is_empty() && !has_more {
            let (text, aside) = (post.text.clone(), (Vec::new(), Vec::new()));
            return Self { text, joins: false, aside, goes_on: false, left: (true, true) };
        }
        let Peeled { pieces: from_tail, goes_on, .. } = tail;
        Self { text, joins: false, aside: (head.pieces, from_tail), goes_on, left }
    }

    fn finish(self) -> Passage {
        let (mut set_aside, tail) = self.aside;
        set_aside.extend(tail);
        Passage { text: self.text, joins: self.joins, set_aside }
    }
}
