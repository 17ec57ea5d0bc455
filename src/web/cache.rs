//! Answers that are kept ready: rendered and compressed once, given many times. A kept thread is
//! never rendered or compressed per request. The key holds everything that the bytes stand on, so
//! nothing needs to be invalidated; the budget of bytes pushes out what is asked for least.

use std::{io::Write, sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use jiff::Timestamp;
use moka::sync::Cache;

use super::{Error, reader::VARY};
use crate::{consent::Verdict, store::Kept, thread::PostRef};

/// What bytes are compressed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The best that the request accepts.
    pub(super) fn asked(headers: &HeaderMap) -> Self {
        let accepts = |name: &str| {
            let values = headers.get_all(header::ACCEPT_ENCODING).iter();
            values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(
                |part| {
                    let mut words = part.split(';').map(str::trim);
                    let named = words.next().is_some_and(|word| word.eq_ignore_ascii_case(name));
                    let refused = words.any(|word| {
                        word.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32))
                    });
                    named && !refused
                },
            )
        };
        if accepts("br") {
            Self::Brotli
        } else if accepts("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// As `Content-Encoding` names it.
    pub(super) fn name(self) -> Option<HeaderValue> {
        match self {
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Identity => None,
        }
    }

    /// The bytes in this encoding. Takes milliseconds: not for the threads that serve.
    pub(super) fn encode(self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        // Writing into memory cannot fail.
        match self {
            Self::Identity => out.extend_from_slice(bytes),
            Self::Brotli => {
                let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 6, 20);
                let _ = writer.write_all(bytes);
                drop(writer);
            }
            Self::Gzip => {
                let level = flate2::Compression::new(6);
                let mut writer = flate2::write::GzEncoder::new(&mut out, level);
                let _ = writer.write_all(bytes).and_then(|()| writer.try_finish());
                drop(writer);
            }
        }
        out
    }
}

/// What is known of a kept thread without reading it again.
pub(super) struct Seen {
    pub(super) root: PostRef,
    pub(super) address: String,
    pub(super) version: String,
    pub(super) checked_at: Timestamp,
    pub(super) last_post: Timestamp,
    pub(super) verdict: Verdict,
}

impl From<&Kept> for Seen {
    fn from(kept: &Kept) -> Self {
        let last = kept.thread.posts().map(|post| post.posted_at).max();
        Self {
            root: kept.thread.root.clone(),
            address: kept.thread.address.clone(),
            version: kept.version.clone(),
            checked_at: kept.checked_at,
            last_post: last.unwrap_or(kept.checked_at),
            verdict: kept.verdict.clone(),
        }
    }
}

/// One answer in one encoding.
struct Copy {
    bytes: Bytes,
    tag: HeaderValue,
}

/// How an answer may be kept by others, and what else stands in its head.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) media_type: &'static str,
    /// Not for search engines.
    pub(super) noindex: bool,
}

/// The answers.
pub(super) struct Pages {
    copies: Cache<(String, Encoding), Arc<Copy>>,
    seen: Cache<String, Arc<Seen>>,
    recheck: Duration,
}

/// Browsers ask each time (a 304 costs nothing) so that "check again" is seen at once; shared
/// caches need not for a minute.
pub(super) const POLICY: HeaderValue =
    HeaderValue::from_static("public, max-age=0, must-revalidate, s-maxage=60");

impl Pages {
    pub(super) fn new(budget: u64, recheck: Duration) -> Self {
        let weight = |key: &(String, Encoding), copy: &Arc<Copy>| {
            u32::try_from(key.0.len() + copy.bytes.len() + 200).unwrap_or(u32::MAX)
        };
        Self {
            copies: Cache::builder().max_capacity(budget).weigher(weight).build(),
            seen: Cache::builder().max_capacity(10_000).time_to_live(recheck).build(),
            recheck,
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
    }

    /// The answer of that key, if it is there.
    pub(super) fn ready(&self, headers: &HeaderMap, key: &str, manner: Manner) -> Option<Response> {
        let encoding = Encoding::asked(headers);
        let copy = self.copies.get(&(key.to_owned(), encoding))?;
        Some(respond(headers, &copy, encoding, manner))
    }

    /// The answer of that key, made by `render` when nobody asked for it yet.
    pub(super) async fn answer(
        &self,
        headers: &HeaderMap,
        key: String,
        manner: Manner,
        render: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Response, Error> {
        if let Some(response) = self.ready(headers, &key, manner) {
            return Ok(response);
        }
        let encoding = Encoding::asked(headers);
        let copies = self.copies.clone();
        let made = tokio::task::spawn_blocking(move || {
            // Of many who ask at once, one makes it and the others wait.
            copies.try_get_with((key, encoding), || {
                let bytes = render()?;
                let tag = tag(&bytes);
                let bytes = match encoding {
                    Encoding::Identity => bytes,
                    _ => encoding.encode(&bytes),
                };
                Ok(Arc::new(Copy { bytes: bytes.into(), tag }))
            })
        });
        let made = made.await.map_err(|panic| Error::Broken(panic.to_string()))?;
        let copy = made.map_err(|error: Arc<Error>| Error::Broken(error.to_string()))?;
        Ok(respond(headers, &copy, encoding, manner))
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

fn respond(asked: &HeaderMap, copy: &Copy, encoding: Encoding, manner: Manner) -> Response {
    let known = knows(asked, &copy.tag);
    let mut response = Response::new(if known { Body::empty() } else { copy.bytes.clone().into() });
    let headers = response.headers_mut();
    headers.insert(header::ETAG, copy.tag.clone());
    headers.insert(header::CACHE_CONTROL, POLICY);
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
