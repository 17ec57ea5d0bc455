//! Zips that were made to do harm: refused or read within bounds, quickly.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use proptest::prelude::*;

use super::{
    World,
    made::{Files, archive, line},
};

fn bomb(name: &str) -> Vec<u8> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/zip"));
    fs::read(folder.join(name)).unwrap()
}

/// The tests run unoptimised, on machines that do other things besides.
const QUICK: Duration = Duration::from_secs(20);

#[tokio::test]
async fn every_hostile_zip_is_refused_in_a_sentence_and_quickly() {
    for name in [
        "zip-slip.zip",
        "zip-symlink.zip",
        "zip-nested.zip",
        "zip-duplicate-names.zip",
        "zip-overlap-2000x10MiB.zip",
    ] {
        let world = World::new().await;
        let start = Instant::now();
        let said = world.failure(&bomb(name)).await;
        let is_clear = ["has no `data/", "more than once"].iter().any(|words| said.contains(words));
        assert!(is_clear, "{name}: {said}");
        assert!(start.elapsed() < QUICK, "{name}: {:?}", start.elapsed());
        let left: Vec<_> = fs::read_dir(world.folder.path()).unwrap().flatten().collect();
        assert_eq!(left.len(), 1, "{name}: nothing was unpacked: {left:?}");
    }
}

#[tokio::test]
async fn a_list_that_grows_beyond_measure_is_refused() {
    let spaces = |length: usize| format!("window.YTD.tweets.part0 = [{}]", " ".repeat(length));
    let world = World::new().await;
    let said = world.failure(&archive(&[]).with("data/tweets.js", spaces(12 << 20)).zipped()).await;
    assert!(said.contains("200 times its size"), "{said}");
    let zeros = vec![0; 12 << 20];
    let said = world.failure(&archive(&[]).with("data/account.js", zeros).zipped()).await;
    assert!(said.contains("longer than 1 MiB"), "{said}");
}

#[tokio::test]
async fn ten_thousand_other_files_do_no_harm() {
    let mut files = archive(&line(1, 2));
    files.0.extend((0..10_000).map(|n| (format!("data/direct_messages_media/{n}"), Vec::new())));
    let world = World::new().await;
    let start = Instant::now();
    assert_eq!(world.import(&files).await.unwrap().threads, 1);
    assert!(start.elapsed() < QUICK, "{:?}", start.elapsed());
}

#[tokio::test]
async fn two_archives_in_one_zip_are_refused() {
    let mut files = archive(&line(1, 2));
    files.0.extend(archive(&line(1, 2)).renamed(|name| format!("old/{name}")).0);
    let said = World::new().await.failure(&files.zipped()).await;
    assert!(said.contains("`data/account.js` more than once"), "{said}");
}

#[tokio::test]
async fn an_encrypted_zip_says_that_it_is() {
    let mut zip = archive(&line(1, 2)).zipped();
    // The flag of encryption, in each local and each central header.
    for (magic, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found: Vec<usize> =
            (0..zip.len() - 4).filter(|at| &zip[*at..*at + 4] == magic).collect();
        for at in found {
            zip[at + offset] |= 1;
        }
    }
    let said = World::new().await.failure(&zip).await;
    assert!(said.contains("is encrypted"), "{said}");
}

#[tokio::test]
async fn symbolic_links_are_passed_over() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.add_symlink("data/account.js", "/etc/passwd", options).unwrap();
    zip.add_symlink("data/tweets.js", "/etc/passwd", options).unwrap();
    let said = World::new().await.failure(&zip.finish().unwrap().into_inner()).await;
    assert!(said.contains("has no `data/account.js`"), "{said}");
}

#[tokio::test]
async fn nothing_but_posts_and_account_is_opened() {
    let mut files = archive(&line(1, 2));
    for name in ["direct-messages.js", "email-address-change.js", "tweets-part.js", "Tweets.js"] {
        // Each would break the import, were it read.
        files = files.with(&format!("data/{name}"), "no list");
    }
    files.0.push(("data/x/tweets.js".to_owned(), b"no list".to_vec()));
    files.0.push(("./data/tweets.js".to_owned(), b"no list".to_vec()));
    files.0.push(("other/data/tweets.js".to_owned(), b"no list".to_vec()));
    assert_eq!(World::new().await.import(&files).await.unwrap().threads, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_zip_with_broken_bytes_never_crashes_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        end in any::<prop::sample::Index>(),
        is_cut in prop::bool::weighted(0.2),
    ) {
        let mut zip = small().zipped();
        for (at, byte) in changes {
            let at = at.index(zip.len());
            zip[at] = byte;
        }
        if is_cut {
            zip.truncate(end.index(zip.len()));
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            // Whatever it says, it says it.
            if let Err(error) = World::new().await.import_bytes(&zip).await {
                assert!(!error.to_string().contains("crashed"), "{error}");
            }
        });
    }

    #[test]
    fn a_list_with_broken_bytes_never_crashes_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut files = small();
        let tweets = &mut files.0[1].1;
        for (at, byte) in changes {
            let at = at.index(tweets.len());
            tweets[at] = byte;
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            if let Err(error) = World::new().await.import(&files).await {
                assert!(!error.to_string().contains("crashed"), "{error}");
            }
        });
    }
}

fn small() -> Files {
    archive(&line(1, 3))
}
