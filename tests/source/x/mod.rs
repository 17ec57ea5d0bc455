//! X: what each of its ways makes of recorded and of made-up answers.

mod syndication;
