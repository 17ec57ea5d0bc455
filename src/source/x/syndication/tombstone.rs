//! What the embed service says instead of a post, and what that means. The reasons are told by
//! English words alone (`networks/x.md` §2.B, §7).

use crate::{
    source::{
        Error,
        x::status::{Id, Lost},
    },
    thread::{Cause, GapReason},
};

/// Why there is no post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// Its author deleted it.
    Deleted,
    /// Its author's account is suspended.
    Suspended,
    /// Its author's account is closed.
    NoAccount,
    /// Its author shows it to fewer people.
    Protected,
    /// Only for people of age who are signed in.
    AgeRestricted,
    /// A tombstone without a word: age, country or circle. Never said of deleted posts.
    SignedInOnly,
    /// In some countries, or after a claim.
    Withheld,
    /// The network took it down.
    Removed,
    /// A tombstone whose words name no reason.
    Unexplained,
    /// 404: no post of that id.
    NotFound,
    /// `{}`: nothing at all.
    Silent,
}

impl Loss {
    /// What the words of a tombstone say.
    pub(super) fn of_words(words: &str) -> Self {
        let words = words.to_lowercase();
        let says = |any: &[&str]| any.iter().any(|part| words.contains(part));
        if words.trim().is_empty() {
            Self::SignedInOnly
        } else if says(&["age-restricted", "adult content", "sensitive"]) {
            Self::AgeRestricted
        } else if says(&["suspended"]) {
            Self::Suspended
        } else if says(&["limits who can", "protected"]) {
            Self::Protected
        } else if says(&["withheld"]) {
            Self::Withheld
        } else if says(&["violated"]) {
            Self::Removed
        } else if says(&["account that no longer exists"]) {
            Self::NoAccount
        } else if says(&["deleted", "removed"]) {
            Self::Deleted
        } else {
            Self::Unexplained
        }
    }

    /// Somebody's will or the law is behind it, so that a copy which the service still gives
    /// elsewhere is not shown either.
    pub(super) fn is_meant(self) -> bool {
        !matches!(self, Self::AgeRestricted | Self::SignedInOnly | Self::Unexplained | Self::Silent)
    }

    /// Nothing was said about the post.
    pub(super) fn is_silence(self) -> bool {
        matches!(self, Self::Unexplained | Self::Silent)
    }

    /// For a post that others name, so that it is or was there.
    pub(super) fn lost(self, id: Id, parent: Option<Id>, author: Option<Id>) -> Lost {
        let (reason, cause) = match self {
            Self::Deleted | Self::NotFound => (GapReason::Deleted, None),
            Self::Suspended => (GapReason::Withheld, Some(Cause::Suspended)),
            Self::Protected => (GapReason::Protected, None),
            Self::AgeRestricted => (GapReason::Protected, Some(Cause::AgeRestricted)),
            Self::SignedInOnly => (GapReason::Protected, Some(Cause::SignedInOnly)),
            Self::Withheld => (GapReason::Withheld, Some(Cause::LegalDemand)),
            Self::Removed => (GapReason::Withheld, None),
            Self::NoAccount | Self::Unexplained | Self::Silent => (GapReason::Unreachable, None),
        };
        Lost { id, parent, author, reason, cause }
    }

    /// For the post that was asked for.
    pub(super) fn error(self, id: Id, host: &str) -> Error {
        let post = format!("x:{id}");
        match self {
            Self::Deleted => Error::Gone(post),
            Self::Suspended => Error::Suspended(post),
            Self::NoAccount => Error::AccountUnavailable(post),
            Self::Protected => Error::Protected(post),
            Self::AgeRestricted => Error::AgeRestricted(post),
            Self::SignedInOnly => Error::SignedInOnly(post),
            Self::Withheld | Self::Removed => Error::Withheld(post),
            // The words for readers: "no such post, or it is not shown to visitors".
            Self::NotFound | Self::Unexplained => Error::NotFound(post),
            Self::Silent => Error::Unreachable {
                host: host.to_owned(),
                what: "it says nothing about this post".to_owned(),
            },
        }
    }
}
