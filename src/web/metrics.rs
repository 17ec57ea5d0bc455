//! `/metrics`: what was counted since the start, for Prometheus.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use super::Error;
use crate::telemetry;

/// Prometheus' text format.
const KIND: &str = "text/plain; version=0.0.4; charset=utf-8";

/// `GET /metrics`. Nothing in it is about a visitor or a link.
pub(super) async fn show() -> Result<Response, Error> {
    let numbers = telemetry::numbers().ok_or(Error::NoSuchPage)?;
    let headers = [(header::CONTENT_TYPE, KIND), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, numbers).into_response())
}
