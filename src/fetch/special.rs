//! The addresses that are not the public internet, after the IANA special-purpose registries
//! (RFC 6890 and its updates). IPv4 is open but for the listed ranges; IPv6 is shut but for
//! 2000::/3, and within that the listed ranges are shut too. So the forms of IPv6 that wrap an
//! IPv4 address (mapped, compatible, translated, NAT64, 6to4, Teredo) are refused as a whole:
//! a name of the public internet has no need of them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Network and prefix length.
type Range<T> = (T, u32);

const V4: [Range<Ipv4Addr>; 20] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),        // this network, RFC 791
    (Ipv4Addr::new(10, 0, 0, 0), 8),       // private, RFC 1918
    (Ipv4Addr::new(100, 64, 0, 0), 10),    // carrier NAT, RFC 6598
    (Ipv4Addr::new(127, 0, 0, 0), 8),      // loopback, RFC 1122
    (Ipv4Addr::new(168, 63, 129, 16), 32), // a cloud's inner service under a public address
    (Ipv4Addr::new(169, 254, 0, 0), 16),   // link-local, RFC 3927; clouds' metadata
    (Ipv4Addr::new(172, 16, 0, 0), 12),    // private, RFC 1918
    (Ipv4Addr::new(192, 0, 0, 0), 24),     // protocol assignments, RFC 6890
    (Ipv4Addr::new(192, 0, 2, 0), 24),     // documentation, RFC 5737
    (Ipv4Addr::new(192, 31, 196, 0), 24),  // AS112, RFC 7535
    (Ipv4Addr::new(192, 52, 193, 0), 24),  // AMT, RFC 7450
    (Ipv4Addr::new(192, 88, 99, 0), 24),   // 6to4 relays, RFC 7526
    (Ipv4Addr::new(192, 168, 0, 0), 16),   // private, RFC 1918
    (Ipv4Addr::new(192, 175, 48, 0), 24),  // AS112, RFC 7534
    (Ipv4Addr::new(198, 18, 0, 0), 15),    // benchmarks, RFC 2544
    (Ipv4Addr::new(198, 51, 100, 0), 24),  // documentation, RFC 5737
    (Ipv4Addr::new(203, 0, 113, 0), 24),   // documentation, RFC 5737
    (Ipv4Addr::new(224, 0, 0, 0), 4),      // multicast, RFC 5771
    (Ipv4Addr::new(240, 0, 0, 0), 4),      // reserved, RFC 1112
    (Ipv4Addr::BROADCAST, 32),             // RFC 919
];

/// Where global unicast addresses are, RFC 4291.
const UNICAST: Range<Ipv6Addr> = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Shut within [`UNICAST`].
const V6: [Range<Ipv6Addr>; 5] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23), // protocols, among them Teredo and ORCHID
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32), // documentation, RFC 3849
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16), // 6to4, RFC 3056
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48), // AS112, RFC 7534
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20), // documentation, RFC 9637
];

/// Whether the address is one of the public internet.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !V4.iter().any(|range| v4_within(v4, range)),
        IpAddr::V6(v6) => v6_within(v6, &UNICAST) && !V6.iter().any(|range| v6_within(v6, range)),
    }
}

fn v4_within(address: Ipv4Addr, (network, length): &Range<Ipv4Addr>) -> bool {
    (address.to_bits() ^ network.to_bits()).leading_zeros() >= *length
}

fn v6_within(address: Ipv6Addr, (network, length): &Range<Ipv6Addr>) -> bool {
    (address.to_bits() ^ network.to_bits()).leading_zeros() >= *length
}
