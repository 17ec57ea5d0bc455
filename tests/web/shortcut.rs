//! Pages of threads of which all is at hand skip most layers on a socket. Nobody can tell.

use std::{sync::Arc, time::Duration};

use unspool::{store::Gone, web::Site};

use super::{
    rendered::{BROTLI, PAGE, Ready, here},
    repeat::Served,
};
use crate::support::{
    app::TestApp,
    scripted::{conversation, line, name},
};

/// What the page says through all layers and on the socket, but for what differs each time.
async fn both_ways(app: &TestApp, served: &Served, headers: &[(&str, &str)]) {
    let all = app.get_with(PAGE, headers).await;
    let short = served.get(PAGE, headers).await;
    assert_eq!(all.status.as_u16(), short.status, "{headers:?}");
    assert!(all.body == short.body, "{headers:?}");
    let of_the_socket = ["date", "content-length", "connection", "x-request-id"];
    for name in all.headers.keys().map(axum::http::HeaderName::as_str) {
        let values: Vec<_> =
            all.headers.get_all(name).iter().map(|it| it.to_str().unwrap()).collect();
        // Of those that stand there twice the test remembers the last.
        let (ours, theirs) = (values.last().copied(), short.headers.get(name).map(String::as_str));
        assert!(of_the_socket.contains(&name) || ours == theirs, "{name}: {ours:?}, {theirs:?}");
    }
    let more = |name: &&String| !all.headers.contains_key(name.as_str());
    let mut more = short.headers.keys().filter(more);
    assert!(more.all(|name| of_the_socket.contains(&name.as_str())), "{:?}", short.headers);
    assert!(short.headers.contains_key("x-request-id"));
}

#[tokio::test]
async fn the_first_page_after_a_start_is_the_same_as_through_all_layers() {
    let recheck = Duration::from_mins(1);
    let site = Site { recheck, ..here() };
    let ready = Ready::at(site.clone()).await;
    let plain = ready.page.header("etag").to_owned();
    let tag = ("if-none-match", &*plain);
    let spoken = ("accept-language", "en");
    let gzip = [("accept-encoding", "gzip")];
    for headers in [&BROTLI[..], &[BROTLI[0], tag], &[BROTLI[0], spoken], &gzip] {
        let all = ready.app.started_again(site.clone());
        let served = Served::of(ready.app.started_again(site.clone())).await;
        both_ways(&all, &served, headers).await;
        // That it went the short way shows in when it is repeated: not what came out of the store, but
        // what was seen then and is asked for again.
        let is_repeated =
            async || !served.get(PAGE, headers).await.headers.contains_key("x-request-id");
        assert!(!is_repeated().await && is_repeated().await, "{headers:?}");
    }
    // What the store has not ready goes through all layers, and is repeated at once.
    let served = Served::of(ready.app.started_again(site)).await;
    let german = [BROTLI[0], ("accept-language", "de")];
    for is_repeated in [false, true] {
        let page = served.get(PAGE, &german).await;
        assert_eq!(!page.headers.contains_key("x-request-id"), is_repeated);
    }
}

#[tokio::test]
async fn a_page_that_was_seen_a_moment_ago_is_the_same_as_through_all_layers() {
    let recheck = Duration::from_mins(1);
    let app = TestApp::with(Site { recheck, foot: recheck, ..here() }).await;
    app.keeps(conversation(line("alice", 3))).await;
    let served = Served::of(app).await;
    served.get(PAGE, &[]).await;
    for headers in [
        [("accept-language", "de")],
        [("cookie", "look=dark.large.wide")],
        [("if-none-match", "*")],
    ] {
        both_ways(&served.app, &served, &headers).await;
    }
}

#[tokio::test]
async fn what_was_taken_out_is_told_on_a_socket_too_and_readers_of_the_first_page_count() {
    let ready = Ready::at(here()).await;
    let served = Served::of(ready.app.started_again(here())).await;
    let browser = ("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
    let page = served.get(PAGE, &[BROTLI[0], browser]).await;
    assert!(page.status == 200 && page.body == ready.page.body);
    let most_read = served.get("/most-read", &[browser]).await;
    assert!(String::from_utf8_lossy(&most_read.body).contains(PAGE));

    ready.app.store.forget(&name("alice", 1), Gone::Removed, ready.app.clock.now()).await.unwrap();
    let served = Served::of(ready.app.started_again(here())).await;
    let gone = served.get(PAGE, &[browser]).await;
    assert_eq!(gone.status, 403);
    assert!(String::from_utf8_lossy(&gone.body).contains("<h1"));
    assert!(Arc::ptr_eq(&served.app.store, &ready.app.store));
}
