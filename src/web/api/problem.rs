//! What programs read when something went wrong (RFC 9457), and which statuses that has.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{
        Content, Header, KnownFormat, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder,
        SchemaFormat, schema::Type,
    },
};

/// What went wrong: the facts that the page for people shows, in English.
#[derive(Serialize, ToSchema)]
pub(in crate::web) struct Problem {
    /// Always `about:blank`: the status says which kind of problem it is.
    #[serde(rename = "type")]
    pub(in crate::web) kind: &'static str,
    /// What happened, in a few words.
    pub(in crate::web) title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    pub(in crate::web) status: u16,
    /// What happened, in a sentence.
    pub(in crate::web) detail: String,
    /// What to try next.
    pub(in crate::web) ways_on: Vec<String>,
    /// A link of a network that may be what was meant.
    pub(in crate::web) offer: Option<Offered>,
    /// When it makes sense to try again, in seconds, as in `Retry-After`.
    pub(in crate::web) retry_after: Option<u64>,
}

/// A link that a link to an unknown host may stand for.
#[derive(Serialize, ToSchema)]
pub(in crate::web) struct Offered {
    /// The offer as a sentence.
    pub(in crate::web) words: String,
    /// The network's own link.
    pub(in crate::web) link: String,
    /// Path of the page on this site that unrolls it.
    pub(in crate::web) unroll: String,
}

/// Its media type.
pub(in crate::web) const MEDIA_TYPE: &str = "application/problem+json";

/// How asking for what is kept can fail.
pub(super) struct Reading;

/// How having something fetched can fail.
pub(super) struct Unrolling;

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems(&[400, 403, 404, 410, 429, 500, 503, 504])
    }
}

impl IntoResponses for Unrolling {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems(&[400, 403, 404, 410, 413, 415, 422, 429, 500, 502, 503, 504])
    }
}

fn problems(statuses: &[u16]) -> BTreeMap<String, RefOr<Response>> {
    let described = statuses.iter().map(|status| {
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        let mut response = ResponseBuilder::new().description(meaning(*status));
        response = response.content(MEDIA_TYPE, content);
        if matches!(status, 429 | 503) {
            response = response.header("retry-after", seconds());
        }
        (status.to_string(), RefOr::T(response.build()))
    });
    described.collect()
}

/// What a status means here.
fn meaning(status: u16) -> &'static str {
    match status {
        400 => "The request cannot be read.",
        403 => {
            "The author said no, the network withholds it, or the operator took it out; or the \
             document is not made yet, and a crawler asks."
        }
        404 => "Not known, not kept here, or the link is none of a post that we know.",
        410 => "It was here, or on its network, and was deleted.",
        413 => "The request is too large.",
        415 => "The body is not JSON.",
        422 => "The body is not as described.",
        429 => {
            "Too many threads were fetched, documents made or searches answered for this visitor."
        }
        502 => "The network answers nonsense or not at all.",
        503 => "Busy, here or at the network.",
        504 => "The network, or we, took too long.",
        _ => StatusCode::from_u16(status)
            .ok()
            .and_then(|status| status.canonical_reason())
            .unwrap_or("Something broke here."),
    }
}

/// The header `Retry-After`.
pub(super) fn seconds() -> Header {
    let whole = ObjectBuilder::new()
        .schema_type(Type::Integer)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
        .minimum(Some(1));
    Header::builder()
        .schema(Some(whole))
        .description(Some("Seconds to wait before asking again."))
        .build()
}
