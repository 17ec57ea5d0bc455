//! The tables that X publishes for its own rules: `tests/fixtures/x/twitter-text`.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use super::{super::status::What, all};

/// Words, and where they begin and end in characters.
type Found = (String, usize, usize);

/// Words, and where they stand if the table says so.
type Expected = (String, Option<(usize, usize)>);

fn tables(name: &str) -> BTreeMap<String, Vec<Value>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/x/twitter-text");
    serde_json::from_str(&fs::read_to_string(format!("{folder}/{name}.json")).unwrap()).unwrap()
}

/// What is found of one kind: the words, and where in characters.
fn found(text: &str, kind: &str) -> Vec<Found> {
    let place = |at: usize| text[..at].chars().count();
    let of_kind = all(text).into_iter().filter_map(|found| {
        let words = match (kind, &found.what) {
            ("urls" | "tco", What::Url { short, .. }) => short,
            ("mentions", What::Mention(name))
            | ("hashtags", What::Hashtag(name))
            | ("cashtags", What::Cashtag(name)) => name,
            _ => return None,
        };
        Some((words.clone(), place(found.range.start), place(found.range.end)))
    });
    of_kind.collect()
}

fn expected(case: &Value) -> Vec<Expected> {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let entry = |entry: &Value| {
        let words = entry.as_str().or_else(|| {
            ["url", "screen_name", "hashtag", "cashtag"]
                .iter()
                .find_map(|key| entry.get(key)?.as_str())
        });
        let place = entry.get("indices").map(|place| (number(&place[0]), number(&place[1])));
        (words.unwrap().to_owned(), place)
    };
    case["expected"].as_array().unwrap().iter().map(entry).collect()
}

#[test]
fn links_names_and_tags_are_found_where_x_finds_them() {
    let mut faults = Vec::new();
    let mut tried = 0;
    for (section, cases) in tables("extract") {
        // Whether a post is a reply is told by the network, never guessed from its words.
        if section == "replies" {
            continue;
        }
        for case in cases {
            // X has taken back its lists' addresses; their owner is found all the same.
            let kind = section.split('_').next().unwrap();
            let has_list =
                case["expected"].as_array().into_iter().flatten().any(|entry| {
                    entry.get("list_slug").is_some_and(|slug| slug.as_str() != Some(""))
                });
            let text = case["text"].as_str().unwrap();
            let found = found(text, kind);
            let same = |(found, expected): (&Found, &Expected)| {
                let place = expected.1.filter(|_| !has_list);
                found.0 == expected.0 && place.is_none_or(|place| place == (found.1, found.2))
            };
            let expected = expected(&case);
            tried += 1;
            if found.len() != expected.len() || !found.iter().zip(&expected).all(same) {
                faults.push(format!("{section}: {text:?}\n  {found:?}\n  {expected:?}"));
            }
        }
    }
    assert_eq!(tried, 225);
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// What stands between `<a …>` and `</a>`.
fn linked(html: &str) -> Vec<String> {
    let plain = |text: &str| {
        let text = text.replace("&quot;", "\"").replace("&#39;", "'");
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    let inside = html.split("<a ").skip(1).map(|rest| {
        let (_, rest) = rest.split_once('>').unwrap();
        plain(rest.split_once("</a>").unwrap().0)
    });
    inside.collect()
}

#[test]
fn what_x_makes_links_of_becomes_links() {
    let mut faults = Vec::new();
    let mut tried = 0;
    for (section, cases) in tables("autolink") {
        // Lists: see above. The last section begins with entities, as `text` does.
        if matches!(&*section, "lists" | "json") {
            continue;
        }
        for case in cases {
            let (text, html) = (case["text"].as_str().unwrap(), case["expected"].as_str().unwrap());
            // There, only what names its scheme becomes a link; the other tables want all.
            let found = all(text).into_iter().filter_map(|found| {
                let words = text[found.range.clone()].to_owned();
                let (kind, words) = match &found.what {
                    What::Mention(name) => ("usernames", name.clone()),
                    What::Url { long, .. } if *long == words => ("urls", words),
                    What::Hashtag(_) => ("hashtags", words),
                    What::Cashtag(_) => ("cashtags", words),
                    _ => return None,
                };
                (section == kind || section == "all").then_some(words)
            });
            let found: Vec<String> = found.collect();
            tried += 1;
            if found != linked(html) {
                faults.push(format!("{section}: {text:?}\n  {found:?}\n  {html}"));
            }
        }
    }
    assert_eq!(tried, 179);
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
