//! The one door to the outside. Every request of the program goes through [`Fetch::send`]:
//! addresses are checked where they are resolved, redirects are followed by hand, bodies are cut
//! at a size after decompression, everything has a deadline, hosts are asked politely, and all of
//! it can be recorded and replayed.

mod body;
mod breaker;
mod budget;
mod error;
mod flow;
mod guard;
mod hop;
mod limits;
mod polite;
mod record;
mod resolve;
mod send;
mod special;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use url::Url;

use crate::{
    clock::Clock,
    config::{self, Secret},
};

pub use error::{Error, Kind, SetupError};
pub use flow::Flow;
pub use limits::Limits;
pub use record::Recorded;
pub use resolve::{Lookup, SystemLookup};
pub use special::is_public;

use guard::Guard;
use polite::Hosts;
use record::{Recorder, Recording};
use send::Network;

/// One request.
#[derive(Clone)]
pub struct Ask {
    /// Where to.
    pub url: Url,
    /// What to send; `None` for a GET, a JSON document for a POST.
    pub json: Option<String>,
    /// The `Accept` header.
    pub accept: &'static str,
    /// The `Range` header (RFC 9110 §14), for a part of the body. Servers may give all of it.
    pub range: Option<String>,
    /// Most bytes of the body, after decompression.
    pub limit: usize,
    /// For everything: connecting, redirects, the body.
    pub deadline: Duration,
    /// Signs the request, at each hop.
    pub signer: Option<Arc<dyn Signer>>,
    /// Sent as a bearer token (RFC 6750). Never follows a redirect, is never written down.
    pub bearer: Option<Secret>,
    /// Redirects are followed; else the redirect is the answer.
    pub follows: bool,
    /// The asker minds the server's limits per endpoint: a 429 is an answer like others, and does
    /// not keep the rest of the program from asking the host.
    pub own_pace: bool,
    /// The user agent begins as a browser's does, for services that answer nobody else; it names
    /// us all the same.
    pub browser_like: bool,
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

/// Opens the door. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Fetch(Arc<Door>);

/// The door.
struct Door {
    guard: Guard,
    way: Way,
    hosts: Hosts,
    recorder: Option<Recorder>,
    sent: AtomicU64,
    limits: Limits,
    clock: Clock,
}

/// Where answers come from.
enum Way {
    Network(Network),
    Recording(Recording),
}

impl Ask {
    /// A GET with the limits that suit JSON: 8 MiB, 15 s.
    #[must_use]
    pub fn get(url: Url, accept: &'static str) -> Self {
        Self {
            url,
            json: None,
            accept,
            range: None,
            limit: 8 << 20,
            deadline: Duration::from_secs(15),
            signer: None,
            bearer: None,
            follows: true,
            own_pace: false,
            browser_like: false,
        }
    }

    /// A POST of a JSON document, with the same limits.
    #[must_use]
    pub fn post(url: Url, json: String) -> Self {
        Self { json: Some(json), ..Self::get(url, "application/json") }
    }

    /// `GET` or `POST`.
    #[must_use]
    pub fn method(&self) -> &'static str {
        if self.json.is_some() { "POST" } else { "GET" }
    }

