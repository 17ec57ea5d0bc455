//! Small facts about threads, media, polls and cards, as pages write them.

use url::Url;

use super::page::{self, Chrome};
use crate::{
    format::words,
    thread::{Choice, Gap, Media, Poll, Tag, Thread},
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
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates have a reference")]
pub(super) fn votes(votes: &u64, chrome: &Chrome) -> String {
    words::count_votes(*votes, chrome.language)
}

/// What is to be said below a poll: before the moment at which it ends, and behind it.
pub(super) fn poll(poll: &Poll, chrome: &Chrome) -> (String, String) {
    words::poll(poll, chrome.language)
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

/// The author's description of the media, where there is one.
pub(super) fn described(media: &Media) -> Option<&str> {
    media.alt.as_deref().map(str::trim).filter(|words| !words.is_empty())
}

/// The threads on this site that have this tag.
pub(super) fn tagged(tag: &Tag) -> String {
    page::path_of(&format!("tag/{}", tag.name))
}
