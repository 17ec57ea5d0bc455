//! How whole the thread says it is.

use unspool::thread::{Conversation, Extent, Read, Thread};

use super::heap::{draw, heap, thread};

fn read(conversation: Conversation, read: Read, expected: Option<u32>) -> Thread {
    thread(Conversation { read, expected, ..conversation })
}

fn three() -> Conversation {
    heap("1", "1 ada\n2 ada > 1\n3 ada > 2")
}

#[test]
fn everything_read_is_whole() {
    let receipt = read(three(), Read::Everything, None).receipt;
    assert_eq!((receipt.extent, receipt.shown, receipt.expected), (Extent::Whole, 3, None));
    assert!(!receipt.stopped);
}

#[test]
fn gaps_are_expected_posts() {
    let hole = heap("1", "1 ada\n- 2 withheld ada > 1\n3 ada > 2");
    let receipt = read(hole, Read::Everything, None).receipt;
    assert_eq!((receipt.extent, receipt.shown, receipt.expected), (Extent::Whole, 2, Some(3)));
}

#[test]
fn where_reading_stopped_the_trunk_ends_with_a_gap() {
    let thread = read(three(), Read::Stopped, None);
    assert_eq!(draw(&thread), "1 2 3 [beyond]");
    assert_eq!((thread.receipt.extent, thread.receipt.stopped), (Extent::TailMissing, true));
    assert_eq!(thread.receipt.expected, None, "nobody knows how many posts are beyond");
}

#[test]
fn the_end_is_not_marked_twice() {
    let beyond = heap("1", "1 ada\n2 ada > 1\n- 3 beyond ada > 2");
    assert_eq!(draw(&read(beyond, Read::Stopped, None)), "1 2 [beyond]");
}

#[test]
fn a_missing_beginning_weighs_more_than_a_missing_end() {
    let rootless = heap("2", "- 1 deleted ada\n2 ada > 1");
    let thread = read(rootless, Read::Stopped, None);
    assert_eq!(draw(&thread), "[deleted] 2 [beyond]");
    assert_eq!((thread.receipt.extent, thread.receipt.stopped), (Extent::HeadMissing, true));
}

#[test]
fn a_way_that_cannot_tell_is_unknown_until_the_networks_count_is_reached() {
    for (told, extent) in
        [(None, Extent::Unknown), (Some(3), Extent::Whole), (Some(5), Extent::Unknown)]
    {
        let receipt = read(three(), Read::Unsure, told).receipt;
        assert_eq!((receipt.extent, receipt.expected), (extent, told));
    }
}

#[test]
fn a_count_that_everything_read_does_not_reach_is_not_called_whole() {
    let receipt = read(three(), Read::Everything, Some(5)).receipt;
    assert_eq!((receipt.extent, receipt.shown, receipt.expected), (Extent::Unknown, 3, Some(5)));
}

#[test]
fn a_count_smaller_than_what_is_there_is_corrected() {
    let receipt = read(three(), Read::Everything, Some(2)).receipt;
    assert_eq!((receipt.extent, receipt.expected), (Extent::Whole, Some(3)));
}
