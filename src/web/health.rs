//! For operators and robots: `/healthz`, `/readyz`, `/robots.txt`.

use std::sync::Arc;

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::{Error, Web};

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
/// ask a network, or the index, may not.
pub(super) async fn robots() -> Response {
    let text = "User-agent: *\n\
                Disallow: /unroll\n\
                Disallow: /refresh\n\
                Disallow: /search\n\
                Disallow: /http:\n\
                Disallow: /https:\n";
    ([(header::CACHE_CONTROL, "public, max-age=86400")], text).into_response()
}
