//! How servers of the fediverse get to know the instance actor that signs our requests, and the
//! inbox where they tell what was deleted.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::{Error, Web, accept::preferred, extract::Query, limit::Visitor, unroll as pasted};

const ACTIVITY: &str = "application/activity+json";

/// `GET /actor`; people are told about the site instead.
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let ld = "application/ld+json";
    if preferred(&headers, &[ACTIVITY, ld, "application/json", "text/html"]) == 3 {
        return Ok(Redirect::to("/about").into_response());
    }
    let seen = seen(&web, &headers)?;
    Ok(document(ACTIVITY, &web.actor.as_ref().ok_or(Error::NoSuchPage)?.document(&seen)))
}

/// Whom a server looks for.
#[derive(Deserialize)]
pub(super) struct Resource {
    #[serde(default)]
    resource: String,
}

/// `GET /.well-known/webfinger`
pub(super) async fn webfinger(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Query(Resource { resource }): Query<Resource>,
) -> Result<Response, Error> {
    let seen = seen(&web, &headers)?;
    let actor = web.actor.as_ref().ok_or(Error::NoSuchPage)?;
    let found = actor.webfinger(&seen, &resource).ok_or(Error::NoSuchPage)?;
    Ok(document("application/jrd+json", &found))
}

/// `GET /.well-known/nodeinfo`
pub(super) async fn nodeinfo_links(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let seen = seen(&web, &headers)?;
    let actor = web.actor.as_ref().ok_or(Error::NoSuchPage)?;
    Ok(document("application/json", &actor.nodeinfo_links(&seen)))
}

/// `GET /nodeinfo/2.0`
pub(super) async fn nodeinfo(State(web): State<Arc<Web>>) -> Result<Response, Error> {
    let actor = web.actor.as_ref().ok_or(Error::NoSuchPage)?;
    Ok(document("application/json", &actor.nodeinfo()))
}

/// `GET /outbox`
pub(super) async fn outbox(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let seen = seen(&web, &headers)?;
    let actor = web.actor.as_ref().ok_or(Error::NoSuchPage)?;
    Ok(document(ACTIVITY, &actor.outbox(&seen)))
}

/// What is read of a delivery.
#[derive(Deserialize)]
struct Activity {
    #[serde(rename = "type")]
    kind: String,
    object: Value,
}

/// `POST /inbox`. Everything is taken and nothing believed: when something that is kept here is
/// said to be deleted, its network is asked.
pub(super) async fn inbox(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    body: Bytes,
) -> Result<StatusCode, Error> {
    if let Some(link) = deleted(&body)
        && let Ok(post) = web.unroller.recognise(&link)
        && let Some(kept) = web.store.thread(&post).await?
    {
        let _ = pasted::again(&web, visitor, &kept.thread.root, &link);
    }
    Ok(StatusCode::ACCEPTED)
}

fn deleted(body: &[u8]) -> Option<String> {
    let Activity { kind, object } = serde_json::from_slice(body).ok()?;
    if kind != "Delete" {
        return None;
    }
    let id = object.get("id").unwrap_or(&object);
    id.as_str().map(str::to_owned)
}

fn document(media_type: &'static str, document: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "max-age=600"),
        (header::VARY, "accept, host"),
        // RFC 7033 asks for it, and nothing here is secret.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (headers, document.to_string()).into_response()
}

/// The address under which we are asked: the settings' where they name one.
fn seen(web: &Web, headers: &HeaderMap) -> Result<Url, Error> {
    if let Some(base) = &web.site.base_url {
        return Ok(base.clone());
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let url = Url::parse(&format!("http://{}/", host.unwrap_or("localhost")));
    url.map_err(|_| Error::BadRequest)
}
