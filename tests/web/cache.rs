//! Pages are rendered once and given many times.

use std::{io::Read, time::Duration};

use unspool::web::Site;

use crate::support::{
    app::{TestApp, get, site},
    scripted::{conversation, line},
};

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let page = app.get("/sample/alice/1").await;
    let tag = page.is(200).header("etag").to_owned();
    assert_eq!(
        page.header("cache-control"),
        "public, max-age=0, must-revalidate, s-maxage=60, stale-while-revalidate=300"
    );
    assert_eq!(page.header("cdn-cache-control"), "public, max-age=60, stale-while-revalidate=300");
    assert!(page.header("vary").contains("accept-encoding"), "{}", page.header("vary"));
    let same = app.get_with("/sample/alice/1", &[("if-none-match", &tag)]).await;
    assert_eq!((same.is(304).body.len(), same.header("etag")), (0, &*tag));
    // What caches need to know they are told again; the rest the browser has with the page.
    for header in ["cache-control", "cdn-cache-control", "vary"] {
        assert_eq!(same.header(header), page.header(header), "{header}");
    }
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(same.header("content-security-policy"), "");
    let list = format!("\"other\", {tag}");
    app.get_with("/sample/alice/1", &[("if-none-match", &list)]).await.is(304);
    app.has_line("alice", 4);
    app.clock.advance(jiff::SignedDuration::from_hours(48));
    app.get("/sample/alice/1").await;
    app.settle().await;
    app.get_with("/sample/alice/1", &[("if-none-match", &tag)]).await.is(200).has(".post", 4);
}

#[tokio::test]
async fn each_encoding_holds_the_same_page() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 30))).await;
    let plain = app.get("/sample/alice/1").await;
    assert_eq!(plain.header("content-encoding"), "");
    let gzip = app.get_with("/sample/alice/1", &[("accept-encoding", "gzip")]).await;
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert!(ungzip(&gzip.body) == plain.body);
    let brotli = app.get_with("/sample/alice/1", &[("accept-encoding", "gzip, deflate, br")]).await;
    assert_eq!(brotli.header("content-encoding"), "br");
    assert!(unbrotli(&brotli.body) == plain.body);
    assert!(brotli.body.len() * 5 < plain.body.len());
    let refused = app.get_with("/sample/alice/1", &[("accept-encoding", "br;q=0, gzip;q=0")]).await;
    assert_eq!(refused.header("content-encoding"), "");
}

#[tokio::test]
async fn head_tells_the_same_without_the_page() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let page = app.get("/sample/alice/1").await;
    let mut head = get("/sample/alice/1");
    *head.method_mut() = "HEAD".parse().unwrap();
    let head = app.send(head).await;
    assert_eq!(head.is(200).header("etag"), page.header("etag"));
    assert!(head.body.is_empty());
    assert_eq!(head.header("content-length"), page.body.len().to_string());
}

#[tokio::test]
async fn a_page_that_was_shown_a_moment_ago_needs_no_store() {
    let minute = Duration::from_mins(1);
    let app = TestApp::with(Site { recheck: minute, foot: minute, ..site() }).await;
    app.keeps(conversation(line("alice", 3))).await;
    for path in ["/sample/alice/1", "/sample/alice/1.md", "/"] {
        app.get(path).await.is(200);
    }
    app.store.close().await;
    for path in ["/sample/alice/1", "/sample/alice/1.md", "/"] {
        app.get(path).await.is(200);
    }
    app.get("/sample/alice/2").await.is(503);
}

#[tokio::test]
async fn a_cache_in_front_can_throw_away_a_thread_an_author_or_what_lists_threads() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    for path in ["/sample/alice/1", "/sample/alice/1.md"] {
        let page = app.get(path).await;
        assert_eq!(page.header("surrogate-key"), "sample/alice/1 sample/alice latest");
        assert_eq!(page.header("cache-tag"), "sample/alice/1,sample/alice,latest");
    }
    for (path, names) in [
        ("/", "latest sample/alice/1"),
        ("/latest", "latest sample/alice/1"),
        ("/sample/alice", "sample/alice latest sample/alice/1"),
        ("/sample/alice/feed.atom", "sample/alice latest sample/alice/1"),
        ("/opds/sample", "sample latest sample/alice/1"),
        ("/opds/latest", "latest sample/alice/1"),
        ("/api/v1/threads?author=sample/alice", "sample/alice latest sample/alice/1"),
        ("/api/v1/threads/sample/alice/1", "sample/alice/1 sample/alice"),
        ("/embed/sample/alice/1", "sample/alice/1 sample/alice"),
        ("/oembed?url=http://unroll.example/sample/alice/1", "sample/alice/1 sample/alice"),
    ] {
        let answer = app.get_with(path, &[("host", "unroll.example")]).await;
        assert_eq!(answer.is(200).header("surrogate-key"), names, "{path}");
        assert_eq!(answer.header("cache-tag"), names.replace(' ', ","), "{path}");
    }
    app.clock.advance(jiff::SignedDuration::from_hours(24));
    let book = app.get("/sample/week.epub").await;
    assert_eq!(book.is(200).header("surrogate-key"), "sample latest sample/alice/1");
}

#[tokio::test]
async fn what_is_named_never_makes_a_head_too_long_for_a_proxy() {
    let app = TestApp::start().await;
    for n in 0..30 {
        app.keeps(conversation(line(&format!("user{n}{}", "x".repeat(60)), 3))).await;
    }
    for path in ["/latest", "/feed.atom", "/opds/latest", "/api/v1/threads?limit=30"] {
        assert_eq!(app.get(path).await.is(200).header("surrogate-key"), "latest", "{path}");
    }
}

#[tokio::test]
async fn a_page_that_is_asked_for_again_is_compressed_better_and_stays_the_same() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 30))).await;
    for (encoding, unpack) in [("br", unbrotli as fn(&[u8]) -> Vec<u8>), ("gzip", ungzip)] {
        let wish = [("accept-encoding", encoding)];
        let first = app.get_with("/sample/alice/1", &wish).await;
        let mut again = app.get_with("/sample/alice/1", &wish).await;
        let begun = std::time::Instant::now();
        while again.body.len() == first.body.len() && begun.elapsed() < Duration::from_secs(20) {
            tokio::time::sleep(Duration::from_millis(5)).await;
            again = app.get_with("/sample/alice/1", &wish).await;
        }
        assert!(again.body.len() < first.body.len(), "{encoding}");
        assert!(unpack(&again.body) == unpack(&first.body), "{encoding}");
        assert_eq!(again.header("etag"), first.header("etag"));
    }
}

fn unbrotli(bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    brotli::Decompressor::new(bytes, 4096).read_to_end(&mut unpacked).unwrap();
    unpacked
}

fn ungzip(bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut unpacked).unwrap();
    unpacked
}

#[tokio::test]
async fn what_is_packed_already_is_not_compressed_again() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let book = app.get_with("/sample/alice/1.epub", &[("accept-encoding", "br, gzip")]).await;
    assert_eq!(book.is(200).header("content-encoding"), "");
}
