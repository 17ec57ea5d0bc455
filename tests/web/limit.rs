//! What one visitor may ask for, and what the service takes on at all.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use axum::{body::Body, extract::ConnectInfo, http::Request};
use unspool::{fetch::Recorded, web::Site};

use crate::support::{
    app::{TestApp, get, site},
    scripted::{conversation, line},
};

/// The smallest picture: one transparent point.
const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn from(visitor: &str, path: &str) -> Request<Body> {
    let mut request = get(path);
    let visitor: IpAddr = visitor.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(visitor, 50_000)));
    request
}

#[tokio::test]
async fn documents_that_are_dear_to_make_are_counted_and_kept_ones_are_not() {
    let app = TestApp::with(Site { exports_per_hour: 1, ..site() }).await;
    for user in ["alice", "bob"] {
        app.keeps(conversation(line(user, 3))).await;
    }
    app.get("/sample/alice/1.epub").await.is(200);
    app.get("/sample/alice/1.epub").await.is(200);
    let refused = app.get("/sample/bob/1.epub").await;
    let wait: u64 = refused.is(429).header("retry-after").parse().unwrap();
    assert!((3500..=3600).contains(&wait), "{wait}");
    assert!(refused.text().contains("Try again in 60 minutes."), "{}", refused.text());
    for path in ["/sample/bob/1", "/sample/bob/1.md", "/sample/bob/1.json"] {
        app.get(path).await.is(200);
    }
    app.send(from("198.51.100.1", "/sample/bob/1.epub")).await.is(200);
    app.get("/sample/bob/1.epub").await.is(200);
}

#[tokio::test]
async fn pictures_that_are_not_kept_yet_are_counted() {
    let url = |name| format!("https://files.sample.test/{name}.gif");
    let picture = |name| Recorded {
        method: "GET".to_owned(),
        url: url(name).parse().unwrap(),
        json: None,
        status: 200,
        headers: vec![("content-type".to_owned(), "image/gif".to_owned())],
        body: GIF.into(),
    };
    let site = Site { pictures_per_minute: 1, ..site() };
    let app = TestApp::with_pictures(site, vec![picture("a"), picture("b")]).await;
    let path = |name| app.media.address(&url(name).parse().unwrap());
    app.get(&path("a")).await.is(200);
    app.get(&path("a")).await.is(200);
    let refused = app.get(&path("b")).await;
    let wait: u64 = refused.is(429).header("retry-after").parse().unwrap();
    assert!((50..=60).contains(&wait), "{wait}");
    assert!(refused.text().contains(&format!("Try again in {wait} seconds.")));
    // One household has one allowance, whichever of its addresses asks.
    app.send(from("2001:db8:0:1::1", &path("b"))).await.is(200);
    app.get(&path("b")).await.is(200);
}

#[tokio::test]
async fn searches_are_counted_and_the_empty_field_is_not() {
    let app = TestApp::with(Site { searches_per_minute: 2, ..site() }).await;
    for _ in 0..3 {
        app.get("/search").await.is(200);
    }
    app.get("/search?q=tide").await.is(200);
    app.get("/search/feed.atom?q=tide").await.is(200);
    let refused = app.get("/search?q=clock").await;
    let wait: u64 = refused.is(429).header("retry-after").parse().unwrap();
    assert!((1..=30).contains(&wait), "{wait}");
    app.get("/search/feed.json?q=clock").await.is(429);
    app.get("/search").await.is(200);
}

#[tokio::test]
async fn every_door_to_search_has_the_same_allowance() {
    let app = TestApp::with(Site { searches_per_minute: 1, ..site() }).await;
    let doors = ["/search?q=tide", "/search/feed.atom?q=tide", "/opds/search?q=tide"];
    let doors = [&doors[..], &["/api/v1/search?q=tide"]].concat();
    for (n, one) in (1..).zip(&doors) {
        let visitor = format!("198.51.100.{n}");
        app.send(from(&visitor, one)).await.is(200);
        for other in &doors {
            let refused = app.send(from(&visitor, other)).await;
            let wait: u64 = refused.is(429).header("retry-after").parse().unwrap();
            assert!((1..=60).contains(&wait), "{one} {other}: {wait}");
        }
    }
    let told = app.send(from("198.51.100.1", "/api/v1/search?q=tide")).await.json();
    assert_eq!(told["title"], "That was a lot of searches");
    // Who typed something finds it again, in the field that it came from.
    let page = app.send(from("198.51.100.1", "/search?q=%22tide+clock%22")).await;
    assert_eq!(page.is(429).attributes("input[name=q]", "value"), ["\"tide clock\""]);
    page.has("input[name=link]", 0);
    let german = page.attributes(".languages a[hreflang=de]", "href");
    assert_eq!(german, ["/search?q=%22tide%20clock%22&lang=de"]);
}

