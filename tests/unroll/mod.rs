//! Tests of `src/unroll`.
