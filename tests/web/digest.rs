//! The book of a week.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
    process::Command,
};

use jiff::SignedDuration;
use roxmltree::{Document, ParsingOptions};
use unspool::{
    thread::{RichText, Signal},
    web::Site,
};
use zip::ZipArchive;

use crate::support::{
    app::{TestApp, site},
    scripted::{conversation, line, post},
    tools,
};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The texts of the book at that address, each of which is well-formed.
async fn book(app: &TestApp, path: &str) -> BTreeMap<String, String> {
    let answer = app.get_with(path, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(answer.is(200).header("content-type"), "application/epub+zip");
    assert_eq!(answer.header("content-encoding"), "");
    valid(&answer.body);
    let mut zip = ZipArchive::new(Cursor::new(answer.body)).unwrap();
    let mut texts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        if name.ends_with("html") || name.ends_with("opf") {
            let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
            Document::parse_with_options(&text, options)
                .unwrap_or_else(|error| panic!("{name}: {error}: {text}"));
        }
        texts.insert(name, text);
    }
    texts
}

/// `EPUBCheck` finds nothing to say.
fn valid(book: &[u8]) {
    let Some(jar) = tools::epubcheck() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("week.epub");
    std::fs::write(&file, book).unwrap();
    let check =
        Command::new("java").arg("-jar").arg(jar).arg("--failonwarnings").arg(&file).output();
    let check = check.unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
}

fn titles(book: &BTreeMap<String, String>) -> Vec<&str> {
    let nav = &book["EPUB/nav.xhtml"];
    let lines = nav.split("-title.xhtml\"").skip(1);
    lines.map(|line| line.split(['>', '<']).nth(1).unwrap()).collect()
}

#[tokio::test]
async fn what_a_list_got_in_the_last_seven_days_is_one_book() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("old", 3))).await;
    app.clock.advance(DAY);
    app.keeps(conversation(line("alice", 3))).await;
    app.clock.advance(DAY * 6);
    app.keeps(conversation(line("bob", 3))).await;
    app.clock.advance(DAY);
    app.keeps(conversation(line("today", 3))).await;
    for list in ["latest", "sample"] {
        let book = book(&app, &format!("/{list}/week.epub")).await;
        assert_eq!(titles(&book), ["Post 1 of alice.", "Post 1 of bob."], "{list}");
        for (n, user) in [(1, "alice"), (2, "bob")] {
            let text = &book[&format!("EPUB/thread-{n}-text-1.xhtml")];
            for post in 1..=3 {
                assert!(text.contains(&format!("Post {post} of {user}.")), "{text}");
            }
        }
        assert!(book["EPUB/package.opf"].contains(": 2 Mar 2026 to 8 Mar 2026</dc:title>"));
    }
    let hers = book(&app, "/sample/alice/week.epub").await;
    assert_eq!(titles(&hers), ["Post 1 of alice."]);
    app.get("/sample/old/week.epub").await.is(404);
    app.get("/sample/nobody/week.epub").await.is(404);
}

#[tokio::test]
async fn the_book_stays_the_same_all_day_and_loses_what_is_taken_out() {
    let app = TestApp::start().await;
    for user in ["alice", "bob"] {
        app.keeps(conversation(line(user, 3))).await;
    }
    app.clock.advance(DAY);
    let tag = app.get("/latest/week.epub").await.is(200).header("etag").to_owned();
    app.clock.advance(SignedDuration::from_hours(2));
    app.get_with("/latest/week.epub", &[("if-none-match", &tag)]).await.is(304);
    let post = crate::support::scripted::name("bob", 1);
    app.store.forget(&post, unspool::store::Gone::Removed, app.clock.now()).await.unwrap();
    assert_eq!(titles(&book(&app, "/latest/week.epub").await), ["Post 1 of alice."]);
}

