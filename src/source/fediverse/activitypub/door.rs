//! Asks servers for `ActivityPub` documents: signed, within the errand's limits, and believed
//! only about their own host.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use url::Url;

use super::{
    alternate,
    note::{Note, same_host},
    object::Object,
};
use crate::{
    actor::Actor,
    fetch::{Answer, Ask, Signer},
    source::{Context, Error, fediverse::name},
};

const ACCEPT: &str = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\", application/activity+json";

/// Largest document, in bytes.
const LIMIT: usize = 1 << 20;

/// Most requests of the walk; profiles and quotes may need a few more.
const REQUESTS: u32 = 600;

/// Longest walk.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

/// The way out for one errand.
pub(super) struct Door<'a> {
    cx: &'a Context,
    asked: AtomicU32,
    until: Timestamp,
    told_to_stop: AtomicBool,
}

/// A document and where it came from, after redirects.
struct Document {
    value: Value,
    url: Url,
}

impl<'a> Door<'a> {
    pub(super) fn new(cx: &'a Context) -> Self {
        let until = cx.clock.now().checked_add(PATIENCE).unwrap_or(Timestamp::MAX);
        Self { cx, asked: AtomicU32::new(0), until, told_to_stop: AtomicBool::new(false) }
    }

    /// Now.
    pub(super) fn now(&self) -> Timestamp {
        self.cx.clock.now()
    }

    /// Whether the errand may still ask: for requests, time, or because a server said to wait,
    /// it may not.
    pub(super) fn is_open(&self) -> bool {
        !self.told_to_stop.load(Ordering::Relaxed)
            && self.asked.load(Ordering::Relaxed) < REQUESTS
            && self.now() < self.until
    }

    /// The post at an address, which may be its id, its page, or an activity about it.
    pub(super) async fn note(&self, url: &Url) -> Result<Note, Error> {
        let mut document = self.document(url).await?;
        // A page on one server may show a post of another; a Create or a boost speaks of a post.
        // Either way the post's own server has the word, and is asked once.
        let object = Object(&document.value);
        let origin = if object.is_a(&["Create", "Update", "Announce"]) {
            object.link("object")
        } else {
            object.id().filter(|id| !same_host(id, &document.url))
        };
        if let Some(origin) = origin {
            document = self.document(&origin).await?;
        }
        Note::new(document.value, &document.url)
    }

    /// The document whose id this is, from the host that the id names.
    pub(super) async fn own(&self, id: &Url) -> Result<Value, Error> {
        let document = self.document(id).await?;
        if same_host(&document.url, id) {
            return Ok(document.value);
        }
        Err(Error::Malformed {
            host: host(id),
            what: format!("{} answers for it", host(&document.url)),
        })
    }

    async fn document(&self, url: &Url) -> Result<Document, Error> {
        let answer = self.answer(url).await?;
        if let Some(document) = read(&answer) {
            return Ok(document);
        }
        let other = alternate::of(&answer).ok_or_else(|| Error::NotANetwork(host(&answer.url)))?;
        let answer = self.answer(&other).await?;
        read(&answer).ok_or_else(|| Error::Malformed {
            host: host(&answer.url),
            what: "no JSON where its page promises some".to_owned(),
        })
    }

    async fn answer(&self, url: &Url) -> Result<Answer, Error> {
        let actor = &self.cx.actor;
        let mut answer = self.ask(url, Arc::clone(actor) as Arc<dyn Signer>).await?;
        if answer.status == 401 && url.query().is_some() && actor.is_known() {
            answer = self.ask(url, Actor::without_query(actor)).await?;
        }
        match answer.status {
            200..300 => Ok(answer),
            401 | 403 => Err(Error::Refused {
                host: host(url),
                what: match answer.status {
                    401 => "it wants to know who asks (401)".to_owned(),
                    _ => "it does not answer us (403)".to_owned(),
                },
            }),
            404 => Err(Error::NotFound(url.to_string())),
            410 => Err(Error::Gone(url.to_string())),
            status => Err(Error::Unreachable { host: host(url), what: format!("HTTP {status}") }),
        }
    }

    async fn ask(&self, url: &Url, signer: Arc<dyn Signer>) -> Result<Answer, Error> {
        let mut url = url.clone();
        url.set_fragment(None);
        // Ids of before their server had https still say http.
        if url.scheme() == "http" && self.cx.fetch.scheme(&host(&url)) == "https" {
            let _ = url.set_scheme("https");
        }
        self.asked.fetch_add(1, Ordering::Relaxed);
        let mut ask = Ask::get(url, ACCEPT).signed(signer);
        ask.limit = LIMIT;
        self.cx.fetch.send(ask).await.map_err(Error::from).inspect_err(|error| {
            if matches!(error, Error::RateLimited { .. }) {
                self.told_to_stop.store(true, Ordering::Relaxed);
            }
        })
    }
}

/// The JSON object that the answer is, if it is one.
fn read(answer: &Answer) -> Option<Document> {
    let value: Value = serde_json::from_slice(&answer.body).ok()?;
    value.is_object().then(|| Document { value, url: answer.url.clone() })
}

pub(super) fn host(url: &Url) -> String {
    name::authority(url).unwrap_or_default()
}
