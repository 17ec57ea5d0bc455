//! snac (port 8001): `ActivityPub` alone, as its API wants a token. It answers 404 for what is
//! deleted and for what is private, and takes such posts out of the list of replies, so that
//! nothing from above tells of what stands below them.

use unspool::{source, thread::Extent, unroll::Error};

use super::{scenario::Server, shape::Shape};
use crate::support::peers;

async fn running() -> Option<Server> {
    Some(Server::running(&peers::folder()?, "snac").await)
}

#[tokio::test]
async fn on_snac_the_main_thread_is_whole_from_any_post_and_asked_for_once() {
    let Some(server) = running().await else { return };
    let sent = server.main_thread_from_any_post().await;
    // Each of the 88 posts and its list of replies. snac closes connections without a word, and
    // what runs into such a one is asked again.
    assert!(sent.iter().all(|sent| *sent <= 3 * 88 + 8), "{sent:?}");
}

#[tokio::test]
async fn on_snac_private_and_deleted_posts_are_not_found() {
    let Some(server) = running().await else { return };
    let service = server.service().await;
    for key in ["s40", "d60", "m06", "f3", "r20b_dm"] {
        let (answer, _) = service.paste(server.link(key)).await;
        let error = answer.unwrap_err();
        let is_not_found =
            matches!(error, Error::Source(source::Error::NotFound(_) | source::Error::Gone(_)));
        assert!(is_not_found, "{key}: {error:?}");
    }
}

#[tokio::test]
async fn on_snac_what_stands_below_a_hidden_post_is_a_thread_without_its_head() {
    let Some(server) = running().await else { return };
    for (line, hole) in [(&server.truth.holed, 5), (&server.truth.locked_middle, 2)] {
        for key in &line[..hole] {
            assert_eq!(server.unroll(key).await, Shape::whole(&line[..hole]), "from {key}");
        }
        let below =
            Shape::whole(&line[hole..]).gaps(&[(0, "unreachable")]).extent(Extent::HeadMissing);
        for key in &line[hole + 1..] {
            assert_eq!(server.unroll(key).await, below, "from {key}");
        }
    }
}

#[tokio::test]
async fn on_snac_a_quiet_thread_is_shown_whole_and_not_indexed() {
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
async fn on_snac_threads_that_answer_others_bring_what_they_answer() {
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
