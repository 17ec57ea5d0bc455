//! What the ways to X have in common: each is a rung of the ladder and brings back a haul.

use async_trait::async_trait;

use super::status::{Id, Lost, Status};
use crate::source::{Error, Progress};

/// One way to read X.
#[async_trait]
pub(super) trait Rung: Send + Sync {
    /// What it is called, in receipts and on the status page: "X's official API".
    fn title(&self) -> String;

    /// Whether its "there is no such post" needs no second opinion.
    fn is_authoritative(&self) -> bool;

    /// Reads the author's thread around `post` in any order, with the post that it answers when
    /// that is somebody else's (only the next one), telling `progress` of each step. The post
    /// itself is among what comes back.
    async fn thread(&self, post: Id, progress: &dyn Progress) -> Result<Haul, Error>;

    /// Looks at single posts: to complete what another way gave in part, and to see whether posts
    /// are still there. Posts that it can say nothing about are in neither list of the haul; its
    /// `view` means nothing.
    async fn posts(&self, ids: &[Id], progress: &dyn Progress) -> Result<Haul, Error>;
}

/// What a way brought back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Haul {
    pub(super) statuses: Vec<Status>,
    pub(super) lost: Vec<Lost>,
    pub(super) view: View,
}

/// How far a way could see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// The whole thread, whichever post was asked for.
    Whole,
    /// The thread, but a limit of ours or theirs, or a fault on the way, cut it.
    Stopped,
    /// The asked post and what it answers, up to the root.
    Upward,
    /// Nothing but the asked post: this way cannot see threads today.
    Alone,
}

impl View {
    /// The farther of two.
    pub(super) fn better(self, other: Self) -> Self {
        let rank = |view| match view {
            Self::Whole => 3,
            Self::Stopped => 2,
            Self::Upward => 1,
            Self::Alone => 0,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}
