//! What the tests share.

pub mod answer;
pub mod app;
pub mod fault;
pub mod scripted;
pub(crate) mod thread;

pub(crate) use thread as sample;
