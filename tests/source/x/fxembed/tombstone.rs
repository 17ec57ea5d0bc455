//! Posts of a thread that cannot be shown: why, whose, and where they stood.

use serde_json::{Value, json};
use unspool::{
    source::Error,
    thread::{Cause, GapReason, Read},
};

use super::world::{
    ADA, BEN, CLEO, Instance, answer, by, failed, found, missing, name, numbers, person, post,
    stone, with,
};

fn after(thread: &[Value], n: u64) -> Instance {
    Instance::default().thread(n, thread)
}

#[tokio::test]
async fn each_reason_is_told_as_what_it_is() {
    let told = [
        ("deleted", "", GapReason::Deleted, None),
        ("suspended", "", GapReason::Withheld, Some(Cause::Suspended)),
        ("private", "", GapReason::Protected, None),
        ("blocked", "", GapReason::Blocked, None),
        ("unavailable", "This Post is unavailable.", GapReason::Unreachable, None),
        ("of tomorrow", "", GapReason::Unreachable, None),
        (
            "unavailable",
            "Age-restricted adult content. This content might not be appropriate …",
            GapReason::Protected,
            Some(Cause::AgeRestricted),
        ),
        (
            "unavailable",
            "This Post from @ada has been withheld in …",
            GapReason::Withheld,
            Some(Cause::LegalDemand),
        ),
    ];
    for (reason, message, expected, cause) in told {
        let gap = with(stone(2, reason), &json!({ "message": message }));
        let read = after(&[by(ADA, 1), gap, answer(ADA, 3, ADA, 2)], 3).read(3).await.unwrap();
        assert_eq!((numbers(&read), read.read), (vec![1, 3], Read::Everything));
        let gap = missing(&read, 2);
        assert_eq!((gap.reason, gap.cause), (expected, cause), "{reason}: {message}");
        assert_eq!(gap.parent, Some(name(1)));
        assert_eq!(gap.author.as_ref(), Some(&post(&read, 1).author.id));
    }
}

#[tokio::test]
async fn two_in_a_row_hang_on_one_another() {
    let thread = [by(ADA, 1), stone(2, "deleted"), stone(3, "deleted"), answer(ADA, 4, ADA, 3)];
    let read = after(&thread, 4).read(4).await.unwrap();
    let author = Some(post(&read, 1).author.id.clone());
    assert_eq!((&missing(&read, 2).parent, &missing(&read, 2).author), (&Some(name(1)), &author));
    assert_eq!((&missing(&read, 3).parent, &missing(&read, 3).author), (&Some(name(2)), &author));
}

#[tokio::test]
async fn at_the_end_of_the_thread_it_has_its_place_and_no_author() {
    let thread = [by(ADA, 1), answer(ADA, 2, ADA, 1), stone(3, "unavailable")];
    let read = after(&thread, 2).read(2).await.unwrap();
    assert_eq!((&missing(&read, 3).parent, &missing(&read, 3).author), (&Some(name(2)), &None));
}

#[tokio::test]
async fn one_without_an_id_is_named_by_the_post_behind_it_or_by_its_address() {
    let mut nameless = stone(2, "deleted");
    nameless.as_object_mut().unwrap().remove("id");
    let thread = [by(ADA, 1), nameless.clone(), answer(ADA, 3, ADA, 2)];
    let read = after(&thread, 3).read(3).await.unwrap();
    assert_eq!(missing(&read, 2).parent, Some(name(1)));
    let url = format!("https://x.com/i/status/{}?s=20", name(5).locator());
    let thread = [by(ADA, 1), with(nameless.clone(), &json!({ "url": url }))];
    let read = after(&thread, 1).read(1).await.unwrap();
    assert_eq!(missing(&read, 5).parent, Some(name(1)));
    // The post behind it answers one that is there: nothing tells which is meant.
    let thread = [by(ADA, 1), nameless, answer(ADA, 3, ADA, 1)];
    let read = after(&thread, 3).read(3).await.unwrap();
    assert_eq!((numbers(&read), read.missing), (vec![1, 3], vec![]));
}

#[tokio::test]
async fn what_the_thread_answers_may_be_one_of_somebody_else() {
    let thread = [by(CLEO, 1), stone(2, "private"), answer(ADA, 3, BEN, 2), answer(ADA, 4, ADA, 3)];
    let read = after(&thread, 4).read(4).await.unwrap();
    assert_eq!(numbers(&read), [3, 4]);
    let context = missing(&read, 2);
    assert_eq!((context.reason, &context.author), (GapReason::Protected, &None));
}

#[tokio::test]
async fn one_of_somebody_else_between_two_posts_ends_the_thread_above() {
    let thread = [by(ADA, 1), stone(2, "deleted"), answer(ADA, 3, BEN, 2)];
    let read = after(&thread, 3).read(3).await.unwrap();
    assert_eq!(numbers(&read), [3], "it answers ben, so it begins a thread");
    assert_eq!(missing(&read, 2).author, None);
    let thread = [
        by(ADA, 1),
        with(stone(2, "deleted"), &json!({ "author": person(BEN) })),
        answer(ADA, 3, ADA, 2),
    ];
    let read = after(&thread, 3).read(3).await.unwrap();
    assert!(missing(&read, 2).author.as_ref().is_some_and(|id| *id != post(&read, 3).author.id));
}

#[tokio::test]
async fn in_place_of_the_asked_post_it_is_the_answer() {
    let reads = |code: u16, reason: &'static str| async move {
        let body = match code {
            200 => found(&stone(1, reason), &Value::Null),
            _ => failed(code, &stone(1, reason)),
        };
        Instance::default().says("thread", 1, code, &body).read(1).await.unwrap_err()
    };
    for code in [200, 401, 404] {
        assert!(matches!(reads(code, "deleted").await, Error::Gone(_)));
        assert!(matches!(reads(code, "suspended").await, Error::Suspended(_)));
        assert!(matches!(reads(code, "private").await, Error::Protected(_)));
        assert!(matches!(reads(code, "blocked").await, Error::NotFound(_)));
        assert!(matches!(reads(code, "unavailable").await, Error::NotFound(_)));
    }
}
