//! The floor of the stack: axum that answers fixed bytes, and nothing else. `benches/load` asks it
//! beside the program and nginx.
//!
//! `bare PORT FOLDER`: every file of the folder is an answer at its name, compressed with brotli.

#![expect(clippy::unwrap_used, reason = "a bench whose preparation fails has nothing to measure")]

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;

/// The one of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Files = Arc<HashMap<String, Bytes>>;

#[tokio::main]
async fn main() {
    let mut words = std::env::args().skip(1);
    let (port, folder) = (words.next().unwrap(), words.next().unwrap());
    let files = std::fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (
            path.file_stem().unwrap().to_str().unwrap().to_owned(),
            std::fs::read(path).unwrap().into(),
        )
    });
    let files: Files = Arc::new(files.collect());
    let router = Router::new().route("/{name}", get(show)).with_state(files);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.unwrap();
    axum::serve(listener, router).await.unwrap();
}

async fn show(State(files): State<Files>, Path(name): Path<String>) -> Response {
    let Some(bytes) = files.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_ENCODING, "br"),
        (header::VARY, "accept, accept-encoding"),
        (header::CACHE_CONTROL, "public, max-age=0, must-revalidate, s-maxage=60"),
    ];
    (headers, bytes.clone()).into_response()
}
