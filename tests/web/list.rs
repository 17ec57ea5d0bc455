//! The lists of networks, servers, authors and tags, what is read most, and what stands around a
//! thread.

use jiff::SignedDuration;
use unspool::{
    consent::{self, Verdict},
    thread::{Conversation, Embed, Media, MediaKind, Post, Signal},
    web::Site,
};

use crate::support::{
    app::{TestApp, get, site},
    sample,
    scripted::{conversation, line},
};

/// A thread of three posts, changed at will.
fn thread(user: &str, change: impl Fn(&mut Post)) -> Conversation {
    let mut posts = line(user, 3);
    posts.iter_mut().for_each(change);
    conversation(posts)
}

fn image(file: &str) -> Media {
    Media {
        kind: MediaKind::Image,
        url: format!("https://cdn.sample.test/{file}").parse().unwrap(),
        preview: None,
        alt: None,
        size: None,
        focus: None,
        captions: Vec::new(),
    }
}

#[tokio::test]
async fn an_authors_list_shows_who_they_are_how_to_follow_them_and_their_threads_alone() {
    let app = TestApp::start().await;
    let avatar = Some("https://cdn.sample.test/alice.png".parse().unwrap());
    app.keeps(thread("alice", |post| {
        post.author.avatar.clone_from(&avatar);
    }))
    .await;
    app.keeps(thread("bob", |_| ())).await;
    let page = app.get("/sample/alice").await;
    assert_eq!(page.is(200).words(".author-card h1"), "Threads by Alice");
    assert_eq!(page.words(".author-card .meta"), "@alice.test the sample network");
    assert_eq!(page.words(".follow"), "You can follow @alice.test.");
    assert_eq!(page.attributes(".follow a", "href"), ["https://sample.test/alice"]);
    let avatar = &page.attributes(".author-card .avatar", "src")[0];
    assert!(avatar.starts_with("/media/") && avatar.ends_with("/96"), "{avatar}");
    assert_eq!(page.attributes(".listing .title", "href"), ["/sample/alice/1"]);
    page.has(".pager a[rel=next]", 0).has(".pager a[rel=prev]", 0);
    let feeds = page.attributes("link[rel=alternate]", "href");
    let shapes = ["atom", "rss", "json"].map(|shape| format!("/sample/alice/feed.{shape}"));
    assert_eq!(feeds, shapes);
    for feed in feeds {
        app.get(&feed).await.is(200);
    }
}

#[tokio::test]
async fn a_slash_at_the_end_and_capitals_lead_to_the_page() {
    let app = TestApp::start().await;
    app.keeps(thread("alice", |post| post.tags = vec!["x".to_owned()])).await;
    for (path, place) in [
        ("/latest/", "/latest"),
        ("/Latest", "/latest"),
        ("/latest/?after=1-2", "/latest?after=1-2"),
        ("/most-read/", "/most-read"),
        ("/search/?q=a", "/search?q=a"),
        ("/opds/", "/opds"),
        ("/OPDS/latest", "/opds/latest"),
        ("/tag/x/", "/tag/x"),
        ("/about/", "/about"),
        ("/api/v1/threads/", "/api/v1/threads"),
        ("/SAMPLE", "/sample"),
        ("/Sample/alice/1", "/sample/alice/1"),
    ] {
        app.get(path).await.is(301).leads_to(place);
        let mut head = crate::support::app::get(path);
        *head.method_mut() = axum::http::Method::HEAD;
        app.send(head).await.is(301).leads_to(place);
    }
    for path in ["/nowhere/", "/Nowhere", "//evil.example/latest/", "/latest/x"] {
        app.get(path).await.is(404);
    }
}

#[tokio::test]
async fn a_list_of_one_page_has_nothing_to_turn() {
    let app = TestApp::start().await;
    app.keeps(thread("alice", |_| ())).await;
    app.get("/sample/alice").await.is(200).has(".pager", 0);
    app.get("/latest").await.is(200).has(".pager", 1).has(".pager a[href='/most-read']", 1);
}

#[tokio::test]
async fn a_network_has_a_list_even_while_nothing_stands_in_it() {
    let app = TestApp::start().await;
    let page = app.get("/sample").await;
    assert_eq!(page.is(200).words("h1"), "Threads on the sample network");
    assert!(page.words(".empty").contains("Paste the link of a post"), "{}", page.words(".empty"));
    page.has("meta[name=robots][content=noindex]", 1).has("link[rel=alternate]", 0);
    app.keeps(thread("alice", |_| ())).await;
    let page = app.get("/sample").await;
    page.has(".listing li", 1).has("meta[name=robots]", 0).has("link[rel=alternate]", 3);
}

