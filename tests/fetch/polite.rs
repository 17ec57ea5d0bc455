//! Manners: how often, how many at once, and when not at all.

use std::time::Duration;

use jiff::SignedDuration;
use unspool::fetch::{Ask, Fetch, Kind};

use super::{Setup, get, kind, text};
use crate::support::fault::{Fault, Reply, http, ok, status};

fn limited(seconds: u64) -> Kind {
    Kind::RateLimited { retry_after: Duration::from_secs(seconds) }
}

fn resting(seconds: u64) -> Kind {
    Kind::Resting { retry_after: Duration::from_secs(seconds) }
}

#[tokio::test]
async fn a_host_that_asks_us_to_wait_is_not_asked_again_before_then() {
    // Half a minute after noon, in the forms that Bluesky, Mastodon, GoToSocial and others use.
    for (name, value) in [
        ("Retry-After", "30"),
        ("Retry-After", "Mon, 23 Nov 2026 12:00:30 GMT"),
        ("RateLimit-Reset", "1795435230"),
        ("X-RateLimit-Reset", "2026-11-23T12:00:30.000000Z"),
        ("X-RateLimit-Reset", "2026-11-23T12:00:30.000Z"),
    ] {
        let refusal = Reply::Bytes(http(429, &[(name, value)], "{}"));
        let server = Fault::script(vec![refusal, ok("again")]).await;
        let setup = Setup::new().allow(&server.pair("127.0.0.1"));
        let clock = setup.clock.clone();
        let fetch = setup.open();
        assert_eq!(kind(fetch.send(get(server.url("/a"))).await), limited(30), "{name}: {value}");
        clock.advance(SignedDuration::from_secs(12));
        assert_eq!(kind(fetch.send(get(server.url("/b"))).await), limited(18));
        assert_eq!((server.seen().len(), fetch.sent()), (1, 1), "not even asked");
        clock.advance(SignedDuration::from_secs(18));
        assert_eq!(text(&fetch.send(get(server.url("/b"))).await.unwrap()), "again");
    }
}

