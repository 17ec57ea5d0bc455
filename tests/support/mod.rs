//! What the tests share.

pub(crate) mod answer;
pub(crate) mod app;
pub(crate) mod attacks;
pub(crate) mod fault;
pub(crate) mod key;
pub(crate) mod peers;
pub(crate) mod scripted;
pub(crate) mod seed;
pub(crate) mod ten;
pub(crate) mod thread;
pub(crate) mod tools;
pub(crate) mod x;

pub(crate) use thread as sample;
