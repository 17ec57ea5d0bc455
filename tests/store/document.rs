//! Threads as documents: whatever was ever written is still read, and nothing is lost on the way.

use proptest::{collection::vec, option, prelude::*};
use serde_json::Value;
use unspool::thread::{
    Block, Choice, Embed, Focus, Gap, GapReason, Inline, Item, Media, MediaKind, Poll, RichText,
    Signal, Size, Style, Thread, VERSION,
};

use super::{Shelf, at, sample};

const FIRST: &str = include_str!("../fixtures/thread/v1.json");
const SECOND: &str = include_str!("../fixtures/thread/v2.json");

#[test]
fn there_is_a_fixture_of_every_version() {
    for version in 1..=VERSION {
        let file = format!("{}/tests/fixtures/thread/v{version}.json", env!("CARGO_MANIFEST_DIR"));
        assert!(std::path::Path::new(&file).exists(), "{file}");
    }
}

#[test]
fn a_document_of_every_version_is_read_and_written_word_for_word() {
    for document in [FIRST, SECOND] {
        let thread: Thread = serde_json::from_str(document).unwrap();
        assert_eq!(thread.posts().count(), 3);
        assert_eq!(thread.posts().next().unwrap().embeds.len(), 7);
        // A difference means that the shape has changed: see the fixture's README.
        assert_eq!(serde_json::to_value(&thread).unwrap(), document.parse::<Value>().unwrap());
    }
}

#[test]
fn the_second_version_adds_what_x_can_say() {
    for name in
        ["heading", "truncated", "suspended", "age_restricted", "signed_in_only", "suspended"]
    {
        assert!(SECOND.contains(&format!("\"{name}\"")), "{name}");
    }
    let thread: Thread = serde_json::from_str(SECOND).unwrap();
    assert!(thread.archived && thread.receipt.upward);
    assert!(thread.posts().any(|post| post.truncated));
}

#[test]
fn the_fixture_has_every_variant_and_a_thread_can_have_the_others() {
    let names: Vec<&str> = FIRST.split('"').collect();
    for variant in [
        "post",
        "gap",
        "deleted",
        "protected",
        "blocked",
        "withheld",
        "beyond",
        "unreachable",
        "paragraph",
        "quote",
        "list",
        "code",
        "text",
        "link",
        "mention",
        "tag",
        "emoji",
        "break",
        "bold",
        "italic",
        "strike",
        "image",
        "video",
        "gif",
        "audio",
        "other",
        "quote_gap",
        "card",
        "poll",
        "unsupported",
        "public",
        "unlisted",
        "signed_in_only",
        "no_unroll",
        "hides_public",
        "hides_unlisted",
        "hidden",
        "no_archive",
        "not_indexable",
        "not_discoverable",
        "whole",
    ] {
        assert!(names.contains(&variant), "{variant}");
    }
    for extent in ["head_missing", "tail_missing", "unknown"] {
        let json = FIRST.replace(r#""whole""#, &format!("\"{extent}\""));
        let thread: Thread = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_value(thread.receipt.extent).unwrap(), extent);
    }
    let mut json: Value = FIRST.parse().unwrap();
    json["context"] = serde_json::json!({"gap": {"reason": "blocked", "id": null}});
    assert!(serde_json::from_value::<Thread>(json.clone()).is_ok());
    json["context"] = Value::Null;
    assert!(serde_json::from_value::<Thread>(json).is_ok());
}

#[tokio::test]
async fn a_document_of_every_kind_of_content_survives_the_store() {
    let shelf = Shelf::new().await;
    let thread: Thread = serde_json::from_str(FIRST).unwrap();
    shelf.keep(&thread).await;
    assert_eq!(shelf.find(&thread.root).await, Some(thread));
}

