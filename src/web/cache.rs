//! Answers that are kept ready: rendered and compressed once, given many times. A kept thread is
//! never rendered or compressed per request. The key holds everything that the bytes stand on, so
//! nothing needs to be invalidated; the budget of bytes pushes out what is asked for least.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use jiff::Timestamp;
use moka::sync::Cache;
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    Error,
    encoding::{Care, Encoding},
    hands::Hands,
    reader::VARY,
    repeat::Repeats,
};
use crate::{
    consent::Verdict,
    store::{Kept, Rendered},
    thread::PostRef,
};

/// What is known of a kept thread without reading it again.
pub(super) struct Seen {
    pub(super) root: PostRef,
    pub(super) address: String,
    /// Of the author.
    pub(super) author: String,
    pub(super) version: String,
    pub(super) checked_at: Timestamp,
    pub(super) last_post: Timestamp,
    pub(super) verdict: Verdict,
    /// When the store said so.
    pub(super) read_at: Instant,
}

impl From<&Kept> for Seen {
    fn from(kept: &Kept) -> Self {
        let last = kept.thread.posts().map(|post| post.posted_at).max();
        Self {
            root: kept.thread.root.clone(),
            address: kept.thread.address.clone(),
            author: kept.thread.author.address.clone(),
            version: kept.version.clone(),
            checked_at: kept.checked_at,
            last_post: last.unwrap_or(kept.checked_at),
            verdict: kept.verdict.clone(),
            read_at: Instant::now(),
        }
    }
}

impl From<&Rendered> for Seen {
    fn from(page: &Rendered) -> Self {
        Self {
            root: page.root.clone(),
            address: page.address.clone(),
            author: page.author.clone(),
            version: page.version.clone(),
            checked_at: page.checked_at,
            last_post: page.last_post,
            verdict: page.verdict.clone(),
            read_at: Instant::now(),
        }
    }
}

/// One answer in one encoding.
struct Copy {
    bytes: Bytes,
    tag: HeaderValue,
    /// It was compressed in haste, and can be smaller.
    is_hasty: bool,
}

/// How an answer may be kept by others, and what else stands in its head.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) media_type: &'static str,
    /// Not for search engines.
    pub(super) noindex: bool,
}

/// Hears of an answer's bytes that are compressed well, and of their tag, each time somebody asks for them
/// again.
pub(super) type Improved = Box<dyn FnOnce(&Bytes, &HeaderValue) + Send>;

/// The answers.
pub(super) struct Pages {
    copies: Cache<(String, Encoding), Arc<Copy>>,
    seen: Cache<String, Arc<Seen>>,
    recheck: Duration,
    hands: Hands,
    /// Held by who compresses thoroughly: one page at a time, for it is never urgent.
    press: Arc<Semaphore>,
    /// Whole answers, for as long as what is seen is believed.
    pub(super) repeats: Repeats,
}

/// Browsers ask each time (a 304 costs nothing) so that "check again" is seen at once; shared
/// caches need not for a minute, and for five more may answer first and ask then.
pub(super) const POLICY: HeaderValue = HeaderValue::from_static(
    "public, max-age=0, must-revalidate, s-maxage=60, stale-while-revalidate=300",
);

/// The same for caches of the operator's (RFC 9213), which `must-revalidate` is not meant for.
const OPERATORS: HeaderValue =
    HeaderValue::from_static("public, max-age=60, stale-while-revalidate=300");

impl Pages {
    pub(super) fn new(budget: u64, recheck: Duration, hands: Hands) -> Self {
        let weight = |key: &(String, Encoding), copy: &Arc<Copy>| {
            u32::try_from(key.0.len() + copy.bytes.len() + 200).unwrap_or(u32::MAX)
        };
        Self {
            copies: Cache::builder().max_capacity(budget).weigher(weight).build(),
            seen: Cache::builder().max_capacity(10_000).time_to_live(recheck).build(),
            recheck,
            hands,
            press: Arc::new(Semaphore::new(1)),
            repeats: Repeats::default(),
        }
    }

    /// What was known a moment ago about the thread at this address.
    pub(super) fn seen(&self, address: &str) -> Option<Arc<Seen>> {
        if self.recheck.is_zero() { None } else { self.seen.get(address) }
    }

    pub(super) fn remember(&self, address: &str, seen: &Arc<Seen>) {
        if !self.recheck.is_zero() {
            self.seen.insert(address.to_owned(), Arc::clone(seen));
        }
    }

    /// Takes back what was [remembered](Self::remember).
    pub(super) fn doubt(&self, address: &str) {
        self.seen.invalidate(address);
        self.repeats.forget();
    }

    /// The answer of that key, if it is there.
    pub(super) fn ready(&self, headers: &HeaderMap, key: &str, manner: Manner) -> Option<Response> {
        self.ready_and(headers, key, manner, &mut None)
    }

