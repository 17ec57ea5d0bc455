//! Single posts, looked at to see whether they are still there.

use serde_json::Value;
use unspool::thread::{GapReason, Read};

use super::world::{Instance, failed, found, line, missing, name, numbers, stone, x};

/// An instance that sees no threads; the other posts of this one are kept here.
fn blind() -> Instance {
    Instance::default().says("thread", 1, 200, &found(&line(1, 1)[0], &Value::Null))
}

#[tokio::test]
async fn posts_that_are_kept_are_looked_at_one_by_one() {
    let cx = blind()
        .single(2, &line(2, 2)[0])
        .says("status", 3, 200, &found(&stone(3, "deleted"), &Value::Null))
        .says("status", 4, 404, &failed(404, &Value::Null))
        .says("status", 5, 401, &failed(401, &Value::Null))
        .says("status", 6, 200, &found(&Value::from("?"), &Value::Null))
        .single(7, &line(7, 7)[0])
        .context();
    let known: Vec<_> = (1..=7).map(name).collect();
    let read = x(&cx).fetch(&name(1), &known, &()).await.unwrap();
    assert_eq!((numbers(&read), read.read), (vec![1, 2, 7], Read::Upward));
    assert_eq!(missing(&read, 3).reason, GapReason::Deleted);
    assert_eq!(missing(&read, 4).reason, GapReason::Unreachable, "it may only be hidden");
    assert_eq!(missing(&read, 5).reason, GapReason::Protected);
    assert!(!read.missing.iter().any(|gap| gap.id == name(6)), "nothing is known of it");
    assert_eq!(cx.fetch.sent(), 7);
}

#[tokio::test]
async fn the_first_failure_ends_the_look_and_what_came_stays() {
    let cx = blind()
        .single(2, &line(2, 2)[0])
        .raw("status", 3, 503, "")
        .single(4, &line(4, 4)[0])
        .context();
    let known: Vec<_> = (1..=4).map(name).collect();
    let read = x(&cx).fetch(&name(1), &known, &()).await.unwrap();
    assert_eq!((numbers(&read), cx.fetch.sent()), (vec![1, 2], 3));
}

#[tokio::test]
async fn twenty_posts_are_looked_at_and_no_more() {
    let posts = line(1, 40);
    let instance = (2..=40).zip(&posts[1..]).fold(blind(), |it, (n, post)| it.single(n, post));
    let cx = instance.context();
    let known: Vec<_> = (1..=40).map(name).collect();
    let read = x(&cx).fetch(&name(1), &known, &()).await.unwrap();
    assert_eq!((read.posts.len(), cx.fetch.sent()), (21, 21));
}
