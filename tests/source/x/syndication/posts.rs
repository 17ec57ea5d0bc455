//! What a single post may have.

use serde_json::{Value, json};
use unspool::thread::{Embed, GapReason, Inline, MediaKind, Post};

use super::world::{World, foreign, id, name, post, reply, tombstone};

async fn with(changes: &Value) -> Post {
    World::default().has(&post(1, changes)).post(id(1)).await
}

fn picture(kind: &str, more: &Value) -> Value {
    let mut medium = json!({
        "type": kind, "media_url_https": "https://pbs.twimg.com/media/A.jpg",
        "original_info": {"width": 40, "height": 30}, "url": "https://t.co/m", "indices": [7, 21],
        "ext_media_availability": {"status": "Available"},
    });
    for (key, value) in more.as_object().unwrap() {
        medium[key] = value.clone();
    }
    medium
}

#[tokio::test]
async fn a_loop_is_a_loop_although_its_bitrate_is_nothing() {
    let variants = json!([{
        "bitrate": 0, "content_type": "video/mp4", "url": "https://video.twimg.com/tweet_video/A.mp4",
    }]);
    let info = json!({"video_info": {"aspect_ratio": [4, 3], "variants": variants}});
    let post = with(&json!({"mediaDetails": [picture("animated_gif", &info)]})).await;
    assert_eq!(post.media[0].kind, MediaKind::Gif);
    assert_eq!(post.media[0].url.as_str(), "https://video.twimg.com/tweet_video/A.mp4");
    assert!(post.media[0].preview.is_some());
}

#[tokio::test]
async fn descriptions_of_pictures_and_the_mark_of_sensitive_ones_come_through() {
    let alt = json!({"ext_alt_text": "A tide clock"});
    let changes = json!({"mediaDetails": [picture("photo", &alt)], "possibly_sensitive": true});
    let post = with(&changes).await;
    assert_eq!(post.media[0].alt.as_deref(), Some("A tide clock"));
    assert!(post.sensitive);
}

#[tokio::test]
async fn a_medium_that_may_not_be_had_here_is_said_to_be_on_the_original() {
    let gone = json!({"ext_media_availability": {"status": "Unavailable", "reason": "Geoblocked"}});
    let media = json!([picture("photo", &json!({})), picture("video", &gone)]);
    let post = with(&json!({"mediaDetails": media})).await;
    assert_eq!(post.media.len(), 1);
    assert_eq!(post.embeds, [Embed::Unsupported]);
}

#[tokio::test]
async fn media_are_found_in_the_short_lists_when_there_is_no_other() {
    let changes = json!({
        "mediaDetails": null,
        "photos": [{"url": "https://pbs.twimg.com/media/B.png", "width": 8, "height": 6}],
        "video": {"poster": "https://pbs.twimg.com/p.jpg", "aspectRatio": [16, 9], "variants": [
            {"type": "video/mp4", "src": "https://video.twimg.com/vid/640x360/a.mp4"}]},
    });
    let post = with(&changes).await;
    let kinds: Vec<MediaKind> = post.media.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [MediaKind::Video, MediaKind::Image]);
    assert_eq!(post.media[0].url.as_str(), "https://video.twimg.com/vid/640x360/a.mp4");
}

#[tokio::test]
async fn links_names_tags_and_escaped_characters_are_what_the_author_wrote() {
    let text = "a &lt;b&gt; &amp;amp; 🧵 https://t.co/x @ada #tide $TSLA";
    let at = |part: &str| {
        let from = text[..text.find(part).unwrap()].chars().count();
        json!([from, from + part.chars().count()])
    };
    let entities = json!({
        "urls": [{"url": "https://t.co/x", "expanded_url": "https://example.org/page",
            "display_url": "example.org/page", "indices": at("https://t.co/x")}],
        "user_mentions": [{"screen_name": "ada", "indices": at("@ada")}],
        "hashtags": [{"text": "tide", "indices": at("#tide")}],
        "symbols": [{"text": "TSLA", "indices": at("$TSLA")}],
    });
    let range = json!([0, text.encode_utf16().count()]);
    let changes = json!({"text": text, "display_text_range": range, "entities": entities});
    let post = with(&changes).await;
    let unspool::thread::Block::Paragraph(runs) = &post.text.0[0] else { panic!() };
    let Inline::Text { text, .. } = &runs[0] else { panic!("{runs:?}") };
    assert_eq!(text, "a <b> &amp; 🧵 ");
    let shown = |run: &Inline| match run {
        Inline::Link { url, .. } => format!("link {url}"),
        Inline::Mention { handle, url } => format!("name {handle} {url}"),
        Inline::Tag { name, url } => format!("tag {name} {url}"),
        other => format!("{other:?}"),
    };
    assert_eq!(shown(&runs[1]), "link https://example.org/page");
    assert_eq!(shown(&runs[3]), "name ada https://x.com/ada");
    assert_eq!(shown(&runs[5]), "tag tide https://x.com/hashtag/tide");
    assert_eq!(shown(&runs[7]), "link https://x.com/search?q=%24TSLA");
}

