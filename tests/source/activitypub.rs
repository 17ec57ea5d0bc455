//! Tests of the `activitypub` source.