#[tokio::test]
async fn a_server_has_a_list_of_what_its_people_wrote() {
    let app = TestApp::with_networks().await;
    for user in ["ada", "bob"] {
        let mut thread = sample::thread().posts(3).build();
        thread.root = sample::id(user);
        thread.address = format!("mastodon/social.example/@{user}/1");
        thread.author = sample::author(user);
        let verdict = consent::verdict(&thread).unwrap();
        app.store.keep(&thread, &thread.root, &verdict).await.unwrap();
    }
    let page = app.get("/mastodon/social.example").await;
    assert_eq!(page.is(200).words("h1"), "Threads on social.example");
    page.has(".listing li", 2).has(".author-card", 0);
    let page = app.get("/mastodon/social.example/@ada").await;
    assert_eq!(page.is(200).words("h1"), "Threads by Ada");
    page.has(".listing li", 1);
    app.get("/mastodon/Social.Example/@ADA")
        .await
        .is(301)
        .leads_to("/mastodon/social.example/@ada");
    app.get("/mastodon/social.example/@nobody").await.is(404);
}

#[tokio::test]
async fn other_spellings_and_former_names_of_an_author_lead_to_their_list() {
    let app = TestApp::start().await;
    app.keeps(thread("alice", |_| ())).await;
    for other in ["/sample/Alice", "/sample/alice/", "/sample/id-of-alice"] {
        app.get(other).await.is(301).leads_to("/sample/alice");
    }
    app.get("/Sample").await.is(301).leads_to("/sample");
    app.get("/sample/").await.is(301).leads_to("/sample");
    // She has another handle since.
    app.clock.advance(SignedDuration::from_hours(30));
    app.script.has(&thread("alice", |post| {
        post.address = post.address.replace("alice", "lovelace");
        post.author.address = "sample/lovelace".to_owned();
    }));
    app.get("/sample/alice/1").await.is(200);
    app.settle().await;
    app.get("/sample/alice").await.is(301).leads_to("/sample/lovelace");
}

#[tokio::test]
async fn whom_nobody_has_unrolled_is_said_to_be_unknown_with_a_way_on() {
    let app = TestApp::start().await;
    for path in ["/sample/nobody", "/tag/nothing"] {
        let page = app.get(path).await;
        assert_eq!(page.is(404).words("h1"), "Nothing here yet", "{path}");
        page.has("form.paste", 1);
        let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
        app.get_with(path, &robot).await.is(404);
    }
    assert!(app.get("/sample/nobody").await.words(".error p").contains("nobody"));
    assert_eq!(app.script.asked(), 0, "no network is asked about a list");
    // Who is known and wants to stand in no list is as unknown as that.
    app.keeps(thread("shy", |post| {
        post.author.signals.insert(Signal::NotDiscoverable);
    }))
    .await;
    app.get("/sample/shy").await.is(404);
    app.get("/sample/shy/1").await.is(200);
}

#[tokio::test]
async fn leafing_goes_both_ways_and_links_keep_their_meaning() {
    let app = TestApp::start().await;
    for n in 0..45 {
        app.keeps(thread(&format!("user{n:02}"), |_| ())).await;
        app.clock.advance(SignedDuration::from_secs(1));
    }
    let titles = async |path: &str| app.get(path).await.is(200).all(".listing .title");
    let link = async |path: &str, rel: &str| {
        let page = app.get(path).await;
        let inside = page.attributes(&format!(".pager a[rel={rel}]"), "href");
        assert_eq!(
            inside,
            page.attributes(&format!("link[rel={rel}]"), "href"),
            "in head and body"
        );
        inside.first().cloned()
    };
    let second = link("/sample", "next").await.unwrap();
    let third = link(&second, "next").await.unwrap();
    assert_eq!(titles(&third).await.len(), 5);
    assert_eq!(link(&third, "next").await, None);
    let back = link(&third, "prev").await.unwrap();
    assert_eq!(titles(&back).await, titles(&second).await);
    assert!(link(&back, "next").await.is_some() && link(&back, "prev").await.is_some());
    let top = link(&second, "prev").await.unwrap();
    app.get(&top).await.is(302).leads_to("/sample");
    // What comes above moves nothing.
    let before = titles(&second).await;
    app.keeps(thread("newcomer", |_| ())).await;
    assert_eq!(titles(&second).await, before);
    app.get("/sample?before=x").await.is(404);
    app.get("/sample?after=1-").await.is(404);
}

