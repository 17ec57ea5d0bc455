//! Whole threads through the API, whichever post was asked for.

use serde_json::json;
use unspool::thread::{Cause, Embed, GapReason, Read, Signal};

use super::world::{
    ADA, BEN, Request, World, find, id, line, nothing, old, page, post, single, words,
};

/// The search for the thread that begins with `id(0)` at 10:00:00.
fn search() -> Request {
    Request::search("all", id(0)).with("start_time", "2026-11-24T09:59:59Z")
}

fn twenty() -> Vec<String> {
    (0..20).map(|n| format!("Post {n}.")).collect()
}

#[tokio::test]
async fn from_its_first_post_a_thread_costs_one_look_up_and_one_search() {
    let x = World::default()
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .says(&search().with("max_results", 500), &page(id, 1..20, None))
        .start();
    let read = x.read(id(0)).await.unwrap();
    assert_eq!(words(&read), twenty());
    assert_eq!((read.read, &*read.via), (Read::Everything, "X's official API"));
    assert_eq!(x.fetch.sent(), 2);
    assert_eq!(x.purse.spent(), 20 * 5_000 + 10_000, "twenty posts and their author, each once");
}

#[tokio::test]
async fn from_a_post_in_the_middle_no_post_is_paid_for_twice() {
    let x = World::default()
        .says(&Request::post(id(7)), &single(&line(id, 7), &[line(id, 6)]))
        .says(&search().with("max_results", 500), &page(id, 1..20, None))
        .start();
    let read = x.read(id(7)).await.unwrap();
    assert_eq!(words(&read), twenty());
    assert_eq!(read.read, Read::Everything);
    assert_eq!(x.fetch.sent(), 2, "the first post came with the one that answers it");
    assert_eq!(x.purse.spent(), 110_000);
    // The same on the same day is free; on the next it is not.
    x.read(id(7)).await.unwrap();
    assert_eq!(x.purse.spent(), 110_000);
    x.clock.advance(jiff::SignedDuration::from_hours(12));
    x.read(id(7)).await.unwrap();
    assert_eq!(x.purse.spent(), 220_000);
}

#[tokio::test]
async fn a_first_post_with_a_picture_is_looked_up_by_itself() {
    let mut first = line(id, 0);
    first["attachments"] = json!({ "media_keys": ["3_1"] });
    let mut found = page(id, 1..3, None);
    found["includes"]["tweets"][1] = first.clone();
    let mut whole = single(&first, &[]);
    whole["data"] = json!([first]);
    whole["includes"]["media"] = json!([{
        "media_key": "3_1", "type": "photo", "url": "https://pbs.twimg.com/media/Abc.jpg",
        "width": 800, "height": 600, "alt_text": "A tide clock",
    }]);
    let x = World::default()
        .says(&Request::post(id(2)), &single(&line(id, 2), &[line(id, 1)]))
        .says(&search().with("max_results", 500), &found)
        .says(&Request::posts(&[id(0)]), &whole)
        .start();
    let read = x.read(id(2)).await.unwrap();
    assert_eq!(find(&read, id(0)).media[0].alt.as_deref(), Some("A tide clock"));
    assert_eq!(x.purse.spent(), 3 * 5_000 + 10_000, "looking at it again is free");
}

#[tokio::test]
async fn pages_are_followed_also_over_an_empty_one() {
    let full = || search().with("next_token", "b").with("max_results", 500);
    let empty = json!({ "meta": { "result_count": 0, "next_token": "c" } });
    let read = World::default()
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .says(&search().with("max_results", 500), &page(id, 11..20, Some("b")))
        .says(&full(), &empty)
        .says(&search().with("next_token", "c").with("max_results", 500), &page(id, 1..11, None))
        .read(id(0))
        .await
        .unwrap();
    assert_eq!(words(&read), twenty());
    assert_eq!(read.read, Read::Everything);
}

