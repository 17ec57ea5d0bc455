//! Videos that are too large to be kept, or not there yet: passed on from their server, piece by
//! piece, within bounds. The visitor still sees no address but ours. Players want parts, and some
//! play nothing without; where a server gives none, the part is cut out of the whole.

use std::{io, ops::Range, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::{Stream, stream};
use tokio::sync::OwnedSemaphorePermit;
use url::Url;

use super::{Error, Inner, kind, link::Hash};
use crate::fetch::{Ask, Flow};

/// Videos that are passed on at the same time.
pub(super) const AT_ONCE: usize = 16;

/// Most bytes in front of a part that are read and thrown away, for servers that give no parts.
const SKIPPED: u64 = 128 << 20;

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
    /// The part of it that comes, when only a part was wanted and can be had.
    pub part: Option<Range<u64>>,
    /// Bytes that come, where known.
    pub length: Option<u64>,
    /// Bytes in front of the part that its server sends as well, and that are thrown away.
    pub ahead: u64,
    flow: Flow,
    first: Option<Bytes>,
    /// Bytes that are still to go out; when more come, the server lied, unless the part is cut out.
    left: u64,
    is_cut: bool,
    /// One more of them may begin when this one ends.
    _permit: OwnedSemaphorePermit,
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
    /// Has its server send it, or that part of it. All of it comes instead where the server gives no
    /// parts and does not say how long it is, or the part is far behind.
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
        let whole = flow.header("content-length").and_then(|it| it.parse::<u64>().ok());
        let cut = part.filter(|part| {
            let is_known = whole.is_some() && whole == self.length;
            given.is_none() && is_known && part.start <= SKIPPED && part.start < part.end
        });
        let ahead = cut.as_ref().map_or(0, |part| part.start);
        let is_cut = cut.is_some();
        let part = given.or(cut);
        let length = part.as_ref().map(|part| part.end - part.start).or(whole);
        let left = length.unwrap_or(most);
        metrics::counter!("unspool_media_passed_on_total").increment(1);
        Ok(Passing { part, length, flow, first, ahead, left, is_cut, _permit: permit })
    }
}

impl Passing {
    /// What comes, piece by piece.
    pub fn pieces(self) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
        stream::try_unfold(self, |mut it| async move {
            loop {
                if it.is_cut && it.left == 0 {
                    return Ok(None);
                }
                let next = match it.first.take() {
                    Some(piece) => Some(piece),
                    None => it.flow.next().await.map_err(io::Error::other)?,
                };
                let Some(piece) = next else { return Ok(None) };
                let piece = it.wanted(piece);
                if piece.is_empty() {
                    continue;
                }
                let left = it.left.checked_sub(piece.len() as u64);
                it.left = left.ok_or_else(|| io::Error::other("it is longer than was said"))?;
                return Ok(Some((piece, it)));
            }
        })
    }

    /// What of a piece goes out.
    fn wanted(&mut self, mut piece: Bytes) -> Bytes {
        let ahead = usize::try_from(self.ahead).unwrap_or(usize::MAX).min(piece.len());
        self.ahead -= ahead as u64;
        let mut piece = piece.split_off(ahead);
        if self.is_cut {
            piece.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
        }
        piece
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
