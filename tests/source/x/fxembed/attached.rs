//! What hangs on posts: media, quotes, polls, cards, articles.

use serde_json::{Value, json};
use unspool::thread::{Embed, GapReason, MediaKind, Poll, Post};

use super::world::{BEN, CLEO, by, raw, shown, stone, with};

/// A picture of that key, as the API gives it.
pub(super) fn photo(key: &str) -> Value {
    json!({
        "type": "photo", "url": format!("https://pbs.twimg.com/media/{key}.jpg?name=orig"),
        "width": 1200, "height": 800, "altText": "A made-up picture",
    })
}

pub(super) fn video(kind: &str, formats: &Value) -> Value {
    json!({
        "type": kind, "url": "https://video.twimg.com/vid/avc1/640x360/best.mp4?tag=12",
        "thumbnail_url": "https://pbs.twimg.com/thumb/1.jpg", "duration": 52.3,
        "width": 1920, "height": 1080, "format": "video/mp4", "formats": formats,
    })
}

fn copy(path: &str, bitrate: u64, container: &str, codec: &str) -> Value {
    let url = format!("https://video.twimg.com/{path}");
    json!({ "url": url, "bitrate": bitrate, "container": container, "codec": codec })
}

#[tokio::test]
async fn pictures_and_videos_come_in_the_order_of_the_post() {
    let film = video(
        "video",
        &json!([
            { "url": "https://video.twimg.com/pl/a.m3u8", "container": "m3u8" },
            copy("vid/avc1/480x270/a.mp4", 288_000, "mp4", "h264"),
            copy("vid/avc1/1280x720/a.mp4", 2_176_000, "mp4", "h264"),
            copy("vid/new/1280x720/a.mp4", 9_000_000, "mp4", "hevc"),
        ]),
    );
    let hoop = video("gif", &json!([copy("tweet_video/a.mp4", 0, "mp4", "h264")]));
    let mosaic = json!({
        "type": "mosaic_photo", "url": "https://fx.example/m", "width": 1, "height": 1,
        "formats": { "webp": "", "jpeg": "" },
    });
    let media = json!({
        "all": [film, photo("Abc"), hoop, mosaic],
        "photos": [photo("Abc")], "videos": [film, hoop],
    });
    let post = shown(&json!({ "media": media })).await;
    let kinds: Vec<MediaKind> = post.media.iter().map(|medium| medium.kind).collect();
    assert_eq!(kinds, [MediaKind::Video, MediaKind::Image, MediaKind::Gif]);
    let urls: Vec<&str> = post.media.iter().map(|medium| medium.url.as_str()).collect();
    assert_eq!(
        urls,
        [
            "https://video.twimg.com/vid/avc1/1280x720/a.mp4",
            "https://pbs.twimg.com/media/Abc?format=jpg&name=large",
            "https://video.twimg.com/tweet_video/a.mp4",
        ]
    );
    assert_eq!(post.media[1].alt.as_deref(), Some("A made-up picture"));
    assert_eq!(post.media[0].alt, None);
    let poster = post.media[0].preview.as_ref().map(url::Url::as_str);
    assert_eq!(poster, Some("https://pbs.twimg.com/thumb/1.jpg"));
}

#[tokio::test]
async fn media_may_be_told_in_part() {
    let apart = json!({ "photos": [photo("Abc")], "videos": [video("video", &json!([]))] });
    let post = shown(&json!({ "media": apart })).await;
    assert_eq!(post.media[0].kind, MediaKind::Image);
    assert_eq!(
        post.media[1].url.as_str(),
        "https://video.twimg.com/vid/avc1/640x360/best.mp4?tag=12"
    );
    assert!(shown(&json!({ "media": {} })).await.media.is_empty());
    assert!(shown(&json!({ "media": null })).await.media.is_empty());
    let hostile =
        json!({ "all": [{ "type": "photo", "url": "javascript:alert(1)" }, 7, photo("Z")] });
    assert_eq!(shown(&json!({ "media": hostile })).await.media.len(), 1);
}

fn only(post: &Post) -> &Embed {
    assert_eq!(post.embeds.len(), 1, "{:?}", post.embeds);
    &post.embeds[0]
}

#[tokio::test]
async fn a_quoted_post_is_shown_without_what_it_quotes_itself() {
    let inner =
        with(by(BEN, 8), &json!({ "quote": by(CLEO, 9), "media": { "all": [photo("Q")] } }));
    let post = shown(&json!({ "quote": inner })).await;
    let Embed::Quote(quote) = only(&post) else { panic!() };
    assert_eq!(quote.author.handle, "ben");
    assert_eq!((quote.text.to_plain().as_str(), quote.media.len()), ("words 8", 1));
    assert!(quote.embeds.is_empty());
    let gone = shown(&json!({ "quote": stone(8, "deleted") })).await;
    let Embed::QuoteGap(gap) = only(&gone) else { panic!() };
    assert_eq!(gap.reason, GapReason::Deleted);
}

