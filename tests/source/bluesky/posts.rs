//! What becomes of each kind of post: the first 39 posts of the long thread have one of nearly
//! every shape (`special` in the script that seeded them).

use unspool::thread::{
    Block, Embed, Gap, GapReason, Inline, MediaKind, Post, RichText, Signal, Size,
};

use super::world::{World, own, quoted};

/// The long thread; `[0]` is post 1.
async fn long() -> (World, Vec<Post>) {
    let world = World::recorded();
    let conversation = world.unroll("long", 1).await;
    let posts = own(&conversation).into_iter().cloned().collect();
    (world, posts)
}

fn runs(text: &RichText) -> Vec<&Inline> {
    let runs = text.0.iter().flat_map(|block| match block {
        Block::Paragraph(runs) => runs.iter(),
        other => panic!("{other:?}"),
    });
    runs.collect()
}

/// Marked runs as `kind|words|address`.
fn marks(post: &Post) -> Vec<String> {
    let mark = |run: &&Inline| match run {
        Inline::Link { label, url } => Some(format!("link|{label}|{url}")),
        Inline::Mention { handle, url } => Some(format!("mention|{handle}|{url}")),
        Inline::Tag { name, url } => Some(format!("tag|{name}|{url}")),
        _ => None,
    };
    runs(&post.text).iter().filter_map(mark).collect()
}

fn size(width: u32, height: u32) -> Size {
    Size { width, height }
}

#[tokio::test]
async fn mentions_links_and_tags_stand_where_their_bytes_say() {
    let (world, posts) = long().await;
    let profile = |name: &str| format!("https://bsky.app/profile/{}", world.did(name));
    assert_eq!(
        marks(&posts[1]),
        [
            format!("mention|bob.test|{}", profile("bob")),
            "link|https://example.com/tide?x=1&y=2|https://example.com/tide?x=1&y=2".to_owned(),
            "tag|日本語|https://bsky.app/hashtag/%E6%97%A5%E6%9C%AC%E8%AA%9E".to_owned(),
            "tag|TideClock|https://bsky.app/hashtag/TideClock".to_owned(),
        ]
    );
    let start = Inline::Text {
        text: "👩‍👩‍👧‍👦 naïve café — thanks ".to_owned(),
        style: unspool::thread::Style::default(),
    };
    assert_eq!(runs(&posts[1].text)[0], &start);
    assert_eq!(
        marks(&posts[3]),
        [
            "link|example.com/a/very/long…|https://example.com/a/very/long/path/that/does/not/fit?utm_source=bsky#frag"
        ]
    );
    assert_eq!(posts[12].tags, ["outer", "only in record.tags"]);
    assert_eq!(marks(&posts[12]).len(), 3);
    assert_eq!(marks(&posts[13]), ["link|https://例え.jp/潮|https://xn--r8jz45g.jp/%E6%BD%AE"]);
    assert_eq!(marks(&posts[14]), [format!("mention|carol.test|{}", profile("carol"))]);
    let nobody = "mention|nobody.test|https://bsky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";
    assert_eq!(marks(&posts[38]), [nobody]);
}

#[tokio::test]
async fn text_without_ranges_stays_as_it_is() {
    let (_, posts) = long().await;
    for (n, words) in [
        (
            16,
            "First paragraph.\n\nSecond paragraph after a blank line.\n\n\n\nFour newlines above.\n  indented  with  double  spaces\n- item\n- item",
        ),
        (18, ""),
        (26, "A bare URL without any facet: https://example.net/bare and @bob.test too"),
        (31, "Old style entities https://example.com/old"),
        (38, "Line one\nLine two (CRLF) \u{200b}\u{202e}right-to-left override\u{202c} tail"),
    ] {
        assert_eq!(posts[n - 1].text.to_plain(), words, "post {n}");
        assert_eq!(marks(&posts[n - 1]), Vec::<String>::new(), "post {n}");
    }
    let grapheme = &posts[33].text.to_plain();
    assert_eq!(*grapheme, "👩‍🚀".repeat(100) + &"x".repeat(200));
}

