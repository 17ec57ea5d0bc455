//! Tests of `src/web`: one file per page, asked through the router.

mod about;
mod actor;
mod api;
mod cache;
mod digest;
mod elsewhere;
mod error;
mod feed;
mod headers;
mod health;
mod home;
mod hostile;
mod languages;
mod latest;
mod list;
mod media;
mod metrics;
mod opds;
mod partial;
mod refresh;
mod server;
mod sitemap;
mod status;
mod thread;
mod unroll;
