//! Threads by `ActivityPub`: whole walks by recordings of `GoToSocial` and snac, and what other
//! servers, broken ones and hostile ones say, by hand.

mod hostile;
mod open;
mod other;
mod quotes;
mod recorded;
mod shapes;
mod signals;
pub(crate) mod world;
