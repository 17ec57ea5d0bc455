//! JSON.

use serde_json::{Value, json};
use unspool::thread::Thread;

use super::{everything, rendered};
use crate::support::sample;

#[test]
fn a_program_finds_schema_version_and_the_same_facts_as_the_page() {
    let document: Value = serde_json::from_str(&rendered("json", &everything())).unwrap();
    assert_eq!(document["schema"], "unspool.thread");
    assert_eq!(document["version"], unspool::thread::VERSION);
    assert_eq!(document["complete"], "partial");
    assert_eq!(document["summary"], "4 of 5 posts: 1 deleted");
    assert_eq!(document["author"]["handle"], "ada@social.example");
    assert_eq!(document["receipt"]["extent"], "whole");
    assert_eq!(document["receipt"]["shown"], 4);
    assert_eq!(document["trunk"][0]["post"]["url"], "https://social.example/@ada/1");
    assert_eq!(document["trunk"][2], json!({"gap": {"reason": "deleted", "id": "sample:3"}}));
    assert_eq!(document["branches"][0]["from"], "sample:2");
    assert_eq!(document["fetched_at"], "2026-03-02T09:00:00Z");
}

#[test]
fn the_document_reads_back_as_the_same_thread() {
    for thread in [everything(), sample::thread().posts(3).build()] {
        let back: Thread = serde_json::from_str(&rendered("json", &thread)).unwrap();
        assert_eq!(back, thread);
    }
}
