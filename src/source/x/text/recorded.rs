//! Posts as X has really given them, and what a reader of X sees of them.

use std::{fs, io::Read as _};

use flate2::read::GzDecoder;
use serde_json::Value;

use super::{
    super::status::{Entity, Id, Raw, Shown, Span, What},
    rich,
};
use crate::{
    source::facets::Unit,
    thread::{Block, Inline, RichText, Style},
};

/// What a reader sees: links as they are shown.
pub(super) fn words(rich: &RichText) -> String {
    let inline = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Link { label, .. } => label.clone(),
        Inline::Mention { handle, .. } => format!("@{handle}"),
        Inline::Tag { name, .. } => format!("#{name}"),
        Inline::Emoji { .. } => String::new(),
        Inline::Break => "\n".to_owned(),
    };
    let block = |block: &Block| match block {
        Block::Paragraph(runs) => runs.iter().map(inline).collect::<String>(),
        other => panic!("posts have paragraphs only: {other:?}"),
    };
    rich.0.iter().map(block).collect::<Vec<_>>().join("\n\n")
}

fn inlines(rich: &RichText) -> Vec<&Inline> {
    let runs = rich.0.iter().map(|block| match block {
        Block::Paragraph(runs) => runs,
        other => panic!("posts have paragraphs only: {other:?}"),
    });
    runs.flatten().collect()
}

fn links(rich: &RichText) -> Vec<&str> {
    let urls = inlines(rich).into_iter().filter_map(|inline| match inline {
        Inline::Link { url, .. } => Some(url.as_str()),
        _ => None,
    });
    urls.collect()
}

fn file(path: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/x");
    fs::read_to_string(format!("{folder}/{path}")).unwrap()
}

/// A file of an archive, without the line of script around it.
fn part(text: &str) -> Value {
    serde_json::from_str(text.split_once('=').unwrap().1).unwrap()
}

fn json(path: &str) -> Value {
    serde_json::from_str(&file(path)).unwrap()
}

