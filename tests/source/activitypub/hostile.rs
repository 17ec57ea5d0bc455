//! Servers that lie, loop, or never stop talking.

use serde_json::{Value, json};
use unspool::{
    fetch::Recorded,
    source::Error,
    thread::{GapReason, Read},
};
use url::Url;

use super::world::{Fediverse, ends, name, note, person};

const FIRST: &str = "https://a.example/ada/p/1";

#[tokio::test]
async fn a_post_that_says_to_be_of_another_host_is_asked_for_there() {
    let copy =
        note("https://b.example/ben/p/9", "https://b.example/ben", &json!({ "content": "forged" }));
    let real =
        note("https://b.example/ben/p/9", "https://b.example/ben", &json!({ "content": "real" }));
    let world = Fediverse::new()
        .json("https://a.example/copy/9", &copy)
        .json("https://b.example/ben/p/9", &real);
    let conversation = world.read("https://a.example/copy/9").await.unwrap();
    assert_eq!(conversation.focus, name("https://b.example/ben/p/9"));
    assert_eq!(conversation.posts[0].text.to_plain(), "real");
}

#[tokio::test]
async fn a_server_that_keeps_pointing_elsewhere_is_believed_nothing() {
    let elsewhere = note("https://c.example/p/1", "https://c.example/cid", &json!({}));
    let world = Fediverse::new()
        .json(FIRST, &note("https://b.example/p/1", "https://b.example/ben", &json!({})))
        .json("https://b.example/p/1", &elsewhere);
    let error = world.read(FIRST).await.unwrap_err();
    assert!(matches!(&error, Error::Malformed { host, .. } if host == "b.example"), "{error}");
}

#[tokio::test]
async fn nobody_can_put_words_into_the_mouth_of_somebody_on_another_host() {
    let world = Fediverse::new().note("1", &json!({ "attributedTo": "https://b.example/ben" }));
    assert!(matches!(world.read(FIRST).await, Err(Error::Malformed { .. })));
    // Nor by a list of replies that brings the post along.
    let planted =
        note("https://b.example/ben/p/7", "https://b.example/ben", &json!({ "inReplyTo": FIRST }));
    let own =
        note("https://a.example/ada/p/2", "https://b.example/ben", &json!({ "inReplyTo": FIRST }));
    let world = Fediverse::new()
        .note("1", &json!({ "replies": { "type": "Collection", "items": [planted, own] } }));
    assert_eq!(ends(&world.read(FIRST).await.unwrap()), ["1"]);
}

#[tokio::test]
async fn an_authors_document_about_somebody_else_is_not_believed() {
    let world = Fediverse::new()
        .note("1", &json!({}))
        .json("https://a.example/ada", &person("https://a.example/eve", "eve"));
    assert!(matches!(world.read(FIRST).await, Err(Error::Malformed { .. })));
}

#[tokio::test]
async fn pages_that_go_round_in_a_circle_end() {
    let page = |n: u32, next: u32, items: Value| {
        json!({ "type": "CollectionPage", "id": format!("https://a.example/r?page={n}"),
                "items": items, "next": format!("https://a.example/r?page={next}") })
    };
    let world = Fediverse::new()
        .note("1", &json!({ "replies": "https://a.example/r?page=1" }))
        .note("2", &json!({ "inReplyTo": FIRST }))
        .json("https://a.example/r?page=1", &page(1, 2, json!("https://a.example/ada/p/2")))
        .json("https://a.example/r?page=2", &page(2, 1, json!([])));
    let cx = world.context();
    let conversation = super::world::read(&cx, FIRST).await.unwrap();
    assert_eq!(ends(&conversation), ["1", "2"]);
    assert!(cx.fetch.sent() < 10);
}

#[tokio::test]
async fn posts_that_answer_one_another_in_a_circle_end() {
    let world = Fediverse::new()
        .note("1", &json!({ "inReplyTo": "https://a.example/ada/p/2", "replies": { "items": ["https://a.example/ada/p/2"] } }))
        .note("2", &json!({ "inReplyTo": FIRST, "replies": { "items": [FIRST] } }))
        .note("3", &json!({ "inReplyTo": "https://a.example/ada/p/3" }));
    assert_eq!(ends(&world.read(FIRST).await.unwrap()), ["1", "2"]);
    assert_eq!(ends(&world.read("https://a.example/ada/p/3").await.unwrap()), ["3"]);
}

