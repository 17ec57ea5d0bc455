//! Every way to fail has its own answer, for people and for programs.

use std::time::Duration;

use unspool::{
    source::Error,
    store::{self, Gone},
    thread::Signal,
    web::{self, Site},
};

use crate::support::{
    app::{TestApp, get, site},
    scripted::{author, conversation, line, name},
};

/// Asks as a person and as a program, and compares the facts.
async fn told(app: &TestApp, link: &str, status: u16) -> String {
    let link_field: String = url::form_urlencoded::byte_serialize(link.as_bytes()).collect();
    let path = format!("/unroll?link={link_field}");
    let page = app.get(&path).await;
    page.is(status).has(".error", 1);
    assert_eq!(page.attributes("#link", "value"), [link], "the form holds the link");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let problem = app.get_with(&path, &[("accept", "application/problem+json")]).await;
    assert_eq!(problem.is(status).header("content-type"), "application/problem+json");
    let json = problem.json();
    let title = page.words("h1");
    assert_eq!(json["title"], title);
    assert_eq!(json["status"], status);
    assert_eq!(json["detail"], page.words(".error p"));
    assert_eq!(page.header("retry-after"), problem.header("retry-after"));
    title
}

#[tokio::test]
async fn each_kind_of_wrong_link_says_what_it_is() {
    let app = TestApp::start().await;
    let not_a_link = told(&app, "how do I unroll", 422).await;
    let unknown = told(&app, "https://unknown.example/a/1", 422).await;
    let profile = told(&app, "https://sample.test/alice", 422).await;
    let handle = told(&app, "@alice.test", 422).await;
    let other = told(&app, "https://sample.test/alice/1/likes", 422).await;
    assert_eq!(not_a_link, "This is not a link");
    assert_eq!(unknown, "This network is not known");
    assert_eq!((&*profile, &profile), ("That is a profile, not a post", &handle));
    assert_eq!(other, "That is not a post");
    let page = app.get("/unroll?link=https://unknown.example/a/1").await;
    assert!(page.words(".error p").ends_with("It reads the sample network."));
    assert_eq!(app.script.asked(), 0);
}

#[tokio::test]
async fn each_failure_of_a_network_says_what_it_is() {
    let app = TestApp::start().await;
    let host = || "sample.test".to_owned();
    let what = || "secret of the operator".to_owned();
    let retry_after = Duration::from_secs(90);
    let kinds = [
        (Error::NotFound(what()), 404, "No such post"),
        (Error::NoSuchAccount(what()), 404, "No such account"),
        (Error::Gone(what()), 410, "Deleted"),
        (Error::AccountUnavailable(what()), 410, "The account is gone"),
        (Error::Protected(what()), 403, "Not public"),
        (Error::Refused { host: host(), what: what() }, 403, "The server does not let us read"),
        (Error::RateLimited { host: host(), retry_after }, 503, "The network asks us to wait"),
        (Error::Denied(host()), 403, "This server is not asked"),
        (Error::TimedOut(host()), 504, "The network is slow"),
        (Error::Unreachable { host: host(), what: what() }, 502, "The network is down"),
        (Error::Malformed { host: host(), what: what() }, 502, "The network answered nonsense"),
        (Error::TooLarge(what()), 502, "Too large"),
        (Error::NotANetwork(host()), 422, "Not a server with threads"),
    ];
    for (n, (error, status, title)) in (1..).zip(kinds) {
        let limited = matches!(error, Error::RateLimited { .. });
        app.script.fails("alice", n, error);
        let link = format!("https://sample.test/alice/{n}");
        assert_eq!(told(&app, &link, status).await, title);
        let page = app.get(&format!("/unroll?link={link}")).await;
        assert!(!page.text().contains("secret of the operator"), "a cause is the operator's");
        assert_eq!(page.header("retry-after"), if limited { "90" } else { "" });
        assert_eq!(app.script.asked(), n as usize, "a failure is remembered for a while");
    }
}

#[tokio::test]
async fn an_author_who_says_no_is_respected_the_second_time_too() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 3);
    let mut alice = author("alice");
    alice.signals.insert(Signal::NoUnroll);
    for post in &mut posts {
        post.author = alice.clone();
    }
    app.script.has(&conversation(posts));
    assert_eq!(told(&app, "https://sample.test/alice/2", 403).await, "The author said no");
}

