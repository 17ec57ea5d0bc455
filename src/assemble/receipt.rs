//! The receipt of a thread: what was shown, what should be there, which end is missing.

use crate::thread::{Branch, Extent, GapReason, Item, Read, Receipt};

/// What is known besides the items.
pub(super) struct Tally {
    /// Posts that the network says the thread has.
    pub(super) told: Option<u32>,
    /// How far reading went.
    pub(super) read: Read,
    /// Posts left out because they only call a bot.
    pub(super) calls: u32,
    /// Joints made by order and author.
    pub(super) inferred_joints: u32,
    /// The beginning was seen, or is a gap in place.
    pub(super) is_head_known: bool,
}

/// Writes it. A gap at an end of the trunk means that this end is missing. The network's count, when
/// reached, vouches for a way that cannot tell by itself that nothing more comes; when it is not
/// reached, posts are missing at places that nobody knows: [`Extent::Unknown`].
pub(super) fn write(tally: &Tally, trunk: &[Item], branches: &[Branch]) -> Receipt {
    let items = || trunk.iter().chain(branches.iter().flat_map(|branch| &branch.items));
    let count = |posts: bool| {
        u32::try_from(items().filter(|item| matches!(item, Item::Post(_)) == posts).count())
            .unwrap_or(u32::MAX)
    };
    let (shown, gaps) = (count(true), count(false));
    let known = shown.saturating_add(gaps);
    let told = tally.told.map(|told| told.saturating_sub(tally.calls));
    let expected = match told {
        Some(told) => Some(told.max(known)),
        None => (gaps > 0).then_some(known),
    };
    let stopped = tally.read == Read::Stopped;
    // Nothing answers the last post, so nothing can follow it.
    let ends = matches!(trunk.last(), Some(Item::Post(post)) if post.counts.replies == Some(0));
    let is_upward = tally.read == Read::Upward && !ends;
    let is_gap = |item: Option<&Item>| matches!(item, Some(Item::Gap(_)));
    let extent = if is_gap(trunk.first()) {
        Extent::HeadMissing
    } else if stopped || is_gap(trunk.last()) {
        Extent::TailMissing
    } else if !tally.is_head_known
        || told.is_some_and(|told| told > known)
        || (tally.read == Read::Unsure && told.is_none())
        || is_upward
    {
        Extent::Unknown
    } else {
        Extent::Whole
    };
    let inferred_joints = tally.inferred_joints;
    Receipt { extent, shown, expected, inferred_joints, stopped, upward: is_upward }
}

/// Whether the line ends with the note that the network shows no further.
pub(super) fn ends_beyond(trunk: &[Item]) -> bool {
    matches!(trunk.last(), Some(Item::Gap(gap)) if gap.reason == GapReason::Beyond)
}
