//! For operators and robots.

use crate::support::app::TestApp;

#[tokio::test]
async fn it_says_that_it_lives_and_whether_it_can_work() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/healthz").await.is(200).text(), "ok\n");
    assert_eq!(app.get("/readyz").await.is(200).text(), "ready\n");
    app.closing.cancel();
    app.get("/readyz").await.is(503);
    app.get("/healthz").await.is(200);
}

#[tokio::test]
async fn a_broken_store_is_not_ready_and_shows_no_cause() {
    let app = TestApp::start().await;
    app.store.close().await;
    app.get("/readyz").await.is(503);
    let page = app.get("/").await;
    assert_eq!(page.is(503).words("h1"), "Something broke here");
    assert!(app.get("/status").await.is(200).words(".status").contains("cannot be read"));
}

#[tokio::test]
async fn robots_are_told_what_costs_a_network_something() {
    let app = TestApp::start().await;
    let text = app.get("/robots.txt").await.is(200).text();
    assert!(text.contains("Disallow: /unroll\n") && text.contains("Disallow: /https:\n"));
    assert!(!text.contains("Disallow: /\n"));
}
