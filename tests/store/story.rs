//! What becomes of one thread, from its first unrolling to its end.

use unspool::{
    consent::Verdict,
    store::{self, Gone, Page},
    thread::PostRef,
};

use super::{SHOWN, Shelf, at, sample};

#[tokio::test]
async fn a_thread_is_found_by_any_of_its_posts_and_by_every_spelling_of_them() {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &["a", "b", "c"], 0);
    let asked: PostRef = "bluesky:ada.example@c".parse().unwrap();
    shelf.write.keep(&thread, &asked, &SHOWN).await.unwrap();
    for id in ["a", "b", "c"] {
        assert_eq!(shelf.find(&sample::name("ada", id)).await.as_ref(), Some(&thread));
        assert_eq!(shelf.find(&sample::alias("ada", id)).await.as_ref(), Some(&thread));
    }
    assert_eq!(shelf.find(&asked).await.as_ref(), Some(&thread));
    assert_eq!(shelf.at("bluesky/ada.test/a").await, Some(thread.root.clone()));
    assert_eq!(shelf.find(&sample::name("ada", "d")).await, None);
    assert_eq!(shelf.find(&sample::name("bob", "a")).await, None);
    assert_eq!(shelf.at("bluesky/ada.test/b").await, None, "only the page has an address");
}

#[tokio::test]
async fn what_keeping_gives_is_what_is_found_later() {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &["a"], 0);
    let verdict = Verdict { list: false, index: false, until: Some(at(100)) };
    let kept = shelf.write.keep(&thread, &thread.root, &verdict).await.unwrap();
    let found = shelf.read.thread(&thread.root).await.unwrap().unwrap();
    assert_eq!((&found.verdict, &kept.verdict), (&verdict, &verdict));
    assert_eq!((found.checked_at, kept.checked_at), (at(0), at(0)));
    assert_eq!(found.version, kept.version);
    assert_eq!(found.thread, kept.thread);
}

#[tokio::test]
async fn a_thread_that_was_read_again_is_one_thread_with_the_old_names_and_a_new_version() {
    let shelf = Shelf::new().await;
    let first = shelf.keep(&sample::thread("ada", &["a", "b", "c", "d"], 0)).await;
    let shorter = sample::thread("ada", &["a", "c", "d"], 60);
    let second = shelf.keep(&shorter).await;
    assert_ne!(first.version, second.version);
    assert_eq!(shelf.find(&sample::name("ada", "b")).await, Some(shorter), "b led here once");
    let list = shelf.read.latest(Page::First(9)).await.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!((list[0].unrolled_at, list[0].posts), (at(0), 3));
}

#[tokio::test]
async fn after_a_change_of_handle_the_old_address_still_leads_to_the_thread() {
    let shelf = Shelf::new().await;
    let mut thread = sample::thread("ada", &["a", "b", "c"], 0);
    shelf.keep(&thread).await;
    thread.address = "bluesky/lovelace.test/a".to_owned();
    thread.author.handle = "lovelace.test".to_owned();
    shelf.keep(&thread).await;
    for address in ["bluesky/ada.test/a", "bluesky/lovelace.test/a"] {
        assert_eq!(shelf.at(address).await, Some(thread.root.clone()), "{address}");
    }
    let list = shelf.read.latest(Page::First(9)).await.unwrap();
    assert_eq!((list.len(), list[0].handle.as_str()), (1, "lovelace.test"));
    assert_eq!(list[0].address, "bluesky/lovelace.test/a");
}

#[tokio::test]
async fn an_address_that_passes_to_somebody_else_leads_to_them_and_nobody_is_lost() {
    let shelf = Shelf::new().await;
    let old = sample::thread("ada", &["a", "b", "c"], 0);
    shelf.keep(&old).await;
    let mut new = sample::thread("eve", &["a", "b", "c"], 60);
    new.address.clone_from(&old.address);
    shelf.keep(&new).await;
    assert_eq!(shelf.at(&old.address).await, Some(new.root.clone()));
    assert_eq!(shelf.find(&old.root).await, Some(old));
    let list = shelf.read.latest(Page::First(9)).await.unwrap();
    assert_eq!(list.iter().map(|line| line.author.as_str()).collect::<Vec<_>>(), ["EVE"]);
}

