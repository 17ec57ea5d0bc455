//! Tests of `src/store`.
