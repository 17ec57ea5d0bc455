//! From a pasted link to the thread's page.

use std::time::Duration;

use unspool::web::Site;

use crate::support::{
    app::{TestApp, get, site},
    scripted::{conversation, line},
};

#[tokio::test]
async fn any_post_of_a_thread_leads_to_its_page() {
    let app = TestApp::start().await;
    app.has_line("alice", 5);
    let link = "/unroll?link=https%3A%2F%2Fsample.test%2Falice%2F4";
    app.get(link).await.is(303).leads_to("/sample/alice/1#p4");
    app.get("/unroll?link=https://sample.test/alice/1").await.is(303).leads_to("/sample/alice/1");
    app.post("/unroll", "link=https%3A%2F%2Fsample.test%2Falice%2F2")
        .await
        .is(303)
        .leads_to("/sample/alice/1#p2");
    app.post("/", "link=https%3A%2F%2Fsample.test%2Falice%2F2")
        .await
        .is(303)
        .leads_to("/unroll?link=https%3A%2F%2Fsample%2Etest%2Falice%2F2");
    assert_eq!(app.script.asked(), 1, "what is kept is not asked for again");
}

#[tokio::test]
async fn the_original_link_may_be_glued_behind_our_host() {
    let app = TestApp::start().await;
    app.has_line("alice", 3);
    for glued in [
        "/https://sample.test/alice/2?utm_source=x",
        "/https:/sample.test/alice/2",
        "/sample.test/alice/2",
        "/https%3A%2F%2Fsample.test%2Falice%2F2",
    ] {
        app.get(glued).await.is(303).leads_to("/sample/alice/1#p2");
    }
}

#[tokio::test]
async fn a_slow_errand_shows_its_progress_then_the_thread() {
    let app = TestApp::with(Site { patience: Duration::from_millis(20), ..site() }).await;
    app.has_line("alice", 3);
    app.script.close(12);
    let link = "/unroll?link=https://sample.test/alice/3";
    let page = app.get(link).await;
    page.is(202).has(".progress", 1);
    assert_eq!(page.words(".count"), "12 posts found so far.");
    assert!(page.text().contains(
        "<noscript><meta http-equiv=\"refresh\" content=\"2;url=/unroll?link=https%3A%2F%2Fsample%2Etest%2Falice%2F3\"></noscript>"
    ));
    assert_eq!(page.header("cache-control"), "no-store");
    app.get(link).await.is(202);
    app.script.open();
    app.settle().await;
    app.get(link).await.is(303).leads_to("/sample/alice/1#p3");
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn the_stream_tells_how_far_it_is_and_ends_with_the_errand() {
    let app = TestApp::with(Site { patience: Duration::from_millis(5), ..site() }).await;
    app.has_line("alice", 3);
    app.script.close(7);
    app.get("/unroll?link=https://sample.test/alice/3").await.is(202);
    let events = app.get("/unroll/events?link=https://sample.test/alice/3");
    let later = async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        app.script.open();
    };
    let (events, ()) = tokio::join!(events, later);
    assert_eq!(events.header("content-type"), "text/event-stream");
    let text = events.text();
    assert!(text.starts_with("event: posts\ndata: 7 posts found so far.\n\n"), "{text}");
    assert!(text.trim_end().ends_with("event: end\ndata: over"), "{text}");
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn a_stream_about_nothing_ends_at_once_and_asks_nobody() {
    let app = TestApp::start().await;
    let events = app.get("/unroll/events?link=https://sample.test/alice/3").await;
    assert!(events.is(200).text().starts_with("event: end"));
    assert_eq!(app.script.asked(), 0);
}

#[tokio::test]
async fn a_hundred_visitors_asking_for_one_thread_cause_one_errand() {
    let app = TestApp::start().await;
    app.has_line("alice", 5);
    app.script.close(0);
    let visitors: Vec<_> = (0..100)
        .map(|_| {
            let router = app.router.clone();
            tokio::spawn(async move {
                let request = get("/unroll?link=https://sample.test/alice/3");
                tower::ServiceExt::oneshot(router, request).await.unwrap().status().as_u16()
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    app.script.open();
    for visitor in visitors {
        assert_eq!(visitor.await.unwrap(), 303);
    }
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn a_visitor_who_leaves_does_not_cancel_the_errand() {
    let app = TestApp::start().await;
    app.has_line("alice", 5);
    app.script.close(0);
    let asking = app.get("/unroll?link=https://sample.test/alice/3");
    assert!(tokio::time::timeout(Duration::from_millis(200), asking).await.is_err(), "left");
    app.script.open();
    app.settle().await;
    app.get("/sample/alice/1").await.is(200).has(".post", 5);
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn a_stale_thread_is_shown_at_once_and_read_again_behind() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 2))).await;
    app.has_line("alice", 3);
    app.clock.advance(jiff::SignedDuration::from_hours(24 * 3));
    app.get("/unroll?link=https://sample.test/alice/2").await.is(303);
    app.settle().await;
    assert_eq!(app.script.asked(), 2);
    app.get("/sample/alice/1").await.is(200).has(".post", 3);
}

#[tokio::test]
async fn a_visitor_has_so_many_threads_fetched_and_no_more() {
    let app = TestApp::with(Site { unrolls_per_hour: 2, ..site() }).await;
    for user in ["alice", "bob", "carol"] {
        app.has_line(user, 2);
    }
    app.get("/unroll?link=https://sample.test/alice/1").await.is(303);
    app.get("/unroll?link=https://sample.test/bob/1").await.is(303);
    let refused = app.get("/unroll?link=https://sample.test/carol/1").await;
    let wait: u64 = refused.is(429).header("retry-after").parse().unwrap();
    assert!((1..=1800).contains(&wait), "{wait}");
    assert_eq!(refused.attributes("#link", "value"), ["https://sample.test/carol/1"]);
    app.get("/unroll?link=https://sample.test/bob/2").await.is(303);
    assert_eq!(app.script.asked(), 2);
}