#[tokio::test]
async fn an_entry_shows_a_small_picture_from_our_own_address_and_none_that_is_to_be_covered() {
    let app = TestApp::start().await;
    app.keeps(thread("alice", |post| post.media = vec![image("heron.png")])).await;
    app.keeps(thread("bob", |post| {
        post.media = vec![image("end.png")];
        post.sensitive = true;
    }))
    .await;
    app.keeps(thread("carol", |post| {
        post.media = vec![image("spoiler.png")];
        post.warning = Some("The end".to_owned());
    }))
    .await;
    let page = app.get("/latest").await;
    page.has(".listing li", 3).has(".listing .thumb[width][height]", 1);
    let small = &page.attributes(".thumb", "src")[0];
    assert!(small.starts_with("/media/"), "{small}");
    assert!(!page.text().contains("cdn.sample.test"));
    assert_eq!(page.all(".listing .title")[0], "The end", "the warning, in place of the words");
}

#[tokio::test]
async fn a_list_of_which_nothing_may_be_indexed_says_so_itself() {
    let app = TestApp::start().await;
    app.keeps(thread("alice", |post| {
        post.author.signals.insert(Signal::NotIndexable);
    }))
    .await;
    let page = app.get("/sample/alice").await;
    page.is(200).has(".listing li", 1).has("meta[name=robots][content=noindex]", 1);
    assert_eq!(page.header("x-robots-tag"), "noindex");
    app.keeps(thread("bob", |_| ())).await;
    app.get("/sample").await.has("meta[name=robots]", 0);
}

#[tokio::test]
async fn a_tag_leads_from_the_thread_to_all_that_have_it_in_one_spelling() {
    let app = TestApp::start().await;
    for (user, tag) in [("alice", "TideClock"), ("bob", "tideclock"), ("carol", "ＴideＣlock")] {
        app.keeps(thread(user, |post| post.tags = vec![tag.to_owned()])).await;
    }
    app.keeps(thread("dan", |_| ())).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.all(".filed a"), ["#TideClock"], "once, though each post has it");
    assert_eq!(page.attributes(".filed a", "href"), ["/tag/tideclock"]);
    let page = app.get("/tag/tideclock").await;
    assert_eq!(page.is(200).words("h1"), "Threads tagged #tideclock");
    page.has(".listing li", 3);
    for other in ["/tag/TideClock", "/tag/%23tideclock", "/tag/%EF%BC%B4ideclock"] {
        app.get(other).await.is(301).leads_to("/tag/tideclock");
    }
    assert!(app.get("/tag/tideclock/feed.atom").await.is(200).text().contains("#tideclock"));
    app.get("/tag/nothing/feed.atom").await.is(404);
    app.get("/tag/tideclock/feed.xml").await.is(404);
    app.get("/tag/..%2F").await.is(404);
    app.get("/sample/dan/1").await.has(".filed", 0);
}

#[tokio::test]
async fn hostile_tags_and_names_stay_words() {
    let app = TestApp::start().await;
    let attack = "\"><img/src=x>";
    app.keeps(thread("alice", |post| {
        post.tags = vec![attack.to_owned(), "\"><b>x".to_owned()];
        post.author.name = attack.to_owned();
    }))
    .await;
    for path in ["/sample/alice/1", "/sample/alice", "/tag/%22%3E%3Cb%3Ex", "/tag/%22%3E%3Cb%3Ey"] {
        let page = app.get(path).await;
        page.has("main b, img[src=x]", 0);
    }
}

#[tokio::test]
async fn a_thread_leads_to_others_by_its_author_and_to_those_that_quote_it() {
    let app = TestApp::start().await;
    let alone = conversation(line("alice", 3));
    let quoted = alone.posts[1].clone();
    app.keeps(alone).await;
    app.get("/sample/alice/1").await.is(200).has(".others", 0);
    app.clock.advance(SignedDuration::from_secs(1));
    app.keeps(thread("bob", |post| {
        if post.address.ends_with("/3") {
            post.embeds = vec![Embed::Quote(Box::new(quoted.clone()))];
        }
    }))
    .await;
    let mut later = line("alice", 13);
    later.drain(..10);
    later[0].reply = None;
    app.keeps(conversation(later)).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.words(".quoting h2"), "Threads that quote this one");
    assert_eq!(page.attributes(".quoting .title", "href"), ["/sample/bob/1"]);
    assert_eq!(page.words(".more-of h2"), "More by Alice");
    assert_eq!(page.attributes(".more-of .title", "href"), ["/sample/alice/11"]);
}