async fn vote(ends_at: &str) -> Poll {
    let poll = json!({
        "choices": [
            { "label": "Yes", "count": 30, "percentage": 75.0 },
            { "label": "No", "count": 10, "percentage": 25.0 },
        ],
        "total_votes": 40, "ends_at": ends_at, "time_left_en": "",
    });
    let post = shown(&json!({ "poll": poll })).await;
    let Embed::Poll(poll) = only(&post) else { panic!() };
    poll.clone()
}

#[tokio::test]
async fn polls_have_their_result_and_their_end() {
    let over = vote("2026-11-23T23:59:59.000Z").await;
    let votes: Vec<(&str, Option<u64>)> =
        over.choices.iter().map(|choice| (choice.label.as_str(), choice.votes)).collect();
    assert_eq!(votes, [("Yes", Some(30)), ("No", Some(10))]);
    assert_eq!((over.total, over.is_over, over.multiple), (Some(40), true, false));
    let open = vote("2026-11-24T00:00:01.000Z").await;
    assert_eq!((open.ends_at, open.is_over), ("2026-11-24T00:00:01Z".parse().ok(), false));
    assert!(!vote("soon").await.is_over);
}

#[tokio::test]
async fn the_address_of_a_card_is_the_real_one_where_the_text_has_it() {
    let card = json!({
        "url": "https://t.co/abcdefghij", "title": "A title", "description": "Words about it",
        "domain": "docs.example",
        "image": { "url": "https://pbs.twimg.com/card_img/1/a", "width": 800, "height": 419 },
    });
    let facets = json!([{
        "type": "url", "indices": [4, 27], "original": "https://t.co/abcdefghij",
        "replacement": "https://docs.example/page", "display": "docs.example/page",
    }]);
    let line = raw("see https://t.co/abcdefghij", &facets);
    let post = shown(&json!({ "card": card, "raw_text": line })).await;
    let Embed::Card { url, title, summary, image } = only(&post) else { panic!() };
    assert_eq!((url.as_str(), title.as_str()), ("https://docs.example/page", "A title"));
    assert_eq!(summary.as_deref(), Some("Words about it"));
    assert!(image.is_some());
    let unknown = shown(&json!({ "card": card })).await;
    let Embed::Card { url, .. } = only(&unknown) else { panic!() };
    assert_eq!(url.as_str(), "https://t.co/abcdefghij", "better than none");
    let nothing = shown(&json!({ "card": { "url": "https://t.co/abcdefghij" } })).await;
    assert!(nothing.embeds.is_empty());
}

#[tokio::test]
async fn an_article_has_its_title_its_cover_and_its_words() {
    let cover = json!({
        "id": "1", "media_key": "3_1", "media_id": "1",
        "media_info": {
            "__typename": "ApiImage", "original_img_height": 400, "original_img_width": 1000,
            "original_img_url": "https://pbs.twimg.com/media/Cover.jpg",
            "color_info": { "palette": [] },
        },
    });
    let mut article = json!({
        "created_at": "", "id": "1", "title": "On made-up things",
        "preview_text": "It begins like this", "cover_media": cover,
        "content": { "blocks": [], "entityMap": [] }, "media_entities": [],
    });
    let post = shown(&json!({ "article": article })).await;
    let plain = post.text.to_plain();
    assert!(
        plain.contains("On made-up things") && plain.contains("It begins like this"),
        "{plain}"
    );
    assert!(post.truncated, "there is more of it on X");
    let urls: Vec<&str> = post.media.iter().map(|medium| medium.url.as_str()).collect();
    assert_eq!(urls, ["https://pbs.twimg.com/media/Cover?format=jpg&name=large"]);
    let block = |kind: &str, text: &str| {
        json!({
            "key": "a", "data": {}, "entityRanges": [], "inlineStyleRanges": [], "text": text,
            "type": kind,
        })
    };
    article["content"]["blocks"] = json!([
        block("header-one", "A chapter"),
        block("unstyled", "It begins like this and goes on."),
    ]);
    let whole = shown(&json!({ "article": article })).await;
    let plain = whole.text.to_plain();
    assert!(plain.contains("A chapter") && plain.contains("and goes on."), "{plain}");
    assert!(!whole.truncated);
}
