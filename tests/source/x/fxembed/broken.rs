//! Hostile and broken answers: nothing falls over, and what makes sense is kept.

use serde_json::{Value, json};
use unspool::{
    source::Error,
    thread::{GapReason, Read},
};

use super::world::{
    ADA, BEN, Instance, answer, by, found, id, line, missing, numbers, raw, shown, with,
};

#[tokio::test]
async fn broken_posts_cost_no_others() {
    let mut nobody = answer(ADA, 3, ADA, 2);
    nobody["author"] = Value::Null;
    let thread = [
        json!(null),
        json!("?"),
        json!({}),
        json!({ "type": "status" }),
        json!({ "type": "tombstone" }),
        json!({ "type": "tombstone", "id": {} }),
        by(ADA, 1),
        answer(ADA, 2, ADA, 1),
        nobody,
        answer(ADA, 4, ADA, 3),
        with(by(ADA, 9), &json!({ "id": "0x1F" })),
        with(by(ADA, 9), &json!({ "id": -5 })),
        with(by(ADA, 9), &json!({ "id": "99999999999999999999999" })),
    ];
    let read = Instance::default().thread(4, &thread).read(4).await.unwrap();
    assert_eq!(numbers(&read), [1, 2, 4]);
    let gap = missing(&read, 3);
    assert_eq!((gap.reason, gap.parent.is_some()), (GapReason::Unreachable, true));
    assert_eq!(read.missing.len(), 1);
}

#[tokio::test]
async fn an_asked_post_that_makes_no_sense_is_said_to() {
    let post = json!({ "type": "status", "id": id(1).to_string() });
    let answer = found(&post, &json!([post]));
    let error = Instance::default().says("thread", 1, 200, &answer).read(1).await.unwrap_err();
    assert!(matches!(error, Error::Malformed { .. }), "{error}");
    // But it may stand in the thread.
    let answer = found(&post, &json!(line(1, 1)));
    let read = Instance::default().says("thread", 1, 200, &answer).read(1).await.unwrap();
    assert_eq!(numbers(&read), [1]);
}

#[tokio::test]
async fn fields_of_other_types_are_as_if_they_were_absent() {
    let odd = [json!(null), json!(7), json!(-1.5e300), json!("?"), json!([7]), json!({ "a": 1 })];
    let required = ["id", "author", "type"];
    for key in by(ADA, 1).as_object().unwrap().keys() {
        for value in odd.iter().filter(|_| !required.contains(&key.as_str())) {
            shown(&json!({ key.as_str(): value })).await;
        }
    }
    for key in ["quote", "poll", "card", "article"] {
        for value in &odd {
            shown(&json!({ key: value })).await;
        }
    }
    let author = by(ADA, 1)["author"].clone();
    for key in author.as_object().unwrap().keys().filter(|key| *key != "id") {
        for value in &odd {
            let author = with(author.clone(), &json!({ key.as_str(): value }));
            shown(&json!({ "author": author })).await;
        }
    }
}

#[tokio::test]
async fn ranges_that_are_none_change_no_word() {
    let facets: Vec<Value> = [
        json!([0, 99]),
        json!([5, 2]),
        json!([3, 3]),
        json!([-1, 2]),
        json!([0]),
        json!("0"),
        json!([18_446_744_073_709_551_615_u64, 18_446_744_073_709_551_615_u64]),
        json!(null),
        json!([1.5, 2.5]),
    ]
    .into_iter()
    .flat_map(|indices| {
        let of = move |kind: &str| json!({ "type": kind, "indices": indices });
        ["url", "media", "mention", "hashtag", "symbol", "bold", "italic", "x"].map(of)
    })
    .collect();
    let post = shown(&json!({ "raw_text": raw("🧵 words", &json!(facets)) })).await;
    assert_eq!(post.text.to_plain(), "🧵 words");
    for range in [json!([9, 3]), json!([0, 9_999_999]), json!([-1, 3]), json!([1]), json!(7)] {
        let text = json!({ "text": "🧵 words", "display_text_range": range, "facets": [] });
        assert_eq!(shown(&json!({ "raw_text": text })).await.text.to_plain(), "🧵 words");
    }
}

#[tokio::test]
async fn a_thread_larger_than_can_be_is_cut() {
    let thread = line(1, 1_500);
    let instance = Instance::default().thread(1, &thread);
    let (read, asked) = instance.thread(1_000, &thread).counted(1).await;
    assert_eq!((numbers(&read), asked), ((1..=1_000).collect(), 2));
    assert_eq!(read.read, Read::Stopped);
}

#[tokio::test]
async fn huge_lists_of_nothing_are_passed_over() {
    let nothing = vec!["0"; 1_000_000].join(",");
    let post = by(ADA, 1);
    let body = format!("{{\"code\":200,\"status\":{post},\"thread\":[{nothing}]}}");
    let read = Instance::default().raw("thread", 1, 200, &body).read(1).await.unwrap();
    assert_eq!((numbers(&read), read.read), (vec![1], Read::Stopped));
    let facet = json!({ "type": "mention", "indices": [0, 1], "original": "a" });
    let facets = json!(vec![facet; 20_000]);
    let photos = json!(vec![super::attached::photo("A"); 20_000]);
    let changes = json!({ "raw_text": raw("words", &facets), "media": { "all": photos } });
    let post = shown(&changes).await;
    assert_eq!((post.text.to_plain().as_str(), post.media.len()), ("words", 20));
}

#[tokio::test]
async fn quotes_in_quotes_in_quotes_are_passed_over() {
    let nested = (0..40).fold(by(BEN, 5), |inner, _| with(by(BEN, 4), &json!({ "quote": inner })));
    assert_eq!(shown(&json!({ "quote": nested })).await.embeds.len(), 1);
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let error = Instance::default().raw("thread", 1, 200, &deep).read(1).await.unwrap_err();
    assert!(matches!(error, Error::Malformed { .. }));
}
