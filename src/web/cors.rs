//! Which answers scripts of other sites may read: those for programs, by `GET`. They hold what
//! anybody may read anyway, depend on no cookie, and credentials are never let in. Nothing that
//! has something fetched is among them.

use std::time::Duration;

use axum::http::{HeaderName, Method, header};
use tower_http::cors::{Any, CorsLayer};

/// How long browsers may remember that they may ask.
const REMEMBERED: Duration = Duration::from_hours(24);

/// For one address, or several.
pub(super) fn readable() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::ACCEPT, header::IF_NONE_MATCH, HeaderName::from_static("prefer")])
        .expose_headers([header::ETAG, header::LINK, header::LOCATION, header::RETRY_AFTER])
        .max_age(REMEMBERED)
}
