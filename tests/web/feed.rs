//! Feeds, read by a parser that is not ours.

use feed_rs::{model::Feed, parser};
use scraper::{Html, Selector};
use unspool::{
    thread::{Embed, GapReason, Media, MediaKind, Missing, RichText},
    web::Site,
};

use crate::support::{
    app::{TestApp, site},
    scripted::{conversation, line, name, post},
};

const SHAPES: [&str; 3] = ["atom", "rss", "json"];

async fn app() -> TestApp {
    let base_url = Some("https://unroll.example/".parse().unwrap());
    TestApp::with(Site { base_url, ..site() }).await
}

async fn read(app: &TestApp, path: &str) -> Feed {
    let answer = app.get(path).await;
    answer.is(200);
    parser::parse(&answer.body[..]).unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

#[tokio::test]
async fn every_list_is_a_feed_in_three_shapes_with_the_newest_first_and_the_whole_text() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.clock.advance(jiff::SignedDuration::from_hours(1));
    app.keeps(conversation(line("bob", 3))).await;
    for shape in SHAPES {
        for list in ["", "/latest", "/sample"] {
            let feed = read(&app, &format!("{list}/feed.{shape}")).await;
            let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
            let (a, b) =
                ("https://unroll.example/sample/alice/1", "https://unroll.example/sample/bob/1");
            assert_eq!(ids, [b, a], "{list} {shape}");
        }
        let feed = read(&app, &format!("/sample/alice/feed.{shape}")).await;
        assert_eq!(feed.title.unwrap().content, "Threads by Alice (@alice.test)");
        let [entry] = &feed.entries[..] else { panic!("{shape}: one thread of hers") };
        assert_eq!(entry.title.as_ref().unwrap().content, "Post 1 of alice.");
        assert_eq!(entry.authors[0].name.as_deref(), Some("Alice"), "{shape}");
        let body = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        for n in 1..=3 {
            assert!(body.contains(&format!("Post {n} of alice.")), "{shape}: {body}");
        }
        assert!(body.contains("All 3 posts"), "{shape}");
        assert!(entry.published.is_some(), "{shape}");
    }
    app.get("/sample/nobody/feed.atom").await.is(404);
    app.get("/nowhere/feed.atom").await.is(404);
    app.get("/feed.xml").await.is(404);
}

#[tokio::test]
async fn a_feed_that_did_not_change_is_not_sent_again_and_one_that_did_says_when() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    let first = app.get("/feed.atom").await;
    let tag = first.is(200).header("etag").to_owned();
    app.clock.advance(jiff::SignedDuration::from_hours(1));
    app.get_with("/feed.atom", &[("if-none-match", &tag)]).await.is(304);
    let before = read(&app, "/feed.atom").await;
    app.clock.advance(jiff::SignedDuration::from_hours(24 * 3));
    app.keeps(conversation(line("alice", 4))).await;
    app.settle().await;
    app.get_with("/feed.atom", &[("if-none-match", &tag)]).await.is(200);
    let after = read(&app, "/feed.atom").await;
    assert!(after.updated > before.updated);
    assert_eq!(after.entries[0].published, before.entries[0].published, "first seen is first seen");
    assert_eq!(after.entries[0].updated, Some(app.clock.now().to_string().parse().unwrap()));
}

#[tokio::test]
async fn a_feed_changes_with_words_that_no_line_of_its_list_shows() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.clock.advance(jiff::SignedDuration::from_hours(24 * 3));
    let tag = app.get("/feed.atom").await.header("etag").to_owned();
    let mut posts = line("alice", 3);
    posts[2].text = RichText::plain("Post 3, as it was edited.");
    app.keeps(conversation(posts)).await;
    app.settle().await;
    let anew = app.get_with("/feed.atom", &[("if-none-match", &tag)]).await;
    assert!(anew.is(200).text().contains("Post 3, as it was edited."));
}

#[tokio::test]
async fn a_feed_of_an_author_leads_from_other_spellings_to_theirs() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    for name in ["feed.atom", "feed.rss", "week.epub"] {
        let there = app.get(&format!("/sample/@alice/{name}")).await;
        there.is(301).leads_to(&format!("/sample/alice/{name}"));
    }
}