#[tokio::test]
async fn what_is_read_most_counts_people_once_and_programs_never() {
    let app = TestApp::start().await;
    for user in ["alice", "bob", "carol"] {
        app.keeps(thread(user, |_| ())).await;
    }
    assert!(app.get("/most-read").await.is(200).words(".empty").contains("See the latest"));
    app.get("/sample/bob/1").await.is(200);
    let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
    let program = [("user-agent", "curl/8.9"), ("accept", "text/html")];
    let ahead = [("sec-purpose", "prefetch")];
    for _ in 0..3 {
        app.get_with("/sample/carol/1", &robot).await.is(200);
        app.get_with("/sample/carol/1", &program).await.is(200);
        app.get_with("/sample/carol/1", &ahead).await.is(200);
        app.get("/sample/carol/1.md").await.is(200);
        let mut peeking = get("/sample/carol/1");
        *peeking.method_mut() = "HEAD".parse().unwrap();
        app.send(peeking).await.is(200);
        for name in ["GoogleOther", "Claude-User/1.0; +https://robots.example/about"] {
            let agent =
                format!("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; {name})");
            app.get_with("/sample/carol/1", &[("user-agent", &agent)]).await.is(200);
        }
    }
    let page = app.get("/most-read").await;
    assert_eq!(page.words("h1"), "Most read this week");
    assert_eq!(page.attributes(".listing .title", "href"), ["/sample/bob/1"]);
    // The same reader counts again on another day, and not before.
    for _ in 0..5 {
        app.get("/sample/bob/1").await.is(200);
    }
    app.clock.advance(SignedDuration::from_hours(24));
    app.get("/sample/alice/1").await.is(200);
    app.get("/sample/alice/1").await.is(200);
    let links = app.get("/most-read").await.attributes(".listing .title", "href");
    assert_eq!(links, ["/sample/bob/1", "/sample/alice/1"], "one reader each: the newer first");
    app.clock.advance(SignedDuration::from_hours(24 * 8));
    app.get("/most-read").await.has(".listing li", 0);
    app.get("/latest").await.has("a[href='/most-read']", 1);
    app.get("/").await.has("a[href='/most-read']", 1);
}

#[tokio::test]
async fn what_is_read_most_is_a_feed_as_well_in_the_order_of_the_list() {
    let app = TestApp::start().await;
    for user in ["alice", "bob", "carol"] {
        app.keeps(thread(user, |_| ())).await;
    }
    let page = app.get("/most-read").await;
    let shapes = ["atom", "rss", "json"].map(|shape| format!("/most-read/feed.{shape}"));
    assert_eq!(page.attributes("link[rel=alternate]", "href"), shapes);
    for feed in &shapes {
        let empty = app.get(feed).await;
        assert!(feed_rs::parser::parse(&empty.is(200).body[..]).unwrap().entries.is_empty());
    }
    app.get("/sample/carol/1").await.is(200);
    app.clock.advance(SignedDuration::from_hours(24));
    for user in ["carol", "alice"] {
        app.get(&format!("/sample/{user}/1")).await.is(200);
    }
    // Threads that grew old are read again behind the scenes.
    app.settle().await;
    let listed = app.get("/most-read").await.attributes(".listing .title", "href");
    assert_eq!(listed, ["/sample/carol/1", "/sample/alice/1"]);
    for path in &shapes {
        let answer = app.get(path).await;
        let feed = feed_rs::parser::parse(&answer.is(200).body[..]).unwrap();
        assert_eq!(feed.title.unwrap().content, "Most read this week", "{path}");
        let links = feed.entries.iter().map(|entry| entry.links[0].href.as_str());
        let links: Vec<&str> = links.collect();
        assert!(links[0].ends_with(&listed[0]) && links[1].ends_with(&listed[1]), "{links:?}");
        assert_eq!(links.len(), 2, "{path}");
        let tag = answer.header("etag").to_owned();
        app.get_with(path, &[("if-none-match", &tag)]).await.is(304);
    }
    app.get("/most-read/feed.xml").await.is(404);
    let off = TestApp::with(Site { list: false, ..site() }).await;
    app.get("/most-read/feed").await.is(404);
    off.get("/most-read/feed.atom").await.is(404);
}

#[tokio::test]
async fn a_thread_by_consent_unlisted_is_neither_beside_its_author_nor_among_what_is_read() {
    let app = TestApp::start().await;
    app.keeps(thread("alice", |_| ())).await;
    let kept = app.store.thread_at("sample/alice/1").await.unwrap().unwrap();
    app.get("/sample/alice/1").await.is(200);
    app.get("/most-read").await.has(".listing li", 1);
    let verdict = Verdict { list: false, ..kept.verdict };
    app.store.keep(&kept.thread, &kept.thread.root, &verdict).await.unwrap();
    app.get("/most-read").await.has(".listing li", 0);
    app.get("/sample/alice").await.is(404);
}
