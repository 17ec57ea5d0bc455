//! Names for requests, so that a complaint and the log can be brought together. Made without
//! asking the system for randomness each time: that is a system call per request.

use std::{
    hash::{BuildHasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::http::{HeaderValue, Request};
use tower_http::request_id::{MakeRequestId, RequestId};

/// Counts requests, and tells nobody how many there were: the count is hashed under a key of
/// this process.
#[derive(Clone, Default)]
pub(super) struct RequestIds {
    key: RandomState,
    count: Arc<AtomicU64>,
}

impl MakeRequestId for RequestIds {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let id = format!("{:016x}", self.key.hash_one(count));
        HeaderValue::try_from(id).ok().map(RequestId::new)
    }
}
