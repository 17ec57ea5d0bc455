//! Recorded answers of the networks in, conversations out. No network.

mod activitypub;
mod bluesky;
mod mastodon;
mod misskey;
mod x;