#[tokio::test]
async fn a_host_that_is_being_mended_gives_its_answer_and_is_left_alone_as_it_says() {
    let server = Fault::always(Reply::Bytes(http(503, &[("retry-after", "7")], "mending"))).await;
    let fetch = Setup::new()
        .allow(&server.pair("127.0.0.1"))
        .limits(|limits| limits.retries = vec![Duration::ZERO; 2])
        .open();
    let answer = fetch.send(get(server.url("/"))).await.unwrap();
    assert_eq!((answer.status, text(&answer)), (503, "mending"));
    assert_eq!(kind(fetch.send(get(server.url("/"))).await), limited(7));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn the_last_of_a_budget_is_not_spent() {
    let budget = |remaining| {
        let headers = [
            ("x-ratelimit-limit", "300"),
            ("x-ratelimit-remaining", remaining),
            ("x-ratelimit-reset", "2026-11-23T12:02:00.796213Z"),
        ];
        Reply::Bytes(http(200, &headers, "fine"))
    };
    let server = Fault::script(vec![budget("20"), budget("19"), ok("never")]).await;
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
    for _ in 0..2 {
        assert_eq!(text(&fetch.send(get(server.url("/"))).await.unwrap()), "fine");
    }
    assert!(matches!(kind(fetch.send(get(server.url("/"))).await), Kind::RateLimited { .. }));
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn one_host_that_is_weary_does_not_stop_another() {
    let weary = Fault::always(status(429)).await;
    let other = Fault::always(ok("welcome")).await;
    let setup = Setup::new().allow(&weary.pair("127.0.0.1")).allow(&other.pair("127.0.0.1"));
    let fetch = setup.open();
    assert_eq!(kind(fetch.send(get(weary.url("/"))).await), limited(60));
    assert_eq!(text(&fetch.send(get(other.url("/"))).await.unwrap()), "welcome");
}

#[tokio::test]
async fn a_short_failure_of_a_server_is_not_noticed() {
    let server = Fault::script(vec![status(502), status(504), ok("well")]).await;
    let setup = Setup::new().allow(&server.pair("127.0.0.1"));
    let fetch = setup.limits(|limits| limits.retries = vec![Duration::from_millis(5); 2]).open();
    assert_eq!(text(&fetch.send(get(server.url("/"))).await.unwrap()), "well");
    assert_eq!(fetch.sent(), 3);
}

#[tokio::test]
async fn a_server_that_hangs_up_before_it_answers_is_asked_again() {
    // As one does that closed a connection of ours without a word since the last answer.
    let server = Fault::script(vec![Reply::HangUp, ok("well")]).await;
    let setup = Setup::new().allow(&server.pair("127.0.0.1"));
    let fetch = setup.limits(|limits| limits.retries = vec![Duration::from_millis(5); 2]).open();
    assert_eq!(text(&fetch.send(get(server.url("/"))).await.unwrap()), "well");
    assert_eq!(fetch.sent(), 2);
}

#[tokio::test]
async fn only_failures_that_may_pass_are_tried_again_and_a_post_never() {
    let server = Fault::start(|seen| match seen.target.as_str() {
        "/500" => status(500),
        "/404" => status(404),
        "/cut" => Reply::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf".to_vec()),
        _ => status(503),
    })
    .await;
    let setup = Setup::new().allow(&server.pair("127.0.0.1"));
    let fetch = setup.limits(|limits| limits.retries = vec![Duration::ZERO; 2]).open();
    assert_eq!(fetch.send(get(server.url("/500"))).await.unwrap().status, 500);
    assert_eq!(fetch.send(get(server.url("/404"))).await.unwrap().status, 404);
    assert_eq!(fetch.send(Ask::post(server.url("/"), "{}".to_owned())).await.unwrap().status, 503);
    assert!(matches!(kind(fetch.send(get(server.url("/cut"))).await), Kind::Unreachable(_)));
    assert_eq!(fetch.sent(), 4);
    // Three times in vain, and then that is the answer.
    assert_eq!(fetch.send(get(server.url("/503"))).await.unwrap().status, 503);
    assert_eq!((fetch.sent(), server.seen().len()), (7, 7));
}

#[tokio::test]
async fn a_door_that_nobody_opens_is_knocked_at_three_times() {
    let server = Fault::always(ok("")).await;
    let (url, pair) = (server.url("/"), server.pair("127.0.0.1"));
    drop(server);
    tokio::task::yield_now().await;
    let setup = Setup::new().allow(&pair);
    let fetch = setup.limits(|limits| limits.retries = vec![Duration::from_millis(1); 2]).open();
    let result = kind(fetch.send(get(url)).await);
    assert!(matches!(result, Kind::Unreachable(_)), "{result:?}");
    assert_eq!(fetch.sent(), 3);
}

#[tokio::test]
async fn a_host_that_fails_again_and_again_rests_until_one_try_works() {
    let server =
        Fault::script(vec![status(500), Reply::HangUp, status(500), status(500), ok("well")]).await;
    let setup = Setup::new()
        .allow(&server.pair("127.0.0.1"))
        .limits(|limits| (limits.failures, limits.rest) = (3, Duration::from_secs(15)));
    let clock = setup.clock.clone();
    let fetch = setup.open();
    let ask = async || fetch.send(get(server.url("/"))).await;
    for _ in 0..3 {
        let result = ask().await;
        assert!(!matches!(&result, Err(error) if error.kind == resting(15)), "{result:?}");
    }
    assert_eq!(kind(ask().await), resting(15));
    assert_eq!(server.seen().len(), 3);
    clock.advance(SignedDuration::from_secs(15));
    assert_eq!(ask().await.unwrap().status, 500, "one try");
    assert_eq!(kind(ask().await), resting(30), "and a longer rest");
    clock.advance(SignedDuration::from_secs(30));
    assert_eq!(text(&ask().await.unwrap()), "well");
    assert_eq!(text(&ask().await.unwrap()), "well");
    assert_eq!(server.seen().len(), 6);
}

#[tokio::test]
async fn after_a_rest_only_one_of_many_goes_first() {
    let slow = Reply::Late(Duration::from_millis(100), http(200, &[], "well"));
    let server = Fault::script(vec![status(500), slow]).await;
    let setup = Setup::new().allow(&server.pair("127.0.0.1")).limits(|limits| limits.failures = 1);
    let clock = setup.clock.clone();
    let fetch = setup.open();
    assert_eq!(fetch.send(get(server.url("/"))).await.unwrap().status, 500);
    clock.advance(SignedDuration::from_secs(15));
    let results = all(&fetch, 4, || get(server.url("/"))).await;
    let well = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!((well, server.seen().len()), (1, 2));
    assert!(results.into_iter().filter_map(Result::err).all(|e| e.kind == resting(1)));
}

#[tokio::test]
async fn a_try_that_nobody_waited_for_does_not_shut_the_host_for_ever() {
    let server = Fault::script(vec![status(500), Reply::Silence, ok("well")]).await;
    let setup = Setup::new().allow(&server.pair("127.0.0.1")).limits(|limits| limits.failures = 1);
    let clock = setup.clock.clone();
    let fetch = setup.open();
    assert_eq!(fetch.send(get(server.url("/"))).await.unwrap().status, 500);
    clock.advance(SignedDuration::from_secs(15));
    let left = tokio::time::timeout(Duration::from_millis(100), fetch.send(get(server.url("/"))));
    assert!(left.await.is_err());
    assert_eq!(text(&fetch.send(get(server.url("/"))).await.unwrap()), "well");
}

#[tokio::test]
async fn a_host_never_has_more_than_its_share_of_requests_under_way() {
    let server = Fault::always(Reply::Late(Duration::from_millis(30), http(200, &[], "ok"))).await;
    let mut setup = Setup::new().allow(&server.pair("127.0.0.1"));
    setup.at_once = 2;
    let fetch = setup.open();
    let results = all(&fetch, 12, || get(server.url("/"))).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!((server.seen().len(), server.most()), (12, 2));
}

#[tokio::test]
async fn waiting_for_ones_turn_counts_against_the_deadline() {
    let server = Fault::always(Reply::Silence).await;
    let mut setup = Setup::new().allow(&server.pair("127.0.0.1"));
    setup.at_once = 1;
    let fetch = setup.open();
    let long = Ask { deadline: Duration::from_millis(600), ..get(server.url("/")) };
    let first = tokio::spawn({
        let fetch = fetch.clone();
        async move { fetch.send(long).await }
    });
    while server.seen().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let ask = || Ask { deadline: Duration::from_millis(50), ..get(server.url("/")) };
    let results = all(&fetch, 3, ask).await;
    assert!(results.into_iter().all(|result| kind(result) == Kind::TimedOut));
    assert_eq!(kind(first.await.unwrap()), Kind::TimedOut);
    assert_eq!(server.seen().len(), 1, "nobody was asked for those who had no time left");
}

/// Many at once.
async fn all(
    fetch: &Fetch,
    number: usize,
    ask: impl Fn() -> Ask,
) -> Vec<Result<unspool::fetch::Answer, unspool::fetch::Error>> {
    let tasks: Vec<_> = (0..number)
        .map(|_| {
            let (fetch, ask) = (fetch.clone(), ask());
            tokio::spawn(async move { fetch.send(ask).await })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
