//! What the operator pins stays, whatever the budget wants to leave.

use unspool::{
    media::Pinned,
    thread::{Item, Thread},
};

use super::{Setting, answer, other_png, url};
use crate::support::thread::{image, thread};

const TIGHT: u64 = 100_000;

fn big(name: &str) -> unspool::fetch::Recorded {
    answer(name, "image/png", other_png(40_000, name.as_bytes()[0]))
}

/// A thread of one post with that picture.
fn with(name: &str) -> Thread {
    let mut thread = thread().posts(1).build();
    let Item::Post(post) = &mut thread.trunk[0] else { panic!("a post") };
    post.media.push(image(name, None));
    thread
}

#[tokio::test]
async fn a_pinned_picture_outlives_newer_ones_and_a_restart() {
    let setting = Setting::new(TIGHT, ["a.png", "b.png", "c.png"].map(big).to_vec());
    let thread = with("a.png");
    assert_eq!(setting.shelf.pin(&thread).await, Ok(Pinned { kept: 1, missing: 0 }));
    assert!(setting.shelf.is_pinned(&thread));
    for name in ["b.png", "c.png"] {
        setting.open(name).await.unwrap();
    }
    let after = setting.after_restart(TIGHT);
    assert!(after.shelf.is_pinned(&thread));
    assert!(after.open("a.png").await.is_ok());
    assert!(after.open("b.png").await.is_err(), "it had to leave");
    assert!(after.open("c.png").await.is_ok());
}

#[tokio::test]
async fn when_nothing_may_leave_new_pictures_are_shown_and_not_kept() {
    let setting = Setting::new(50_000, ["a.png", "b.png"].map(big).to_vec());
    setting.shelf.pin(&with("a.png")).await.unwrap();
    assert_eq!(setting.open("b.png").await.unwrap().bytes.len(), 40_000);
    let after = setting.after_restart(50_000);
    assert!(after.open("a.png").await.is_ok());
    assert!(after.open("b.png").await.is_err());
}

#[tokio::test]
async fn what_is_there_already_is_pinned_without_asking_anybody() {
    let setting = Setting::new(TIGHT, ["a.png", "b.png", "c.png"].map(big).to_vec());
    setting.open("a.png").await.unwrap();
    setting.shelf.pin(&with("a.png")).await.unwrap();
    assert_eq!(setting.fetch.sent(), 1);
    setting.open("b.png").await.unwrap();
    setting.open("c.png").await.unwrap();
    setting.open("a.png").await.unwrap();
    assert_eq!(setting.fetch.sent(), 3, "a did not leave");
}

#[tokio::test]
async fn what_is_no_longer_pinned_leaves_like_everything_else() {
    let setting = Setting::new(TIGHT, ["a.png", "b.png", "c.png"].map(big).to_vec());
    let thread = with("a.png");
    setting.shelf.pin(&thread).await.unwrap();
    setting.shelf.unpin(&thread).await.unwrap();
    assert!(!setting.shelf.is_pinned(&thread));
    setting.open("b.png").await.unwrap();
    setting.open("c.png").await.unwrap();
    assert!(setting.after_restart(TIGHT).open("a.png").await.is_err());
}

#[tokio::test]
async fn a_pin_says_what_could_not_be_had() {
    let setting = Setting::new(TIGHT, Vec::new());
    let pinned = setting.shelf.pin(&with("a.png")).await;
    assert_eq!(pinned, Ok(Pinned { kept: 0, missing: 1 }));
}

#[tokio::test]
async fn a_pinned_picture_that_is_taken_out_is_gone() {
    let setting = Setting::new(TIGHT, vec![big("a.png")]);
    setting.shelf.pin(&with("a.png")).await.unwrap();
    setting.shelf.forget(&url("a.png")).await;
    assert!(setting.after_restart(TIGHT).open("a.png").await.is_err());
}
