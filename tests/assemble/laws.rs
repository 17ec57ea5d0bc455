//! Laws that hold for any heap, tried on heaps made by chance.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, option, prelude::*, sample::Index};
use unspool::{
    assemble::assemble,
    thread::{Conversation, GapReason, Item, Missing, Post, PostRef, Read, Reply, Thread},
};

use super::heap::now;
use crate::support::sample;

const AUTHORS: [&str; 3] = ["ada", "bob", "cyd"];

/// One post by chance: author, minute, what it answers, and what is told of that.
type Chance = (usize, i64, Option<(Index, bool, bool)>);

/// A heap of posts `0…`, some of which are made missing. With `cycles`, any post may answer any
/// other; without, only one of a smaller number.
fn conversation(cycles: bool) -> impl Strategy<Value = Conversation> {
    let answer = (any::<Index>(), any::<bool>(), prop::bool::weighted(0.9));
    let post =
        (prop::sample::select(vec![0, 0, 0, 1, 2]), 0..40_i64, option::weighted(0.9, answer));
    let fate = (0..8_u8, any::<bool>(), any::<bool>());
    let read =
        prop::sample::select(vec![Read::Everything, Read::Stopped, Read::Unsure, Read::Upward]);
    let heap = vec((post, fate), 1..24);
    (heap, any::<Index>(), option::of(0..30_u32), read).prop_filter_map(
        "nothing to ask for",
        move |(heap, focus, expected, read)| {
            let (mut posts, mut missing) = (Vec::new(), Vec::new());
            let authors: Vec<usize> = heap.iter().map(|((author, ..), _)| *author).collect();
            for (n, (chance, (fate, has_place, has_author))) in heap.into_iter().enumerate() {
                let post = post_by_chance(n, chance, &authors, cycles);
                match fate {
                    0 => {}
                    1 | 2 => missing.push(Missing {
                        id: post.id.clone(),
                        parent: post.parent().cloned().filter(|_| has_place),
                        author: has_author.then(|| post.author.id.clone()),
                        reason: GapReason::Withheld,
                        cause: None,
                    }),
                    _ => posts.push(post),
                }
            }
            let focus = posts.get(focus.index(posts.len().max(1)))?.id.clone();
            Some(Conversation { focus, posts, missing, expected, read, via: String::new() })
        },
    )
}

fn post_by_chance(n: usize, chance: Chance, authors: &[usize], cycles: bool) -> Post {
    let (author, minute, answer) = chance;
    let mut post = sample::post(&n.to_string(), AUTHORS[author], minute, "Words.");
    let others = if cycles { authors.len() } else { n };
    post.reply = answer.filter(|_| others > 0).map(|(to, is_told, is_named)| {
        let to = to.index(others);
        Reply {
            to: is_named.then(|| sample::id(&to.to_string())),
            author: is_told.then(|| sample::author(AUTHORS[authors[to]]).id),
        }
    });
    post
}

fn thread(conversation: &Conversation) -> Thread {
    assemble(conversation.clone(), now()).expect("the focus is in the heap")
}

/// The author's posts that hang together with the focus by reply links among them.
fn connected(conversation: &Conversation, author: &str) -> BTreeSet<PostRef> {
    let own: BTreeMap<&PostRef, &Post> = conversation
        .posts
        .iter()
        .filter(|post| post.author.id == author)
        .map(|post| (&post.id, post))
        .collect();
    let mut found = BTreeSet::from([conversation.focus.clone()]);
    loop {
        let before = found.len();
        for post in own.values() {
            let Some(parent) = post.parent().filter(|parent| own.contains_key(parent)) else {
                continue;
            };
            if found.contains(parent) || found.contains(&post.id) {
                found.extend([parent.clone(), post.id.clone()]);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_the_authors_posts_are_shown_each_once_and_none_that_hangs_together_is_lost(
        conversation in conversation(true)
    ) {
        let thread = thread(&conversation);
        let shown: Vec<PostRef> = thread.posts().map(|post| post.id.clone()).collect();
        let once: BTreeSet<PostRef> = shown.iter().cloned().collect();
        prop_assert_eq!(shown.len(), once.len());
        prop_assert!(thread.posts().all(|post| post.author.id == thread.author.id));
        prop_assert!(thread.posts().all(|post| conversation.posts.contains(post)));
        let connected = connected(&conversation, &thread.author.id);
        prop_assert!(connected.is_subset(&once), "{:?} of {:?}", once, connected);
        prop_assert_eq!(thread.receipt.shown as usize, shown.len());
        prop_assert!(thread.receipt.expected.is_none_or(|all| all >= thread.receipt.shown));
        prop_assert_eq!(Some(&thread.root), shown.first());
    }

    #[test]
    fn the_order_in_which_the_network_answered_does_not_matter(
        (one, posts, missing) in conversation(true).prop_flat_map(|one| {
            let (posts, missing) = (one.posts.clone(), one.missing.clone());
            (Just(one), Just(posts).prop_shuffle(), Just(missing).prop_shuffle())
        })
    ) {
        let other = Conversation { posts, missing, ..one.clone() };
        prop_assert_eq!(thread(&one), thread(&other));
    }

    #[test]
    fn every_post_of_a_thread_leads_to_the_same_thread(conversation in conversation(true)) {
        let one = thread(&conversation);
        for post in one.posts() {
            let focus = post.id.clone();
            let other = thread(&Conversation { focus, ..conversation.clone() });
            prop_assert_eq!(&one, &other, "asked for {}", post.id);
        }
    }

    #[test]
    fn a_post_stands_behind_what_it_answers_and_right_behind_it_on_its_line(
        conversation in conversation(false)
    ) {
        let thread = thread(&conversation);
        for post in thread.posts() {
            let above = post.parent().and_then(|parent| thread.position(parent));
            prop_assert!(above < thread.position(&post.id), "{}", post.id);
        }
        let lines = std::iter::once((&None, &thread.trunk));
        for (from, items) in lines.chain(thread.branches.iter().map(|b| (&b.from, &b.items))) {
            if let (Some(from), Some(Item::Post(first))) = (from, items.first()) {
                prop_assert_eq!(Some(from), first.parent());
            }
            for pair in items.windows(2) {
                if let [Item::Post(above), Item::Post(below)] = pair {
                    prop_assert_eq!(Some(&above.id), below.parent());
                }
            }
        }
    }

    #[test]
    fn no_other_line_from_the_beginning_has_more_posts_than_the_trunk(
        conversation in conversation(false)
    ) {
        let thread = thread(&conversation);
        let posts = |items: &[Item]| items.iter().filter(|i| matches!(i, Item::Post(_))).count();
        for branch in &thread.branches {
            let below = branch.from.as_ref().and_then(|from| {
                thread.trunk.iter().position(|item| match item {
                    Item::Post(post) => post.id == *from,
                    Item::Gap(gap) => gap.id.as_ref() == Some(from),
                })
            });
            if let Some(at) = below {
                prop_assert!(posts(&branch.items) <= posts(&thread.trunk[at + 1..]));
            }
        }
    }
}
