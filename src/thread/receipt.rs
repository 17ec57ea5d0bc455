//! The completeness receipt: what a page says about how whole it is.

use serde::{Deserialize, Serialize};

/// How whole a thread is. Gaps are counted where they stand, in the thread itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Which end is missing, if any.
    pub extent: Extent,
    /// Posts shown, in trunk and branches.
    pub shown: u32,
    /// Posts that the network says there are, or that are shown and known to be missing.
    pub expected: Option<u32>,
    /// Posts that were joined to the one before them by order and author, because what they
    /// answer is gone.
    pub inferred_joints: u32,
    /// Reading stopped at a limit of ours: the cap of posts or requests.
    #[serde(default)]
    pub stopped: bool,
    /// Only what stands above the post that was asked for could be seen: the link of a later
    /// post would show more, if there is one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub upward: bool,
}

/// Which part of the line is known to be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Both ends were seen.
    Whole,
    /// The beginning is missing.
    HeadMissing,
    /// The end is missing.
    TailMissing,
    /// The way taken cannot tell.
    Unknown,
}