#[tokio::test]
async fn an_answer_to_somebody_else_begins_a_thread_and_shows_what_it_answers() {
    let theirs = post(id(0), BEN, "A question?", None);
    let mut first = post(id(1), ADA, "@ben An answer.", Some((id(0), BEN)));
    first["display_text_range"] = json!([5, 15]);
    first["entities"] = json!({ "mentions": [{ "start": 0, "end": 4, "username": "ben" }] });
    let mut second = line(id, 2);
    second["text"] = json!("And more.");
    let search = Request::search("all", id(0))
        .with("start_time", "2026-11-24T10:00:00Z")
        .with("max_results", 500);
    let found = json!({
        "data": [second], "includes": { "tweets": [first] }, "meta": { "result_count": 1 },
    });
    let x = World::default()
        .says(&Request::post(id(1)), &single(&first, &[theirs]))
        .says(&search, &found)
        .start();
    let read = x.read(id(1)).await.unwrap();
    assert_eq!(words(&read), ["A question?", "An answer.", "And more."]);
    assert_eq!(read.read, Read::Everything);
    assert_eq!(x.fetch.sent(), 2, "whose conversation it is need not be known");
    let reply = find(&read, id(1)).reply.as_ref().unwrap();
    assert_eq!(reply.author.as_deref(), Some(&*find(&read, id(0)).author.id));
}

#[tokio::test]
async fn an_edited_post_is_shown_as_it_is_now_and_found_by_its_older_names() {
    let versions = json!([id(0).to_string(), id(1).to_string()]);
    let (mut before, mut after) = (line(id, 0), post(id(1), ADA, "As it is now.", None));
    before["edit_history_tweet_ids"] = versions.clone();
    after["edit_history_tweet_ids"] = versions;
    let mut answer = line(id, 2);
    answer["referenced_tweets"][0]["id"] = json!(id(0).to_string());
    answer["conversation_id"] = json!(id(1).to_string());
    let found = json!({ "data": [answer], "includes": { "tweets": [before] } });
    let search = Request::search("all", id(1))
        .with("start_time", "2026-11-24T10:00:00Z")
        .with("max_results", 500);
    let read = World::default()
        .says(&Request::post(id(0)), &single(&before, &[]))
        .says(&Request::posts(&[id(1)]), &single(&after, &[]))
        .says(&search, &found)
        .read(id(0))
        .await
        .unwrap();
    assert_eq!(words(&read), ["As it is now.", "Post 2."]);
    let now = find(&read, id(1));
    assert_eq!(read.focus, now.id);
    assert_eq!(now.aliases, [format!("x:{}", id(0)).parse().unwrap()]);
    assert_eq!(now.posted_at.to_string(), "2026-11-24T10:00:00Z");
    assert_eq!(now.edited_at.unwrap().to_string(), "2026-11-24T10:00:01Z");
    assert_eq!(find(&read, id(2)).parent(), Some(&now.id), "it answers the older version");
}

#[tokio::test]
async fn what_a_post_quotes_brings_its_pictures_by_one_further_look_up() {
    let mut first = line(id, 0);
    first["referenced_tweets"] = json!([{ "type": "quoted", "id": id(90).to_string() }]);
    let mut quoted = post(id(90), BEN, "Look.", None);
    quoted["attachments"] = json!({ "media_keys": ["7_1"] });
    let mut whole = single(&quoted, &[]);
    whole["data"] = json!([quoted]);
    whole["includes"]["media"] = json!([{
        "media_key": "7_1", "type": "animated_gif",
        "preview_image_url": "https://pbs.twimg.com/tweet_video_thumb/a.jpg",
        "variants": [{ "bit_rate": 0, "content_type": "video/mp4",
                       "url": "https://video.twimg.com/tweet_video/a.mp4" }],
    }]);
    let x = World::default()
        .says(&Request::post(id(0)), &single(&first, &[quoted]))
        .says(&search().with("max_results", 500), &nothing())
        .says(&Request::posts(&[id(90)]).alone(), &whole)
        .start();
    let read = x.read(id(0)).await.unwrap();
    let Embed::Quote(quote) = &find(&read, id(0)).embeds[0] else { panic!("no quote") };
    assert_eq!(quote.media[0].url.as_str(), "https://video.twimg.com/tweet_video/a.mp4");
    assert_eq!(x.purse.spent(), 2 * 5_000 + 2 * 10_000);
}

