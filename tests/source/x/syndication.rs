//! The keyless way to X: recorded posts, and threads made of them by editing ids.

mod asked;
mod cards;
mod cut;
mod posts;
mod recorded;
mod walk;
mod world;
