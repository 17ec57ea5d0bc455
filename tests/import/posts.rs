//! What becomes of the posts of an archive.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use unspool::{
    app::App,
    clock::Clock,
    config::Config,
    fetch::Fetch,
    import::Step,
    thread::{Block, Context, Extent, GapReason, Inline},
    web::router,
};

use super::{
    World,
    made::{archive, line, post, recorded, reply, script, wrapped},
};
use crate::support::{answer::Answer, app::get};

#[tokio::test]
async fn the_threads_of_the_small_archive_are_kept_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::default();
    config.store.url = "sqlite::memory:".to_owned();
    config.media.directory = folder.path().join("media");
    let door = Fetch::replay_from(Vec::new());
    let app = App::new(config, Some(door), Clock::default()).await.unwrap();
    let report = app.import(recorded().write(&folder), Arc::new(|_| {})).await.unwrap();
    assert_eq!(
        report.to_string(),
        "3 threads with 9 posts imported, 0 already there, 35 posts skipped (35 in no thread)"
    );

    let root = "x:1649191520250245121".parse().unwrap();
    let thread = app.store.thread(&root).await.unwrap().unwrap().thread;
    assert!(thread.archived);
    assert_eq!(thread.via, "the author's own archive");
    assert_eq!(thread.receipt.extent, Extent::Whole);
    assert_eq!(thread.address, "x/XDevelopers/1649191520250245121");
    let words: Vec<String> = thread.posts().map(|post| post.text.to_plain()).collect();
    assert_eq!(words.len(), 4);
    assert!(words[0].starts_with("Today, we are deprecating our Premium v1.1 API"), "{words:?}");
    assert!(words[2].ends_with("Apply here: https://shorturl.at/uwAKZ"), "{words:?}");
    assert!(words[3].ends_with("Learn more: https://developer.twitter.com/"), "{words:?}");

    let pages = router(app.web(Vec::new(), CancellationToken::new()));
    let page = pages.oneshot(get("/x/XDevelopers/1649191520250245121")).await.unwrap();
    let page = Answer::of(page).await;
    page.is(200);
    for words in ["Thank you to those who have already migrated", "developer.twitter.com"] {
        assert!(page.text().contains(words), "{words}");
    }

    let sp = "x:1547588069661949959".parse().unwrap();
    let thread = app.store.thread(&sp).await.unwrap().unwrap().thread;
    let last = thread.posts().last().unwrap();
    let words = last.text.to_plain();
    assert!(words.contains("the S&P 500 Twitter Sentiment Select"), "unescaped once: {words}");
    assert!(!words.contains("t.co"), "the picture's link is gone: {words}");
    assert_eq!(last.media.len(), 1);
    assert_eq!(last.counts.likes, Some(17));
    assert_eq!(app.requests(), 0);
}

#[tokio::test]
async fn progress_is_told_from_reading_to_the_last_thread() {
    let world = World::new().await;
    world.import(&recorded()).await.unwrap();
    let steps = world.steps.lock().unwrap().clone();
    let read = steps.iter().filter_map(|step| match step {
        Step::Reading(done, all) => Some((*done, *all)),
        Step::Keeping(..) => None,
    });
    let read: Vec<_> = read.collect();
    assert!(read.is_sorted() && read.iter().all(|(done, all)| done <= all), "{read:?}");
    assert_eq!(steps.last(), Some(&Step::Keeping(3, 3)));
}

/// The words of a real kind of long post: more than fit, in several paragraphs.
fn essay() -> String {
    let sentence = "Tides are the long breath of the sea, drawn by the moon and the sun. ";
    format!("On *tides* 🌊 & more: {}\n\nThe end, at last.", sentence.repeat(6).trim_end())
}

fn note(created: &str, text: &str, styles: &Value) -> Value {
    json!({
        "noteTweetId": "499",
        "createdAt": created,
        "updatedAt": created,
        "lifecycle": {"value": "1", "name": "Active", "originalName": "Active", "annotations": {}},
        "core": {"text": text, "styletags": styles, "urls": [], "mentions": [], "hashtags": [], "cashtags": []},
    })
}

