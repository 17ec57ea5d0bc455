//! Signatures, the one fetch, the budget.

use std::{fs, path::PathBuf};

use futures_util::future::join_all;
use unspool::{
    fetch::{Fetch, Recorded},
    media::{Error, Shelf},
};

use image::ImageFormat;

use super::{KEY, Setting, answer, encoded, other_png, plain, png, token, url};

const ROOM: u64 = 1 << 20;

#[tokio::test]
async fn a_picture_on_the_page_is_shown_and_the_second_visitor_costs_nothing() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    for _ in 0..2 {
        let picture = setting.open("a.png").await.unwrap();
        assert_eq!((picture.media_type, picture.bytes), ("image/png", png(50)));
    }
    assert_eq!(setting.fetch.sent(), 1);
}

#[tokio::test]
async fn a_hundred_visitors_at_once_fetch_a_picture_once() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    let seen = join_all((0..100).map(|_| setting.open("a.png"))).await;
    assert!(seen.iter().all(|picture| picture.as_ref().unwrap().bytes == png(50)));
    assert_eq!(setting.fetch.sent(), 1);
}

#[tokio::test]
async fn a_visitor_who_leaves_does_not_cancel_the_picture() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    let (shelf, token) = (setting.shelf.clone(), token(&setting.shelf, "a.png"));
    let impatient = tokio::spawn(async move { shelf.open(&token).await });
    while setting.fetch.sent() == 0 {
        tokio::task::yield_now().await;
    }
    impatient.abort();
    assert!(impatient.await.unwrap_err().is_cancelled());
    assert!(setting.open("a.png").await.is_ok());
    assert_eq!(setting.fetch.sent(), 1);
}

#[test]
fn an_address_is_one_segment_that_stays_the_same_after_a_restart() {
    let address = |key| {
        let shelf = Shelf::new(PathBuf::new(), 0, key, Fetch::replay_from(Vec::new()));
        shelf.address(&url("a b.png?x=1&y=ü#z"))
    };
    assert_eq!(address(KEY), address(KEY));
    assert_ne!(address(KEY), address([8; 32]));
    let segment = address(KEY).strip_prefix("/media/").unwrap().to_owned();
    assert!(segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)), "{segment}");
}

#[tokio::test]
async fn an_address_that_this_service_did_not_give_out_fetches_nothing() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    let token = token(&setting.shelf, "a.png");
    let (address, signature) = token.split_once('.').unwrap();
    let other = Shelf::new(PathBuf::new(), 0, [8; 32], setting.fetch.clone());
    let forged = [
        String::new(),
        ".".to_owned(),
        address.to_owned(),
        format!("{address}."),
        format!("{address}.{}", &signature[..8]),
        format!("{address}.{signature}AAAA"),
        format!("{address}.{}", signature.to_lowercase()),
        format!("{address}A.{signature}"),
        format!("{}.{signature}", super::token(&setting.shelf, "b.png").split_once('.').unwrap().0),
        other.address(&url("a.png")).replace("/media/", ""),
        "é.ü".to_owned(),
        format!("{}.{signature}", "A".repeat(1 << 20)),
    ];
    for token in forged {
        let outcome = setting.shelf.open(&token).await;
        assert!(matches!(outcome, Err(Error::BadSignature)), "{token:.80}");
    }
    assert_eq!(setting.fetch.sent(), 0);
}

#[tokio::test]
async fn an_address_that_is_not_of_the_web_leads_nowhere_even_when_signed() {
    let setting = Setting::new(ROOM, Vec::new());
    let file = url::Url::parse("file:///etc/passwd").unwrap();
    let token = setting.shelf.address(&file).replace("/media/", "");
    assert!(matches!(setting.shelf.open(&token).await, Err(Error::BadSignature)));
}

#[tokio::test]
async fn a_picture_that_is_gone_is_not_found_and_not_asked_for_again_at_once() {
    for status in [404, 410] {
        let gone = Recorded::get(url("a.png"), status, "");
        let setting = Setting::new(ROOM, vec![gone]);
        for _ in 0..3 {
            assert_eq!(setting.open("a.png").await, Err(Error::NotFound));
        }
        assert_eq!(setting.fetch.sent(), 1);
    }
}