#[tokio::test]
async fn a_thread_that_the_operator_took_out_stays_out_whoever_asks_and_by_whichever_post() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let now = app.clock.now();
    assert!(app.store.forget(&name("alice", 1), Gone::Removed, now).await.unwrap());
    // Grown since: its new post has no tombstone of its own.
    app.script.has(&conversation(line("alice", 4)));
    app.clock.advance(jiff::SignedDuration::from_hours(24 * 365));
    for n in [1, 3, 4] {
        let link = format!("https://sample.test/alice/{n}");
        assert_eq!(told(&app, &link, 403).await, "Taken out");
    }
    app.get("/").await.has(".listing li", 0);
}

#[tokio::test]
async fn an_author_who_no_longer_says_no_is_asked_again_after_an_hour() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let now = app.clock.now();
    assert!(app.store.forget(&name("alice", 1), Gone::Refused, now).await.unwrap());
    assert_eq!(told(&app, "https://sample.test/alice/2", 403).await, "The author said no");
    app.clock.advance(jiff::SignedDuration::from_mins(61));
    app.get("/unroll?link=https://sample.test/alice/2").await.is(303);
}

#[tokio::test]
async fn a_thread_that_was_kept_and_is_deleted_on_the_network_is_gone_here() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    for n in 1..=3 {
        app.script.fails("alice", n, Error::Gone("gone".to_owned()));
    }
    app.clock.advance(jiff::SignedDuration::from_hours(48));
    app.get("/sample/alice/1").await.is(200);
    app.settle().await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.is(410).words("h1"), "Deleted");
    assert_eq!(told(&app, "https://sample.test/alice/1", 410).await, "Deleted");
    app.get("/").await.has(".listing li", 0);
}

#[tokio::test]
async fn a_kept_thread_of_which_one_post_is_deleted_keeps_the_rest() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.script.fails("alice", 1, Error::Gone("gone".to_owned()));
    app.clock.advance(jiff::SignedDuration::from_hours(48));
    app.get("/sample/alice/1").await.is(200);
    app.settle().await;
    app.get("/sample/alice/1").await.is(200).has(".post", 3);
}

#[tokio::test]
async fn a_store_that_is_busy_says_when_to_come_back() {
    let app = TestApp::start().await;
    app.store.close().await;
    let link = "/unroll?link=https://sample.test/alice/1";
    for path in ["/", "/latest", "/most-read", "/search?q=tide", "/sample/alice/1", link] {
        let page = app.get(path).await;
        assert_eq!(page.is(503).header("retry-after"), "5", "{path}");
        let told = app.get_with(path, &[("accept", "application/json")]).await;
        assert_eq!(told.is(503).json()["retry_after"], 5, "{path}");
        assert_eq!(told.header("retry-after"), "5", "{path}");
    }
    // On a full disk nothing is free in a moment; what is broken is not mended by waiting.
    let wait = |error: store::Error| web::Error::from(error).retry_after();
    assert_eq!(wait(store::Error::Full("full".into())), Some(Duration::from_mins(5)));
    assert_eq!(wait(store::Error::Database("broken".into())), None);
}

#[tokio::test]
async fn what_layers_refuse_is_a_page_too() {
    let app = TestApp::start().await;
    let missing = app.get("/no/such/page").await;
    assert_eq!(missing.is(404).words("h1"), "No such page");
    let method = app.post("/about", "").await;
    assert_eq!(method.is(405).words("h1"), "Not like that");
    assert!(method.header("allow").contains("GET"));
    let large = app.post("/unroll", &format!("link={}", "x".repeat(70_000))).await;
    assert_eq!(large.is(413).words("h1"), "Too large");
    let mut foreign = get("/refresh");
    *foreign.method_mut() = "POST".parse().unwrap();
    foreign.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(app.send(foreign).await.is(403).words("h1"), "Refused");
    let json = app.get_with("/no/such/page", &[("accept", "application/json")]).await;
    assert_eq!(json.is(404).json()["title"], "No such page");
    assert_eq!(
        app.get("/sample/alice/x.json").await.header("content-type"),
        "application/problem+json"
    );
}

#[tokio::test]
async fn our_own_forms_are_ours_behind_a_proxy_that_changes_the_host_too() {
    let base_url = Some("https://unspool.example/".parse().unwrap());
    let app = TestApp::with(Site { base_url, ..site() }).await;
    let from = async |origin: &str| {
        let mut request = get("/refresh");
        *request.method_mut() = "POST".parse().unwrap();
        for (name, value) in [
            ("host", "127.0.0.1:8080"),
            ("origin", origin),
            ("content-type", "application/x-www-form-urlencoded"),
        ] {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        *request.body_mut() = "address=sample%2Fnobody%2F1".into();
        app.send(request).await.status.as_u16()
    };
    assert_eq!(from("https://unspool.example").await, 404, "it is let in, and finds no thread");
    assert_eq!(from("https://evil.example").await, 403);
}
