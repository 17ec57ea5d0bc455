//! What the recorded servers say about a post, and what becomes of it.

use unspool::thread::{Block, Embed, Focus, Inline, MediaKind};

use super::world::Recording;

#[tokio::test]
async fn gotosocial_describes_pictures_in_the_summary_and_points_at_what_matters() {
    let recording = Recording::load("gotosocial");
    let conversation = recording.read("t03").await.unwrap();
    let post = recording.post(&conversation, "t03");
    assert_eq!(post.media.len(), 1);
    let picture = &post.media[0];
    assert_eq!(picture.kind, MediaKind::Image);
    assert_eq!(
        picture.alt.as_deref(),
        Some(
            "A lamp room seen from inside: orange glass, a brass rail, the sea behind it going dark."
        )
    );
    assert_eq!(picture.focus, Some(Focus { x: -0.42, y: 0.69 }));
    let none = &recording.post(&conversation, "t31").media[0];
    assert_eq!(none.alt, None);
}

#[tokio::test]
async fn snac_describes_pictures_in_the_name() {
    let recording = Recording::load("snac");
    let conversation = recording.read("t35").await.unwrap();
    let media = &recording.post(&conversation, "t35").media;
    let alts: Vec<_> = media.iter().map(|m| m.alt.as_deref().unwrap()).collect();
    assert_eq!(alts, (1..=4).map(|n| format!("Panel {n} of 4 of the lens.")).collect::<Vec<_>>());
}

#[tokio::test]
async fn warnings_edits_languages_and_addresses_come_through() {
    for (server, address) in
        [("gotosocial", "mastodon/localhost:8080/@ada/"), ("snac", "mastodon/localhost:8001/@ada/")]
    {
        let recording = Recording::load(server);
        let conversation = recording.read("t27").await.unwrap();
        let warned = recording.post(&conversation, "t07");
        assert_eq!(warned.warning.as_deref(), Some("Shipwreck, death"), "{server}");
        assert!(warned.sensitive, "{server}");
        let edited = recording.post(&conversation, "t27");
        assert!(edited.edited_at.is_some(), "{server}");
        assert_eq!(
            edited.text.to_plain().trim(),
            "The first version of this post had a typo. It is fixed now (twice). 27/85",
            "{server}"
        );
        assert_eq!(edited.language.as_deref(), Some("en"), "{server}");
        assert_eq!(recording.post(&conversation, "t19").language.as_deref(), Some("zh"));
        assert_eq!(recording.post(&conversation, "t01").edited_at, None);
        assert!(edited.address.starts_with(address), "{}", edited.address);
        assert_eq!(edited.author.address, address.trim_end_matches('/'));
        assert_eq!(
            edited.author.handle,
            address[9..]
                .trim_end_matches('/')
                .split_once('/')
                .map(|(host, user)| format!("{}@{host}", &user[1..]))
                .unwrap()
        );
    }
}

#[tokio::test]
async fn a_post_is_also_known_by_its_page_and_by_our_address() {
    let recording = Recording::load("gotosocial");
    let conversation = recording.read("one").await.unwrap();
    let post = recording.post(&conversation, "one");
    let id = post.id.as_str().rsplit('!').next().unwrap();
    let aliases: Vec<_> = post.aliases.iter().map(ToString::to_string).collect();
    assert_eq!(
        aliases,
        [
            format!("mastodon:localhost:8080!@cleo!statuses!{id}"),
            format!("mastodon:localhost:8080!@cleo!{id}"),
        ]
    );
    assert_eq!(post.address, format!("mastodon/localhost:8080/@cleo/{id}"));
    assert_eq!(post.url.as_str(), format!("http://localhost:8080/@cleo/statuses/{id}"));
}

#[tokio::test]
async fn what_looks_like_a_script_is_text() {
    for server in ["gotosocial", "snac"] {
        let recording = Recording::load(server);
        let conversation = recording.read("t15").await.unwrap();
        let text = recording.post(&conversation, "t15").text.to_plain();
        // snac serves the tag itself, which is taken out; elsewhere words stay words.
        if server == "gotosocial" {
            assert!(text.contains("<script>alert('no')</script> is just text"), "{text}");
        }
        assert!(text.contains("is just text. Quotes: \"double\", 'single', "), "{text}");
    }
}

#[tokio::test]
async fn mentions_and_tags_are_read_whole() {
    let recording = Recording::load("gotosocial");
    let conversation = recording.read("t11").await.unwrap();
    let runs = |key| match &recording.post(&conversation, key).text.0[0] {
        Block::Paragraph(runs) => runs.clone(),
        other => panic!("{other:?}"),
    };
    let mentioned: Vec<String> = runs("t11")
        .into_iter()
        .filter_map(|run| match run {
            Inline::Mention { handle, .. } => Some(handle),
            _ => None,
        })
        .collect();
    assert_eq!(mentioned, ["ben@localhost:8080", "cleo@localhost:8080"]);
    let tags: Vec<String> = runs("t13")
        .into_iter()
        .filter_map(|run| match run {
            Inline::Tag { name, .. } => Some(name),
            _ => None,
        })
        .collect();
    assert_eq!(tags, ["Lighthouse", "Fresnel_Lens"]);
    assert!(recording.post(&conversation, "t13").tags.is_empty(), "they stand in the text");
}

#[tokio::test]
async fn a_vote_comes_with_its_answers_and_its_end() {
    let recording = Recording::load("snac");
    let conversation = recording.read("poll").await.unwrap();
    let Embed::Poll(poll) = &conversation.posts[0].embeds[0] else { panic!("no poll") };
    let labels: Vec<_> = poll.choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["The silence when the signal stops", "The signal itself", "The cat"]);
    assert_eq!((poll.total, poll.is_over, poll.multiple), (Some(0), false, false));
    assert_eq!(poll.ends_at.unwrap().to_string(), "2026-12-23T19:25:40Z");
}
