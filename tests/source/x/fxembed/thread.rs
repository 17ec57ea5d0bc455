//! Threads, joined from several answers.

use serde_json::{Value, json};
use unspool::{source::Error, thread::Read};

use super::world::{
    ADA, BEN, CLEO, Instance, answer, by, found, id, line, missing, name, numbers, post, stone,
};

#[tokio::test]
async fn a_long_thread_is_asked_for_until_nothing_new_appears() {
    let instance = Instance::default()
        .thread(1, &line(1, 3))
        .thread(3, &line(1, 5))
        .thread(5, &line(4, 6))
        .thread(6, &line(4, 6));
    let (read, asked) = instance.counted(1).await;
    assert_eq!(numbers(&read), [1, 2, 3, 4, 5, 6]);
    assert_eq!((read.read, asked), (Read::Everything, 4));
    assert_eq!(read.focus, name(1));
    assert_eq!(read.via, "an FxEmbed-compatible API (fx.example)");
    assert_eq!(post(&read, 3).parent(), Some(&name(2)));
}

#[tokio::test]
async fn the_second_question_is_the_last_when_it_brings_nothing_new() {
    let instance = Instance::default().thread(1, &line(1, 3)).thread(3, &line(1, 3));
    let (read, asked) = instance.counted(1).await;
    assert_eq!((read.posts.len(), read.read, asked), (3, Read::Everything, 2));
    // The link was that of the last post: it has been asked from already.
    let (read, asked) = instance.counted(3).await;
    assert_eq!((read.posts.len(), read.read, asked), (3, Read::Everything, 1));
}

