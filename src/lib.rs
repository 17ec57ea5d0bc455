//! Unspool: paste the link of any post of a thread, read the whole thread as one page.
//!
//! The map, from the bottom up; `ARCHITECTURE.md` tells the story and the invariants,
//! `tests/architecture` guards them.
//!
//! | level | module | job |
//! |---|---|---|
//! | 0 | [`thread`] | what a thread is |
//! | 0 | [`clock`], [`config`], [`telemetry`] | the present, the settings, the log |
//! | 0 | [`lang`] | what we say to visitors, in their language |
//! | 1 | [`article`] | a thread read as an article |
//! | 1 | [`assemble`] | a heap of posts becomes a thread |
//! | 1 | [`consent`] | may it be shown, listed, kept? |
//! | 1 | [`format`](mod@format) | the shapes in which a thread can leave |
//! | 1 | [`search`] | what can be looked for, and where it stands |
//! | 1 | [`fetch`] | the one door to the outside |
//! | 2 | [`actor`] | who we are when servers ask |
//! | 2 | [`source`] | where threads come from |
//! | 2 | [`store`] | what is kept |
//! | 2 | [`media`] | pictures, without showing the visitor to anybody |
//! | 2 | [`typeset`] | pages out of orders, in a process of its own |
//! | 3 | [`press`] | documents of threads, made once |
//! | 3 | [`unroll`] | link → thread |
//! | 3 | [`import`] | somebody's own archive → threads |
//! | 4 | [`web`] | HTTP |
//! | 5 | [`app`], [`cli`], [`demo`] | everything put together, and the commands |

pub mod actor;
pub mod app;
pub mod article;
pub mod assemble;
pub mod cli;
pub mod clock;
pub mod config;
pub mod consent;
pub mod demo;
pub mod fetch;
pub mod format;
pub mod import;
pub mod lang;
pub mod media;
pub mod press;
pub mod search;
pub mod source;
pub mod store;
pub mod telemetry;
pub mod thread;
pub mod typeset;
pub mod unroll;
pub mod web;
