//! What one visitor may ask for, by what it costs us and others: threads fetched from their
//! networks, documents made, pictures fetched, searches. Reading what is kept costs nothing. Addresses of
//! visitors live in memory only, cut to a network, and are forgotten when their hour is over.

mod robots;

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use ipnet::IpNet;

use super::{Error, Site, Web};

use robots::Robots;

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visitor {
    /// Their address, IPv6 cut to the /64 that one household has.
    network: IpAddr,
    /// A program that walks the web.
    pub(super) is_robot: bool,
    /// They ask only what an answer would say of itself (`HEAD`).
    pub(super) is_peeking: bool,
}

impl FromRequestParts<Arc<Web>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.0.ip());
        let is_peeking = parts.method == Method::HEAD;
        Ok(Self { is_peeking, ..Self::of(web, peer, &parts.headers) })
    }
}

impl Visitor {
    /// Who asks with these headers over a connection from that address.
    pub(super) fn of(web: &Web, peer: IpAddr, headers: &HeaderMap) -> Self {
        let network = web.visitors.household(peer, headers);
        Self { network, is_robot: web.visitors.is_robot(headers), is_peeking: false }
    }

    /// The network that they come from, which one household shares.
    pub(super) fn household(&self) -> IpAddr {
        self.network
    }
}

/// What costs something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// A thread is fetched from its network.
    Unroll,
    /// A document with pictures, or a typeset one, is made.
    Export,
    /// A picture is fetched from its server.
    Picture,
    /// The store is searched.
    Search,
}

/// The limits of everybody.
pub(super) struct Visitors {
    /// In the order of [`Cost`].
    limiters: [DefaultKeyedRateLimiter<IpAddr>; 4],
    trusted: Vec<IpNet>,
    robots: Robots,
}

/// What is told to wait for who wants more at once than anybody may have.
const ALLOWANCE: Duration = Duration::from_hours(1);

/// Visitors remembered before those who have their full allowance again are forgotten.
const REMEMBERED: usize = 10_000;

impl Visitors {
    pub(super) fn new(site: &Site) -> Self {
        let some = |most| NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
        let limiters = [
            Quota::per_hour(some(site.unrolls_per_hour)),
            Quota::per_hour(some(site.exports_per_hour)),
            Quota::per_minute(some(site.pictures_per_minute)),
            Quota::per_minute(some(site.searches_per_minute)),
        ];
        Self {
            limiters: limiters.map(RateLimiter::keyed),
            trusted: site.trusted_proxies.clone(),
            robots: Robots::new(),
        }
    }

    /// The network from which such a request over a connection from that address comes, as one household
    /// shares it.
    pub(super) fn household(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        household(behind_proxies(peer, headers, &self.trusted))
    }

    /// Whether a program that walks the web sends these headers.
    pub(super) fn is_robot(&self, headers: &HeaderMap) -> bool {
        let agent = headers.get(header::USER_AGENT).map(AsRef::as_ref).unwrap_or_default();
        self.robots.know(agent)
    }

    /// Charges the visitor for one of those. `link` is what they pasted or typed, if
    /// they did.
    pub(super) fn charge(&self, visitor: Visitor, cost: Cost, link: &str) -> Result<(), Error> {
        self.charge_for(NonZeroU32::MIN, visitor, cost, link)
    }

    /// Charges the visitor for so many of those at once; more than anybody may have are refused.
    pub(super) fn charge_for(
        &self,
        many: NonZeroU32,
        visitor: Visitor,
        cost: Cost,
        link: &str,
    ) -> Result<(), Error> {
        let limiter = &self.limiters[cost as usize];
        if limiter.len() > REMEMBERED {
            limiter.retain_recent();
        }
        let wait = match limiter.check_key_n(&visitor.network, many) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(denied)) => denied.wait_time_from(limiter.clock().now()),
            Err(_) => ALLOWANCE,
        };
        let retry_after = wait.max(Duration::from_secs(1));
        Err(Error::TooMany { cost, link: link.to_owned(), retry_after })
    }
}

fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// The visitor behind the proxies that we trust: the rightmost address that is not one of them.
/// When the two headers disagree, somebody lies, and neither is believed.
fn behind_proxies(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let ours =
        |address: &IpAddr| trusted.iter().any(|network| network.contains(&address.to_canonical()));
    if !ours(&peer) {
        return peer;
    }
    let rightmost = |chain: Vec<Option<IpAddr>>| {
        let mut last = None;
        for hop in chain.into_iter().rev() {
            let Some(hop) = hop else { break };
            last = Some(hop);
            if !ours(&hop) {
                break;
            }
        }
        last
    };
    let values = |name| {
        let all = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        all.flat_map(|value| value.split(',')).map(str::trim).collect::<Vec<_>>()
    };
    let x = values(header::HeaderName::from_static("x-forwarded-for"));
    let x = rightmost(x.into_iter().map(address).collect());
    let standard = values(header::FORWARDED);
    let standard = rightmost(standard.into_iter().map(forwarded_for).collect());
    match (x, standard) {
        (Some(one), Some(other)) if one != other => peer,
        (one, other) => one.or(other).unwrap_or(peer),
    }
}

/// `for=` of one hop of `Forwarded` (RFC 7239).
fn forwarded_for(hop: &str) -> Option<IpAddr> {
    hop.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        name.eq_ignore_ascii_case("for").then(|| address(value.trim_matches('"')))?
    })
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, headers: &[(&str, &str)]) -> String {
        let trusted = ["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()];
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name: header::HeaderName = name.parse().unwrap();
            map.append(name, value.parse().unwrap());
        }
        behind_proxies(peer.parse().unwrap(), &map, &trusted).to_string()
    }

    #[test]
    fn only_proxies_that_we_trust_say_who_asks() {
        let x = |value| [("x-forwarded-for", value)];
        assert_eq!(seen("203.0.113.9", &x("198.51.100.1")), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &x("198.51.100.1")), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &x("6.6.6.6, 198.51.100.1, 10.9.9.9")), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &x("6.6.6.6, nonsense")), "10.0.0.1");
        assert_eq!(seen("::1", &x("[2001:db8::7]:443")), "2001:db8::7");
        assert_eq!(
            seen("10.0.0.1", &[("forwarded", "for=\"[2001:db8::7]\";proto=https")]),
            "2001:db8::7"
        );
        assert_eq!(
            seen("10.0.0.1", &[("forwarded", "for=1.2.3.4"), ("x-forwarded-for", "5.6.7.8")]),
            "10.0.0.1"
        );
    }

    #[test]
    fn a_household_counts_once() {
        let cut = |text: &str| household(text.parse().unwrap()).to_string();
        assert_eq!(cut("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(cut("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
