//! The front page.

use std::time::Duration;

use jiff::SignedDuration;
use unspool::web::Site;

use crate::support::{
    app::{TestApp, site},
    scripted::{conversation, line},
};

#[tokio::test]
async fn an_empty_site_says_what_to_do() {
    let app = TestApp::start().await;
    let page = app.get("/").await;
    page.is(200).has("form.paste[action='/unroll'] input[name=link]", 1);
    assert_eq!(page.words("section.latest h2"), "Latest Threads Unrolled");
    assert!(page.words(".empty").starts_with("Nothing yet. Paste the link of a post"));
    assert!(page.words(".accepts").contains("This site reads the sample network."));
    assert_eq!(page.words(".examples code"), "https://sample.test/alice/1");
    page.has(".demo", 0);
}

#[tokio::test]
async fn the_latest_threads_stand_newest_first_with_author_words_network_posts_and_age() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 4))).await;
    app.clock.advance(SignedDuration::from_mins(40));
    app.keeps(conversation(line("bob", 3))).await;
    app.clock.advance(SignedDuration::from_mins(5));
    let page = app.get("/").await;
    assert_eq!(page.all(".listing .title"), ["Post 1 of bob.", "Post 1 of alice."]);
    assert_eq!(page.attributes(".listing .title", "href"), ["/sample/bob/1", "/sample/alice/1"]);
    assert_eq!(
        page.all(".listing .meta"),
        [
            "Bob @bob.test the sample network 3 posts 1 min read 5 minutes ago",
            "Alice @alice.test the sample network 4 posts 1 min read 45 minutes ago"
        ]
    );
    page.has(".pager a[rel=next]", 0).has(".empty", 0);
}

#[tokio::test]
async fn a_demonstration_offers_links_to_try() {
    let demo = vec![("https://sample.test/alice/1".to_owned(), "How the tide works".to_owned())];
    let app = TestApp::with(Site { demo, ..site() }).await;
    let page = app.get("/").await;
    let links = page.attributes(".demo a", "href");
    assert_eq!(links, ["/unroll?link=https%3A%2F%2Fsample.test%2Falice%2F1"]);
    app.has_line("alice", 2);
    app.get(&links[0]).await.is(303).leads_to("/sample/alice/1");
}

#[tokio::test]
async fn an_operator_may_show_no_lists() {
    let app = TestApp::with(Site { list: false, ..site() }).await;
    app.keeps(conversation(line("alice", 3))).await;
    app.get("/").await.is(200).has("section.latest", 0).has("nav a[href='/latest']", 0);
    for list in ["/latest", "/most-read", "/sample", "/sample/alice", "/tag/tide"] {
        app.get(list).await.is(404);
    }
    app.get("/sample/alice/1").await.is(200).has("section.latest", 0);
}

#[tokio::test]
async fn a_new_thread_is_on_the_front_page_when_the_memory_of_the_list_is_over() {
    let recheck = Duration::from_millis(30);
    let app = TestApp::with(Site { recheck, ..site() }).await;
    app.get("/").await.has(".listing li", 0);
    app.keeps(conversation(line("alice", 3))).await;
    tokio::time::sleep(recheck * 2).await;
    app.get("/").await.has(".listing li", 1);
}
