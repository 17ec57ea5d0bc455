//! Quotes: shown where the quoted author lets them be.

use serde_json::{Value, json};
use unspool::thread::{Embed, GapReason};

use super::world::{Fediverse, note};

const FIRST: &str = "https://a.example/ada/p/1";
const QUOTED: &str = "https://b.example/ben/p/5";
const LEAVE: &str = "https://b.example/ben/leave/1";

fn world(changes: &Value, quoted: &Value) -> Fediverse {
    Fediverse::new().note("1", changes).json(QUOTED, &note(QUOTED, "https://b.example/ben", quoted))
}

async fn embed(world: Fediverse) -> Embed {
    let post = world.post("1").await;
    assert_eq!(post.embeds.len(), 1);
    post.embeds.into_iter().next().unwrap()
}

fn reason(embed: &Embed) -> GapReason {
    match embed {
        Embed::QuoteGap(gap) => gap.reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn every_old_spelling_of_a_quote_is_read() {
    let tag = json!([{ "type": "Link", "href": QUOTED, "name": "RE: x",
        "mediaType": "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"" }]);
    for changes in [
        json!({ "quoteUrl": QUOTED }),
        json!({ "quoteUri": QUOTED }),
        json!({ "_misskey_quote": QUOTED }),
        json!({ "tag": tag }),
    ] {
        let embed = embed(world(&changes, &json!({ "content": "theirs" }))).await;
        let Embed::Quote(post) = embed else { panic!("{changes}: {embed:?}") };
        assert_eq!(post.text.to_plain(), "theirs");
        assert_eq!(post.author.handle, "ben@b.example");
    }
}

#[tokio::test]
async fn a_quote_that_needs_leave_is_shown_with_it_and_not_without() {
    let leave = json!({ "type": "QuoteAuthorization", "id": LEAVE, "attributedTo": "https://b.example/ben",
        "interactingObject": FIRST, "interactionTarget": QUOTED });
    let asks = json!({ "quote": QUOTED, "quoteUri": QUOTED });
    let shows = json!({ "quote": QUOTED, "quoteAuthorization": LEAVE });
    let given = world(&shows, &json!({})).json(LEAVE, &leave);
    assert!(matches!(embed(given).await, Embed::Quote(_)));

    assert_eq!(reason(&embed(world(&asks, &json!({}))).await), GapReason::Withheld);
    let cx = world(&asks, &json!({})).context();
    super::world::read(&cx, FIRST).await.unwrap();
    assert_eq!(cx.fetch.sent(), 2, "the quoted post is not even asked for");
    let taken_back = world(&shows, &json!({})).answer(LEAVE, 404, "");
    assert_eq!(reason(&embed(taken_back).await), GapReason::Withheld);

    let mut for_another = leave.clone();
    for_another["interactingObject"] = json!("https://a.example/ada/p/77");
    let borrowed = world(&shows, &json!({})).json(LEAVE, &for_another);
    assert_eq!(reason(&embed(borrowed).await), GapReason::Withheld);

    let forged = "https://a.example/leave/1";
    let shows = json!({ "quote": QUOTED, "quoteAuthorization": forged });
    let forged = world(&shows, &json!({})).json(forged, &leave);
    assert_eq!(reason(&embed(forged).await), GapReason::Withheld);
}

#[tokio::test]
async fn ones_own_posts_may_always_be_quoted() {
    let world = Fediverse::new()
        .note("1", &json!({ "quote": "https://a.example/ada/p/0" }))
        .note("0", &json!({ "content": "mine" }));
    assert!(matches!(embed(world).await, Embed::Quote(post) if post.text.to_plain() == "mine"));
}

#[tokio::test]
async fn quotes_of_what_is_gone_narrow_or_unwilling_are_gaps() {
    let quotes = json!({ "quoteUrl": QUOTED });
    let gone = Fediverse::new().note("1", &quotes).answer(QUOTED, 410, "");
    assert_eq!(reason(&embed(gone).await), GapReason::Deleted);
    let missing = Fediverse::new().note("1", &quotes).answer(QUOTED, 404, "");
    assert_eq!(reason(&embed(missing).await), GapReason::Unreachable);
    let narrow = world(&quotes, &json!({ "to": "https://b.example/ben/followers" }));
    assert_eq!(reason(&embed(narrow).await), GapReason::Protected);
    let unwilling = json!({ "interactionPolicy": { "canQuote": { "automaticApproval": "https://b.example/ben" } } });
    assert_eq!(reason(&embed(world(&quotes, &unwilling)).await), GapReason::Withheld);
    let open = json!({ "interactionPolicy": { "canQuote": {
        "automaticApproval": ["https://www.w3.org/ns/activitystreams#Public"] } } });
    assert!(matches!(embed(world(&quotes, &open)).await, Embed::Quote(_)));
}

#[tokio::test]
async fn a_quote_inside_a_quote_is_left_out() {
    let world = world(&json!({ "quoteUrl": QUOTED }), &json!({ "quoteUrl": FIRST }));
    let Embed::Quote(post) = embed(world).await else { panic!() };
    assert!(post.embeds.is_empty());
}
