//! The official API v2: what it recorded, threads made here, and everything that goes wrong.

mod costs;
mod recorded;
mod threads;
mod trouble;
mod world;
