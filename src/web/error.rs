//! Every way to fail: its status, and what visitors read. Handlers return these and never write
//! an answer themselves; [`super::dress`] does.

use std::{sync::Arc, time::Duration};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{
    assets::Assets,
    limit::Cost,
    page::{Chrome, Frame},
    site::Site,
};
use crate::{
    lang::Language,
    media, press, source,
    store::{self, Gone},
    unroll::{self, Unroller},
};

mod offer;
mod parameter;
mod words;

pub(super) use offer::Offer;
pub use parameter::Parameter;
pub(super) use parameter::Takes;
pub(super) use words::Words;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no thread behind a link.
    #[error("{cause}")]
    NoThread {
        /// What was pasted.
        link: String,
        /// Why not.
        cause: unroll::Error,
    },
    /// The thread is not kept, and is not fetched for robots.
    #[error("not kept, and a robot asks")]
    NotKept,
    /// The thread is not kept, and what was asked for fetches nothing.
    #[error("not kept, and reading fetches nothing")]
    NotFetched {
        /// The link of the post.
        link: String,
    },
    /// The document is not made yet, and is not made for robots.
    #[error("a document that is not made for robots")]
    NotForRobots,
    /// One visitor asked for too much of what costs something.
    #[error("a visitor's limit is reached: {cost:?}")]
    TooMany {
        /// Of what.
        cost: Cost,
        /// What was pasted or typed.
        link: String,
        /// For how long.
        retry_after: Duration,
    },
    /// An errand takes longer than a program's request can wait.
    #[error("the errand is still under way")]
    Unfinished {
        /// What was asked for.
        link: String,
    },
    /// A document takes longer to make than a program's request can wait.
    #[error("the document is still being made")]
    Unmade,
    /// A document could not be made.
    #[error("{0}")]
    Press(#[from] press::Error),
    /// No page has this address.
    #[error("no such page")]
    NoSuchPage,
    /// Nothing stands in a list, and it is none that is always there.
    #[error("no such list")]
    NoSuchList {
        /// What people call it.
        name: String,
    },
    /// A parameter of the interface for programs is not what it has to be.
    #[error("a parameter that is not understood: {0:?}")]
    Parameter(Parameter),
    /// The request is not one that a page of ours makes.
    #[error("a malformed request")]
    BadRequest,
    /// The body of the request is not what the address takes; how, the status says.
    #[error("a body that is not taken: {0}")]
    Body(StatusCode),
    /// The body of the request is too large.
    #[error("the request is too large")]
    TooMuch,
    /// A picture cannot be shown.
    #[error("{0}")]
    Media(#[from] media::Error),
    /// The store failed.
    #[error("{0}")]
    Store(#[from] Arc<store::Error>),
    /// A bug of ours.
    #[error("broken: {0}")]
    Broken(String),
    /// A layer answered with a bare status.
    #[error("{0}")]
    Bare(StatusCode),
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Store(Arc::new(error))
    }
}

impl Error {
    /// The failure of the errand for `link`.
    pub(super) fn of(link: &str, cause: unroll::Error) -> Self {
        Self::NoThread { link: link.to_owned(), cause }
    }

    /// The words of the error page, for people who asked without a browser.
    #[must_use]
    pub fn sentences(link: &str, cause: unroll::Error, unroller: &Unroller) -> String {
        let english = Language::English;
        let (site, assets) = (Site::default(), Assets::embedded());
        let frame = Frame { site: &site, assets: &assets, unroller, pictures: None, cards: false };
        let chrome = Chrome::new(english, &frame, "");
        let mut words = Self::of(link, cause).words(&chrome, unroller);
        words.ways_on.extend(words.offer.map(|offer| offer.sentence(&chrome)));
        let ways_on = words.ways_on.join(" ");
        format!("{}. {} {ways_on}", words.title, words.detail).trim_end().to_owned()
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NoThread { cause, .. } => status_of(cause),
            Self::NotKept
            | Self::NotFetched { .. }
            | Self::NoSuchPage
            | Self::NoSuchList { .. } => StatusCode::NOT_FOUND,
            Self::NotForRobots => StatusCode::FORBIDDEN,
            Self::Media(error) => super::media::status_of(error),
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Broken(_) | Self::Press(press::Error::Failed(_)) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
            Self::Unfinished { .. } | Self::Unmade | Self::Press(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::BadRequest | Self::Parameter(_) => StatusCode::BAD_REQUEST,
            Self::TooMuch => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Store(error) => status_of_store(error),
            Self::Bare(status) | Self::Body(status) => *status,
        }
    }

    /// When it makes sense to try again, where we know.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::TooMany { retry_after, .. } => Some(*retry_after),
            Self::Unfinished { .. } | Self::Unmade => Some(Duration::from_secs(5)),
            Self::Press(press::Error::Busy) => Some(Duration::from_secs(30)),
            Self::Store(error) => retry_of_store(error),
            Self::NoThread { cause, .. } => match cause {
                unroll::Error::Source(source::Error::RateLimited { retry_after, .. }) => {
                    Some(*retry_after)
                }
                unroll::Error::Busy => Some(Duration::from_secs(15)),
                unroll::Error::Store(error) => retry_of_store(error),
                _ => None,
            },
            _ => None,
        }
    }

    /// The pasted link, so that the form can hold it again.
    #[must_use]
    pub fn link(&self) -> &str {
        match self {
            Self::TooMany { cost: Cost::Search, .. } => "",
            Self::NoThread { link, .. }
            | Self::TooMany { link, .. }
            | Self::Unfinished { link } => link,
            _ => "",
        }
    }

    /// What was looked for, so that the field of search can hold it again.
    pub(super) fn question(&self) -> Option<&str> {
        match self {
            Self::TooMany { cost: Cost::Search, link, .. } => Some(link),
            _ => None,
        }
    }

    /// What visitors read: what happened, and what to try next. Never a cause of ours.
    pub(super) fn words(&self, chrome: &Chrome, unroller: &Unroller) -> Words {
        Words { offer: Offer::of(self, unroller), ..words::words(self, chrome) }
    }
}

