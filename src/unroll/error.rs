//! Why there is no thread. `Clone`, so that everybody who waited for an errand gets it.

use std::sync::Arc;

use crate::{
    consent::Refusal,
    source::{self, NotAPost},
    store::{self, Gone},
};

/// Why there is no thread.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The text is not a link.
    #[error("not a link")]
    NotALink,
    /// A link, but of no network that we read.
    #[error("a link of no network that we know")]
    UnknownNetwork,
    /// A link of a network that we read, to something else than a post.
    #[error("not a post: {0:?}")]
    NotAPost(NotAPost),
    /// The author, or somebody for them, said no.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// It was kept, and was taken out on purpose.
    #[error("gone: {0:?}")]
    Gone(Gone),
    /// The network gave nothing.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// The store is broken.
    #[error("the store failed")]
    Store(#[from] Arc<store::Error>),
    /// The errand panicked: a bug of ours.
    #[error("the errand crashed")]
    Crashed,
    /// The service is stopping, or too many errands wait already.
    #[error("too busy")]
    Busy,
}

impl Error {
    /// A name for counting.
    pub(super) fn outcome(&self) -> &'static str {
        match self {
            Self::NotALink | Self::UnknownNetwork | Self::NotAPost(_) => "not_a_post",
            Self::Refused(_) => "refused",
            Self::Gone(_) => "gone",
            Self::Source(error) if error.is_final() => "not_shown",
            Self::Source(source::Error::RateLimited { .. }) => "rate_limited",
            Self::Source(source::Error::BudgetSpent { .. }) => "budget_spent",
            Self::Source(_) => "no_answer",
            Self::Store(_) => "store_failed",
            Self::Crashed => "crashed",
            Self::Busy => "busy",
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Store(Arc::new(error))
    }
}