#[tokio::test]
async fn a_long_post_gets_its_whole_text_with_italics_from_its_note() {
    let essay = essay();
    let cut: String = essay.replace('&', "&amp;").chars().take(274).collect();
    let start = reply(500, (9, 8), &format!("@bob {cut}… https://t.co/abcdefghij"));
    let posts = [start, reply(501, (500, 77), "And that is that.")];
    // UTF-16: the wave takes two units.
    let at = "On *tides* 🌊 & ".encode_utf16().count();
    let style = json!([{
        "styleTypes": [{"value": "1", "name": "Italic", "originalName": "ITALIC"}],
        "fromIndex": at.to_string(),
        "toIndex": (at + 4).to_string(),
    }]);
    let notes = [
        note(
            "2024-03-22T08:20:30.000Z",
            "Tides are something else, in the same second.",
            &json!([]),
        ),
        note("2024-03-22T08:20:31.000Z", &essay, &style),
        note("2024-03-22T08:20:39.000Z", &essay, &json!([])),
    ];
    let notes = script("note_tweet", &wrapped("noteTweet", &notes));
    let world = World::new().await;
    let files = archive(&posts).with("data/note-tweet.js", &notes);
    world.import(&files).await.unwrap();
    let kept = world.kept(501).await.unwrap();
    let first = kept.thread.posts().next().unwrap();
    assert_eq!(first.text.to_plain(), essay);
    assert!(!first.truncated);
    let Block::Paragraph(runs) = &first.text.0[0] else { panic!("{:?}", first.text) };
    let italic = runs.iter().find_map(|run| match run {
        Inline::Text { text, style } if style.italic => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(italic, Some("more"));

    // Without its note it is known to be cut.
    let world = World::new().await;
    world.import(&archive(&posts)).await.unwrap();
    let kept = world.kept(501).await.unwrap();
    assert_eq!(kept.thread.posts().map(|post| post.truncated).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test]
async fn the_note_of_the_recorded_long_post_is_found_although_it_has_no_ellipsis() {
    let mut files = recorded();
    let (_, tweets) = files.0.iter_mut().find(|(name, _)| name == "data/tweets.js").unwrap();
    let mut text = String::from_utf8(tweets.clone()).unwrap();
    let more = json!({"tweet": reply(1_985_828_737_297_080_999, (1_985_828_737_297_080_555, 2_244_994_945), "More soon.")});
    let end = text.rfind(']').unwrap();
    text.insert_str(end, &format!(",{more}"));
    *tweets = text.into_bytes();
    let world = World::new().await;
    world.import(&files).await.unwrap();
    let words = world.words(1_985_828_737_297_080_555).await;
    assert!(
        words[0].ends_with(
            "Available now as a closed beta for Enterprise users.  \
             https://docs.x.com/x-api/activity/introduction"
        ),
        "{words:?}"
    );
}

#[tokio::test]
async fn a_thread_that_answers_somebody_says_so_and_names_in_front_are_dropped() {
    let mut first = reply(10, (5, 8), "@bob @carl It is not.\nReally.");
    first["in_reply_to_screen_name"] = "bob".into();
    first["entities"]["user_mentions"] = json!([
        {"name": "Bob", "screen_name": "bob", "indices": ["0", "4"], "id_str": "8", "id": "8"},
        {"name": "Carl", "screen_name": "carl", "indices": ["5", "10"], "id_str": "9", "id": "9"},
    ]);
    let world = World::new().await;
    world.import(&archive(&[first, reply(11, (10, 77), "Second.")])).await.unwrap();
    assert_eq!(world.words(11).await, ["It is not.\nReally.", "Second."]);
    let kept = world.kept(10).await.unwrap();
    let Some(Context::Gap(gap)) = &kept.thread.context else { panic!("{:?}", kept.thread) };
    assert_eq!(gap.id, Some("x:5".parse().unwrap()));
    assert_eq!(gap.reason, GapReason::Unreachable);
}

#[tokio::test]
async fn names_that_the_author_put_in_front_stay_and_those_that_x_put_there_go() {
    let mention = |name: &str| json!({"screen_name": name, "indices": ["0", "0"]});
    let mut posts = [
        post(20, "Thanks to @Bob."),
        reply(21, (20, 77), "@bob @carl has news."),
        reply(22, (21, 77), "@bob @carl And more."),
        reply(23, (22, 77), "@dora agrees."),
    ];
    let named: [&[&str]; 4] = [&["Bob"], &["bob", "carl"], &["bob", "carl"], &["dora"]];
    for (post, names) in posts.iter_mut().zip(named) {
        post["entities"]["user_mentions"] = names.iter().map(|name| mention(name)).collect();
    }
    let world = World::new().await;
    world.import(&archive(&posts)).await.unwrap();
    let words = ["Thanks to @Bob.", "@carl has news.", "And more.", "@dora agrees."];
    assert_eq!(world.words(20).await, words);
}

#[tokio::test]
async fn reposts_single_posts_and_replies_to_others_are_no_threads() {
    let posts = [
        post(1, "RT @bob: Something."),
        reply(2, (1, 77), "Under a repost, which is not here."),
        post(3, "Alone."),
        reply(4, (9_999, 8), "@bob To somebody."),
        json!({"nothing": "at all"}),
        json!(5),
    ];
    let world = World::new().await;
    let report = world.import(&archive(&posts)).await.unwrap();
    assert_eq!(
        report.to_string(),
        "0 threads with 0 posts imported, 0 already there, 6 posts skipped (3 in no thread, \
         1 reposted, 2 unreadable)"
    );
}

#[tokio::test]
async fn branches_and_lost_posts_stay_in_one_thread() {
    let mut posts = line(100, 4);
    posts.push(reply(110, (101, 77), "A branch."));
    posts.push(reply(111, (110, 77), "Its end."));
    // 200 was deleted before the archive was made.
    posts.push(reply(201, (200, 77), "After the lost one."));
    posts.push(reply(202, (201, 77), "And on."));
    let world = World::new().await;
    let report = world.import(&archive(&posts)).await.unwrap();
    assert_eq!((report.threads, report.posts), (2, 8));
    let kept = world.kept(111).await.unwrap();
    assert_eq!(kept.thread.root.as_str(), "x:100");
    assert_eq!((kept.thread.trunk.len(), kept.thread.branches.len()), (4, 1));
    let kept = world.kept(202).await.unwrap();
    assert_eq!(kept.thread.receipt.extent, Extent::HeadMissing);
    assert_eq!(kept.thread.gaps().count(), 1);
}

#[tokio::test]
async fn the_newest_version_of_a_changed_post_is_kept_and_found_by_its_older_ids() {
    let mut old = post(300, "Frist.");
    old["edit_info"] = json!({"initial": {"editTweetIds": ["300", "301"], "editsRemaining": "4"}});
    let mut new = post(301, "First.");
    let control = json!({"editTweetIds": ["300", "301"]});
    new["edit_info"] = json!({"edit": {"initialTweetId": "300", "editControlInitial": control}});
    let second = reply(302, (300, 77), "Second.");
    let world = World::new().await;
    let report = world.import(&archive(&[old, second, new])).await.unwrap();
    assert_eq!((report.threads, report.skipped.superseded), (1, 1));
    assert_eq!(world.words(300).await, ["First.", "Second."]);
    assert_eq!(world.kept(302).await.unwrap().thread.root.as_str(), "x:301");
}

#[tokio::test]
async fn a_thread_without_end_is_cut_and_says_so_and_circles_are_survived() {
    let mut posts = line(1_000_000, 3_100);
    posts.push(reply(7, (8, 77), "One."));
    posts.push(reply(8, (7, 77), "Two."));
    let world = World::new().await;
    let report = world.import(&archive(&posts)).await.unwrap();
    assert_eq!((report.threads, report.posts, report.skipped.beyond), (2, 3_002, 100));
    let kept = world.kept(1_000_000).await.unwrap();
    assert!(kept.thread.receipt.stopped);
    assert_eq!(world.words(8).await.len(), 2);
}

#[tokio::test]
async fn a_bio_that_says_no_is_heeded() {
    let profile =
        json!([{"profile": {"description": {"bio": "Hello. #NoUnroll", "location": ""}}}]);
    let files = archive(&line(1, 3)).with("data/profile.js", script("profile", &profile));
    let world = World::new().await;
    let report = world.import(&files).await.unwrap();
    assert_eq!((report.threads, report.refused), (0, 1));
    assert!(report.to_string().contains("the author's profile says no"), "{report}");
    assert!(world.kept(1).await.is_none());
}
