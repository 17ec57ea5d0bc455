//! What a thread shows is there before anybody asks for it.

use std::time::Duration;

use unspool::{
    fetch::Recorded,
    media::{Gatherer, wanted},
    thread::{
        Block, Caption, Context, Embed, Inline, Item, Media, MediaKind, Post, RichText, Thread,
    },
};

use super::{Setting, answer, mp4, other_png, url};
use crate::support::thread::{image, post, thread};

const ROOM: u64 = 4 << 20;

/// A thread with everything that has an address.
fn rich() -> Thread {
    let mut thread = thread().posts(2).build();
    thread.author.avatar = Some(url("ada.png"));
    let mut above = post("above", "bob", 0, "What do you think?");
    above.author.avatar = Some(url("bob.png"));
    thread.context = Some(Context::Post(Box::new(above)));
    let mut quoted = post("quoted", "eve", 0, "Look");
    quoted.media.push(image("quoted.png", None));
    let emoji = Inline::Emoji { code: "blob".to_owned(), image: url("blob.png") };
    let video = |file: &str| Media {
        kind: MediaKind::Video,
        preview: Some(url("poster.png")),
        captions: vec![Caption { language: "en".to_owned(), url: url("en.vtt") }],
        ..image(file, None)
    };
    let Item::Post(first) = &mut thread.trunk[0] else { panic!("a post") };
    first.text = RichText(vec![Block::List { ordered: false, items: vec![vec![emoji]] }]);
    first.media = vec![image("a.png", None), image("a.png", None), video("v.mp4"), video("v.m3u8")];
    first.embeds = vec![
        Embed::Quote(Box::new(quoted)),
        Embed::Card {
            url: url("page"),
            title: String::new(),
            summary: None,
            image: Some(url("card.png")),
        },
    ];
    thread
}

const PICTURES: [&str; 7] =
    ["bob.png", "ada.png", "blob.png", "a.png", "poster.png", "quoted.png", "card.png"];

fn answers() -> Vec<Recorded> {
    let pictures = PICTURES
        .iter()
        .enumerate()
        .map(|(n, name)| answer(name, "image/png", other_png(100, u8::try_from(n).unwrap())));
    let others =
        [answer("v.mp4", "video/mp4", mp4(5000)), answer("en.vtt", "text/vtt", "WEBVTT\n")];
    pictures.chain(others).collect()
}

/// Waits until the thread was gathered so many times.
async fn gathered(setting: &Setting, thread: &Thread, times: u64) {
    let waiting = async {
        while setting.shelf.edition(&thread.root) < times {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap();
}

#[test]
fn everything_that_a_page_shows_is_wanted_once_and_playlists_and_pages_are_not() {
    let found = wanted(&rich());
    let names: Vec<&str> = found.iter().map(|it| it.url.path().trim_start_matches('/')).collect();
    let mut expected: Vec<&str> = PICTURES.to_vec();
    expected.extend(["en.vtt", "v.mp4"]);
    expected.sort_unstable();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected, "{names:?}");
    let played: Vec<_> = found.iter().filter(|it| it.is_played).map(|it| &it.url).collect();
    assert_eq!(played, [&url("v.mp4")]);
}

#[test]
fn a_thread_of_a_million_pictures_is_not_fetched_without_end() {
    let mut thread = thread().posts(1).build();
    let Item::Post(first) = &mut thread.trunk[0] else { panic!("a post") };
    first.media = (0..5000).map(|n| image(&format!("{n}.png"), None)).collect();
    assert_eq!(wanted(&thread).len(), 2000);
}

#[tokio::test]
async fn what_a_thread_shows_is_kept_before_anybody_looks() {
    let setting = Setting::new(ROOM, answers());
    let thread = rich();
    let gatherer = Gatherer::start(setting.shelf.clone());
    assert_eq!(setting.shelf.edition(&thread.root), 0);
    gatherer.gather(&thread);
    gathered(&setting, &thread, 1).await;
    assert_eq!(setting.fetch.sent(), 9);
    let later = setting.after_restart(ROOM);
    for name in PICTURES {
        assert!(later.open(name).await.is_ok(), "{name}");
        assert!(later.shelf.facts(&url(name)).is_some(), "{name}");
    }
    assert_eq!(later.open("v.mp4").await.unwrap().bytes, mp4(5000));
}

#[tokio::test]
async fn a_thread_that_is_gathered_again_asks_nobody() {
    let setting = Setting::new(ROOM, answers());
    let (thread, gatherer) = (rich(), Gatherer::start(setting.shelf.clone()));
    for times in 1..=3 {
        gatherer.gather(&thread);
        gathered(&setting, &thread, times).await;
    }
    assert_eq!(setting.fetch.sent(), 9);
}

#[tokio::test]
async fn what_fails_keeps_nothing_else_from_coming() {
    let mut answers = answers();
    answers.retain(|it| it.url != url("ada.png"));
    answers.push(Recorded::get(url("ada.png"), 500, ""));
    let setting = Setting::new(ROOM, answers);
    let (thread, gatherer) = (rich(), Gatherer::start(setting.shelf.clone()));
    gatherer.gather(&thread);
    gathered(&setting, &thread, 1).await;
    let later = setting.after_restart(ROOM);
    assert!(later.open("ada.png").await.is_err());
    assert!(later.open("card.png").await.is_ok());
}

#[tokio::test]
async fn pictures_of_an_imported_thread_never_leave() {
    let room = 60_000;
    let mut answers = answers();
    answers.push(answer("new.png", "image/png", other_png(30_000, 1)));
    answers.push(answer("newer.png", "image/png", other_png(30_000, 2)));
    let setting = Setting::new(room, answers);
    let (mut thread, gatherer) = (rich(), Gatherer::start(setting.shelf.clone()));
    thread.archived = true;
    thread.context = None;
    let Item::Post(first) = &mut thread.trunk[0] else { panic!("a post") };
    let plain: Post = post("a", "ada", 0, "Words");
    **first = Post { media: vec![image("a.png", None)], ..plain };
    gatherer.gather(&thread);
    gathered(&setting, &thread, 1).await;
    setting.open("new.png").await.unwrap();
    setting.open("newer.png").await.unwrap();
    let later = setting.after_restart(room);
    assert!(later.open("new.png").await.is_err(), "it had to leave");
    assert!(later.open("a.png").await.is_ok() && later.open("ada.png").await.is_ok());
}
