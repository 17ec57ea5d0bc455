//! Tests of the `x` source.

mod link;
