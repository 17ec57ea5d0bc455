//! Tests of the `bluesky` source.

mod failures;
mod links;
mod live;
mod made;
mod posts;
mod scenarios;
mod threads;
mod world;
