//! The sentences that every shape and the page share: about gaps, about how whole a thread is.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{
    lang::Language,
    thread::{Cause, Extent, Gap, GapReason, MediaKind, Poll, Thread},
};

/// What stands where a post is missing: what the network said about it, else the reason.
#[must_use]
pub fn gap(gap: &Gap, language: Language) -> String {
    let key = match (gap.cause, gap.reason) {
        (Some(Cause::Suspended), _) => "gap-suspended",
        (Some(Cause::AgeRestricted), _) => "gap-age-restricted",
        (Some(Cause::SignedInOnly), _) => "gap-signed-in",
        (Some(Cause::LegalDemand), _) => "gap-legal",
        (None, GapReason::Deleted) => "gap-deleted",
        (None, GapReason::Protected) => "gap-protected",
        (None, GapReason::Blocked) => "gap-blocked",
        (None, GapReason::Withheld) => "gap-withheld",
        (None, GapReason::Beyond) => "gap-beyond",
        (None, GapReason::Unreachable) => "gap-unreachable",
    };
    language.say(key).to_string()
}

/// What stands below words of which only the beginning is there.
#[must_use]
pub fn cut(language: Language) -> String {
    language.say("post-cut").to_string()
}

/// How whole the thread is: `whole`, `partial` or `unknown`. The names are fixed: they are
/// `data-complete` on the page.
#[must_use]
pub fn completeness(thread: &Thread) -> &'static str {
    let receipt = &thread.receipt;
    let is_short = receipt.expected.is_some_and(|expected| expected > receipt.shown);
    match receipt.extent {
        _ if is_short || receipt.stopped || posts_cut(thread) > 0 => "partial",
        _ if thread.gaps().next().is_some() => "partial",
        Extent::HeadMissing | Extent::TailMissing => "partial",
        Extent::Unknown => "unknown",
        Extent::Whole => "whole",
    }
}

/// The receipt in one sentence without its full stop: "23 of 25 posts: 1 deleted, 1 not public".
#[must_use]
pub fn receipt(thread: &Thread, language: Language) -> String {
    let receipt = &thread.receipt;
    let expected = receipt.expected.unwrap_or(0).max(receipt.shown);
    let is_whole = completeness(thread) == "whole";
    let shown = receipt.shown;
    let mut sentence = if shown < expected {
        language.say("receipt-of").with("n", shown).with("all", expected)
    } else if is_whole {
        language.say("receipt-all").with("n", shown)
    } else {
        language.say("posts").with("n", shown)
    };

    let missing = missing(thread, expected - shown, language);
    if !missing.is_empty() {
        let missing = language.enumerate(&missing);
        sentence = language.say("receipt-missing").with("posts", sentence).with("missing", missing);
    }
    for note in notes(thread, language) {
        sentence = language.say("receipt-note").with("sentence", sentence).with("note", note);
    }
    sentence.to_string()
}

/// The missing posts by reason, and those of which nobody knows the place.
fn missing(thread: &Thread, short: u32, language: Language) -> Vec<String> {
    let mut counts = BTreeMap::<_, u32>::new();
    // A gap without a name where reading ended stands for no certain number of posts.
    for gap in thread.gaps().filter(|gap| gap.id.is_some() || gap.reason != GapReason::Beyond) {
        *counts.entry((gap.reason, gap.cause)).or_default() += 1;
    }
    let placed = counts.values().sum();
    let say = |key, count: u32| language.say(key).with("n", count).to_string();
    let mut missing: Vec<String> =
        counts.iter().map(|(kind, count)| say(kind_of(*kind), *count)).collect();
    if short > placed {
        missing.push(say("missing-unplaced", short - placed));
    }
    missing
}

/// What missing posts are counted as.
fn kind_of((reason, cause): (GapReason, Option<Cause>)) -> &'static str {
    match (cause, reason) {
        (Some(Cause::Suspended), _) => "missing-suspended",
        (Some(Cause::AgeRestricted), _) => "missing-age-restricted",
        (Some(Cause::SignedInOnly), _) => "missing-signed-in",
        (Some(Cause::LegalDemand), _) => "missing-legal",
        (None, GapReason::Deleted) => "missing-deleted",
        (None, GapReason::Protected) => "missing-protected",
        (None, GapReason::Blocked) => "missing-blocked",
        (None, GapReason::Withheld) => "missing-withheld",
        (None, GapReason::Unreachable) => "missing-unreachable",
        (None, GapReason::Beyond) => "missing-beyond",
    }
}