#[tokio::test]
async fn the_same_document_has_the_same_version_and_another_has_another() {
    let shelf = Shelf::new().await;
    let mut thread = sample::thread("ada", &["a"], 0);
    let first = shelf.keep(&thread).await.version;
    assert_eq!(shelf.keep(&thread).await.version, first);
    assert!(first.len() <= 20 && first.bytes().all(|byte| byte.is_ascii_hexdigit()), "{first}");
    thread.receipt.stopped = true;
    assert_ne!(shelf.keep(&thread).await.version, first);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_thread_comes_back_as_it_was(threads in vec(any_thread(), 1..4)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let same = runtime.block_on(async {
            let shelf = Shelf::new().await;
            for thread in &threads {
                shelf.keep(thread).await;
                let found = shelf.find(&thread.root).await;
                prop_assert_eq!(found.as_ref(), Some(thread));
            }
            Ok(())
        });
        same?;
    }
}

fn any_thread() -> impl Strategy<Value = Thread> {
    let posts = vec((vec(any_block(), 0..4), vec(any_media(), 0..3), vec(any_embed(), 0..3)), 1..5);
    let gap = option::of(any_gap());
    (posts, gap, ".{0,40}", -1_000_000_i64..1_000_000).prop_map(|(posts, gap, words, read)| {
        let ids: Vec<String> = (0..posts.len()).map(|number| format!("p{number}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut thread = sample::thread("ada", &ids, read);
        for (item, (blocks, media, embeds)) in thread.trunk.iter_mut().zip(posts) {
            let Item::Post(post) = item else { continue };
            post.text = RichText(blocks);
            post.media = media;
            post.embeds = embeds;
            post.warning = Some(words.clone());
            post.counts.likes = Some(u64::MAX);
            post.edited_at = Some(at(read));
        }
        thread.author.signals.insert(Signal::NoArchive);
        thread.author.name = words;
        thread.trunk.extend(gap.map(Item::Gap));
        thread
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let line = || vec(any_inline(), 0..4);
    prop_oneof![
        line().prop_map(Block::Paragraph),
        line().prop_map(Block::Quote),
        (any::<bool>(), vec(line(), 0..3))
            .prop_map(|(ordered, items)| Block::List { ordered, items }),
        any::<String>().prop_map(Block::Code),
    ]
}

fn any_inline() -> impl Strategy<Value = Inline> {
    let url = || "https://[a-z]{1,9}\\.example/[ -~é]{0,9}".prop_map(|url| url.parse().unwrap());
    let style = any::<[bool; 4]>().prop_map(|[bold, italic, strike, code]| Style {
        bold,
        italic,
        strike,
        code,
    });
    prop_oneof![
        (any::<String>(), style).prop_map(|(text, style)| Inline::Text { text, style }),
        (any::<String>(), url()).prop_map(|(label, url)| Inline::Link { label, url }),
        (any::<String>(), url()).prop_map(|(handle, url)| Inline::Mention { handle, url }),
        (any::<String>(), url()).prop_map(|(code, image)| Inline::Emoji { code, image }),
        Just(Inline::Break),
    ]
}

fn any_media() -> impl Strategy<Value = Media> {
    let size = any::<(u32, u32)>().prop_map(|(width, height)| Size { width, height });
    let focus = (-1.0_f32..=1.0, -1.0_f32..=1.0).prop_map(|(x, y)| Focus { x, y });
    (option::of(any::<String>()), option::of(size), option::of(focus)).prop_map(
        |(alt, size, focus)| Media {
            kind: MediaKind::Image,
            url: "https://media.example/1".parse().unwrap(),
            preview: None,
            alt,
            size,
            focus,
            captions: Vec::new(),
        },
    )
}

fn any_embed() -> impl Strategy<Value = Embed> {
    let choice = (any::<String>(), option::of(any::<u64>()))
        .prop_map(|(label, votes)| Choice { label, votes });
    prop_oneof![
        any_gap().prop_map(Embed::QuoteGap),
        Just(Embed::Unsupported),
        vec(choice, 0..4).prop_map(|choices| {
            let poll = Poll { choices, multiple: true, ends_at: None, is_over: true, total: None };
            Embed::Poll(poll)
        }),
    ]
}

fn any_gap() -> impl Strategy<Value = Gap> {
    let reason = prop_oneof![Just(GapReason::Deleted), Just(GapReason::Beyond)];
    (reason, any::<bool>()).prop_map(|(reason, known)| Gap {
        reason,
        id: known.then(|| sample::name("ada", "gone")),
        cause: None,
    })
}
