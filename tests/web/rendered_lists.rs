//! What the first visitor of a list gets after a start: its page as it was rendered before, as long as all
//! that it shows is the same, its ages included. Whether it is that shows in how well it is compressed,
//! which is done for pages that are asked for twice.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use unspool::{store::Gone, web::Site};

use super::rendered::{BROTLI, here, words};
use crate::support::{
    answer::Answer,
    app::{TestApp, site},
    scripted::{conversation, line, name},
};

/// A site on which 45 people have a thread each, unrolled a second apart and so long ago.
async fn aged(site: Site, age: SignedDuration) -> TestApp {
    let app = TestApp::with(site).await;
    for n in 0..45 {
        app.keeps(conversation(line(&format!("user{n:02}"), 3))).await;
        app.clock.advance(SignedDuration::from_secs(1));
    }
    app.clock.advance(age);
    app
}

/// So long that days are told, which stay the same for ever.
const LONG: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The page of a list, ready in the store.
struct Ready {
    path: String,
    /// As it was rendered then.
    page: Answer,
    hasty: usize,
}

impl Ready {
    async fn of(app: &TestApp, path: &str) -> Self {
        let hasty = app.get_with(path, &BROTLI).await.is(200).body.len();
        let begun = Instant::now();
        loop {
            let page = app.get_with(path, &BROTLI).await;
            // It is put into the store a moment later.
            if page.body.len() < hasty && first(app, path).await.body == page.body {
                return Self { path: path.to_owned(), page, hasty };
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "{path} never gets into the store");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Whether the first visitor after a start gets what was ready.
    async fn is_kept(&self, app: &TestApp) -> bool {
        first(app, &self.path).await.body == self.page.body
    }
}

/// The page for the first visitor after a start, which is in any case what would be rendered now.
async fn first(app: &TestApp, path: &str) -> Answer {
    let page = app.started_again(here()).get_with(path, &BROTLI).await;
    let anew = [("accept-encoding", "identity")];
    let anew = app.started_again(here()).get_with(path, &anew).await;
    assert_eq!(words(&page), words(&anew), "{path}");
    assert_eq!(page.header("etag"), anew.header("etag"), "{path}");
    page
}

/// The next page.
async fn older(app: &TestApp, path: &str) -> String {
    app.get(path).await.attributes(".pager a[rel=next]", "href")[0].clone()
}

/// The page is compressed well in memory, and what comes of that was done.
async fn improved(app: &TestApp, path: &str) -> usize {
    let hasty = app.get_with(path, &BROTLI).await.is(200).body.len();
    let begun = Instant::now();
    while app.get_with(path, &BROTLI).await.body.len() == hasty {
        assert!(begun.elapsed() < Duration::from_secs(20), "it is never compressed well");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    for _ in 0..5 {
        app.get_with(path, &BROTLI).await.is(200);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    hasty
}

async fn pages_in_the_store(app: &TestApp) -> u64 {
    app.store.trim_rendered_lists("none of them", 0, Timestamp::MIN).await.unwrap()
}

#[tokio::test]
async fn the_first_visitor_after_a_start_gets_what_was_rendered_before() {
    let app = aged(here(), LONG).await;
    let second = older(&app, "/latest").await;
    for path in ["/latest", &second, "/sample", "/sample/user07"] {
        let ready = Ready::of(&app, path).await;
        assert!(ready.page.body.len() < ready.hasty);
        let first = first(&app, path).await;
        let unlike = |name: &&str| *name != "x-request-id";
        let names = |page: &Answer| -> Vec<(String, String)> {
            let all = page.headers.iter().map(|(name, value)| (name.as_str(), value));
            let all = all.filter(|(name, _)| unlike(name));
            all.map(|(name, value)| (name.to_owned(), value.to_str().unwrap().to_owned())).collect()
        };
        assert_eq!(names(&first), names(&ready.page), "{path}");
        let tag = first.header("etag").to_owned();
        let again = app.started_again(here());
        let same = [BROTLI[0], ("if-none-match", &*tag)];
        assert_eq!(again.get_with(path, &same).await.is(304).body.len(), 0);
    }
}

#[tokio::test]
async fn a_new_thread_is_on_the_first_page_and_the_others_stay_ready() {
    let app = aged(here(), LONG).await;
    let second = older(&app, "/latest").await;
    let third = older(&app, &second).await;
    let mut ready = Vec::new();
    for path in ["/latest", "/sample", &second, &third, "/sample/user07"] {
        ready.push(Ready::of(&app, path).await);
    }
    app.keeps(conversation(line("zoe", 3))).await;
    for page in &ready[..2] {
        let first = first(&app, &page.path).await;
        assert!(words(&first).contains("Post 1 of zoe."), "{}", page.path);
    }
    for page in &ready[2..] {
        assert!(page.is_kept(&app).await, "{}", page.path);
    }
}

#[tokio::test]
async fn what_is_taken_out_is_on_no_page() {
    let app = aged(here(), LONG).await;
    let second = older(&app, "/latest").await;
    let ready = [
        Ready::of(&app, "/latest").await,
        Ready::of(&app, &second).await,
        Ready::of(&app, "/sample/user20").await,
    ];
    assert!(words(&ready[1].page).contains("Post 1 of user20."));
    app.store.forget(&name("user20", 1), Gone::Removed, app.clock.now()).await.unwrap();
    assert!(!words(&first(&app, &second).await).contains("Post 1 of user20."));
    let bare = app.started_again(here());
    assert!(!words(bare.get_with("/sample/user20", &BROTLI).await.is(404)).contains("Post 1 of"));
    assert!(ready[0].is_kept(&app).await, "it stands further down");
}

#[tokio::test]
async fn whoever_has_another_name_now_has_it_on_every_page() {
    let app = aged(here(), LONG).await;
    let second = older(&app, "/latest").await;
    let (top, own) = (Ready::of(&app, "/latest").await, Ready::of(&app, "/sample/user20").await);
    let ready = Ready::of(&app, &second).await;
    let mut posts = line("user20", 3);
    for post in &mut posts {
        "Ottilie".clone_into(&mut post.author.name);
    }
    app.script.has(&conversation(posts));
    app.post("/refresh", "address=sample/user20/1").await.is(303);
    app.settle().await;
    for page in [&ready, &own] {
        assert!(words(&first(&app, &page.path).await).contains("Ottilie"), "{}", page.path);
    }
    assert!(top.is_kept(&app).await, "it stands further down");
    // Who has the same name as before is on the same pages as before.
    app.post("/refresh", "address=sample/user44/1").await.is(303);
    app.settle().await;
    assert!(top.is_kept(&app).await, "it was read again");
}

#[tokio::test]
async fn ages_are_told_as_of_now() {
    // The oldest of the page are five days and a half old.
    let app = aged(here(), SignedDuration::from_hours(5 * 24 + 12)).await;
    let second = older(&app, "/latest").await;
    let ready = Ready::of(&app, &second).await;
    assert!(words(&ready.page).contains("5 days ago"));
    app.clock.advance(SignedDuration::from_hours(11));
    assert!(ready.is_kept(&app).await, "five days still");
    app.clock.advance(SignedDuration::from_hours(1));
    let first = first(&app, &second).await;
    assert!(words(&first).contains("6 days ago"));
    assert!(!ready.is_kept(&app).await);
    // And ready again.
    let ready = Ready::of(&app, &second).await;
    assert!(words(&ready.page).contains("6 days ago"));
}

#[tokio::test]
async fn a_page_on_which_ages_grow_soon_is_not_put_into_the_store() {
    let app = aged(here(), SignedDuration::from_hours(3)).await;
    let hasty = improved(&app, "/latest").await;
    assert_eq!(first(&app, "/latest").await.body.len(), hasty);
    assert_eq!(pages_in_the_store(&app).await, 0);
}

#[tokio::test]
async fn a_page_in_memory_lasts_as_long_as_its_ages() {
    let app = aged(site(), SignedDuration::from_hours(5 * 24 + 12)).await;
    let hasty = improved(&app, "/latest").await;
    app.clock.advance(SignedDuration::from_hours(11));
    assert!(app.get_with("/latest", &BROTLI).await.body.len() < hasty, "it is as it was");
    app.clock.advance(SignedDuration::from_hours(1));
    let page = app.get_with("/latest", &BROTLI).await;
    assert!(words(&page).contains("6 days ago"));
    assert!(page.body.len().abs_diff(hasty) < 20, "{} {hasty}", page.body.len());
}

#[tokio::test]
async fn nobody_fills_the_store_by_making_addresses_up() {
    // Where the site does not know its own address.
    let app = aged(site(), LONG).await;
    improved(&app, "/latest").await;
    assert_eq!(pages_in_the_store(&app).await, 0);
    // By places at which no thread stands, or by other fields of a form.
    let app = aged(here(), LONG).await;
    let second = older(&app, "/latest").await;
    improved(&app, &second.replace("after=", "after=1")).await;
    improved(&app, "/latest?before=0-0").await;
    assert_eq!(pages_in_the_store(&app).await, 0);
    Ready::of(&app, &second).await;
    let other = app.started_again(here()).get_with(&format!("{second}&x=y"), &BROTLI).await;
    assert_eq!(other.body, first(&app, &second).await.body);
    assert_eq!(pages_in_the_store(&app).await, 1);
}

#[tokio::test]
async fn each_language_look_place_and_setup_has_a_page_of_its_own() {
    let app = aged(here(), LONG).await;
    let second = older(&app, "/latest").await;
    let ready = Ready::of(&app, &second).await;
    let again = app.started_again(here());
    let asked = [
        (second.clone(), ("accept-language", "de"), "<html lang=\"de\""),
        (format!("{second}&lang=fr"), ("accept-language", "de"), "<html lang=\"fr\""),
        (second.clone(), ("cookie", "look=dark.normal.normal"), "class=\"theme-dark\" checked"),
        ("/latest".to_owned(), ("accept-language", "en"), "Post 1 of user44."),
    ];
    for (path, header, sign) in asked {
        let page = words(&again.get_with(&path, &[BROTLI[0], header]).await);
        assert!(page.contains(sign), "{sign}");
        assert!(!words(&ready.page).contains(sign), "{sign}");
    }
    let moved = Site { base_url: Some("https://other.example/".parse().unwrap()), ..site() };
    let top = Ready::of(&app, "/latest").await;
    assert!(words(&top.page).contains("https://unspool.example/latest"));
    let page = words(&app.started_again(moved).get_with("/latest", &BROTLI).await);
    assert!(page.contains("https://other.example/latest") && !page.contains("unspool.example"));
    let quiet = Site { list: false, ..here() };
    app.started_again(quiet).get_with("/latest", &BROTLI).await.is(404);
}
