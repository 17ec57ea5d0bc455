//! Numbers for the operator.

use crate::support::{app::TestApp, scripted::name};

/// The number in the line that begins so. All tests of the process count together.
fn number(text: &str, start: &str) -> u64 {
    let line = text.lines().find(|line| line.starts_with(start));
    line.map_or(0, |line| line.rsplit(' ').next().unwrap().parse().unwrap())
}

#[tokio::test]
async fn unrolls_are_counted_by_network_and_outcome_and_nothing_else_is_told() {
    const GOOD: &str = "unspool_unrolls_total{network=\"sample\",outcome=\"unrolled\"}";
    const BAD: &str = "unspool_unrolls_total{network=\"sample\",outcome=\"not_shown\"}";
    let app = TestApp::start().await;
    let before = app.get("/metrics").await.is(200).text();
    app.has_line("metricia", 3);
    app.unroller.unroll(&name("metricia", 1)).await.unwrap();
    app.unroller.unroll(&name("nobody-of-metrics", 1)).await.unwrap_err();
    let answer = app.get("/metrics").await;
    let after = answer.is(200).text();
    assert!(number(&after, GOOD) > number(&before, GOOD), "{after}");
    assert!(number(&after, BAD) > number(&before, BAD), "{after}");
    assert!(!after.contains("metric"), "neither authors nor links: {after}");
    assert!(after.contains("# HELP unspool_unrolls_total"));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("content-type").starts_with("text/plain; version=0.0.4"));
}
