//! Lists of threads, page by page.

use unspool::{
    consent::Verdict,
    store::{Entry, Gone, Page},
    thread::{Embed, Inline, Item, Media, MediaKind, Post, PostRef, Thread},
};

use super::{SHOWN, Shelf, at, sample};

/// As many as a thread in a list has at least.
const POSTS: [&str; 3] = ["a", "b", "c"];

async fn page(shelf: &Shelf, after: Option<&Entry>, limit: u32) -> Vec<Entry> {
    let page = match after {
        Some(entry) => Page::After(entry.cursor, limit),
        None => Page::First(limit),
    };
    shelf.read.latest(page).await.unwrap()
}

#[tokio::test]
async fn an_entry_shows_who_wrote_what_where_and_how_long_it_is() {
    let shelf = Shelf::new().await;
    shelf.keep(&sample::thread("ada", &["a", "b", "c"], 5)).await;
    let list = page(&shelf, None, 10).await;
    let [entry] = &list[..] else { panic!("{list:?}") };
    assert_eq!(entry.address, "bluesky/ada.test/a");
    assert_eq!(entry.network, "bluesky");
    assert_eq!((entry.author.as_str(), entry.handle.as_str()), ("ADA", "ada.test"));
    assert_eq!(entry.title, "Words of a by ada.");
    assert_eq!(entry.language.as_deref(), Some("en"));
    assert_eq!((entry.posts, entry.unrolled_at), (3, at(5)));
}

#[tokio::test]
async fn the_newest_stand_first_and_only_those_that_may_be_listed() {
    let shelf = Shelf::new().await;
    assert!(page(&shelf, None, 10).await.is_empty());
    for (author, read) in [("one", 1), ("three", 3), ("two", 2)] {
        shelf.keep(&sample::thread(author, &POSTS, read)).await;
    }
    let unlisted = sample::thread("shy", &POSTS, 9);
    let verdict = Verdict { list: false, ..SHOWN };
    shelf.write.keep(&unlisted, &unlisted.root, &verdict).await.unwrap();
    let handles = |list: Vec<Entry>| list.into_iter().map(|e| e.handle).collect::<Vec<_>>();
    assert_eq!(handles(page(&shelf, None, 10).await), ["three.test", "two.test", "one.test"]);
    assert_eq!(handles(page(&shelf, None, 1).await), ["three.test"]);
    // Somebody changes their mind, in either direction.
    let verdict = Verdict { list: false, ..SHOWN };
    let three = sample::thread("three", &POSTS, 20);
    shelf.write.keep(&three, &three.root, &verdict).await.unwrap();
    shelf.keep(&sample::thread("shy", &POSTS, 21)).await;
    assert_eq!(handles(page(&shelf, None, 10).await), ["shy.test", "two.test", "one.test"]);
}

#[tokio::test]
async fn an_archive_of_old_threads_does_not_push_the_unrolled_ones_away() {
    let shelf = Shelf::new().await;
    shelf.keep(&sample::thread("unrolled", &POSTS, 5)).await;
    let mut old = sample::thread("importer", &POSTS, 9);
    old.archived = true;
    let Some(Item::Post(last)) = old.trunk.last_mut() else { panic!("a post") };
    last.posted_at = at(2);
    shelf.keep(&old).await;
    let seen: Vec<_> =
        page(&shelf, None, 10).await.into_iter().map(|it| (it.handle, it.unrolled_at)).collect();
    assert_eq!(seen, [("unrolled.test".to_owned(), at(5)), ("importer.test".to_owned(), at(2))]);
}

