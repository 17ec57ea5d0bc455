//! What follows from what people said.

use jiff::SignedDuration;
use unspool::{
    consent::{Refusal, Verdict, redact, verdict},
    thread::{
        Author, Cause, Context, Embed, Extent, Gap, GapReason, Item, Post, Signal, Visibility,
    },
};

use crate::support::sample;

const EVERYTHING: Verdict = Verdict { list: true, index: true, until: None };

fn unlisted(post: &mut Post) {
    post.visibility = Visibility::Unlisted;
}

/// A post by bob, who says this.
fn bobs(signal: Signal, visibility: Visibility) -> Post {
    let mut author: Author = sample::author("bob");
    author.signals.insert(signal);
    Post { author, visibility, ..sample::post("b", "bob", 0, "What Bob said.") }
}

#[test]
fn a_public_thread_of_somebody_who_said_nothing_is_listed_indexed_and_kept() {
    assert_eq!(verdict(&sample::thread().posts(3).build()), Ok(EVERYTHING));
}

#[test]
fn a_no_is_a_no() {
    for (signal, refusal) in [
        (Signal::SignedInOnly, Refusal::SignedInOnly),
        (Signal::NoUnroll, Refusal::NoUnroll),
        (Signal::HidesPublic, Refusal::HiddenFromWeb),
        (Signal::Hidden, Refusal::Moderated),
    ] {
        assert_eq!(verdict(&sample::thread().says(signal).posts(3).build()), Err(refusal));
    }
}

#[test]
fn a_no_that_only_a_later_post_carries_counts() {
    let late = sample::thread()
        .posts(2)
        .post(|post| {
            post.author.signals.insert(Signal::SignedInOnly);
        })
        .build();
    assert_eq!(verdict(&late), Err(Refusal::SignedInOnly));
}

#[test]
fn what_is_hidden_by_visibility_refuses_by_the_first_post() {
    let hides = |signal| sample::thread().says(signal);
    let thread = hides(Signal::HidesUnlisted).post(unlisted).posts(2).build();
    assert_eq!(verdict(&thread), Err(Refusal::HiddenFromWeb));
    assert!(verdict(&hides(Signal::HidesUnlisted).posts(2).post(unlisted).build()).is_ok());
    assert!(verdict(&hides(Signal::HidesPublic).post(unlisted).posts(2).build()).is_ok());
}

#[test]
fn posts_of_a_hidden_visibility_become_gaps_of_a_thread_that_may_be_shown() {
    let mut thread =
        sample::thread().says(Signal::HidesUnlisted).posts(2).post(unlisted).posts(1).build();
    redact(&mut thread);
    let gap = Gap { reason: GapReason::Protected, id: Some(sample::id("3")), cause: None };
    assert_eq!(thread.trunk[2], Item::Gap(gap));
    assert_eq!((thread.receipt.shown, thread.receipt.expected), (3, Some(4)));
    assert_eq!(thread.receipt.extent, Extent::Whole);
}

#[test]
fn a_hidden_last_post_is_a_missing_end() {
    let mut thread = sample::thread().says(Signal::HidesUnlisted).posts(2).post(unlisted).build();
    redact(&mut thread);
    assert_eq!(thread.receipt.extent, Extent::TailMissing);
}

#[test]
fn who_wants_no_lasting_copy_is_kept_for_a_day_and_not_indexed() {
    let thread = sample::thread().says(Signal::NoArchive).posts(3).build();
    let until = Some(thread.fetched_at + SignedDuration::from_hours(24));
    assert_eq!(verdict(&thread), Ok(Verdict { list: true, index: false, until }));
}

#[test]
fn who_wants_no_search_is_not_indexed_and_who_wants_no_lists_is_not_listed() {
    let said = |signal| verdict(&sample::thread().says(signal).posts(3).build());
    assert_eq!(said(Signal::NotIndexable), Ok(Verdict { index: false, ..EVERYTHING }));
    assert_eq!(said(Signal::NotDiscoverable), Ok(Verdict { list: false, ..EVERYTHING }));
}

#[test]
fn an_unlisted_thread_is_neither_listed_nor_indexed() {
    let thread = sample::thread().post(unlisted).posts(2).build();
    assert_eq!(verdict(&thread), Ok(Verdict { list: false, index: false, until: None }));
}

#[test]
fn the_first_post_decides_about_lists_and_every_post_about_search() {
    let thread = sample::thread().posts(2).post(unlisted).build();
    assert_eq!(verdict(&thread), Ok(Verdict { index: false, ..EVERYTHING }));
}

