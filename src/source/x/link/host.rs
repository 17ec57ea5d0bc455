//! Which hosts stand for X, and what their paths mean. A host is only looked at: what it says of
//! itself does not matter, because nothing but the id of a post is taken from a link.

use url::Url;

/// What the paths of a host mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Host {
    /// Pages of X, or of a mirror that keeps its paths.
    Pages,
    /// Short links.
    Short,
    /// A frame for one post, which is named in a parameter.
    Frame,
    /// A form that holds the address of a post in a parameter.
    Publisher,
    /// Somebody else's site that unrolls threads of X.
    Unroller,
    /// Belongs to X and has no posts.
    Other,
}

/// Hosts with the paths of X: its own, those that repair its previews, and its readers.
const PAGES: [&str; 11] = [
    "x.com",
    "twitter.com",
    "fxtwitter.com",
    "fixupx.com",
    "twittpr.com",
    "xfixup.com",
    "vxtwitter.com",
    "fixvx.com",
    "nitter.net",
    "xcancel.com",
    "twitter3e4tixl4xyajtrzo62zg5vztmjuricljdp2c5kshju4avyoid.onion",
];

/// Labels before a host that do not change what its paths mean: phones, and ways of showing the
/// preview of a post.
const FRONTS: [&str; 9] = ["www", "mobile", "m", "d", "dl", "t", "i", "g", "o"];

/// What the host of the address is to X; `None` when it has nothing to do with X.
pub(super) fn of(url: &Url, mirrors: &[String]) -> Option<Host> {
    let host = url.host_str()?;
    let host = host.strip_suffix('.').unwrap_or(host);
    let mut rest = host;
    loop {
        if let Some(found) = known(rest, mirrors) {
            return Some(found);
        }
        match rest.split_once('.') {
            Some((front, behind)) if FRONTS.contains(&front) => rest = behind,
            // The APIs of mirrors are asked by the paths of X.
            Some(("api", behind @ ("fxtwitter.com" | "vxtwitter.com"))) => rest = behind,
            _ => break,
        }
    }
    if host.contains('.') && host.split('.').any(|label| label.starts_with("nitter")) {
        return Some(Host::Pages);
    }
    let is_below = |known: &&str| host.strip_suffix(*known).is_some_and(|it| it.ends_with('.'));
    PAGES.iter().any(is_below).then_some(Host::Other)
}

fn known(host: &str, mirrors: &[String]) -> Option<Host> {
    match host {
        // The pictures' short links have the codes of the others.
        "t.co" | "pic.x.com" | "pic.twitter.com" => Some(Host::Short),
        "platform.x.com" | "platform.twitter.com" => Some(Host::Frame),
        "publish.x.com" | "publish.twitter.com" => Some(Host::Publisher),
        "threadreaderapp.com" | "unrollthread.com" => Some(Host::Unroller),
        _ if PAGES.contains(&host) => Some(Host::Pages),
        _ => mirrors.iter().any(|mirror| is_named(mirror, host)).then_some(Host::Pages),
    }
}

/// Whether the operator's word for a mirror, a host or an address on it, names this host.
fn is_named(mirror: &str, host: &str) -> bool {
    let mirror = mirror.trim();
    let address = if mirror.contains("://") { mirror } else { &format!("https://{mirror}") };
    let Ok(url) = Url::parse(address) else { return false };
    url.host_str().is_some_and(|name| name.strip_suffix('.').unwrap_or(name) == host)
}
