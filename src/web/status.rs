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
    reader::{Reader, VARY},
};
use crate::{
    format::via,
    lang::{Language, Say},
    source::{Health, Source, Standing},
};

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
    title: String,
    ways: Vec<Way>,
}

/// One way to a network.
#[derive(Serialize)]
struct Way {
    title: String,
    /// It is the network as a whole.
    #[serde(skip)]
    is_itself: bool,
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
    fn of(source: &dyn Source, language: Language) -> Self {
        let title = source.title();
        let mut health = source.health();
        if health.is_empty() {
            health = vec![Health { title: title.to_owned(), standing: Standing::Untried }];
        }
        let ways = health.into_iter().map(|health| {
            // A network that is one way to itself has many servers.
            let is_itself = health.title == title;
            Way::of(health, is_itself, language)
        });
        let ways = ways.collect();
        let network = source.network();
        Self { network, title: language.network(network, title), ways }
    }

    fn is_set_up(&self) -> bool {
        self.ways.iter().any(|way| way.standing != "off")
    }

    /// The state of the network itself, when there is but one way to it.
    fn itself(&self) -> Option<&Way> {
        self.ways.first().filter(|way| self.ways.len() == 1 && way.is_itself)
    }
}

impl Way {
    fn of(Health { title, standing }: Health, is_itself: bool, language: Language) -> Self {
        let (name, at, until) = match standing {
            Standing::Untried => ("untried", None, None),
            Standing::Well { at } => ("well", Some(at), None),
            Standing::Failing { at, .. } => ("failing", Some(at), None),
            Standing::Resting { until, .. } => ("resting", None, Some(until)),
            Standing::Off => ("off", None, None),
        };
        let who = if is_itself { "server" } else { "it" };
        let words = words(&standing, who, language);
        Self { title: via::ways(&title, language), is_itself, standing: name, words, at, until }
    }
}

/// How it is doing, without a full stop.
fn words(standing: &Standing, who: &str, language: Language) -> String {
    let at = |key, at: &Timestamp| language.say(key).with("at", language.moment(*at));
    let said = match standing {
        Standing::Untried => language.say("status-untried"),
        Standing::Well { at: last } => at("status-well", last),
        Standing::Failing { at: last, why } => {
            at("status-failing", last).with("trouble", trouble(why, who, language))
        }
        Standing::Resting { until, why } => {
            at("status-resting", until).with("trouble", trouble(why, who, language))
        }
        Standing::Off => language.say("status-off"),
    };
    said.to_string()
}

/// [`crate::source::Error::trouble`] with whom it befell.
fn trouble(why: &str, who: &str, language: Language) -> Say<'static> {
    let key = match why {
        "refuses to answer this site" => "trouble-refuses",
        "asks this site to wait" => "trouble-wait",
        "costs more today than this site wants to spend" => "trouble-budget",
        "did not answer in time" => "trouble-slow",
        "cannot be reached" => "trouble-down",
        "gave an answer that made no sense" => "trouble-nonsense",
        "gave a larger answer than this site reads" => "trouble-large",
        "speaks no protocol that this site reads" => "trouble-protocol",
        _ => "trouble-no-post",
    };
    language.say(key).with("who", who)
}

/// `GET /status`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
) -> Response {
    let as_json = preferred(&headers, &["text/html", "application/json"]) == 1;
    // Programs compare the words.
    let language = if as_json { Language::English } else { chrome.language };
    let networks = web.unroller.networks().map(|source| NetworkState::of(source, language));
    let now = Snapshot {
        at: web.clock.now(),
        store: if web.store.ping().await.is_ok() { "well" } else { "failing" },
        networks: networks.collect(),
    };
    let mut response = if as_json {
        ([(header::CACHE_CONTROL, "no-store")], axum::Json(&now)).into_response()
    } else {
        Page(StatusPage { chrome, now: &now }).into_response()
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static(VARY));
    response
}
