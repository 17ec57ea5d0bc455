//! The sentences about how whole a thread is.

use unspool::{
    format::words::{self, completeness},
    lang::Language,
    thread::{Cause, Extent, Gap, GapReason, Item, Poll, Thread},
};

use crate::support::sample;

fn receipt(thread: &Thread) -> String {
    words::receipt(thread, Language::English)
}

fn votes(poll: &Poll, votes: Option<u64>) -> String {
    words::votes(poll, votes, Language::English)
}

fn says(thread: &Thread) -> (String, &'static str) {
    (receipt(thread), completeness(thread))
}

#[test]
fn a_whole_thread_says_so() {
    let thread = sample::thread().posts(25).build();
    assert_eq!(says(&thread), ("All 25 posts".to_owned(), "whole"));
    assert_eq!(says(&sample::thread().posts(1).build()), ("1 post".to_owned(), "whole"));
}

#[test]
fn gaps_are_counted_by_their_reason() {
    let thread = sample::thread().posts(20).gap(GapReason::Deleted).posts(2);
    let thread = thread.gap(GapReason::Protected).posts(1).build();
    assert_eq!(says(&thread), ("23 of 25 posts: 1 deleted, 1 not public".to_owned(), "partial"));
}

#[test]
fn posts_that_the_network_counts_and_nobody_found_are_named() {
    let mut thread = sample::thread().posts(3).build();
    thread.receipt.expected = Some(5);
    thread.receipt.extent = Extent::Unknown;
    assert_eq!(
        says(&thread),
        ("3 of 5 posts: 2 not found; there may be more".to_owned(), "partial")
    );
}

#[test]
fn a_missing_end_is_named() {
    let rootless = sample::thread().gap(GapReason::Deleted).posts(2).build();
    assert_eq!(receipt(&rootless), "2 of 3 posts: 1 deleted; the beginning is missing");
    let cut = sample::thread().posts(2).gap(GapReason::Withheld).build();
    assert_eq!(receipt(&cut), "2 of 3 posts: 1 withheld by the network; the end is missing");
}

#[test]
fn a_limit_of_ours_is_owned_up_to_and_counts_no_post() {
    let mut thread = sample::thread().posts(2).build();
    thread.trunk.push(Item::Gap(Gap { reason: GapReason::Beyond, id: None, cause: None }));
    thread.receipt.extent = Extent::TailMissing;
    thread.receipt.stopped = true;
    assert_eq!(
        says(&thread),
        ("2 posts; reading stopped at a limit, there may be more".to_owned(), "partial")
    );
}

#[test]
fn a_way_that_cannot_tell_says_that() {
    let mut thread = sample::thread().posts(2).build();
    thread.receipt.extent = Extent::Unknown;
    assert_eq!(says(&thread), ("2 posts; there may be more".to_owned(), "unknown"));
}

#[test]
fn gaps_are_counted_by_what_the_network_said_about_them() {
    let mut thread = sample::thread().posts(1);
    let kinds = [
        (GapReason::Withheld, Some(Cause::Suspended), "1 of a suspended account"),
        (GapReason::Protected, Some(Cause::AgeRestricted), "1 age-restricted"),
        (GapReason::Protected, Some(Cause::SignedInOnly), "1 only for signed-in readers"),
        (
            GapReason::Withheld,
            Some(Cause::LegalDemand),
            "1 withheld in some countries or after a legal demand",
        ),
        (GapReason::Protected, None, "1 not public"),
        (GapReason::Deleted, None, "1 deleted"),
    ];
    for (reason, ..) in kinds {
        thread = thread.gap(reason);
    }
    let mut thread = thread.posts(1).build();
    let mut sentences = std::collections::BTreeSet::new();
    for (item, (_, cause, _)) in thread.trunk.iter_mut().skip(1).zip(kinds) {
        let Item::Gap(hole) = item else { panic!("a gap") };
        hole.cause = cause;
        sentences.insert(words::gap(hole, Language::English));
    }
    assert_eq!(sentences.len(), 6, "each is told apart: {sentences:?}");
    let (told, complete) = says(&thread);
    assert_eq!(complete, "partial");
    let listed: Vec<&str> = told.strip_prefix("2 of 8 posts: ").unwrap().split(", ").collect();
    assert_eq!(listed.len(), 6, "{told}");
    for (.., words) in kinds {
        assert!(listed.contains(&words), "{words} in {told}");
    }
}

#[test]
fn a_reading_that_saw_only_upward_says_so_once() {
    let mut thread = sample::thread().posts(3).build();
    thread.receipt.extent = Extent::Unknown;
    thread.receipt.upward = true;
    let note = "only the pasted post and what stands above it could be seen, there may be more";
    assert_eq!(says(&thread), (format!("3 posts; {note}"), "unknown"));
}

#[test]
fn posts_whose_words_are_cut_are_counted_and_keep_the_thread_from_being_whole() {
    let one = sample::thread().posts(2).post(|post| post.truncated = true);
    assert_eq!(says(&one.build()), ("3 posts; the words of 1 post are cut".to_owned(), "partial"));
    let two = sample::thread().post(|p| p.truncated = true).post(|p| p.truncated = true);
    assert_eq!(receipt(&two.build()), "2 posts; the words of 2 posts are cut");
}

#[test]
fn inferred_joints_are_owned_up_to() {
    let mut thread = sample::thread().posts(2).gap(GapReason::Deleted).posts(1).build();
    thread.receipt.inferred_joints = 1;
    assert_eq!(receipt(&thread), "3 of 4 posts: 1 deleted; the place of 1 part is inferred");
}

#[test]
fn votes_are_rounded_and_survive_nonsense() {
    let poll =
        |total| Poll { choices: Vec::new(), multiple: false, ends_at: None, is_over: false, total };
    assert_eq!(votes(&poll(Some(3)), Some(1)), "1 vote, 33%");
    assert_eq!(votes(&poll(Some(8)), Some(1)), "1 vote, 13%");
    assert_eq!(votes(&poll(Some(0)), Some(0)), "0 votes");
    assert_eq!(votes(&poll(None), None), "");
    assert_eq!(votes(&poll(Some(1)), Some(u64::MAX)), format!("{0} votes, {0}00%", u64::MAX));
}
