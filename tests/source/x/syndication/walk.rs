//! From the last post of a thread to its first.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use serde_json::json;
use unspool::{
    source,
    thread::{Cause, Context, Extent, GapReason, Read},
};

use super::world::{
    AUTHOR, Ear, OTHER, World, copy_of, foreign, id, name, page, post, read, reply, thread,
    tombstone, words,
};
use crate::support::x::{Service, Way, X};

const DELETED: &str = "This Post was deleted by the Post author. Learn more";

/// The words of posts `from…to`.
fn posts(from: u64, to: u64) -> Vec<String> {
    (from..=to).map(|number| format!("Post {number}")).collect()
}

#[tokio::test]
async fn the_last_post_of_nine_leads_to_all_of_them() {
    let world = World::chain(8);
    let read = world.read(8).await.unwrap();
    assert_eq!(words(&read), posts(0, 8));
    assert_eq!(read.focus, name(id(8)));
    assert_eq!(read.read, Read::Upward);
    assert_eq!(read.via, "X's embed service");
    assert!(read.missing.is_empty());
    assert_eq!(page(read), posts(0, 8));
}

#[tokio::test]
async fn a_reader_who_gives_a_post_in_the_middle_is_told_that_there_may_be_more() {
    let thread = thread(World::chain(8).read(4).await.unwrap());
    assert_eq!(thread.posts().count(), 5);
    assert!(thread.receipt.upward);
    assert_eq!(thread.receipt.extent, Extent::Unknown);
}

#[tokio::test]
async fn a_last_post_that_nobody_answered_proves_that_nothing_is_missing() {
    let world = World::chain(3).has(&reply(4, 3, &json!({"conversation_count": 0})));
    let thread = thread(world.read(4).await.unwrap());
    assert!(!thread.receipt.upward);
    assert_eq!(thread.receipt.extent, Extent::Whole);
}

#[tokio::test]
async fn each_post_is_asked_for_once_and_progress_is_told() {
    let cx = World::chain(8).context();
    let ear = Ear::default();
    let all = source::all(&cx);
    let x = all.iter().find(|source| source.network() == "x").unwrap();
    x.fetch(&name(id(8)), &[], &ear).await.unwrap();
    assert_eq!(cx.fetch.sent(), 9);
    assert_eq!(ear.0.load(Ordering::SeqCst), 9);
}

#[tokio::test]
async fn a_deleted_post_in_the_middle_is_a_gap_that_the_beginning_is_joined_to() {
    let middle = reply(5, 4, &json!({"self_thread": {"id_str": id(0).to_string()}}));
    let world = World::chain(6).has(&middle).says(4, &tombstone(DELETED));
    let read = world.read(6).await.unwrap();
    assert_eq!(read.missing.len(), 1);
    assert_eq!(read.missing[0].id, name(id(4)));
    assert_eq!(read.missing[0].reason, GapReason::Deleted);
    assert_eq!(read.missing[0].author, Some(format!("x:{AUTHOR}")));
    let thread = thread(read.clone());
    assert_eq!(thread.root, name(id(0)));
    assert_eq!(thread.receipt.inferred_joints, 1);
    assert_eq!(page(read), ["Post 0", "[deleted]", "Post 5", "Post 6"]);
}

#[tokio::test]
async fn without_a_name_for_the_beginning_the_page_begins_with_the_gap() {
    let world = World::chain(6).says(4, &tombstone(DELETED));
    let thread = thread(world.read(6).await.unwrap());
    assert_eq!(thread.receipt.extent, Extent::HeadMissing);
    assert_eq!(thread.posts().count(), 2);
}

#[tokio::test]
async fn words_that_somebody_deleted_are_not_taken_from_the_copy_and_the_walk_goes_on() {
    let copy = reply(4, 3, &json!({}));
    let world =
        World::chain(6).has(&reply(5, 4, &json!({"parent": copy}))).says(4, &tombstone(DELETED));
    let expected = ["Post 0", "Post 1", "Post 2", "Post 3", "[deleted]", "Post 5", "Post 6"];
    assert_eq!(page(world.read(6).await.unwrap()), expected);
}

#[tokio::test]
async fn a_post_whose_author_is_left_out_is_one_of_a_suspended_account() {
    let mut anonymous = reply(4, 3, &json!({}));
    anonymous.as_object_mut().unwrap().remove("user");
    let read = World::chain(6).has(&anonymous).read(6).await.unwrap();
    assert_eq!(read.missing[0].reason, GapReason::Withheld);
    assert_eq!(read.missing[0].cause, Some(Cause::Suspended));
    assert_eq!(page(read).len(), 7, "what it answered is told, so the walk went on");
}

