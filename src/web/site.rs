//! How this site is set up: what the settings say that pages must know.

use std::time::Duration;

use ipnet::IpNet;
use url::Url;

use crate::config::Robots;

/// A bot that unrolls the thread on which somebody mentions it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bot {
    /// What people mention, without the leading `@`.
    pub handle: String,
    /// The network's name for people: "Bluesky".
    pub network: String,
    /// Its profile.
    pub url: Url,
}

/// How this site is set up.
#[derive(Clone, Debug)]
pub struct Site {
    /// Our public address, ending in a slash. Without it pages link relatively, and whatever
    /// needs a full address is left out: the `Host` header is never believed.
    pub base_url: Option<Url>,
    /// Show "Latest Threads Unrolled" and the other lists.
    pub list: bool,
    /// What search engines are asked to do.
    pub robots: Robots,
    /// Links that the front page offers to try, with a few words each.
    pub demo: Vec<(String, String)>,
    /// Whom readers may mention on a thread to get a link to it.
    pub bots: Vec<Bot>,
    /// Where authors and readers reach the operator, when the operator says so.
    pub contact: Option<String>,
    /// Whose `Forwarded` and `X-Forwarded-For` are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Threads that one visitor may have fetched in an hour.
    pub unrolls_per_hour: u32,
    /// Documents with pictures, or typeset ones, that one visitor may have made in an hour.
    pub exports_per_hour: u32,
    /// Pictures that one visitor may have fetched in a minute.
    pub pictures_per_minute: u32,
    /// Searches that one visitor may make in a minute.
    pub searches_per_minute: u32,
    /// For how long an answer is given again before the store is asked whether it changed.
    pub recheck: Duration,
    /// The same for the list at the foot of threads: each change of it renders them anew.
    pub foot: Duration,
    /// How long a thread that was read just now is not read again on request.
    pub rest: Duration,
    /// Most bytes of rendered pages in memory.
    pub page_budget: u64,
    /// The same of pages in the store, which are there after a start: a quarter of it for lists.
    pub rendered_budget: u64,
    /// How long a visitor waits for an errand before the page that shows its progress.
    pub patience: Duration,
    /// How long a reader waits for a document before the page that says that it is being made.
    pub documents: Duration,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            base_url: None,
            list: true,
            robots: Robots::Index,
            demo: Vec::new(),
            bots: Vec::new(),
            contact: None,
            trusted_proxies: Vec::new(),
            unrolls_per_hour: 60,
            exports_per_hour: 60,
            pictures_per_minute: 600,
            searches_per_minute: 60,
            recheck: Duration::from_secs(1),
            foot: Duration::from_mins(1),
            rest: Duration::from_mins(1),
            page_budget: 32 << 20,
            rendered_budget: 256 << 20,
            patience: Duration::from_millis(400),
            documents: Duration::from_secs(3),
        }
    }
}