#[test]
fn lists_hold_threads_of_three_posts_that_are_whole_or_nearly() {
    let posts = |n| sample::thread().posts(n);
    assert!(posts(3).build().is_for_lists());
    assert!(posts(2).branch(1).posts(1).build().is_for_lists(), "in several lines");
    assert!(posts(2).gap(GapReason::Deleted).posts(1).build().is_for_lists());
    assert!(posts(3).gap(GapReason::Beyond).build().is_for_lists(), "the end may be missing");
    for (why, thread) in [
        ("too short", posts(2).build()),
        ("too short without what is missing", posts(2).gap(GapReason::Deleted).build()),
        ("the beginning is missing", sample::thread().gap(GapReason::Deleted).posts(9).build()),
        (
            "much is missing",
            posts(2).gap(GapReason::Deleted).gap(GapReason::Deleted).posts(2).build(),
        ),
    ] {
        assert!(!thread.is_for_lists(), "{why}");
        assert!(verdict(&thread).unwrap().list, "that is not for its author to say: {why}");
    }
}

#[test]
fn a_thread_with_covered_media_is_listed_but_not_searched() {
    let thread = sample::thread().posts(2).post(|post| post.sensitive = true).build();
    assert_eq!(verdict(&thread), Ok(Verdict { index: false, ..EVERYTHING }));
}

#[test]
fn a_thread_is_kept_until_the_first_of_its_posts_expires() {
    let thread = sample::thread()
        .posts(1)
        .post(|post| post.expires_at = Some(sample::minute(9000)))
        .post(|post| post.expires_at = Some(sample::minute(8000)))
        .build();
    assert_eq!(verdict(&thread).unwrap().until, Some(sample::minute(8000)));
}

#[test]
fn an_expiry_before_the_day_is_over_comes_first() {
    let thread = sample::thread()
        .says(Signal::NoArchive)
        .posts(1)
        .post(|post| post.expires_at = Some(sample::minute(1500)))
        .build();
    assert_eq!(verdict(&thread).unwrap().until, Some(sample::minute(1500)));
}

#[test]
fn a_quoted_author_and_the_one_who_is_answered_have_a_say_about_search_and_keeping() {
    for (signal, index, is_kept) in [
        (Signal::NotIndexable, false, true),
        (Signal::NoArchive, false, false),
        (Signal::NotDiscoverable, true, true),
    ] {
        let post = bobs(signal, Visibility::Public);
        let quoting = sample::thread().posts(2).embed(Embed::Quote(Box::new(post.clone()))).build();
        let answering = sample::thread().posts(2).answers(post).build();
        for thread in [quoting, answering] {
            let verdict = verdict(&thread).unwrap();
            assert!(verdict.list);
            assert_eq!((verdict.index, verdict.until.is_none()), (index, is_kept), "{signal:?}");
        }
    }
}

#[test]
fn a_quoted_author_who_refuses_does_not_take_the_thread_along() {
    let quote = Embed::Quote(Box::new(bobs(Signal::SignedInOnly, Visibility::Public)));
    assert_eq!(verdict(&sample::thread().posts(2).embed(quote).build()), Ok(EVERYTHING));
}

#[test]
fn quotes_and_the_answered_post_of_authors_who_refuse_become_gaps() {
    for (signal, visibility, reason) in [
        (Signal::SignedInOnly, Visibility::Public, GapReason::Protected),
        (Signal::NoUnroll, Visibility::Public, GapReason::Protected),
        (Signal::HidesPublic, Visibility::Public, GapReason::Protected),
        (Signal::HidesUnlisted, Visibility::Unlisted, GapReason::Protected),
        (Signal::Hidden, Visibility::Public, GapReason::Withheld),
    ] {
        let post = bobs(signal, visibility);
        let quote = Embed::Quote(Box::new(post.clone()));
        let mut thread = sample::thread().answers(post).posts(2).embed(quote).build();
        redact(&mut thread);
        let cause = (signal == Signal::SignedInOnly).then_some(Cause::SignedInOnly);
        let gap = Gap { reason, id: Some(sample::id("b")), cause };
        assert_eq!(thread.context, Some(Context::Gap(gap.clone())));
        let last = thread.posts().last().unwrap();
        assert_eq!(last.embeds, [Embed::QuoteGap(gap)]);
        assert_eq!(thread.receipt.shown, 2);
        let kept = serde_json::to_string(&thread).unwrap();
        assert!(!kept.contains("What Bob said."), "{kept}");
    }
}

#[test]
fn what_is_quoted_by_the_answered_post_is_judged_too() {
    let inner = Embed::Quote(Box::new(bobs(Signal::SignedInOnly, Visibility::Public)));
    let mut outer = sample::post("c", "cyd", 0, "Look at Bob.");
    outer.embeds.push(inner);
    let mut thread = sample::thread().answers(outer).posts(2).build();
    redact(&mut thread);
    assert!(!serde_json::to_string(&thread).unwrap().contains("What Bob said."));
}

#[test]
fn others_who_did_not_hide_that_visibility_stay() {
    let quote = Embed::Quote(Box::new(bobs(Signal::HidesUnlisted, Visibility::Public)));
    let mut thread = sample::thread().posts(2).embed(quote).build();
    let before = thread.clone();
    redact(&mut thread);
    assert_eq!(thread, before);
}