#[tokio::test]
async fn a_server_that_fails_is_named_as_the_one_that_failed() {
    let setting = Setting::new(ROOM, vec![Recorded::get(url("a.png"), 500, "")]);
    assert_eq!(setting.open("a.png").await, Err(Error::Upstream("status 500".to_owned())));
    assert!(matches!(setting.open("not-recorded.png").await, Err(Error::Upstream(_))));
}

#[tokio::test]
async fn more_than_twenty_mebibytes_are_too_large() {
    let largest = answer("a.png", "image/png", png(20 << 20));
    let larger = answer("b.png", "image/png", png((20 << 20) + 1));
    let setting = Setting::new(ROOM, vec![largest, larger]);
    assert!(setting.open("a.png").await.is_ok());
    assert_eq!(setting.open("b.png").await, Err(Error::TooLarge));
}

/// Room for three files of two names, and no more: each takes whole blocks, and so does its name.
const TIGHT: u64 = 100_000;

fn big(name: &str) -> Recorded {
    answer(name, "image/png", other_png(40_000, name.as_bytes()[0]))
}

#[tokio::test]
async fn what_was_read_least_lately_leaves_first() {
    let setting = Setting::new(TIGHT, ["a.png", "b.png", "c.png"].map(big).to_vec());
    for name in ["a.png", "b.png", "a.png", "c.png"] {
        setting.open(name).await.unwrap();
    }
    assert_eq!(setting.fetch.sent(), 3);
    setting.open("a.png").await.unwrap();
    setting.open("c.png").await.unwrap();
    assert_eq!(setting.fetch.sent(), 3, "a and c are kept");
    setting.open("b.png").await.unwrap();
    assert_eq!(setting.fetch.sent(), 4, "b had to leave");
}

#[tokio::test]
async fn a_picture_larger_than_the_budget_is_shown_and_pushes_nothing_out() {
    let large = answer("b.png", "image/png", png(400_000));
    let setting = Setting::new(TIGHT, vec![big("a.png"), large]);
    setting.open("a.png").await.unwrap();
    for _ in 0..2 {
        assert_eq!(setting.open("b.png").await.unwrap().bytes.len(), 400_000);
    }
    assert_eq!(setting.fetch.sent(), 2, "it is held in memory for a while");
    let after = setting.after_restart(TIGHT);
    assert!(after.open("a.png").await.is_ok());
    assert!(after.open("b.png").await.is_err());
}

#[tokio::test]
async fn kept_pictures_outlive_a_restart_and_count_against_the_budget() {
    let answers = ["a.png", "b.png"].map(big).to_vec();
    let setting = Setting::new(TIGHT, answers.clone());
    setting.open("a.png").await.unwrap();
    assert!(setting.after_restart(TIGHT).open("a.png").await.is_ok());

    let fetch = Fetch::replay_from(answers);
    let smaller = Shelf::new(setting.folder.path().join("media"), 50_000, KEY, fetch);
    smaller.open(&token(&smaller, "b.png")).await.unwrap();
    let after = setting.after_restart(TIGHT);
    assert!(after.open("b.png").await.is_ok());
    assert!(after.open("a.png").await.is_err(), "a had to leave");
}

#[tokio::test]
async fn drafts_of_a_crash_are_swept_out_and_the_operators_files_are_not() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    let folder = setting.folder.path().join("media/passing/drafts");
    fs::create_dir_all(&folder).unwrap();
    let (draft, notes) = (folder.join("1.0.draft"), folder.join("notes.txt"));
    fs::write(&draft, "half a pic").unwrap();
    fs::write(&notes, "mine").unwrap();
    setting.open("a.png").await.unwrap();
    assert!(!draft.exists() && notes.exists());
}

