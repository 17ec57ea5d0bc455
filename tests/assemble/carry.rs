//! A reading that saw only a part, and what is kept.

use unspool::{
    assemble::carry,
    thread::{Conversation, Extent, Read, RichText, Thread},
};

use super::heap::{draw, heap, thread};

const FOUR: &str = "
    1 ada
    2 ada > 1/ada
    3 ada > 2/ada
    4 ada > 3/ada";

fn upward(focus: &str, drawing: &str) -> Conversation {
    Conversation { read: Read::Upward, ..heap(focus, drawing) }
}

fn joined(mut read: Conversation, kept: &Thread) -> Thread {
    carry(&mut read, kept);
    thread(read)
}

#[test]
fn a_middle_post_read_upward_keeps_what_stands_below_it() {
    let kept = thread(heap("4", FOUR));
    let read = upward("2", "1 ada\n 2 ada > 1/ada");
    assert_eq!(draw(&joined(read, &kept)), "1 2 3 4");
}

#[test]
fn the_last_post_extends_what_was_kept_from_the_middle_and_branches_stay() {
    let kept = thread(upward("b", "1 ada\n 2 ada > 1/ada\n b ada > 1/ada"));
    assert_eq!(draw(&joined(upward("4", FOUR), &kept)), "1 2 3 4 | 1: b");
}

#[test]
fn what_the_network_says_is_gone_is_not_carried() {
    let kept = thread(heap("4", FOUR));
    let read = upward("4", "1 ada\n - 2 deleted ada > 1\n 3 ada > 2/ada\n 4 ada > 3/ada");
    assert_eq!(draw(&joined(read, &kept)), "1 [deleted] 3 4");
    let read = upward("4", "1 ada\n - 2 unreachable ada > 1\n 3 ada > 2/ada\n 4 ada > 3/ada");
    assert_eq!(draw(&joined(read, &kept)), "1 2 3 4", "out of reach today is not gone");
}

#[test]
fn a_reading_of_everything_is_believed_unless_the_author_handed_the_posts_over() {
    let mut kept = thread(heap("4", FOUR));
    let read = || heap("1", "1 ada\n 2 ada > 1/ada");
    assert_eq!(draw(&joined(read(), &kept)), "1 2");
    kept.archived = true;
    assert_eq!(draw(&joined(read(), &kept)), "1 2 3 4");
}

#[test]
fn words_that_were_whole_are_not_cut_by_a_lesser_reading() {
    let kept = thread(heap("4", FOUR));
    let mut read = heap("4", FOUR);
    for post in &mut read.posts[..2] {
        post.text = RichText::plain("Words…");
        post.truncated = true;
    }
    let joined = joined(read, &kept);
    assert!(joined.posts().all(|post| !post.truncated));
    assert_eq!(joined.posts().next().unwrap().text.to_plain(), "Words of 1.");
}

#[test]
fn an_upward_reading_asks_for_more_unless_nobody_answered_the_last_post() {
    let mut read = upward("4", FOUR);
    let seen = thread(read.clone());
    assert!(seen.receipt.upward);
    assert_eq!(seen.receipt.extent, Extent::Unknown);
    read.posts[3].counts.replies = Some(0);
    let seen = thread(read);
    assert!(!seen.receipt.upward);
    assert_eq!(seen.receipt.extent, Extent::Whole);
}
