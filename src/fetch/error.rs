//! Why there was no answer, and why there is no door.

use std::{fmt, path::PathBuf, time::Duration};

use url::Url;

/// Why there was no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Whom we asked.
    pub host: String,
    /// What happened.
    pub kind: Kind,
}

/// What can happen on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Never asked: the address is not one that may be.
    Forbidden(String),
    /// No answer in time.
    TimedOut,
    /// No connection, or it broke.
    Unreachable(String),
    /// The body went over the limit.
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// 429, or a budget of the host that is used up: not asked again before then.
    RateLimited {
        /// For how long.
        retry_after: Duration,
    },
    /// Not asked: it failed too often lately.
    Resting {
        /// For how long.
        retry_after: Duration,
    },
    /// The answer broke HTTP: too many redirects, unknown encoding.
    Garbled(String),
    /// Answers come from a recording, and this request is not in it.
    NotRecorded,
}

/// Why the door cannot be opened at all, in words for the operator.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// An entry of `fetch.allow_private` is not a pair.
    #[error("fetch.allow_private: `{0}` is not HOST:PORT")]
    NotAPair(String),
    /// A folder for recordings cannot be used, or a file in it is no recording.
    #[error("{}: {what}", path.display())]
    Recording {
        /// Which file or folder.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The HTTP client cannot be made: most often there are no CA certificates on the machine.
    #[error("cannot speak https: {0} (are CA certificates installed?)")]
    Client(String),
}

impl Error {
    pub(super) fn new(url: &Url, kind: Kind) -> Self {
        Self { host: super::guard::authority(url), kind }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = &self.host;
        match &self.kind {
            Kind::Forbidden(why) => write!(f, "{host} may not be asked: {why}"),
            Kind::TimedOut => write!(f, "{host} did not answer in time"),
            Kind::Unreachable(what) => write!(f, "{host} cannot be reached: {what}"),
            Kind::TooLarge { limit } => write!(f, "{host} sent more than {limit} bytes"),
            Kind::RateLimited { retry_after } => {
                write!(f, "{host} asks us to wait {} s", retry_after.as_secs())
            }
            Kind::Resting { retry_after } => {
                write!(f, "{host} failed too often; not asked for {} s", retry_after.as_secs())
            }
            Kind::Garbled(what) => write!(f, "{host} answered nonsense: {what}"),
            Kind::NotRecorded => write!(f, "{host}: this request is not in the recording"),
        }
    }
}

impl std::error::Error for Error {}
