//! Servers that were not recorded, by what is known of them: Mastodon, Mitra, Misskey, `PeerTube`,
//! Lemmy and pages that only link to their document.

use serde_json::json;
use unspool::{
    fetch::Recorded,
    source::Error,
    thread::{Block, Embed, Inline, MediaKind, Read},
};
use url::Url;

use super::world::{Fediverse, ends, name, note};

const FIRST: &str = "https://a.example/ada/p/1";

#[tokio::test]
async fn mastodon_brings_whole_replies_along_and_others_are_not_asked_for() {
    let second = note(
        "https://a.example/ada/p/2",
        "https://a.example/ada",
        &json!({
            "inReplyTo": FIRST,
            "replies": { "type": "Collection", "first": { "type": "CollectionPage", "items": [],
                "next": "https://a.example/ada/p/2/replies?only_other_accounts=true&page=true" } },
        }),
    );
    let third =
        note("https://a.example/ada/p/3", "https://a.example/ada", &json!({ "inReplyTo": FIRST }));
    let page = json!({
        "type": "CollectionPage", "items": [third],
        "next": "https://a.example/ada/p/1/replies?only_other_accounts=true&page=true",
    });
    let world = Fediverse::new()
        .note(
            "1",
            &json!({ "replies": { "type": "Collection", "first": {
            "type": "CollectionPage", "items": [second],
            "next": "https://a.example/ada/p/1/replies?min_id=2&page=true" } } }),
        )
        .json("https://a.example/ada/p/1/replies?min_id=2&page=true", &page);
    let cx = world.context();
    let conversation = super::world::read(&cx, FIRST).await.unwrap();
    assert_eq!(ends(&conversation), ["1", "2", "3"]);
    // The post, its author, one page.
    assert_eq!((conversation.read, cx.fetch.sent()), (Read::Everything, 3));
}

#[tokio::test]
async fn mitra_gives_the_address_of_a_collection_whose_first_page_is_another() {
    let world = Fediverse::new()
        .note("1", &json!({ "replies": "https://a.example/r" }))
        .note("2", &json!({ "inReplyTo": FIRST }))
        .json(
            "https://a.example/r",
            &json!({ "type": "OrderedCollection", "first": "https://a.example/r?page" }),
        )
        .json(
            "https://a.example/r?page",
            &json!({ "type": "OrderedCollectionPage",
            "orderedItems": ["https://a.example/ada/p/2", "https://b.example/ben/p/1"] }),
        );
    let conversation = world.read(FIRST).await.unwrap();
    assert_eq!(ends(&conversation), ["1", "2"]);
    assert_eq!(conversation.read, Read::Everything);
}

#[tokio::test]
async fn without_replies_there_is_only_the_way_up_and_the_page_says_so() {
    let world = Fediverse::new()
        .note("1", &json!({ "replies": null }))
        .note("2", &json!({ "replies": null, "inReplyTo": FIRST }))
        .note("3", &json!({ "replies": null, "inReplyTo": "https://a.example/ada/p/2" }));
    let conversation = world.read("https://a.example/ada/p/2").await.unwrap();
    assert_eq!(ends(&conversation), ["1", "2"]);
    assert_eq!(conversation.read, Read::Unsure);
    assert!(conversation.via.contains("a.example, which does not list"), "{}", conversation.via);
}

#[tokio::test]
async fn the_servers_list_of_the_conversation_leads_past_a_deleted_post() {
    let world = Fediverse::new()
        .note("1", &json!({ "context": "https://a.example/contexts/1" }))
        .note("3", &json!({ "inReplyTo": "https://a.example/ada/p/2",
            "replies": { "items": ["https://a.example/ada/p/4"] } }))
        .note("4", &json!({ "inReplyTo": "https://a.example/ada/p/3" }))
        .note("9", &json!({ "inReplyTo": "https://b.example/ben/p/8" }))
        .answer("https://a.example/ada/p/2", 410, "")
        .json("https://b.example/ben/p/8", &note("https://b.example/ben/p/8", "https://b.example/ben", &json!({})))
        .json("https://a.example/contexts/1", &json!({ "type": "Collection", "first": { "type": "CollectionPage",
            "items": [FIRST, "https://a.example/ada/p/3", "https://a.example/ada/p/9", "https://b.example/ben/p/8"] } }));
    let conversation = world.read(FIRST).await.unwrap();
    assert_eq!(ends(&conversation), ["1", "3", "4"]);
    assert_eq!(conversation.missing.len(), 1);
    assert_eq!(conversation.missing[0].id, name("https://a.example/ada/p/2"));
}

