//! Servers that fail, refuse, or answer nonsense, and posts made to break their readers.

use std::time::Duration;

use serde_json::{Value, json};
use unspool::{
    source::Error,
    thread::{Embed, GapReason, Post, Read, Signal},
};

use super::world::{Exchange, World, gaps, own, words};

const SHORT: [&str; 3] = ["short 1/3", "short 2/3", "short 3/3"];

fn is(exchange: &Exchange, method: &str) -> bool {
    exchange.url.path().ends_with(method)
}

/// The recorded network, where one method answers something else.
fn answering(method: &str, status: u16, body: &str) -> World {
    World::changed(|exchange| {
        if is(exchange, method) {
            exchange.status = status;
            body.clone_into(&mut exchange.body);
        }
    })
}

async fn failure(world: &World) -> Error {
    world.fetch(&world.post("short", 1)).await.unwrap_err()
}

#[tokio::test]
async fn what_the_appview_answers_instead_of_a_thread_is_told_apart() {
    let host = || "localhost".to_owned();
    let world = answering("getPostThread", 502, "<html>Bad gateway</html>");
    assert_eq!(failure(&world).await, Error::Unreachable { host: host(), what: "HTTP 502".into() });
    let world = answering("getPostThread", 401, r#"{"error":"AuthMissing","message":"no"}"#);
    let what = "HTTP 401 AuthMissing: no".to_owned();
    assert_eq!(failure(&world).await, Error::Refused { host: host(), what });
    let world = answering("getPostThread", 400, r#"{"error":"InvalidRequest","message":"?"}"#);
    assert!(matches!(failure(&world).await, Error::Malformed { .. }));
    let limited = answering("getPostThread", 429, "{}");
    let Error::RateLimited { retry_after, .. } = failure(&limited).await else { panic!() };
    assert!(retry_after >= Duration::from_secs(1));
    for nonsense in ["", "<html>", "[]", "{\"thread\":7}", "{\"thread\":{\"post\":{}}}"] {
        let error = failure(&answering("getPostThread", 200, nonsense)).await;
        assert!(matches!(error, Error::Malformed { .. }), "{nonsense}: {error}");
    }
    let gone =
        r#"{"thread":{"$type":"app.bsky.feed.defs#notFoundPost","uri":"x","notFound":true}}"#;
    assert!(matches!(failure(&answering("getPostThread", 200, gone)).await, Error::NotFound(_)));
}

#[tokio::test]
async fn a_repository_that_fails_leaves_the_thread_to_the_appview() {
    let refusal = r#"{"error":"InvalidRequest","message":"Could not find repo"}"#;
    for (status, body) in [(500, ""), (400, refusal), (200, "<html>"), (403, "{}"), (429, "{}")] {
        let world = answering("listRecords", status, body);
        let conversation = world.unroll("short", 1).await;
        assert_eq!(words(&conversation), SHORT, "{status}");
        assert_eq!(conversation.via, "the Bluesky AppView");
        assert_eq!((conversation.read, conversation.expected), (Read::Everything, Some(3)));
    }
}

#[tokio::test]
async fn a_repository_at_an_address_that_may_not_be_asked_is_not_asked() {
    for endpoint in [
        "http://169.254.169.254/",
        "https://user:word@localhost:2583",
        "http://localhost:2583/path",
        "http://localhost:2583/?x=",
        "file:///etc/passwd",
        "",
    ] {
        let world = World::changed(|exchange| {
            if exchange.url.path().starts_with("/did:plc:") {
                exchange.body = exchange.body.replace("http://localhost:2583", endpoint);
            }
        });
        let conversation = world.unroll("short", 1).await;
        assert_eq!(words(&conversation), SHORT, "{endpoint}");
        assert_eq!(conversation.via, "the Bluesky AppView", "{endpoint}");
    }
}

/// The short thread, with something changed in what the AppView says of its second post.
async fn second(change: impl Fn(&mut Value)) -> Post {
    let world = changed(change);
    let conversation = world.unroll("short", 1).await;
    assert_eq!(own(&conversation).len(), 3);
    own(&conversation)[1].clone()
}

fn changed(change: impl Fn(&mut Value)) -> World {
    World::changed(|exchange| {
        if is(exchange, "getPosts") && exchange.body.contains("short 2/3") {
            let mut body: Value = serde_json::from_str(&exchange.body).unwrap();
            for post in body["posts"].as_array_mut().unwrap() {
                if post["record"]["text"] == "short 2/3" {
                    change(post);
                }
            }
            exchange.body = body.to_string();
        }
    })
}

#[tokio::test]
async fn times_that_cannot_be_true_are_those_at_which_the_network_saw_the_post() {
    for lie in
        [json!("2999-01-01T00:00:00Z"), json!("1999-01-01T00:00:00Z"), json!("soon"), json!(7)]
    {
        let post = second(|post| {
            post["record"]["createdAt"] = lie.clone();
            post["indexedAt"] = json!("2025-04-05T06:07:08.000Z");
        });
        assert_eq!(post.await.posted_at.to_string(), "2025-04-05T06:07:08Z", "{lie}");
    }
}

#[tokio::test]
async fn fields_of_a_wrong_shape_cost_nothing_else() {
    let post = second(|post| {
        for (field, value) in [
            ("facets", json!("none")),
            ("langs", json!({"en": true})),
            ("tags", json!([1, "kept", null])),
            ("embed", json!({"$type": 3, "captions": 4, "media": []})),
        ] {
            post["record"][field] = value;
        }
        post["likeCount"] = json!("many");
        post["labels"] = json!({"val": "!hide"});
        post["author"]["avatar"] = json!("javascript:alert(1)");
        post["author"]["displayName"] = json!(" \u{202e}evil\u{0}\n name ");
        post["embed"] = json!({"$type": "app.bsky.embed.images#view", "images": [{"alt": 1}, 2]});
    })
    .await;
    assert_eq!(post.text.to_plain(), "short 2/3");
    assert_eq!((post.tags, post.media, post.embeds), (vec!["kept".to_owned()], vec![], vec![]));
    assert_eq!((&*post.author.name, post.author.avatar), ("evil name", None));
}

#[tokio::test]
async fn a_post_nested_without_end_costs_only_its_attachment() {
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let world = World::changed(|exchange| {
        let text = "\"text\":\"short 2/3\"";
        if exchange.body.contains(text) {
            let nested = format!("{text},\"embed\":{{\"$type\":\"x\",\"data\":{deep}}}");
            exchange.body = exchange.body.replace(text, &nested);
        }
    });
    for from in [1, 3] {
        let conversation = world.unroll("short", from).await;
        assert_eq!(words(&conversation), SHORT);
        assert_eq!(own(&conversation)[1].embeds, [Embed::Unsupported]);
    }
}

#[tokio::test]
async fn half_an_emoji_costs_one_character() {
    let world = World::changed(|exchange| {
        exchange.body = exchange.body.replace("short 2/3", r"short \ud83d2/3");
    });
    let truth = ["short 1/3", "short \u{fffd}2/3", "short 3/3"];
    assert_eq!(words(&world.unroll("short", 1).await), truth);
}

#[tokio::test]
async fn labels_hide_warn_and_cover() {
    let label = |val: &str| json!([{"uri": "at://x", "val": val, "src": "did:plc:x"}]);
    for val in ["porn", "sexual", "nudity", "graphic-media", "gore"] {
        let post = second(|post| post["labels"] = label(val)).await;
        assert!(post.sensitive && post.warning.is_none(), "{val}");
    }
    assert!(second(|post| post["labels"] = label("!warn")).await.warning.is_some());
    let plain = second(|post| post["labels"] = label("spam")).await;
    assert!(!plain.sensitive && plain.warning.is_none());
    let bot = second(|post| post["author"]["labels"] = label("bot")).await;
    assert!(bot.author.is_bot);

    for (val, reason) in
        [("!hide", GapReason::Withheld), ("!no-unauthenticated", GapReason::Protected)]
    {
        let world = changed(|post| post["labels"] = label(val));
        let conversation = world.unroll("short", 1).await;
        assert_eq!(words(&conversation), ["short 1/3", "short 3/3"]);
        let gap = (world.post("short", 2), Some(world.post("short", 1)), reason);
        assert_eq!(gaps(&conversation), [gap]);
    }
}

#[tokio::test]
async fn an_account_that_moderators_hide_is_not_read_on() {
    let world = World::changed(|exchange| {
        if is(exchange, "getPostThread") {
            exchange.body = exchange.body.replace(
                "\"labels\":[],\"createdAt\"",
                "\"labels\":[{\"uri\":\"did:plc:x\",\"val\":\"!hide\"}],\"createdAt\"",
            );
        }
    });
    let conversation = world.unroll("short", 1).await;
    assert!(own(&conversation)[0].author.signals.contains(&Signal::Hidden));
    assert_eq!((conversation.posts.len(), world.fetch.sent()), (1, 1));
}
