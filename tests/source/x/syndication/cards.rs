//! Polls and previews.

use serde_json::{Value, json};
use unspool::thread::{Embed, Poll, Post};

use super::world::{World, id, post};

async fn with_card(card: &Value, changes: &Value) -> Post {
    let mut made = post(1, changes);
    made["card"] = card.clone();
    World::default().has(&made).post(id(1)).await
}

fn text(value: &str) -> Value {
    json!({"string_value": value, "type": "STRING"})
}

fn image(url: &str) -> Value {
    json!({"image_value": {"url": url, "width": 800, "height": 419}, "type": "IMAGE"})
}

async fn poll(values: &Value) -> Poll {
    let card =
        json!({"name": "poll3choice_text_only", "url": "card://1", "binding_values": values});
    match with_card(&card, &json!({})).await.embeds.as_slice() {
        [Embed::Poll(poll)] => poll.clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_poll_shows_its_votes_in_order_even_when_two_choices_have_the_same_words() {
    let poll = poll(&json!({
        "choice2_label": text("Yes"), "choice2_count": text("30"),
        "choice1_label": text("Yes"), "choice1_count": text("12"),
        "choice3_label": text("No"), "choice3_count": text("0"),
        "end_datetime_utc": text("2026-08-25T12:00:00Z"),
        "counts_are_final": {"boolean_value": false, "type": "BOOLEAN"},
    }))
    .await;
    let choices: Vec<(&str, Option<u64>)> =
        poll.choices.iter().map(|choice| (choice.label.as_str(), choice.votes)).collect();
    assert_eq!(choices, [("Yes", Some(12)), ("Yes", Some(30)), ("No", Some(0))]);
    assert_eq!(poll.total, Some(42));
    assert_eq!(poll.ends_at, Some("2026-08-25T12:00:00Z".parse().unwrap()));
    assert!(!poll.is_over && !poll.multiple);
}

#[tokio::test]
async fn a_poll_is_over_when_its_counts_are_final_or_its_time_has_come() {
    let label = text("Only this");
    let over = |values: Value| async move { poll(&values).await.is_over };
    let last = json!({"boolean_value": true, "type": "BOOLEAN"});
    assert!(over(json!({"choice1_label": label, "counts_are_final": last})).await);
    let past = text("2026-08-19T12:00:00Z");
    assert!(over(json!({"choice1_label": label, "end_datetime_utc": past})).await);
    assert!(!over(json!({"choice1_label": label})).await);
}

#[tokio::test]
async fn hidden_counts_of_a_poll_stay_hidden() {
    let poll = poll(&json!({"choice1_label": text("a"), "choice2_label": text("b")})).await;
    assert!(poll.choices.len() == 2 && poll.choices.iter().all(|choice| choice.votes.is_none()));
    assert_eq!(poll.total, None);
}

#[tokio::test]
async fn a_preview_leads_to_the_real_address_and_has_the_best_picture() {
    let card = json!({"name": "summary_large_image", "url": "https://t.co/abc", "binding_values": {
        "card_url": text("https://t.co/abc"), "title": text(" A title "),
        "description": text("A description"), "domain": text("example.org"),
        "thumbnail_image_large": image("https://pbs.twimg.com/card_img/1/thumb?format=jpg"),
        "summary_photo_image_large": image("https://pbs.twimg.com/card_img/1/summary?format=jpg"),
    }});
    let entities = json!({"urls": [{
        "url": "https://t.co/abc", "expanded_url": "https://example.org/a/long/address",
        "display_url": "example.org/a/lo…", "indices": [7, 23],
    }]});
    let words = "Before https://t.co/abc";
    let changes = json!({"text": words, "display_text_range": [0, 23], "entities": entities});
    let post = with_card(&card, &changes).await;
    let [Embed::Card { url, title, summary, image }] = post.embeds.as_slice() else {
        panic!("{:?}", post.embeds)
    };
    assert_eq!(url.as_str(), "https://example.org/a/long/address");
    assert_eq!((title.as_str(), summary.as_deref()), ("A title", Some("A description")));
    let image = image.as_ref().unwrap();
    assert_eq!(image.as_str(), "https://pbs.twimg.com/card_img/1/summary?format=jpg");
}

#[tokio::test]
async fn a_card_written_as_a_document_inside_of_a_value_is_read() {
    let document = json!({
        "type": "image_website",
        "component_objects": {
            "details_1": {"type": "details", "data": {
                "title": {"content": "Reactions"}, "subtitle": {"content": "example.org"},
                "destination": "browser_1"}},
            "media_1": {"type": "media", "data": {"id": "13_1", "destination": "browser_1"}},
        },
        "destination_objects": {"browser_1": {"type": "browser", "data": {
            "url_data": {"url": "https://example.org/", "vanity": "example.org"}}}},
        "media_entities": {"13_1": {"media_url_https": "https://pbs.twimg.com/media/X.jpg"}},
    });
    let values = json!({"unified_card": text(&document.to_string())});
    let card = json!({"name": "unified_card", "url": "card://2", "binding_values": values});
    let post = with_card(&card, &json!({})).await;
    let [Embed::Card { url, title, summary, image }] = post.embeds.as_slice() else {
        panic!("{:?}", post.embeds)
    };
    assert_eq!((url.as_str(), title.as_str()), ("https://example.org/", "Reactions"));
    assert_eq!(summary.as_deref(), Some("example.org"));
    assert_eq!(image.as_ref().unwrap().as_str(), "https://pbs.twimg.com/media/X.jpg");
}

#[tokio::test]
async fn cards_that_say_nothing_or_lead_nowhere_are_left_out() {
    let script = json!({"title": text("t"), "card_url": text("javascript:alert(1)")});
    for card in [
        json!({"name": "summary", "url": "https://t.co/abc", "binding_values": {}}),
        json!({"name": "summary", "binding_values": {"title": text("t")}}),
        json!({"name": "summary", "url": "https://t.co/abc", "binding_values": []}),
        json!({"name": "summary", "binding_values": script}),
        json!({"name": "unified_card", "binding_values": {"unified_card": text("{\"broken")}}),
        json!({"name": "poll2choice_text_only", "binding_values": {"choice1_label": 7}}),
        json!({"name": 5}),
        json!("card"),
    ] {
        let post = with_card(&card, &json!({})).await;
        assert_eq!(post.embeds, [], "{card}");
        assert_eq!(post.text.to_plain(), "Post 1");
    }
}
