//! Everything that the API may refuse, and what is left then.

use std::time::Duration;

use serde_json::{Value, json};
use unspool::{
    fetch::Recorded,
    source::{Error, Standing},
    thread::Read,
};

use super::world::{ADA, Request, World, find, id, line, nothing, old, page, post, single, words};

fn search() -> Request {
    Request::search("all", id(0))
        .with("start_time", "2026-11-24T09:59:59Z")
        .with("max_results", 500)
}

fn recent(first: u64) -> Request {
    Request::search("recent", first)
}

fn forbidden() -> Value {
    json!({ "title": "Client Forbidden", "detail": "Not for your level of access.",
            "reason": "client-not-enrolled",
            "type": "https://api.twitter.com/2/problems/client-forbidden" })
}

fn misspelt(field: &str) -> Value {
    json!({
        "errors": [{ "parameters": { "tweet.fields": [field] },
                     "message": "The `tweet.fields` query parameter value is not one of [...]" }],
        "title": "Invalid Request", "detail": "One or more parameters to your request was invalid.",
        "type": "https://api.x.com/2/problems/invalid-request",
    })
}

/// As the new spelling says it.
fn in_new_words(n: u64) -> Value {
    let mut post = line(id, n);
    let all = post.as_object_mut().unwrap();
    for (old, new) in [
        ("referenced_tweets", "referenced_posts"),
        ("edit_history_tweet_ids", "edit_history_post_ids"),
    ] {
        if let Some(value) = all.remove(old) {
            all.insert(new.to_owned(), value);
        }
    }
    all.insert("note_post".to_owned(), json!({ "text": format!("Long post {n}.") }));
    post
}

#[tokio::test]
async fn a_new_spelling_of_the_fields_is_tried_once_and_remembered() {
    let mut first = single(&in_new_words(0), &[]);
    first["includes"].as_object_mut().unwrap().remove("tweets");
    let found = json!({ "data": [in_new_words(1)], "includes": { "posts": [in_new_words(0)] } });
    let x = World::default()
        .fails(&Request::post(id(0)), 400, &misspelt("note_tweet"))
        .says(&Request::post(id(0)).new_spelling(), &first)
        .says(&search().new_spelling(), &found)
        .start();
    let read = x.read(id(0)).await.unwrap();
    assert_eq!(words(&read), ["Long post 0.", "Long post 1."]);
    assert_eq!(find(&read, id(1)).parent(), Some(&read.focus));
    assert_eq!(x.fetch.sent(), 3);
    x.read(id(0)).await.unwrap();
    assert_eq!(x.fetch.sent(), 5, "the old spelling is not tried again");
}

#[tokio::test]
async fn fields_that_are_left_out_without_a_word_are_asked_for_in_the_new_spelling() {
    let silent = json!({ "data": { "id": id(0).to_string(), "text": "Post 0." } });
    let read = World::default()
        .says(&Request::post(id(0)), &silent)
        .says(&Request::post(id(0)).new_spelling(), &single(&in_new_words(0), &[]))
        .says(&search().new_spelling(), &nothing())
        .read(id(0))
        .await
        .unwrap();
    assert_eq!(words(&read), ["Long post 0."]);
}

#[tokio::test]
async fn without_the_archive_a_young_thread_is_found_by_the_recent_search() {
    let recent =
        || recent(id(0)).with("start_time", "2026-11-24T09:59:59Z").with("max_results", 100);
    let x = World::default()
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .fails(&search(), 403, &forbidden())
        .says(&recent(), &page(id, 1..5, None))
        .start();
    let read = x.read(id(0)).await.unwrap();
    assert_eq!((read.posts.len(), read.read), (5, Read::Everything));
    assert_eq!(x.fetch.sent(), 3);
    x.read(id(0)).await.unwrap();
    assert_eq!(x.fetch.sent(), 5, "the archive is not asked for again");
}

