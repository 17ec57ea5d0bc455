//! What the tests share.

pub mod answer;
pub mod app;
pub mod scripted;
pub mod thread;
