//! What can be set, one struct per section of `unspool.toml`. The comment of each field is the
//! reference manual: `unspool check --explain` prints it. Read once, at the start; an unknown
//! key is an error that names it.

mod explain;
mod load;
mod size;

use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

pub use explain::explain;
pub use load::{Error, load};
pub use size::ByteSize;

/// Everything that can be set.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The web service.
    pub server: Server,
    /// Where threads are kept.
    pub store: Store,
    /// Kept pictures.
    pub media: Media,
    /// The networks.
    pub source: Source,
    /// The door to the outside.
    pub fetch: Fetch,
    /// The lists.
    pub list: List,
    /// What one visitor, and one network, may be asked to bear.
    pub limit: Limit,
}

/// The web service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port; port 0 takes any free one. The address is printed on start.
    pub listen: String,
    /// Public address, used in links, feeds and by other servers. Default: from the request.
    pub base_url: Option<Url>,
    /// Where readers and authors reach you: shown on the opt-out page.
    pub contact: Option<String>,
    /// Proxies (addresses or networks) whose `Forwarded` and `X-Forwarded-For` are believed.
    pub trusted_proxies: Vec<ipnet::IpNet>,
}

/// Where threads are kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Store {
    /// `sqlite:PATH` or `sqlite::memory:`.
    pub url: String,
}

/// Kept pictures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Media {
    /// Folder of the kept pictures.
    pub directory: PathBuf,
    /// Most bytes of it: `500 MiB`, `2 GiB`. What was read least lately leaves first.
    pub budget: ByteSize,
}

/// The networks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// Bluesky.
    pub bluesky: Bluesky,
    /// The fediverse.
    pub mastodon: Mastodon,
}

/// Bluesky.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bluesky {
    /// Base address of the AppView that is asked.
    pub appview: Url,
    /// Base address of the PLC directory that is asked for identities.
    pub plc: Url,
}

/// The fediverse.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mastodon {
    /// Hosts that are never asked; a host stands for everything under it.
    pub deny: Vec<String>,
}

/// The door to the outside.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fetch {
    /// `HOST:PORT` pairs on private or loopback addresses that may be asked, over plain http.
    pub allow_private: Vec<String>,
    /// Folder into which every answer of the networks is written.
    pub record: Option<PathBuf>,
    /// Folder of recorded answers that are given instead of asking the networks.
    pub replay: Option<PathBuf>,
}

/// The lists.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct List {
    /// Show "Latest Threads Unrolled" and the other lists.
    pub enabled: bool,
}

/// What one visitor, and one network, may be asked to bear.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limit {
    /// Threads that one visitor may have fetched in an hour. Kept ones cost nothing.
    pub unrolls_per_hour: u32,
    /// Errands that fetch at the same time; more wait.
    pub errands: usize,
    /// Requests to one host at the same time.
    pub requests_per_host: usize,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            base_url: None,
            contact: None,
            trusted_proxies: Vec::new(),
        }
    }
}

impl Default for Store {
    fn default() -> Self {
        Self { url: "sqlite:unspool.db".to_owned() }
    }
}

impl Default for Media {
    fn default() -> Self {
        Self { directory: PathBuf::from("media"), budget: ByteSize(2 << 30) }
    }
}

impl Default for Bluesky {
    fn default() -> Self {
        Self {
            appview: fixed("https://public.api.bsky.app/"),
            plc: fixed("https://plc.directory/"),
        }
    }
}

impl Default for List {
    fn default() -> Self {
        Self { enabled: true }
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self { unrolls_per_hour: 60, errands: 64, requests_per_host: 2 }
    }
}

#[expect(clippy::expect_used, reason = "written here, and a test reads the defaults")]
fn fixed(address: &str) -> Url {
    Url::parse(address).expect("a valid address")
}
