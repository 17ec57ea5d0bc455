//! What the tests share.

pub(crate) mod fault;
pub(crate) mod thread;

pub(crate) use thread as sample;