    /// With a bearer token, minding the server's limits by oneself.
    #[must_use]
    pub fn paid_with(self, token: Secret) -> Self {
        Self { bearer: Some(token), follows: false, own_pace: true, ..self }
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
    /// As the settings say. `base_url` is told to the servers that are asked, as an address of
    /// somebody who can be talked to.
    ///
    /// # Errors
    /// [`SetupError`], in words for the operator.
    pub fn new(
        settings: &config::Fetch,
        limit: &config::Limit,
        clock: Clock,
        base_url: Option<&Url>,
    ) -> Result<Self, SetupError> {
        let lookup = Arc::new(SystemLookup);
        Self::with(settings, limit, clock, base_url, Limits::default(), lookup)
    }

    /// As [`Fetch::new`], with other limits and another way to look names up. What it finds is
    /// checked as ever.
    ///
    /// # Errors
    /// [`SetupError`], in words for the operator.
    pub fn with(
        settings: &config::Fetch,
        limit: &config::Limit,
        clock: Clock,
        base_url: Option<&Url>,
        limits: Limits,
        lookup: Arc<dyn Lookup>,
    ) -> Result<Self, SetupError> {
        let mut guard = Guard::new(&settings.allow_private)?;
        let way = if let Some(folder) = &settings.replay {
            let exchanges = record::read(folder)?;
            guard = guard.with_recorded(exchanges.iter().map(|it| &it.url));
            Way::Recording(Recording::new(exchanges))
        } else {
            let any_private = !settings.allow_private.is_empty();
            Way::Network(Network::new(&user_agent(base_url), &limits, lookup, any_private)?)
        };
        let recorder = settings.record.as_deref().map(Recorder::new).transpose()?;
        let hosts = Hosts::new(limit.requests_per_host);
        let sent = AtomicU64::new(0);
        Ok(Self(Arc::new(Door { guard, way, hosts, recorder, sent, limits, clock })))
    }

    /// Answers from these exchanges only, and never opens a socket. Several answers to the same
    /// request are given in order, the last one for ever. Their hosts may be asked whatever they
    /// look like; a 429 is [`Kind::RateLimited`] but is not remembered, and nothing is retried.
    #[must_use]
    pub fn replay_from(exchanges: Vec<Recorded>) -> Self {
        let guard = Guard::default().with_recorded(exchanges.iter().map(|it| &it.url));
        Self(Arc::new(Door {
            guard,
            way: Way::Recording(Recording::new(exchanges)),
            hosts: Hosts::new(1),
            recorder: None,
            sent: AtomicU64::new(0),
            limits: Limits::default(),
            clock: Clock::default(),
        }))
    }

    /// Asks. An answer of any status but 429 is an answer; redirects have been followed, unless the
    /// asker wants neither ([`Ask::own_pace`], [`Ask::follows`]).
    ///
    /// # Errors
    /// [`Error`], which names the host.
    pub async fn send(&self, ask: Ask) -> Result<Answer, Error> {
        self.0.follow(&ask, true).await?.whole().await
    }

    /// As [`send`](Self::send), but the body is read by the asker, piece by piece, within the same
    /// limit and deadline; so long, the host counts it as a request under way.
    ///
    /// # Errors
    /// [`Error`], which names the host.
    pub async fn stream(&self, ask: Ask) -> Result<Flow, Error> {
        self.0.follow(&ask, false).await
    }

    /// Whether the address may be asked at all, by its look: what its name leads to is seen only
    /// when it is asked.
    ///
    /// # Errors
    /// [`Kind::Forbidden`].
    pub fn admit(&self, url: &Url) -> Result<(), Error> {
        let admitted = self.0.guard.admit(url).map(drop);
        admitted.map_err(|why| Error::new(url, Kind::Forbidden(why)))
    }

    /// `http` for the `host:port` pairs that the operator allowed, and for what a recording has
    /// under `http` alone; `https` for all others.
    #[must_use]
    pub fn scheme(&self, authority: &str) -> &'static str {
        self.0.guard.scheme(authority)
    }

    /// Whether answers come from a recording: nobody is burdened, however fast one asks.
    #[must_use]
    pub fn is_replaying(&self) -> bool {
        matches!(self.0.way, Way::Recording(_))
    }

    /// How many requests went out so far (or were answered from a recording): every hop of a
    /// redirect and every further try counts.
    #[must_use]
    pub fn sent(&self) -> u64 {
        self.0.sent.load(Ordering::Relaxed)
    }
}

impl Door {
    fn count(&self) {
        self.sent.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("unspool_requests_sent_total").increment(1);
    }
}

fn user_agent(base_url: Option<&Url>) -> String {
    let ours = concat!("unspool/", env!("CARGO_PKG_VERSION"));
    match base_url {
        Some(base) => format!("{ours} (+{}/about)", base.as_str().trim_end_matches('/')),
        None => ours.to_owned(),
    }
}