#[tokio::test]
async fn a_list_without_end_is_cut_and_the_page_says_so() {
    let mut world = Fediverse::new().note("1", &json!({ "replies": "https://a.example/r?page=0" }));
    for n in 0..30 {
        let page = json!({
            "type": "CollectionPage",
            "items": [format!("https://b.example/x/{n}")],
            "next": format!("https://a.example/r?page={}", n + 1),
        });
        world = world.json(&format!("https://a.example/r?page={n}"), &page);
    }
    let cx = world.context();
    let conversation = super::world::read(&cx, FIRST).await.unwrap();
    assert_eq!(conversation.read, Read::Stopped);
    assert!(cx.fetch.sent() <= 23, "{}", cx.fetch.sent());
}

#[tokio::test]
async fn huge_lists_and_deep_nests_are_survived() {
    let many: Vec<String> = (0..8_000).map(|n| format!("https://b.example/{n}")).collect();
    let mut deep = json!("x");
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let world = Fediverse::new().note(
        "1",
        &json!({
            "replies": { "items": many }, "tag": many, "to": ["as:Public", deep], "attachment": deep,
            "summary": deep, "url": deep, "contentMap": deep, "oneOf": many, "published": deep,
        }),
    );
    let post = world.post("1").await;
    assert_eq!(post.text.to_plain(), "words");
    assert!(post.media.is_empty() && post.tags.is_empty() && post.embeds.is_empty());
    assert_eq!(post.posted_at.to_string(), super::world::NOW);
}

#[tokio::test]
async fn every_property_may_be_of_any_kind() {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!([]),
        json!({}),
        json!([null, [], {}]),
        json!({ "id": 1, "href": [] }),
        json!("https://"),
    ];
    for key in [
        "@context",
        "inReplyTo",
        "published",
        "updated",
        "content",
        "contentMap",
        "name",
        "summary",
        "sensitive",
        "url",
        "cc",
        "attachment",
        "image",
        "tag",
        "replies",
        "context",
        "quote",
        "quoteUrl",
        "oneOf",
        "anyOf",
        "endTime",
        "closed",
        "votersCount",
        "likes",
        "shares",
    ] {
        for value in &odd {
            let world = Fediverse::new().note("1", &json!({ key: value }));
            let conversation = world.read(FIRST).await;
            assert!(conversation.is_ok(), "{key}: {value}: {:?}", conversation.err());
        }
    }
}

#[tokio::test]
async fn a_document_over_one_mebibyte_is_not_read() {
    let world = Fediverse::new().note("1", &json!({ "content": "x".repeat(1 << 20) }));
    assert!(matches!(world.read(FIRST).await, Err(Error::TooLarge(_))));
}

#[tokio::test]
async fn the_next_page_is_not_fetched_from_another_host() {
    let world = Fediverse::new()
        .note("1", &json!({ "replies": { "items": [], "next": "https://b.example/r" } }))
        .json("https://b.example/r", &json!({ "items": ["https://a.example/ada/p/2"] }))
        .note("2", &json!({ "inReplyTo": FIRST }));
    assert_eq!(ends(&world.read(FIRST).await.unwrap()), ["1"]);
}

#[tokio::test]
async fn a_server_that_asks_to_wait_is_not_asked_on() {
    let url = Url::parse("https://a.example/ada/p/2").unwrap();
    let wait = Recorded::get(url, 429, "").header("retry-after", "60");
    let world = Fediverse::new()
        .note(
            "1",
            &json!({ "replies": { "items": [
            "https://a.example/ada/p/2", "https://a.example/ada/p/3", "https://a.example/ada/p/4",
            "https://a.example/ada/p/5", "https://a.example/ada/p/6"] } }),
        )
        .note("6", &json!({ "inReplyTo": FIRST }))
        .recorded(wait);
    let conversation = world.read(FIRST).await.unwrap();
    assert_eq!(ends(&conversation), ["1"]);
    assert_eq!(conversation.read, Read::Stopped);
}

#[tokio::test]
async fn what_the_author_took_back_is_a_gap_with_its_reason() {
    let tombstone = json!({ "type": "Tombstone", "id": "https://a.example/ada/p/0" });
    for (status, body) in
        [(200, tombstone.to_string()), (410, tombstone.to_string()), (410, String::new())]
    {
        let world = Fediverse::new()
            .note("1", &json!({ "inReplyTo": "https://a.example/ada/p/0" }))
            .answer("https://a.example/ada/p/0", status, &body);
        let conversation = world.read(FIRST).await.unwrap();
        assert_eq!(conversation.missing.len(), 1);
        assert_eq!(conversation.missing[0].reason, GapReason::Deleted);
        assert_eq!(conversation.missing[0].author.as_deref(), Some("https://a.example/ada"));
        assert!(matches!(world.read("https://a.example/ada/p/0").await, Err(Error::Gone(_))));
    }
}