#[tokio::test]
async fn the_beginning_is_asked_for_when_an_answer_starts_behind_it() {
    let instance = Instance::default()
        .thread(9, &line(7, 9))
        .thread(6, &line(4, 8))
        .thread(3, &line(1, 6))
        .raw("thread", 1, 500, "");
    let (read, asked) = instance.counted(9).await;
    assert_eq!(numbers(&read), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!((read.read, asked), (Read::Everything, 3));
}

#[tokio::test]
async fn of_what_others_wrote_above_only_the_answered_post_stays() {
    let above = [
        by(ADA, 1),
        answer(CLEO, 2, ADA, 1),
        answer(BEN, 3, CLEO, 2),
        answer(ADA, 4, BEN, 3),
        answer(ADA, 5, ADA, 4),
    ];
    let instance = Instance::default().thread(4, &above).thread(5, &above);
    for n in [4, 5] {
        let read = instance.read(n).await.unwrap();
        assert_eq!(numbers(&read), [3, 4, 5], "ada's own post above is of another thread");
        let first = post(&read, 4).reply.as_ref().unwrap();
        assert_eq!(first.to, Some(name(3)));
        assert_eq!(first.author.as_ref(), Some(&post(&read, 3).author.id));
        assert_ne!(post(&read, 3).author.id, post(&read, 4).author.id);
        assert_eq!(read.read, Read::Everything);
    }
}

#[tokio::test]
async fn the_answered_post_is_looked_up_when_the_thread_comes_without_it() {
    let thread = [answer(ADA, 4, BEN, 3), answer(ADA, 5, ADA, 4)];
    let instance = Instance::default().thread(5, &thread);
    let alone = instance.read(5).await.unwrap();
    assert_eq!((numbers(&alone), alone.read), (vec![4, 5], Read::Everything));
    let both = instance.single(3, &by(BEN, 3)).read(5).await.unwrap();
    assert_eq!(numbers(&both), [3, 4, 5]);
    assert_eq!(post(&both, 3).author.handle, "ben");
}

#[tokio::test]
async fn an_instance_that_sees_no_threads_gives_the_post_alone() {
    let answer = found(&line(2, 2)[0], &Value::Null);
    let (read, asked) = Instance::default().says("thread", 2, 200, &answer).counted(2).await;
    assert_eq!((numbers(&read), asked), (vec![2], 1));
    assert_eq!(read.read, Read::Upward, "nothing is said about the posts around it");
}

#[tokio::test]
async fn a_thread_of_single_posts_is_climbed_and_not_called_whole() {
    let instance =
        Instance::default().thread(3, &line(3, 3)).thread(2, &line(2, 2)).thread(1, &line(1, 1));
    let (read, asked) = instance.counted(3).await;
    assert_eq!((numbers(&read), asked), (vec![1, 2, 3], 3));
    assert_eq!(read.read, Read::Upward);
}

#[tokio::test]
async fn what_was_read_before_a_failure_is_kept_and_called_a_part() {
    let first = || Instance::default().thread(1, &line(1, 3));
    let page = "<!DOCTYPE html><title>Just a moment...</title>";
    for (status, body) in [(503, ""), (200, page), (429, ""), (200, "{\"code\":2"), (404, "{}")] {
        let (read, asked) = first().raw("thread", 3, status, body).counted(1).await;
        assert_eq!((numbers(&read), asked), (vec![1, 2, 3], 2), "{status} {body}");
        assert_eq!(read.read, Read::Stopped, "{status} {body}");
    }
    let blind = first().says("thread", 3, 200, &found(&line(3, 3)[0], &Value::Null));
    let read = blind.read(1).await.unwrap();
    assert_eq!((numbers(&read), read.read), (vec![1, 2, 3], Read::Stopped), "blind by now");
}

#[tokio::test]
async fn a_beginning_that_is_not_there_is_a_gap_with_its_author() {
    let instance = || Instance::default().thread(4, &line(3, 4));
    let answers = [
        (404, super::world::failed(404, &Value::Null), "unreachable"),
        (401, super::world::failed(401, &Value::Null), "protected"),
        (404, super::world::failed(404, &stone(2, "deleted")), "deleted"),
    ];
    for (status, answer, reason) in answers {
        let (read, asked) = instance().says("thread", 2, status, &answer).counted(4).await;
        assert_eq!((numbers(&read), asked), (vec![3, 4], 2));
        assert_eq!(read.read, Read::Everything, "{reason}");
        let gap = missing(&read, 2);
        assert_eq!(gap.reason.name(), reason);
        assert_eq!(gap.author.as_ref(), Some(&post(&read, 3).author.id));
    }
}

#[tokio::test]
async fn a_thread_without_end_is_left_after_ten_questions() {
    let endless = (1..=12).fold(Instance::default(), |it, n| it.thread(n, &line(n, n + 1)));
    let (read, asked) = endless.counted(1).await;
    assert_eq!((asked, read.read), (10, Read::Stopped));
    assert_eq!(numbers(&read), (1..=11).collect::<Vec<u64>>());
}

#[tokio::test]
async fn a_repost_is_answered_with_the_post_that_it_is_of() {
    let posts = json!(line(1, 2));
    let instance = Instance::default()
        .says("thread", 9, 200, &found(&posts[0], &posts))
        .thread(2, &line(1, 2));
    let read = instance.read(9).await.unwrap();
    assert_eq!((read.focus.clone(), numbers(&read)), (name(1), vec![1, 2]));
    assert_eq!(post(&read, 1).aliases, [name(9)]);
}

#[tokio::test]
async fn handles_are_compared_without_case() {
    let mut thread = line(2, 3);
    thread[0]["replying_to"]["screen_name"] = json!("adawRITES");
    let instance = Instance::default().thread(3, &thread).thread(1, &line(1, 2));
    assert_eq!(numbers(&instance.read(3).await.unwrap()), [1, 2, 3]);
}

#[tokio::test]
async fn circles_of_replies_end() {
    let circle = [answer(ADA, 1, ADA, 2), answer(ADA, 2, ADA, 1), answer(ADA, 3, ADA, 3)];
    let (read, asked) = Instance::default().thread(2, &circle).thread(3, &circle).counted(2).await;
    assert_eq!((numbers(&read), asked), (vec![1, 2, 3], 2));
    assert_eq!(id(3).to_string(), "2000000000000003001");
}

#[tokio::test]
async fn nothing_is_asked_where_the_operator_set_nothing_up() {
    let mut cx = Instance::default().thread(1, &line(1, 1)).context();
    cx.settings.x.fxembed = None;
    let answer = super::world::x(&cx).fetch(&name(1), &[], &()).await;
    assert!(matches!(answer, Err(Error::Unreachable { .. })));
    assert_eq!(cx.fetch.sent(), 0);
}
