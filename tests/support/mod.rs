//! What the tests share.

pub mod thread;

pub use thread as sample;
