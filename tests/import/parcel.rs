//! A thread that was taken away as `.zip` comes back, and a forged one does no harm.

use std::{
    fs,
    io::{Cursor, Read, Write},
    path::Path,
    time::{Duration, Instant},
};

use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::{Value, json};
use unspool::{
    consent::Verdict,
    format::{Format, Json, Kit, Parcel, parcel::Manifest},
    import::{Report, parcel},
    media::Opened,
    store::Gone,
    thread::{Item, Signal, Thread},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{World, made};
use crate::support::{sample, ten};

const SHOWN: Verdict = Verdict { list: true, index: true, until: None };

fn packed(thread: &Thread) -> Vec<u8> {
    Parcel.render(thread, &ten::kit()).unwrap().to_vec()
}

fn shaped(name: &str) -> Thread {
    ten::ten().into_iter().find(|(other, _)| *other == name).unwrap().1
}

/// The files of a zip, in its order.
fn unzip(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((String::from_utf8(file.name_raw().to_vec()).unwrap(), bytes));
    }
    files
}

fn rezip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parcel with files changed, and its list as it was.
fn changed(zip: &[u8], change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let mut files = unzip(zip);
    change(&mut files);
    rezip(&files)
}

/// The parcel as somebody forges it who knows how lists are made.
fn forged(thread: &Thread, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    changed(&packed(thread), |files| {
        let at = files.iter().position(|(name, _)| name == "thread.json").unwrap();
        let mut document: Value = serde_json::from_slice(&files[at].1).unwrap();
        change(&mut document);
        files[at].1 = serde_json::to_vec(&document).unwrap();
        let mut list: Manifest = serde_json::from_slice(&files[0].1).unwrap();
        let entry = list.files.iter_mut().find(|entry| entry.path == "thread.json").unwrap();
        entry.bytes = files[at].1.len() as u64;
        entry.sha256 = unspool::format::parcel::sha256(&files[at].1);
        files[0].1 = serde_json::to_vec(&list).unwrap();
    })
}

async fn kept(world: &World, thread: &Thread) -> Option<Thread> {
    let kept = world.importer.store.thread(&thread.root).await.unwrap();
    kept.map(|kept| (*kept.thread).clone())
}

async fn keep(world: &World, thread: &Thread) {
    world.importer.store.keep(thread, &thread.root, &SHOWN).await.unwrap();
}

fn verified(world: &World, zip: &[u8]) -> Result<parcel::Report, parcel::Error> {
    parcel::verify(&made::write(&world.folder, zip))
}

#[tokio::test]
async fn each_of_ten_threads_comes_back_as_it_was_and_says_that_it_came_out_of_a_parcel() {
    for (name, thread) in ten::ten() {
        // No source gives such addresses.
        if name == "hostile" {
            let said = World::new().await.failure(&packed(&thread)).await;
            assert!(said.contains("`javascript` is no address of the web"), "{said}");
            continue;
        }
        let world = World::new().await;
        let report = world.import_bytes(&packed(&thread)).await.unwrap();
        let posts = thread.posts().count();
        assert_eq!((report.threads, report.posts), (1, posts), "{name}: {report}");
        let back = kept(&world, &thread).await.unwrap();
        assert_eq!(back.via, format!("{}, out of a parcel", thread.via), "{name}");
        let as_it_was = Thread { via: thread.via.clone(), ..back.clone() };
        assert_eq!(as_it_was, thread, "{name}");
        let document = |thread: &Thread| Json.render(thread, &Kit::default()).unwrap();
        assert_eq!(document(&as_it_was), document(&thread), "{name}");

        // Taken away from here and imported elsewhere, it is the same in every word.
        let elsewhere = World::new().await;
        elsewhere.import_bytes(&packed(&back)).await.unwrap();
        assert_eq!(kept(&elsewhere, &thread).await.unwrap(), back, "{name}");
    }
}

