//! Which addresses may be asked, by their look alone: before any name is resolved, and again at
//! every redirect. What a name resolves to is judged in `resolve`.

use std::collections::HashSet;

use url::{Host, Url};

use super::error::SetupError;

/// Longest address that is asked, in bytes.
const LONGEST: usize = 2048;

/// Names under which no public server can be (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476,
/// ICANN's `.internal`, and what home routers use).
const INNER: [&str; 10] = [
    "localhost",
    "localdomain",
    "local",
    "internal",
    "home.arpa",
    "lan",
    "invalid",
    "alt",
    "onion",
    "i2p",
];

/// The way on which an address may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passage {
    /// Its name must lead to public addresses only.
    Public,
    /// The operator named it: its name may lead anywhere.
    Private,
}

/// Judges addresses.
#[derive(Debug, Default)]
pub(super) struct Guard {
    /// Host and port, as the operator allowed them.
    allowed: HashSet<(String, u16)>,
    /// Scheme, host and port of what is in the recording that answers.
    recorded: HashSet<(String, String, u16)>,
}

impl Guard {
    /// Lets the `HOST:PORT` pairs through, wherever they lead.
    pub(super) fn new(pairs: &[String]) -> Result<Self, SetupError> {
        let pair = |text: &String| {
            let wrong = || SetupError::NotAPair(text.clone());
            let (_, port) = text.rsplit_once(':').ok_or_else(wrong)?;
            let port: u16 = port.parse().map_err(|_| wrong())?;
            let url = Url::parse(&format!("http://{text}/")).map_err(|_| wrong())?;
            let plain = url.username().is_empty() && url.path() == "/" && url.query().is_none();
            match url.host_str() {
                Some(host) if plain && port > 0 => Ok((bare(host).to_owned(), port)),
                _ => Err(wrong()),
            }
        };
        let allowed = pairs.iter().map(pair).collect::<Result<_, _>>()?;
        Ok(Self { allowed, recorded: HashSet::new() })
    }

    /// Lets everything through that a recording has answers for.
    pub(super) fn with_recorded<'a>(mut self, urls: impl Iterator<Item = &'a Url>) -> Self {
        for url in urls {
            if let Some((host, port)) = place(url) {
                self.recorded.insert((url.scheme().to_owned(), host, port));
            }
        }
        self
    }

    /// Whether the address may be asked, and how; otherwise why not.
    pub(super) fn admit(&self, url: &Url) -> Result<Passage, String> {
        if url.as_str().len() > LONGEST {
            return Err(format!("longer than {LONGEST} bytes"));
        }
        if !matches!(url.scheme(), "http" | "https") {
            return Err("neither http nor https".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("a user name in the address".to_owned());
        }
        let place = place(url).ok_or("no host")?;
        if self.allowed.contains(&place) {
            return Ok(Passage::Private);
        }
        if self.is_recorded(url.scheme(), &place) {
            return Ok(Passage::Private);
        }
        if !matches!(place.1, 80 | 443) {
            return Err(format!("port {}", place.1));
        }
        match url.host() {
            Some(Host::Domain(_)) => judge_name(&place.0).map(|()| Passage::Public),
            _ => Err("a bare IP address".to_owned()),
        }
    }

    /// The scheme under which an authority (`host`, `host:port`) is asked.
    pub(super) fn scheme(&self, authority: &str) -> &'static str {
        let place = |scheme: &str| {
            Url::parse(&format!("{scheme}://{authority}/")).ok().as_ref().and_then(place)
        };
        let Some(plain) = place("http") else { return "https" };
        if self.allowed.contains(&plain) {
            return "http";
        }
        let secure = place("https").is_some_and(|place| self.is_recorded("https", &place));
        if self.is_recorded("http", &plain) && !secure { "http" } else { "https" }
    }

    fn is_recorded(&self, scheme: &str, (host, port): &(String, u16)) -> bool {
        !self.recorded.is_empty()
            && self.recorded.contains(&(scheme.to_owned(), host.clone(), *port))
    }
}

/// `host`, or `host:port` where the port is not the scheme's own: whom we ask.
pub(super) fn authority(url: &Url) -> String {
    let host = bare(url.host_str().unwrap_or_default());
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

/// Whether both are on one host, whatever the port.
pub(super) fn same_host(a: &Url, b: &Url) -> bool {
    a.host_str().map(bare) == b.host_str().map(bare)
}

fn place(url: &Url) -> Option<(String, u16)> {
    Some((bare(url.host_str()?).to_owned(), url.port_or_known_default()?))
}

/// Without the dot of the root.
fn bare(host: &str) -> &str {
    host.strip_suffix('.').unwrap_or(host)
}

/// The label rules of DNS, which `url` leaves out, and the names that lead inside.
fn judge_name(name: &str) -> Result<(), String> {
    let label_holds = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if name.len() > 253 || !name.split('.').all(label_holds) {
        return Err("not a name that DNS can have".to_owned());
    }
    let under =
        |top: &str| name.strip_suffix(top).is_some_and(|h| h.is_empty() || h.ends_with('.'));
    if let Some(top) = INNER.into_iter().find(|top| under(top)) {
        return Err(format!("names under .{top} are not public"));
    }
    if !name.contains('.') {
        return Err("a name without a dot".to_owned());
    }
    Ok(())
}