#[tokio::test]
async fn a_kept_file_that_was_damaged_is_fetched_again() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    for damage in ["<script>", "", "\u{89}PNG"] {
        setting.open("a.png").await.unwrap();
        let before = setting.fetch.sent();
        let files = setting.files();
        let file = files.iter().find(|path| path.contains("files/")).unwrap();
        fs::write(setting.folder.path().join("media").join(file), damage).unwrap();
        assert_eq!(setting.open("a.png").await.unwrap().bytes, png(50));
        assert_eq!(setting.fetch.sent(), before + 1);
    }
}

#[tokio::test]
async fn a_name_that_was_damaged_is_fetched_again() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    for damage in ["", "{}", "{\"content\":\"../../etc/passwd\",\"length\":1}"] {
        setting.open("a.png").await.unwrap();
        let files = setting.files();
        let file = files.iter().find(|path| path.contains("links/")).unwrap();
        fs::write(setting.folder.path().join("media").join(file), damage).unwrap();
        assert_eq!(setting.open("a.png").await.unwrap().bytes, png(50));
    }
    assert_eq!(setting.fetch.sent(), 4);
}

#[tokio::test]
async fn the_same_picture_at_two_addresses_is_kept_once() {
    let named = ["a.png", "b.png"].map(|name| answer(name, "image/png", png(50)));
    let setting = Setting::new(ROOM, named.to_vec());
    setting.open("a.png").await.unwrap();
    setting.open("b.png").await.unwrap();
    let files = setting.files();
    assert_eq!(files.iter().filter(|path| path.contains("files/")).count(), 1, "{files:?}");
    assert_eq!(files.iter().filter(|path| path.contains("links/")).count(), 2, "{files:?}");
}

#[tokio::test]
async fn a_picture_that_was_taken_out_is_not_on_the_disk_any_more() {
    let setting = Setting::new(
        ROOM,
        vec![answer("a.jpg", "image/jpeg", encoded(&plain(700, 20, [1, 2, 3]), ImageFormat::Jpeg))],
    );
    setting.small("a.jpg", 96).await.unwrap();
    assert!(setting.shelf.facts(&url("a.jpg")).is_some());
    setting.shelf.forget(&url("a.jpg")).await;
    assert_eq!(setting.files(), Vec::<String>::new());
    assert_eq!(setting.shelf.facts(&url("a.jpg")), None);
    assert!(setting.after_restart(ROOM).open("a.jpg").await.is_err());
}

#[tokio::test]
async fn a_given_picture_stays_for_the_other_address_that_it_was_given_for() {
    let setting = Setting::new(0, Vec::new());
    for name in ["a.png", "b.png"] {
        assert!(setting.shelf.put(&url(name), png(50)).await.unwrap());
    }
    setting.shelf.forget(&url("a.png")).await;
    assert!(!setting.shelf.was_given(&url("a.png")).await);
    assert!(setting.open("a.png").await.is_err());
    assert!(setting.open("b.png").await.is_ok());
    setting.shelf.forget(&url("b.png")).await;
    assert_eq!(setting.files(), Vec::<String>::new());
}

#[tokio::test]
async fn a_disk_that_cannot_be_written_shows_the_picture_all_the_same() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    fs::write(setting.folder.path().join("media"), "a file in the way").unwrap();
    assert_eq!(setting.open("a.png").await.unwrap().bytes, png(50));
}

#[tokio::test]
async fn files_that_go_out_are_the_very_bytes_that_came_and_ask_nobody() {
    let setting = Setting::new(ROOM, vec![answer("a.png", "image/png", png(50))]);
    assert_eq!(setting.shelf.copy(&url("a.png")).await, None);
    assert_eq!(setting.fetch.sent(), 0);
    setting.open("a.png").await.unwrap();
    assert_eq!(setting.shelf.copy(&url("a.png")).await.unwrap().bytes, png(50));
    let files = setting.files();
    let file = files.iter().find(|path| path.contains("files/")).unwrap();
    fs::write(setting.folder.path().join("media").join(file), other_png(50, 9)).unwrap();
    assert_eq!(setting.shelf.copy(&url("a.png")).await, None, "changed since");
}
