//! `POST /api/v1/threads`: a link becomes a thread, and the program waits for it, within bounds.

use std::{sync::Arc, time::Duration};

use axum::{
    Json as Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    problem::{Reading, Unrolling},
    threads::path_of,
};
use crate::{
    format::{Format, Json, View},
    lang::Language,
    store::Kept,
    unroll::{Answer, Errand, Shelf},
    web::{
        Error, Web,
        cache::Seen,
        extract::{Json as Taken, Query},
        limit::Visitor,
        thread::{self, Wish},
        unroll as pasted,
    },
};

/// How long a program waits for the errand, unless it wishes to wait less.
const PATIENCE: Duration = Duration::from_secs(20);

/// Longest link, in characters.
const LONGEST: usize = 4096;

/// When to ask again, in seconds.
const AGAIN: u64 = 2;

/// What is to be unrolled.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    /// The link of any post of the thread.
    #[schema(
        example = "https://bsky.app/profile/mira.test/post/3n2zbn3zmfk2k",
        min_length = 1,
        max_length = 4096
    )]
    link: String,
}

/// Which errand.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// The link that was posted.
    #[param(
        example = "https://bsky.app/profile/mira.test/post/3n2zbn3zmfk2k",
        min_length = 1,
        max_length = 4096
    )]
    link: String,
}

/// An errand that is under way.
#[derive(Serialize, ToSchema)]
pub(super) struct UnderWay {
    /// The link that was posted.
    link: String,
    /// Posts found so far.
    posts: usize,
    /// Where to ask how far it is; the header `Location` says the same.
    follow: String,
}

/// Unrolls the thread of a link, and waits for it.
///
/// A thread that is kept is the answer at once. `Prefer: wait=5` (RFC 7240) waits five seconds at
/// most; 20 are the most there is. One visitor may have so many threads fetched in an hour.
#[utoipa::path(
    post,
    path = "/api/v1/threads",
    operation_id = "unroll",
    tag = "unrolling",
    params(("prefer" = Option<String>, Header, description = "`wait=`, in seconds.",
            example = "wait=5")),
    request_body = Ask,
    responses(
        (status = 200, description = "The thread.", body = Json,
         headers(("content-location" = String))),
        (status = 202, description = "It is being read.", body = UnderWay,
         headers(("location" = String), ("retry-after" = u64))),
        Unrolling,
    )
)]
pub(super) async fn begin(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    headers: HeaderMap,
    Taken(Ask { link }): Taken<Ask>,
) -> Result<Response, Error> {
    let failed = |cause| Error::of(&link, cause);
    if !is_as_described(&link) {
        return Err(Error::Body(StatusCode::UNPROCESSABLE_ENTITY));
    }
    let post = match web.unroller.recognise(&link) {
        Ok(post) => post,
        Err(cause) => return Ok(nowhere(failed(cause))),
    };
    match web.unroller.look(&post).await.map_err(failed)? {
        Shelf::Fresh(kept) => document(&web, visitor, headers, &kept).await,
        Shelf::Stale(kept) => {
            pasted::freshen(&web, visitor, &post);
            document(&web, visitor, headers, &kept).await
        }
        Shelf::Absent => {
            let errand = pasted::errand(&web, visitor, &post, &link)?;
            match pasted::finished(errand.clone(), patience(&headers)).await {
                Some(Ok(kept)) => document(&web, visitor, headers, &kept).await,
                Some(Err(cause)) => Err(failed(cause)),
                None => Ok(under_way(link, &errand)),
            }
        }
    }
}

/// Says how far the reading of a thread is, and leads to the thread when it is there.
#[utoipa::path(
    get,
    path = "/api/v1/unrolls",
    operation_id = "followUnroll",
    tag = "unrolling",
    params(
        Which,
        ("prefer" = Option<String>, Header, description = "`wait=`, in seconds.",
         example = "wait=5"),
    ),
    responses(
        (status = 202, description = "It is being read.", body = UnderWay,
         headers(("location" = String), ("retry-after" = u64))),
        (status = 303, description = "The thread is there.", headers(("location" = String))),
        (status = 502, description = "The network answers nonsense or not at all.",
         body = super::Problem, content_type = "application/problem+json"),
        Reading,
    )
)]
pub(super) async fn follow(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Query(Which { link }): Query<Which>,
) -> Result<Response, Error> {
    let failed = |cause| Error::of(&link, cause);
    if !is_as_described(&link) {
        return Err(Error::BadRequest);
    }
    let post = match web.unroller.recognise(&link) {
        Ok(post) => post,
        Err(cause) => return Ok(nowhere(failed(cause))),
    };
    if let Some(errand) = web.unroller.under_way(&post) {
        return match pasted::finished(errand.clone(), patience(&headers)).await {
            Some(Ok(kept)) => Ok(leads_to(&kept)),
            Some(Err(cause)) => Err(failed(cause)),
            None => Ok(under_way(link, &errand)),
        };
    }
    match web.unroller.look(&post).await.map_err(failed)? {
        Shelf::Fresh(kept) | Shelf::Stale(kept) => Ok(leads_to(&kept)),
        Shelf::Absent => Err(Error::NotFetched { link }),
    }
}

/// Whether a link is one that the description lets through.
fn is_as_described(link: &str) -> bool {
    !link.is_empty() && link.chars().count() <= LONGEST
}

/// There is no thread behind a link that is none of a post. The request itself is as it should be:
/// that is not 422, which is for bodies that are not as described.
fn nowhere(error: Error) -> Response {
    let mut response = error.into_response();
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// How long the program waits (RFC 7240 §4.3).
fn patience(headers: &HeaderMap) -> Duration {
    let values = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    let wish = values
        .flat_map(|value| value.split([',', ';']))
        .find_map(|wish| wish.trim().strip_prefix("wait=")?.trim_matches('"').parse().ok());
    wish.map_or(PATIENCE, |seconds| Duration::from_secs(seconds).min(PATIENCE))
}

async fn document(
    web: &Arc<Web>,
    visitor: Visitor,
    mut headers: HeaderMap,
    kept: &Kept,
) -> Result<Response, Error> {
    // Nobody who posts has the answer already.
    headers.remove(header::IF_NONE_MATCH);
    let address = path_of(&kept.thread.address);
    let (named, view): (Option<&'static dyn Format>, _) = (Some(&Json), View::Article);
    let wish = Wish { visitor, headers: &headers, named, view, address: &address };
    let seen = Arc::new(Seen::from(kept));
    let chrome = web.chrome(Language::English);
    let mut response = thread::kept(web, chrome, &wish, &seen).await?;
    let headers = response.headers_mut();
    for name in [header::ETAG.as_str(), "cdn-cache-control"] {
        headers.remove(name);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(path) = HeaderValue::try_from(address) {
        headers.insert(header::CONTENT_LOCATION, path);
    }
    Ok(response)
}

fn under_way(link: String, errand: &Errand<Answer>) -> Response {
    let field = utf8_percent_encode(&link, NON_ALPHANUMERIC);
    let follow = format!("/api/v1/unrolls?link={field}");
    let headers = [
        (header::LOCATION, follow.clone()),
        (header::RETRY_AFTER, AGAIN.to_string()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let posts = errand.posts();
    (StatusCode::ACCEPTED, headers, Body(UnderWay { link, posts, follow })).into_response()
}

fn leads_to(kept: &Kept) -> Response {
    let to = Redirect::to(&path_of(&kept.thread.address));
    ([(header::CACHE_CONTROL, "no-store")], to).into_response()
}
