//! Small facts about media, polls and cards, as pages write them.

use url::Url;

use crate::{
    format::words,
    thread::{Choice, Gap, Media, Poll},
};

/// What a piece of media is called.
pub(super) fn kind(media: &Media) -> &'static str {
    words::media(media.kind)
}

/// Votes in hundredths of all.
pub(super) fn share(choice: &Choice, poll: &Poll) -> Option<u64> {
    let (votes, total) = (choice.votes?, poll.total.filter(|total| *total > 0)?);
    Some((u128::from(votes) * 100 / u128::from(total)).min(100) as u64)
}

/// The host that a card leads to.
pub(super) fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default().trim_start_matches("www.")
}

/// Why a post is missing, in words.
pub(super) fn gap(gap: &Gap) -> &'static str {
    words::gap(gap)
}
