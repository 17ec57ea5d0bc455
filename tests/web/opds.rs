//! The catalogue for reading apps, read by a parser that is not ours.

use feed_rs::{model::Feed, parser};
use roxmltree::Document;
use unspool::{thread::RichText, web::Site};

use crate::support::{
    app::{TestApp, site},
    scripted::{conversation, line},
};

const NAVIGATION: &str = "application/atom+xml;profile=opds-catalog;kind=navigation";
const ACQUISITION: &str = "application/atom+xml;profile=opds-catalog;kind=acquisition";
const BOOK: &str = "http://opds-spec.org/acquisition/open-access";

async fn app() -> TestApp {
    let base_url = Some("https://unroll.example/".parse().unwrap());
    TestApp::with(Site { base_url, ..site() }).await
}

async fn read(app: &TestApp, path: &str, media_type: &str) -> Feed {
    let answer = app.get(path).await;
    assert_eq!(answer.is(200).header("content-type"), media_type, "{path}");
    let text = answer.text();
    // What OPDS and Atom ask of every feed and entry.
    let document = Document::parse(&text).unwrap();
    for node in
        document.descendants().filter(|it| it.has_tag_name("entry") || it.has_tag_name("feed"))
    {
        for name in ["id", "title", "updated"] {
            let count = node.children().filter(|child| child.tag_name().name() == name).count();
            assert_eq!(count, 1, "{name} of {:?} in {text}", node.tag_name());
        }
        assert!(node.children().any(|child| child.has_tag_name("link")), "{text}");
    }
    parser::parse(&answer.body[..]).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn link<'a>(links: &'a [feed_rs::model::Link], rel: &str) -> Option<&'a feed_rs::model::Link> {
    links.iter().find(|link| link.rel.as_deref() == Some(rel))
}

#[tokio::test]
async fn the_catalogue_leads_to_every_list_and_each_thread_is_a_book_to_take() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    let root = read(&app, "/opds", NAVIGATION).await;
    let shelves: Vec<&str> = root
        .entries
        .iter()
        .flat_map(|entry| &entry.links)
        .inspect(|link| assert_eq!(link.media_type.as_deref(), Some(ACQUISITION)))
        .map(|link| link.href.as_str())
        .collect();
    assert_eq!(
        shelves,
        ["latest", "most-read", "sample"].map(|it| format!("https://unroll.example/opds/{it}"))
    );
    assert!(read(&app, "/opds/most-read", ACQUISITION).await.entries.is_empty());
    app.get("/sample/alice/1").await.is(200);
    for shelf in shelves.iter().chain(&["https://unroll.example/opds/sample/alice"]) {
        let path = shelf.strip_prefix("https://unroll.example").unwrap();
        let feed = read(&app, path, ACQUISITION).await;
        assert_eq!(link(&feed.links, "self").unwrap().href, *shelf);
        assert_eq!(link(&feed.links, "start").unwrap().media_type.as_deref(), Some(NAVIGATION));
        let threads = feed.entries.iter().filter(|entry| !entry.id.ends_with("/week.epub"));
        let [book] = threads.collect::<Vec<_>>()[..] else { panic!("{path}: one book") };
        assert_eq!(book.title.as_ref().unwrap().content, "Post 1 of alice.");
        assert_eq!(book.authors[0].name.as_deref(), Some("Alice"));
        let file = link(&book.links, BOOK).unwrap();
        assert_eq!(file.media_type.as_deref(), Some("application/epub+zip"));
        let file = file.href.strip_prefix("https://unroll.example").unwrap();
        let taken = app.get(file).await;
        assert_eq!(taken.is(200).header("content-type"), "application/epub+zip");
        assert_eq!(
            link(&book.links, "related").unwrap().href,
            "https://unroll.example/opds/sample/alice"
        );
    }
    app.get("/opds/nowhere").await.is(404);
    app.get("/opds/sample/nobody").await.is(404);
    app.get("/opds/latest?after=x").await.is(404);
}

#[tokio::test]
async fn a_long_list_is_turned_page_by_page() {
    let app = app().await;
    for n in 0..45 {
        app.keeps(conversation(line(&format!("user{n}"), 3))).await;
        app.clock.advance(jiff::SignedDuration::from_secs(1));
    }
    let (mut path, mut seen, mut ids) = ("/opds/latest".to_owned(), Vec::new(), Vec::new());
    loop {
        let feed = read(&app, &path, ACQUISITION).await;
        ids.push(feed.id.clone());
        seen.extend(feed.entries.iter().map(|entry| entry.id.clone()));
        assert_eq!(link(&feed.links, "first").unwrap().href, "https://unroll.example/opds/latest");
        let Some(next) = link(&feed.links, "next") else { break };
        assert_eq!(next.media_type.as_deref(), Some(ACQUISITION));
        path = next.href.strip_prefix("https://unroll.example").unwrap().to_owned();
    }
    assert_eq!((ids.len(), seen.len()), (3, 45));
    ids.dedup();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!((ids.len(), seen.len()), (3, 45), "no page and no book twice");
}

#[tokio::test]
async fn the_last_week_of_a_list_is_a_book_of_it() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    let feed = read(&app, "/opds/sample", ACQUISITION).await;
    assert_eq!(feed.entries.len(), 1, "today is not over");
    app.clock.advance(jiff::SignedDuration::from_hours(24));
    let feed = read(&app, "/opds/sample", ACQUISITION).await;
    let file = link(&feed.entries[0].links, BOOK).unwrap();
    assert_eq!(file.href, "https://unroll.example/sample/week.epub");
    app.get("/sample/week.epub").await.is(200);
}