/// A wait in whole seconds, never too short.
pub(super) fn seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1)
}

/// A full or busy store is a matter of time; a broken one is not.
fn status_of_store(error: &store::Error) -> StatusCode {
    if error.is_transient() {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}

/// A busy store is free again in a moment; a full disk takes somebody who looks.
fn retry_of_store(error: &store::Error) -> Option<Duration> {
    match error {
        store::Error::Busy(_) => Some(Duration::from_secs(5)),
        store::Error::Full(_) => Some(Duration::from_mins(5)),
        _ => None,
    }
}

fn status_of(error: &unroll::Error) -> StatusCode {
    match error {
        unroll::Error::NotALink | unroll::Error::UnknownNetwork | unroll::Error::NotAPost(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        unroll::Error::Refused(_) | unroll::Error::Gone(Gone::Refused | Gone::Removed) => {
            StatusCode::FORBIDDEN
        }
        unroll::Error::Gone(Gone::Deleted | Gone::Expired) => StatusCode::GONE,
        unroll::Error::Source(error) => match error {
            source::Error::NotFound(_) | source::Error::NoSuchAccount(_) => StatusCode::NOT_FOUND,
            source::Error::Gone(_) | source::Error::AccountUnavailable(_) => StatusCode::GONE,
            source::Error::Protected(_)
            | source::Error::Suspended(_)
            | source::Error::AgeRestricted(_)
            | source::Error::SignedInOnly(_)
            | source::Error::Withheld(_)
            | source::Error::Refused { .. }
            | source::Error::Denied(_) => StatusCode::FORBIDDEN,
            source::Error::RateLimited { .. } | source::Error::BudgetSpent { .. } => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            source::Error::TimedOut(_) => StatusCode::GATEWAY_TIMEOUT,
            source::Error::Unreachable { .. }
            | source::Error::Malformed { .. }
            | source::Error::TooLarge(_) => StatusCode::BAD_GATEWAY,
            source::Error::NotANetwork(_) => StatusCode::UNPROCESSABLE_ENTITY,
        },
        unroll::Error::Store(error) => status_of_store(error),
        unroll::Error::Crashed => StatusCode::INTERNAL_SERVER_ERROR,
        unroll::Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
