//! Posts that are gone: in the middle, at the beginning, at the end.

use unspool::thread::Extent;

use super::heap::{assembled, context, draw, heap, thread};

#[test]
fn a_locked_post_in_the_middle_is_a_gap_in_its_place_and_nothing_is_guessed() {
    let locked = "
        1 ada
        2 ada > 1
        - 3 protected ada > 2
        4 ada > 3
        5 ada > 4";
    for focus in ["1", "5"] {
        let thread = thread(heap(focus, locked));
        assert_eq!(draw(&thread), "1 2 [protected] 4 5");
        assert_eq!((thread.receipt.inferred_joints, thread.receipt.extent), (0, Extent::Whole));
    }
}

#[test]
fn two_withheld_posts_in_a_row_are_two_gaps() {
    let withheld = "
        1 ada
        - 2 withheld ada > 1
        - 3 withheld ada > 2
        4 ada > 3";
    assert_eq!(assembled("4", withheld), "1 [withheld] [withheld] 4");
}

#[test]
fn a_withheld_post_at_the_end_is_shown_as_a_gap() {
    let thread = thread(heap("1", "1 ada\n2 ada > 1\n- 3 withheld ada > 2"));
    assert_eq!(draw(&thread), "1 2 [withheld]");
    assert_eq!(thread.receipt.extent, Extent::TailMissing);
}

#[test]
fn what_follows_a_deleted_post_is_joined_to_what_was_written_before_it() {
    let hole = "
        1 ada
        2 ada > 1
        - 3 deleted ada
        4 ada > 3
        5 ada > 4";
    for focus in ["1", "2", "4", "5"] {
        let thread = thread(heap(focus, hole));
        assert_eq!(draw(&thread), "1 2 [deleted] 4 5");
        assert_eq!((thread.receipt.inferred_joints, thread.receipt.extent), (1, Extent::Whole));
    }
}

#[test]
fn the_network_may_only_say_that_the_lost_post_was_the_authors() {
    let by_name = "
        1 ada
        2 ada > 1
        4 ada > 3/ada";
    let nameless = "
        1 ada
        2 ada > 1
        4 ada > ?/ada";
    for focus in ["2", "4"] {
        assert_eq!(assembled(focus, by_name), "1 2 [unreachable] 4");
        assert_eq!(assembled(focus, nameless), "1 2 [deleted] 4");
    }
}

#[test]
fn a_note_without_author_is_the_authors_when_the_answer_says_so() {
    let hole = "
        1 ada
        - 2 unreachable ? > 1
        3 ada > 2/ada";
    let thread = thread(heap("3", hole));
    assert_eq!(draw(&thread), "1 [unreachable] 3");
    assert_eq!(thread.receipt.inferred_joints, 0);
}

#[test]
fn several_holes_are_closed_in_the_order_in_which_the_pieces_were_written() {
    let holes = "
        1 ada
        2 ada > 1
        - 3 deleted ada
        4 ada > 3
        - 5 deleted ada
        6 ada > 5
        7 ada > 6";
    for focus in ["1", "4", "7"] {
        let thread = thread(heap(focus, holes));
        assert_eq!(draw(&thread), "1 2 [deleted] 4 [deleted] 6 7");
        assert_eq!(thread.receipt.inferred_joints, 2);
    }
}

#[test]
fn a_piece_is_joined_to_the_line_whose_end_was_written_last_before_it() {
    let drawing = "
        1 ada
        2 ada > 1
        a ada > 1
        4 ada > 3/ada
        b ada > 1";
    // When 4 was written, the ends were 2 and a; a is the later one.
    assert_eq!(assembled("1", drawing), "1 a [unreachable] 4 | 1: 2 | 1: b");
}

#[test]
fn a_piece_older_than_every_end_is_joined_to_the_latest() {
    let drawing = "
        1 ada
        x ada > gone/ada
        2 ada > 1
        3 ada > 2";
    assert_eq!(assembled("1", drawing), "1 2 3 [unreachable] x");
}

#[test]
fn a_thread_whose_first_post_is_deleted_begins_with_a_gap() {
    let rootless = "
        - 1 deleted ada
        2 ada > 1
        3 ada > 2
        b bob > 3
        q ada > b
        2b ada > 1";
    for focus in ["2", "3", "2b"] {
        let thread = thread(heap(focus, rootless));
        assert_eq!(draw(&thread), "[deleted] 2 3 | 1: 2b");
        assert_eq!(thread.receipt.extent, Extent::HeadMissing);
        assert_eq!((thread.root.locator(), context(&thread).as_str()), ("2", "nothing"));
    }
}

#[test]
fn the_first_post_may_be_gone_without_a_trace() {
    for lost in ["2 ada > 1/ada\n3 ada > 2", "2 ada > ?/ada\n3 ada > 2"] {
        let thread = thread(heap("3", lost));
        assert_eq!(thread.receipt.extent, Extent::HeadMissing);
        assert_eq!(thread.receipt.inferred_joints, 0);
        assert_eq!(thread.root.locator(), "2");
        assert_eq!(thread.trunk.len(), 3);
    }
}

#[test]
fn a_locked_first_post_that_answers_somebody_keeps_what_it_answers() {
    let thread = thread(heap("2", "0 bob\n- 1 protected ada > 0\n2 ada > 1"));
    assert_eq!((draw(&thread).as_str(), context(&thread).as_str()), ("[protected] 2", "0"));
    assert_eq!(thread.receipt.extent, Extent::HeadMissing);
}

#[test]
fn a_thread_that_answers_a_post_that_cannot_be_shown_says_why() {
    for (drawing, why) in [
        ("- 0 blocked bob\n1 ada > 0\n2 ada > 1", "[blocked]"),
        ("1 ada > 0/bob\n2 ada > 1", "[unreachable]"),
        ("1 ada > ?/bob\n2 ada > 1", "[deleted]"),
    ] {
        let thread = thread(heap("2", drawing));
        assert_eq!((draw(&thread).as_str(), context(&thread).as_str()), ("1 2", why));
        assert_eq!(thread.receipt.extent, Extent::Whole, "{drawing}");
    }
}

#[test]
fn where_nobody_says_whose_the_lost_parent_was_the_receipt_is_careful() {
    for drawing in ["- 0 unreachable ?\n1 ada > 0", "1 ada > 0", "1 ada > ?"] {
        let thread = thread(heap("1", drawing));
        assert_eq!(draw(&thread), "1");
        assert_eq!(thread.receipt.extent, Extent::Unknown, "{drawing}");
    }
}

#[test]
fn an_answer_to_somebody_whose_post_is_gone_does_not_join_the_thread() {
    let drawing = "
        1 ada
        2 ada > 1
        - b deleted bob
        q ada > b
        r ada > gone/bob";
    assert_eq!(assembled("1", drawing), "1 2");
    assert_eq!(assembled("q", drawing), "q");
}

#[test]
fn a_missing_post_without_a_place_is_not_invented() {
    assert_eq!(assembled("1", "1 ada\n2 ada > 1\n- 9 deleted ada"), "1 2");
}

#[test]
fn somebody_elses_missing_answer_is_no_gap_of_the_thread() {
    assert_eq!(assembled("1", "1 ada\n- b protected bob > 1\n2 ada > 1"), "1 2");
}
