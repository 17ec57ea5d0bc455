//! One status, one post: everything that a status can carry.

use serde_json::{Value, json};
use unspool::thread::{
    Block, Embed, Focus, GapReason, Inline, MediaKind, Post, Signal, Signals, Size, Visibility,
};

use super::{Net, answers::Limits, but, fixture, get, status};

/// The status as a post, read as if it stood alone.
async fn post(status: Value) -> Post {
    let alone = but(
        status,
        json!({
            "in_reply_to_id": null, "in_reply_to_account_id": null, "replies_count": 0,
        }),
    );
    let authority = {
        let uri: url::Url = alone["uri"].as_str().unwrap().parse().unwrap();
        let scheme = uri.scheme().to_owned();
        format!("{scheme}://{}", &uri[url::Position::BeforeHost..url::Position::AfterPort])
    };
    let id = alone["id"].to_string().trim_matches('"').to_owned();
    let net = Net::of(vec![get(&format!("{authority}/api/v1/statuses/{id}"), 200, &alone)]);
    let conversation = net.fetch(&format!("{authority}/web/statuses/{id}")).await.unwrap();
    conversation.posts.into_iter().next().unwrap()
}

async fn with(fields: Value) -> Post {
    post(but(status("a.example", "ada", "5", "<p>words</p>"), fields)).await
}

#[tokio::test]
async fn a_post_has_its_names_address_author_and_times() {
    let post = with(json!({
        "edited_at": "2026-11-23T11:00:00.000Z", "language": "en", "replies_count": 3,
        "reblogs_count": 2, "favourites_count": 7, "quotes_count": 1,
    }))
    .await;
    assert_eq!(post.id.as_str(), "mastodon:a.example!users!ada!statuses!5");
    let aliases: Vec<&str> = post.aliases.iter().map(|it| it.locator()).collect();
    assert_eq!(aliases, ["a.example!@ada!5", "a.example!web!statuses!5"]);
    assert_eq!(post.address, "mastodon/a.example/@ada/5");
    assert_eq!(post.url.as_str(), "https://a.example/@ada/5");
    assert_eq!(post.author.id, "https://a.example/users/ada");
    assert_eq!((&*post.author.handle, &*post.author.name), ("ada@a.example", "ada@a.example"));
    assert_eq!(post.author.address, "mastodon/a.example/@ada");
    assert_eq!(post.posted_at, "2026-11-23T10:00:00Z".parse().unwrap());
    assert_eq!(post.edited_at, Some("2026-11-23T11:00:00Z".parse().unwrap()));
    assert_eq!((post.language.as_deref(), post.reply), (Some("en"), None));
    let counts = post.counts;
    assert_eq!((counts.reposts, counts.likes, counts.quotes), (Some(2), Some(7), Some(1)));
}

#[tokio::test]
async fn pictures_keep_their_description_size_and_focus() {
    let limits = Limits::new();
    let of = async |key: &str| post(limits.statuses[&limits.keys[key]].clone()).await;
    let lamp = of("t03").await;
    let [picture] = &lamp.media[..] else { panic!() };
    assert_eq!(picture.kind, MediaKind::Image);
    let alt =
        "A lamp room seen from inside: orange glass, a brass rail, the sea behind it going dark.";
    assert_eq!(picture.alt.as_deref(), Some(alt));
    assert_eq!(picture.focus, Some(Focus { x: -0.42, y: 0.69 }));
    let four = of("t35").await;
    let alts: Vec<_> = four.media.iter().map(|it| it.alt.clone().unwrap()).collect();
    assert_eq!(alts, [1, 2, 3, 4].map(|n| format!("Panel {n} of 4 of the lens.")));
    let sea = of("t31").await;
    assert_eq!((sea.media.len(), sea.media[0].alt.clone(), sea.text.is_empty()), (1, None, true));
    let wreck = of("t07").await;
    assert_eq!((wreck.warning.as_deref(), wreck.sensitive), (Some("Shipwreck, death"), true));
    let gull = of("t33").await;
    assert_eq!((gull.warning, gull.sensitive), (None, true));
    let edited = of("t27").await;
    assert!(edited.edited_at.is_some() && edited.text.to_plain().contains("(twice)"));
}

#[tokio::test]
async fn loops_videos_sound_and_what_is_not_cached_have_their_kind() {
    let media = with(json!({"media_attachments": [
        {"id": 1, "type": "gifv", "url": "https://a.example/1.mp4", "preview_url": "https://a.example/1.png",
         "description": "", "meta": {"original": {"width": 640, "height": 480, "frame_rate": "25/1"}}},
        {"id": "2", "type": "video", "url": "https://a.example/2.mp4", "meta": {"focus": {"x": 7, "y": -7}}},
        {"id": "3", "type": "audio", "url": null, "remote_url": "https://b.example/3.ogg", "meta": null},
        {"id": "4", "type": "unknown", "url": null, "remote_url": "https://b.example/4.bin"},
        {"id": "5", "type": "image", "url": null, "remote_url": null},
        {"id": "6", "type": "image", "url": "javascript:alert(1)"},
        "nonsense",
    ]}))
    .await
    .media;
    let kinds: Vec<_> = media.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [MediaKind::Gif, MediaKind::Video, MediaKind::Audio, MediaKind::Other]);
    assert_eq!(media[0].size, Some(Size { width: 640, height: 480 }));
    assert_eq!((&media[0].alt, media[0].preview.is_some()), (&None, true));
    assert_eq!(media[1].focus, Some(Focus { x: 1.0, y: -1.0 }));
    assert_eq!(media[2].url.as_str(), "https://b.example/3.ogg");
}

