//! Tests of `src/assemble`.