#[tokio::test]
async fn broken_ranges_cost_no_word() {
    let (_, posts) = long().await;
    // Half a character, past the end, reversed, overlapping, unknown, empty, without features.
    assert_eq!(
        marks(&posts[16]),
        ["link|broken|https://example.com/overlap-a", "link|ünd|https://bsky.app/hashtag/%C3%BCnd"]
    );
    let words: String = runs(&posts[16].text)
        .iter()
        .map(|run| match run {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Link { label, .. } => label.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(words, "é broken facets ünd überlappend end");
}

#[tokio::test]
async fn markup_is_text_and_hostile_addresses_lead_nowhere() {
    let (_, posts) = long().await;
    let words = "<script>alert(1)</script> &amp; \"q\" <img src=x onerror=alert(2)> click";
    assert_eq!(posts[31].text.to_plain(), words);
    assert_eq!(marks(&posts[31]), Vec::<String>::new());
    assert_eq!(posts[32].embeds, [Embed::Unsupported]);
}

#[tokio::test]
async fn pictures_have_their_descriptions_and_sizes() {
    let (_, posts) = long().await;
    let [wide, tall] = &posts[2].media[..] else { panic!("{:?}", posts[2].media) };
    assert_eq!((wide.kind, wide.size), (MediaKind::Image, Some(size(1600, 900))));
    let alt = "A wide picture.\nSecond line of alt text with \"quotes\" & <tags>.";
    assert_eq!(wide.alt.as_deref(), Some(alt));
    assert!(wide.url.path().starts_with("/img/feed_fullsize/"), "{}", wide.url);
    assert!(wide.preview.as_ref().unwrap().path().starts_with("/img/feed_thumbnail/"));
    assert_eq!(tall.size, Some(size(700, 1400)));

    let gallery = &posts[8].media;
    let alts: Vec<_> = gallery.iter().map(|item| item.alt.as_deref().unwrap()).collect();
    assert_eq!(alts, [1, 2, 3, 4, 5].map(|n| format!("gallery item {n}")));
    assert!(gallery.iter().all(|item| item.preview.is_some() && item.kind == MediaKind::Image));

    let plain = &posts[10].media[0];
    assert_eq!((&plain.alt, plain.size), (&None, None));
    assert!(posts[11].sensitive && posts[11].warning.is_none());
    assert!(!posts[10].sensitive);
    assert_eq!(posts[17].media[0].alt.as_deref(), Some("Post with empty text"));
}

#[tokio::test]
async fn videos_have_subtitles_and_silent_ones_are_gifs() {
    let (world, posts) = long().await;
    let video = &posts[9].media[0];
    assert_eq!((video.kind, video.size), (MediaKind::Video, Some(size(320, 180))));
    assert_eq!(video.alt.as_deref(), Some("A two second test pattern"));
    assert!(video.url.path().ends_with("/xrpc/com.atproto.sync.getBlob"), "{}", video.url);
    assert!(video.preview.as_ref().unwrap().path().ends_with("/thumbnail.jpg"));
    let languages: Vec<_> = video.captions.iter().map(|caption| &*caption.language).collect();
    assert_eq!(languages, ["en", "pt"]);
    let captions = &video.captions[0].url;
    let start = format!("{}xrpc/com.atproto.sync.getBlob?", world.pds());
    assert!(captions.as_str().starts_with(&start), "{captions}");
    let query: Vec<_> = captions.query_pairs().collect();
    assert_eq!(query[0], ("did".into(), world.did("alice").into()));
    assert!(query[1].0 == "cid" && query[1].1.starts_with("bafkrei"), "{query:?}");

    let silent = &posts[36].media[0];
    assert_eq!((silent.kind, &silent.captions[..]), (MediaKind::Gif, &[][..]));
    let picked = &posts[35].media[0];
    assert_eq!((picked.kind, picked.size), (MediaKind::Gif, Some(size(498, 280))));
    assert_eq!(picked.alt.as_deref(), Some("a dancing cat"));
    assert_eq!(picked.url.as_str(), "https://media.tenor.com/abc/dance.gif?hh=280&ww=498");
    assert_eq!(posts[35].embeds, []);
}

fn card(post: &Post) -> (&str, &str, Option<&str>, bool) {
    match &post.embeds[..] {
        [Embed::Card { url, title, summary, image }] => {
            (url.as_str(), title, summary.as_deref(), image.is_some())
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn cards_of_links_feeds_lists_and_starter_packs() {
    let (world, posts) = long().await;
    let summary = Some("What the description says.\nOn two lines.");
    let article =
        ("https://example.com/article?id=5", "Tides & clocks: \"a\" <primer>", summary, true);
    assert_eq!(card(&posts[4]), article);
    assert_eq!(card(&posts[5]), ("https://example.org/", "", None, false));

    let alice = world.did("alice");
    let feed = format!("https://bsky.app/profile/{alice}/feed/afeed");
    assert_eq!(card(&posts[22]), (&*feed, "A feed", Some("A feed generator"), false));
    let (list, title, summary, _) = card(&posts[23]);
    assert!(list.starts_with(&format!("https://bsky.app/profile/{alice}/lists/")), "{list}");
    assert_eq!((title, summary), ("Reading list", Some("People to read")));
    let (pack, title, ..) = card(&posts[24]);
    assert!(pack.starts_with(&format!("https://bsky.app/starter-pack/{alice}/")), "{pack}");
    assert_eq!(title, "Starter pack");
    assert_eq!(posts[26].embeds, [Embed::Unsupported], "an attachment that nobody knows");
}

#[tokio::test]
async fn quotes_come_with_their_pictures_and_without_their_quotes() {
    let (world, posts) = long().await;
    let sunrise = "Sunrise over the bay, 06:12 this morning. #photo";
    let quote = quoted(&posts[6]).unwrap();
    // As plain text, because the tag is a run of its own.
    assert_eq!(quote.text.to_plain(), sunrise);
    assert_eq!(
        (&*quote.author.id, &*quote.author.name),
        (world.did("carol"), "Carol <b>&amp;</b> \"Co\"")
    );
    assert_eq!(quote.media[0].alt.as_deref(), Some("A red sun above a flat grey sea"));
    assert_eq!(
        quote.address,
        format!("bluesky/carol.test/{}", quote.id.locator().rsplit('@').next().unwrap())
    );

    let both = &posts[7];
    assert_eq!(quoted(both).unwrap().text.to_plain(), sunrise);
    assert_eq!(both.media[0].alt.as_deref(), Some("media of recordWithMedia"));
    let outer = quoted(&posts[28]).unwrap();
    assert_eq!(
        (outer.text.to_plain().as_str(), &outer.embeds[..]),
        ("Quoting my own sunrise", &[][..])
    );
    let [Embed::Card { url, .. }, Embed::Quote(bobs)] = &posts[34].embeds[..] else {
        panic!("{:?}", posts[34].embeds)
    };
    assert_eq!(url.as_str(), "https://example.com/35");
    assert_eq!(bobs.text.to_plain(), "Please do not quote me");

    let members = quoted(&posts[21]).unwrap();
    assert!(members.author.signals.contains(&Signal::SignedInOnly), "for consent to judge");
}

#[tokio::test]
async fn quotes_that_cannot_be_shown_say_why() {
    let (_, posts) = long().await;
    for (n, truth) in [
        (19, GapReason::Deleted),
        (20, GapReason::Blocked),
        (21, GapReason::Withheld),
        (28, GapReason::Deleted),
    ] {
        let [Embed::QuoteGap(Gap { reason, id: Some(_), cause: None })] = &posts[n - 1].embeds[..]
        else {
            panic!("post {n}: {:?}", posts[n - 1].embeds)
        };
        assert_eq!(*reason, truth, "post {n}");
    }
}

#[tokio::test]
async fn a_post_has_its_author_its_time_its_languages_and_its_counts() {
    let (world, posts) = long().await;
    let first = &posts[0];
    assert_eq!(first.author.id, world.did("alice"));
    assert_eq!((&*first.author.handle, &*first.author.name), ("alice.test", "Alice Žižková 🧵"));
    assert!(first.author.avatar.is_some() && !first.author.is_bot);
    assert!(first.author.signals.is_empty());
    assert_eq!(first.posted_at.to_string(), "2025-03-01T12:06:00Z");
    assert_eq!(first.language.as_deref(), Some("en"));
    assert_eq!(posts[13].language.as_deref(), Some("ja"));
    assert_eq!(posts[29].language.as_deref(), Some("en"));
    assert_eq!((first.counts.likes, first.counts.reposts), (Some(3), Some(1)));
    assert_eq!(
        first.url.as_str(),
        format!("https://bsky.app/profile/{}", first.id.locator().replace('@', "/post/"))
    );
    assert_eq!(
        first.address,
        format!("bluesky/alice.test/{}", first.id.locator().rsplit('@').next().unwrap())
    );
}
