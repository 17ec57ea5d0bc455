//! How the networks are doing.

use jiff::{SignedDuration, Timestamp};
use unspool::source::{Circuit, Error, Health, Standing};

use crate::support::{app::TestApp, scripted::morning};

fn later(minutes: i64) -> Timestamp {
    morning() + SignedDuration::from_mins(minutes)
}

fn way(title: &str, standing: Standing) -> Health {
    Health { title: title.to_owned(), standing }
}

/// One way in each state.
fn ladder() -> Vec<Health> {
    vec![
        way("the paid API", Standing::Off),
        way("a neighbour", Standing::Resting { until: later(95), why: "asks this site to wait" }),
        way("the embed service", Standing::Failing { at: later(60), why: "cannot be reached" }),
        way("the old site", Standing::Well { at: later(30) }),
        way("the archive", Standing::Untried),
    ]
}

#[tokio::test]
async fn every_way_to_a_network_says_in_words_how_it_is_doing() {
    let app = TestApp::start().await;
    app.script.feels(ladder());
    let page = app.get("/status").await;
    assert_eq!(page.is(200).header("vary"), "accept, accept-encoding, accept-language, cookie");
    assert_eq!(page.words(".status li[data-network=sample] > strong"), "The sample network");
    assert_eq!(
        page.words(".status li[data-network=sample] > .words"),
        "read in these ways; the first that works is taken"
    );
    assert_eq!(
        page.all(".status ul li"),
        [
            "The paid API not set up on this site",
            "A neighbour left alone until 1 Mar 2026, 11:05 UTC, because it asks this site to wait",
            "The embed service failed on 1 Mar 2026, 10:30 UTC: it cannot be reached; \
             the next thread tries again",
            "The old site works; the last answer came on 1 Mar 2026, 10:00 UTC",
            "The archive not needed since the start",
        ]
    );
    assert_eq!(
        page.attributes(".status ul li", "data-standing"),
        ["off", "resting", "failing", "well", "untried"]
    );
}

#[tokio::test]
async fn a_network_that_is_many_servers_speaks_of_the_one_that_was_asked_and_names_none() {
    let app = TestApp::start().await;
    let circuit = Circuit::default();
    for _ in 0..9 {
        let error = Error::Unreachable {
            host: "secret.example".to_owned(),
            what: "connection to secret.example refused".to_owned(),
        };
        circuit.note(&Err::<(), _>(error), later(1));
    }
    app.script.feels(vec![way("the sample network", circuit.last())]);
    let page = app.get("/status").await;
    assert_eq!(
        page.words(".status li[data-standing=failing]"),
        "The sample network failed on 1 Mar 2026, 09:31 UTC: the server that was asked cannot be \
         reached; the next thread tries again"
    );
    page.has(".status ul", 0);
    let json = app.get_with("/status", &[("accept", "application/json")]).await;
    for text in [page.text(), json.text()] {
        assert!(!text.contains("secret.example"), "{text}");
    }
}

#[tokio::test]
async fn programs_get_the_same_facts() {
    let app = TestApp::start().await;
    app.script.feels(ladder());
    let answer = app.get_with("/status", &[("accept", "application/json")]).await;
    assert_eq!(answer.is(200).header("content-type"), "application/json");
    let state = answer.json();
    assert_eq!((&state["at"], &state["store"]), (&"2026-03-01T12:30:00Z".into(), &"well".into()));
    assert_eq!(state["networks"][0]["network"], "sample");
    let ways = &state["networks"][0]["ways"];
    assert_eq!(ways[1]["standing"], "resting");
    assert_eq!(ways[1]["until"], "2026-03-01T11:05:00Z");
    assert_eq!((&ways[3]["title"], &ways[3]["standing"]), (&"the old site".into(), &"well".into()));
    assert_eq!(ways[3]["at"], "2026-03-01T10:00:00Z");
    assert_eq!(ways[4]["words"], "not needed since the start");
}

#[tokio::test]
async fn the_real_networks_are_there_before_anybody_needed_them() {
    let app = TestApp::with_networks().await;
    let page = app.get("/status").await;
    assert_eq!(
        page.all(".status > li > strong"),
        ["Kept threads", "X", "Bluesky", "The fediverse"]
    );
    assert_eq!(page.words(".status li[data-network=bluesky] .words"), "not needed since the start");
    let ways = page.attributes(".status li[data-network=x] li", "data-standing");
    assert_eq!((ways.len(), &ways[..2]), (3, &["off".to_owned(), "off".to_owned()][..]));
}
