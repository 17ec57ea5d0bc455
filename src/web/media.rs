//! `/media/{token}`: pictures, videos and sounds of the networks, from our own address. The bytes
//! are foreign whatever they look like: nothing in them may run, wherever they are opened.

use std::{ops::Range, sync::Arc};

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;

use super::{Error, Web, extract::Path};

/// `GET /media/{token}`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let shelf = web.media.as_ref().ok_or(Error::NoSuchPage)?;
    let picture = shelf.open(&token).await?;
    let length = picture.bytes.len();
    let mut response = match wished(&headers, length) {
        Some(range) => part(&picture.bytes, range),
        None => picture.bytes.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, picture.media_type),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (header::ACCEPT_RANGES, "bytes"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
        (header::HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// The one range that is asked for, when it is there (RFC 9110 §14). Players of videos ask so;
/// everything else gets all, which is always allowed.
fn wished(headers: &HeaderMap, length: usize) -> Option<Range<usize>> {
    let range = headers.get(header::RANGE)?.to_str().ok()?.strip_prefix("bytes=")?;
    let (from, to) = range.trim().split_once('-')?;
    let range = match (from, to) {
        ("", last) => length.saturating_sub(last.parse().ok()?)..length,
        (from, "") => from.parse().ok()?..length,
        (from, to) => from.parse().ok()?..to.parse::<usize>().ok()?.checked_add(1)?.min(length),
    };
    (range.start < range.end).then_some(range)
}

fn part(bytes: &Bytes, range: Range<usize>) -> Response {
    let told = format!("bytes {}-{}/{}", range.start, range.end - 1, bytes.len());
    (StatusCode::PARTIAL_CONTENT, [(header::CONTENT_RANGE, told)], bytes.slice(range))
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(range: &str) -> Option<Range<usize>> {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, range.parse().unwrap());
        wished(&headers, 100)
    }

    #[test]
    fn players_get_the_part_that_they_ask_for() {
        assert_eq!(asked("bytes=0-"), Some(0..100));
        assert_eq!(asked("bytes=10-19"), Some(10..20));
        assert_eq!(asked("bytes=90-500"), Some(90..100));
        assert_eq!(asked("bytes=-10"), Some(90..100));
        assert_eq!(asked("bytes=-1000"), Some(0..100));
        for odd in ["bytes=100-", "bytes=5-4", "bytes=0-1,5-6", "lines=1-2", "bytes=-0", "bytes=x"]
        {
            assert_eq!(asked(odd), None, "{odd}");
        }
        assert_eq!(asked("bytes=0-18446744073709551615"), None);
    }
}