/// How many posts are there only with the beginning of their words.
fn posts_cut(thread: &Thread) -> usize {
    thread.posts().filter(|post| post.truncated).count()
}

fn notes(thread: &Thread, language: Language) -> Vec<String> {
    let receipt = &thread.receipt;
    let mut notes = Vec::new();
    match receipt.extent {
        Extent::HeadMissing => notes.push(language.say("note-head")),
        Extent::TailMissing if !receipt.stopped => notes.push(language.say("note-tail")),
        // Said below, with why.
        Extent::Unknown if receipt.upward => {}
        Extent::Unknown => notes.push(language.say("note-unknown")),
        Extent::TailMissing | Extent::Whole => {}
    }
    if receipt.stopped {
        notes.push(language.say("note-stopped"));
    }
    if receipt.upward {
        notes.push(language.say("note-upward"));
    }
    let cut = posts_cut(thread);
    if cut > 0 {
        notes.push(language.say("note-cut").with("n", cut));
    }
    if receipt.inferred_joints > 0 {
        notes.push(language.say("note-inferred").with("n", receipt.inferred_joints));
    }
    notes.iter().map(ToString::to_string).collect()
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
pub fn media(kind: MediaKind, language: Language) -> String {
    let key = match kind {
        MediaKind::Image => "media-image",
        MediaKind::Video => "media-video",
        MediaKind::Gif => "media-gif",
        MediaKind::Audio => "media-audio",
        MediaKind::Other => "media-other",
    };
    language.say(key).to_string()
}

/// A number of votes: "12 votes". The number itself goes along as words, because numbers that
/// choose between forms are exact up to 2⁵³ only.
#[must_use]
pub fn count_votes(votes: u64, language: Language) -> String {
    language.say("votes").with("n", votes).with("votes", votes.to_string()).to_string()
}

/// The votes for one choice: "12 votes, 34%"; empty while the network hides them.
#[must_use]
pub fn votes(poll: &Poll, votes: Option<u64>, language: Language) -> String {
    let Some(votes) = votes else { return String::new() };
    let counted = count_votes(votes, language);
    match poll.total {
        Some(total) if total > 0 => {
            let percent = (u128::from(votes) * 200 + u128::from(total)) / (u128::from(total) * 2);
            let percent = percent.to_string();
            language.say("votes-share").with("votes", counted).with("percent", percent).to_string()
        }
        _ => counted,
    }
}

/// What is to be said below a poll: before the moment at which it ends, and behind it.
#[must_use]
pub fn poll(poll: &Poll, language: Language) -> (String, String) {
    let mut said = language.say(if poll.is_over { "poll-closed" } else { "poll-open" });
    let mut parts = Vec::new();
    if poll.multiple {
        parts.push(language.say("poll-multiple"));
    }
    if let Some(total) = poll.total {
        parts.push(language.say("poll-total").with("n", total).with("votes", total.to_string()));
    }
    for part in parts {
        said = language.say("poll-part").with("first", said).with("next", part);
    }
    if poll.ends_at.is_none() {
        return (language.say("sentence").with("words", said).to_string(), String::new());
    }
    let end = language.say(if poll.is_over { "poll-ended" } else { "poll-ends" }).around("at");
    let part = language.say("poll-part").with("first", said).around("next");
    let sentence = language.say("sentence").around("words");
    (sentence.0 + &part.0 + &end.0, end.1 + &part.1 + &sentence.1)
}

/// The heading of another line of the thread: "Continued from ¶3".
#[must_use]
pub(super) fn continued(from: Option<usize>, language: Language) -> String {
    match from {
        Some(at) => {
            language.say("document-continued-from").with("place", format!("¶{at}")).to_string()
        }
        None => language.say("document-continued").to_string(),
    }
}

/// A moment, to the minute, in UTC: "2026-03-01 09:30 UTC".
#[must_use]
pub fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
