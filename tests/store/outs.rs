//! What is taken out of the store, who is kept out of it, and its copies.

use std::sync::{Arc, Mutex};

use unspool::{
    consent::Verdict,
    store::{self, Gone, Left},
};

use super::{SHOWN, Shelf, at, sample};

/// Whatever leaves from now on.
fn leaving(shelf: &Shelf) -> Arc<Mutex<Vec<Left>>> {
    let seen = Arc::<Mutex<Vec<Left>>>::default();
    let hears = Arc::clone(&seen);
    shelf.write.on_left(Arc::new(move |left| hears.lock().unwrap().push(left)));
    seen
}

#[tokio::test]
async fn every_copy_that_leaves_is_told_of_with_what_stays_in_its_place() {
    let shelf = Shelf::new().await;
    let seen = leaving(&shelf);
    let old = sample::thread("ada", &["a", "b", "c"], 0);
    shelf.keep(&old).await;
    assert!(seen.lock().unwrap().is_empty(), "nothing was there before");

    let new = sample::thread("ada", &["a", "b"], 1);
    shelf.keep(&new).await;
    shelf.write.forget(&sample::alias("ada", "b"), Gone::Deleted, at(2)).await.unwrap();
    shelf.write.forget(&new.root, Gone::Deleted, at(3)).await.unwrap();
    let until = Verdict { until: Some(at(9)), ..SHOWN };
    let short = sample::thread("bob", &["x"], 0);
    shelf.write.keep(&short, &short.root, &until).await.unwrap();
    shelf.write.purge(at(9)).await.unwrap();

    let seen = seen.lock().unwrap();
    let told: Vec<_> = seen.iter().map(|left| (&*left.was, left.now.as_deref())).collect();
    assert_eq!(told, [(&old, Some(&new)), (&new, None), (&short, None)]);
}

#[tokio::test]
async fn many_threads_expire_at_once() {
    let shelf = Shelf::new().await;
    let until = Verdict { until: Some(at(9)), ..SHOWN };
    for n in 0..250 {
        let thread = sample::thread(&format!("user{n}"), &["a"], 0);
        shelf.write.keep(&thread, &thread.root, &until).await.unwrap();
    }
    assert_eq!(shelf.write.purge(at(9)).await.unwrap(), 250);
    assert_eq!(shelf.write.purge(at(9)).await.unwrap(), 0);
}

#[tokio::test]
async fn an_author_is_found_by_id_handle_and_list() {
    let shelf = Shelf::new().await;
    for author in ["ada", "bob"] {
        for post in ["a", "b"] {
            shelf.keep(&sample::thread(author, &[post], 0)).await;
        }
    }
    for name in ["did:plc:ada", "ada.test", "ADA.test", "bluesky/ada.test"] {
        let found = shelf.read.authors(name).await.unwrap();
        let found: Vec<_> = found.iter().map(|author| (&*author.id, &*author.handle)).collect();
        assert_eq!(found, [("did:plc:ada", "ada.test")], "{name}");
    }
    for name in ["bluesky", "bluesky/ad", "ada", "", "bluesky/ada.test/a"] {
        assert_eq!(shelf.read.authors(name).await.unwrap(), [], "{name}");
    }
    let roots = shelf.read.threads_of("did:plc:ada").await.unwrap();
    assert_eq!(roots.len(), 2);
    assert!(roots.contains(&sample::name("ada", "b")));
}

#[tokio::test]
async fn whoever_is_shut_out_by_id_profile_or_list_is_known_as_such() {
    let author = sample::thread("ada", &["a"], 0).author;
    let other = sample::thread("bob", &["a"], 0).author;
    for name in [&author.id, author.url.as_str(), &author.address] {
        let shelf = Shelf::new().await;
        assert!(!shelf.read.is_shut_out(&author).await.unwrap());
        for _ in 0..2 {
            shelf.write.shut_out(name, at(0)).await.unwrap();
        }
        assert!(shelf.read.is_shut_out(&author).await.unwrap(), "{name}");
        assert!(!shelf.read.is_shut_out(&other).await.unwrap());
    }
}

#[tokio::test]
async fn a_post_of_which_nothing_is_kept_can_be_barred() {
    let shelf = Shelf::new().await;
    let post = sample::name("ada", "a");
    shelf.write.bar(&post, at(4)).await.unwrap();
    assert_eq!(shelf.read.gone(&post).await.unwrap(), Some((Gone::Removed, at(4))));
}

#[tokio::test]
async fn a_copy_is_whole_while_others_write_and_replaces_nothing() {
    let shelf = Shelf::new().await;
    let thread = sample::thread("ada", &["a", "b"], 0);
    shelf.keep(&thread).await;
    let file = shelf.folder.path().join("copy.db");
    let writes = async {
        for n in 0..40 {
            shelf.keep(&sample::thread(&format!("user{n}"), &["a"], 0)).await;
        }
    };
    let (copied, ()) = tokio::join!(shelf.read.backup(&file), writes);
    assert!(copied.unwrap() >= 1);
    let copy = store::open(&format!("sqlite:{}", file.display())).await.unwrap();
    assert_eq!(*copy.thread(&thread.root).await.unwrap().unwrap().thread, thread);

    let before = std::fs::read(&file).unwrap();
    let said = shelf.read.backup(&file).await.unwrap_err().to_string();
    assert!(said.contains("copy.db") && said.contains("there already"), "{said}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let said = shelf.read.backup(&shelf.folder.path().join("no/copy.db")).await.unwrap_err();
    assert!(said.to_string().contains("no/copy.db"), "{said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "it holds the actor's key");
    }
}
