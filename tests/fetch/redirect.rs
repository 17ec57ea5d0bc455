//! Redirects: followed by hand, with every check at every hop.

use std::sync::{Arc, Mutex};

use unspool::{
    config::Secret,
    fetch::{Ask, Fetch, Kind, Recorded, Signer},
};
use url::Url;

use super::{Setup, get, is_forbidden, kind, text, url};
use crate::support::fault::{Fault, Reply, http, ok, redirect};

#[tokio::test]
async fn a_redirect_inside_is_not_followed() {
    let inner = Fault::always(ok("secret")).await;
    for target in [
        inner.url("/").to_string(),
        inner.url_as("localhost", "/").to_string(),
        format!("//127.0.0.1:{}/", inner.url("/").port().unwrap()),
        "http://127.0.0.1/".to_owned(),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://[::1]/".to_owned(),
        "http://2130706433/".to_owned(),
        "http://metadata.google.internal/".to_owned(),
        "http://printer.local/".to_owned(),
        "http://social.example:8080/".to_owned(),
        "http://user:pw@social.example/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "gopher://social.example/".to_owned(),
        "data:text/plain,x".to_owned(),
    ] {
        let server = Fault::always(redirect(302, &target)).await;
        let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
        let refused = kind(fetch.send(get(server.url("/"))).await);
        assert!(is_forbidden(&refused), "{target}: {refused:?}");
    }
    assert!(inner.seen().is_empty());
}

#[tokio::test]
async fn a_redirect_without_end_is_given_up_after_five_hops() {
    let server = Fault::always(redirect(302, "/again")).await;
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
    assert!(matches!(kind(fetch.send(get(server.url("/"))).await), Kind::Garbled(_)));
    assert_eq!(server.seen().len(), 6);
    assert_eq!(fetch.sent(), 6);
}

#[tokio::test]
async fn five_redirects_of_every_kind_lead_to_the_answer() {
    let server = Fault::start(|seen| match seen.target.as_str() {
        "/0" => redirect(301, "/1?q=a%20b"),
        "/1?q=a%20b" => redirect(302, "2#part"),
        "/2" => redirect(303, "./3"),
        "/3" => redirect(307, "../4"),
        "/4" => redirect(308, "/5"),
        "/5" => ok("there"),
        _ => Reply::HangUp,
    })
    .await;
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
    let answer = fetch.send(get(server.url("/0#here"))).await.unwrap();
    assert_eq!((text(&answer), answer.url.as_str()), ("there", server.url("/5").as_str()));
    assert_eq!(answer.header("content-type"), Some("text/plain"));
}

#[tokio::test]
async fn a_redirect_that_leads_nowhere_is_the_answer_and_one_to_nonsense_is_an_error() {
    let server = Fault::start(|seen| match seen.target.as_str() {
        "/none" => Reply::Bytes(http(302, &[], "")),
        "/same" => Reply::Bytes(http(304, &[("location", "/x")], "")),
        _ => redirect(302, "http://[not an address"),
    })
    .await;
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
    assert_eq!(fetch.send(get(server.url("/none"))).await.unwrap().status, 302);
    assert_eq!(fetch.send(get(server.url("/same"))).await.unwrap().status, 304);
    assert!(matches!(kind(fetch.send(get(server.url("/"))).await), Kind::Garbled(_)));
}

/// Signs with the address itself, and remembers for whom.
#[derive(Default)]
struct Pen(Mutex<Vec<Url>>);

impl Signer for Pen {
    fn sign(&self, url: &Url) -> Vec<(&'static str, String)> {
        self.0.lock().unwrap().push(url.clone());
        vec![
            ("Signature", format!("for {url}")),
            ("Authorization", format!("token of {url}")),
            ("X-Api-Key", format!("key of {url}")),
            ("Host", "elsewhere.example".to_owned()),
        ]
    }
}

#[tokio::test]
async fn each_hop_is_signed_anew_and_learns_nothing_of_the_one_before() {
    let second = Fault::always(ok("done")).await;
    let target = second.url_as("second.example", "/to?tok=2").to_string();
    let first = Fault::start(move |_| {
        let headers = [("location", target.as_str()), ("set-cookie", "id=1; Path=/")];
        Reply::Bytes(http(302, &headers, ""))
    })
    .await;
    let fetch = Setup::new()
        .allow(&first.pair("first.example"))
        .allow(&second.pair("second.example"))
        .open();
    let pen = Arc::new(Pen::default());
    let from = first.url_as("first.example", "/from?tok=1");
    fetch.send(get(from.clone()).signed(Arc::clone(&pen) as Arc<dyn Signer>)).await.unwrap();

    let to = second.url_as("second.example", "/to?tok=2");
    assert_eq!(*pen.0.lock().unwrap(), [from.clone(), to.clone()]);
    let (first_seen, seen) = (first.seen().remove(0), second.seen().remove(0));
    assert_eq!(first_seen.header("signature"), Some(format!("for {from}").as_str()));
    assert_eq!(seen.header("signature"), Some(format!("for {to}").as_str()));
    assert_eq!(seen.header("authorization"), Some(format!("token of {to}").as_str()));
    assert_eq!(seen.header("x-api-key"), Some(format!("key of {to}").as_str()));
    assert_eq!(seen.header("host"), Some(second.pair("second.example").as_str()));
    assert_eq!(seen.header("cookie"), None);
    assert_eq!(seen.header("referer"), None);
    assert!(!seen.head.contains("tok=1") && !seen.head.contains("first.example"), "{}", seen.head);
    assert_eq!(seen.head.matches("\nhost:").count(), 1);
}

