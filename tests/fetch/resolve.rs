//! Where names may lead.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use serde::Deserialize;
use unspool::fetch::is_public;

use super::{Setup, fixture, get, is_forbidden, kind, text, url};
use crate::support::fault::{Fault, ok};

#[derive(Deserialize)]
struct Corpus {
    public_samples: Vec<IpAddr>,
    ranges: Vec<Range>,
}

#[derive(Deserialize)]
struct Range {
    cidr: String,
    reject: Vec<IpAddr>,
    neighbours: Vec<Neighbour>,
}

#[derive(Deserialize)]
struct Neighbour {
    ip: IpAddr,
    verdict: String,
}

fn corpus() -> Corpus {
    serde_json::from_slice(&fixture("ip/special-purpose.json")).unwrap()
}

#[test]
fn every_special_range_is_shut_and_its_neighbours_are_as_the_registries_say() {
    let corpus = corpus();
    assert!(corpus.ranges.len() > 30);
    for ip in corpus.public_samples {
        assert!(is_public(ip), "{ip}");
    }
    for Range { cidr, reject, neighbours } in corpus.ranges {
        for ip in reject {
            assert!(!is_public(ip), "{ip} of {cidr}");
        }
        for Neighbour { ip, verdict } in neighbours {
            assert_eq!(is_public(ip), verdict == "fetch", "{ip} beside {cidr}");
        }
    }
    for v4 in ["168.63.129.16", "255.255.255.255"] {
        assert!(!is_public(v4.parse().unwrap()), "{v4}");
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_never_connected_to() {
    let setup = Setup::new();
    let names = Arc::clone(&setup.names);
    let fetch = setup.open();
    let public: IpAddr = Ipv4Addr::new(93, 184, 216, 34).into();
    for (n, inner) in corpus().ranges.into_iter().flat_map(|range| range.reject).enumerate() {
        let name = format!("n{n}.example");
        // One bad address among good ones spoils the name, wherever it stands.
        let addresses = match n % 3 {
            0 => vec![inner],
            1 => vec![public, inner],
            _ => vec![inner, public],
        };
        names.set(&name, addresses);
        for scheme in ["http", "https"] {
            let refused = kind(fetch.send(get(url(&format!("{scheme}://{name}/")))).await);
            assert!(is_forbidden(&refused), "{inner}: {refused:?}");
        }
    }
}

#[tokio::test]
async fn a_public_name_that_turns_to_loopback_is_refused_even_where_its_pair_is_allowed_elsewhere()
{
    let server = Fault::always(ok("inside")).await;
    let setup = Setup::new().allow(&server.pair("rebind.example"));
    let names = Arc::clone(&setup.names);
    let fetch = setup.open();
    let answer = fetch.send(get(server.url_as("rebind.example", "/"))).await.unwrap();
    assert_eq!(text(&answer), "inside");
    // The allowed pair opens one port, and does not vouch for the name.
    let refused = kind(fetch.send(get(url("http://rebind.example/"))).await);
    assert!(is_forbidden(&refused), "{refused:?}");
    assert_eq!(names.asked(), ["rebind.example"; 2]);
    assert_eq!(server.seen().len(), 1);
}
