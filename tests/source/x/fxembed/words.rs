//! The words of posts: which text is taken, in which units its ranges are, and what is escaped.

use serde_json::{Value, json};
use unspool::thread::{Block, Inline, Post, RichText, Style};

use super::world::{ADA, BEN, Instance, answer, by, name, post, raw, shown, with};

fn inlines(text: &RichText) -> Vec<Inline> {
    let of = |block: &Block| match block {
        Block::Paragraph(runs) => runs.clone(),
        _ => Vec::new(),
    };
    text.0.iter().flat_map(of).collect()
}

fn text(words: &str) -> Inline {
    Inline::Text { text: words.to_owned(), style: Style::default() }
}

async fn words(changes: &Value) -> String {
    shown(changes).await.text.to_plain()
}

/// The recorded answer is of version 1: what it says is put where version 2 has it.
#[tokio::test]
async fn a_recorded_link_behind_four_emoji_is_whole() {
    let body = include_str!(
        "../../../fixtures/x/defuddle/fxtwitter_status_openclaw_2052096219233587451.json"
    );
    let recorded: Value = serde_json::from_str(body).unwrap();
    let tweet = &recorded["tweet"];
    // What the shortened recording lacks is made up: the account's id and what is required.
    let mut status = by(ADA, 1);
    for key in ["id", "url", "text", "raw_text", "created_at"] {
        status[key] = tweet[key].clone();
    }
    status.as_object_mut().unwrap().remove("created_timestamp");
    for key in ["screen_name", "name"] {
        status["author"][key] = tweet["author"][key].clone();
    }
    let id = tweet["id"].as_str().unwrap();
    let read = Instance::default()
        .says("thread", 1, 200, &super::world::found(&status, &json!([status])))
        .at(|url| url.replace(name(1).locator(), id))
        .fetch(&format!("x:{id}"))
        .await;
    let post = &read.posts[0];
    assert_eq!(post.author.handle, "openclaw");
    assert_eq!(post.author.name, "OpenClaw🦞");
    assert_eq!(post.posted_at, "2026-05-06T18:40:39Z".parse().unwrap());
    let runs = inlines(&post.text);
    let Some(Inline::Link { label, url }) = runs.last() else { panic!("{runs:?}") };
    let release = "https://github.com/openclaw/openclaw/releases/tag/v2026.5.6";
    assert_eq!((label.as_str(), url.as_str()), (release, release));
    let plain = post.text.to_plain();
    assert!(plain.starts_with("OpenClaw 2026.5.6 🦞\n\n🩺 doctor leaves Codex"), "{plain}");
    assert!(plain.contains("\n🌐 web_fetch cleans up timeouts\n\nSmall maintenance"), "{plain}");
    assert!(!plain.contains("t.co"), "{plain}");
}

/// The numbers are those of post 2072439213178392714; its words behind the link are left out.
#[tokio::test]
async fn links_count_characters_and_bold_words_count_units_of_utf_16() {
    let line = "Head to Creator Studio on 𝕏.com and click on Live Studio, or visit \
                https://t.co/H8E7mVXmNP directly";
    let facets = json!([
        { "type": "url", "indices": [67, 90], "original": "https://t.co/H8E7mVXmNP",
          "replacement": "http://x.com/i/live-studio", "display": "x.com/i/live-studio" },
        { "type": "bold", "indices": [46, 57] },
    ]);
    let post = shown(&json!({ "raw_text": raw(line, &facets), "is_note_tweet": true })).await;
    let bold = Style { bold: true, ..Style::default() };
    assert_eq!(
        inlines(&post.text),
        [
            text("Head to Creator Studio on 𝕏.com and click on "),
            Inline::Text { text: "Live Studio".to_owned(), style: bold },
            text(", or visit "),
            Inline::Link {
                label: "http://x.com/i/live-studio".to_owned(),
                url: "http://x.com/i/live-studio".parse().unwrap(),
            },
            text(" directly"),
        ]
    );
}

