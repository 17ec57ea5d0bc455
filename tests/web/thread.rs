//! A thread's page.

use unspool::thread::{
    Caption, Choice, Embed, Gap, GapReason, Media, MediaKind, Missing, Poll, Reply, RichText,
    Signal, Size,
};

use crate::support::{
    app::TestApp,
    scripted::{author, conversation, line, name, post},
};

fn picture(alt: &str) -> Media {
    Media {
        kind: MediaKind::Image,
        url: "https://files.sample.test/1.jpg".parse().unwrap(),
        preview: None,
        alt: Some(alt.to_owned()),
        size: None,
        focus: None,
        captions: Vec::new(),
    }
}

#[tokio::test]
async fn a_thread_is_one_article_with_a_section_for_each_post() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 4))).await;
    let page = app.get("/sample/alice/1").await;
    page.is(200)
        .has("article.thread.h-entry[data-network=sample][data-complete=whole][lang=en]", 1);
    page.has("article section.post", 4).has("section.post#p3[data-post='sample:alice.3']", 1);
    assert_eq!(page.words("#p3 > p"), "Post 3 of alice.");
    assert_eq!(page.words(".receipt"), "All 4 posts");
    assert_eq!(page.words(".follow"), "You can follow @alice.test.");
    assert_eq!(page.words("section.latest h2"), "Latest Threads Unrolled");
    page.has(".again form.paste", 1);
    assert_eq!(page.attributes("#p3 .mark a", "href"), ["#p3", "https://sample.test/alice/3"]);
    assert_eq!(page.words("#p3 .mark time"), "1 Mar 2026, 09:33 UTC");
    assert_eq!(page.attributes("link[rel=canonical]", "href"), ["/sample/alice/1"]);
}

#[tokio::test]
async fn other_posts_and_spellings_lead_to_the_one_address() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 4);
    posts[2].aliases = vec!["sample:alice-old.3".parse().unwrap()];
    app.keeps(conversation(posts)).await;
    app.get("/sample/alice/3").await.is(301).leads_to("/sample/alice/1#p3");
    app.get("/sample/alice/3.md").await.is(301).leads_to("/sample/alice/1.md");
    app.get("/sample/alice-old/3").await.is(301).leads_to("/sample/alice/1#p3");
    app.get("/sample/alice/1/").await.is(200);
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn an_address_can_be_guessed_by_people_and_not_by_robots() {
    let app = TestApp::start().await;
    app.has_line("alice", 3);
    let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
    for path in ["/sample/alice/2", "/sample/alice/2.md", "/https://sample.test/alice/2"] {
        let page = app.get_with(path, &robot).await;
        assert_eq!(page.is(404).header("x-robots-tag"), "noindex");
    }
    assert_eq!(app.script.asked(), 0);
    app.get("/sample/alice/2").await.is(303).leads_to("/sample/alice/1#p2");
    app.get_with("/sample/alice/1", &robot).await.is(200);
    app.get_with("/sample/alice/2", &robot).await.is(301);
    app.has_line("bob", 2);
    app.get("/sample/bob/2.md").await.is(301).leads_to("/sample/bob/1.md");
}

#[tokio::test]
async fn a_kept_fresh_thread_asks_no_network() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    for path in [
        "/sample/alice/1",
        "/sample/alice/2",
        "/sample/alice/1.txt",
        "/unroll?link=https://sample.test/alice/3",
    ] {
        app.get(path).await;
    }
    app.settle().await;
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn robots_do_not_have_stale_threads_read_again() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.clock.advance(jiff::SignedDuration::from_hours(48));
    app.get_with("/sample/alice/1", &[("user-agent", "SomeCrawler/1.0")]).await.is(200);
    app.settle().await;
    assert_eq!(app.script.asked(), 1);
    app.get("/sample/alice/1").await.is(200);
    app.settle().await;
    assert_eq!(app.script.asked(), 2);
}

