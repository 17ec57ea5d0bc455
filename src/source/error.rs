//! Why a network gave nothing. Every variant is something that a reader could act on.

use std::time::Duration;

use crate::fetch;

/// Why there is no conversation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no such post, or the network does not tell it from a hidden one.
    #[error("no such post: {0}")]
    NotFound(String),
    /// The account is not there any more, or never was.
    #[error("no such account: {0}")]
    NoSuchAccount(String),
    /// The post was there and its author or account took it away.
    #[error("gone: {0}")]
    Gone(String),
    /// The account is suspended or deactivated.
    #[error("account not available: {0}")]
    AccountUnavailable(String),
    /// The account is suspended by the network.
    #[error("account suspended: {0}")]
    Suspended(String),
    /// The network shows it only to people who are signed in and of age.
    #[error("age-restricted: {0}")]
    AgeRestricted(String),
    /// The network shows it only to people who are signed in: it does not say why.
    #[error("only for people who are signed in: {0}")]
    SignedInOnly(String),
    /// The network withholds it: in some countries, or after a claim.
    #[error("withheld: {0}")]
    Withheld(String),
    /// What the operator wants to spend on a day is spent.
    #[error("{host}: today's budget is spent")]
    BudgetSpent {
        /// Who would have been paid.
        host: String,
    },
    /// The author shows it to fewer people than everybody.
    #[error("not public: {0}")]
    Protected(String),
    /// The server, or the author through it, does not let us read: 401, 403, sign-in required.
    #[error("{host} refuses: {what}")]
    Refused {
        /// Whose answer it was.
        host: String,
        /// What it said.
        what: String,
    },
    /// We asked too often.
    #[error("{host} asks us to wait")]
    RateLimited {
        /// Who asked.
        host: String,
        /// For how long.
        retry_after: Duration,
    },
    /// The operator does not want this host to be asked.
    #[error("{0} is on this site's list of hosts that are never asked")]
    Denied(String),
    /// No answer in time.
    #[error("{0} did not answer in time")]
    TimedOut(String),
    /// No connection, an error of the server, or the server was given up on for a while.
    #[error("{host} cannot be reached: {what}")]
    Unreachable {
        /// Who.
        host: String,
        /// What happened.
        what: String,
    },
    /// The answer made no sense.
    #[error("{host} answered nonsense: {what}")]
    Malformed {
        /// Who.
        host: String,
        /// What was wrong with it.
        what: String,
    },
    /// The answer, or the thread, is larger than we read.
    #[error("too large: {0}")]
    TooLarge(String),
    /// The link leads to a server that does not speak any protocol that we read.
    #[error("{0} is not a server that we can read threads from")]
    NotANetwork(String),
}

impl Error {
    /// What kind of trouble it is, to be said of whoever was asked: "did not answer in time". It
    /// names nobody and quotes nothing, because everybody may read it.
    #[must_use]
    pub fn trouble(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "refuses to answer this site",
            Self::RateLimited { .. } => "asks this site to wait",
            Self::BudgetSpent { .. } => "costs more today than this site wants to spend",
            Self::TimedOut(_) => "did not answer in time",
            Self::Unreachable { .. } => "cannot be reached",
            Self::Malformed { .. } => "gave an answer that made no sense",
            Self::TooLarge(_) => "gave a larger answer than this site reads",
            Self::NotANetwork(_) => "speaks no protocol that this site reads",
            _ => "gave no post",
        }
    }

    /// Asking another way or again cannot help: the network has said no.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::NotFound(_)
                | Self::NoSuchAccount(_)
                | Self::Gone(_)
                | Self::AccountUnavailable(_)
                | Self::Suspended(_)
                | Self::AgeRestricted(_)
                | Self::SignedInOnly(_)
                | Self::Withheld(_)
                | Self::Protected(_)
                | Self::Denied(_)
        )
    }
}

impl From<fetch::Error> for Error {
    fn from(error: fetch::Error) -> Self {
        let host = error.host.clone();
        match error.kind {
            fetch::Kind::RateLimited { retry_after } => Self::RateLimited { host, retry_after },
            fetch::Kind::TimedOut => Self::TimedOut(host),
            fetch::Kind::TooLarge { .. } => Self::TooLarge(error.to_string()),
            fetch::Kind::Forbidden(_) | fetch::Kind::NotRecorded => Self::NotANetwork(host),
            fetch::Kind::Garbled(what) => Self::Malformed { host, what },
            fetch::Kind::Unreachable(what) => Self::Unreachable { host, what },
            fetch::Kind::Resting { retry_after } => Self::Unreachable {
                host,
                what: format!("given up on for another {} s", retry_after.as_secs()),
            },
        }
    }
}
