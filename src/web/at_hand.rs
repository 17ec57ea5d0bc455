//! Pages of threads of which all is at hand, or comes with one look into the store: they need neither the
//! table of routes nor the layers that mind long work, strange bodies and forms.

use std::sync::Arc;

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};
use percent_encoding::percent_decode_str;

use super::{
    Error, Web,
    cache::Seen,
    limit::Visitor,
    page::Chrome,
    reader::Reader,
    reading,
    thread::{self, liked, split, view},
};
use crate::{format::View, lang::Language};

/// What is known of such a page.
#[derive(Clone)]
pub(super) struct AtHand {
    seen: Arc<Seen>,
    chrome: Arc<Chrome>,
    view: View,
    /// It was in the store; nobody has seen it for a while.
    pub(super) is_fetched: bool,
}

/// On a request: somebody has looked, and it is none of these.
#[derive(Clone, Copy)]
pub(super) struct Looked;

/// What that request asks for, if it is such a page.
pub(super) async fn look(web: &Web, uri: &Uri, headers: &HeaderMap) -> Option<AtHand> {
    let path = uri.path().trim_matches('/');
    // First what sorts out most requests: who reads is of no account for it.
    if !web.chrome(Language::default()).reads(path.split('/').next()?) || liked(headers).is_some() {
        return None;
    }
    let chrome = Reader::of(web, uri, headers).chrome;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let (address, named) = split(&path);
    if named.is_some() || web.unroller.link_of(address).is_none() {
        return None;
    }
    let view = view(uri);
    let (seen, is_fetched) = match web.pages.seen(address) {
        Some(seen) => (seen, false),
        // What goes wrong is found again, and told, by who answers.
        None => (reading::fetch(web, &chrome, headers, view, address).await.ok()??, true),
    };
    let is_its_own = seen.address == address && !thread::is_over(web, &seen);
    is_its_own.then_some(AtHand { seen, chrome, view, is_fetched })
}

/// The page.
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    Extension(it): Extension<AtHand>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let page = thread::page(&web, &it.chrome, &headers, it.view, visitor, &it.seen).await;
    thread::sent(&web, visitor, &it.seen, page)
}
