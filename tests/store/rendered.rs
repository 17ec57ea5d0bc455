//! Pages that were rendered are there as long as all that they show is the same.

use unspool::{
    consent::Verdict,
    store::{Gone, Rendered},
    thread::{Embed, Item, Thread},
};

use super::{SHOWN, Shelf, at, sample};

const POSTS: [&str; 3] = ["a", "b", "c"];

fn page_of(thread: &Thread, version: &str, id: i64) -> Rendered {
    Rendered {
        id,
        address: thread.address.clone(),
        root: thread.root.clone(),
        author: thread.author.address.clone(),
        version: version.to_owned(),
        checked_at: thread.fetched_at,
        last_post: at(3),
        verdict: SHOWN,
        around: "those around".to_owned(),
        edition: "first".to_owned(),
        tag: "a tag".to_owned(),
        bytes: vec![7; 1000],
    }
}

/// Ada's thread, with a page of it.
async fn shelf() -> (Shelf, Thread, Rendered) {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &POSTS, 0);
    let kept = shelf.keep(&thread).await;
    let page = page_of(&thread, &kept.version, 1);
    shelf.write.keep_rendered(&page, at(1)).await.unwrap();
    (shelf, thread, page)
}

async fn is_there(shelf: &Shelf, id: i64) -> bool {
    shelf.read.rendered(id).await.unwrap().is_some()
}

#[tokio::test]
async fn a_page_comes_back_as_it_was() {
    let (shelf, _, page) = shelf().await;
    assert_eq!(shelf.read.rendered(1).await.unwrap(), Some(page.clone()));
    assert_eq!(shelf.read.rendered(2).await.unwrap(), None);
    let newer = Rendered { tag: "another".to_owned(), bytes: vec![8; 10], ..page };
    shelf.write.keep_rendered(&newer, at(2)).await.unwrap();
    assert_eq!(shelf.read.rendered(1).await.unwrap(), Some(newer));
    shelf.write.drop_rendered(1).await.unwrap();
    assert!(!is_there(&shelf, 1).await);
}

#[tokio::test]
async fn a_page_of_what_is_not_kept_any_more_is_not_kept_either() {
    let (shelf, thread, page) = shelf().await;
    let older = Rendered { id: 2, version: "another".to_owned(), ..page.clone() };
    let unchecked = Rendered { id: 3, checked_at: at(77), ..page.clone() };
    let elsewhere = Rendered { id: 4, address: "bluesky/eve.test/a".to_owned(), ..page };
    for page in [older, unchecked, elsewhere] {
        shelf.write.keep_rendered(&page, at(1)).await.unwrap();
        assert!(!is_there(&shelf, page.id).await);
    }
    shelf.write.forget(&thread.root, Gone::Deleted, at(2)).await.unwrap();
    let unknown = page_of(&thread, "x", 5);
    shelf.write.keep_rendered(&unknown, at(3)).await.unwrap();
    assert!(!is_there(&shelf, 5).await);
}

#[tokio::test]
async fn a_page_goes_with_whatever_changes_in_its_thread() {
    let (shelf, thread, _) = shelf().await;
    shelf.write.checked(&thread.root, at(50)).await.unwrap();
    assert!(!is_there(&shelf, 1).await, "it says when it was checked");

    let (shelf, _, _) = self::shelf().await;
    shelf.keep(&sample::thread("ada", &["a", "b"], 1)).await;
    assert!(!is_there(&shelf, 1).await, "another copy");

    let (shelf, thread, _) = self::shelf().await;
    let quiet = Verdict { index: false, ..SHOWN };
    shelf.write.keep(&thread, &thread.root, &quiet).await.unwrap();
    assert!(!is_there(&shelf, 1).await, "another verdict");

    let (shelf, thread, _) = self::shelf().await;
    shelf.write.forget(&thread.root, Gone::Refused, at(2)).await.unwrap();
    assert!(!is_there(&shelf, 1).await, "taken out");
}

#[tokio::test]
async fn a_page_goes_with_whatever_changes_in_what_it_names() {
    let (shelf, _, _) = shelf().await;
    shelf.keep(&sample::thread("bob", &POSTS, 1)).await;
    assert!(is_there(&shelf, 1).await, "somebody else's thread");

    shelf.keep(&sample::thread("ada", &["x", "y", "z"], 1)).await;
    assert!(!is_there(&shelf, 1).await, "another thread by its author");

    let (shelf, thread, page) = self::shelf().await;
    let mut quoting = sample::thread("bob", &POSTS, 1);
    let Some(Item::Post(second)) = thread.trunk.get(1) else { unreachable!() };
    if let Some(Item::Post(post)) = quoting.trunk.first_mut() {
        post.embeds = vec![Embed::Quote(second.clone())];
    }
    shelf.keep(&quoting).await;
    assert!(!is_there(&shelf, 1).await, "a thread that quotes it");

    shelf.write.keep_rendered(&page, at(2)).await.unwrap();
    assert!(is_there(&shelf, 1).await);
    shelf.write.forget(&quoting.root, Gone::Deleted, at(3)).await.unwrap();
    assert!(!is_there(&shelf, 1).await, "the quoting thread is gone");
}

#[tokio::test]
async fn those_of_other_editions_and_the_oldest_beyond_the_budget_go() {
    let (shelf, _, page) = shelf().await;
    for id in 2..=9 {
        let edition = if id % 2 == 0 { "second" } else { "first" };
        let page = Rendered { id, edition: edition.to_owned(), ..page.clone() };
        shelf.write.keep_rendered(&page, at(id)).await.unwrap();
    }
    assert_eq!(shelf.write.trim_rendered("first", 3000).await.unwrap(), 4 + 2);
    for id in 1..=9 {
        assert_eq!(is_there(&shelf, id).await, [5, 7, 9].contains(&id), "{id}");
    }
    assert_eq!(shelf.write.trim_rendered("first", 3000).await.unwrap(), 0);
}
