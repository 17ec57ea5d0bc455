//! `GET /api/v1/search`: the threads that answer a question.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Uri, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::problem::Reading;
use crate::{
    lang::Language,
    web::{
        Error, Web,
        error::{Parameter, Takes},
        extract::Query,
        limit::Visitor,
        page,
        search::{Answer, Asked},
    },
};

/// What is looked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// The question, as one types it at `/search`: words, `"phrases"`, `begin*`, `-without`, `#tag`,
    /// `from:`, `network:`, `lang:`, `since:`, `until:`, `has:`. Nothing typed is an error; `notes`
    /// says what was left out.
    #[expect(dead_code, reason = "described here, and read as the page of search reads it")]
    #[serde(default)]
    q: String,
    /// `new`: newest first, not best first.
    #[param(inline, value_type = Option<Sort>)]
    sort: Option<String>,
    /// Go on behind this place, as `next` says it.
    #[param(pattern = r"^-?[0-9]{1,15}\.-?[0-9]{1,15}\.-?[0-9]{1,15}$")]
    after: Option<String>,
}

/// In which order.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "described here, and read by the name of its kind")]
pub(super) enum Sort {
    New,
}

/// Finds threads, of those that may be listed and indexed.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    operation_id = "search",
    tag = "threads",
    params(Which),
    responses(
        (status = 200, description = "A page of what answers.", body = Answer),
        Reading,
    )
)]
pub(super) async fn search(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(which): Query<Which>,
    uri: Uri,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let asked = Asked::of(&web, &uri);
    if let Some(other) = which.sort.filter(|sort| sort != "new") {
        return Err(Parameter::error("sort", &other, Takes::OneOf(vec!["new"])));
    }
    if let Some(after) = which.after.filter(|_| asked.seek.after.is_none()) {
        return Err(Parameter::error("after", &after, Takes::Place));
    }
    let found = asked.answer(&web, visitor).await?;
    let chrome = web.chrome(Language::English);
    let origin = page::origin(&headers, chrome);
    let mut answer = Answer::new(&asked, &found, chrome, &origin);
    answer.next = answer.next.map(|next| next.replacen("/search?", "/api/v1/search?", 1));
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}