#[tokio::test]
async fn names_that_only_begin_a_reply_are_not_shown() {
    let text = "@scubaryan_ And on";
    let mention = json!({"user_mentions": [{"screen_name": "scubaryan_", "indices": [0, 11]}]});
    let changes = json!({"text": text, "display_text_range": [12, 18], "entities": mention});
    let world = World::chain(0).has(&reply(1, 0, &changes));
    assert_eq!(world.post(id(1)).await.text.to_plain(), "And on");
}

#[tokio::test]
async fn the_link_of_a_cut_post_to_itself_is_no_link_of_the_authors() {
    let text = "🧵 The beginning of it… https://t.co/self";
    let from = text.chars().count() - "https://t.co/self".len();
    let own = format!("https://x.com/i/web/status/{}", id(1));
    let link = |long: &str| {
        json!({"urls": [{"url": "https://t.co/self", "expanded_url": long, "display_url": "x",
            "indices": [from, text.chars().count()]}]})
    };
    let range = json!([0, text.encode_utf16().count()]);
    for (entities, ending) in [
        (json!({}), "of it…"),
        (link(&own), "of it…"),
        (link("https://example.org/"), "of it… https://example.org/"),
    ] {
        let changes = json!({
            "text": text, "display_text_range": range, "entities": entities,
            "note_tweet": {"id": "Tm90ZQ=="},
        });
        let post = with(&changes).await;
        assert!(post.truncated);
        assert_eq!(post.text.to_plain(), format!("🧵 The beginning {ending}"));
    }
}

#[tokio::test]
async fn a_quoted_post_is_shown_one_level_deep() {
    let inner = foreign(post(
        2,
        &json!({"text": "Quoted", "display_text_range": [0, 6],
        "quoted_tweet": post(3, &json!({}))}),
    ));
    let post = with(&json!({"quoted_tweet": inner})).await;
    let [Embed::Quote(quote)] = post.embeds.as_slice() else { panic!("{:?}", post.embeds) };
    assert_eq!(quote.text.to_plain(), "Quoted");
    assert_eq!(quote.author.handle, "GK68_6");
    assert_eq!(quote.embeds, []);
}

#[tokio::test]
async fn a_quoted_post_that_is_gone_is_a_gap_and_one_that_is_only_named_a_link() {
    let mut gone = tombstone("This Post was deleted by the Post author. Learn more");
    gone["id_str"] = json!(id(2).to_string());
    let mut anonymous = post(2, &json!({}));
    anonymous["user"] = json!(null);
    for (quoted, reason) in [(gone, GapReason::Deleted), (anonymous, GapReason::Withheld)] {
        let post = with(&json!({"quoted_tweet": quoted})).await;
        let [Embed::QuoteGap(gap)] = post.embeds.as_slice() else { panic!("{:?}", post.embeds) };
        assert_eq!((gap.reason, gap.id.clone()), (reason, Some(name(id(2)))));
    }
    let post = with(&json!({"quoted_status_id_str": id(2).to_string()})).await;
    let [Embed::Card { url, .. }] = post.embeds.as_slice() else { panic!("{:?}", post.embeds) };
    assert!(url.as_str().ends_with(&id(2).to_string()), "{url}");
}

#[tokio::test]
async fn fields_of_a_wrong_shape_cost_nothing_but_themselves() {
    let post = with(&json!({
        "lang": 5, "entities": [], "mediaDetails": {"a": 1}, "photos": "none", "video": 3,
        "possibly_sensitive": "yes", "conversation_count": "many", "favorite_count": -1,
        "display_text_range": [7], "edit_control": null, "self_thread": [], "note_tweet": null,
        "quoted_tweet": [], "parent": "x", "withheld_in_countries": null, "card": [],
    }))
    .await;
    assert_eq!(post.text.to_plain(), "Post 1");
    assert_eq!((post.counts.replies, post.counts.likes), (None, None));
    assert!(post.media.is_empty() && post.embeds.is_empty() && post.language.is_none());
}

#[tokio::test]
async fn ids_may_be_numbers_and_a_missing_time_is_in_the_id() {
    let mut post = post(1, &json!({"created_at": null}));
    post["user"]["id_str"] = json!(1_543_390_894_258_356_224_u64);
    let post = World::default().has(&post).post(id(1)).await;
    assert_eq!(post.author.id, "x:1543390894258356224");
    let expected = (id(1) >> 22) + 1_288_834_974_657;
    assert_eq!(u64::try_from(post.posted_at.as_millisecond()).unwrap(), expected);
}
