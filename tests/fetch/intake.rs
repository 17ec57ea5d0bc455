//! Which addresses are asked at all.

use std::io::Read;

use serde::Deserialize;
use unspool::{
    config,
    fetch::{Fetch, Kind, SetupError, is_public},
};
use url::{Host, Url};

use super::{Setup, fixture, get, is_forbidden, kind, url};

#[derive(Deserialize)]
struct Case {
    url: String,
    verdict: String,
}

#[tokio::test]
async fn every_hostile_address_is_refused_before_its_name_is_looked_up() {
    let corpus = String::from_utf8(fixture("ssrf/ssrf-urls.jsonl")).unwrap();
    let setup = Setup::new();
    let names = std::sync::Arc::clone(&setup.names);
    let fetch = setup.open();
    let mut counts = [0; 3];
    for case in corpus.lines().map(|line| serde_json::from_str::<Case>(line).unwrap()) {
        let before = names.asked().len();
        let Ok(address) = Url::parse(&case.url) else {
            assert_eq!(case.verdict, "reject", "{}", case.url);
            counts[0] += 1;
            continue;
        };
        let host = address.host().map(|host| host.to_owned());
        let result = kind(fetch.send(get(address)).await);
        let asked = names.asked().split_off(before);
        match case.verdict.as_str() {
            "reject" => {
                assert!(is_forbidden(&result), "{}: {result:?}", case.url);
                assert!(asked.is_empty(), "{} looked up {asked:?}", case.url);
                counts[0] += 1;
            }
            "dns" => {
                assert!(matches!(result, Kind::Unreachable(_)), "{}: {result:?}", case.url);
                let Some(Host::Domain(name)) = host else { panic!("{} has no name", case.url) };
                assert_eq!(asked, [name], "{}", case.url);
                counts[1] += 1;
            }
            "fetch" => {
                // Public, but no thread lives under a number: policy, not address.
                assert!(is_forbidden(&result), "{}: {result:?}", case.url);
                let public = match host {
                    Some(Host::Ipv4(ip)) => is_public(ip.into()),
                    Some(Host::Ipv6(ip)) => is_public(ip.into()),
                    other => panic!("{} has host {other:?}", case.url),
                };
                assert!(public, "{}", case.url);
                counts[2] += 1;
            }
            other => panic!("verdict {other}"),
        }
    }
    assert_eq!(counts, [151, 19, 4]);
}

#[test]
fn of_all_addresses_in_the_standards_tests_only_plain_names_are_admitted() {
    let mut text = String::new();
    flate2::read::GzDecoder::new(&*fixture("url/urltestdata.json.gz"))
        .read_to_string(&mut text)
        .unwrap();
    let fetch = Setup::new().open();
    let (mut admitted, mut refused) = (0, 0);
    for it in serde_json::from_str::<Vec<serde_json::Value>>(&text).unwrap() {
        let Some(input) = it["input"].as_str() else { continue };
        let base = it["base"].as_str().and_then(|base| Url::parse(base).ok());
        let Ok(url) = Url::options().base_url(base.as_ref()).parse(input) else { continue };
        if fetch.admit(&url).is_err() {
            refused += 1;
            continue;
        }
        admitted += 1;
        assert!(matches!(url.scheme(), "http" | "https"), "{input}");
        assert!(matches!(url.host(), Some(Host::Domain(name)) if name.contains('.')), "{input}");
        assert!(matches!(url.port_or_known_default(), Some(80 | 443)), "{input}");
        assert!(url.username().is_empty() && url.password().is_none(), "{input}");
    }
    assert!(admitted > 50 && refused > 200, "{admitted} admitted, {refused} refused");
}

#[test]
fn an_address_of_more_than_2048_bytes_is_refused() {
    let fetch = Setup::new().open();
    let address = |length: usize| {
        let start = "https://social.example/";
        url(&format!("{start}{}", "a".repeat(length - start.len())))
    };
    assert!(fetch.admit(&address(2048)).is_ok());
    assert!(fetch.admit(&address(2049)).is_err());
}

#[test]
fn what_the_operator_allows_is_asked_over_http_on_exactly_that_port() {
    let fetch = Setup::new()
        .allow("127.0.0.1:2584")
        .allow("Social.Example:3000")
        .allow("[::1]:9")
        .allow("intranet:80")
        .open();
    for allowed in [
        "http://127.0.0.1:2584/x",
        "https://127.0.0.1:2584/x",
        "http://social.example:3000/",
        "http://[::1]:9/",
        "http://intranet/",
    ] {
        assert!(fetch.admit(&url(allowed)).is_ok(), "{allowed}");
    }
    for refused in [
        "http://127.0.0.1:2585/",
        "http://127.0.0.1/",
        "http://127.0.0.2:2584/",
        "http://localhost:2584/",
        "http://social.example:3001/",
        "http://a.social.example:3000/",
        "http://user@127.0.0.1:2584/",
        "https://intranet/",
    ] {
        assert!(fetch.admit(&url(refused)).is_err(), "{refused}");
    }
    for (authority, scheme) in [
        ("127.0.0.1:2584", "http"),
        ("social.example:3000", "http"),
        ("SOCIAL.example.:3000", "http"),
        ("intranet", "http"),
        ("social.example", "https"),
        ("127.0.0.1:2585", "https"),
        ("not an authority", "https"),
        ("", "https"),
    ] {
        assert_eq!(fetch.scheme(authority), scheme, "{authority}");
    }
}

#[test]
fn an_entry_that_is_no_pair_is_named_to_the_operator() {
    for wrong in
        ["localhost", "localhost:", ":80", "a:0", "a:99999", "http://a:80", "u@a:80", "a/b:80"]
    {
        let settings =
            config::Fetch { allow_private: vec![wrong.to_owned()], ..config::Fetch::default() };
        let error = Fetch::new(
            &settings,
            &config::Limit::default(),
            unspool::clock::Clock::default(),
            None,
        );
        match error.err() {
            Some(SetupError::NotAPair(text)) => assert_eq!(text, wrong),
            other => panic!("{wrong}: {other:?}"),
        }
    }
}
