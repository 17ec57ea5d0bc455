//! One target, so that the crate links once. Every folder here mirrors a part of `src`.
#![allow(
    missing_docs,
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests say it with names"
)]

mod actor;
mod app;
mod architecture;
mod article;
mod assemble;
mod cli;
mod fetch;
mod format;
mod import;
mod lang;
mod media;
mod peers;
mod search;
mod source;
mod store;
mod support;
#[cfg(feature = "pdf")]
mod typeset;
mod unroll;
mod web;
mod x;
