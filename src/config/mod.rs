//! What can be set, one struct per section of `unspool.toml`. The comment of each field is the
//! reference manual: `unspool check --explain` prints it. Read once, at the start; an unknown
//! key is an error that names it.

mod dollars;
mod explain;
mod load;
mod secret;
mod size;

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, de::Error as _};
use url::Url;

pub use dollars::Dollars;
pub use explain::explain;
pub use load::{Error, load};
pub use secret::Secret;
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
    /// Fetch the pictures of a thread when it is unrolled, not when they are first looked at.
    pub eager: bool,
    /// Most bytes of a video or sound that is kept.
    pub video: ByteSize,
    /// Most bytes of a video that is passed on from its server without being kept; `0`: none is.
    pub stream: ByteSize,
}

/// The networks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// Bluesky.
    pub bluesky: Bluesky,
    /// X.
    pub x: X,
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

/// X.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct X {
    /// Bearer token of the official API (v2, pay per use). Sees whole threads. Secret.
    pub token: Option<Secret>,
    /// Base address of the official API.
    pub api: Url,
    /// Most US dollars that the official API may cost on a day (UTC): `2.50`. Default: no limit.
    pub daily_budget: Option<Dollars>,
    /// Base address of an FxEmbed-compatible API: your own instance, or `https://api.fxtwitter.com/`.
    #[serde(deserialize_with = "address_or_none")]
    pub fxembed: Option<Url>,
    /// Base address of the keyless embed service, which sees only upward; `""` turns it off.
    #[serde(deserialize_with = "address_or_none")]
    pub syndication: Option<Url>,
    /// Further hosts whose links stand for posts of X. They are never asked.
    pub mirrors: Vec<String>,
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
    /// `index`: search engines may read what authors let them read, and find it by the sitemap;
    /// `none`: `robots.txt` asks them to read nothing.
    pub robots: Robots,
}

/// What search engines are asked to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Robots {
    /// They may read threads whose authors do not mind.
    #[default]
    Index,
    /// They are asked to read nothing.
    None,
}

/// What one visitor, and one network, may be asked to bear.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limit {
    /// Threads that one visitor may have fetched in an hour. Kept ones cost nothing.
    pub unrolls_per_hour: u32,
    /// Documents with pictures, or typeset ones, that one visitor may have made in an hour.
    pub exports_per_hour: u32,
    /// Pictures that one visitor may have fetched in a minute. Kept ones cost nothing.
    pub pictures_per_minute: u32,
    /// Searches that one visitor may make in a minute.
    pub searches_per_minute: u32,
    /// Errands that fetch at the same time; more wait.
    pub errands: usize,
    /// Errands that wait at the same time; more are refused (503), to be tried again.
    pub waiting: usize,
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
        Self {
            directory: PathBuf::from("media"),
            budget: ByteSize(2 << 30),
            eager: true,
            video: ByteSize(64 << 20),
            stream: ByteSize(512 << 20),
        }
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

impl Default for X {
    fn default() -> Self {
        Self {
            token: None,
            api: fixed("https://api.x.com/"),
            daily_budget: None,
            fxembed: None,
            syndication: Some(fixed("https://cdn.syndication.twimg.com/")),
            mirrors: Vec::new(),
        }
    }
}

impl Default for List {
    fn default() -> Self {
        Self { enabled: true, robots: Robots::Index }
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self {
            unrolls_per_hour: 60,
            exports_per_hour: 60,
            pictures_per_minute: 600,
            searches_per_minute: 60,
            errands: 64,
            waiting: 256,
            requests_per_host: 2,
        }
    }
}

/// An address; nothing for `""`.
fn address_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let url = Url::parse(text).map_err(|error| D::Error::custom(format!("`{text}`: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(D::Error::custom(format!("`{text}` is not an http or https address")));
    }
    Ok(Some(url))
}

#[expect(clippy::expect_used, reason = "written here, and a test reads the defaults")]
fn fixed(address: &str) -> Url {
    Url::parse(address).expect("a valid address")
}
