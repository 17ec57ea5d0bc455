//! Tests of the `bluesky` source.

mod failures;
mod films;
mod links;
mod made;
mod peers;
mod posts;
mod scenarios;
mod threads;
mod world;
