//! The latest threads, page by page.

use unspool::{
    consent::Verdict,
    store::{Entry, Gone, Page},
    thread::Item,
};

use super::{SHOWN, Shelf, at, sample};

async fn page(shelf: &Shelf, after: Option<&Entry>, limit: u32) -> Vec<Entry> {
    let after = after.map(|entry| entry.cursor.clone());
    shelf.read.latest(Page { after, limit }).await.unwrap()
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
        shelf.keep(&sample::thread(author, &["a"], read)).await;
    }
    let unlisted = sample::thread("shy", &["a"], 9);
    let verdict = Verdict { list: false, ..SHOWN };
    shelf.write.keep(&unlisted, &unlisted.root, &verdict).await.unwrap();
    let handles = |list: Vec<Entry>| list.into_iter().map(|e| e.handle).collect::<Vec<_>>();
    assert_eq!(handles(page(&shelf, None, 10).await), ["three.test", "two.test", "one.test"]);
    assert_eq!(handles(page(&shelf, None, 1).await), ["three.test"]);
    // Somebody changes their mind, in either direction.
    let verdict = Verdict { list: false, ..SHOWN };
    let three = sample::thread("three", &["a"], 20);
    shelf.write.keep(&three, &three.root, &verdict).await.unwrap();
    shelf.keep(&sample::thread("shy", &["a"], 21)).await;
    assert_eq!(handles(page(&shelf, None, 10).await), ["shy.test", "two.test", "one.test"]);
}

#[tokio::test]
async fn an_archive_of_old_threads_does_not_push_the_unrolled_ones_away() {
    let shelf = Shelf::new().await;
    shelf.keep(&sample::thread("unrolled", &["a"], 5)).await;
    let mut old = sample::thread("importer", &["a", "b"], 9);
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
        shelf.keep(&sample::thread(&format!("n{number:02}"), &["a"], number / 7)).await;
    }
    let mut seen: Vec<String> = Vec::new();
    let mut last: Option<Entry> = None;
    for round in 0.. {
        let entries = page(&shelf, last.as_ref(), 4).await;
        let Some(end) = entries.last() else { break };
        last = Some(end.clone());
        seen.extend(entries.into_iter().map(|entry| entry.handle));
        shelf.keep(&sample::thread(&format!("new{round}"), &["a"], 1000 + round)).await;
        shelf.keep(&sample::thread("n11", &["a", "b"], 2000 + round)).await;
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
        shelf.keep(&sample::thread(&format!("n{number}"), &["a"], number)).await;
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
        shelf.keep(&sample::thread(author, &[post], read)).await;
    }
    let list = async |name: &str| {
        let page = Page { after: None, limit: 10 };
        let entries = shelf.read.within(name, page).await.unwrap();
        entries.into_iter().map(|entry| entry.address).collect::<Vec<_>>()
    };
    let (a, b, c) = ("bluesky/ada.test/a", "bluesky/bob.test/b", "bluesky/ada.test/c");
    assert_eq!(list("bluesky").await, [c, b, a]);
    assert_eq!(list("bluesky/ada.test").await, [c, a]);
    assert!(list("bluesky/ada").await.is_empty(), "whole segments only");
    assert!(list("bluesky/ada.test/a").await.is_empty(), "a thread is no list");

    // Page by page, in the same order.
    let first = shelf.read.within("bluesky", Page { after: None, limit: 2 }).await.unwrap();
    let after = Some(first[1].cursor.clone());
    let rest = shelf.read.within("bluesky", Page { after, limit: 2 }).await.unwrap();
    assert_eq!(rest.iter().map(|entry| &*entry.address).collect::<Vec<_>>(), [a]);

    // Out of sight in one list is out of sight in all, and so is what was taken out.
    let shy = sample::thread("ada", &["c"], 4);
    shelf.write.keep(&shy, &shy.root, &Verdict { list: false, ..SHOWN }).await.unwrap();
    shelf.write.forget(&sample::name("bob", "b"), Gone::Removed, at(5)).await.unwrap();
    assert_eq!(list("bluesky").await, [a]);
}
