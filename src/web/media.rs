//! `/media/{token}`: pictures, videos and sounds of the networks, from our own address, and
//! `/media/{token}/{width}`: small copies of pictures. The bytes are foreign whatever they look
//! like: nothing in them may run, wherever they are opened.

mod range;

use std::{num::NonZeroU32, sync::Arc};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    Error, Web,
    extract::Path,
    limit::{Cost, Visitor},
};
use crate::media::{self, Elsewhere, File, Opened, Shelf};

use range::Wish;

/// A day for browsers, a month for shared caches: addresses always mean the same bytes, but what
/// is taken out has to go everywhere, and a cache of the operator's can be emptied.
const KEPT: &str = "public, max-age=86400, s-maxage=2592000, immutable";

/// What was passed on may be another thing tomorrow, and nobody should keep large parts of it.
const PASSED: &str = "private, max-age=3600";

/// Bytes of a video that cost as much as a picture.
const A_PICTURE: u64 = 1 << 20;

/// `GET /media/{token}`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let opened = shelf(&web, visitor, &token)?.open(&token).await?;
    answer(&web, visitor, opened, &headers).await
}

/// `GET /media/{token}/{width}`
pub(super) async fn small(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Path((token, width)): Path<(String, u32)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let opened = shelf(&web, visitor, &token)?.open_small(&token, width).await?;
    answer(&web, visitor, opened, &headers).await
}

/// The shelf, which the visitor may have fetch what stands behind the token.
fn shelf<'a>(web: &'a Web, visitor: Visitor, token: &str) -> Result<&'a Shelf, Error> {
    let shelf = web.media.as_ref().ok_or(Error::NoSuchPage)?;
    if shelf.is_away(token) {
        web.visitors.charge(visitor, Cost::Picture, "")?;
    }
    Ok(shelf)
}

async fn answer(
    web: &Web,
    visitor: Visitor,
    opened: Opened,
    asked: &HeaderMap,
) -> Result<Response, Error> {
    let (media_type, caching, mut response) = match opened {
        Opened::File(file) => (file.media_type, KEPT, kept(file, asked).await?),
        Opened::Elsewhere(video) => {
            (video.media_type, PASSED, passed(web, visitor, video, asked).await?)
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_DISPOSITION, "inline"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (header::ACCEPT_RANGES, "bytes"),
        (header::CACHE_CONTROL, caching),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// A file of ours: all of it, a part, or that nothing has changed.
async fn kept(file: File, asked: &HeaderMap) -> Result<Response, Error> {
    let (length, tag) = (file.length, format!("\"{}\"", file.tag));
    let tagged = [(header::ETAG, tag.clone())];
    if range::is_known(asked, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, tagged).into_response());
    }
    let (status, part) = match range::wish(asked, Some(length), Some(&tag)) {
        Wish::All => (StatusCode::OK, 0..length),
        Wish::Part(part) => (StatusCode::PARTIAL_CONTENT, part),
        Wish::Beyond => return Ok((tagged, beyond(length)).into_response()),
    };
    let told = range::told(&part, length);
    let size = part.end - part.start;
    let pieces = file.part(part).await.map_err(|error| Error::Broken(error.to_string()))?;
    let mut response =
        (status, tagged, [(header::CONTENT_LENGTH, size)], Body::from_stream(pieces))
            .into_response();
    if status == StatusCode::PARTIAL_CONTENT {
        response.headers_mut().insert(header::CONTENT_RANGE, told);
    }
    Ok(response)
}

/// A video that its own server sends, through us.
async fn passed(
    web: &Web,
    visitor: Visitor,
    video: Elsewhere,
    asked: &HeaderMap,
) -> Result<Response, Error> {
    let length = video.length;
    let part = match (range::wish(asked, length, None), length) {
        (Wish::Beyond, Some(length)) => return Ok(beyond(length)),
        (Wish::Part(part), Some(_)) => Some(part),
        _ => None,
    };
    let passing = video.fetch(part).await?;
    // What is thrown away costs us, and the video's server, and the visitor nothing: it counts as if
    // it were pictures.
    if let Some(pictures) = u32::try_from(passing.ahead / A_PICTURE).ok().and_then(NonZeroU32::new)
    {
        web.visitors.charge_for(pictures, visitor, Cost::Picture, "")?;
    }
    let size = passing.length.map(|size| [(header::CONTENT_LENGTH, size)]);
    let told = passing.part.as_ref().zip(length).map(|(part, length)| range::told(part, length));
    let mut response = Body::from_stream(passing.pieces()).into_response();
    if let Some([(name, size)]) = size {
        response.headers_mut().insert(name, size.into());
    }
    if let Some(told) = told {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        response.headers_mut().insert(header::CONTENT_RANGE, told);
    }
    Ok(response)
}

/// There is no such part (RFC 9110 §15.5.17).
fn beyond(length: u64) -> Response {
    let all = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
    (StatusCode::RANGE_NOT_SATISFIABLE, all, Body::empty()).into_response()
}

/// The status of what cannot be shown.
pub(super) fn status_of(error: &media::Error) -> StatusCode {
    match error {
        media::Error::BadSignature | media::Error::NotFound => StatusCode::NOT_FOUND,
        media::Error::Upstream(_) | media::Error::WrongType(_) | media::Error::TooLarge => {
            StatusCode::BAD_GATEWAY
        }
        media::Error::NotKept | media::Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
    }
}
