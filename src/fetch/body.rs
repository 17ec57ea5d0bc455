//! Bodies, read piece by piece: the limit counts what comes out of decompression, so a small
//! answer cannot become a large one in memory. Half a body is no body.

use bytes::{Bytes, BytesMut};
use reqwest::Response;
use tokio::{
    sync::OwnedSemaphorePermit,
    time::{Instant, timeout_at},
};

use super::{error::Kind, send::failure};

/// A body that is being read.
pub(super) struct Pieces {
    response: Response,
    limit: usize,
    left: usize,
    deadline: Instant,
    /// The host's, held as long as it sends.
    pub(super) permit: Option<OwnedSemaphorePermit>,
}

impl Pieces {
    /// At most `limit` bytes of it.
    pub(super) fn new(response: Response, limit: usize, deadline: Instant) -> Result<Self, Kind> {
        // What the client can decode, it has taken out of the headers.
        let plain = |value: &reqwest::header::HeaderValue| {
            value.as_bytes().eq_ignore_ascii_case(b"identity")
        };
        let mut encodings = response.headers().get_all("content-encoding").iter();
        if let Some(left) = encodings.find(|v| !plain(v)) {
            let name: String = String::from_utf8_lossy(left.as_bytes()).chars().take(60).collect();
            return Err(Kind::Garbled(format!("content encoding {name}")));
        }
        let announced = response.content_length().unwrap_or(0);
        if usize::try_from(announced).map_or(true, |announced| announced > limit) {
            return Err(Kind::TooLarge { limit });
        }
        Ok(Self { response, limit, left: limit, deadline, permit: None })
    }

    /// The next piece; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Kind> {
        let piece = timeout_at(self.deadline, self.response.chunk()).await;
        let piece = piece.map_err(|_| Kind::TimedOut)?.map_err(|error| failure(&error).kind)?;
        let Some(piece) = piece else { return Ok(None) };
        let left = self.left.checked_sub(piece.len());
        self.left = left.ok_or(Kind::TooLarge { limit: self.limit })?;
        Ok(Some(piece))
    }

    /// All of it.
    pub(super) async fn all(mut self) -> Result<Bytes, Kind> {
        let mut body = BytesMut::new();
        while let Some(piece) = self.next().await? {
            body.extend_from_slice(&piece);
        }
        Ok(body.freeze())
    }
}
