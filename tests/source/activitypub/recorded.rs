//! Whole walks through the recorded conversation. What is expected is the `truth` of its scenario.

use std::collections::BTreeSet;

use unspool::{
    source::Error,
    thread::{Conversation, GapReason, PostRef, Read, Visibility},
};

use super::world::{Recording, name, read};

const SERVERS: [&str; 2] = ["gotosocial", "snac"];

fn main_chain() -> Vec<String> {
    (1..=85).map(|n| format!("t{n:02}")).collect()
}

fn sorted(keys: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    keys.sort();
    keys
}

/// From a post up through its parents, as far as they were found, first post first.
fn line(conversation: &Conversation, last: &PostRef) -> Vec<PostRef> {
    let mut line = Vec::new();
    let mut at = Some(last.clone());
    while let Some(id) = at {
        let Some(post) = conversation.posts.iter().find(|post| post.id == id) else { break };
        at = post.parent().cloned();
        line.push(id);
    }
    line.reverse();
    line
}

#[tokio::test]
async fn the_main_line_of_85_posts_and_its_branch_come_back_from_any_post_of_them() {
    for server in SERVERS {
        let recording = Recording::load(server);
        let main = main_chain();
        let main: Vec<&str> = main.iter().map(String::as_str).collect();
        for start in ["t01", "t42", "t85", "b2"] {
            let cx = recording.context();
            let conversation = read(&cx, &uri(&recording, start)).await.unwrap();
            let all: Vec<&str> = main.iter().copied().chain(["b1", "b2", "b3"]).collect();
            assert_eq!(recording.keys(&conversation), sorted(&all), "{server} from {start}");
            assert_eq!(line(&conversation, &recording.id("t85")), recording.ids(&main));
            let branch = recording.post(&conversation, "b1");
            assert_eq!(branch.parent(), Some(&recording.id("t10")), "{server}");
            assert_eq!(conversation.focus, recording.id(start));
            assert_eq!((conversation.read, conversation.expected), (Read::Everything, None));
            assert!(conversation.missing.is_empty(), "{server}: {:?}", conversation.missing);
            // 88 posts, at most two requests each, and a few.
            assert!(cx.fetch.sent() <= 2 * 88 + 8, "{server}: {} requests", cx.fetch.sent());
        }
    }
}

fn uri(recording: &Recording, key: &str) -> String {
    let locator = recording.id(key).locator().replace('!', "/");
    format!("http://{locator}")
}

#[tokio::test]
async fn followers_only_posts_private_messages_and_deleted_ones_are_not_found() {
    for server in SERVERS {
        let recording = Recording::load(server);
        for key in ["s40", "r20b_dm", "d60", "m06", "f3"] {
            let error = recording.read(key).await.unwrap_err();
            assert!(matches!(error, Error::NotFound(_)), "{server} {key}: {error}");
        }
        let conversation = recording.read("t40").await.unwrap();
        let hidden = recording.ids(&["s40", "r20b_dm", "d60"]);
        assert!(conversation.posts.iter().all(|post| !hidden.contains(&post.id)));
    }
}

#[tokio::test]
async fn a_quiet_thread_is_read_whole_with_what_each_post_allows() {
    for server in SERVERS {
        let recording = Recording::load(server);
        let conversation = recording.read("u4").await.unwrap();
        let keys = ["u1", "u2", "u3", "u4", "u5", "u6"];
        assert_eq!(recording.keys(&conversation), sorted(&keys), "{server}");
        for key in keys {
            let expected = if key == "u1" { Visibility::Public } else { Visibility::Unlisted };
            assert_eq!(recording.post(&conversation, key).visibility, expected, "{server} {key}");
        }
    }
}

#[tokio::test]
async fn behind_a_locked_post_the_rest_comes_with_a_gap_where_it_stands() {
    for server in SERVERS {
        let recording = Recording::load(server);
        let below = recording.read("f5").await.unwrap();
        assert_eq!(recording.keys(&below), sorted(&["f4", "f5"]), "{server}");
        let gap = &below.missing[..];
        assert_eq!(gap.len(), 1, "{server}");
        assert_eq!((&gap[0].id, gap[0].reason), (&recording.id("f3"), GapReason::Unreachable));
        assert_eq!(gap[0].parent, None);
        assert_eq!(gap[0].author.as_deref(), Some(below.posts[0].author.id.as_str()));
        assert_eq!(recording.post(&below, "f4").parent(), Some(&recording.id("f3")));

        let above = recording.read("f1").await.unwrap();
        assert_eq!(recording.keys(&above), sorted(&["f1", "f2"]), "{server}");
        assert!(above.missing.is_empty(), "{server}: nothing of it is told");
    }
}

