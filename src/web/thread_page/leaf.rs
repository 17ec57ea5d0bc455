//! The posts of a line as the page sets them: as posted, or as an article, in which a sentence that
//! goes on in the next post stands whole where it begins.

use crate::{
    article,
    format::{View, language, markup::Part},
    thread::{Gap, Item, Post, RichText},
};

use super::super::{page::Chrome, prose::Prose};

/// One place on the page.
pub(in crate::web) enum Place<'a> {
    Post(Leaf<'a>),
    Gap(&'a Gap),
}

/// A post with its number.
pub(in crate::web) struct Leaf<'a> {
    /// From 1, over the whole thread.
    pub(in crate::web) n: usize,
    pub(in crate::web) post: &'a Post,
    /// Its words, and the beginnings of later posts that belong to its last sentence.
    pub(in crate::web) words: Prose,
    /// Counters and marks that the article leaves out.
    pub(in crate::web) set_aside: Vec<String>,
}

impl Leaf<'_> {
    /// Of its words.
    pub(in crate::web) fn dir(&self) -> &'static str {
        let tag = self.post.language.as_deref().and_then(language::tag);
        let is_rtl = match tag {
            Some(tag) => language::is_right_to_left(&tag),
            None => language::begins_right_to_left(&self.post.text.first_line()),
        };
        if is_rtl { "rtl" } else { "ltr" }
    }
}

/// Words of a post on their way to its place.
#[derive(Default)]
struct Draft {
    own: RichText,
    /// First paragraphs of later posts, by the numbers of these.
    joined: Vec<(usize, RichText)>,
    set_aside: Vec<String>,
}

/// The places of a line whose posts are counted from `first`. `heading` is the tag of headings in
/// their words.
pub(in crate::web) fn places<'a>(
    items: &'a [Item],
    first: usize,
    view: View,
    chrome: &Chrome,
    heading: &str,
) -> Vec<Place<'a>> {
    let mut n = first;
    drafts(items, first, view)
        .into_iter()
        .zip(items)
        .map(|(draft, item)| match item {
            Item::Gap(gap) => Place::Gap(gap),
            Item::Post(post) => {
                let mut parts = vec![Part { text: &draft.own, joint: None }];
                let joined = draft.joined.iter();
                parts.extend(joined.map(|(n, text)| Part { text, joint: Some(format!("j{n}")) }));
                let words = Prose::of(parts, chrome, "", heading);
                n += 1;
                Place::Post(Leaf { n: n - 1, post, words, set_aside: draft.set_aside })
            }
        })
        .collect()
}

/// One draft per item, empty at gaps.
fn drafts(items: &[Item], first: usize, view: View) -> Vec<Draft> {
    if view == View::Posts {
        let own = |item: &Item| match item {
            Item::Post(post) => post.text.clone(),
            Item::Gap(_) => RichText::default(),
        };
        return items.iter().map(|item| Draft { own: own(item), ..Draft::default() }).collect();
    }
    let mut drafts: Vec<Draft> = Vec::with_capacity(items.len());
    let mut n = first;
    // Where the paragraph began that the next post may go on with.
    let mut host = 0;
    for (at, (passage, item)) in article::read(items).into_iter().zip(items).enumerate() {
        let (Some(passage), Item::Post(post)) = (passage, item) else {
            drafts.push(Draft::default());
            continue;
        };
        let mut own = passage.text;
        if passage.joins
            && !own.0.is_empty()
            && let Some(draft) = drafts.get_mut(host)
        {
            let begin = own.0.remove(0);
            draft.joined.push((n, RichText(vec![begin])));
        }
        // What carries nothing else lets the paragraph go on through it.
        let is_through = own.0.is_empty() && post.media.is_empty() && post.embeds.is_empty();
        if !passage.joins || !is_through {
            host = at;
        }
        drafts.push(Draft { own, joined: Vec::new(), set_aside: passage.set_aside });
        n += 1;
    }
    drafts
}
