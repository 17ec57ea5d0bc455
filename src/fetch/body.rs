//! Bodies, read piece by piece: the limit counts what comes out of decompression, so a small
//! answer cannot become a large one in memory. Half a body is no body.

use bytes::{Bytes, BytesMut};
use reqwest::Response;
use tokio::time::{Instant, timeout_at};

use super::{error::Kind, send::failure};

/// Reads at most `limit` bytes.
pub(super) async fn read(
    mut response: Response,
    limit: usize,
    deadline: Instant,
) -> Result<Bytes, Kind> {
    // What the client can decode, it has taken out of the headers.
    let plain =
        |value: &reqwest::header::HeaderValue| value.as_bytes().eq_ignore_ascii_case(b"identity");
    if let Some(left) = response.headers().get_all("content-encoding").iter().find(|v| !plain(v)) {
        let name: String = String::from_utf8_lossy(left.as_bytes()).chars().take(60).collect();
        return Err(Kind::Garbled(format!("content encoding {name}")));
    }
    let announced = response.content_length().unwrap_or(0);
    if usize::try_from(announced).map_or(true, |announced| announced > limit) {
        return Err(Kind::TooLarge { limit });
    }
    let mut body = BytesMut::new();
    loop {
        let piece = timeout_at(deadline, response.chunk()).await.map_err(|_| Kind::TimedOut)?;
        match piece.map_err(|error| failure(&error).kind)? {
            None => return Ok(body.freeze()),
            Some(piece) if piece.len() > limit - body.len() => {
                return Err(Kind::TooLarge { limit });
            }
            Some(piece) => body.extend_from_slice(&piece),
        }
    }
}
