//! Pictures leave with the thread that showed them.

use bytes::Bytes;
use unspool::{
    app::{App, Forgotten},
    clock::Clock,
    config::{ByteSize, Config},
    consent::Verdict,
    fetch::Fetch,
    media::Shelf,
    store::Gone,
    thread::Thread,
};
use url::Url;

use crate::support::sample;

const SHOWN: Verdict = Verdict { list: true, index: true, until: None };

struct World {
    app: App,
    media: Shelf,
    clock: Clock,
    _folder: tempfile::TempDir,
}

impl World {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        "sqlite::memory:".clone_into(&mut config.store.url);
        config.media.directory = folder.path().join("media");
        config.media.budget = ByteSize(1 << 20);
        let clock = Clock::stopped(sample::minute(60));
        let door = Fetch::replay_from(Vec::new());
        let settings = config.media.clone();
        let app = App::new(config, Some(door.clone()), clock.clone()).await.unwrap();
        // Another process looks at the same folder.
        let media = Shelf::with(&settings, [7; 32], door);
        Self { app, media, clock, _folder: folder }
    }

    /// Keeps the thread with all its pictures.
    async fn keep(&self, thread: &Thread) {
        self.app.store.keep(thread, &thread.root, &SHOWN).await.unwrap();
        for url in unspool::media::named(thread) {
            let bytes = [b"\xff\xd8\xff\xe0".as_slice(), url.as_str().as_bytes()].concat();
            // A picture has to have a measure; a sound does not.
            let sound = [b"ID3\x03\0\0\0\0\0\0".as_slice(), &bytes].concat();
            assert!(self.media.put(&url, Bytes::from(sound)).await.unwrap(), "{url}");
        }
    }

    async fn holds(&self, url: &str) -> bool {
        self.media.copy(&Url::parse(url).unwrap()).await.is_some()
    }

    /// Until nothing is being taken away any more.
    async fn settle(&self) {
        for _ in 0..200 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            if self.app.is_settled() {
                return;
            }
        }
        panic!("pictures are still leaving");
    }
}

/// A thread of two posts by ada, who has an avatar, whose posts show these pictures.
fn thread(names: [&str; 2], files: [&str; 2]) -> Thread {
    let mut sketch = sample::thread();
    for (name, file) in names.into_iter().zip(files) {
        sketch = sketch.post(|post| {
            post.id = sample::id(name);
            post.author.avatar = Some(sample::url("https://files.example/ada.png"));
            post.media = vec![sample::image(file, None)];
        });
    }
    let mut thread = sketch.build();
    thread.address = format!("sample/social.example/@ada/{}", names[0]);
    thread
}

#[tokio::test]
async fn forgotten_deleted_expired_and_replaced_all_take_the_pictures_along() {
    for way in ["forgotten", "deleted", "expired", "replaced"] {
        let world = World::new().await;
        let old = thread(["a", "b"], ["one.jpg", "two.jpg"]);
        world.keep(&old).await;
        assert!(world.holds("https://files.example/two.jpg").await);
        let (store, now) = (&world.app.store, world.clock.now());
        match way {
            "forgotten" => {
                let what = world.app.forget(&old.address).await.unwrap();
                assert_eq!(what, Forgotten::Thread(old.address.clone()));
            }
            "deleted" => assert!(store.forget(&old.root, Gone::Deleted, now).await.unwrap()),
            "expired" => {
                let until = Verdict { until: Some(now), ..SHOWN };
                store.keep(&old, &old.root, &until).await.unwrap();
                assert_eq!(store.purge(now).await.unwrap(), 1);
            }
            _ => {
                let new = thread(["a", "b"], ["one.jpg", "three.jpg"]);
                store.keep(&new, &new.root, &SHOWN).await.unwrap();
            }
        }
        world.settle().await;
        assert!(!world.holds("https://files.example/two.jpg").await, "{way}");
        let stays = way == "replaced";
        assert_eq!(world.holds("https://files.example/one.jpg").await, stays, "{way}");
        assert_eq!(world.holds("https://files.example/ada.png").await, stays, "{way}");
    }
}

#[tokio::test]
async fn what_another_thread_of_the_author_shows_stays() {
    let world = World::new().await;
    world.keep(&thread(["a", "b"], ["one.jpg", "shared.jpg"])).await;
    let other = thread(["c", "d"], ["shared.jpg", "four.jpg"]);
    world.keep(&other).await;
    world.app.forget("sample/social.example/@ada/a").await.unwrap();
    world.settle().await;
    assert!(!world.holds("https://files.example/one.jpg").await);
    for file in ["ada.png", "shared.jpg", "four.jpg"] {
        assert!(world.holds(&format!("https://files.example/{file}")).await, "{file}");
    }

    let author = world.app.forget(&other.author.id).await.unwrap();
    assert!(matches!(author, Forgotten::Author(known, 1) if known.id == other.author.id));
    world.settle().await;
    assert!(!world.holds("https://files.example/ada.png").await);
    assert!(world.app.store.is_shut_out(&other.author).await.unwrap());
}