#[tokio::test]
async fn below_a_deleted_post_the_rest_keeps_the_name_of_what_it_answered() {
    for server in SERVERS {
        let recording = Recording::load(server);
        let conversation = recording.read("m12").await.unwrap();
        let keys = ["m07", "m08", "m09", "m10", "m11", "m12"];
        assert_eq!(recording.keys(&conversation), sorted(&keys), "{server}");
        let deleted = recording.id("m06");
        assert_eq!(recording.post(&conversation, "m07").parent(), Some(&deleted), "{server}");
        assert_eq!(conversation.missing.len(), 1);
        assert_eq!(conversation.missing[0].id, deleted);
        let first = recording.read("m03").await.unwrap();
        assert_eq!(recording.keys(&first), sorted(&["m01", "m02", "m03", "m04", "m05"]));
    }
}

#[tokio::test]
async fn a_thread_that_answers_somebody_brings_their_post_as_context() {
    for server in SERVERS {
        let recording = Recording::load(server);
        let conversation = recording.read("q4").await.unwrap();
        assert_eq!(recording.keys(&conversation), sorted(&["q1", "q2", "q3", "q4", "q5"]));
        let first = recording.post(&conversation, "q2");
        let asked = recording.post(&conversation, "q1");
        let reply = first.reply.clone().unwrap();
        assert_eq!(reply.to, Some(asked.id.clone()), "{server}");
        assert_eq!(reply.author, Some(asked.author.id.clone()), "{server}");
        assert_ne!(asked.author.id, first.author.id);
        assert!(asked.author.handle.starts_with("ben@localhost:"), "{server}");
    }
}

#[tokio::test]
async fn answers_that_others_interrupt_are_not_taken_for_one_line() {
    for server in SERVERS {
        let recording = Recording::load(server);
        let first = recording.read("i1").await.unwrap();
        assert_eq!(recording.keys(&first), sorted(&["i1"]), "{server}");
        let second = recording.read("i4").await.unwrap();
        assert_eq!(recording.keys(&second), sorted(&["i2", "i3", "i4"]), "{server}");
    }
}

#[tokio::test]
async fn any_order_of_pages_gives_the_same_heap() {
    let recording = Recording::load("gotosocial");
    let one = recording.read("t12").await.unwrap();
    let other = recording.read("t77").await.unwrap();
    let posts = |conversation: &Conversation| serde_json::to_string(&conversation.posts).unwrap();
    assert_eq!(posts(&one), posts(&other));
}

#[tokio::test]
async fn every_recorded_post_can_be_read() {
    // One of each thread, and everything that others said in between.
    let starts = [
        "t01", "m01", "m12", "q4", "i1", "i4", "u1", "f1", "f5", "one", "r01b", "r04c", "r04a",
        "r04c2", "r20b", "bot",
    ];
    for server in SERVERS {
        let recording = Recording::load(server);
        let mut read = BTreeSet::new();
        for start in starts {
            let conversation = recording.read(start).await.unwrap();
            for post in &conversation.posts {
                assert!(!post.text.is_empty() || !post.media.is_empty(), "{server} {}", post.id);
                read.insert(post.id.clone());
            }
        }
        let polls = if server == "snac" { vec!["poll"] } else { vec![] };
        for poll in polls {
            read.insert(recording.read(poll).await.unwrap().focus);
        }
        let recorded: BTreeSet<PostRef> = recording
            .exchanges()
            .iter()
            .filter_map(|it| serde_json::from_slice::<serde_json::Value>(&it.body).ok())
            .filter(|it| matches!(it["type"].as_str(), Some("Note" | "Question")))
            .map(|it| name(it["id"].as_str().unwrap()))
            .collect();
        assert!(recorded.len() >= 120, "{server}: {}", recorded.len());
        let left: Vec<_> = recorded.difference(&read).collect();
        assert!(left.is_empty(), "{server}: {left:?}");
    }
}
