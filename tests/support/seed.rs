//! What the seeded Bluesky network's own tool wrote down: addresses, accounts, threads.

use std::collections::BTreeMap;

use serde::Deserialize;
use url::Url;

/// All of it.
#[derive(Deserialize)]
pub(crate) struct Seed {
    pub(crate) info: Info,
    pub(crate) accounts: BTreeMap<String, Account>,
    pub(crate) threads: BTreeMap<String, Seeded>,
}

/// Where its servers are.
#[derive(Deserialize)]
pub(crate) struct Info {
    pub(crate) appview: Url,
    pub(crate) pds: Url,
    pub(crate) plc: Url,
}

/// Somebody on it.
#[derive(Deserialize)]
pub(crate) struct Account {
    pub(crate) did: String,
    pub(crate) handle: String,
}

/// A thread, as `at://` addresses.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Seeded {
    pub(crate) uris: Vec<String>,
    #[serde(default)]
    pub(crate) branches: BTreeMap<String, String>,
    pub(crate) bob_root: Option<String>,
    pub(crate) violating_reply: Option<String>,
}
