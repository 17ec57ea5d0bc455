//! How patient the door is. The defaults suit the internet; tests make them small.

use std::time::Duration;

/// Durations and counts.
#[derive(Clone, Debug)]
pub struct Limits {
    /// For connecting, looking up the name included.
    pub connect: Duration,
    /// For each wait for more bytes.
    pub read: Duration,
    /// Redirects that are followed.
    pub hops: usize,
    /// Pauses before each further try of a GET that found no connection or a 502, 503 or 504.
    pub retries: Vec<Duration>,
    /// Failures in a row after which a host is left alone.
    pub failures: u32,
    /// For how long it is left alone the first time; twice as long each further time.
    pub rest: Duration,
    /// The longest it is left alone.
    pub rest_most: Duration,
    /// How long a 429 that names no time is heeded.
    pub wait: Duration,
    /// The longest that any 429 is heeded.
    pub wait_most: Duration,
    /// Requests of a host's budget that are left to others who share our address.
    pub reserve: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            read: Duration::from_secs(10),
            hops: 5,
            retries: vec![Duration::from_millis(300), Duration::from_secs(1)],
            failures: 5,
            rest: Duration::from_secs(15),
            rest_most: Duration::from_mins(15),
            wait: Duration::from_secs(60),
            wait_most: Duration::from_mins(15),
            reserve: 20,
        }
    }
}
