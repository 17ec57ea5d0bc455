//! The sentences that every shape and the page share: about gaps, about how whole a thread is.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::thread::{Cause, Extent, Gap, GapReason, MediaKind, Poll, Thread};

/// What stands where a post is missing: what the network said about it, else the reason.
#[must_use]
pub fn gap(gap: &Gap) -> &'static str {
    match gap.cause {
        Some(Cause::Suspended) => return "The account that wrote this post is suspended.",
        Some(Cause::AgeRestricted) => {
            return "This post is only for readers who are signed in and of age.";
        }
        Some(Cause::SignedInOnly) => return "This post is only for readers who are signed in.",
        Some(Cause::LegalDemand) => {
            return "This post is withheld in some countries or after a legal demand.";
        }
        None => {}
    }
    match gap.reason {
        GapReason::Deleted => "This post was deleted.",
        GapReason::Protected => "This post is not public.",
        GapReason::Blocked => "This post is hidden by a block.",
        GapReason::Withheld => "This post is withheld by the network or its moderators.",
        GapReason::Beyond => "There may be more that could not be read.",
        GapReason::Unreachable => "This post could not be read.",
    }
}

/// What stands below words of which only the beginning is there.
pub const CUT: &str = "This is only the beginning of a long post.";

/// How whole the thread is: `whole`, `partial` or `unknown`. The names are fixed: they are
/// `data-complete` on the page.
#[must_use]
pub fn completeness(thread: &Thread) -> &'static str {
    let receipt = &thread.receipt;
    let is_short = receipt.expected.is_some_and(|expected| expected > receipt.shown);
    match receipt.extent {
        _ if is_short || receipt.stopped || cut(thread) > 0 => "partial",
        _ if thread.gaps().next().is_some() => "partial",
        Extent::HeadMissing | Extent::TailMissing => "partial",
        Extent::Unknown => "unknown",
        Extent::Whole => "whole",
    }
}

/// The receipt in one sentence without its full stop: "23 of 25 posts: 1 deleted, 1 not public".
#[must_use]
pub fn receipt(thread: &Thread) -> String {
    let receipt = &thread.receipt;
    let expected = receipt.expected.unwrap_or(0).max(receipt.shown);
    let is_whole = completeness(thread) == "whole";
    let mut sentence = match (receipt.shown, expected) {
        (1, 1) => "1 post".to_owned(),
        (shown, all) if shown < all => format!("{shown} of {all} posts"),
        (shown, _) if is_whole => format!("All {shown} posts"),
        (shown, _) => format!("{shown} posts"),
    };

    let missing = missing(thread, expected - receipt.shown);
    if !missing.is_empty() {
        sentence = format!("{sentence}: {}", missing.join(", "));
    }
    for note in notes(thread) {
        sentence = format!("{sentence}; {note}");
    }
    sentence
}

/// The missing posts by reason, and those of which nobody knows the place.
fn missing(thread: &Thread, short: u32) -> Vec<String> {
    let mut counts = BTreeMap::<_, u32>::new();
    // A gap without a name where reading ended stands for no certain number of posts.
    for gap in thread.gaps().filter(|gap| gap.id.is_some() || gap.reason != GapReason::Beyond) {
        *counts.entry((gap.reason, gap.cause)).or_default() += 1;
    }
    let placed = counts.values().sum();
    let counted = counts.iter().map(|(kind, count)| format!("{count} {}", kind_of(*kind)));
    let mut missing: Vec<String> = counted.collect();
    if short > placed {
        missing.push(format!("{} not found", short - placed));
    }
    missing
}

/// What missing posts are counted as.
fn kind_of((reason, cause): (GapReason, Option<Cause>)) -> &'static str {
    match (cause, reason) {
        (Some(Cause::Suspended), _) => "of a suspended account",
        (Some(Cause::AgeRestricted), _) => "age-restricted",
        (Some(Cause::SignedInOnly), _) => "only for signed-in readers",
        (Some(Cause::LegalDemand), _) => "withheld in some countries or after a legal demand",
        (None, GapReason::Deleted) => "deleted",
        (None, GapReason::Protected) => "not public",
        (None, GapReason::Blocked) => "hidden by a block",
        (None, GapReason::Withheld) => "withheld by the network",
        (None, GapReason::Unreachable) => "could not be read",
        (None, GapReason::Beyond) => "beyond what the network shows to visitors",
    }
}

/// How many posts are there only with the beginning of their words.
fn cut(thread: &Thread) -> usize {
    thread.posts().filter(|post| post.truncated).count()
}

fn notes(thread: &Thread) -> Vec<String> {
    let receipt = &thread.receipt;
    let mut notes = Vec::new();
    match receipt.extent {
        Extent::HeadMissing => notes.push("the beginning is missing".to_owned()),
        Extent::TailMissing if !receipt.stopped => notes.push("the end is missing".to_owned()),
        // Said below, with why.
        Extent::Unknown if receipt.upward => {}
        Extent::Unknown => notes.push("there may be more".to_owned()),
        Extent::TailMissing | Extent::Whole => {}
    }
    if receipt.stopped {
        notes.push("reading stopped at a limit, there may be more".to_owned());
    }
    if receipt.upward {
        let note = "only the pasted post and what stands above it could be seen, there may be more";
        notes.push(note.to_owned());
    }
    match cut(thread) {
        0 => {}
        1 => notes.push("the words of 1 post are cut".to_owned()),
        posts => notes.push(format!("the words of {posts} posts are cut")),
    }
    match receipt.inferred_joints {
        0 => {}
        1 => notes.push("the place of 1 part is inferred".to_owned()),
        joints => notes.push(format!("the places of {joints} parts are inferred")),
    }
    notes
}

/// The network, or in the fediverse the server, as people call it.
#[must_use]
pub fn network(thread: &Thread) -> String {
    match thread.network().as_str() {
        "x" => "X".to_owned(),
        "bluesky" => "Bluesky".to_owned(),
        other => thread.author.url.host_str().unwrap_or(other).to_owned(),
    }
}

/// What a piece of media is called.
#[must_use]
pub fn media(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "Image",
        MediaKind::Video => "Video",
        MediaKind::Gif => "Animation",
        MediaKind::Audio => "Audio",
        MediaKind::Other => "File",
    }
}

/// The votes for one choice: "12 votes, 34 %"; empty while the network hides them.
#[must_use]
pub fn votes(poll: &Poll, votes: Option<u64>) -> String {
    let Some(votes) = votes else { return String::new() };
    let unit = if votes == 1 { "vote" } else { "votes" };
    match poll.total {
        Some(total) if total > 0 => {
            let percent = (u128::from(votes) * 200 + u128::from(total)) / (u128::from(total) * 2);
            format!("{votes} {unit}, {percent} %")
        }
        _ => format!("{votes} {unit}"),
    }
}

/// A moment, to the minute, in UTC: "2026-03-01 09:30 UTC".
#[must_use]
pub fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