#[tokio::test]
async fn a_thread_leaves_in_every_shape_by_its_end_or_by_accept() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let page = app.get("/sample/alice/1").await;
    let downloads = page.attributes(".downloads a", "href");
    assert_eq!(downloads.len(), unspool::format::ALL.len());
    for (path, format) in downloads.iter().zip(unspool::format::ALL) {
        assert_eq!(*path, format!("/sample/alice/1.{}", format.extension()));
        // It takes a typesetter, which is not here: `heavy.rs`.
        if format.weight() == unspool::format::Weight::Heavy {
            app.get(path).await.is(503);
            continue;
        }
        let document = app.get(path).await;
        assert_eq!(document.is(200).header("content-type"), format.media_type());
        if ["md", "txt", "json", "html"].contains(&format.extension()) {
            assert!(document.text().contains("Post 3 of alice."));
        }
        let accept = format.media_type().split(';').next().unwrap();
        let by_accept = app.get_with("/sample/alice/1", &[("accept", accept)]).await;
        assert_eq!(by_accept.header("content-type"), format.media_type());
        // Who asks for HTML gets the page, not the file.
        assert_eq!(by_accept.body == document.body, format.extension() != "html");
    }
    assert!(
        app.get_with("/sample/alice/1", &[("accept", "*/*")])
            .await
            .header("content-type")
            .starts_with("text/html")
    );
    app.get("/sample/alice/1.exe").await.is(404);
}

#[tokio::test]
async fn an_author_who_wants_no_search_engines_gets_none() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 2);
    for post in &mut posts {
        post.author.signals.insert(Signal::NotIndexable);
    }
    app.keeps(conversation(posts)).await;
    app.keeps(conversation(line("bob", 2))).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.header("x-robots-tag"), "noindex");
    page.has("meta[name=robots][content=noindex]", 1);
    assert_eq!(app.get("/sample/alice/1.md").await.header("x-robots-tag"), "noindex");
    let page = app.get("/sample/bob/1").await;
    assert_eq!(page.header("x-robots-tag"), "");
    page.has("meta[name=robots]", 0);
}

#[tokio::test]
async fn gaps_branches_and_what_is_answered_stand_in_their_places() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 3);
    let mut question = post("bob", 9, None);
    question.text = RichText::plain("How do tides work?");
    posts[0].reply = Some(Reply { to: Some(name("bob", 9)), author: Some(author("bob").id) });
    posts.push(post("alice", 7, Some(1))); // another line, of two
    posts.push(post("alice", 8, Some(7)));
    posts.push(post("alice", 5, Some(4))); // 4 is deleted
    posts.push(post("alice", 6, Some(5)));
    let mut conversation = conversation(posts);
    conversation.posts.push(question);
    conversation.missing.push(Missing {
        id: name("alice", 4),
        parent: Some(name("alice", 3)),
        author: Some(author("alice").id),
        reason: GapReason::Deleted,
        cause: None,
    });
    app.keeps(conversation).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(
        page.attributes("article .e-content > *", "data-post"),
        ["sample:alice.1", "sample:alice.2", "sample:alice.3", "sample:alice.5", "sample:alice.6"]
    );
    page.has(".post + aside.gap[data-reason=deleted] + .post", 1).has("[data-complete=partial]", 1);
    assert_eq!(page.words(".gap"), "This post was deleted.");
    assert!(page.words(".receipt").contains("1 deleted"), "{}", page.words(".receipt"));
    page.has("section.branch", 1).has("section.branch section.post", 2);
    assert_eq!(page.words(".branch h2"), "Continued from ¶1");
    assert_eq!(page.attributes(".branch h2 a", "href"), ["#p1"]);
    page.has(".branch #p6", 1).has(".branch #p7", 1);
    assert_eq!(page.words(".context .label"), "In reply to @bob.test");
    assert!(page.words(".context blockquote").contains("How do tides work?"));
}

#[tokio::test]
async fn warnings_fold_everything_and_sensitive_media_folds_alone() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 3);
    posts[1].warning = Some("Spoiler".to_owned());
    posts[1].media = vec![picture("A lighthouse")];
    posts[2].sensitive = true;
    posts[2].media = vec![picture("A storm")];
    app.keeps(conversation(posts)).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.words("#p2 details.warned summary"), "Content warning: Spoiler");
    page.has("#p2 > p:not(.mark)", 0).has("#p2 details.warned figure", 1);
    page.has("#p3 > p:not(.mark)", 1).has("#p3 details.covered figure", 1);
    assert_eq!(page.words("#p3 figcaption p"), "A storm");
    page.has("details[open]", 0);
}

