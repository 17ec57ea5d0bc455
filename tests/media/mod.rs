//! Tests of `src/media`.