#[tokio::test]
async fn what_the_author_took_away_is_gone_from_every_look_up_and_list() {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &["a", "b", "c"], 0);
    let other = sample::thread("bob", &["x", "y", "z"], 0);
    shelf.keep(&thread).await;
    shelf.keep(&other).await;
    assert!(shelf.find(&thread.root).await.is_some(), "and the reader has seen it");
    let second = sample::alias("ada", "b");
    assert!(shelf.write.forget(&second, Gone::Deleted, at(9)).await.unwrap());
    for name in [&thread.root, &sample::name("ada", "b"), &second] {
        assert_eq!(shelf.find(name).await, None);
        assert_eq!(shelf.read.gone(name).await.unwrap().map(|(why, _)| why), Some(Gone::Deleted));
    }
    assert_eq!(shelf.at(&thread.address).await, None);
    let list = shelf.read.latest(Page::First(9)).await.unwrap();
    assert_eq!(list.iter().map(|line| &*line.handle).collect::<Vec<_>>(), ["bob.test"]);
    assert_eq!(shelf.find(&other.root).await, Some(other.clone()));
    assert_eq!(shelf.read.gone(&other.root).await.unwrap().map(|(why, _)| why), None);
    assert!(!shelf.write.forget(&second, Gone::Refused, at(10)).await.unwrap());
    assert_eq!(
        shelf.read.gone(&second).await.unwrap().map(|(why, _)| why),
        Some(Gone::Deleted),
        "nothing was kept"
    );
}

#[tokio::test]
async fn the_words_of_a_forgotten_thread_are_not_left_in_the_file() {
    let shelf = Shelf::new().await;
    let mut thread = sample::thread("ada", &["a"], 0);
    thread.author.name = "Zanzibar Quokka".to_owned();
    shelf.keep(&thread).await;
    shelf.write.forget(&thread.root, Gone::Refused, at(1)).await.unwrap();
    shelf.read.close().await;
    shelf.write.close().await;
    let mut files = 0;
    for file in std::fs::read_dir(shelf.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(15).any(|window| window == b"Zanzibar Quokka"));
        files += 1;
    }
    assert!(files > 0);
}

#[tokio::test]
async fn a_thread_that_comes_back_has_no_tombstones_left() {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &["a", "b", "c"], 0);
    shelf.keep(&thread).await;
    shelf.write.forget(&thread.root, Gone::Refused, at(1)).await.unwrap();
    let back = sample::thread("ada", &["a", "b", "c"], 2);
    shelf.keep(&back).await;
    assert_eq!(
        shelf.read.gone(&sample::alias("ada", "b")).await.unwrap().map(|(why, _)| why),
        None
    );
    assert_eq!(shelf.find(&thread.root).await, Some(back));
    let list = shelf.read.latest(Page::First(9)).await.unwrap();
    assert_eq!(list[0].unrolled_at, at(2), "it is new");
}

#[tokio::test]
async fn what_may_be_kept_for_a_while_goes_when_its_time_is_up() {
    let shelf = Shelf::new().await;
    let short = sample::thread("ada", &["a", "b"], 0);
    let long = sample::thread("bob", &["x"], 0);
    let until = Verdict { until: Some(at(100)), ..SHOWN };
    shelf.write.keep(&short, &short.root, &until).await.unwrap();
    shelf.keep(&long).await;
    assert_eq!(shelf.write.purge(at(99)).await.unwrap(), 0);
    assert!(shelf.find(&short.root).await.is_some());
    assert_eq!(shelf.write.purge(at(100)).await.unwrap(), 1);
    assert_eq!(shelf.find(&short.root).await, None);
    let second = sample::alias("ada", "b");
    assert_eq!(shelf.read.gone(&second).await.unwrap().map(|(why, _)| why), Some(Gone::Expired));
    assert!(shelf.find(&long.root).await.is_some());
    assert_eq!(shelf.write.purge(at(1000)).await.unwrap(), 0);
}

#[tokio::test]
async fn a_copy_that_was_found_unchanged_says_when() {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &["a"], 0);
    let kept = shelf.keep(&thread).await;
    shelf.write.checked(&thread.root, at(500)).await.unwrap();
    let found = shelf.read.thread(&thread.root).await.unwrap().unwrap();
    assert_eq!((found.checked_at, found.version), (at(500), kept.version));
    assert_eq!(found.thread.fetched_at, at(0));
}

#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &["a"], 0);
    shelf.keep(&thread).await;
    let gone = sample::thread("bob", &["x"], 0);
    shelf.keep(&gone).await;
    shelf.write.forget(&gone.root, Gone::Deleted, at(1)).await.unwrap();
    let key = shelf.write.secret("actor", b"first").await.unwrap();
    shelf.read.close().await;
    shelf.write.close().await;
    let again = store::open(&super::url(&shelf.folder)).await.unwrap();
    assert_eq!(*again.thread(&thread.root).await.unwrap().unwrap().thread, thread);
    assert_eq!(again.gone(&gone.root).await.unwrap().map(|(why, _)| why), Some(Gone::Deleted));
    assert_eq!(again.secret("actor", b"second").await.unwrap(), key);
}

#[tokio::test]
async fn a_secret_is_what_was_said_first() {
    let shelf = Shelf::new().await;
    assert_eq!(shelf.write.secret("actor", b"first").await.unwrap(), b"first");
    assert_eq!(shelf.read.secret("actor", b"second").await.unwrap(), b"first");
    assert_eq!(shelf.write.secret("other", b"\0\xff").await.unwrap(), b"\0\xff");
}