fn number(value: &Value) -> usize {
    let number = value.as_u64().or_else(|| value.as_str()?.parse().ok());
    usize::try_from(number.unwrap()).unwrap()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn chars(pair: &Value) -> Span {
    Span { unit: Unit::Chars, from: number(&pair[0]), to: number(&pair[1]) }
}

/// Entities as the site's own answers and the embed service have them.
fn legacy(entities: &Value) -> Vec<Entity> {
    let kinds = ["urls", "user_mentions", "hashtags", "symbols", "media"];
    let all = kinds.iter().flat_map(|kind| list(&entities[*kind]).map(move |it| (*kind, it)));
    let entity = |(kind, it): (&str, &Value)| Entity {
        span: chars(&it["indices"]),
        what: match kind {
            "urls" => What::Url {
                short: string(&it["url"]),
                long: string(&it["expanded_url"]),
                label: string(&it["display_url"]),
            },
            "user_mentions" => What::Mention(string(&it["screen_name"])),
            "hashtags" => What::Hashtag(string(&it["text"])),
            "symbols" => What::Cashtag(string(&it["text"])),
            _ => What::Media { short: string(&it["url"]) },
        },
    };
    all.map(entity).collect()
}

fn embedded(name: &str) -> RichText {
    let post = json(&format!("react-x-embed/{name}.json"));
    let range = Span { unit: Unit::Utf16, ..chars(&post["display_text_range"]) };
    let raw = Raw {
        text: string(&post["text"]),
        escaped: true,
        shown: Shown::Range(range),
        entities: legacy(&post["entities"]),
        ..Raw::default()
    };
    rich(&raw, None, false)
}

#[test]
fn the_link_of_a_film_goes_even_where_the_shown_range_holds_it() {
    let text = embedded("scubaryan");
    assert_eq!(text.0.len(), 2);
    let words = words(&text);
    assert!(words.starts_with("Kevin Hart reveals his biggest “flex” in life"), "{words}");
    assert!(words.contains("whenever he wants 😭\n\n“my biggest flex"), "{words}");
    assert!(words.ends_with("watch their faces…”"), "{words}");

    let words = self::words(&embedded("catalog"));
    assert!(words.ends_with("stole Juice’s songs to make a profit."), "{words}");
}

#[test]
fn escaped_characters_come_back_once_and_names_lead_to_x() {
    let text = embedded("gk68");
    let words = words(&text);
    assert!(
        words.starts_with("EXPOSING STAKE & STAKE \"JAE\" FOR SCAMMING ME @StakeEddie @Stake ")
    );
    assert!(words.ends_with("$44750,67 to be cashed +$20K"), "{words}");
    let names: Vec<_> = inlines(&text)
        .into_iter()
        .filter_map(|inline| match inline {
            Inline::Mention { handle, url } => Some((handle.as_str(), url.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        names,
        [
            ("StakeEddie", "https://x.com/StakeEddie"),
            ("Stake", "https://x.com/Stake"),
            ("Trainwreckstv", "https://x.com/Trainwreckstv"),
        ]
    );
}

#[test]
fn four_emoji_before_a_link_do_not_move_it() {
    let post = json("defuddle/fxtwitter_status_openclaw_2052096219233587451.json");
    let raw = &post["tweet"]["raw_text"];
    let facet = &raw["facets"][0];
    let what = What::Url {
        short: string(&facet["original"]),
        long: string(&facet["replacement"]),
        label: string(&facet["display"]),
    };
    let text = Raw {
        text: string(&raw["text"]),
        escaped: true,
        shown: Shown::Range(chars(&raw["display_text_range"])),
        entities: vec![Entity { span: chars(&facet["indices"]), what }],
        ..Raw::default()
    };
    let text = rich(&text, None, false);
    assert_eq!(words(&text), post["tweet"]["text"].as_str().unwrap());
    assert_eq!(links(&text), ["https://github.com/openclaw/openclaw/releases/tag/v2026.5.6"]);
}

/// A post of the official API.
fn official(post: &Value) -> Raw {
    let entities = &post["entities"];
    let kinds = ["urls", "mentions", "hashtags", "cashtags"];
    let all = kinds.iter().flat_map(|kind| list(&entities[*kind]).map(move |it| (*kind, it)));
    let entity = |(kind, it): (&str, &Value)| Entity {
        span: Span { unit: Unit::Chars, from: number(&it["start"]), to: number(&it["end"]) },
        what: match kind {
            "urls" if it.get("media_key").is_some() => What::Media { short: string(&it["url"]) },
            "urls" => What::Url {
                short: string(&it["url"]),
                long: string(&it["expanded_url"]),
                label: string(&it["display_url"]),
            },
            "mentions" => What::Mention(string(&it["username"])),
            "hashtags" => What::Hashtag(string(&it["tag"])),
            _ => What::Cashtag(string(&it["tag"])),
        },
    };
    let entities = all.map(entity).collect();
    Raw { text: string(&post["text"]), escaped: true, entities, ..Raw::default() }
}

#[test]
fn symbols_of_shares_lead_to_what_is_said_about_them() {
    let page: Value = serde_json::from_str(&file("twarc-csv/cashtags.jsonl")).unwrap();
    let text = rich(&official(&page["data"][0]), None, false);
    let words = words(&text);
    assert!(words.contains("\n#StockMarket \n$AMD \n#option \n$BTC \n$TWTR \n"), "{words}");
    assert!(words.contains("\nVia:- http://go.trade-ideas.com/SHHb \n\n#business"), "{words}");
    assert!(words.ends_with("$META") && !words.contains("t.co"), "{words}");
    assert!(links(&text).contains(&"https://x.com/search?q=%24doge"));
}

#[test]
fn a_link_behind_emoji_is_written_out() {
    let page: Value = serde_json::from_str(&file("twarc-csv/many_urls.jsonl")).unwrap();
    let text = rich(&official(&page["data"][0]), None, false);
    let link = "https://uiadrian.gumroad.com/l/web-design-guide/?offer_code=twk0uc9f7";
    assert!(words(&text).ends_with(&format!("this week only👇\n{link}")), "{}", words(&text));
    assert_eq!(links(&text), [link]);
}

/// What a legacy post of the site's own answers shows, told in the plainest way: character by
/// character. `quoted` is left out where nothing but white space follows.
fn told(post: &Value, quoted: Option<Id>) -> String {
    let legacy = &post["legacy"];
    let text: Vec<char> = legacy["full_text"].as_str().unwrap().chars().collect();
    let range = chars(&legacy["display_text_range"]);
    let (mut shown, mut at) = (String::new(), range.from);
    while at < range.to.min(text.len()) {
        let begins = |it: &&Value| number(&it["indices"][0]) == at;
        if let Some(media) = list(&legacy["entities"]["media"]).find(begins) {
            at = number(&media["indices"][1]);
        } else if let Some(url) = list(&legacy["entities"]["urls"]).find(begins) {
            let long = url["expanded_url"].as_str().unwrap();
            at = number(&url["indices"][1]);
            let is_last = text.iter().skip(at).all(|c| c.is_whitespace());
            let is_quote = quoted.is_some_and(|id| long.ends_with(&format!("/status/{id}")));
            // Nobody reads longer ones: they are shown as X shows them.
            let is_long = long.chars().count() > 160;
            if !(is_last && is_quote) {
                shown.push_str(if is_long { url["display_url"].as_str().unwrap() } else { long });
            }
        } else {
            shown.push(text[at]);
            at += 1;
        }
    }
    let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    shown.trim().to_owned()
}

/// Every post inside of an answer.
fn posts<'a>(answer: &'a Value, found: &mut Vec<&'a Value>) {
    if answer["legacy"]["full_text"].is_string() {
        found.push(answer);
    }
    match answer {
        Value::Array(all) => all.iter().for_each(|inner| posts(inner, found)),
        Value::Object(all) => all.values().for_each(|inner| posts(inner, found)),
        _ => {}
    }
}

/// Checks a post, and counts it, its links, and those of them that are shown.
fn check(name: &str, post: &Value, seen: &mut (usize, usize, usize)) {
    let legacy = &post["legacy"];
    assert!(post.get("note_tweet").is_none(), "{name}: notes need a test of their own");
    let quoted = legacy["quoted_status_id_str"].as_str().map(|id| id.parse().unwrap());
    let raw = Raw {
        text: string(&legacy["full_text"]),
        escaped: true,
        shown: Shown::Range(chars(&legacy["display_text_range"])),
        entities: self::legacy(&legacy["entities"]),
        ..Raw::default()
    };
    let text = rich(&raw, quoted, false);
    assert_eq!(words(&text), told(post, quoted), "{name}");
    assert!(!words(&text).contains("t.co/"), "{name}: {}", words(&text));
    seen.0 += 1;
    seen.1 += list(&legacy["entities"]["urls"]).count();
    seen.2 += links(&text).len();
}

#[test]
fn every_recorded_post_shows_what_the_recording_says() {
    let mut seen = (0, 0, 0);
    for folder in ["TweetDetail", "TweetResultByRestId", "SearchTimeline", "UserTweets"] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/x/fxembed");
        for entry in fs::read_dir(format!("{path}/{folder}")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let answer = json(&format!("fxembed/{folder}/{name}"));
            let mut found = Vec::new();
            posts(&answer, &mut found);
            found.into_iter().for_each(|post| check(&name, post, &mut seen));
        }
    }
    assert_eq!(seen, (35, 0, 0), "none of these has a link of its author's");
    let mut seen = (0, 0, 0);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/x/archive/tweets.js.gz");
    let mut text = String::new();
    GzDecoder::new(fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    for post in list(&part(&text)) {
        let post = serde_json::json!({"legacy": post["tweet"]});
        check(post["legacy"]["id_str"].as_str().unwrap(), &post, &mut seen);
    }
    assert_eq!(seen, (44, 29, 29), "posts of an archive, their links, and those shown");
}

#[test]
fn a_long_post_is_counted_in_characters_behind_its_emoji() {
    let notes = part(&file("archive/note-tweet.js"));
    let core = &notes[0]["noteTweet"]["core"];
    let url = &core["urls"][0];
    let span =
        Span { unit: Unit::Chars, from: number(&url["fromIndex"]), to: number(&url["toIndex"]) };
    let what = What::Url {
        short: string(&url["shortUrl"]),
        long: string(&url["expandedUrl"]),
        label: string(&url["displayUrl"]),
    };
    let raw = Raw {
        text: string(&core["text"]),
        entities: vec![Entity { span, what }],
        ..Raw::default()
    };
    let words = words(&rich(&raw, None, false));
    assert!(words.starts_with("🚨 New in X Activity API: Realtime Trends 🚨\n\nGet instant"));
    assert!(words.ends_with("users.  https://docs.x.com/x-api/activity/introduction"), "{words}");
}

fn bold(text: &RichText) -> Vec<&str> {
    let words = inlines(text).into_iter().filter_map(|inline| match inline {
        Inline::Text { text, style } if style.bold => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

/// Post 2072439213178392714: its link is counted in characters, its bold words in UTF-16 units.
#[test]
fn links_and_bold_words_of_one_post_are_counted_in_two_ways() {
    let text = "Head to Creator Studio on 𝕏.com and click on Live Studio, or visit https://t.co/abcdefghij";
    let what = What::Url {
        short: "https://t.co/abcdefghij".to_owned(),
        long: "https://studio.x.com/live".to_owned(),
        label: String::new(),
    };
    let style = Style { bold: true, ..Style::default() };
    for unit in [Unit::Utf16, Unit::Chars] {
        let from = if unit == Unit::Utf16 { 46 } else { 45 };
        let raw = Raw {
            text: text.to_owned(),
            entities: vec![Entity {
                span: Span { unit: Unit::Chars, from: 67, to: 90 },
                what: what.clone(),
            }],
            styles: vec![(Span { unit: Unit::Utf16, from, to: from + 11 }, style)],
            ..Raw::default()
        };
        let text = rich(&raw, None, false);
        assert_eq!(bold(&text), ["Live Studio"], "a client that counts characters is understood");
        assert_eq!(links(&text), ["https://studio.x.com/live"]);
    }
}

/// Post 2099922471272976442 has 75 characters and 76 units: whoever counts says another end.
#[test]
fn the_end_of_a_post_stays_whichever_way_it_is_counted() {
    let text = format!("{}🧵{}", "a ".repeat(36), "no");
    assert_eq!((text.chars().count(), text.encode_utf16().count()), (75, 76));
    let said = [(Unit::Chars, 75), (Unit::Utf16, 76), (Unit::Chars, 76), (Unit::Utf16, 75)];
    for (unit, to) in said {
        let shown = Shown::Range(Span { unit, from: 0, to });
        let raw = Raw { text: text.clone(), shown, ..Raw::default() };
        assert_eq!(words(&rich(&raw, None, false)), text);
    }
}

#[test]
fn names_and_tags_of_scripts_that_run_from_right_to_left_keep_their_places() {
    let text = "مرحبا @ada 🧵 #السياسة https://t.co/abc";
    let chars = |from, to| Span { unit: Unit::Chars, from, to };
    let url = What::Url {
        short: "https://t.co/abc".to_owned(),
        long: "https://example.com/مرحبا".to_owned(),
        label: String::new(),
    };
    let entities = vec![
        Entity { span: chars(6, 10), what: What::Mention("Ada".to_owned()) },
        Entity { span: chars(13, 21), what: What::Hashtag("السياسة".to_owned()) },
        Entity { span: chars(22, 38), what: url },
    ];
    let text = rich(&Raw { text: text.to_owned(), entities, ..Raw::default() }, None, false);
    assert_eq!(words(&text), "مرحبا @ada 🧵 #السياسة https://example.com/مرحبا");
    let kinds = inlines(&text).into_iter().filter(|it| !matches!(it, Inline::Text { .. }));
    assert!(matches!(
        &*kinds.collect::<Vec<_>>(),
        [Inline::Mention { .. }, Inline::Tag { name, .. }, Inline::Link { .. }] if name == "السياسة"
    ));
}
