//! What `unspool check` tells the operator, and how pictures leave.

mod leave;

use unspool::{
    app::{App, Report},
    clock::Clock,
    config::{Config, Secret},
    fetch::{Fetch, Recorded},
};

const PROBE: &str = "https://cdn.syndication.twimg.com/tweet-result?id=20&token=6dq1a2xwd93";
const USAGE: &str = "https://api.x.com/2/usage/tweets";

async fn check(change: impl Fn(&mut Config), x: &[(&str, u16, &str)]) -> Report {
    let mut config = Config::default();
    "sqlite::memory:".clone_into(&mut config.store.url);
    change(&mut config);
    let fine = [
        ("https://public.api.bsky.app/xrpc/_health", 200, "{}"),
        ("https://plc.directory/_health", 200, "{}"),
    ];
    let exchanges = fine
        .iter()
        .chain(x)
        .map(|(url, status, body)| Recorded::get(url.parse().unwrap(), *status, body.to_string()));
    let door = Fetch::replay_from(exchanges.collect());
    let app = App::new(config, Some(door), Clock::default()).await.unwrap();
    app.check().await
}

fn line<'a>(report: &'a Report, start: &str) -> &'a str {
    let found = report.text.lines().find(|line| line.starts_with(start));
    found.unwrap_or_else(|| panic!("no line `{start}` in {}", report.text))
}

#[tokio::test]
async fn without_keys_the_operator_is_told_what_would_see_whole_threads() {
    let report = check(|_| {}, &[(PROBE, 200, r#"{"__typename":"Tweet"}"#)]).await;
    assert!(report.is_well, "{}", report.text);
    assert!(line(&report, "X, embed service").ends_with("answers"));
    assert!(line(&report, "X: threads are seen only upward").contains("source.x.token"));
}

#[tokio::test]
async fn a_key_that_works_tells_what_was_read_this_month_and_is_not_printed() {
    let usage = r#"{"data":{"project_usage":"1234","project_cap":"3000000"}}"#;
    let with_key = |config: &mut Config| {
        config.source.x.token = Some(Secret::new("hush"));
        config.source.x.syndication = None;
    };
    let report = check(with_key, &[(USAGE, 200, usage)]).await;
    assert!(report.is_well, "{}", report.text);
    assert!(line(&report, "X, official API").contains("1234 of 3000000 posts read this month"));
    assert!(!report.text.contains("hush") && !report.text.contains("X:"), "{}", report.text);

    let report = check(with_key, &[(USAGE, 401, r#"{"title":"Unauthorized"}"#)]).await;
    assert!(!report.is_well);
    assert!(line(&report, "X, official API").contains("refuses the token"));
}

#[tokio::test]
async fn a_wall_of_html_in_front_of_a_service_is_called_broken() {
    let with_fxembed = |config: &mut Config| {
        config.source.x.fxembed = Some("https://fx.example/api".parse().unwrap());
        config.source.x.syndication = None;
    };
    let wall = "<!doctype html><title>Just a moment</title>";
    let report = check(with_fxembed, &[("https://fx.example/api/2/status/20", 200, wall)]).await;
    assert!(!report.is_well);
    assert!(line(&report, "X, FxEmbed").contains("BROKEN"), "{}", report.text);
}

#[tokio::test]
async fn an_operator_who_turned_every_way_off_is_told_so() {
    let report = check(|config| config.source.x.syndication = None, &[]).await;
    assert!(report.is_well);
    assert!(line(&report, "X: not read").contains("source.x.syndication"));
}