#[tokio::test]
async fn leafing_through_shows_each_thread_once_while_others_arrive() {
    let shelf = Shelf::new().await;
    for number in 0..30 {
        // Seven to a second, so that moments alone do not tell them apart.
        shelf.keep(&sample::thread(&format!("n{number:02}"), &POSTS, number / 7)).await;
    }
    let mut seen: Vec<String> = Vec::new();
    let mut last: Option<Entry> = None;
    for round in 0.. {
        let entries = page(&shelf, last.as_ref(), 4).await;
        let Some(end) = entries.last() else { break };
        last = Some(end.clone());
        seen.extend(entries.into_iter().map(|entry| entry.handle));
        shelf.keep(&sample::thread(&format!("new{round}"), &POSTS, 1000 + round)).await;
        shelf.keep(&sample::thread("n11", &["a", "b", "c", "d"], 2000 + round)).await;
    }
    let mut expected: Vec<String> = (0..30).map(|number| format!("n{number:02}.test")).collect();
    seen.sort();
    expected.sort();
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_cursor_whose_thread_is_gone_still_marks_the_place() {
    let shelf = Shelf::new().await;
    for number in 0..5 {
        shelf.keep(&sample::thread(&format!("n{number}"), &POSTS, number)).await;
    }
    let first = page(&shelf, None, 2).await;
    let gone = sample::name("n3", "a");
    shelf.write.forget(&gone, unspool::store::Gone::Deleted, at(9)).await.unwrap();
    let rest = page(&shelf, first.last(), 10).await;
    let handles: Vec<_> = rest.iter().map(|entry| entry.handle.as_str()).collect();
    assert_eq!(handles, ["n2.test", "n1.test", "n0.test"]);
}

#[tokio::test]
async fn each_network_and_each_author_has_a_list_of_their_own() {
    let shelf = Shelf::new().await;
    for (author, post, read) in [("ada", "a", 1), ("bob", "b", 2), ("ada", "c", 3)] {
        shelf.keep(&sample::thread(author, &[post, "y", "z"], read)).await;
    }
    let list = async |name: &str| {
        let entries = shelf.read.within(name, Page::First(10)).await.unwrap();
        entries.into_iter().map(|entry| entry.address).collect::<Vec<_>>()
    };
    let (a, b, c) = ("bluesky/ada.test/a", "bluesky/bob.test/b", "bluesky/ada.test/c");
    assert_eq!(list("bluesky").await, [c, b, a]);
    assert_eq!(list("bluesky/ada.test").await, [c, a]);
    assert!(list("bluesky/ada").await.is_empty(), "whole segments only");
    assert!(list("bluesky/ada.test/a").await.is_empty(), "a thread is no list");

    // Page by page, in the same order.
    let first = shelf.read.within("bluesky", Page::First(2)).await.unwrap();
    let rest = shelf.read.within("bluesky", Page::After(first[1].cursor, 2)).await.unwrap();
    assert_eq!(rest.iter().map(|entry| &*entry.address).collect::<Vec<_>>(), [a]);

    // Out of sight in one list is out of sight in all, and so is what was taken out.
    let shy = sample::thread("ada", &["c", "y", "z"], 4);
    shelf.write.keep(&shy, &shy.root, &Verdict { list: false, ..SHOWN }).await.unwrap();
    shelf.write.forget(&sample::name("bob", "b"), Gone::Removed, at(5)).await.unwrap();
    assert_eq!(list("bluesky").await, [a]);
}

/// The n-th post of the trunk, from 0.
fn post(thread: &mut Thread, n: usize) -> &mut Post {
    let Item::Post(post) = &mut thread.trunk[n] else { panic!("a post") };
    post
}

async fn list(shelf: &Shelf, name: &str) -> Vec<String> {
    let entries = shelf.read.within(name, Page::First(50)).await.unwrap();
    entries.into_iter().map(|entry| entry.address).collect()
}

#[tokio::test]
async fn leafing_back_shows_the_same_pages_from_below() {
    let shelf = Shelf::new().await;
    for number in 0..10 {
        shelf.keep(&sample::thread(&format!("n{number}"), &POSTS, number / 3)).await;
    }
    let all = page(&shelf, None, 99).await;
    for (at, entry) in all.iter().enumerate() {
        for limit in [1, 3, 99] {
            let above = shelf.read.latest(Page::Before(entry.cursor, limit)).await.unwrap();
            assert_eq!(above, all[at.saturating_sub(limit as usize)..at], "{at} {limit}");
            let below = shelf.read.latest(Page::After(entry.cursor, limit)).await.unwrap();
            assert_eq!(below, all[at + 1..all.len().min(at + 1 + limit as usize)]);
        }
    }
}

#[tokio::test]
async fn short_threads_and_those_of_which_much_is_missing_stand_in_no_list() {
    let shelf = Shelf::new().await;
    shelf.keep(&sample::thread("short", &["a", "b"], 1)).await;
    let mut holey = sample::thread("holey", &POSTS, 2);
    holey.receipt.expected = Some(5);
    shelf.keep(&holey).await;
    let mut headless = sample::thread("headless", &POSTS, 3);
    headless.receipt.extent = unspool::thread::Extent::HeadMissing;
    shelf.keep(&headless).await;
    let mut nearly = sample::thread("nearly", &POSTS, 4);
    nearly.receipt.expected = Some(4);
    shelf.keep(&nearly).await;
    assert_eq!(list(&shelf, "latest").await, ["bluesky/nearly.test/a"]);
    assert!(shelf.at("bluesky/short.test/a").await.is_some(), "its address leads to it");
    // What was whole enough once and is not any more leaves.
    nearly.receipt.expected = Some(9);
    shelf.keep(&nearly).await;
    assert!(list(&shelf, "latest").await.is_empty());
    assert!(list(&shelf, "bluesky/nearly.test").await.is_empty());
}

#[tokio::test]
async fn a_thread_stands_under_its_tags_in_one_spelling_and_leaves_with_them() {
    let shelf = Shelf::new().await;
    let mut thread = sample::thread("ada", &POSTS, 1);
    let url = "https://tags.example/x".parse().unwrap();
    post(&mut thread, 1).text.0.push(unspool::thread::Block::Paragraph(vec![Inline::Tag {
        name: "TideClock".to_owned(),
        url,
    }]));
    post(&mut thread, 2).tags = vec!["Ｔide".to_owned(), "tide".to_owned()];
    shelf.keep(&thread).await;
    assert_eq!(list(&shelf, "tag/tideclock").await, ["bluesky/ada.test/a"]);
    assert_eq!(list(&shelf, "tag/tide").await, ["bluesky/ada.test/a"]);
    post(&mut thread, 2).tags.clear();
    shelf.keep(&thread).await;
    assert!(list(&shelf, "tag/tide").await.is_empty());
}

#[tokio::test]
async fn an_entry_shows_the_first_picture_unless_something_is_to_be_covered() {
    let shelf = Shelf::new().await;
    let mut thread = sample::thread("ada", &POSTS, 1);
    let media = |file: &str| Media {
        kind: MediaKind::Image,
        url: format!("https://cdn.example/{file}").parse().unwrap(),
        preview: None,
        alt: None,
        size: None,
        focus: None,
        captions: Vec::new(),
    };
    post(&mut thread, 1).media = vec![media("1.png"), media("2.png")];
    shelf.keep(&thread).await;
    let picture = async || page(&shelf, None, 1).await[0].picture.clone().map(String::from);
    assert_eq!(picture().await.as_deref(), Some("https://cdn.example/1.png"));
    post(&mut thread, 2).sensitive = true;
    shelf.keep(&thread).await;
    assert_eq!(picture().await, None);
}

#[tokio::test]
async fn who_quotes_a_thread_is_known_by_any_of_its_posts_and_forgotten_with_the_quote() {
    let shelf = Shelf::new().await;
    let quoted = sample::thread("ada", &POSTS, 1);
    let second = Box::new(quoted.posts().nth(1).unwrap().clone());
    shelf.keep(&quoted).await;
    let mut quoting = sample::thread("bob", &POSTS, 2);
    post(&mut quoting, 0).embeds = vec![Embed::Quote(second.clone())];
    shelf.keep(&quoting).await;
    let mut short = sample::thread("cid", &["a"], 3);
    post(&mut short, 0).embeds = vec![Embed::Quote(second)];
    shelf.keep(&short).await;
    let by = async || {
        let entries = shelf.read.quoting(&quoted.root, 5).await.unwrap();
        entries.into_iter().map(|entry| entry.handle).collect::<Vec<_>>()
    };
    assert_eq!(by().await, ["bob.test"], "and none that stands in no list");
    post(&mut quoting, 0).embeds.clear();
    shelf.keep(&quoting).await;
    assert!(by().await.is_empty());
}

#[tokio::test]
async fn an_authors_former_list_leads_to_the_one_they_have_now() {
    let shelf = Shelf::new().await;
    let mut thread = sample::thread("ada", &POSTS, 1);
    shelf.keep(&thread).await;
    thread.address = "bluesky/Lovelace.test/a".to_owned();
    shelf.keep(&thread).await;
    let now = async |list: &str| shelf.read.now_in(list).await.unwrap();
    assert_eq!(now("bluesky/ada.test").await.as_deref(), Some("bluesky/Lovelace.test"));
    assert_eq!(now("bluesky/did:plc:ada").await.as_deref(), Some("bluesky/Lovelace.test"));
    assert_eq!(now("bluesky/ada").await, None);
    assert_eq!(now("bluesky").await, None, "a network is no author");
    assert_eq!(list(&shelf, "bluesky/lovelace.test").await, ["bluesky/Lovelace.test/a"]);
}

#[tokio::test]
async fn what_was_read_most_counts_days_that_are_asked_for_and_listed_threads_alone() {
    let shelf = Shelf::new().await;
    for author in ["ada", "bob", "cid"] {
        shelf.keep(&sample::thread(author, &POSTS, 1)).await;
    }
    shelf.keep(&sample::thread("short", &["a"], 1)).await;
    let root = |author: &str| -> PostRef { sample::name(author, "a") };
    let day = |n: i8| jiff::civil::date(2026, 3, n);
    let count = async |n: i8, readings: &[(PostRef, u32)]| {
        shelf.write.count(readings, day(n), day((n - 6).max(1))).await.unwrap();
    };
    count(1, &[(root("ada"), 50)]).await;
    count(7, &[(root("bob"), 2), (root("cid"), 1), (root("short"), 9), (root("nobody"), 9)]).await;
    count(8, &[(root("cid"), 2)]).await;
    let most = async |n: i8| {
        let entries = shelf.read.most_read(day(n), 9).await.unwrap();
        entries.into_iter().map(|entry| entry.handle).collect::<Vec<_>>()
    };
    assert_eq!(most(2).await, ["cid.test", "bob.test"]);
    assert_eq!(most(1).await, ["cid.test", "bob.test"], "older days are dropped");
    shelf.write.forget(&root("cid"), Gone::Deleted, at(9)).await.unwrap();
    assert_eq!(most(2).await, ["bob.test"]);
}
