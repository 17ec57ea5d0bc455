//! What becomes of an article, and that nothing of it is lost however broken its ranges are.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};

use super::{
    super::{media::photo, status::Article},
    article,
};
use crate::thread::{Block, Inline, RichText, Style};

fn read(content: &Value) -> Article {
    let media = json!([
        {"media_id": "1", "media_info": {"__typename": "ApiImage",
            "original_img_url": "https://pbs.twimg.com/media/one.jpg",
            "original_img_width": 4, "original_img_height": 3}},
        {"media_id": 2, "media_info": {"__typename": "ApiGif", "type": "animated_gif",
            "media_url_https": "https://pbs.twimg.com/tweet_video_thumb/two.jpg",
            "video_info": {"variants": [{"bitrate": 0, "content_type": "video/mp4",
                "url": "https://video.twimg.com/tweet_video/two.mp4"}]}}},
    ]);
    let cover = photo("https://pbs.twimg.com/media/top.png", None, None);
    article("Tides ", "First words", Some(content), Some(&media), cover)
}

fn text(text: &str) -> Inline {
    Inline::Text { text: text.to_owned(), style: Style::default() }
}

fn tides() -> Value {
    json!({
        "blocks": [
            {"type": "header-two", "text": "Ebb"},
            {"type": "unstyled", "text": "🧵 See the clock, @ada.",
                "inlineStyleRanges": [{"offset": 3, "length": 3, "style": "Bold"}],
                "entityRanges": [{"offset": 11, "length": 5, "key": 0}],
                "data": {"mentions": [{"fromIndex": 18, "toIndex": 22, "text": "ada"}]}},
            {"type": "unordered-list-item", "text": "moon"},
            {"type": "unordered-list-item", "text": "sun"},
            {"type": "ordered-list-item", "text": "first"},
            {"type": "blockquote", "text": "Time and tide"},
            {"type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": 1}]},
            {"type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": "2"}]},
            {"type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": 3}]},
            {"type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": 4}]},
            {"type": "code-block", "text": "let a;"},
            {"type": "code-block", "text": "let b;"},
            {"text": null}, 7,
        ],
        "entityMap": [
            {"key": "0", "value": {"type": "LINK", "data": {"url": "https://example.com/clock"}}},
            {"key": "1", "value": {"type": "MEDIA", "data": {"caption": "Low", "mediaItems": [{"mediaId": "2"}]}}},
            {"key": "2", "value": {"type": "TWEET", "data": {"tweetId": "20"}}},
            {"key": "3", "value": {"type": "MARKDOWN", "data": {"markdown": "```sh\nls\n```"}}},
            {"key": "4", "value": {"type": "DIVIDER", "data": {}}},
        ],
    })
}

#[test]
fn an_article_reads_as_its_author_laid_it_out() {
    let article = read(&tides());
    let link = |label: &str, url: &str| Inline::Link {
        label: label.to_owned(),
        url: url.parse().unwrap(),
    };
    let styled = |text: &str, style| Inline::Text { text: text.to_owned(), style };
    let bold = Style { bold: true, ..Style::default() };
    let italic = Style { italic: true, ..Style::default() };
    let ada = Inline::Mention { handle: "ada".into(), url: "https://x.com/ada".parse().unwrap() };
    assert_eq!(
        article.body,
        RichText(vec![
            Block::Heading(vec![text("Ebb")]),
            Block::Paragraph(vec![
                text("🧵 "),
                styled("See", bold),
                text(" the "),
                link("clock", "https://example.com/clock"),
                text(", "),
                ada,
                text("."),
            ]),
            Block::List { ordered: false, items: vec![vec![text("moon")], vec![text("sun")]] },
            Block::List { ordered: true, items: vec![vec![text("first")]] },
            Block::Quote(vec![text("Time and tide")]),
            Block::Paragraph(vec![styled("Low", italic)]),
            Block::Paragraph(vec![link("https://x.com/i/status/20", "https://x.com/i/status/20")]),
            Block::Code("ls\n".trim_end().to_owned()),
            Block::Code("let a;\nlet b;".to_owned()),
        ])
    );
    assert_eq!((&*article.title, article.is_preview), ("Tides", false));
    let media: Vec<_> = article.media.iter().map(|medium| medium.url.as_str()).collect();
    assert_eq!(
        media,
        [
            "https://pbs.twimg.com/media/top?format=png&name=large",
            "https://video.twimg.com/tweet_video/two.mp4",
            "https://pbs.twimg.com/media/one?format=jpg&name=large",
        ]
    );
}

#[test]
fn of_an_article_without_content_the_first_words_are_shown() {
    let preview = |content: Option<&Value>| article("T", "First words", content, None, None);
    for content in [None, Some(&Value::Null), Some(&json!({"blocks": "none"}))] {
        let article = preview(content);
        assert_eq!((article.body.to_plain().as_str(), article.is_preview), ("First words", true));
    }
}

prop_compose! {
    fn block()(
        kind in select(vec!["unstyled", "header-one", "unordered-list-item", "ordered-list-item",
            "blockquote", "code-block", "atomic", "?"]),
        words in vec(select(vec!["Ω", "🧵", "é ", "\n", "word", "@ada ", " "]), 0..6),
        ranges in vec((0..12_u64, 0..12_u64, 0..4_u64), 0..4),
    ) -> Value {
        let range = |(offset, length, key): &(u64, u64, u64)| json!({
            "offset": offset, "length": length, "key": key, "style": "Italic",
            "fromIndex": offset, "toIndex": length, "text": "ada",
        });
        let ranges: Vec<Value> = ranges.iter().map(range).collect();
        json!({
            "type": kind, "text": words.concat(), "entityRanges": ranges,
            "inlineStyleRanges": ranges, "data": {"mentions": ranges, "urls": ranges},
        })
    }
}

proptest! {
    #[test]
    fn no_word_of_an_article_is_lost(blocks in vec(block(), 0..8)) {
        let content = json!({"blocks": blocks, "entityMap": {
            "0": {"type": "LINK", "data": {"url": "https://example.com/"}},
            "1": {"type": "LINK", "data": {"url": "javascript:alert(1)"}},
            "2": {"type": "MEDIA", "data": {"mediaItems": [{"mediaId": "1"}, {}]}},
        }});
        let seen = |text: &str| text.chars().filter(|c| "Ω🧵é".contains(*c)).collect::<String>();
        let words = |block: &Value| seen(block["text"].as_str().unwrap());
        let written: String = blocks.iter().map(words).collect();
        let shown = serde_json::to_string(&read(&content).body).unwrap();
        prop_assert_eq!(seen(&shown), written);
    }
}