#[tokio::test]
async fn where_a_post_cannot_be_read_the_copy_inside_of_its_child_stands_in() {
    let broken = [
        (503, "<html>over capacity</html>"),
        (200, "{\"__typename\":\"Twe"),
        (200, r#"{"__typename":"TweetTombstone","tombstone":{}}"#),
        (200, "{}"),
    ];
    for (status, body) in broken {
        let copy = reply(4, 3, &json!({}));
        let child = reply(5, 4, &json!({"parent": copy}));
        let world = World::chain(6).has(&child).answers(id(4), status, body);
        let read = world.read(6).await.unwrap();
        assert_eq!(page(read), posts(0, 6), "{status} {body}");
    }
}

#[tokio::test]
async fn a_copy_that_does_not_say_what_it_answers_leaves_a_gap_behind_the_beginning() {
    let names_root = json!({
        "parent": copy_of(&post(4, &json!({}))), "self_thread": {"id_str": id(0).to_string()},
    });
    let world = World::chain(6).has(&reply(5, 4, &names_root)).answers(id(4), 500, "<html>");
    let read = world.read(6).await.unwrap();
    let page = page(read);
    assert_eq!(page.len(), 5);
    assert_eq!((page[0].as_str(), page[2].as_str()), ("Post 0", "Post 4"));
    assert!(page[1].starts_with('['), "{page:?}");
}

#[tokio::test]
async fn a_copy_that_is_the_beginning_ends_the_walk() {
    let names_root = json!({
        "parent": copy_of(&post(0, &json!({}))), "self_thread": {"id_str": id(0).to_string()},
    });
    let world = World::chain(2).has(&reply(1, 0, &names_root)).answers(id(0), 500, "<html>");
    assert_eq!(page(world.read(2).await.unwrap()), posts(0, 2));
}

#[tokio::test]
async fn what_the_thread_answers_is_shown_from_the_copy_without_another_question() {
    let answers_other = json!({
        "in_reply_to_status_id_str": id(0).to_string(),
        "in_reply_to_user_id_str": OTHER.to_string(), "in_reply_to_screen_name": "GK68_6",
        "parent": foreign(reply(0, 300, &json!({"text": "A question", "display_text_range": [0, 10]}))),
    });
    let world = World::default().has(&post(1, &answers_other)).has(&reply(2, 1, &json!({})));
    let cx = world.context();
    let thread = thread(read(&cx, id(2), &[]).await.unwrap());
    assert_eq!(cx.fetch.sent(), 2);
    let Some(Context::Post(context)) = &thread.context else { panic!("{:?}", thread.context) };
    assert_eq!(context.text.to_plain(), "A question");
    assert_eq!(context.author.id, format!("x:{OTHER}"));
    assert_eq!(thread.posts().count(), 2);
}

#[tokio::test]
async fn what_the_thread_answers_is_asked_for_when_there_is_no_copy() {
    let answers_other = json!({
        "in_reply_to_status_id_str": id(0).to_string(),
        "in_reply_to_user_id_str": OTHER.to_string(),
    });
    let world = World::default().has(&post(1, &answers_other)).has(&reply(2, 1, &json!({})));
    let seen = |world: World| async move { thread(world.read(2).await.unwrap()).context };
    let told = seen(
        World::default()
            .has(&post(1, &answers_other))
            .has(&reply(2, 1, &json!({})))
            .has(&foreign(post(0, &json!({})))),
    )
    .await;
    assert!(matches!(told, Some(Context::Post(post)) if post.text.to_plain() == "Post 0"));
    let gone = seen(world.says(0, &tombstone(DELETED))).await;
    assert!(matches!(gone, Some(Context::Gap(gap)) if gap.reason == GapReason::Deleted));
}

#[tokio::test]
async fn a_reply_that_names_nobody_is_followed_by_who_wrote_its_parent() {
    let nameless = json!({"in_reply_to_user_id_str": null, "in_reply_to_screen_name": null});
    let own = World::chain(2).has(&reply(2, 1, &nameless));
    assert_eq!(words(&own.read(2).await.unwrap()), posts(0, 2));
    let other = World::chain(2).has(&reply(2, 1, &nameless)).has(&foreign(reply(1, 0, &json!({}))));
    assert_eq!(words(&other.read(2).await.unwrap()), posts(1, 2), "no further than to them");
}

#[tokio::test]
async fn a_renamed_author_stays_the_same() {
    let mut renamed = post(0, &json!({}));
    renamed["user"]["screen_name"] = json!("once");
    let world = World::chain(2).has(&renamed);
    assert_eq!(page(world.read(2).await.unwrap()), posts(0, 2));
}

#[tokio::test]
async fn an_edited_post_is_read_in_its_last_version_and_found_by_its_first() {
    let versions = json!({"edit_tweet_ids": [id(1).to_string(), id(2).to_string()]});
    let stale = reply(1, 0, &json!({"edit_control": versions, "isStaleEdit": true}));
    let current = reply(2, 0, &json!({"edit_control": versions, "isEdited": true}));
    let world = World::chain(0).has(&stale).has(&current).has(&reply(3, 1, &json!({})));
    let read = world.read(3).await.unwrap();
    assert_eq!(words(&read), ["Post 0", "Post 2", "Post 3"]);
    let edited = read.posts.iter().find(|post| post.id == name(id(2))).unwrap();
    assert_eq!(edited.aliases, [name(id(1))]);
    let (first, last) = (edited.posted_at, edited.edited_at.unwrap());
    assert_eq!(last.duration_since(first).as_secs(), 1, "the ids are a second apart");
    assert_eq!(page(read), ["Post 0", "Post 2", "Post 3"]);
    let by_its_first = world.read(1).await.unwrap();
    assert_eq!(by_its_first.focus, name(id(2)));
}

#[tokio::test]
async fn a_live_service_is_given_a_pause_between_two_questions() {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 4)
    });
    let service = Service::with(&x, &[Way::Syndication]).await;
    let begun = Instant::now();
    service.paste(&x, line[3]).await.is(200);
    assert!(begun.elapsed() >= Duration::from_millis(450), "three pauses");
}
