//! What a visitor is told when the post that they asked for is not shown.

use serde_json::json;
use unspool::{
    source::Error,
    thread::{Cause, GapReason, PostRef},
};

use super::world::{World, id, name, post, read, reply, tombstone};

const DELETED: &str = "This Post was deleted by the Post author. Learn more";
const SUSPENDED: &str = "This Post is from a suspended account. Learn more";
const LIMITED: &str = "You’re unable to view this Post because this account owner limits who can \
                       view their Posts. Learn more";
const ADULT: &str = "Age-restricted adult content. This content might not be appropriate for \
                     people under 18 years old. To view this media, you’ll need to log in to X.";
const WITHHELD: &str = "This Post from @example has been withheld in Germany in response to a \
                        legal demand. Learn more";
const RULES: &str = "This Post violated the X Rules. Learn more";
const CLOSED: &str = "This Post is from an account that no longer exists. Learn more";
const UNAVAILABLE: &str = "This Post is unavailable. Learn more";

#[tokio::test]
async fn each_tombstone_of_the_asked_post_is_told_as_what_it_says() {
    let told = |words: &'static str| async move {
        World::default().says(1, &tombstone(words)).read(1).await.unwrap_err()
    };
    let it = || name(id(1)).to_string();
    assert_eq!(told(DELETED).await, Error::Gone(it()));
    assert_eq!(told(SUSPENDED).await, Error::Suspended(it()));
    assert_eq!(told(LIMITED).await, Error::Protected(it()));
    assert_eq!(told(ADULT).await, Error::AgeRestricted(it()));
    assert_eq!(told(WITHHELD).await, Error::Withheld(it()));
    assert_eq!(told(RULES).await, Error::Withheld(it()));
    assert_eq!(told(CLOSED).await, Error::AccountUnavailable(it()));
    assert_eq!(told(UNAVAILABLE).await, Error::NotFound(it()));
}

#[tokio::test]
async fn each_tombstone_in_the_middle_is_a_gap_of_its_kind() {
    for (words, reason, cause) in [
        (DELETED, GapReason::Deleted, None),
        (SUSPENDED, GapReason::Withheld, Some(Cause::Suspended)),
        (LIMITED, GapReason::Protected, None),
        (ADULT, GapReason::Protected, Some(Cause::AgeRestricted)),
        (WITHHELD, GapReason::Withheld, Some(Cause::LegalDemand)),
        (RULES, GapReason::Withheld, None),
        (CLOSED, GapReason::Unreachable, None),
        (UNAVAILABLE, GapReason::Unreachable, None),
        ("", GapReason::Protected, Some(Cause::SignedInOnly)),
    ] {
        let read = World::chain(3).says(1, &tombstone(words)).read(3).await.unwrap();
        let [lost] = read.missing.as_slice() else { panic!("{words}: {:?}", read.missing) };
        assert_eq!((lost.id.clone(), lost.reason, lost.cause), (name(id(1)), reason, cause));
    }
}

#[tokio::test]
async fn an_empty_tombstone_is_never_called_deleted() {
    for empty in [json!({}), json!({"text": {}}), json!({"text": null}), json!(null)] {
        let tombstone = json!({"__typename": "TweetTombstone", "tombstone": empty});
        let error = World::default().says(1, &tombstone).read(1).await.unwrap_err();
        assert!(matches!(error, Error::SignedInOnly(_)), "{tombstone}: {error}");
    }
}

#[tokio::test]
async fn a_post_without_its_author_is_one_of_a_suspended_account() {
    for user in [json!(null), json!([])] {
        let error = World::default().has(&post(1, &json!({"user": user}))).read(1).await;
        assert!(matches!(error, Err(Error::Suspended(_))), "{error:?}");
    }
}

#[tokio::test]
async fn answers_that_are_no_post_are_told_by_what_they_are() {
    for (status, body, expected) in [
        (404, "<!DOCTYPE html><h1>Nothing to see here</h1>", "no such post"),
        (404, "{}", "no such post"),
        (400, r#"{"error":"Bad request."}"#, "no such post"),
        (200, "{}", "says nothing about this post"),
        (429, "Rate limit exceeded", "asks us to wait"),
        (503, "<html>over capacity</html>", "cannot be reached: HTTP 503"),
        (403, "<html>blocked</html>", "refuses: HTTP 403"),
        (200, "<!DOCTYPE html><title>Just a moment...</title>", "answered nonsense"),
        (200, r#"{"__typename":"Tweet","id_str":"#, "answered nonsense"),
        (200, r#"["a list"]"#, "answered nonsense"),
        (200, "null", "answered nonsense"),
        (200, "", "answered nonsense"),
        (200, r#"{"__typename":"Something"}"#, "answered nonsense"),
    ] {
        let error = World::default().answers(id(1), status, body).read(1).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{status} {body}: {error}");
    }
}

#[tokio::test]
async fn a_document_nested_without_end_is_nonsense_and_no_more() {
    let deep = format!("{}1{}", "{\"parent\":".repeat(100_000), "}".repeat(100_000));
    let error = World::default().answers(id(1), 200, &deep).read(1).await;
    assert!(matches!(error, Err(Error::Malformed { .. })), "{error:?}");
}

#[tokio::test]
async fn kept_posts_that_stand_below_are_looked_at_one_by_one() {
    let world = World::chain(6).says(4, &tombstone(DELETED)).says(5, &json!({})).answers(
        id(6),
        404,
        "<html>",
    );
    let known: Vec<PostRef> = (0..=6).map(|number| name(id(number))).collect();
    let read = read(&world.context(), id(2), &known).await.unwrap();
    assert_eq!(read.posts.len(), 4, "0 to 2 on the way, and 3");
    let lost: Vec<_> = read.missing.iter().map(|it| (it.id.clone(), it.reason)).collect();
    let gone = GapReason::Deleted;
    assert_eq!(lost, [(name(id(4)), gone), (name(id(6)), gone)], "nothing was said about 5");
}

#[tokio::test]
async fn kept_posts_are_looked_at_no_further_when_the_service_asks_us_to_wait() {
    let world = World::chain(6).answers(id(3), 429, "Rate limit exceeded");
    let cx = world.context();
    let known: Vec<PostRef> = (0..=6).map(|number| name(id(number))).collect();
    let read = read(&cx, id(1), &known).await.unwrap();
    assert_eq!(read.posts.len(), 3, "0 and 1 on the way, and 2");
    assert_eq!(cx.fetch.sent(), 4);
    let alone = World::chain(1).has(&reply(2, 1, &json!({}))).read(2).await.unwrap();
    assert!(alone.missing.is_empty());
}
