//! Threads that turn out to be one, and many people at once.

use std::sync::Arc;

use tokio::task::JoinSet;
use unspool::{
    store::{self, Gone, Page},
    thread::Thread,
};

use super::{SHOWN, Shelf, at, sample};

async fn authors(shelf: &Shelf) -> Vec<String> {
    let list = shelf.read.latest(Page::First(99)).await.unwrap();
    list.into_iter().map(|line| line.address).collect()
}

#[tokio::test]
async fn a_thread_whose_beginning_was_missing_at_first_becomes_one_with_the_whole() {
    let shelf = Shelf::new().await;
    let headless = sample::thread("ada", &["b", "c", "d"], 0);
    let asked = "bluesky:ada.example@b".parse().unwrap();
    shelf.write.keep(&headless, &asked, &SHOWN).await.unwrap();
    let whole = sample::thread("ada", &["a", "b", "d"], 60);
    shelf.keep(&whole).await;
    for name in [&headless.root, &asked, &sample::name("ada", "c"), &sample::alias("ada", "c")] {
        assert_eq!(shelf.find(name).await.as_ref(), Some(&whole), "{name}");
    }
    assert_eq!(shelf.at("bluesky/ada.test/b").await, Some(whole.root.clone()));
    assert_eq!(authors(&shelf).await, ["bluesky/ada.test/a"]);
    let list = shelf.read.latest(Page::First(9)).await.unwrap();
    assert_eq!(list[0].unrolled_at, at(0), "it was unrolled when its part was");
    assert!(shelf.write.forget(&headless.root, Gone::Deleted, at(99)).await.unwrap());
    assert_eq!(shelf.find(&whole.root).await, None);
}

#[tokio::test]
async fn posts_that_stand_in_another_thread_now_lead_there_and_the_rest_stays() {
    let shelf = Shelf::new().await;
    let long = sample::thread("ada", &["a", "b", "c"], 0);
    shelf.keep(&long).await;
    let tail = sample::thread("ada", &["b", "c"], 60);
    shelf.keep(&tail).await;
    assert_eq!(shelf.find(&sample::name("ada", "a")).await, Some(long));
    assert_eq!(shelf.find(&sample::name("ada", "c")).await, Some(tail));
}

#[tokio::test]
async fn nobody_takes_the_links_of_another_authors_thread_by_claiming_them() {
    let shelf = Shelf::new().await;
    let honest = sample::thread("ada", &["a"], 0);
    shelf.keep(&honest).await;
    let mut liar = sample::thread("eve", &["x"], 60);
    let unspool::thread::Item::Post(post) = &mut liar.trunk[0] else { unreachable!() };
    post.aliases.push(sample::alias("ada", "a"));
    post.aliases.push(honest.root.clone());
    shelf.keep(&liar).await;
    assert_eq!(shelf.find(&sample::alias("ada", "a")).await.as_ref(), Some(&honest));
    assert_eq!(shelf.find(&honest.root).await.as_ref(), Some(&honest));
    assert_eq!(shelf.find(&sample::name("eve", "x")).await, Some(liar));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_write_and_read_at_once_and_nobody_is_told_to_come_back_later() {
    let shelf = Shelf::new().await;
    let mut tasks = JoinSet::new();
    for number in 0..60 {
        // Two stores, as if two processes wrote the same file.
        let store = Arc::clone(if number % 2 == 0 { &shelf.write } else { &shelf.read });
        tasks.spawn(async move {
            let thread = sample::thread(&format!("n{}", number % 20), &["a", "b", "c"], number);
            store.keep(&thread, &thread.root, &SHOWN).await.map(|_| ())
        });
        let store = Arc::clone(&shelf.read);
        tasks.spawn(async move {
            store.latest(Page::First(50)).await?;
            let name = sample::name(&format!("n{}", number % 20), "b");
            store.thread(&name).await.map(|_| ())
        });
        let store = Arc::clone(&shelf.write);
        tasks.spawn(async move { store.purge(at(number)).await.map(|_| ()) });
    }
    for outcome in tasks.join_all().await {
        outcome.unwrap();
    }
    assert_eq!(authors(&shelf).await.len(), 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_store_in_memory_is_one_store_for_all_who_use_it() {
    let store = store::open("sqlite::memory:").await.unwrap();
    let mut tasks = JoinSet::new();
    for number in 0..20 {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            let thread = sample::thread(&format!("n{number}"), &["a", "b", "c"], number);
            store.keep(&thread, &thread.root, &SHOWN).await.unwrap();
            *store.thread(&sample::alias(&format!("n{number}"), "a")).await.unwrap().unwrap().thread
                == thread
        });
    }
    assert!(tasks.join_all().await.into_iter().all(|same| same));
    assert_eq!(store.latest(Page::First(99)).await.unwrap().len(), 20);
    let other = store::open("sqlite::memory:").await.unwrap();
    assert!(other.latest(Page::First(99)).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_thread_of_a_thousand_posts_is_found_by_the_last_of_them() {
    let shelf = Shelf::new().await;
    let ids: Vec<String> = (0..1000).map(|number| format!("p{number:04}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let thread: Thread = sample::thread("ada", &ids, 0);
    shelf.keep(&thread).await;
    shelf.keep(&Thread { fetched_at: at(60), ..thread.clone() }).await;
    let found = shelf.find(&sample::alias("ada", "p0999")).await.unwrap();
    assert_eq!(found.posts().count(), 1000);
    assert_eq!(found.fetched_at, at(60));
}