#[tokio::test]
async fn a_book_holds_no_more_than_fifty_threads_and_none_that_must_go() {
    let app = TestApp::start().await;
    let mut fleeting = line("fleeting", 3);
    fleeting[0].author.signals.insert(Signal::NoArchive);
    for n in 0..55 {
        app.keeps(conversation(line(&format!("user{n}"), 3))).await;
        app.clock.advance(SignedDuration::from_secs(1));
    }
    app.keeps(conversation(fleeting)).await;
    app.clock.advance(SignedDuration::from_hours(20));
    let book = book(&app, "/latest/week.epub").await;
    let titles = titles(&book);
    assert_eq!(titles.len(), 49, "the newest fifty, but for one");
    assert_eq!(titles.last(), Some(&"Post 1 of user54."));
}

#[tokio::test]
async fn who_wrote_several_threads_is_named_once_and_the_file_says_of_which_list_it_is() {
    let app = TestApp::start().await;
    for (user, from) in [("alice", 1), ("bob", 1), ("alice", 11)] {
        let posts = (from..from + 3).map(|n| post(user, n, (n > from).then(|| n - 1)));
        let mut posts: Vec<_> = posts.collect();
        posts[0].tags = vec!["潮".to_owned(), "tide".to_owned()];
        app.keeps(conversation(posts)).await;
    }
    app.clock.advance(DAY);
    let texts = book(&app, "/latest/week.epub").await;
    assert_eq!(titles(&texts).len(), 3);
    let package = &texts["EPUB/package.opf"];
    let creators: Vec<&str> = package
        .split("<dc:creator")
        .skip(1)
        .map(|rest| rest.split(['>', '<']).nth(1).unwrap())
        .collect();
    assert_eq!(creators, ["Alice", "Bob"]);
    for (path, name, whole) in [
        ("/latest", "threads-latest-2026-03-01", "threads-latest-2026-03-01"),
        ("/sample/alice", "threads-sample-alice-2026-03-01", "threads-sample-alice-2026-03-01"),
        ("/tag/%E6%BD%AE", "threads-tag--2026-03-01", "threads-tag-%E6%BD%AE-2026-03-01"),
    ] {
        let book = app.get(&format!("{path}/week.epub")).await;
        assert_eq!(
            book.is(200).header("content-disposition"),
            format!("attachment; filename=\"{name}.epub\"; filename*=UTF-8''{whole}.epub")
        );
    }
}

#[tokio::test]
async fn what_was_read_most_is_a_book_in_the_order_of_the_list() {
    let app = TestApp::start().await;
    app.get("/most-read/week.epub").await.is(404);
    for user in ["alice", "bob"] {
        app.keeps(conversation(line(user, 3))).await;
    }
    app.get("/sample/alice/1").await.is(200);
    app.clock.advance(DAY);
    app.get("/sample/bob/1").await.is(200);
    app.settle().await;
    let page = app.get("/most-read").await;
    page.has("a[href='/most-read/week.epub']", 1);
    let listed = page.all(".listing .title");
    assert_eq!(titles(&book(&app, "/most-read/week.epub").await), listed);
}

#[tokio::test]
async fn no_words_break_a_book() {
    let app = TestApp::start().await;
    for (at, attack) in
        ["]]><script>", "\u{0}\u{b}\u{fffe}", "\"><b", "&lt;&#0;"].iter().enumerate()
    {
        let mut posts = line(&format!("user{at}"), 3);
        posts[0].text = RichText::plain(attack);
        posts[0].author.name = (*attack).to_owned();
        posts[0].language = Some((*attack).to_owned());
        app.keeps(conversation(posts)).await;
    }
    app.clock.advance(DAY);
    assert_eq!(titles(&book(&app, "/sample/week.epub").await).len(), 4);
}

#[tokio::test]
async fn where_no_list_is_shown_there_is_no_book_of_it() {
    let app = TestApp::with(Site { list: false, ..site() }).await;
    app.keeps(conversation(line("alice", 3))).await;
    app.clock.advance(DAY);
    app.get("/latest/week.epub").await.is(404);
    app.get("/sample/week.epub").await.is(404);
}