#[tokio::test]
async fn pictures_come_from_us_and_what_is_folded_away_on_the_page_is_not_in_the_feed() {
    let app = app().await;
    let mut posts = line("alice", 3);
    let image = |file: &str| Media {
        kind: MediaKind::Image,
        url: format!("https://cdn.sample.test/{file}").parse().unwrap(),
        preview: None,
        alt: Some("A heron & its catch".to_owned()),
        size: None,
        focus: None,
        captions: Vec::new(),
    };
    posts[0].media = vec![image("heron.png")];
    posts[1].warning = Some("Blood".to_owned());
    posts[1].text = RichText::plain("It did not end well.");
    posts[2].sensitive = true;
    posts[2].media = vec![image("end.png")];
    posts[2].embeds = vec![Embed::Quote(Box::new(post("carol", 7, None)))];
    app.keeps(conversation(posts)).await;
    for shape in SHAPES {
        let feed = read(&app, &format!("/feed.{shape}")).await;
        let body = feed.entries[0].content.clone().unwrap().body.unwrap();
        let html = Html::parse_fragment(&body);
        let images = Selector::parse("img").unwrap();
        let images: Vec<_> = html.select(&images).collect();
        assert_eq!(images.len(), 1, "{shape}: {body}");
        let source = images[0].attr("src").unwrap();
        assert!(source.starts_with("https://unroll.example/media/"), "{source}");
        assert_eq!(images[0].attr("alt"), Some("A heron & its catch"));
        assert!(body.contains("Blood") && !body.contains("It did not end well"), "{body}");
        assert!(body.contains("Post 7 of carol."), "{body}");
        let raw = app.get(&format!("/feed.{shape}")).await.text();
        assert!(!raw.contains("cdn.sample.test"), "{raw}");
        let files = match shape {
            "rss" => raw.matches("<enclosure ").count(),
            "atom" => raw.matches("rel=\"enclosure\"").count(),
            _ => raw.matches("\"mime_type\"").count(),
        };
        assert_eq!(files, 1, "{raw}");
        assert!(raw.contains("image/jpeg"), "the copy that is named is one: {raw}");
    }
}

#[tokio::test]
async fn what_is_missing_is_said_in_the_feed_as_well() {
    let app = app().await;
    let mut posts = line("alice", 4);
    posts.remove(2);
    let mut read_posts = conversation(posts);
    read_posts.missing = vec![Missing {
        id: name("alice", 3),
        author: Some("id-of-alice".to_owned()),
        parent: Some(name("alice", 2)),
        reason: GapReason::Deleted,
        cause: None,
    }];
    app.keeps(read_posts).await;
    let feed = read(&app, "/feed.atom").await;
    let body = feed.entries[0].content.clone().unwrap().body.unwrap();
    assert!(body.contains("This post was deleted."), "{body}");
    assert!(body.contains("3 of 4 posts"), "{body}");
}

#[tokio::test]
async fn no_words_break_a_feed() {
    let app = app().await;
    for (at, attack) in [
        "]]><script>alert(1)</script>",
        "\u{0}\u{8}\u{b}\u{fffe}\u{ffff}\u{1b}[31m",
        "</title></entry></feed>",
        "&amp;lt;&#0;&nbsp;",
        "\"><svg onload=alert(1)>",
    ]
    .into_iter()
    .enumerate()
    {
        let user = format!("user{at}");
        let mut posts = line(&user, 3);
        posts[0].text = RichText::plain(attack);
        posts[0].author.name = attack.to_owned();
        posts[0].language = Some(attack.to_owned());
        posts[0].tags = vec![attack.to_owned()];
        app.keeps(conversation(posts)).await;
    }
    for shape in SHAPES {
        let feed = read(&app, &format!("/feed.{shape}")).await;
        assert_eq!(feed.entries.len(), 5, "{shape} {}", app.get("/feed.atom").await.text());
        for entry in &feed.entries {
            let body = entry.content.as_ref().unwrap().body.as_deref().unwrap();
            let active = Selector::parse("script, svg, iframe, [onload], [onerror]").unwrap();
            assert_eq!(Html::parse_fragment(body).select(&active).count(), 0, "{body}");
        }
    }
}

#[tokio::test]
async fn where_no_list_is_shown_there_is_no_feed() {
    let app = TestApp::with(Site { list: false, ..site() }).await;
    app.keeps(conversation(line("alice", 3))).await;
    for path in ["/feed.atom", "/latest/feed.rss", "/sample/feed.json", "/sample/alice/feed.atom"] {
        app.get(path).await.is(404);
    }
}

#[tokio::test]
async fn without_a_public_address_a_feed_names_the_host_that_was_asked() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let answer = app.get_with("/feed.atom", &[("host", "threads.example:8080")]).await;
    let feed = parser::parse(&answer.body[..]).unwrap();
    assert_eq!(feed.entries[0].id, "http://threads.example:8080/sample/alice/1");
    let odd = app.get_with("/feed.atom", &[("host", "a.example/<b>")]).await;
    assert!(!odd.text().contains("<b>"));
}
