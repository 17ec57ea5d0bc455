//! Small facts about threads, media, polls and cards, as pages write them.

use url::Url;

use super::page::Chrome;
use crate::{
    format::words,
    thread::{Choice, Gap, Media, Poll, Thread},
};

/// What a piece of media is called.
pub(super) fn kind(media: &Media, chrome: &Chrome) -> String {
    words::media(media.kind, chrome.language)
}

/// Votes in hundredths of all.
pub(super) fn share(choice: &Choice, poll: &Poll) -> Option<u64> {
    let (votes, total) = (choice.votes?, poll.total.filter(|total| *total > 0)?);
    Some((u128::from(votes) * 100 / u128::from(total)).min(100) as u64)
}

/// The votes for one choice.
pub(super) fn votes(votes: &u64, chrome: &Chrome) -> String {
    words::count_votes(*votes, chrome.language)
}

/// What is to be said below a poll: before the moment at which it ends, and behind it.
pub(super) fn poll(poll: &Poll, chrome: &Chrome) -> (String, String) {
    let mut said = chrome.say(if poll.is_over { "poll-closed" } else { "poll-open" });
    if poll.multiple {
        let next = chrome.say("poll-multiple");
        said = chrome.say("poll-part").with("first", said).with("next", next);
    }
    if let Some(total) = poll.total {
        let next = chrome.say("poll-total").with("n", total).with("votes", total.to_string());
        said = chrome.say("poll-part").with("first", said).with("next", next);
    }
    if poll.ends_at.is_none() {
        return (chrome.say("sentence").with("words", said).to_string(), String::new());
    }
    let end = chrome.say(if poll.is_over { "poll-ended" } else { "poll-ends" }).around("at");
    let part = chrome.say("poll-part").with("first", said).around("next");
    let sentence = chrome.say("sentence").around("words");
    (sentence.0 + &part.0 + &end.0, end.1 + &part.1 + &sentence.1)
}

/// How whole the thread is, in words.
pub(super) fn receipt(thread: &Thread, chrome: &Chrome) -> String {
    words::receipt(thread, chrome.language)
}

/// The host that a card leads to.
pub(super) fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default().trim_start_matches("www.")
}

/// Why a post is missing, in words.
pub(super) fn gap(gap: &Gap, chrome: &Chrome) -> String {
    words::gap(gap, chrome.language)
}
