//! What the first visitor after a start gets: the page as it was rendered before, as long as all that it
//! shows is the same. Whether it is that shows in how well it is compressed, which is done once for
//! pages that are read twice.

use std::{io::Read, time::Duration};

use unspool::{store::Gone, thread::Embed, web::Site};

use crate::support::{
    answer::Answer,
    app::{TestApp, site},
    scripted::{conversation, line, name, post},
};

pub(super) const PAGE: &str = "/sample/alice/1";
pub(super) const BROTLI: [(&str, &str); 1] = [("accept-encoding", "br")];

pub(super) fn here() -> Site {
    Site { base_url: Some("https://unspool.example/".parse().unwrap()), ..site() }
}

/// A service whose store has the page of a long thread ready.
pub(super) struct Ready {
    pub(super) app: TestApp,
    /// The page as it was rendered then.
    pub(super) page: Answer,
    hasty: usize,
}

impl Ready {
    async fn new() -> Self {
        Self::at(here()).await
    }

    pub(super) async fn at(site: Site) -> Self {
        let app = TestApp::with(site.clone()).await;
        app.keeps(conversation(line("alice", 30))).await;
        let hasty = app.get_with(PAGE, &BROTLI).await.is(200).body.len();
        let begun = std::time::Instant::now();
        loop {
            let page = app.get_with(PAGE, &BROTLI).await;
            // It is put into the store a moment later.
            if page.body.len() < hasty {
                let first = app.started_again(site.clone()).get_with(PAGE, &BROTLI).await;
                if first.body == page.body {
                    return Self { app, page, hasty };
                }
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "it never gets into the store");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The page for the first visitor after a start.
    async fn first(&self) -> Answer {
        self.app.started_again(here()).get_with(PAGE, &BROTLI).await
    }

    /// The page now, rendered by a service that has nothing ready.
    async fn anew(&self) -> String {
        let bare = Site { recheck: Duration::from_mins(1), ..here() };
        let bare = self.app.started_again(bare);
        words(&bare.get_with(PAGE, &[("accept-encoding", "identity")]).await)
    }
}

pub(super) fn words(page: &Answer) -> String {
    let mut plain = String::new();
    match page.header("content-encoding") {
        "br" => {
            let mut reader = brotli::Decompressor::new(&*page.body, 4096);
            reader.read_to_string(&mut plain).unwrap();
        }
        "gzip" => {
            let mut reader = flate2::read::GzDecoder::new(&*page.body);
            reader.read_to_string(&mut plain).unwrap();
        }
        _ => plain.push_str(&page.text()),
    }
    plain
}

#[tokio::test]
async fn the_first_visitor_after_a_start_gets_what_was_rendered_before() {
    let ready = Ready::new().await;
    let first = ready.first().await;
    assert_eq!(first.is(200).body, ready.page.body);
    assert_eq!(first.header("etag"), ready.page.header("etag"));
    for header in ["content-type", "cache-control", "vary", "surrogate-key"] {
        assert_eq!(first.header(header), ready.page.header(header), "{header}");
    }
    assert_eq!(words(&first), ready.anew().await);
    let tag = first.header("etag").to_owned();
    let again = ready.app.started_again(here());
    again.get_with(PAGE, &[("accept-encoding", "br"), ("if-none-match", &tag)]).await.is(304);
}

#[tokio::test]
async fn whoever_reads_no_brotli_gets_the_same_page() {
    let ready = Ready::new().await;
    for encoding in ["gzip", "identity"] {
        let again = ready.app.started_again(here());
        let page = again.get_with(PAGE, &[("accept-encoding", encoding)]).await;
        assert_eq!(words(&page), words(&ready.page), "{encoding}");
        assert_eq!(page.header("etag"), ready.page.header("etag"));
    }
}

#[tokio::test]
async fn what_changed_in_the_thread_is_on_the_first_page() {
    let ready = Ready::new().await;
    ready.app.has_line("alice", 31);
    ready.app.clock.advance(jiff::SignedDuration::from_mins(5));
    ready.app.post("/refresh", "address=sample/alice/1").await.is(303);
    let first = ready.first().await;
    assert!(words(&first).contains("Post 31 of alice."));
    assert_eq!(words(&first), ready.anew().await);
}

#[tokio::test]
async fn what_changed_around_the_thread_is_on_the_first_page() {
    let ready = Ready::new().await;
    // Another thread of the author's.
    let mut other = line("alice", 3);
    for (n, post) in (61..).zip(&mut other) {
        *post = crate::support::scripted::post("alice", n, (n > 61).then(|| n - 1));
    }
    ready.app.keeps(conversation(other)).await;
    let first = ready.first().await;
    assert!(words(&first).contains("Post 61 of alice."));

    // One that quotes it.
    let ready = Ready::new().await;
    let quoted = post("alice", 2, Some(1));
    let mut posts = line("bob", 3);
    posts[2].embeds = vec![Embed::Quote(Box::new(quoted))];
    ready.app.keeps(conversation(posts)).await;
    let first = words(&ready.first().await);
    assert!(first.contains("Threads that quote this one"));
    assert_eq!(first, ready.anew().await);

    // Which is taken out again.
    ready.app.store.forget(&name("bob", 1), Gone::Removed, ready.app.clock.now()).await.unwrap();
    let first = words(&ready.first().await);
    assert!(!first.contains("Post 1 of bob."));
    assert_eq!(first, ready.anew().await);
}

#[tokio::test]
async fn a_new_thread_stands_at_the_foot_of_a_page_that_was_ready() {
    let ready = Ready::new().await;
    ready.app.keeps(conversation(line("zoe", 3))).await;
    let first = ready.first().await;
    assert!(words(&first).contains("Post 1 of zoe."));
    assert_ne!(first.header("etag"), ready.page.header("etag"));
    // The upper half is the one that was ready.
    assert!(first.body.len() < ready.hasty, "{} of {}", first.body.len(), ready.hasty);
    assert_eq!(words(&first), ready.anew().await);
}

#[tokio::test]
async fn what_is_taken_out_or_may_be_shown_no_longer_is_not_shown() {
    let ready = Ready::new().await;
    ready.app.store.forget(&name("alice", 1), Gone::Removed, ready.app.clock.now()).await.unwrap();
    let first = ready.first().await;
    assert_eq!(first.status, 403);
    assert!(!words(&first).contains("Post 1 of alice."));
}

#[tokio::test]
async fn another_setup_is_another_page() {
    let ready = Ready::new().await;
    let moved = Site { base_url: Some("https://other.example/".parse().unwrap()), ..site() };
    let page = ready.app.started_again(moved).get_with(PAGE, &BROTLI).await;
    assert!(words(&page).contains("https://other.example/sample/alice/1"));
    assert!(!words(&page).contains("unspool.example"));
    let quiet = Site { list: false, ..here() };
    let page = ready.app.started_again(quiet).get_with(PAGE, &BROTLI).await;
    page.is(200);
    assert!(!words(&page).contains("Latest Threads Unrolled"));
}

#[tokio::test]
async fn each_language_look_and_view_has_a_page_of_its_own() {
    let ready = Ready::new().await;
    let again = ready.app.started_again(here());
    let asked = [
        (PAGE, ("accept-language", "de"), "<html lang=\"de\""),
        (PAGE, ("cookie", "look=dark.normal.normal"), "class=\"theme-dark\" checked"),
        ("/sample/alice/1?view=posts", ("accept-language", "en"), "data-view=\"posts\""),
    ];
    for (path, header, sign) in asked {
        let page = words(&again.get_with(path, &[BROTLI[0], header]).await);
        assert!(page.contains(sign), "{sign}");
        assert!(!words(&ready.page).contains(sign), "{sign}");
    }
}

#[tokio::test]
async fn a_site_that_does_not_know_its_address_puts_nothing_into_its_store() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 30))).await;
    let hasty = app.get_with(PAGE, &BROTLI).await.body.len();
    let begun = std::time::Instant::now();
    while app.get_with(PAGE, &BROTLI).await.body.len() == hasty {
        assert!(begun.elapsed() < Duration::from_secs(20), "it is never compressed well");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(app.started_again(site()).get_with(PAGE, &BROTLI).await.body.len(), hasty);
    assert_eq!(app.store.trim_rendered("none of them", 0).await.unwrap(), 0, "pages in the store");
    let ready = Ready::new().await;
    assert_eq!(ready.app.store.trim_rendered("none of them", 0).await.unwrap(), 1);
}

#[tokio::test]
async fn words_that_look_like_our_seam_do_not_part_a_page() {
    let app = TestApp::with(here()).await;
    let mut posts = line("alice", 3);
    posts[1].text = unspool::thread::RichText::plain("Mind the <!-- cut --> here");
    app.keeps(conversation(posts)).await;
    let page = app.get(PAGE).await;
    assert!(page.words("#p2").contains("Mind the <!-- cut --> here"));
    page.has("main", 1).has("#p3", 1).has("section.latest", 1).has("footer.site", 1);
    assert!(!page.text().contains("<!-- cut -->"));
}
