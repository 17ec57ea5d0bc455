//! Tests of `src/fetch`: a real client against servers on loopback, which the operator's list
//! lets through; names are looked up in a table.

mod body;
mod child;
mod intake;
mod polite;
mod record;
mod redirect;
mod resolve;

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use jiff::Timestamp;
use unspool::{
    clock::Clock,
    config,
    fetch::{Answer, Ask, Error, Fetch, Kind, Limits, Lookup},
};
use url::Url;

/// Where names lead, and who was looked up.
#[derive(Default)]
struct Names {
    known: Mutex<HashMap<String, Vec<IpAddr>>>,
    asked: Mutex<Vec<String>>,
}

impl Names {
    fn set(&self, name: &str, addresses: Vec<IpAddr>) {
        self.known.lock().unwrap().insert(name.to_owned(), addresses);
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

#[async_trait]
impl Lookup for Names {
    async fn lookup(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        self.asked.lock().unwrap().push(name.to_owned());
        let found = self.known.lock().unwrap().get(name).cloned();
        found.ok_or_else(|| io::Error::other("no such name"))
    }
}

/// A door as a test needs it: impatient, and without second tries.
struct Setup {
    settings: config::Fetch,
    at_once: usize,
    clock: Clock,
    base_url: Option<Url>,
    limits: Limits,
    names: Arc<Names>,
}

impl Setup {
    fn new() -> Self {
        let limits = Limits {
            connect: Duration::from_secs(2),
            read: Duration::from_millis(500),
            retries: Vec::new(),
            failures: u32::MAX,
            ..Limits::default()
        };
        Self {
            settings: config::Fetch::default(),
            at_once: 4,
            clock: Clock::stopped(noon()),
            base_url: None,
            limits,
            names: Arc::default(),
        }
    }

    /// Lets a pair through; its name leads to loopback.
    fn allow(mut self, pair: &str) -> Self {
        let (host, _) = pair.rsplit_once(':').unwrap();
        self.names.set(host, vec![Ipv4Addr::LOCALHOST.into()]);
        self.settings.allow_private.push(pair.to_owned());
        self
    }

    fn record(mut self, folder: impl Into<PathBuf>) -> Self {
        self.settings.record = Some(folder.into());
        self
    }

    fn replay(mut self, folder: impl Into<PathBuf>) -> Self {
        self.settings.replay = Some(folder.into());
        self
    }

    fn limits(mut self, change: impl FnOnce(&mut Limits)) -> Self {
        change(&mut self.limits);
        self
    }

    fn open(self) -> Fetch {
        let limit = config::Limit { requests_per_host: self.at_once, ..config::Limit::default() };
        let base_url = self.base_url.as_ref();
        Fetch::with(&self.settings, &limit, self.clock, base_url, self.limits, self.names).unwrap()
    }
}

/// When the stopped clocks stand.
fn noon() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn url(text: &str) -> Url {
    text.parse().unwrap()
}

/// A GET that is given up after two seconds.
fn get(url: Url) -> Ask {
    Ask { deadline: Duration::from_secs(2), ..Ask::get(url, "application/json") }
}

fn text(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

/// What went wrong, where something did.
fn kind(result: Result<Answer, Error>) -> Kind {
    result.expect_err("an error").kind
}

fn is_forbidden(kind: &Kind) -> bool {
    matches!(kind, Kind::Forbidden(_))
}

fn fixture(path: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/security/");
    std::fs::read(format!("{folder}{path}")).unwrap()
}
