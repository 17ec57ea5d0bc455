//! Misskey's API, as far as visitors may use it: every call is a POST of JSON without a key.

use std::sync::atomic::{AtomicU32, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;

use super::wire::{Note, Refused, User};
use crate::{
    fetch::Ask,
    source::{Context, Error},
};

/// Most entries that one answer holds.
pub(super) const PAGE: usize = 100;

/// Most requests of one errand.
const REQUESTS: u32 = 600;

/// Longest errand.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);

/// One server's API, for one errand.
pub(super) struct Api<'a> {
    cx: &'a Context,
    /// Base address of the server.
    pub(super) base: Url,
    host: String,
    asked: AtomicU32,
    until: Timestamp,
}

impl<'a> Api<'a> {
    pub(super) fn new(cx: &'a Context, authority: &str) -> Result<Self, Error> {
        let base = format!("{}://{authority}/", cx.fetch.scheme(authority));
        let base = Url::parse(&base).map_err(|_| Error::NotANetwork(authority.to_owned()))?;
        let until = cx.clock.now().checked_add(PATIENCE).unwrap_or(Timestamp::MAX);
        Ok(Self { cx, base, host: authority.to_owned(), asked: AtomicU32::new(0), until })
    }

    pub(super) fn now(&self) -> Timestamp {
        self.cx.clock.now()
    }

    /// Whether the errand may still ask.
    pub(super) fn is_open(&self) -> bool {
        self.asked.load(Ordering::Relaxed) < REQUESTS && self.now() < self.until
    }

    /// One note.
    pub(super) async fn note(&self, id: &str) -> Result<Note, Error> {
        self.call("notes/show", &json!({ "noteId": id })).await
    }

    /// What the note answers, and what that answers, the nearest first.
    pub(super) async fn above(&self, id: &str, offset: usize) -> Result<Vec<Note>, Error> {
        let question = json!({ "noteId": id, "limit": PAGE, "offset": offset });
        self.notes("notes/conversation", &question).await
    }

    /// What answers or quotes the note, the newest first; older than `until` where given.
    pub(super) async fn below(&self, id: &str, until: Option<&str>) -> Result<Vec<Note>, Error> {
        let mut question = json!({ "noteId": id, "limit": PAGE });
        if let (Some(until), Some(question)) = (until, question.as_object_mut()) {
            question.insert("untilId".to_owned(), until.into());
        }
        self.notes("notes/children", &question).await
    }

    /// Everything that somebody's profile says.
    pub(super) async fn user(&self, id: &str) -> Result<User, Error> {
        self.call("users/show", &json!({ "userId": id })).await
    }

    /// A list, without the entries that make no sense.
    async fn notes(&self, method: &str, question: &Value) -> Result<Vec<Note>, Error> {
        let list: Vec<Value> = self.call(method, question).await?;
        Ok(list.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect())
    }

    async fn call<T: DeserializeOwned>(&self, method: &str, question: &Value) -> Result<T, Error> {
        let url = self.base.join(&format!("api/{method}"));
        let url = url.map_err(|_| Error::NotANetwork(self.host.clone()))?;
        self.asked.fetch_add(1, Ordering::Relaxed);
        let answer = self.cx.fetch.send(Ask::post(url, question.to_string())).await?;
        let host = self.host.clone();
        if answer.is_success() {
            return serde_json::from_slice(&answer.body)
                .map_err(|error| Error::Malformed { host, what: format!("{method}: {error}") });
        }
        let refused: Refused = serde_json::from_slice(&answer.body).unwrap_or_default();
        Err(error(answer.status, &refused.error.code, host, question))
    }
}

/// What a refusal means. Signing in is never tried to be got around.
fn error(status: u16, code: &str, host: String, question: &Value) -> Error {
    let what = question
        .get("noteId")
        .or_else(|| question.get("userId"))
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    match code {
        "NO_SUCH_NOTE" => Error::NotFound(what),
        "NO_SUCH_USER" => Error::NoSuchAccount(what),
        "USER_SUSPENDED" | "ACCOUNT_SUSPENDED" => Error::AccountUnavailable(what),
        "SIGNIN_REQUIRED" | "CONTENT_RESTRICTED_BY_USER" => Error::Protected(what),
        "CREDENTIAL_REQUIRED" | "CONTENT_RESTRICTED_BY_SERVER" => {
            Error::Refused { host, what: "it shows this to people with an account".to_owned() }
        }
        _ => match status {
            401 | 403 => Error::Refused { host, what: format!("HTTP {status}") },
            404 | 405 => Error::NotANetwork(host),
            410 => Error::Gone(what),
            400..500 => {
                Error::Malformed { host, what: format!("it refused our question ({status})") }
            }
            _ => Error::Unreachable { host, what: format!("HTTP {status}") },
        },
    }
}
