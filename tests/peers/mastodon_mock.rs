//! `mastodon_mock` (port 8002): Mastodon's API, anonymously. It does not enforce visibility: also
//! strangers get private posts, so that here it is ours to hold them back. What
//! answered a deleted post keeps its name.

use unspool::thread::Extent;

use super::{scenario::Server, shape::Shape};
use crate::support::peers;

async fn running() -> Option<Server> {
    Some(Server::running(&peers::folder()?, "mock").await)
}

#[tokio::test]
async fn on_mastodon_the_main_thread_is_whole_from_any_post_and_asked_for_once() {
    let Some(server) = running().await else { return };
    let sent = server.main_thread_from_any_post().await;
    assert!(sent.iter().all(|sent| *sent <= 15), "{sent:?}");
}

#[tokio::test]
async fn on_mastodon_posts_for_followers_are_never_shown() {
    let Some(server) = running().await else { return };
    let service = server.service().await;
    for key in server.truth.followers_only.iter().chain([&server.truth.locked_middle[2]]) {
        let (answer, _) = service.paste(server.link(key)).await;
        let error = answer.unwrap_err();
        assert!(matches!(error, unspool::unroll::Error::Source(_)), "{key}: {error:?}");
    }
    for key in &server.truth.locked_middle {
        if key == "f3" {
            continue;
        }
        // The server says who wrote what f4 answers, and shows the rest of the conversation.
        let truth = Shape::whole(&server.truth.locked_middle).gaps(&[(2, "protected")]);
        assert_eq!(server.unroll(key).await, truth, "from {key}");
    }
}

#[tokio::test]
async fn on_mastodon_what_stands_below_a_deleted_post_is_a_thread_without_its_head() {
    let Some(server) = running().await else { return };
    // Whether two pieces are of one conversation is told by the objects alone, and this server
    // has no ActivityPub: on Mastodon itself the two would be joined. It also keeps naming what is
    // deleted as the parent, which Mastodon does only with what is hidden.
    for key in ["m01", "m05"] {
        let above = Shape::whole(&server.truth.holed[..5]);
        assert_eq!(server.unroll(key).await, above, "from {key}");
    }
    for key in ["m07", "m12"] {
        let below = Shape::whole(&server.truth.holed[5..])
            .gaps(&[(0, "protected")])
            .extent(Extent::HeadMissing);
        assert_eq!(server.unroll(key).await, below, "from {key}");
    }
}

#[tokio::test]
async fn on_mastodon_a_quiet_thread_is_shown_whole_and_not_indexed() {
    let Some(server) = running().await else { return };
    for key in ["u1", "u6"] {
        let (kept, _) = server.service().await.paste(server.link(key)).await;
        let kept = kept.unwrap();
        let truth = Shape::whole(&server.truth.unlisted_after_first);
        assert_eq!(server.shape(&kept.thread), truth, "from {key}");
        assert!(!kept.verdict.index, "it has unlisted posts");
    }
}

#[tokio::test]
async fn on_mastodon_threads_that_answer_others_bring_what_they_answer() {
    let Some(server) = running().await else { return };
    for key in ["q2", "q5"] {
        let truth = Shape::whole(&server.truth.not_at_root).under("q1");
        assert_eq!(server.unroll(key).await, truth, "from {key}");
    }
    let line = &server.truth.interleaved;
    assert_eq!(server.unroll("i1").await, Shape::whole(&line[..1]));
    for key in ["i3", "i4"] {
        assert_eq!(server.unroll(key).await, Shape::whole(&line[2..]).under("i2"), "from {key}");
    }
    assert_eq!(server.unroll("r04a").await, Shape::whole(&["r04a".to_owned()]).under("r04c"));
    assert_eq!(server.unroll("one").await, Shape::whole(&["one".to_owned()]));
}
