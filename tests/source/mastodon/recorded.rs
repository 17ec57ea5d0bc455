//! Real servers' answers: every one of them is read, and nothing narrow comes out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Net, but, fixture, get};

/// Every status in the answer, wherever it stands.
fn statuses(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| statuses(value, found)),
        Value::Object(fields) => {
            if fields.contains_key("content")
                && fields.contains_key("account")
                && fields.contains_key("uri")
            {
                found.push(value.clone());
            }
            fields.values().for_each(|value| statuses(value, found));
        }
        _ => {}
    }
}

#[tokio::test]
async fn every_recorded_status_becomes_a_post_if_it_is_for_everybody() {
    let all = fixture("recorded_statuses");
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for exchange in all.as_array().unwrap() {
        let file = exchange["file"].as_str().unwrap();
        let mut found = Vec::new();
        statuses(&exchange["body"], &mut found);
        for status in found {
            let id = status["id"].as_str().unwrap().to_owned();
            let uri: url::Url = status["uri"].as_str().unwrap().parse().unwrap();
            let base = format!(
                "{}://{}",
                uri.scheme(),
                &uri[url::Position::BeforeHost..url::Position::AfterPort]
            );
            let alone = but(
                status.clone(),
                json!({"replies_count": 0, "in_reply_to_id": null,
                "in_reply_to_account_id": null, "reblog": null}),
            );
            let net = Net::of(vec![get(&format!("{base}/api/v1/statuses/{id}"), 200, &alone)]);
            let answer = net.fetch(&format!("{base}/web/statuses/{id}")).await;
            let is_open = ["public", "unlisted"].contains(&status["visibility"].as_str().unwrap());
            match answer {
                Ok(conversation) => {
                    assert!(is_open, "{file}: {}", status["visibility"]);
                    let [post] = &conversation.posts[..] else { panic!("{file}") };
                    let plain = post.text.to_plain();
                    assert!(!plain.contains("</"), "{file}: {plain}");
                    *shown.entry(file).or_default() += 1;
                }
                Err(error) => assert!(!is_open, "{file}: {error}"),
            }
        }
    }
    assert!(shown.len() > 20, "{shown:?}");
    assert!(shown.contains_key("test_entity_quote.yaml") && shown.contains_key("test_polls.yaml"));
}

#[tokio::test]
async fn a_bridged_quote_leaves_out_the_line_that_repeats_it() {
    let all = fixture("recorded_statuses");
    let mut found = Vec::new();
    let of = |it: &&Value| it["file"] == "test_entity_quote.yaml";
    statuses(&all.as_array().unwrap().iter().find(of).unwrap()["body"], &mut found);
    let quoting =
        but(found[0].clone(), json!({"in_reply_to_id": null, "in_reply_to_account_id": null}));
    let id = quoting["id"].as_str().unwrap();
    let net =
        Net::of(vec![get(&format!("https://bsky.brid.gy/api/v1/statuses/{id}"), 200, &quoting)]);
    let link = format!("https://bsky.brid.gy/web/statuses/{id}");
    let post = net.fetch(&link).await.unwrap().posts.remove(0);
    let plain = post.text.to_plain();
    assert!(plain.starts_with("actual reply that quotes a post that quotes a post "), "{plain}");
    assert!(!plain.contains("RE:"), "{plain}");
    assert_eq!(post.embeds.len(), 1);
    assert_eq!(post.author.handle, "h4lcy.bsky.social@bsky.brid.gy");
}
