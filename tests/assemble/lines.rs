//! Trunk, branches and context of heaps without holes.

use std::{fmt::Write, time::Instant};

use unspool::{assemble::assemble, thread::PostRef};

use super::heap::{assembled, context, draw, heap, now, thread};
use crate::support::sample;

const STRAIGHT: &str = "
    1 ada
    2 ada > 1
    3 ada > 2
    4 ada > 3";

#[test]
fn a_straight_line_is_read_from_its_beginning_whichever_post_was_pasted() {
    for focus in ["1", "2", "3", "4"] {
        let thread = thread(heap(focus, STRAIGHT));
        assert_eq!(draw(&thread), "1 2 3 4");
        assert_eq!(thread.root, sample::id("1"));
        assert_eq!(thread.address, "sample/social.example/@ada/1");
        assert_eq!(context(&thread), "nothing");
    }
}

#[test]
fn a_post_that_is_not_in_the_heap_gives_no_thread() {
    assert_eq!(assemble(heap("9", STRAIGHT), now()), None);
}

#[test]
fn a_post_alone_is_a_thread_of_one() {
    assert_eq!(assembled("1", "1 ada\n2 bob > 1"), "1");
}

#[test]
fn reply_links_decide_the_order_and_not_the_time() {
    let backdated = "
        4 ada > 3
        3 ada > 2
        2 ada > 1
        1 ada";
    assert_eq!(assembled("3", backdated), "1 2 3 4");
}

#[test]
fn the_longer_line_is_the_trunk_and_the_other_a_branch() {
    let fork = "
        1 ada
        2 ada > 1
        2b ada > 1
        3 ada > 2b
        4 ada > 3";
    assert_eq!(assembled("1", fork), "1 2b 3 4 | 1: 2");
}

#[test]
fn of_lines_of_the_same_length_the_earlier_is_the_trunk() {
    let twins = "
        1 ada
        b ada > 1
        a ada > 1";
    assert_eq!(assembled("1", twins), "1 b | 1: a");
}

#[test]
fn posts_of_the_same_moment_stand_in_the_order_of_their_names() {
    let mut conversation = heap("1", "1 ada\nb ada > 1\na ada > 1");
    for post in &mut conversation.posts {
        post.posted_at = sample::minute(0);
    }
    assert_eq!(draw(&thread(conversation)), "1 a | 1: b");
}

#[test]
fn a_flat_thread_whose_posts_all_answer_the_first_keeps_every_post() {
    let flat = "
        1 ada
        2 ada > 1
        3 ada > 1
        4 ada > 1";
    assert_eq!(assembled("4", flat), "1 2 | 1: 3 | 1: 4");
}

#[test]
fn branches_follow_as_one_walks_back_up_from_the_end_of_the_trunk() {
    let mut drawing = String::from("1 ada\n");
    for n in 2..=120 {
        writeln!(drawing, "{n} ada > {}", n - 1).unwrap();
    }
    drawing.push_str("A1 ada > 50\nA2 ada > A1\nA3 ada > A2\nps ada > 1\n");
    let trunk: Vec<String> = (1..=120).map(|n| n.to_string()).collect();
    let expected = format!("{} | 50: A1 A2 A3 | 1: ps", trunk.join(" "));
    for focus in ["1", "50", "120", "A2", "ps"] {
        assert_eq!(assembled(focus, &drawing), expected);
    }
}

#[test]
fn a_branch_of_a_branch_follows_the_branch_it_leaves() {
    let drawing = "
        1 ada
        2 ada > 1
        3 ada > 2
        4 ada > 3
        5 ada > 4
        a1 ada > 2
        a2 ada > a1
        a3 ada > a2
        aa ada > a1
        b ada > 2";
    assert_eq!(assembled("1", drawing), "1 2 3 4 5 | 2: a1 a2 a3 | a1: aa | 2: b");
}

#[test]
fn answers_of_others_and_the_authors_answers_to_them_stay_out() {
    let interleaved = "
        1 ada
        2 ada > 1
        b bob > 2
        q ada > b
        q2 ada > q
        3 ada > 2";
    assert_eq!(assembled("1", interleaved), "1 2 3");
}

#[test]
fn an_answer_to_somebody_in_the_middle_of_the_thread_is_a_thread_of_its_own() {
    let interleaved = "
        1 ada
        2 ada > 1
        b bob > 2
        q ada > b
        q2 ada > q
        3 ada > 2";
    let thread = thread(heap("q2", interleaved));
    assert_eq!((draw(&thread), context(&thread)), ("q q2".to_owned(), "b".to_owned()));
}

#[test]
fn a_thread_that_answers_somebody_shows_what_it_answers() {
    let thread = thread(heap("2", "0 bob\n1 ada > 0\n2 ada > 1\n3 bob > 1"));
    assert_eq!((draw(&thread), context(&thread)), ("1 2".to_owned(), "0".to_owned()));
}

#[test]
fn a_namesake_with_another_account_is_somebody_else() {
    let mut conversation = heap("1", "1 ada\n2 ada > 1\n3 ada > 2");
    conversation.posts[2].author.id = "https://other.example/users/ada".to_owned();
    assert_eq!(draw(&thread(conversation)), "1 2");
}

#[test]
fn an_author_who_changed_their_name_on_the_way_stays_one_author() {
    let mut conversation = heap("1", "1 ada\n2 ada > 1");
    conversation.posts[1].author.handle = "countess@social.example".to_owned();
    assert_eq!(draw(&thread(conversation)), "1 2");
}

#[test]
fn a_post_that_came_twice_is_shown_once_as_edited_last() {
    let mut conversation = heap("1", "1 ada\n2 ada > 1");
    let mut edited = conversation.posts[1].clone();
    edited.edited_at = Some(sample::minute(30));
    edited.text = unspool::thread::RichText::plain("Edited.");
    for at in [0, 1, 2] {
        let mut conversation = conversation.clone();
        conversation.posts.insert(at, edited.clone());
        let thread = thread(conversation);
        assert_eq!(draw(&thread), "1 2");
        assert_eq!(thread.posts().nth(1).unwrap().text.to_plain(), "Edited.");
    }
    conversation.posts.reverse();
    assert_eq!(draw(&thread(conversation)), "1 2");
}

#[test]
fn posts_that_answer_one_another_in_a_circle_are_each_shown_once() {
    let circle = "
        1 ada > 3
        2 ada > 1
        3 ada > 2
        4 ada > 3";
    for focus in ["1", "2", "3", "4"] {
        assert_eq!(assembled(focus, circle), "1 2 3 4");
    }
    assert_eq!(assembled("1", "1 ada > 1\n2 ada > 1"), "1 2");
}

#[test]
fn five_thousand_posts_in_a_row_and_five_thousand_side_by_side_take_no_time() {
    let mut row = String::from("0 ada\n");
    let mut fan = row.clone();
    for n in 1..5000 {
        writeln!(row, "{n} ada > {}", n - 1).unwrap();
        writeln!(fan, "{n} ada > 0").unwrap();
    }
    let (row, fan) = (heap("4321", &row), heap("4321", &fan));
    let begun = Instant::now();
    let row = thread(row);
    let fan = thread(fan);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    let in_order = row.posts().map(|post| post.id.clone());
    let expected: Vec<PostRef> = (0..5000).map(|n| sample::id(&n.to_string())).collect();
    assert_eq!(in_order.collect::<Vec<_>>(), expected);
    assert_eq!((fan.trunk.len(), fan.branches.len()), (2, 4998));
}