#[tokio::test]
async fn its_pictures_are_shown_without_asking_anybody() {
    let (world, thread) = (World::new().await, shaped("media"));
    let report = world.import_bytes(&packed(&thread)).await.unwrap();
    assert_eq!(report.files_left_out, 0, "{report}");
    let mut shown = 0;
    for (url, file) in ten::kit().files {
        let packed = unspool::media::named(&thread).contains(&url);
        let address = world.importer.media.address(&url);
        let token = address.strip_prefix("/media/").unwrap();
        let opened = world.importer.media.open(token).await;
        let Ok(Opened::File(opened)) = opened else {
            assert!(!packed, "{url} is not there");
            continue;
        };
        assert_eq!(opened.whole().await.unwrap().bytes, file.bytes, "{url}");
        shown += 1;
    }
    assert!(shown >= 7, "{shown}");
    assert_eq!(world.fetch.sent(), 0, "nobody is asked");
}

#[tokio::test]
async fn it_stands_in_no_list_until_the_network_has_confirmed_it() {
    let (world, thread) = (World::new().await, sample::thread().posts(3).build());
    world.import_bytes(&packed(&thread)).await.unwrap();
    let kept = world.importer.store.thread(&thread.root).await.unwrap().unwrap();
    assert_eq!((kept.verdict.list, kept.verdict.index), (false, false));
    assert_eq!(kept.checked_at, thread.fetched_at, "it is as old as it says");
}

#[tokio::test]
async fn it_completes_what_is_kept_and_takes_nothing_away() {
    let (world, whole) = (World::new().await, sample::thread().posts(4).build());
    keep(&world, &sample::thread().posts(2).build()).await;
    let report = world.import_bytes(&packed(&whole)).await.unwrap();
    assert_eq!((report.threads, report.posts), (1, 4));
    let store = &world.importer.store;
    let joined = store.thread(&whole.root).await.unwrap().unwrap();
    assert_eq!(joined.thread.posts().count(), 4);
    assert!(joined.thread.via.ends_with("out of a parcel") && joined.verdict.list);

    let report = world.import_bytes(&packed(&sample::thread().posts(2).build())).await.unwrap();
    assert_eq!((report.threads, report.known), (0, 1), "it adds nothing");
    assert_eq!(kept(&world, &whole).await.unwrap(), *joined.thread);
}

#[tokio::test]
async fn a_kept_post_keeps_its_words_whatever_a_parcel_says() {
    let (world, thread) = (World::new().await, sample::thread().posts(2).build());
    keep(&world, &thread).await;
    let mut forged = sample::thread().posts(3).build();
    let Item::Post(post) = &mut forged.trunk[0] else { panic!("a post") };
    post.text = unspool::thread::RichText::plain("What I never said.");
    world.import_bytes(&packed(&forged)).await.unwrap();
    let words = kept(&world, &thread).await.unwrap();
    let words: Vec<String> = words.posts().map(|post| post.text.to_plain()).collect();
    assert_eq!(words, ["Post 1.", "Post 2.", "Post 3."]);
}

#[tokio::test]
async fn what_was_taken_out_stays_out_and_so_does_an_author_who_was_shut_out() {
    let thread = sample::thread().posts(3).build();
    let removed = |report: Report| assert_eq!((report.threads, report.removed), (0, 1), "{report}");
    let world = World::new().await;
    keep(&world, &thread).await;
    let (store, now) = (&world.importer.store, world.importer.clock.now());
    store.forget(&thread.root, Gone::Removed, now).await.unwrap();
    removed(world.import_bytes(&packed(&thread)).await.unwrap());

    let world = World::new().await;
    world.importer.store.shut_out(&thread.author.id, now).await.unwrap();
    removed(world.import_bytes(&packed(&thread)).await.unwrap());
    assert_eq!(kept(&world, &thread).await, None);
}

#[tokio::test]
async fn what_the_author_says_about_being_shown_is_heeded_anew() {
    let world = World::new().await;
    let no = sample::thread().posts(2).says(Signal::NoUnroll).build();
    assert_eq!(world.import_bytes(&packed(&no)).await.unwrap().refused, 1);
    // For a day only, and the day is over.
    let short = sample::thread().posts(2).says(Signal::NoArchive).build();
    assert_eq!(world.import_bytes(&packed(&short)).await.unwrap().expired, 1);
    assert_eq!(kept(&world, &short).await, None);
}

#[tokio::test]
async fn what_it_says_about_archives_and_the_future_is_not_believed() {
    let world = World::new().await;
    let mut thread = sample::thread().posts(2).build();
    thread.archived = true;
    thread.fetched_at = world.importer.clock.now() + SignedDuration::from_hours(24 * 365);
    world.import_bytes(&packed(&thread)).await.unwrap();
    let back = kept(&world, &thread).await.unwrap();
    assert!(!back.archived);
    assert_eq!(back.fetched_at, world.importer.clock.now());
}

