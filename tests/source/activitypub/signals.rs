//! What actors say about being shown.

use serde_json::{Value, json};
use unspool::thread::{Author, Signal, Signals};

use super::world::{Fediverse, Recording, person};

async fn author(changes: &Value) -> Author {
    let mut ada = person("https://a.example/ada", "ada");
    for (key, value) in changes.as_object().unwrap() {
        ada[key] = value.clone();
    }
    Fediverse::new()
        .json("https://a.example/ada", &ada)
        .note("1", &json!({}))
        .post("1")
        .await
        .author
}

#[tokio::test]
async fn each_wish_becomes_its_signal() {
    let open = json!({ "indexable": true, "discoverable": true });
    assert_eq!(author(&open).await.signals, Signals::new());
    let cases = [
        (json!({ "indexable": false }), Signal::NotIndexable),
        (json!({ "indexable": null }), Signal::NotIndexable),
        (json!({ "discoverable": false }), Signal::NotDiscoverable),
        (json!({ "discoverable": null }), Signal::NotDiscoverable),
        (json!({ "hidesToPublicFromUnauthedWeb": true }), Signal::HidesPublic),
        (json!({ "hidesCcPublicFromUnauthedWeb": true }), Signal::HidesUnlisted),
        (json!({ "_misskey_requireSigninToViewContents": true }), Signal::SignedInOnly),
        (
            json!({ "summary": "<p>keeper <a href=\"https://a.example/tags/nobot\">#<span>nobot</span></a></p>" }),
            Signal::NoUnroll,
        ),
        (
            json!({ "attachment": [{ "type": "PropertyValue", "name": "please", "value": "#noarchive" }] }),
            Signal::NoUnroll,
        ),
    ];
    for (change, expected) in cases {
        let mut said = open.clone();
        said.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        assert_eq!(author(&said).await.signals, Signals::from([expected]), "{change}");
    }
}

#[tokio::test]
async fn software_that_does_not_know_lists_has_not_asked_its_people() {
    let silent = author(&json!({})).await;
    assert_eq!(silent.signals, Signals::from([Signal::NotIndexable]));
    let knows = json!({ "@context": ["x", { "discoverable": "toot:discoverable" }] });
    assert!(author(&knows).await.signals.contains(&Signal::NotDiscoverable));
}

#[tokio::test]
async fn gotosocial_says_by_default_that_unlisted_posts_stay_off_the_web() {
    let recording = Recording::load("gotosocial");
    let conversation = recording.read("u1").await.unwrap();
    let ada = &recording.post(&conversation, "u1").author;
    assert_eq!(ada.signals, Signals::from([Signal::HidesUnlisted, Signal::NotIndexable]));
    assert_eq!(
        (ada.name.as_str(), ada.handle.as_str()),
        ("Ada Lampe :lamp:", "ada@localhost:8080")
    );
    assert_eq!(ada.id, "http://localhost:8080/users/ada");
    assert!(!ada.is_bot);
}

#[tokio::test]
async fn programs_say_that_they_are_programs() {
    for kind in ["Service", "Application"] {
        assert!(author(&json!({ "type": kind })).await.is_bot);
    }
}

#[tokio::test]
async fn names_are_cleaned_and_cannot_leave_their_place_in_an_address() {
    let odd = json!({
        "preferredUsername": "../<ada>?#", "name": format!("\u{0}{}", "x".repeat(9_000)),
        "icon": [{ "type": "Image", "url": { "href": "https://a.example/a.png" } }],
        "url": "javascript:alert(1)",
    });
    let author = author(&odd).await;
    assert_eq!(author.address, "mastodon/a.example/@..ada");
    assert_eq!(author.name.chars().count(), 200);
    assert_eq!(author.avatar.unwrap().as_str(), "https://a.example/a.png");
    assert_eq!(author.url.as_str(), "https://a.example/ada");
}

#[tokio::test]
async fn notes_that_misskey_hides_for_their_age_are_not_shown() {
    let mut ada = person("https://a.example/ada", "ada");
    // Older than six hours; the posts are twelve hours old, the second one an hour.
    ada["_misskey_makeNotesHiddenBefore"] = json!(-6 * 3600);
    let world = Fediverse::new().json("https://a.example/ada", &ada).note("1", &json!({})).note(
        "2",
        &json!({ "inReplyTo": "https://a.example/ada/p/1", "published": "2026-11-23T23:00:00Z" }),
    );
    assert!(world.read("https://a.example/ada/p/1").await.is_err());
    let conversation = world.read("https://a.example/ada/p/2").await.unwrap();
    assert_eq!(conversation.posts.len(), 1);
    assert_eq!(conversation.missing.len(), 1);
}