#[tokio::test]
async fn names_tags_and_styles_become_what_they_are() {
    let line = "🧵 @ben on #Rust and $TSLA, at length";
    let facets = json!([
        { "type": "mention", "indices": [2, 6], "original": "ben", "id": "1" },
        { "type": "hashtag", "indices": [10, 15], "original": "Rust" },
        { "type": "symbol", "indices": [20, 25], "original": "TSLA" },
        { "type": "italic", "indices": [28, 30] },
        { "type": "strikethrough", "indices": [31, 37] },
        { "type": "underline", "indices": [0, 3] },
        { "type": "inline_media", "indices": [3, 3], "id": "7" },
    ]);
    let post = shown(&json!({ "raw_text": raw(line, &facets), "is_note_tweet": true })).await;
    let runs = inlines(&post.text);
    let is_ben = |run: &Inline| matches!(run, Inline::Mention { handle, .. } if handle == "ben");
    assert!(runs.iter().any(is_ben), "{runs:?}");
    let is_rust = |run: &Inline| matches!(run, Inline::Tag { name, .. } if name == "Rust");
    assert!(runs.iter().any(is_rust), "{runs:?}");
    let is_stock = |run: &Inline| matches!(run, Inline::Link { label, .. } if label == "$TSLA");
    assert!(runs.iter().any(is_stock), "{runs:?}");
    let styled = |wanted: Style| {
        let of = |run: &Inline| match run {
            Inline::Text { text, style } if *style == wanted => Some(text.clone()),
            _ => None,
        };
        runs.iter().filter_map(of).collect::<String>()
    };
    assert_eq!(styled(Style { italic: true, ..Style::default() }), "at");
    assert_eq!(styled(Style { strike: true, ..Style::default() }), "length");
}

#[tokio::test]
async fn only_posts_that_are_no_notes_are_unescaped_and_only_once() {
    let line = "a &lt;b&gt; &amp;amp; c";
    let short = json!({ "raw_text": raw(line, &json!([])) });
    assert_eq!(words(&short).await, "a <b> &amp; c");
    let note = json!({ "raw_text": raw(line, &json!([])), "is_note_tweet": true });
    assert_eq!(words(&note).await, line);
}

#[tokio::test]
async fn what_stands_outside_the_shown_range_is_left_out_but_never_of_a_note() {
    let line = "@ben yes 🧵 https://t.co/abcdefghij";
    let facets = json!([
        { "type": "mention", "indices": [0, 4], "original": "ben" },
        { "type": "media", "indices": [11, 34], "original": "https://t.co/abcdefghij" },
    ]);
    let short = json!({ "text": line, "display_text_range": [5, 10], "facets": facets });
    assert_eq!(words(&json!({ "raw_text": short })).await, "yes 🧵");
    let long = json!({ "text": "all of these words", "display_text_range": [0, 3], "facets": [] });
    let note = json!({ "raw_text": long, "is_note_tweet": true });
    assert_eq!(words(&note).await, "all of these words");
}

#[tokio::test]
async fn without_the_raw_text_the_other_one_is_shown_with_its_links() {
    let reply = with(
        answer(ADA, 2, BEN, 1),
        &json!({ "text": "@ben see https://docs.example.org/a", "raw_text": null }),
    );
    let read = Instance::default().thread(2, &[by(BEN, 1), reply]).read(2).await.unwrap();
    let runs = inlines(&post(&read, 2).text);
    let Some((Inline::Text { text, .. }, Inline::Link { url, .. })) = runs.first().zip(runs.last())
    else {
        panic!("{runs:?}")
    };
    assert_eq!((text.as_str(), url.as_str()), ("see ", "https://docs.example.org/a"));
}

#[tokio::test]
async fn everything_else_about_a_post_is_told() {
    let post: Post = shown(&json!({ "lang": "pt", "possibly_sensitive": true })).await;
    assert_eq!((post.language.as_deref(), post.sensitive), (Some("pt"), true));
    let counts = (post.counts.replies, post.counts.reposts, post.counts.likes, post.counts.quotes);
    assert_eq!(counts, (Some(1), Some(3), Some(4), Some(2)));
    assert_eq!(post.posted_at.as_second(), 1_795_435_201);
    assert_eq!(post.author.handle, "AdaWrites");
    assert!(!post.truncated);
    // Without the number, the words; without either, the id tells the moment.
    let written = json!({ "created_timestamp": null });
    let noon = "2026-11-23T12:00:00Z".parse().unwrap();
    assert_eq!(shown(&written).await.posted_at, noon);
    let neither = json!({ "created_timestamp": 0, "created_at": "" });
    let moment = (2_000_000_000_000_001_001_u64 >> 22) + 1_288_834_974_657;
    let moment = i64::try_from(moment).unwrap();
    assert_eq!(shown(&neither).await.posted_at.as_millisecond(), moment);
}

#[tokio::test]
async fn what_authors_say_in_their_profiles_is_heard() {
    let says = |changes: &Value| json!({ "author": with(super::world::person(ADA), changes) });
    let shy = shown(&says(&json!({ "description": "I write. #nounroll" }))).await;
    assert!(shy.author.signals.contains(&unspool::thread::Signal::NoUnroll));
    let number = shown(&says(&json!({ "id": ADA.id }))).await;
    assert_eq!(number.author.id, shy.author.id, "a number or a string");
    let closed = with(by(ADA, 1), &says(&json!({ "protected": true })));
    let read = Instance::default().thread(1, &[closed]).read(1).await;
    assert!(matches!(read, Err(unspool::source::Error::Protected(_))));
}