    /// The same; `improved` hears of it unless nothing is there.
    fn ready_and(
        &self,
        headers: &HeaderMap,
        key: &str,
        manner: Manner,
        improved: &mut Option<Improved>,
    ) -> Option<Response> {
        let encoding = Encoding::asked(headers);
        let key = (key.to_owned(), encoding);
        let copy = self.copies.get(&key)?;
        self.improve(key, &copy, improved.take());
        Some(respond(headers, &copy.tag, encoding, manner, || copy.bytes.clone()))
    }

    /// Has the page compressed well, behind the scenes: it is asked for a second time.
    fn improve(&self, key: (String, Encoding), copy: &Arc<Copy>, improved: Option<Improved>) {
        if !copy.is_hasty {
            if let Some(improved) = improved {
                improved(&copy.bytes, &copy.tag);
            }
            return;
        }
        let Ok(permit) = Arc::clone(&self.press).try_acquire_owned() else { return };
        let (copies, copy, encoding) = (self.copies.clone(), Arc::clone(copy), key.1);
        spawn_blocking(move || {
            if let Ok(plain) = encoding.decode(&copy.bytes) {
                let bytes = Bytes::from(encoding.encode(&plain, Care::Thorough));
                let tag = copy.tag.clone();
                if let Some(improved) = improved {
                    improved(&bytes, &tag);
                }
                copies.insert(key, Arc::new(Copy { bytes, tag, is_hasty: false }));
            }
            drop(permit);
        });
    }

    /// The answer of that key, made by `render` when nobody asked for it yet.
    pub(super) async fn answer(
        &self,
        headers: &HeaderMap,
        key: String,
        manner: Manner,
        render: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Response, Error> {
        self.answer_and(headers, key, manner, render, None).await
    }

    /// The same; `improved` hears of it when somebody asked for it before.
    pub(super) async fn answer_and(
        &self,
        headers: &HeaderMap,
        key: String,
        manner: Manner,
        render: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
        mut improved: Option<Improved>,
    ) -> Result<Response, Error> {
        if let Some(response) = self.ready_and(headers, &key, manner, &mut improved) {
            return Ok(response);
        }
        let hand = self.hands.free().await;
        // Of many who waited for the same, all but the first find it made.
        if let Some(response) = self.ready_and(headers, &key, manner, &mut improved) {
            return Ok(response);
        }
        let encoding = Encoding::asked(headers);
        let copies = self.copies.clone();
        let made = hand.work(move || {
            // Of many who ask at once, one makes it and the others wait.
            copies.try_get_with((key, encoding), || {
                let bytes = render()?;
                let tag = tag(&bytes);
                let is_hasty = encoding != Encoding::Identity;
                let bytes = if is_hasty { encoding.encode(&bytes, Care::Hasty) } else { bytes };
                Ok(Arc::new(Copy { bytes: bytes.into(), tag, is_hasty }))
            })
        });
        let copy = made.await?.map_err(|error: Arc<Error>| Error::Broken(error.to_string()))?;
        Ok(respond(headers, &copy.tag, encoding, manner, || copy.bytes.clone()))
    }
}

/// Weak, because the same tag stands on every encoding of the same bytes.
fn tag(bytes: &[u8]) -> HeaderValue {
    let hash = blake3::hash(bytes).to_hex();
    HeaderValue::try_from(format!("W/\"{}\"", &hash[..24]))
        .unwrap_or_else(|_| HeaderValue::from_static("W/\"0\""))
}

/// Whether the request names that tag: whoever asks has these bytes (RFC 9110 §13.1.2).
pub(super) fn knows(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    asked.get_all(header::IF_NONE_MATCH).iter().any(|value| {
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let ours = tag.to_str().map(opaque).unwrap_or_default();
        value
            .to_str()
            .is_ok_and(|tags| tags.split(',').any(|t| t.trim() == "*" || opaque(t) == ours))
    })
}

/// The bytes under that tag, or nothing for whoever has them.
pub(super) fn respond(
    asked: &HeaderMap,
    tag: &HeaderValue,
    encoding: Encoding,
    manner: Manner,
    bytes: impl FnOnce() -> Bytes,
) -> Response {
    let known = knows(asked, tag);
    let mut response = Response::new(if known { Body::empty() } else { bytes().into() });
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag.clone());
    headers.insert(header::CACHE_CONTROL, POLICY);
    headers.insert("cdn-cache-control", OPERATORS);
    headers.insert(header::VARY, HeaderValue::from_static(VARY));
    if manner.noindex {
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(manner.media_type));
    if let Some(name) = encoding.name() {
        headers.insert(header::CONTENT_ENCODING, name);
    }
    response
}