#[tokio::test]
async fn a_poll_shows_its_votes_unless_the_server_hides_them() {
    let limits = Limits::new();
    let asked = post(limits.statuses[&limits.keys["t09"]].clone()).await;
    let [Embed::Poll(poll)] = &asked.embeds[..] else { panic!("{:?}", asked.embeds) };
    let votes: Vec<_> = poll.choices.iter().map(|it| (&*it.label, it.votes)).collect();
    assert_eq!(
        votes,
        [
            ("The silence when the signal stops", Some(1)),
            ("The signal itself", Some(0)),
            ("The cat", Some(1)),
        ]
    );
    assert_eq!((poll.total, poll.multiple, poll.is_over), (Some(2), false, false));
    let of = async |poll: Value| match with(json!({"poll": poll})).await.embeds.remove(0) {
        Embed::Poll(poll) => poll,
        other => panic!("{other:?}"),
    };
    let options = json!([{"title": "a", "votes_count": 3}, {"title": "b", "votes_count": 2}]);
    let many = json!({"multiple": true, "votes_count": 5, "voters_count": 4, "options": options});
    assert_eq!(of(many).await.total, Some(4));
    let untold =
        json!({"multiple": true, "votes_count": 5, "voters_count": null, "options": options});
    assert_eq!(of(untold).await.total, Some(5));
    let hidden = json!({"expires_at": null, "expired": false, "votes_count": 5,
        "options": [{"title": "a", "votes_count": null}, {"title": "b", "votes_count": null}]});
    let hidden = of(hidden).await;
    assert_eq!((hidden.total, hidden.choices[0].votes, hidden.ends_at), (None, None, None));
}

#[tokio::test]
async fn a_preview_is_a_card_and_its_html_is_never_looked_at() {
    let card = |card: Value| with(json!({"card": card}));
    let shown = card(
        json!({"url": "https://b.example/a", "title": "A <b>title</b>", "description": "",
        "type": "video", "html": "<iframe src=https://b.example></iframe>", "image": "https://b.example/i.png"}),
    );
    let Embed::Card { url, title, summary, image } = shown.await.embeds.remove(0) else { panic!() };
    assert_eq!((url.as_str(), &*title), ("https://b.example/a", "A <b>title</b>"));
    assert_eq!((summary, image.unwrap().as_str()), (None, "https://b.example/i.png"));
    for none in [
        json!(null),
        json!({"url": "javascript:alert(1)", "title": "x"}),
        json!({"url": "https://b.example/", "title": " "}),
    ] {
        assert_eq!(card(none).await.embeds, []);
    }
}

#[tokio::test]
async fn a_quote_is_shown_only_when_its_author_agreed() {
    let mock = fixture("mock");
    let entries = mock.as_array().unwrap().iter();
    let quoting = entries
        .filter_map(|it| serde_json::from_str::<Value>(it["body"].as_str()?).ok())
        .find(|it| it["quote"]["state"] == "accepted")
        .unwrap();
    let Embed::Quote(quoted) = post(quoting).await.embeds.remove(0) else { panic!() };
    assert!(quoted.text.to_plain().starts_with("I kept a lighthouse for eleven years."));
    assert_eq!(quoted.author.handle, "ada@localhost:8002");

    let inner = |visibility: &str| {
        but(
            status("b.example", "ben", "3", "<p>mine</p>"),
            json!({"visibility": visibility,
            "quote": {"state": "accepted", "quoted_status_id": "1"}}),
        )
    };
    let quote = async |state: &str, status: Value| {
        let quote = json!({"quote": {"state": state, "quoted_status": status},
            "content": "<p class=\"quote-inline\">RE: <a href=\"https://b.example/@ben/3\">x</a></p><p>see</p>"});
        let post = with(quote).await;
        assert_eq!(post.text.to_plain(), "see");
        post.embeds
    };
    let [Embed::Quote(shown)] = &quote("accepted", inner("unlisted")).await[..] else { panic!() };
    assert_eq!((shown.visibility, &shown.embeds[..]), (Visibility::Unlisted, &[][..]));
    for (state, status, reason) in [
        ("accepted", inner("private"), GapReason::Protected),
        ("accepted", json!(null), GapReason::Unreachable),
        ("pending", inner("public"), GapReason::Withheld),
        ("rejected", inner("public"), GapReason::Withheld),
        ("revoked", json!(null), GapReason::Withheld),
        ("deleted", json!(null), GapReason::Deleted),
        ("unauthorized", json!(null), GapReason::Protected),
        ("blocked_account", inner("public"), GapReason::Blocked),
        ("something_new", inner("public"), GapReason::Unreachable),
    ] {
        let embeds = quote(state, status).await;
        let [Embed::QuoteGap(gap)] = &embeds[..] else { panic!("{state}: {embeds:?}") };
        assert_eq!(gap.reason, reason, "{state}");
    }
    // Akkoma puts the status there as it is.
    let bare = with(json!({"quote": inner("public")})).await;
    assert!(
        matches!(&bare.embeds[..], [Embed::Quote(post)] if post.author.handle == "ben@b.example")
    );
}

