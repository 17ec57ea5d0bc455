//! Answers written down, and given again without the network.

use std::{fs, path::Path, sync::Arc};

use serde_json::Value;
use unspool::fetch::{Ask, Fetch, Kind, Recorded, SetupError, Signer};
use url::Url;

use super::{Setup, get, is_forbidden, kind, text, url};
use crate::support::fault::{Fault, Reply, http, ok, redirect};

/// Signs with something that must not be written down.
struct Secret;

impl Signer for Secret {
    fn sign(&self, _: &Url) -> Vec<(&'static str, String)> {
        vec![("Signature", "hush".to_owned()), ("Authorization", "hush".to_owned())]
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

#[tokio::test]
async fn what_was_recorded_is_given_again_when_the_server_is_gone() {
    let server = Fault::start(|seen| match seen.target.as_str() {
        "/moved" => redirect(301, "/status?id=1&x=%F0%9F%A7%B5"),
        "/binary" => Reply::Bytes(http(200, &[("content-type", "image/png")], [0, 159, 146, 150])),
        "/api" => ok(&seen.body),
        "/gone" => Reply::Bytes(http(410, &[], "")),
        _ => {
            let headers = [("content-type", "application/json"), ("set-cookie", "hush=1")];
            Reply::Bytes(http(200, &headers, "{\"text\": \"\u{1f9f5} \\ud800\"}"))
        }
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    let asks = |server: &Fault| {
        [
            get(server.url("/moved")).signed(Arc::new(Secret)),
            get(server.url("/binary")),
            get(server.url("/gone")),
            Ask::post(server.url("/api"), r#"{"a": 1, "b": 2}"#.to_owned()),
        ]
    };
    let live = Setup::new().allow(&server.pair("127.0.0.1")).record(folder.path()).open();
    let mut answers = Vec::new();
    for ask in asks(&server) {
        answers.push(live.send(ask).await.unwrap());
    }
    let requests = server.seen().len();
    assert_eq!(requests, 5);

    let written = files(folder.path());
    assert_eq!(written.len(), 5, "one file per exchange: {written:?}");
    for file in &written {
        assert!(!fs::read_to_string(file).unwrap().contains("hush"), "{}", file.display());
    }

    // Nothing is allowed here but what was recorded, and there is nobody to ask.
    let again = Setup::new().replay(folder.path()).open();
    let gone = asks(&server);
    assert_eq!(again.scheme(&server.pair("127.0.0.1")), "http");
    let unknown = server.url("/other");
    drop(server);
    for (ask, live) in gone.into_iter().zip(&answers) {
        let answer = again.send(ask).await.unwrap();
        assert_eq!((answer.status, &answer.body), (live.status, &live.body));
        assert_eq!(answer.url, live.url);
        assert_eq!(answer.header("content-type"), live.header("content-type"));
    }
    assert_eq!(again.sent(), 5);
    assert_eq!(kind(again.send(get(unknown)).await), Kind::NotRecorded);
    assert_eq!(again.sent(), 5);
}

#[tokio::test]
async fn a_recording_can_be_read_by_people_and_keeps_the_newest_answer() {
    let server = Fault::script(vec![ok("first"), ok("second")]).await;
    let folder = tempfile::tempdir().unwrap();
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).record(folder.path()).open();
    let address = server.url("/xrpc/app.bsky.feed.getPosts?uris=at://x");
    for _ in 0..2 {
        fetch.send(get(address.clone())).await.unwrap();
    }
    let written = files(folder.path());
    let [file] = &*written else { panic!("{written:?}") };
    let host = file.parent().unwrap().file_name().unwrap().to_str().unwrap();
    assert_eq!(host, server.pair("127.0.0.1").replace(':', "_"));
    let name = file.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("xrpc_app.bsky.feed.getPosts-"), "{name}");
    let content: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    assert_eq!(content["method"], "GET");
    assert_eq!(content["url"], address.as_str());
    assert_eq!(content["status"], 200);
    assert_eq!(content["body"], "second");
}

#[tokio::test]
async fn no_address_writes_outside_the_folder() {
    let server = Fault::always(ok("x")).await;
    let top = tempfile::tempdir().unwrap();
    let folder = top.path().join("recording");
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).record(&folder).open();
    let long = "/".to_owned() + &"a/".repeat(900);
    let paths = ["/..%2f..%2f..%2fetc%2fpasswd", "/.hidden", "/a%00b", "/", "/%2e%2e/x", &long];
    for path in paths {
        fetch.send(get(server.url(path))).await.unwrap();
    }
    let written = files(top.path());
    assert_eq!(written.len(), paths.len(), "{written:?}");
    for file in written {
        assert!(file.starts_with(&folder), "{}", file.display());
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(!name.starts_with('.') && name.len() < 100, "{name}");
    }
}

#[tokio::test]
async fn exchanges_are_found_by_their_exact_address_and_json() {
    let at = |text: &str| url(text);
    let fetch = Fetch::replay_from(vec![
        Recorded::get(at("https://a.example/x?q=1#top"), 200, "one").header("ETag", "7"),
        Recorded::post(at("https://a.example/x?q=1"), r#"{"a":1,"b":[2]}"#, 200, "posted"),
        Recorded::get(at("http://localhost:2584/xrpc"), 400, "bad"),
    ]);
    let answer = fetch.send(get(at("https://a.example/x?q=1#elsewhere"))).await.unwrap();
    assert_eq!((text(&answer), answer.header("etag")), ("one", Some("7")));
    let json = r#"{ "b": [2], "a": 1 }"#.to_owned();
    let answer = fetch.send(Ask::post(at("https://a.example/x?q=1"), json)).await.unwrap();
    assert_eq!(text(&answer), "posted");
    assert_eq!(fetch.send(get(at("http://localhost:2584/xrpc"))).await.unwrap().status, 400);
    for unknown in ["https://a.example/x", "https://a.example/x?q=2", "https://b.example/"] {
        assert_eq!(kind(fetch.send(get(at(unknown))).await), Kind::NotRecorded, "{unknown}");
    }
    let other = Ask::post(at("https://a.example/x?q=1"), "{}".to_owned());
    assert_eq!(kind(fetch.send(other).await), Kind::NotRecorded);
    assert_eq!(fetch.sent(), 3);
    for (authority, scheme) in
        [("localhost:2584", "http"), ("a.example", "https"), ("never.example", "https")]
    {
        assert_eq!(fetch.scheme(authority), scheme, "{authority}");
    }
    for inside in ["http://localhost:2585/", "http://127.0.0.1:2584/", "https://localhost/"] {
        assert!(is_forbidden(&kind(fetch.send(get(at(inside))).await)), "{inside}");
    }
}

#[tokio::test]
async fn several_answers_come_in_order_and_the_last_one_stays() {
    let at = url("https://a.example/");
    let fetch = Fetch::replay_from(vec![
        Recorded::get(at.clone(), 503, ""),
        Recorded::get(at.clone(), 429, "").header("Retry-After", "290"),
        Recorded::get(at.clone(), 200, "well"),
    ]);
    let ask = async || fetch.send(get(at.clone())).await;
    assert_eq!(ask().await.unwrap().status, 503);
    let wait = std::time::Duration::from_secs(290);
    assert_eq!(kind(ask().await), Kind::RateLimited { retry_after: wait });
    assert_eq!(text(&ask().await.unwrap()), "well");
    assert_eq!(text(&ask().await.unwrap()), "well");
    assert_eq!(fetch.sent(), 4);
}

#[tokio::test]
async fn the_limit_holds_for_recorded_answers_too() {
    let at = url("https://a.example/");
    let fetch = Fetch::replay_from(vec![Recorded::get(at.clone(), 200, "abcdef")]);
    let ask = |limit| Ask { limit, ..get(at.clone()) };
    assert_eq!(kind(fetch.send(ask(5)).await), Kind::TooLarge { limit: 5 });
    assert_eq!(text(&fetch.send(ask(6)).await.unwrap()), "abcdef");
}

#[test]
fn a_file_that_is_no_recording_is_named_to_the_operator() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.json");
    fs::write(&file, "{\"method\": \"GET\"}").unwrap();
    let settings = unspool::config::Fetch {
        replay: Some(folder.path().to_owned()),
        ..unspool::config::Fetch::default()
    };
    let limit = unspool::config::Limit::default();
    let opened = Fetch::new(&settings, &limit, unspool::clock::Clock::default(), None);
    match opened.err() {
        Some(SetupError::Recording { path, .. }) => assert_eq!(path, file),
        other => panic!("{other:?}"),
    }
}
