//! Answers that are given again at once, before the layers and the router are asked. An answer of
//! theirs may say until when it stays true ([`until`]); whoever says the same in the meantime gets
//! the same, byte for byte. Only `x-request-id` is missing: nothing happened that a log could tell.
//!
//! The rules, which keep this exact:
//! - Only a plain `GET` is answered here, and only by what the router answered to a request with
//!   the same path and query and the same values of everything that answers depend on
//!   ([`DEPENDS`]). What a browser sends as `If-None-Match` is one of them, so a 304 is repeated as
//!   a 304 and no tag is compared.
//! - An answer is repeated until its time is over: as long as what is known of an address is
//!   believed anyway (`Site::recheck`, a second). Then the router is asked again, so a thread that
//!   is due to be read again is, and a change is seen as soon as without this file.
//! - When somebody knows better sooner, everything is forgotten.

use std::{
    hash::Hash,
    sync::{Arc, PoisonError, RwLock},
    time::Instant,
};

use axum::{
    body::HttpBody,
    http::{HeaderMap, HeaderName, Method, Request, StatusCode, header, response},
    response::Response,
};
use bytes::Bytes;
use hashbrown::{Equivalent, HashMap};
use http_body_util::Full;

use super::look::Look;
use crate::thread::PostRef;

/// What repeatable answers depend on, beside path and query: what `Vary` names, and what the
/// answer is an answer to. Of cookies only the [`Look`] counts.
const DEPENDS: [HeaderName; WAYS] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::ACCEPT_LANGUAGE,
    header::HOST,
    header::IF_NONE_MATCH,
];

/// How many that are.
const WAYS: usize = 5;

/// Answers kept at the same time. Beyond, all are forgotten: what is asked for often is back with
/// the next request, and what is not was kept in vain.
const MOST: usize = 1024;

/// Bytes of their bodies. Most of these are in memory anyway, as pages that are kept ready.
const MOST_BYTES: usize = 8 << 20;

/// The longest answer, and the longest request, that are kept, in bytes.
const LONGEST: (usize, usize) = (1 << 20, 2048);

/// On an answer: until when it may be repeated.
#[derive(Clone, Copy)]
struct Until(Instant);

/// The answer stays true until then, for everybody who asks the same.
pub(super) fn until(mut response: Response, then: Instant) -> Response {
    response.extensions_mut().insert(Until(then));
    response
}

/// On an answer: which thread is read with it.
#[derive(Clone)]
struct Reading(Arc<PostRef>);

/// Whoever gets the answer reads that thread.
pub(super) fn reading(mut response: Response, root: &PostRef) -> Response {
    response.extensions_mut().insert(Reading(Arc::new(root.clone())));
    response
}

/// Until when the answer may be repeated. Only whole pages, and that they did not change: not a page
/// that asks to wait.
pub(super) fn lasts(parts: &response::Parts) -> Option<Instant> {
    let is_whole = [StatusCode::OK, StatusCode::NOT_MODIFIED].contains(&parts.status);
    let until = parts.extensions.get::<Until>().filter(|_| is_whole);
    until.map(|until| until.0).filter(|then| *then > Instant::now())
}

/// What a request says, as far as answers depend on it.
#[derive(Hash)]
struct Asked<'a> {
    address: &'a str,
    look: Look,
    said: [Option<&'a [u8]>; WAYS],
}

/// The same, kept.
#[derive(Hash, PartialEq, Eq)]
pub(super) struct Key {
    address: Box<str>,
    look: Look,
    said: [Option<Box<[u8]>>; WAYS],
}

impl<'a> Asked<'a> {
    /// `None` for requests that are the router's alone.
    fn of<B: HttpBody>(request: &'a Request<B>) -> Option<Self> {
        let headers = request.headers();
        // One that is said twice is not looked through.
        let is_plain = request.method() == Method::GET
            && request.body().is_end_stream()
            && headers.len() == headers.keys_len();
        let address = request.uri().path_and_query().filter(|_| is_plain)?.as_str();
        let look = Look::of(headers);
        Some(Self { address, look, said: DEPENDS.map(|name| headers.get(name).map(AsRef::as_ref)) })
    }
}

impl Equivalent<Key> for Asked<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        *self.address == *key.address
            && self.look == key.look
            && self.said.iter().zip(&key.said).all(|(said, kept)| *said == kept.as_deref())
    }
}

/// An answer, and how long it is one.
struct Answer {
    until: Instant,
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
    reading: Option<Reading>,
}

/// An answer that was given before, and the thread that is read with it.
pub(super) type Again = (Response<Full<Bytes>>, Option<Arc<PostRef>>);

impl Answer {
    fn again(&self) -> Again {
        let mut response = Response::new(Full::new(self.bytes.clone()));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        (response, self.reading.as_ref().map(|reading| Arc::clone(&reading.0)))
    }
}

/// The answers that may be repeated.
#[derive(Default)]
pub(super) struct Repeats(RwLock<Table>);

#[derive(Default)]
struct Table {
    answers: HashMap<Key, Answer>,
    bytes: usize,
}

impl Repeats {
    /// The answer to that request, when one like it was answered a moment ago.
    pub(super) fn answer<B: HttpBody>(&self, request: &Request<B>) -> Option<Again> {
        let asked = Asked::of(request)?;
        let table = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let answer = table.answers.get(&asked)?;
        (answer.until > Instant::now()).then(|| answer.again())
    }

    /// The key under which the answer to that request can be kept.
    pub(super) fn key<B: HttpBody>(request: &Request<B>) -> Option<Key> {
        let Asked { address, look, said } = Asked::of(request)?;
        let length = address.len() + said.iter().flatten().map(|value| value.len()).sum::<usize>();
        (length <= LONGEST.1).then(|| Key {
            address: address.into(),
            look,
            said: said.map(|value| value.map(Into::into)),
        })
    }

    /// Keeps an answer of the router.
    pub(super) fn keep(&self, key: Key, then: Instant, parts: &response::Parts, bytes: Bytes) {
        if bytes.len() > LONGEST.0 {
            return;
        }
        let mut headers = parts.headers.clone();
        headers.remove("x-request-id");
        let mut table = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if table.answers.len() >= MOST || table.bytes + bytes.len() > MOST_BYTES {
            *table = Table::default();
        }
        table.bytes += bytes.len();
        let reading = parts.extensions.get().cloned();
        let answer = Answer { until: then, status: parts.status, headers, bytes, reading };
        if let Some(older) = table.answers.insert(key, answer) {
            table.bytes -= older.bytes.len();
        }
    }

    /// Forgets everything: something that was believed is not true any more.
    pub(super) fn forget(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Table::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::reader::VARY;

    #[test]
    fn all_that_answers_vary_by_decides_what_is_the_same() {
        for name in VARY.split(", ").filter(|name| *name != "cookie") {
            assert!(DEPENDS.iter().any(|known| known == name), "{name}");
        }
    }
}
