//! `/api/v1`: threads for programs. Each handler stands beside the words that describe it and
//! speaks the types that it is described with, so `/api/openapi.json` says what is served.

mod document;
mod problem;
mod search;
mod threads;
mod unrolls;

use std::sync::Arc;

use axum::{Router, extract::State, http::HeaderMap, response::Response, routing::get};
use bytes::Bytes;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};

use super::{Error, Web, cache::Manner, cors::readable};

pub(super) use problem::{MEDIA_TYPE as PROBLEM, Offered, Problem};

/// How every answer that is no thread may be kept: not by search engines.
const MANNER: Manner = Manner { media_type: "application/json; charset=utf-8", noindex: true };

/// The routes, and beside them what describes them.
pub(super) fn routes() -> Router<Arc<Web>> {
    // What scripts of other sites may read comes last: of two methods of one address, the later
    // one answers browsers that ask first.
    let (routes, described) = OpenApiRouter::with_openapi(document::frame())
        .routes(routes!(unrolls::begin))
        .routes(routes!(threads::list).layer(readable()))
        .routes(routes!(threads::read).layer(readable()))
        .routes(routes!(search::search).layer(readable()))
        .routes(routes!(unrolls::follow).layer(readable()))
        .split_for_parts();
    let text = document::complete(&described).map(Bytes::from).map_err(Arc::new);
    let describe = move |State(web): State<Arc<Web>>, headers: HeaderMap| async move {
        let text = text.map_err(|error| Error::Broken(error.to_string()))?;
        described_by(&web, &headers, text).await
    };
    routes.route("/api/openapi.json", get(describe).layer(readable()))
}

/// `GET /api/openapi.json`
async fn described_by(web: &Web, headers: &HeaderMap, text: Bytes) -> Result<Response, Error> {
    let key = "openapi".to_owned();
    web.pages.answer(headers, key, MANNER, move || Ok(text.to_vec())).await
}