#[tokio::test]
async fn a_page_for_people_leads_to_its_document_once() {
    let page = Url::parse("https://a.example/page/1").unwrap();
    let html = Recorded::get(page.clone(), 200, "<!doctype html><p>hello").header(
        "link",
        &format!("<{FIRST}>; rel=\"alternate\"; type=\"application/activity+json\""),
    );
    let world = Fediverse::new().note("1", &json!({})).recorded(html);
    let conversation = world.read(page.as_str()).await.unwrap();
    assert_eq!(conversation.focus, name(FIRST));
    assert!(conversation.posts[0].aliases.contains(&name(page.as_str())));

    let world = Fediverse::new().answer(FIRST, 200, "<!doctype html><p>a shop");
    assert!(matches!(world.read(FIRST).await, Err(Error::NotANetwork(_))));
}

#[tokio::test]
async fn a_boost_or_an_activity_leads_to_its_post() {
    let activity = json!({ "type": "Create", "id": "https://a.example/c/1", "object": { "type": "Note", "id": FIRST } });
    let boost = json!({ "type": "Announce", "id": "https://a.example/c/1", "object": FIRST });
    for document in [activity, boost] {
        let world = Fediverse::new().note("1", &json!({})).json("https://a.example/c/1", &document);
        assert_eq!(world.read("https://a.example/c/1").await.unwrap().focus, name(FIRST));
    }
    let world = Fediverse::new();
    assert!(matches!(
        world.read("https://a.example/ada").await,
        Err(Error::NotFound(_) | Error::Malformed { .. })
    ));
}

#[tokio::test]
async fn an_article_shows_its_title_its_picture_and_no_warning() {
    let world = Fediverse::new().note("1", &json!({
        "type": "Article", "name": "On lamps", "summary": "About oil.",
        "image": { "type": "Image", "url": "https://a.example/lamp.jpg" },
        "url": [{ "type": "Link", "mediaType": "video/mp4", "href": "https://a.example/v.mp4" },
                { "type": "Link", "mediaType": "text/html", "href": "https://a.example/on-lamps" }],
        "attachment": [{ "type": "Link", "href": "https://c.example/book", "name": "The book" }],
    }));
    let post = world.post("1").await;
    assert!(matches!(&post.text.0[0], Block::Paragraph(runs)
        if matches!(&runs[..], [Inline::Text { text, style }] if text == "On lamps" && style.bold)));
    assert_eq!(post.warning, None);
    assert_eq!(post.url.as_str(), "https://a.example/on-lamps");
    assert_eq!(post.address, "mastodon/a.example/@ada/on-lamps");
    assert_eq!(post.media[0].url.as_str(), "https://a.example/lamp.jpg");
    assert!(matches!(&post.embeds[..], [Embed::Card { url, title, .. }]
        if url.as_str() == "https://c.example/book" && title == "The book"));
}

#[tokio::test]
async fn attachments_and_tags_may_be_one_or_many_and_spelt_any_way() {
    let world = Fediverse::new().note("1", &json!({
        "attachment": { "type": "Document", "mediaType": "video/mp4", "width": 1080, "height": 1920,
            "url": [{ "type": "Link", "href": "https://a.example/v.mp4", "mediaType": "video/mp4" }],
            "name": " ", "summary": "a wave", "icon": { "url": "https://a.example/v.png" } },
        "tag": { "type": "Hashtag", "name": "#tides", "href": "https://a.example/tags/tides" },
        "contentMap": { "en": "old words", "de": "<p>words</p>" },
        "likes": { "totalItems": 3 }, "shares": { "totalItems": 2 }, "replies": { "items": [], "totalItems": 0 },
    }));
    let post = world.post("1").await;
    let video = &post.media[0];
    assert_eq!((video.kind, video.alt.as_deref()), (MediaKind::Video, Some("a wave")));
    assert_eq!((video.size.unwrap().width, video.size.unwrap().height), (1080, 1920));
    assert_eq!(video.preview.as_ref().unwrap().as_str(), "https://a.example/v.png");
    assert_eq!(post.tags, ["tides"]);
    assert_eq!(post.language.as_deref(), Some("de"));
    assert_eq!(
        (post.counts.likes, post.counts.reposts, post.counts.replies),
        (Some(3), Some(2), Some(0))
    );
}

#[tokio::test]
async fn a_vote_with_several_answers_counts_people_and_one_without_counts_votes() {
    let choices = json!([
        { "type": "Note", "name": "one", "replies": { "type": "Collection", "totalItems": 10 } },
        { "type": "Note", "name": "two", "replies": { "type": "Collection", "totalItems": 27 } },
    ]);
    let world = Fediverse::new()
        .note("1", &json!({ "type": "Question", "anyOf": choices, "votersCount": 30, "closed": "2022-05-04T21:22:04Z" }))
        .note("2", &json!({ "type": "Question", "oneOf": choices, "votersCount": 37, "endTime": "2027-01-01T00:00:00Z" }));
    let poll = |post: unspool::thread::Post| match post.embeds.into_iter().next() {
        Some(Embed::Poll(poll)) => (poll.total, poll.multiple, poll.is_over),
        other => panic!("{other:?}"),
    };
    assert_eq!(poll(world.post("1").await), (Some(30), true, true));
    assert_eq!(poll(world.post("2").await), (Some(37), false, false));
}