#[tokio::test]
async fn polls_quotes_and_cards_are_on_the_page() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 2);
    let choice = |label: &str, votes| Choice { label: label.to_owned(), votes: Some(votes) };
    posts[0].embeds = vec![
        Embed::Poll(Poll {
            choices: vec![choice("Spring tide", 3), choice("Neap tide", 1)],
            multiple: false,
            ends_at: None,
            is_over: true,
            total: Some(4),
        }),
        Embed::Quote(Box::new(post("bob", 5, None))),
        Embed::QuoteGap(Gap { reason: GapReason::Protected, id: None, cause: None }),
        Embed::Card {
            url: "https://www.tides.example/how".parse().unwrap(),
            title: "How tides work".to_owned(),
            summary: Some("The moon pulls.".to_owned()),
            image: None,
        },
        Embed::Unsupported,
    ];
    app.keeps(conversation(posts)).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.all("#p1 .poll .choice"), ["Spring tide", "Neap tide"]);
    assert_eq!(page.all("#p1 .poll .share"), ["75%", "25%"]);
    assert_eq!(page.attributes("#p1 blockquote.quote", "cite"), ["https://sample.test/bob/5"]);
    assert!(page.words("#p1 blockquote.quote").contains("Post 5 of bob."));
    page.has("#p1 .quote-gap[data-reason=protected]", 1).has("#p1 .unsupported", 1);
    assert_eq!(page.words("#p1 a.card"), "tides.example How tides work The moon pulls.");
}

#[tokio::test]
async fn media_is_shown_from_our_own_address_with_its_description() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 2);
    let media = |kind, path: &str, preview: Option<&str>| Media {
        kind,
        url: format!("https://files.sample.test/{path}").parse().unwrap(),
        preview: preview.map(|p| format!("https://files.sample.test/{p}").parse().unwrap()),
        size: Some(Size { width: 640, height: 480 }),
        ..picture("What it shows")
    };
    posts[0].media = vec![
        media(MediaKind::Image, "a.jpg", None),
        media(MediaKind::Video, "b.mp4", Some("b.jpg")),
        media(MediaKind::Video, "c.m3u8", Some("c.jpg")),
        media(MediaKind::Gif, "d.mp4", None),
        media(MediaKind::Gif, "e.gif", None),
        media(MediaKind::Audio, "f.ogg", None),
        media(MediaKind::Other, "g.zip", None),
    ];
    let url = "https://files.sample.test/b.vtt".parse().unwrap();
    posts[0].media[1].captions = vec![Caption { language: "en".to_owned(), url }];
    posts[0].author.avatar = Some("https://files.sample.test/me.jpg".parse().unwrap());
    app.keeps(conversation(posts)).await;
    let page = app.get("/sample/alice/1").await;
    let at = |path: &str| {
        app.media.address(&format!("https://files.sample.test/{path}").parse().unwrap())
    };
    let small = |path: &str| format!("{}/960", at(path));
    let pictures = page.attributes("#p1 figure > a > img", "src");
    assert_eq!(pictures, [small("a.jpg"), small("c.jpg"), small("e.gif")]);
    assert_eq!(page.attributes("#p1 .large > img", "src"), [at("a.jpg"), at("e.gif")]);
    assert_eq!(page.attributes("#p1 a.zoom", "href"), ["#i1-1", "#i1-5"]);
    assert_eq!(page.attributes("#p1 video", "src"), [at("b.mp4"), at("d.mp4")]);
    assert_eq!(page.attributes("#p1 video", "poster"), [small("b.jpg")]);
    assert_eq!(page.attributes("#p1 track", "src"), [at("b.vtt")]);
    assert_eq!(page.attributes("#p1 audio", "src"), [at("f.ogg")]);
    page.has("#p1 video[loop][muted]", 1);
    assert_eq!(page.words("#p1 .linked"), "File in the original");
    page.has("#p1 img[alt='What it shows'][width='640'][height='480']", 3);
    assert_eq!(page.all("#p1 figcaption p"), vec!["What it shows"; 7]);
    assert_eq!(page.attributes("img.avatar[alt='']", "src"), [format!("{}/96", at("me.jpg"))]);
}

#[tokio::test]
async fn a_thread_that_may_be_kept_for_a_day_is_read_anew_after_it() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 2);
    for post in &mut posts {
        post.author.signals.insert(Signal::NoArchive);
    }
    app.keeps(conversation(posts)).await;
    app.get("/sample/alice/1").await.is(200);
    app.clock.advance(jiff::SignedDuration::from_hours(25));
    app.get_with("/sample/alice/1", &[("user-agent", "Examplebot")]).await.is(404);
    assert_eq!(app.script.asked(), 1);
    app.get("/sample/alice/1").await.is(303).leads_to("/sample/alice/1");
    app.get("/sample/alice/1").await.is(200);
    assert_eq!(app.script.asked(), 2);
}