#[tokio::test]
async fn custom_emoji_stand_in_the_text_and_stay_words_in_names() {
    let gts = fixture("gotosocial_statuses");
    let shown = post(gts["api-status-t25-token.json"].clone()).await;
    assert_eq!(shown.author.name, "Ada Lampe :lamp:");
    let Block::Paragraph(runs) = &shown.text.0[0] else { panic!() };
    assert!(runs.iter().any(|run| matches!(run, Inline::Emoji { code, .. } if code == "lamp")));
    assert!(
        shown.text.to_plain().starts_with("ZWJ and flags: 👩🏽‍🔧 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇳🇴 ❤️‍🔥 and custom :lamp: emoji.")
    );
}

#[tokio::test]
async fn mentions_carry_their_host_and_links_their_whole_address() {
    let gts = fixture("gotosocial_statuses");
    let thanks = post(gts["api-status-t11-token.json"].clone()).await;
    let words = "Thanks to @ben@localhost:8080 for the tide tables, and to @cleo@localhost:8080 for the goat. 11/85";
    assert_eq!(thanks.text.to_plain(), words);
    let more = post(gts["api-status-t13-token.json"].clone()).await;
    let Block::Paragraph(runs) = &more.text.0[0] else { panic!() };
    let urls: Vec<_> = runs
        .iter()
        .filter_map(|run| match run {
            Inline::Link { url, .. } => Some(url.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(urls[1], "https://example.net/");
    let tags: Vec<_> = runs
        .iter()
        .filter_map(|run| match run {
            Inline::Tag { name, .. } => Some(&**name),
            _ => None,
        })
        .collect();
    assert_eq!((tags, more.tags.len()), (vec!["Lighthouse", "Fresnel_Lens"], 0));
}

#[tokio::test]
async fn the_html_of_snac_is_read_without_its_scripts() {
    let snac = fixture("snac_statuses");
    let tags = post(snac["api-status-t15-token.json"].clone()).await;
    assert_eq!(
        tags.text.to_plain(),
        "Tags & angle brackets: if a < b && c > d then is just text. Quotes: \"double\", 'single', code. 15/85"
    );
    assert_eq!(tags.id.locator(), "localhost:8001!ada!p!1795461940.381210");
    assert_eq!(tags.address, "mastodon/localhost:8001/@ada/1795461940.381210");
    assert_eq!(tags.author.handle, "ada@localhost:8001");
    assert!(!tags.author.signals.contains(&Signal::NotIndexable));
}

#[tokio::test]
async fn what_the_profile_says_is_heard() {
    let said = async |fields: Value| -> Signals {
        let account = but(status("a.example", "ada", "5", "")["account"].clone(), fields);
        with(json!({"account": account})).await.author.signals
    };
    let tag = "<p>hi <a href=\"https://a.example/tags/nobot\" class=\"mention hashtag\" rel=\"tag\">#<span>nobot</span></a></p>";
    assert_eq!(said(json!({})).await, Signals::new());
    assert_eq!(said(json!({"note": tag})).await, Signals::from([Signal::NoUnroll]));
    let field = json!({"fields": [{"name": "please", "value": "#NoIndex"}, 5]});
    assert_eq!(said(field).await, Signals::from([Signal::NotIndexable]));
    assert_eq!(said(json!({"noindex": true})).await, Signals::from([Signal::NoArchive]));
    assert_eq!(said(json!({"indexable": false})).await, Signals::from([Signal::NotIndexable]));
    assert_eq!(said(json!({"indexable": null})).await, Signals::from([Signal::NotIndexable]));
    assert_eq!(said(json!({"discoverable": null})).await, Signals::from([Signal::NotDiscoverable]));
    assert_eq!(said(json!({"limited": true})).await, Signals::from([Signal::NotIndexable]));
}

#[tokio::test]
async fn fields_of_the_wrong_kind_count_as_absent() {
    let odd = with(json!({
        "id": 5, "sensitive": "yes", "language": "<script>", "media_attachments": {}, "poll": [],
        "card": "x", "tags": null, "emojis": [null, {"shortcode": 5}], "mentions": "none",
        "edited_at": "yesterday", "created_at": 7, "replies_count": -1, "url": null,
        "spoiler_text": null, "quote": 9,
    }))
    .await;
    assert_eq!((odd.sensitive, odd.language.clone(), odd.media.len()), (false, None, 0));
    assert_eq!(odd.url.as_str(), "https://a.example/users/ada/statuses/5");
    assert_eq!((odd.embeds.len(), odd.text.to_plain()), (0, "words".to_owned()));
}
