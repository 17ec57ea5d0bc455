//! Tests of `src/format`.
