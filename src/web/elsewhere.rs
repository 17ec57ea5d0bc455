//! Addresses of other unrollers: `/thread/{id}.html` and `/article/{id}`, where the id is that of
//! a post of X. Links that stand all over the web work again when their host is changed to ours.

use std::sync::Arc;

use axum::{extract::State, response::Response};

use super::{
    Error, Web, extract::Path, limit::Visitor, reader::Reader, thread::leads_to, unroll as pasted,
};
use crate::unroll::Shelf;

/// `GET /article/{id}`
pub(super) async fn article(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    post_of_x(&web, visitor, &reader, &id).await
}

/// `GET /thread/{id}.html`
pub(super) async fn thread(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    reader: Reader,
    Path(page): Path<String>,
) -> Result<Response, Error> {
    let id = page.strip_suffix(".html").ok_or(Error::NoSuchPage)?;
    post_of_x(&web, visitor, &reader, id).await
}

/// To the thread's own address when it is kept, and else as for a link in an address of ours.
async fn post_of_x(
    web: &Web,
    visitor: Visitor,
    reader: &Reader,
    id: &str,
) -> Result<Response, Error> {
    // What is no number could lead the link anywhere.
    if !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Error::NoSuchPage);
    }
    let link = format!("https://x.com/i/status/{id}");
    let post = web.unroller.recognise(&link).map_err(|_| Error::NoSuchPage)?;
    match web.unroller.look(&post).await.map_err(|cause| Error::of(&link, cause))? {
        Shelf::Fresh(kept) | Shelf::Stale(kept) => {
            Ok(leads_to(&kept, kept.thread.position(&post), None))
        }
        Shelf::Absent => pasted::from_address(web, visitor, reader, &link).await,
    }
}