#[tokio::test]
async fn a_post_deleted_from_the_middle_leaves_a_gap_and_costs_no_other_post() {
    let gone = |title: &str, kind: &str, detail: &str| {
        json!([{
            "value": id(1).to_string(), "resource_id": id(1).to_string(), "title": title,
            "detail": detail, "resource_type": "tweet", "parameter": "referenced_tweets.id",
            "type": format!("https://api.twitter.com/2/problems/{kind}"),
        }])
    };
    for (errors, reason, cause) in [
        (gone("Not Found Error", "resource-not-found", "Could not find"), GapReason::Deleted, None),
        (
            gone("Authorization Error", "not-authorized-for-resource", "Sorry, you are not"),
            GapReason::Protected,
            None,
        ),
        (
            gone("Forbidden", "resource-not-found", "User has been suspended: [ada]."),
            GapReason::Withheld,
            Some(Cause::Suspended),
        ),
    ] {
        let found = json!({ "data": [line(id, 3), line(id, 2)], "errors": errors,
                            "includes": { "tweets": [line(id, 2)] } });
        let read = World::default()
            .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
            .says(&search().with("max_results", 500), &found)
            .read(id(0))
            .await
            .unwrap();
        assert_eq!(words(&read), ["Post 0.", "Post 2.", "Post 3."]);
        let [gap] = &*read.missing else { panic!("{:?}", read.missing) };
        assert_eq!((gap.reason, gap.cause), (reason, cause));
        assert_eq!(gap.author.as_ref(), Some(&find(&read, id(0)).author.id));
        assert_eq!(gap.id.to_string(), format!("x:{}", id(1)));
    }
}

#[tokio::test]
async fn a_long_post_is_its_note_with_the_links_of_the_note() {
    let mut first = line(id, 0);
    first["text"] = json!("🧵 A & B … https://t.co/self");
    first["note_tweet"] = json!({
        "text": "🧵 A & B &amp; C: https://t.co/aaaaaaaaaa by @ben in #tides $SEA",
        "entities": {
            "urls": [{ "start": 18, "end": 41, "url": "https://t.co/aaaaaaaaaa",
                       "expanded_url": "https://tides.example/clock", "display_url": "tides.example" }],
            "mentions": [{ "start": 45, "end": 49, "username": "ben" }],
            "hashtags": [{ "start": 53, "end": 59, "tag": "tides" }],
            "cashtags": [{ "start": 60, "end": 64, "tag": "SEA" }],
        },
    });
    let read = World::default()
        .says(&Request::post(id(0)), &single(&first, &[]))
        .says(&search().with("max_results", 500), &nothing())
        .read(id(0))
        .await
        .unwrap();
    let first = find(&read, id(0));
    let text = first.text.to_plain();
    assert!(
        text.starts_with("🧵 A & B &amp; C: https://tides.example/clock by @ben in #tides"),
        "{text}"
    );
    assert!(!first.truncated);
}

#[tokio::test]
async fn what_authors_say_in_their_profile_is_heard() {
    let mut answer = single(&line(id, 0), &[]);
    answer["includes"]["users"][0]["description"] = json!("Sailing. #nobot");
    let read = World::default()
        .says(&Request::post(id(0)), &answer)
        .says(&search().with("max_results", 500), &nothing())
        .read(id(0))
        .await
        .unwrap();
    assert!(find(&read, id(0)).author.signals.contains(&Signal::NoUnroll));
}

#[tokio::test]
async fn an_old_thread_is_searched_for_from_its_beginning_not_for_thirty_days() {
    let search = Request::search("all", old(0))
        .with("start_time", "2020-06-29T16:51:50Z")
        .with("max_results", 500);
    let read = World::default()
        .says(&Request::post(old(0)), &single(&line(old, 0), &[]))
        .says(&search, &page(old, 1..3, None))
        .read(old(0))
        .await
        .unwrap();
    assert_eq!(words(&read), ["Post 0.", "Post 1.", "Post 2."]);
}
