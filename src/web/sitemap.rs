//! `/sitemap.xml`: what search engines may find (sitemaps.org 0.9), an index of packed parts. It
//! is drawn as a whole, at most once an hour and only when somebody asks, into files of a
//! temporary folder; whoever asks meanwhile gets the one before. So no crawler can make it cost
//! more than reading a file.

mod draw;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::sync::watch;

use super::{Error, Web, cache::knows, extract::Path};
use crate::config::Robots;

use draw::Map;

/// How long a map is good.
const LASTS: Duration = Duration::from_hours(1);

/// How long the first who asks waits for one.
const PATIENCE: Duration = Duration::from_secs(20);

/// The map, and whether one is being drawn.
#[derive(Default)]
pub(super) struct Maps {
    current: watch::Sender<Option<Arc<Map>>>,
    drawing: AtomicBool,
}

/// Its full address, where there is one: without a public address of ours, or where search engines
/// are not wanted, there is none.
pub(super) fn address(web: &Web) -> Option<String> {
    let base = web.site.base_url.as_ref().filter(|_| web.site.list)?;
    let wanted = web.site.robots == Robots::Index;
    wanted.then(|| format!("{}/sitemap.xml", base.as_str().trim_end_matches('/')))
}

/// `GET /sitemap.xml`
pub(super) async fn index(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let map = current(&web).await?;
    Ok(answer(&headers, &map, map.index.clone().into(), "application/xml; charset=utf-8"))
}

/// `GET /sitemap/{part}`
pub(super) async fn part(
    State(web): State<Arc<Web>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let number = name.strip_suffix(".xml.gz").and_then(|number| number.parse::<usize>().ok());
    let number = number.filter(|number| name == format!("{number}.xml.gz"));
    let number = number.ok_or(Error::NoSuchPage)?;
    let map = current(&web).await?;
    let file = map.part(number).ok_or(Error::NoSuchPage)?;
    if knows(&headers, &map.tag) {
        return Ok(answer(&headers, &map, Body::empty(), PACKED));
    }
    let bytes = tokio::fs::read(file).await.map_err(|error| Error::Broken(error.to_string()))?;
    Ok(answer(&headers, &map, bytes.into(), PACKED))
}

/// A packed file, not a packed answer: it stays packed at whoever asked.
const PACKED: &str = "application/gzip";

/// The map: young enough, or the one before while the next is being drawn.
async fn current(web: &Arc<Web>) -> Result<Arc<Map>, Error> {
    if address(web).is_none() {
        return Err(Error::NoSuchPage);
    }
    let mut maps = web.maps.current.subscribe();
    let kept = maps.borrow_and_update().clone();
    if kept.as_ref().is_none_or(|map| map.drawn.elapsed() >= LASTS) {
        begin(web);
    }
    if let Some(map) = kept {
        return Ok(map);
    }
    let busy = Error::Bare(StatusCode::SERVICE_UNAVAILABLE);
    match tokio::time::timeout(PATIENCE, maps.changed()).await {
        Ok(Ok(())) => maps.borrow().clone().ok_or(busy),
        Ok(Err(_)) | Err(_) => Err(busy),
    }
}

/// Has a map drawn, aside, unless one is being drawn.
fn begin(web: &Arc<Web>) {
    if web.maps.drawing.swap(true, Ordering::AcqRel) {
        return;
    }
    let web = Arc::clone(web);
    tokio::spawn(async move {
        let started = Instant::now();
        let base = web.site.base_url.as_ref().map_or("", |url| url.as_str());
        match draw::draw(&*web.store, base.trim_end_matches('/')).await {
            Ok(map) => {
                let millis = started.elapsed().as_millis();
                tracing::info!(parts = map.parts(), millis, "sitemap drawn");
                web.maps.current.send_replace(Some(Arc::new(map)));
            }
            Err(error) => {
                tracing::error!(%error, "the sitemap could not be drawn");
                // Whoever waits is told.
                web.maps.current.send_modify(|_| {});
            }
        }
        web.maps.drawing.store(false, Ordering::Release);
    });
}

fn answer(headers: &HeaderMap, map: &Map, body: Body, media_type: &'static str) -> Response {
    let mut response = if knows(headers, &map.tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, media_type)], body).into_response()
    };
    let head = response.headers_mut();
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    head.insert(header::ETAG, map.tag.clone());
    // What it lists may be indexed; the list itself is no page.
    head.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}
