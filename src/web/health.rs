//! For operators and robots: `/healthz`, `/readyz`, `/robots.txt`.

use std::sync::Arc;

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::{Error, Web, sitemap};
use crate::config::Robots;

/// `GET /healthz`: the process serves.
pub(super) async fn alive() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n").into_response()
}

/// `GET /readyz`: it can do its work: the store answers, and it is not stopping.
pub(super) async fn ready(State(web): State<Arc<Web>>) -> Result<Response, Error> {
    if web.closing.is_cancelled() {
        return Err(Error::Bare(axum::http::StatusCode::SERVICE_UNAVAILABLE));
    }
    match web.store.ping().await {
        Ok(()) => Ok(([(header::CACHE_CONTROL, "no-store")], "ready\n").into_response()),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            Err(Error::Bare(axum::http::StatusCode::SERVICE_UNAVAILABLE))
        }
    }
}

/// `GET /robots.txt`: kept threads may be read (each says whether it may be indexed); what would
/// ask a network, or the index, may not. Or nothing at all, where the operator wants that.
pub(super) async fn robots(State(web): State<Arc<Web>>) -> Response {
    let mut text = "User-agent: *\n".to_owned();
    let refused: &[&str] = match web.site.robots {
        Robots::None => &["/"],
        Robots::Index => &[
            "/unroll",
            "/refresh",
            "/search",
            "/http:",
            "/https:",
            "/api/",
            "/opds",
            "/*/week.epub",
        ],
    };
    for path in refused {
        text.extend(["Disallow: ", path, "\n"]);
    }
    if let Some(address) = sitemap::address(&web) {
        text.extend(["\nSitemap: ", &address, "\n"]);
    }
    ([(header::CACHE_CONTROL, "public, max-age=86400")], text).into_response()
}
