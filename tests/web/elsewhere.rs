//! Addresses of other unrollers, and links to mirrors that nobody told us of.

use unspool::{
    source::Error,
    thread::{Author, Conversation, Post},
    web::Site,
};

use crate::support::{
    app::{TestApp, site},
    scripted::{author, conversation, line},
};

/// A thread of jack on X, made for this test.
fn thread(ids: &[u64]) -> Conversation {
    let jack = Author { handle: "jack".to_owned(), address: "x/jack".to_owned(), ..author("jack") };
    let mut posts: Vec<Post> = line("jack", u32::try_from(ids.len()).unwrap());
    for (post, id) in posts.iter_mut().zip(ids) {
        post.id = format!("x:{id}").parse().unwrap();
        post.address = format!("x/jack/{id}");
        post.url = format!("https://x.com/jack/status/{id}").parse().unwrap();
        post.author = jack.clone();
    }
    for n in 1..posts.len() {
        let before = posts[n - 1].id.clone();
        posts[n].reply.as_mut().unwrap().to = Some(before);
    }
    conversation(posts)
}

#[tokio::test]
async fn an_address_of_another_unroller_leads_to_the_kept_thread() {
    let app = TestApp::with_all_networks(site()).await;
    app.keeps(thread(&[20, 21, 23])).await;
    let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
    for (path, address) in [
        ("/thread/20.html", "/x/jack/20"),
        ("/thread/23.html", "/x/jack/20#p3"),
        ("/article/20", "/x/jack/20"),
        ("/article/21?utm_source=elsewhere", "/x/jack/20#p2"),
    ] {
        app.get(path).await.is(301).leads_to(address);
        app.get_with(path, &robot).await.is(301).leads_to(address);
    }
    app.get("/x/jack/20").await.is(200).has(".post", 3);
    assert_eq!(app.script.asked(), 1, "what is kept is not asked for again");
}

#[tokio::test]
async fn a_thread_that_is_not_kept_is_fetched_for_people_and_not_for_robots() {
    let app = TestApp::with_all_networks(site()).await;
    app.script.has(&thread(&[20, 21]));
    let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
    for path in ["/thread/21.html", "/article/21"] {
        let page = app.get_with(path, &robot).await;
        assert_eq!(page.is(404).words("h1"), "Not kept here");
    }
    assert_eq!(app.script.asked(), 0);
    app.get("/thread/21.html").await.is(303).leads_to("/x/jack/20#p2");
    app.script.has(&thread(&[30, 31]));
    app.get("/article/30").await.is(303).leads_to("/x/jack/30");
}

#[tokio::test]
async fn an_address_of_another_unroller_fails_and_is_limited_as_a_pasted_link_is() {
    let app = TestApp::with_all_networks(Site { unrolls_per_hour: 2, ..site() }).await;
    app.script.fails_for("x:40", Error::Suspended("jack".to_owned()));
    let pasted = app.get("/unroll?link=https://x.com/i/status/40").await;
    let page = app.get("/thread/40.html").await;
    assert_eq!(page.is(403).words("h1"), "Suspended");
    assert_eq!(page.text(), pasted.text());
    assert_eq!(page.attributes("#link", "value"), ["https://x.com/i/status/40"]);
    app.script.has(&thread(&[50]));
    app.get("/article/50").await.is(303);
    assert_eq!(app.get("/article/60").await.is(429).words("h1"), "That was a lot of threads");
}

#[tokio::test]
async fn what_is_no_id_there_is_no_page() {
    let app = TestApp::with_all_networks(site()).await;
    for path in [
        "/article/twenty",
        "/article/0",
        "/article/020",
        "/article/12345678901234567890",
        "/article/20.html",
        "/article/20%2F..%2F21",
        "/article/20%3Fid=21",
        "/article/%ff",
        "/article/",
        "/article/20/21",
        "/thread/20",
        "/thread/.html",
        "/thread/20.htm",
        "/thread/+20.html",
        "/thread/20.html.html",
    ] {
        let page = app.get(path).await;
        assert_eq!((page.is(404).words("h1"), path), ("No such page".to_owned(), path));
    }
    let without_x = TestApp::start().await;
    without_x.get("/thread/20.html").await.is(404);
    assert_eq!(app.script.asked(), 0);
}

#[tokio::test]
async fn a_link_that_may_be_of_a_mirror_of_x_is_offered_as_one() {
    let app = TestApp::with_all_networks(site()).await;
    let json = [("accept", "application/problem+json")];
    for link in [
        "https://birdsite.example/jack/status/20",
        // Taken for a server of the fediverse until it was asked.
        "https://birdsite.example/web/status/20",
    ] {
        let path = format!("/unroll?link={link}");
        let page = app.get(&path).await;
        assert_eq!(
            page.is(422).words(".ways-on .offer"),
            "If this is a mirror of X, unroll the post there."
        );
        let offered = page.attributes(".offer a", "href");
        assert_eq!(offered, ["/unroll?link=https%3A%2F%2Fx%2Ecom%2Fi%2Fstatus%2F20"]);
        let problem = app.get_with(&path, &json).await.is(422).json();
        assert_eq!(problem["offer"]["link"], "https://x.com/i/status/20");
        assert_eq!(problem["offer"]["unroll"], *offered[0]);
    }
    assert_eq!(app.script.asked(), 0, "it is offered and not assumed");
    app.script.has(&thread(&[20]));
    let offered = "/unroll?link=https%3A%2F%2Fx%2Ecom%2Fi%2Fstatus%2F20";
    app.get(offered).await.is(303).leads_to("/x/jack/20");
}

#[tokio::test]
async fn nothing_is_offered_for_what_cannot_be_of_a_mirror() {
    let app = TestApp::with_all_networks(site()).await;
    app.script.fails_for("x:20", Error::NotFound("20".to_owned()));
    for (link, status) in [
        ("https://birdsite.example/jack/20", 422),
        ("https://x.com/jack", 422),
        ("https://x.com/jack/status/20", 404),
        ("hello", 422),
    ] {
        let path = format!("/unroll?link={link}");
        app.get(&path).await.is(status).has(".offer", 0);
        let problem = app.get_with(&path, &[("accept", "application/json")]).await.json();
        assert_eq!(problem["offer"], serde_json::Value::Null, "{link}");
    }
}
