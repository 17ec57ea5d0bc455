//! Asking the API, and what its answers and refusals mean. The `code` in an answer says the same
//! as the HTTP status, except where something stands in front of the API: a web page is no answer.

use url::Url;

use super::{convert, wire};
use crate::{
    clock::Clock,
    fetch::{self, Ask, Fetch},
    source::{
        Context, Error,
        x::status::{Id, Status},
    },
    thread::{Cause, GapReason},
};

/// The way to one instance.
pub(super) struct Door {
    fetch: Fetch,
    clock: Clock,
    base: Url,
}

/// One answer.
pub(super) struct Answer {
    /// The post that was asked for.
    pub(super) post: Element,
    /// The thread around it, in its order; `None` when the instance cannot see threads.
    pub(super) thread: Option<Vec<Element>>,
    /// The thread had more elements than are read.
    pub(super) is_cut: bool,
}

/// One place in a thread.
pub(super) enum Element {
    Status(Box<Status>),
    Tombstone(Tombstone),
    /// It makes no sense.
    Broken,
}

/// What stands in the place of a post that cannot be shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tombstone {
    pub(super) id: Option<Id>,
    pub(super) author: Option<Id>,
    pub(super) reason: GapReason,
    pub(super) cause: Option<Cause>,
}

impl Door {
    pub(super) fn new(cx: &Context, base: Url) -> Self {
        Self { fetch: cx.fetch.clone(), clock: cx.clock.clone(), base }
    }

    /// `fx.example`, with the port where it is an unusual one.
    pub(super) fn host(&self) -> String {
        let host = self.base.host_str().unwrap_or_default();
        match self.base.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// The thread around a post.
    pub(super) async fn thread(&self, id: Id) -> Result<Answer, Error> {
        self.ask("thread", id).await
    }

    /// One post.
    pub(super) async fn status(&self, id: Id) -> Result<Answer, Error> {
        self.ask("status", id).await
    }

    /// What came is not what the API answers.
    pub(super) fn nonsense(&self, what: &str) -> Error {
        Error::Malformed { host: self.host(), what: what.to_owned() }
    }

    async fn ask(&self, method: &str, id: Id) -> Result<Answer, Error> {
        let mut url = self.base.clone();
        match url.path_segments_mut() {
            Ok(mut path) => path.pop_if_empty().extend(["2", method, &id.to_string()]),
            Err(()) => return Err(Error::NotANetwork(self.base.to_string())),
        };
        let answer = self.fetch.send(Ask::get(url, "application/json")).await?;
        let wire = match serde_json::from_slice::<wire::Answer>(&answer.body) {
            Ok(wire) => wire,
            Err(error) => return Err(self.unread(&answer, &error)),
        };
        let code = match wire.code {
            Some(code) => code,
            None if answer.is_success() => answer.status,
            // Other services speak JSON, too.
            None => return Err(self.foreign(answer.status)),
        };
        let reading = convert::Reading { now: self.clock.now() };
        let post = wire.status.map(|value| reading.element(value));
        match (code, post) {
            (200..300, post) => Ok(Answer {
                post: post.unwrap_or(Element::Broken),
                thread: wire
                    .thread
                    .list
                    .map(|list| list.into_iter().map(|value| reading.place(value)).collect()),
                is_cut: wire.thread.is_cut,
            }),
            (401 | 404, Some(post @ Element::Tombstone(_))) => {
                Ok(Answer { post, thread: None, is_cut: false })
            }
            (code, _) => Err(self.refusal(code, id)),
        }
    }

    /// What a code of the API means.
    fn refusal(&self, code: u16, id: Id) -> Error {
        let host = self.host();
        match code {
            401 => Error::Protected(id.to_string()),
            404 => Error::NotFound(id.to_string()),
            403 => Error::Refused { host, what: "HTTP 403".to_owned() },
            500.. => Error::Unreachable { host, what: format!("X did not answer it ({code})") },
            _ => self.nonsense(&format!("it refused our question ({code})")),
        }
    }

    /// Why an answer that is none of the API's came.
    fn unread(&self, answer: &fetch::Answer, error: &serde_json::Error) -> Error {
        if !answer.is_success() {
            return self.foreign(answer.status);
        }
        if answer.body.trim_ascii_start().starts_with(b"<") {
            let what = "it answered with a web page instead of data".to_owned();
            return Error::Unreachable { host: self.host(), what };
        }
        self.nonsense(&error.to_string())
    }

    /// What an HTTP status means that does not come from the API itself.
    fn foreign(&self, status: u16) -> Error {
        let (host, what) = (self.host(), format!("HTTP {status}"));
        match status {
            401 | 403 => Error::Refused { host, what },
            500.. => Error::Unreachable { host, what },
            _ => self.nonsense(&format!("this is not the API ({what})")),
        }
    }
}

impl Answer {
    /// The post that was asked for, wherever it stands.
    pub(super) fn take(&mut self, asked: Id) -> Element {
        let post = std::mem::replace(&mut self.post, Element::Broken);
        if !matches!(post, Element::Broken) {
            return post;
        }
        let is_asked = |element: &&mut Element| matches!(element, Element::Status(status) if status.id == asked);
        let mut thread = self.thread.iter_mut().flatten();
        match thread.find(is_asked) {
            Some(Element::Status(status)) => Element::Status(status.clone()),
            _ => Element::Broken,
        }
    }
}

impl Tombstone {
    /// What an error about a post says about it. That there is none may be said of any that the
    /// instance cannot see.
    pub(super) fn of_error(error: &Error) -> Self {
        let reason = match error {
            Error::Protected(_) => GapReason::Protected,
            _ => GapReason::Unreachable,
        };
        Self { id: None, author: None, reason, cause: None }
    }

    /// Why there is no thread when this is the post that was asked for.
    pub(super) fn error(self, asked: Id) -> Error {
        let asked = asked.to_string();
        match (self.reason, self.cause) {
            (_, Some(Cause::Suspended)) => Error::Suspended(asked),
            (_, Some(Cause::AgeRestricted)) => Error::AgeRestricted(asked),
            (_, Some(Cause::SignedInOnly)) => Error::SignedInOnly(asked),
            (GapReason::Withheld, _) => Error::Withheld(asked),
            (GapReason::Deleted, _) => Error::Gone(asked),
            (GapReason::Protected, _) => Error::Protected(asked),
            _ => Error::NotFound(asked),
        }
    }
}
