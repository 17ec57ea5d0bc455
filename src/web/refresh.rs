//! `POST /refresh`: a reader asks that a kept thread be read again.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{Error, Web, extract::Form, limit::Visitor, page::path_of, unroll as pasted};

/// Which thread.
#[derive(Deserialize)]
pub(super) struct Wish {
    address: String,
}

/// Reads the thread again, unless that was done just now, and leads back to it. What the network
/// answers in time is on the page at once; what takes longer, later.
pub(super) async fn refresh(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Form(Wish { address }): Form<Wish>,
) -> Result<Response, Error> {
    let kept = web.store.thread_at(&address).await?.ok_or(Error::NoSuchPage)?;
    let rests = web.clock.now().duration_since(kept.checked_at).unsigned_abs() < web.site.rest;
    if !rests {
        let link = kept.thread.posts().next().map(|post| post.url.to_string()).unwrap_or_default();
        let errand = pasted::again(&web, visitor, &kept.thread.root, &link)?;
        let wait = web.site.patience * 10;
        if let Some(Err(cause)) = pasted::finished(errand, wait).await {
            // The copy stays when the network merely fails; else the page itself is gone.
            tracing::info!(%cause, "not refreshed");
        }
        web.pages.doubt(&address);
    }
    let address = match web.store.thread_at(&address).await? {
        Some(kept) => kept.thread.address.clone(),
        None => address,
    };
    Ok(Redirect::to(&path_of(&address)).into_response())
}