#[tokio::test]
async fn without_a_signer_nothing_but_the_purpose_and_our_name_is_sent() {
    let server = Fault::always(ok("")).await;
    let mut setup = Setup::new().allow(&server.pair("127.0.0.1"));
    setup.base_url = Some(url("https://unroll.example/"));
    setup.open().send(get(server.url("/"))).await.unwrap();
    let seen = server.seen().remove(0);
    let ours = format!("unspool/{} (+https://unroll.example/about)", env!("CARGO_PKG_VERSION"));
    assert_eq!(seen.header("user-agent"), Some(ours.as_str()));
    assert_eq!(seen.header("accept"), Some("application/json"));
    let mut names: Vec<_> =
        seen.head.lines().skip(1).filter_map(|line| Some(line.split_once(':')?.0)).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
}

#[tokio::test]
async fn a_service_that_answers_browsers_only_still_reads_our_name() {
    let server = Fault::always(ok("")).await;
    let mut setup = Setup::new().allow(&server.pair("127.0.0.1"));
    setup.base_url = Some(url("https://unroll.example/"));
    let ask = Ask { browser_like: true, ..get(server.url("/")) };
    setup.open().send(ask).await.unwrap();
    let seen = server.seen().remove(0);
    let ours = format!(
        "mozilla/5.0 (compatible; unspool/{} +https://unroll.example/about)",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(seen.header("user-agent"), Some(ours.as_str()));
    assert_eq!(seen.head.matches("\nuser-agent:").count(), 1);
}

#[tokio::test]
async fn a_key_that_costs_money_goes_nowhere_but_where_it_was_meant_for() {
    let thief = Fault::always(ok("thanks")).await;
    let away = thief.url_as("thief.example", "/").to_string();
    let server = Fault::start(move |_| redirect(302, &away)).await;
    let fetch =
        Setup::new().allow(&server.pair("127.0.0.1")).allow(&thief.pair("thief.example")).open();
    let ask = get(server.url("/")).paid_with(Secret::new("hush"));
    let answer = fetch.send(ask).await.unwrap();
    assert_eq!(answer.status, 302, "the redirect is the answer");
    assert_eq!(server.seen().remove(0).header("authorization"), Some("bearer hush"));
    assert!(thief.seen().is_empty());
}

#[tokio::test]
async fn a_post_is_sent_on_only_by_307_and_308_on_the_same_host() {
    let other = Fault::always(ok("taken")).await;
    let away = other.url_as("other.example", "/").to_string();
    let server = Fault::start(move |seen| match seen.target.as_str() {
        "/307" => redirect(307, "/end"),
        "/308" => redirect(308, "/end"),
        "/301" => redirect(301, "/end"),
        "/302" => redirect(302, "/end"),
        "/303" => redirect(303, "/end"),
        "/away" => redirect(307, &away),
        _ => ok(&format!("{} {}", seen.method, seen.body)),
    })
    .await;
    let fetch =
        Setup::new().allow(&server.pair("127.0.0.1")).allow(&other.pair("other.example")).open();
    let post = |path| Ask::post(server.url(path), r#"{"noteId":"9"}"#.to_owned());
    for path in ["/307", "/308"] {
        let answer = fetch.send(post(path)).await.unwrap();
        assert_eq!(text(&answer), r#"POST {"noteId":"9"}"#, "{path}");
    }
    assert_eq!(server.seen()[0].header("content-type"), Some("application/json"));
    for path in ["/301", "/302", "/303", "/away"] {
        assert!(matches!(kind(fetch.send(post(path)).await), Kind::Garbled(_)), "{path}");
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn what_was_asked_under_https_is_not_asked_on_under_http() {
    let moved = Recorded::get(url("https://a.example/"), 301, "");
    let fetch = Fetch::replay_from(vec![moved.header("Location", "http://b.example/")]);
    assert!(matches!(kind(fetch.send(get(url("https://a.example/"))).await), Kind::Garbled(_)));

    let moved = Recorded::get(url("http://a.example/"), 301, "");
    let fetch = Fetch::replay_from(vec![
        moved.header("Location", "https://a.example/"),
        Recorded::get(url("https://a.example/"), 200, "safe"),
    ]);
    let answer = fetch.send(get(url("http://a.example/"))).await.unwrap();
    assert_eq!((text(&answer), answer.url.scheme()), ("safe", "https"));
}