#[tokio::test]
async fn without_the_archive_an_old_thread_is_what_the_timeline_shows_and_says_so() {
    let all = Request::search("all", old(0))
        .with("start_time", "2020-06-29T16:51:50Z")
        .with("max_results", 500);
    let until = {
        // Twelve hours behind the last post that is known.
        let milliseconds = (old(0) >> 22) + 12 * 3_600_000;
        milliseconds << 22
    };
    let timeline = Request::new(&format!("2/users/{ADA}/tweets"), Vec::new())
        .with("exclude", "retweets")
        .with("since_id", old(0))
        .with("until_id", until)
        .with("max_results", 100);
    let read = World::default()
        .says(&Request::post(old(0)), &single(&line(old, 0), &[]))
        .fails(&all, 403, &forbidden())
        .says(&recent(old(0)).with("max_results", 100), &nothing())
        .says(&timeline, &page(old, 1..3, None))
        .read(old(0))
        .await
        .unwrap();
    assert_eq!(words(&read), ["Post 0.", "Post 1.", "Post 2."]);
    assert_eq!(read.read, Read::Stopped);
}

#[tokio::test]
async fn when_no_search_answers_the_way_up_is_climbed() {
    let x = World::default()
        .says(&Request::post(id(4)), &single(&line(id, 4), &[line(id, 3)]))
        .fails(&search(), 503, &json!({}))
        .says(&Request::posts(&[id(2)]), &single(&line(id, 2), &[line(id, 1)]))
        .says(&Request::posts(&[id(0)]), &single(&line(id, 0), &[]))
        .start();
    let read = x.read(id(4)).await.unwrap();
    assert_eq!(read.posts.len(), 5);
    assert_eq!(read.read, Read::Upward);
    assert_eq!(x.purse.spent(), 5 * 5_000 + 10_000);
}

#[tokio::test]
async fn half_a_search_is_a_thread_that_may_go_on() {
    let rest = Request::search("all", id(0))
        .with("start_time", "2026-11-24T09:59:59Z")
        .with("next_token", "b")
        .with("max_results", 500);
    let read = World::default()
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .says(&search(), &page(id, 3..9, Some("b")))
        .fails(&rest, 503, &json!({}))
        .read(id(0))
        .await
        .unwrap();
    assert_eq!((read.posts.len(), read.read), (8, Read::Stopped));
}

#[tokio::test]
async fn a_limit_is_heeded_until_its_window_ends() {
    let reset = "1795522200"; // 12:10 on the day of the tests.
    for body in [
        json!({ "title": "Too Many Requests", "type": "about:blank", "status": 429 }),
        json!({ "errors": [{ "code": 88, "message": "Rate limit exceeded" }] }),
    ] {
        let limit = Recorded::get(Request::post(id(0)).url(), 429, body.to_string())
            .header("x-rate-limit-remaining", "0")
            .header("x-rate-limit-reset", reset);
        let x = World::default().answers(limit).start();
        let retry_after = Duration::from_mins(10);
        let error = x.read(id(0)).await.unwrap_err();
        assert_eq!(error, Error::RateLimited { host: "api.x.com".to_owned(), retry_after });
        assert!(matches!(&x.source.health()[0].standing, Standing::Resting { until, .. }
            if until.to_string() == "2026-11-24T12:10:00Z"));
        assert_eq!(x.purse.spent(), 0, "what fails is free");
    }
}

#[tokio::test]
async fn the_last_request_of_a_window_is_not_followed_by_another() {
    let found = page(id, 1..3, None).to_string();
    let found = Recorded::get(search().url(), 200, found)
        .header("x-rate-limit-remaining", "0")
        .header("x-rate-limit-reset", "1795522200");
    let x = World::default()
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .answers(found)
        .start();
    assert_eq!(x.read(id(0)).await.unwrap().posts.len(), 3);
    let again = x.read(id(0)).await.unwrap_err();
    assert!(matches!(again, Error::RateLimited { .. }), "nothing is paid for half an answer");
    assert_eq!(x.fetch.sent(), 2);
}

