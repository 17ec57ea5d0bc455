//! A reader asks that a thread be read again.

use jiff::SignedDuration;

use crate::support::{
    app::TestApp,
    scripted::{conversation, line},
};

#[tokio::test]
async fn checking_again_reads_the_thread_anew_and_shows_it() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.has_line("alice", 4);
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.attributes(".checked form", "action"), ["/refresh"]);
    assert_eq!(page.attributes(".checked input", "value"), ["sample/alice/1"]);
    app.clock.advance(SignedDuration::from_mins(2));
    app.post("/refresh", "address=sample%2Falice%2F1").await.is(303).leads_to("/sample/alice/1");
    let page = app.get("/sample/alice/1").await;
    page.has(".post", 4);
    assert_eq!(page.words(".checked time"), "1 Mar 2026, 12:32 UTC");
}

#[tokio::test]
async fn what_was_read_a_moment_ago_is_not_read_again() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.clock.advance(SignedDuration::from_secs(30));
    app.post("/refresh", "address=sample%2Falice%2F1").await.is(303);
    assert_eq!(app.script.asked(), 1);
    app.post("/refresh", "address=sample%2Fnobody%2F1").await.is(404);
}
