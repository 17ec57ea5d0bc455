//! Who may see what: narrower posts never come out of the source.

use serde_json::json;
use unspool::{
    fetch::Recorded,
    source::Error,
    thread::{Embed, GapReason},
};
use url::Url;

use super::world::{Fediverse, ends, name, note, read};

const FIRST: &str = "https://a.example/ada/p/1";
const FOLLOWERS: &str = "https://a.example/ada/followers";

#[tokio::test]
async fn a_post_for_followers_is_refused_even_when_the_server_gives_it_away() {
    let world = Fediverse::new().note("1", &json!({ "to": FOLLOWERS }));
    assert!(matches!(world.read(FIRST).await, Err(Error::Protected(_))));
}

#[tokio::test]
async fn a_narrower_post_between_the_authors_posts_is_a_gap_and_one_at_the_end_is_nothing() {
    let world = Fediverse::new()
        .note("1", &json!({ "replies": { "items": ["https://a.example/ada/p/2"] } }))
        .note(
            "2",
            &json!({ "to": FOLLOWERS, "inReplyTo": FIRST, "content": "secret",
            "replies": { "items": ["https://a.example/ada/p/3"] } }),
        )
        .note(
            "3",
            &json!({ "inReplyTo": "https://a.example/ada/p/2",
            "replies": { "items": ["https://a.example/ada/p/4"] } }),
        )
        .note("4", &json!({ "to": FOLLOWERS, "inReplyTo": "https://a.example/ada/p/3" }));
    for start in ["1", "3"] {
        let uri = format!("https://a.example/ada/p/{start}");
        let conversation = world.read(&uri).await.unwrap();
        assert_eq!(ends(&conversation), ["1", "3"]);
        assert_eq!(conversation.missing.len(), 1);
        let gap = &conversation.missing[0];
        assert_eq!(gap.id, name("https://a.example/ada/p/2"));
        assert_eq!(gap.parent, Some(name(FIRST)));
        assert_eq!(gap.reason, GapReason::Protected);
        assert!(!format!("{conversation:?}").contains("secret"));
    }
}

#[tokio::test]
async fn what_the_thread_answers_is_shown_only_when_it_is_public() {
    let theirs = "https://b.example/ben/p/1";
    let world = Fediverse::new().note("1", &json!({ "inReplyTo": theirs }));
    let public = note(theirs, "https://b.example/ben", &json!({ "content": "hello" }));
    let open = Fediverse::new().note("1", &json!({ "inReplyTo": theirs })).json(theirs, &public);
    assert_eq!(open.read(FIRST).await.unwrap().posts.len(), 2);

    let narrow = note(theirs, "https://b.example/ben", &json!({ "to": [], "content": "secret" }));
    let conversation = world.json(theirs, &narrow).read(FIRST).await.unwrap();
    assert_eq!(ends(&conversation), ["1"]);
    assert_eq!(conversation.missing[0].reason, GapReason::Protected);
    assert_eq!(conversation.posts[0].parent(), Some(&name(theirs)));
}

#[tokio::test]
async fn closed_servers_are_told_from_missing_posts() {
    for (status, expected) in
        [(401, "refuses"), (403, "refuses"), (404, "no such post"), (500, "cannot be reached")]
    {
        let world = Fediverse::new().answer(FIRST, status, "{}");
        let error = world.read(FIRST).await.unwrap_err().to_string();
        assert!(error.contains(expected), "{status}: {error}");
    }
}

#[tokio::test]
async fn a_suspended_author_is_said_to_be_one() {
    let world = Fediverse::new().note("1", &json!({}));
    let gone = world.answer("https://a.example/ada", 410, "");
    assert!(matches!(gone.read(FIRST).await, Err(Error::AccountUnavailable(_))));
}

#[tokio::test]
async fn a_server_that_refuses_the_signature_of_a_query_is_asked_once_more_without() {
    let page = Url::parse("https://a.example/r?page=1").unwrap();
    let listed = json!({ "items": ["https://a.example/ada/p/2"] }).to_string();
    let world = Fediverse::new()
        .note("1", &json!({ "replies": page.as_str() }))
        .note("2", &json!({ "inReplyTo": FIRST }))
        .recorded(Recorded::get(page.clone(), 401, ""))
        .recorded(Recorded::get(page, 200, listed));
    assert_eq!(ends(&world.read(FIRST).await.unwrap()), ["1", "2"]);
}

#[tokio::test]
async fn hosts_on_the_operators_list_are_not_asked_for_parents_and_quotes_either() {
    let theirs = "https://b.example/ben/p/1";
    let public = note(theirs, "https://b.example/ben", &json!({}));
    let world = Fediverse::new()
        .note("1", &json!({ "inReplyTo": theirs, "quoteUrl": theirs }))
        .json(theirs, &public);
    let mut cx = world.context();
    cx.settings.mastodon.deny.push("b.example".to_owned());
    let conversation = read(&cx, FIRST).await.unwrap();
    assert_eq!(ends(&conversation), ["1"]);
    assert_eq!(conversation.missing[0].id, name(theirs));
    assert!(matches!(conversation.posts[0].embeds[0], Embed::QuoteGap(_)));
    // The post and its author.
    assert_eq!(cx.fetch.sent(), 2);
}
