//! An FxEmbed-compatible API: what it answers in, conversations out. The answers are made up after
//! the schema of the API, which one of the tests checks, except where a test says otherwise.

mod attached;
mod broken;
mod refused;
mod schema;
mod singles;
mod thread;
mod tombstone;
mod words;
mod world;