#[tokio::test]
async fn a_forged_thread_is_refused_in_a_sentence() {
    let other = json!({"url": "javascript:alert(1)", "label": "x"});
    let changes: Vec<(&str, Value, &str)> = vec![
        ("/schema", json!("other"), "not a document of the kind"),
        ("/version", json!(99), "newer version"),
        ("/root", json!("sample:9"), "first post"),
        ("/root", json!("sample:a/b"), "not the name of a post"),
        ("/address", json!("about"), "no address"),
        ("/address", json!("sample/../secret"), "no address"),
        ("/address", json!("sample/social.example/@eve/9"), "not that of its first post"),
        ("/author/url", json!("javascript:alert(1)"), "no address of the web"),
        ("/author/id", json!("https://social.example/users/eve"), "somebody else's"),
        ("/author/avatar", json!("file:///etc/passwd"), "no address of the web"),
        ("/trunk/1/post/id", json!("sample:1"), "twice"),
        ("/trunk/1/post/id", json!("other:2"), "another network"),
        ("/trunk/0/post/url", json!("data:text/html,x"), "no address of the web"),
        ("/trunk/0/post/text", json!([{"paragraph": [{"link": other}]}]), "no address of the web"),
        ("/trunk/0/post/media/0/url", json!("file:///etc/passwd"), "no address of the web"),
        ("/trunk/0/post/media/0/size", json!({"width": 0, "height": 4}), "no width"),
        ("/receipt/shown", json!(9), "receipt"),
        ("/trunk", json!("words"), "cannot be read"),
    ];
    let thread = sample::thread()
        .post(|post| post.media = vec![sample::image("moon.jpg", None)])
        .posts(1)
        .build();
    for (place, wrong, words) in changes {
        let world = World::new().await;
        let zip = forged(&thread, |document| {
            *document.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = wrong.clone();
        });
        let said = world.failure(&zip).await;
        assert!(said.contains(words), "{place} = {wrong}: {said}");
        assert_eq!(kept(&world, &thread).await, None, "{place}");
    }
}

#[tokio::test]
async fn it_takes_no_post_no_address_and_no_picture_from_what_is_kept() {
    // Bob's post, said to be Ada's.
    let world = World::new().await;
    let mut bobs = sample::thread().posts(2).build();
    bobs.author = sample::author("bob");
    keep(&world, &bobs).await;
    let said = world.failure(&packed(&sample::thread().posts(2).build())).await;
    assert!(said.contains("kept as somebody else's"), "{said}");

    // The address of Bob's page.
    let world = World::new().await;
    let mut bobs = sample::thread().posts(0).post(|post| post.id = sample::id("7")).build();
    bobs.author = sample::author("bob");
    "sample/social.example/@ada/1".clone_into(&mut bobs.address);
    keep(&world, &bobs).await;
    let said = world.failure(&packed(&sample::thread().posts(2).build())).await;
    assert!(said.contains("kept as somebody else's"), "{said}");
    assert_eq!(kept(&world, &bobs).await, Some(bobs));

    // A picture that is on the shelf, and one that the thread does not show.
    let world = World::new().await;
    let shown = sample::url("https://files.example/moon.jpg");
    let ours = ten::kit().files[&sample::url("https://files.example/loop.gif")].bytes.clone();
    world.importer.media.put(&shown, ours.clone()).await.unwrap();
    world.import_bytes(&packed(&shaped("media"))).await.unwrap();
    assert_eq!(world.importer.media.copy(&shown).await.unwrap().bytes, ours);
    let world = World::new().await;
    world.import_bytes(&packed(&sample::thread().posts(2).build())).await.unwrap();
    assert!(world.importer.media.copy(&shown).await.is_none());
}

