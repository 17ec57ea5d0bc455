//! Walks that cannot be finished bring what there is.

use serde_json::json;
use unspool::{
    source::Error,
    thread::{Extent, Read},
};

use super::world::{World, copy_of, id, name, page, post, read, reply, thread, words};

#[tokio::test]
async fn when_the_service_asks_us_to_wait_what_there_is_comes_and_nothing_more_is_asked() {
    let world = World::chain(8).answers(id(4), 429, "Rate limit exceeded");
    let cx = world.context();
    let read = read(&cx, id(8), &[]).await.unwrap();
    assert_eq!(read.read, Read::Upward);
    assert_eq!(words(&read), ["Post 5", "Post 6", "Post 7", "Post 8"]);
    assert_eq!(cx.fetch.sent(), 5);
    let thread = thread(read);
    assert_eq!(thread.receipt.extent, Extent::HeadMissing);
}

#[tokio::test]
async fn when_the_service_asks_us_to_wait_the_copy_of_one_more_post_is_there() {
    let copy = copy_of(&post(4, &json!({})));
    let world = World::chain(8)
        .has(&reply(5, 4, &json!({"parent": copy, "self_thread": {"id_str": id(0).to_string()}})))
        .answers(id(4), 429, "Rate limit exceeded");
    let cx = world.context();
    let thread = thread(read(&cx, id(8), &[]).await.unwrap());
    assert_eq!(cx.fetch.sent(), 5, "the beginning is not asked for, either");
    assert_eq!(thread.posts().count(), 5);
    assert_eq!(thread.receipt.extent, Extent::HeadMissing, "it is no beginning");
}

#[tokio::test]
async fn a_parent_that_nothing_is_said_about_is_a_gap() {
    for (status, body) in [(200, "{}"), (500, "<html>"), (404, "<h1>Nothing to see here</h1>")] {
        let world = World::chain(3).answers(id(1), status, body);
        let gap = if status == 404 { "[deleted]" } else { "[unreachable]" };
        assert_eq!(page(world.read(3).await.unwrap()), [gap, "Post 2", "Post 3"], "{status}");
    }
}

#[tokio::test]
async fn posts_that_answer_one_another_in_a_circle_are_read_once() {
    let world = World::chain(3).has(&reply(0, 3, &json!({})));
    let cx = world.context();
    let read = read(&cx, id(3), &[]).await.unwrap();
    assert_eq!((read.posts.len(), cx.fetch.sent()), (4, 4));
}

#[tokio::test]
async fn a_post_that_answers_itself_is_read_once() {
    let world = World::default().has(&reply(7, 7, &json!({})));
    assert_eq!(words(&world.read(7).await.unwrap()), ["Post 7"]);
}

#[tokio::test]
async fn of_three_hundred_posts_two_hundred_steps_are_taken_and_the_beginning() {
    let root = json!({"self_thread": {"id_str": id(0).to_string()}});
    let world = World::chain(299).has(&reply(299, 298, &root));
    let cx = world.context();
    let read = read(&cx, id(299), &[]).await.unwrap();
    assert_eq!((read.posts.len(), cx.fetch.sent()), (202, 202));
    assert_eq!(read.read, Read::Upward);
    let thread = thread(read);
    assert_eq!(thread.root, name(id(0)));
    assert_eq!(thread.gaps().count(), 1);
    assert_eq!(thread.receipt.shown, 202);
}

#[tokio::test]
async fn a_service_that_fails_again_and_again_is_not_asked_two_hundred_times() {
    let mut world = World::chain(20);
    for number in (0..20).step_by(2) {
        let copy = reply(number, number.saturating_sub(1), &json!({}));
        world = world.has(&reply(number + 1, number, &json!({"parent": copy}))).answers(
            id(number),
            500,
            "<html>",
        );
    }
    let cx = world.has(&reply(20, 19, &json!({}))).context();
    let read = read(&cx, id(20), &[]).await.unwrap();
    assert_eq!(words(&read).first().map(String::as_str), Some("Post 14"));
    assert_eq!(cx.fetch.sent(), 7);
}

#[tokio::test]
async fn an_answer_about_another_post_is_not_taken_for_this_one() {
    let world = World::chain(3).answers(id(1), 200, &post(9, &json!({})).to_string());
    assert_eq!(words(&world.read(3).await.unwrap()), ["Post 2", "Post 3"]);
    let asked = World::default().answers(id(1), 200, &post(9, &json!({})).to_string());
    assert!(matches!(asked.read(1).await, Err(Error::Malformed { .. })));
}
