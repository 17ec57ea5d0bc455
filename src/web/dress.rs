//! Gives a failed answer its body: a page for people, `application/problem+json` (RFC 9457) for
//! programs, with the same facts. A failure is logged here, once.

use std::sync::Arc;

use askama::Template;
use axum::{
    Json,
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{
    Error, Web,
    accept::preferred,
    api::{Offered, PROBLEM, Problem},
    error::{Words, seconds},
    page::{Chrome, Page},
    reader::{Reader, VARY},
};
use crate::lang::Language;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    chrome: Arc<Chrome>,
    status: u16,
    words: Words,
    link: String,
    question: Option<String>,
}

/// The layer.
pub(super) async fn dress(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let as_json = wants_json(request.headers(), request.uri().path());
    let reader = Reader::of(&web, request.uri(), request.headers());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let id = request.headers().get("x-request-id").cloned();
    let response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let (parts, _) = response.into_parts();
    let error = parts.extensions.get::<Arc<Error>>().cloned();
    let error = error.unwrap_or_else(|| Arc::new(Error::Bare(status)));
    if status.is_server_error() {
        let route = route.as_ref().map(MatchedPath::as_str);
        tracing::warn!(status = status.as_u16(), %error, route, ?id, "failed");
    }
    let mut dressed = if as_json {
        problem(&web, &error, status)
    } else {
        page(&web, &reader.chrome, &error, status)
    };
    *dressed.status_mut() = status;
    let headers = dressed.headers_mut();
    let kept = [
        header::ALLOW,
        header::RETRY_AFTER,
        header::CONTENT_RANGE,
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
    ];
    for name in kept {
        if let Some(value) = parts.headers.get(&name) {
            headers.insert(name, value.clone());
        }
    }
    if let Some(wait) = error.retry_after() {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds(wait)));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static(VARY));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    dressed
}

fn wants_json(headers: &HeaderMap, path: &str) -> bool {
    path == "/api"
        || path.starts_with("/api/")
        || path.rsplit_once('.').is_some_and(|(_, extension)| extension == "json")
        || preferred(headers, &["text/html", "application/problem+json", "application/json"]) > 0
}

fn page(web: &Web, chrome: &Arc<Chrome>, error: &Error, status: StatusCode) -> Response<Body> {
    Page(ErrorPage {
        chrome: Arc::clone(chrome),
        status: status.as_u16(),
        words: error.words(chrome, &web.unroller),
        link: error.link().chars().take(2048).collect(),
        question: error.question().map(str::to_owned),
    })
    .into_response()
}

/// The same in English, whoever asks: programs compare it.
fn problem(web: &Web, error: &Error, status: StatusCode) -> Response<Body> {
    let chrome = web.chrome(Language::English);
    let words = error.words(chrome, &web.unroller);
    let offer = words.offer.as_ref().map(|offer| Offered {
        words: offer.sentence(chrome),
        link: offer.link.to_string(),
        unroll: offer.path(),
    });
    let problem = Problem {
        kind: "about:blank",
        title: words.title,
        status: status.as_u16(),
        detail: words.detail,
        ways_on: words.ways_on,
        offer,
        retry_after: error.retry_after().map(seconds),
    };
    ([(header::CONTENT_TYPE, PROBLEM)], Json(problem)).into_response()
}
