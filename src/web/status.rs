//! `/status`: what works at this moment, as far as this site can tell. It names kinds of trouble
//! and no servers, because which server was asked tells what somebody wanted to read.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde::Serialize;

use super::{
    Web,
    accept::preferred,
    page::{self, Chrome, Page},
};
use crate::source::{Health, Source, Standing};

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage<'a> {
    chrome: Arc<Chrome>,
    now: &'a Snapshot,
}

/// What is known, as programs get it.
#[derive(Serialize)]
struct Snapshot {
    at: Timestamp,
    store: &'static str,
    networks: Vec<NetworkState>,
}

/// A network and the ways to it, best first.
#[derive(Serialize)]
struct NetworkState {
    network: &'static str,
    title: &'static str,
    ways: Vec<Way>,
}

/// One way to a network.
#[derive(Serialize)]
struct Way {
    title: String,
    /// `untried`, `well`, `failing`, `resting` or `off`. Stable.
    standing: &'static str,
    /// The same in words, without a full stop.
    words: String,
    /// Of the last answer, or of the failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
    /// Nobody takes it until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Timestamp>,
}

impl NetworkState {
    fn of(source: &dyn Source) -> Self {
        let title = source.title();
        let mut health = source.health();
        if health.is_empty() {
            health = vec![Health { title: title.to_owned(), standing: Standing::Untried }];
        }
        let ways = health.into_iter().map(|health| {
            // A network that is one way to itself has many servers.
            let who = if health.title == title { "the server that was asked" } else { "it" };
            Way::of(health, who)
        });
        Self { network: source.network(), title, ways: ways.collect() }
    }

    fn is_set_up(&self) -> bool {
        self.ways.iter().any(|way| way.standing != "off")
    }

    /// The state of the network itself, when there is but one way to it.
    fn itself(&self) -> Option<&Way> {
        self.ways.first().filter(|way| self.ways.len() == 1 && way.title == self.title)
    }
}

impl Way {
    fn of(Health { title, standing }: Health, who: &str) -> Self {
        let (name, at, until) = match standing {
            Standing::Untried => ("untried", None, None),
            Standing::Well { at } => ("well", Some(at), None),
            Standing::Failing { at, .. } => ("failing", Some(at), None),
            Standing::Resting { until, .. } => ("resting", None, Some(until)),
            Standing::Off => ("off", None, None),
        };
        Self { title, standing: name, words: words(&standing, who), at, until }
    }
}

fn words(standing: &Standing, who: &str) -> String {
    match standing {
        Standing::Untried => "not needed since the start".to_owned(),
        Standing::Well { at } => format!("works; the last answer came on {}", page::moment(at)),
        Standing::Failing { at, why } => {
            let at = page::moment(at);
            format!("failed on {at}: {who} {why}; the next thread tries again")
        }
        Standing::Resting { until, why } => {
            format!("left alone until {}, because {who} {why}", page::moment(until))
        }
        Standing::Off => "not set up on this site".to_owned(),
    }
}

/// `GET /status`
pub(super) async fn show(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    let now = Snapshot {
        at: web.clock.now(),
        store: if web.store.ping().await.is_ok() { "well" } else { "failing" },
        networks: web.unroller.networks().map(NetworkState::of).collect(),
    };
    let mut response = if preferred(&headers, &["text/html", "application/json"]) == 1 {
        ([(header::CACHE_CONTROL, "no-store")], axum::Json(&now)).into_response()
    } else {
        Page(StatusPage { chrome: Arc::clone(&web.chrome), now: &now }).into_response()
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    response
}
