//! The thread as a document sets it: posts whose sentence goes on are one stretch, gaps in place,
//! each post with its number.

use std::borrow::Cow;

use crate::{
    article::{self, Passage},
    format::{View, language},
    thread::{Gap, Item, Post, RichText, Thread},
};

/// Trunk and branches.
pub(in crate::format) struct Flow<'a> {
    pub(in crate::format) trunk: Vec<Place<'a>>,
    pub(in crate::format) branches: Vec<Line<'a>>,
}

/// A branch.
pub(in crate::format) struct Line<'a> {
    /// The number of the post that it goes on from, when that is shown.
    pub(in crate::format) from: Option<usize>,
    pub(in crate::format) places: Vec<Place<'a>>,
}

/// One place in the document.
pub(in crate::format) enum Place<'a> {
    Stretch(Stretch<'a>),
    Gap(&'a Gap),
}

/// Posts that are read in one go; mostly one.
pub(in crate::format) struct Stretch<'a> {
    pub(in crate::format) first: Leaf<'a>,
    /// Nothing but words, each going on in the paragraph before.
    pub(in crate::format) more: Vec<Leaf<'a>>,
}

/// A post with its number.
pub(in crate::format) struct Leaf<'a> {
    pub(in crate::format) n: usize,
    pub(in crate::format) post: &'a Post,
    pub(in crate::format) text: Cow<'a, RichText>,
}

impl<'a> Stretch<'a> {
    pub(in crate::format) fn leaves(&self) -> impl Iterator<Item = &Leaf<'a>> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// The post that may carry more than words.
    pub(in crate::format) fn last(&self) -> &Leaf<'a> {
        self.more.last().unwrap_or(&self.first)
    }

    pub(in crate::format) fn language(&self) -> Option<String> {
        language::tag(self.first.post.language.as_deref()?)
    }
}

impl<'a> Flow<'a> {
    pub(in crate::format) fn of(thread: &'a Thread, view: View) -> Self {
        let mut n = 0;
        let trunk = places(&thread.trunk, view, &mut n);
        let branches = thread.branches.iter().map(|branch| Line {
            from: branch.from.as_ref().and_then(|post| thread.position(post)),
            places: places(&branch.items, view, &mut n),
        });
        Self { branches: branches.collect(), trunk }
    }
}

fn places<'a>(items: &'a [Item], view: View, n: &mut usize) -> Vec<Place<'a>> {
    let passages = match view {
        View::Article => article::read(items),
        View::Posts => Vec::new(),
    };
    let mut passages = passages.into_iter();
    let mut places: Vec<Place<'a>> = Vec::new();
    for item in items {
        let passage = passages.next().flatten();
        let post = match item {
            Item::Post(post) => &**post,
            Item::Gap(gap) => {
                places.push(Place::Gap(gap));
                continue;
            }
        };
        *n += 1;
        let (text, joins) = match passage {
            Some(Passage { text, joins, .. }) => (Cow::Owned(text), joins),
            None => (Cow::Borrowed(&post.text), false),
        };
        let leaf = Leaf { n: *n, post, text };
        match places.last_mut() {
            Some(Place::Stretch(stretch)) if joins && is_open(stretch.last().post, post) => {
                stretch.more.push(leaf);
            }
            _ => places.push(Place::Stretch(Stretch { first: leaf, more: Vec::new() })),
        }
    }
    places
}

/// Whether nothing stands between the words of two posts.
fn is_open(before: &Post, after: &Post) -> bool {
    before.media.is_empty()
        && before.embeds.is_empty()
        && before.tags.is_empty()
        && !before.truncated
        && before.warning == after.warning
        && before.language == after.language
}
