//! What the tests share.

pub mod fault;
pub(crate) mod thread;

pub(crate) use thread as sample;
