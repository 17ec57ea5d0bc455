//! Foreign HTML → `RichText`.
