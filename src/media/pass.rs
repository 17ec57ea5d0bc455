//! Videos that are too large to be kept, or not there yet: passed on from their server, piece by
//! piece, within bounds. The visitor still sees no address but ours.

use std::{io, ops::Range, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::{Stream, stream};
use tokio::sync::OwnedSemaphorePermit;
use url::Url;

use super::{Error, Inner, kind, link::Hash};
use crate::fetch::{Ask, Flow};

/// Videos that are passed on at the same time.
pub(super) const AT_ONCE: usize = 16;

/// How long one may take; players ask again for the rest.
const DEADLINE: Duration = Duration::from_mins(15);

/// What is known of a video before it is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) media_type: &'static str,
    pub(super) length: Option<u64>,
}

/// A video on its own server.
pub struct Elsewhere {
    /// What it is, by its content and in our own words.
    pub media_type: &'static str,
    /// In bytes, where its server says so.
    pub length: Option<u64>,
    url: Url,
    inner: Arc<Inner>,
}

/// A video on its way through.
pub struct Passing {
    /// The part of it that comes, when only a part was wanted and its server gives parts.
    pub part: Option<Range<u64>>,
    /// Bytes that come, where known.
    pub length: Option<u64>,
    flow: Flow,
    first: Option<Bytes>,
    left: u64,
    permit: OwnedSemaphorePermit,
}

impl std::fmt::Debug for Elsewhere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Elsewhere").field("url", &self.url.as_str()).finish_non_exhaustive()
    }
}

impl Inner {
    /// The way around the shelf, for what is known to be a video and not larger than is passed on.
    pub(super) fn elsewhere(self: &Arc<Self>, name: Hash, url: &Url) -> Option<Elsewhere> {
        let Head { media_type, length } = self.heads.get(&name)?;
        let is_passed_on = self.stream > 0 && length.is_none_or(|it| it <= self.stream);
        let (url, inner) = (url.clone(), Arc::clone(self));
        is_passed_on.then_some(Elsewhere { media_type, length, url, inner })
    }
}

impl Elsewhere {
    /// Has its server send it, or that part of it. Servers may send all of it instead.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn fetch(self, part: Option<Range<u64>>) -> Result<Passing, Error> {
        let permit = Arc::clone(&self.inner.streams).try_acquire_owned();
        let permit = permit.map_err(|_| Error::Busy)?;
        let range = part.as_ref().filter(|part| part.start < part.end);
        let range = range.map(|part| format!("bytes={}-{}", part.start, part.end - 1));
        let most = self.inner.stream;
        let limit = usize::try_from(most).unwrap_or(usize::MAX);
        let ask = Ask::get(self.url, "video/*, audio/*");
        let ask = Ask { range, limit, deadline: DEADLINE, ..ask };
        let mut flow = self.inner.fetch.stream(ask).await?;
        let given = match flow.status {
            200 => None,
            206 => {
                let given = flow.header("content-range").and_then(content_range);
                let given = given.filter(|(it, total)| {
                    part.as_ref().is_some_and(|part| {
                        it.start == part.start
                            && it.end <= part.end
                            && self.length.is_none_or(|length| length == *total)
                    })
                });
                let odd = || Error::Upstream("a part that was not asked for".to_owned());
                Some(given.ok_or_else(odd)?.0)
            }
            404 | 410 => return Err(Error::NotFound),
            status => return Err(Error::Upstream(format!("status {status}"))),
        };
        let first = flow.next().await?;
        let begins = given.as_ref().is_none_or(|part| part.start == 0);
        if begins {
            let found = first.as_deref().and_then(kind::of).map(|kind| kind.media_type);
            if found != Some(self.media_type) {
                return Err(Error::WrongType("it is not what it was".to_owned()));
            }
        }
        flow.step_aside();
        let length = match &given {
            Some(part) => Some(part.end - part.start),
            None => flow.header("content-length").and_then(|it| it.parse().ok()),
        };
        metrics::counter!("unspool_media_passed_on_total").increment(1);
        Ok(Passing { part: given, length, flow, first, left: length.unwrap_or(most), permit })
    }
}

impl Passing {
    /// What comes, piece by piece.
    pub fn pieces(self) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
        stream::try_unfold(self, |mut it| async move {
            let next = match it.first.take() {
                Some(piece) => Some(piece),
                None => it.flow.next().await.map_err(io::Error::other)?,
            };
            let Some(piece) = next else { return Ok(None) };
            let left = it.left.checked_sub(piece.len() as u64);
            it.left = left.ok_or_else(|| io::Error::other("it is longer than was said"))?;
            // One more of them may begin when this one ends.
            let _ = &it.permit;
            Ok(Some((piece, it)))
        })
    }
}

/// `bytes 0-5/10` (RFC 9110 §14.4): the part, and how long all of it is.
fn content_range(text: &str) -> Option<(Range<u64>, u64)> {
    let (part, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = part.split_once('-')?;
    let total: u64 = total.parse().ok()?;
    let part = first.parse().ok()?..last.parse::<u64>().ok()?.checked_add(1)?;
    (part.start < part.end && part.end <= total).then_some((part, total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_that_can_be_are_believed() {
        assert_eq!(content_range("bytes 0-5/10"), Some((0..6, 10)));
        for odd in ["bytes 0-10/10", "bytes 5-4/10", "bytes */10", "bytes 0-5/*", "0-5/10", ""] {
            assert_eq!(content_range(odd), None, "{odd}");
        }
        assert_eq!(content_range("bytes 0-18446744073709551615/18446744073709551615"), None);
    }
}
