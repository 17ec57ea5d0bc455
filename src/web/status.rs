//! `/status`: what works at this moment, as far as this site can tell.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;

use super::{
    Web,
    page::{self, Chrome, Page},
};

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage {
    chrome: Arc<Chrome>,
    store_answers: bool,
    now: Timestamp,
}

/// `GET /status`
pub(super) async fn show(State(web): State<Arc<Web>>) -> Response {
    let store_answers = web.store.ping().await.is_ok();
    let page = StatusPage { chrome: Arc::clone(&web.chrome), store_answers, now: web.clock.now() };
    Page(page).into_response()
}
