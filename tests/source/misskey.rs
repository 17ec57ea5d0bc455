//! Tests of the `misskey` source.
