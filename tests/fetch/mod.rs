//! Tests of `src/fetch`.
