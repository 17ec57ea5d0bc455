//! Tests of the `mastodon` source.
