//! Tests of the `bluesky` source.