#[tokio::test]
async fn a_month_that_is_used_up_rests_until_the_next_day() {
    let capped = json!({ "title": "UsageCapExceeded", "detail": "Usage cap exceeded: Monthly",
                         "type": "https://api.twitter.com/2/problems/usage-capped" });
    let x = World::default().fails(&Request::post(id(0)), 429, &capped).start();
    let retry_after = Duration::from_hours(12);
    let error = x.read(id(0)).await.unwrap_err();
    assert_eq!(error, Error::RateLimited { host: "api.x.com".to_owned(), retry_after });
}

#[tokio::test]
async fn a_wrong_token_is_named_to_the_operator() {
    let body = json!({ "title": "Unauthorized", "type": "about:blank", "detail": "Unauthorized" });
    for (status, body) in [(401, body), (403, forbidden()), (402, json!({ "title": "Credits" }))] {
        let x = World::default().fails(&Request::post(id(0)), status, &body).start();
        let error = x.read(id(0)).await.unwrap_err();
        assert!(matches!(&error, Error::Refused { .. }), "{error}");
        assert!(error.to_string().contains(&status.to_string()), "{error}");
        assert!(matches!(x.source.health()[0].standing, Standing::Resting { .. }));
    }
}

#[tokio::test]
async fn a_post_that_cannot_be_shown_says_why() {
    let problem = |title: &str, kind: &str, detail: &str| {
        json!({ "errors": [{
            "value": id(0).to_string(), "resource_id": id(0).to_string(), "title": title,
            "resource_type": "tweet", "parameter": "id", "detail": detail,
            "type": format!("https://api.twitter.com/2/problems/{kind}"),
        }] })
    };
    let name = format!("x:{}", id(0));
    for (body, expected) in [
        (
            problem("Not Found Error", "resource-not-found", "Could not find tweet with id"),
            Error::NotFound(name.clone()),
        ),
        (
            problem("Authorization Error", "not-authorized-for-resource", "Sorry, you are not"),
            Error::Protected(name.clone()),
        ),
        (
            problem("Forbidden", "resource-not-found", "User has been suspended: [ada]."),
            Error::Suspended(name.clone()),
        ),
    ] {
        let error = World::default().says(&Request::post(id(0)), &body).read(id(0)).await;
        assert_eq!(error.unwrap_err(), expected);
    }
}

#[tokio::test]
async fn one_broken_post_costs_no_other_and_a_page_that_is_no_json_is_nonsense() {
    let mut found = page(id, 1..4, None);
    found["data"][0] = json!({ "id": {}, "text": [] });
    found["data"][1]["entities"] = json!("none");
    found["data"][1]["attachments"] = json!(null);
    found["includes"]["media"] = json!([null, 7, { "media_key": 7 }]);
    let read = World::default()
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .says(&search(), &found)
        .read(id(0))
        .await
        .unwrap();
    assert_eq!(words(&read), ["Post 0.", "Post 1.", "Post 2."]);

    let html = Recorded::get(Request::post(id(0)).url(), 200, "<html>Attention</html>");
    let error = World::default().answers(html).read(id(0)).await.unwrap_err();
    assert!(matches!(error, Error::Malformed { .. }), "{error}");
}

#[tokio::test]
async fn posts_that_answer_each_other_in_a_circle_end() {
    let (a, b) =
        (post(id(1), ADA, "a", Some((id(2), ADA))), post(id(2), ADA, "b", Some((id(1), ADA))));
    let all = Request::search("all", id(2))
        .with("start_time", "2026-11-24T10:00:01Z")
        .with("max_results", 500);
    let read = World::default()
        .says(&Request::post(id(1)), &single(&a, &[b]))
        .says(&all, &nothing())
        .read(id(1))
        .await
        .unwrap();
    assert_eq!(read.posts.len(), 2);
}
