//! X: its links, and what each of its ways makes of recorded and of made-up answers.

mod api;
mod fxembed;
mod link;
mod syndication;