#[tokio::test]
async fn what_was_changed_since_it_was_packed_is_named_file_by_file() {
    let (world, zip) = (World::new().await, packed(&shaped("media")));
    let whole = verified(&world, &zip).unwrap();
    assert!(whole.is_whole(), "{whole}");
    assert!(whole.to_string().contains("thread.json: as listed\n"), "{whole}");
    assert!(whole.to_string().ends_with("Who packed them is not said."), "{whole}");

    let picture = unzip(&zip).into_iter().find(|(name, _)| is_jpeg(name)).unwrap().0;
    let bad = changed(&zip, |files| {
        files.retain(|(name, _)| name != "article.md");
        for (name, bytes) in files.iter_mut() {
            match name.as_str() {
                "article.html" => bytes.push(b'x'),
                "thread.json" => bytes[9] ^= 1,
                name if name == picture => bytes.truncate(9),
                _ => {}
            }
        }
        files.push(("notes\u{1b}[2J.txt".to_owned(), b"x".to_vec()));
        files.push(("../../.profile".to_owned(), b"x".to_vec()));
    });
    let report = verified(&world, &bad).unwrap();
    assert!(!report.is_whole());
    let said = report.to_string();
    for line in [
        "article.html: CHANGED",
        "article.md: MISSING",
        "thread.json: CHANGED",
        &format!("{picture}: CHANGED"),
        "notes\\u{1b}[2J.txt: NOT LISTED",
        "../../.profile: DANGEROUS",
    ] {
        assert!(said.lines().any(|other| other.starts_with(line)), "{line}: {said}");
    }
    assert!(!said.contains('\u{1b}'), "no name does anything to the terminal");

    let said = world.failure(&bad).await;
    assert!(said.contains("changed since it was packed"), "{said}");
    let left: Vec<_> = fs::read_dir(world.folder.path()).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "nothing was unpacked: {left:?}");
}

#[tokio::test]
async fn a_picture_that_was_changed_is_left_out_and_the_thread_comes() {
    let zip = changed(&packed(&shaped("media")), |files| {
        files.iter_mut().filter(|(name, _)| is_jpeg(name)).for_each(|it| it.1[20] ^= 1);
    });
    let world = World::new().await;
    let report = world.import_bytes(&zip).await.unwrap();
    assert_eq!((report.threads, report.files_left_out), (1, 1), "{report}");
}

#[tokio::test]
async fn every_hostile_zip_is_refused_in_a_sentence_and_quickly() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/zip"));
    let mut seen = 0;
    for file in fs::read_dir(folder).unwrap().flatten() {
        if file.path().extension().is_none_or(|end| end != "zip") {
            continue;
        }
        let start = Instant::now();
        let said = parcel::verify(&file.path()).unwrap_err().to_string();
        let clear = ["no `manifest.json`", "same name", "too many files", "no zip"];
        assert!(clear.iter().any(|words| said.contains(words)), "{file:?}: {said}");
        assert!(start.elapsed() < Duration::from_secs(20), "{file:?}");
        seen += 1;
    }
    assert!(seen >= 5);
}

#[tokio::test]
async fn a_file_that_grows_beyond_measure_is_read_no_further_than_it_should_be_long() {
    let (world, thread) = (World::new().await, sample::thread().posts(2).build());
    // A hundred megabytes of nothing in place of a page.
    let zip = changed(&packed(&thread), |files| {
        let page = files.iter_mut().find(|(name, _)| name == "article.html").unwrap();
        page.1 = vec![0; 100 << 20];
    });
    let report = verified(&world, &zip).unwrap();
    assert!(report.to_string().contains("article.html: CHANGED"), "{report}");
    // The same, as the list says.
    let zip = changed(&zip, |files| {
        let mut list: Manifest = serde_json::from_slice(&files[0].1).unwrap();
        let entry = list.files.iter_mut().find(|entry| entry.path == "article.html").unwrap();
        entry.bytes = 100 << 20;
        files[0].1 = serde_json::to_vec(&list).unwrap();
    });
    let said = verified(&world, &zip).unwrap_err().to_string();
    assert!(said.contains("200 times its size"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_parcel_with_broken_bytes_never_crashes_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut zip = packed(&sample::thread().posts(2).build());
        for (at, byte) in changes {
            let at = at.index(zip.len());
            zip[at] = byte;
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let world = World::new().await;
            let _ = verified(&world, &zip);
            if let Err(error) = world.import_bytes(&zip).await {
                assert!(!error.to_string().contains("crashed"), "{error}");
            }
        });
    }
}

fn is_jpeg(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end == "jpg")
}