#[tokio::test]
async fn a_book_of_a_week_costs_what_a_document_does_and_is_not_made_for_robots() {
    let app = TestApp::with(Site { exports_per_hour: 1, ..site() }).await;
    for user in ["alice", "bob"] {
        app.keeps(conversation(line(user, 3))).await;
    }
    app.clock.advance(jiff::SignedDuration::from_hours(24));
    let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
    app.get_with("/latest/week.epub", &robot).await.is(403);
    for _ in 0..3 {
        app.get("/latest/week.epub").await.is(200);
    }
    app.get_with("/latest/week.epub", &robot).await.is(200);
    let refused = app.get("/sample/week.epub").await;
    let wait: u64 = refused.is(429).header("retry-after").parse().unwrap();
    assert!((3500..=3600).contains(&wait), "{wait}");
    app.get("/sample/alice/1.epub").await.is(429);
    app.get("/latest/week.epub").await.is(200);
    app.send(from("198.51.100.1", "/sample/week.epub")).await.is(200);
    app.get("/sample/week.epub").await.is(200);
}

#[tokio::test]
async fn a_household_has_one_allowance() {
    let app = TestApp::with(Site { unrolls_per_hour: 1, ..site() }).await;
    for user in ["alice", "bob"] {
        app.has_line(user, 2);
    }
    let ask = |visitor: &'static str, user: &str| {
        app.send(from(visitor, &format!("/unroll?link=https://sample.test/{user}/1")))
    };
    ask("2001:db8:0:1::1", "alice").await.is(303);
    ask("2001:db8:0:1:ffff::2", "bob").await.is(429);
    ask("2001:db8:0:2::1", "bob").await.is(303);
}

#[tokio::test]
async fn a_thousand_visitors_of_one_unknown_thread_make_one_errand() {
    let app = TestApp::with(Site { patience: Duration::from_secs(20), ..site() }).await;
    app.has_line("alice", 3);
    app.script.close(1);
    let asking: Vec<_> = (0..1000_u32)
        .map(|n| {
            let visitor = IpAddr::from(n.to_be_bytes()).to_string();
            let request = from(&visitor, "/unroll?link=https://sample.test/alice/2");
            let router = app.router.clone();
            tokio::spawn(async move {
                tower::ServiceExt::oneshot(router, request).await.unwrap().status()
            })
        })
        .collect();
    while app.script.asked() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    app.script.open();
    for asked in asking {
        assert_eq!(asked.await.unwrap(), 303);
    }
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn when_too_many_errands_wait_a_visitor_is_told_and_not_charged() {
    let site = Site { patience: Duration::from_millis(1), unrolls_per_hour: 40, ..site() };
    let app = TestApp::with(site).await;
    let room = app.room;
    let link = |n: usize| format!("/unroll?link=https://sample.test/user{n}/1");
    for n in 0..=room {
        app.has_line(&format!("user{n}"), 2);
    }
    app.script.close(1);
    for n in 0..room {
        app.get(&link(n)).await.is(202);
    }
    for _ in 0..40 {
        let busy = app.get(&link(room)).await;
        let wait: u64 = busy.is(503).header("retry-after").parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        assert!(busy.text().contains("Busy"), "{}", busy.text());
        assert!(busy.text().contains(&format!("Try again in {wait} seconds.")));
    }
    app.get(&link(0)).await.is(202);
    app.script.open();
    app.settle().await;
    app.get(&link(0)).await.is(303);
    app.get(&link(room)).await;
    app.settle().await;
    app.get(&link(room)).await.is(303);
}