#[tokio::test]
async fn the_book_of_the_week_is_there_however_much_came_since_and_on_the_first_page_alone() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.get("/latest").await.is(200).has("a[href$='week.epub']", 0);
    app.clock.advance(jiff::SignedDuration::from_hours(24));
    for n in 0..45 {
        app.keeps(conversation(line(&format!("user{n}"), 3))).await;
    }
    let is_week = |entry: &feed_rs::model::Entry| entry.id.ends_with("/latest/week.epub");
    let (mut path, mut seen) = ("/opds/latest".to_owned(), Vec::new());
    loop {
        let feed = read(&app, &path, ACQUISITION).await;
        seen.push(feed.entries.iter().filter(|entry| is_week(entry)).count());
        let Some(next) = link(&feed.links, "next") else { break };
        path = next.href.strip_prefix("https://unroll.example").unwrap().to_owned();
    }
    assert_eq!(seen, [1, 0, 0]);
    let page = app.get("/latest").await;
    page.is(200).has("a[href='/latest/week.epub'][type='application/epub+zip']", 1);
    let older = page.attributes("a[rel=next]", "href");
    app.get(&older[0]).await.is(200).has("a[href$='week.epub']", 0);
    app.get("/sample/user1").await.is(200).has("a[href$='week.epub']", 0);
}

#[tokio::test]
async fn a_shelf_answers_to_the_spellings_that_its_page_answers_to() {
    let app = app().await;
    let mut posts = line("alice", 3);
    posts[0].tags = vec!["Tides".to_owned()];
    app.keeps(conversation(posts)).await;
    for (path, place) in [
        ("/opds/tag/TIDES", "/opds/tag/tides"),
        ("/opds/tag/tides/", "/opds/tag/tides"),
        ("/opds/Latest", "/opds/latest"),
        ("/opds/sample/@alice", "/opds/sample/alice"),
    ] {
        app.get(path).await.is(301).leads_to(place);
    }
    let feed = read(&app, "/opds/tag/tides", ACQUISITION).await;
    let related = feed.entries[0].links.iter().map(|link| &*link.href);
    assert!(related.into_iter().any(|it| it == "https://unroll.example/opds/tag/tides"));
}

#[tokio::test]
async fn a_catalogue_that_did_not_change_is_not_sent_again_and_one_that_did_is() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    for path in ["/opds", "/opds/latest", "/opds/opensearch.xml"] {
        let tag = app.get(path).await.is(200).header("etag").to_owned();
        app.get_with(path, &[("if-none-match", &tag)]).await.is(304);
    }
    app.clock.advance(jiff::SignedDuration::from_hours(24 * 3));
    let tag = app.get("/opds/latest").await.header("etag").to_owned();
    // Words that no line of a list shows.
    let mut posts = line("alice", 3);
    posts[2].tags = vec!["late".to_owned()];
    app.keeps(conversation(posts)).await;
    app.settle().await;
    let anew = app.get_with("/opds/latest", &[("if-none-match", &tag)]).await;
    assert!(anew.is(200).text().contains("term=\"late\""));
}

#[tokio::test]
async fn a_reading_app_searches_the_catalogue() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.keeps(conversation(line("bob", 3))).await;
    let root = read(&app, "/opds", NAVIGATION).await;
    let search = link(&root.links, "search").unwrap();
    assert_eq!(search.media_type.as_deref(), Some("application/opensearchdescription+xml"));
    let told =
        app.get(search.href.strip_prefix("https://unroll.example").unwrap()).await.is(200).text();
    let told = Document::parse(&told).unwrap();
    let url = told.descendants().find(|node| node.tag_name().name() == "Url").unwrap();
    assert_eq!(url.attribute("type"), Some(ACQUISITION));
    let path = url.attribute("template").unwrap().replace("{searchTerms}", "alice");
    let found = read(&app, path.strip_prefix("https://unroll.example").unwrap(), ACQUISITION).await;
    let ids: Vec<&str> = found.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["https://unroll.example/sample/alice/1"]);
    for odd in ["", "q=", "q=%22%00(", "q=x&after=y"] {
        read(&app, &format!("/opds/search?{odd}"), ACQUISITION).await;
    }
}

#[tokio::test]
async fn no_words_break_the_catalogue() {
    let app = app().await;
    let attacks = ["]]><script>alert(1)</script>", "\u{0}\u{b}\u{fffe}", "\"><link/>", "&lt;&#0;"];
    for (at, attack) in attacks.into_iter().enumerate() {
        let mut posts = line(&format!("user{at}"), 3);
        posts[0].text = RichText::plain(attack);
        posts[0].author.name = attack.to_owned();
        posts[0].language = Some(attack.to_owned());
        posts[0].tags = vec![attack.to_owned()];
        app.keeps(conversation(posts)).await;
    }
    assert_eq!(read(&app, "/opds/latest", ACQUISITION).await.entries.len(), 4);
}

#[tokio::test]
async fn where_no_list_is_shown_there_is_no_catalogue() {
    let app = TestApp::with(Site { list: false, ..site() }).await;
    app.keeps(conversation(line("alice", 3))).await;
    for path in ["/opds", "/opds/latest", "/opds/sample"] {
        app.get(path).await.is(404);
    }
}
