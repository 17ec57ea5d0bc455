//! Tests of `src/web`: one file per page, asked through the router.

mod about;
mod actor;
mod cache;
mod elsewhere;
mod error;
mod feed;
mod headers;
mod health;
mod heavy;
mod home;
mod hostile;
mod languages;
mod latest;
mod limit;
mod list;
mod media;
mod metrics;
mod partial;
mod refresh;
mod repeat;
mod search;
mod server;
mod status;
mod thread;
mod unroll;
mod valid;
