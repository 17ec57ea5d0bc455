//! The list, page by page.

use jiff::SignedDuration;

use crate::support::{
    app::TestApp,
    scripted::{conversation, line},
};

#[tokio::test]
async fn the_list_is_paged_and_nobody_is_shown_twice_or_left_out() {
    let app = TestApp::start().await;
    for n in 0..45 {
        app.keeps(conversation(line(&format!("user{n:02}"), 3))).await;
        if n % 3 == 0 {
            app.clock.advance(SignedDuration::from_secs(1)); // others share a moment
        }
    }
    let mut next = "/latest".to_owned();
    let mut seen = Vec::new();
    for page in 1..=3 {
        let answer = app.get(&next).await;
        seen.extend(answer.is(200).all(".listing .title"));
        let older = answer.attributes(".pager a[rel=next]", "href");
        answer.has("meta[name=robots][content=noindex]", usize::from(page > 1));
        match older.first() {
            Some(link) => next.clone_from(link),
            None => assert_eq!(page, 3),
        }
    }
    assert_eq!(seen.len(), 45);
    assert_eq!(seen[0], "Post 1 of user44.");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 45);
    let home = app.get("/").await;
    home.has(".listing li", 20);
    assert!(home.attributes(".pager a", "href")[0].starts_with("/latest?after="));
}

#[tokio::test]
async fn a_place_that_is_none_is_no_page() {
    let app = TestApp::start().await;
    app.get("/latest?after=nonsense").await.is(404);
    app.get("/latest?after=x-y").await.is(404);
    app.keeps(conversation(line("alice", 3))).await;
    let end = app.get("/latest?after=0-1").await;
    assert_eq!(end.is(200).words(".empty"), "There are no older threads here.");
}
