//! What reading costs, and where it ends.

use unspool::{
    app::App,
    clock::Clock,
    config::{Config, Dollars, Secret},
    source::Error,
    telemetry, unroll,
};

use super::world::{NOW, Request, World, id, line, page, single};

fn search(most: u64) -> Request {
    Request::search("all", id(0))
        .with("start_time", "2026-11-24T09:59:59Z")
        .with("max_results", most)
}

#[tokio::test]
async fn a_day_whose_budget_is_spent_asks_nothing_and_the_next_one_does() {
    let x = World::default()
        .with_budget(1_000_000)
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .says(&search(197), &page(id, 1..3, None))
        .start();
    x.purse.put("2026-11-24", 1_000_000);
    let error = x.read(id(0)).await.unwrap_err();
    assert_eq!(error, Error::BudgetSpent { host: "api.x.com".to_owned() });
    assert_eq!(x.fetch.sent(), 0);
    x.clock.advance(jiff::SignedDuration::from_hours(12));
    assert_eq!(x.read(id(0)).await.unwrap().posts.len(), 3);
    assert_eq!(x.purse.spent(), 1_000_000 + 3 * 5_000 + 10_000);
}

#[tokio::test]
async fn a_page_holds_no_more_than_the_budget_allows_and_ten_at_least() {
    for (budget, most) in [(515_000, 100), (16_000, 10), (100_000_000, 500)] {
        let x = World::default()
            .with_budget(budget)
            .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
            .says(&search(most), &page(id, 1..3, None))
            .start();
        assert_eq!(x.read(id(0)).await.unwrap().posts.len(), 3, "{budget}");
    }
}

fn thread() -> World {
    World::default()
        .says(&Request::post(id(0)), &single(&line(id, 0), &[]))
        .says(&search(500), &page(id, 1..3, None))
}

#[tokio::test]
async fn what_was_spent_before_a_restart_counts_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::default();
    config.store.url = format!("sqlite:{}", folder.path().join("unspool.db").display());
    config.media.directory = folder.path().join("media");
    config.source.x.token = Some(Secret::new("a-token"));
    config.source.x.syndication = None;
    let clock = Clock::stopped(NOW.parse().unwrap());
    let post = format!("x:{}", id(0)).parse().unwrap();
    let door = thread().into_fetch();
    let app = App::new(config.clone(), Some(door), clock.clone()).await.unwrap();
    app.unroller.refresh(&post).outcome().await.unwrap().unwrap();
    app.store.close().await;

    config.source.x.daily_budget = Some(Dollars(25_000));
    let door = thread().into_fetch();
    let app = App::new(config, Some(door), clock).await.unwrap();
    let other = format!("x:{}", id(50)).parse().unwrap();
    let error = app.unroller.refresh(&other).outcome().await.unwrap().unwrap_err();
    assert!(matches!(error, unroll::Error::Source(Error::BudgetSpent { .. })), "{error}");
    assert_eq!(app.requests(), 0);
}

#[tokio::test]
async fn what_was_paid_for_is_counted() {
    let number = |start: &str| -> f64 {
        let text = telemetry::numbers().unwrap();
        let line = text.lines().find(|line| line.starts_with(start));
        line.map_or(0.0, |line| line.rsplit(' ').next().unwrap().parse().unwrap())
    };
    let counted = || {
        [
            "unspool_x_api_posts_read_total ",
            "unspool_x_api_users_read_total ",
            "unspool_x_api_spent_microdollars_total ",
            "unspool_x_api_requests_total{endpoint=\"search_all\",status=\"200\"} ",
        ]
        .map(number)
    };
    // All tests of the process count together.
    let before = counted();
    thread().start().read(id(0)).await.unwrap();
    let grown: Vec<f64> = counted().iter().zip(before).map(|(now, then)| now - then).collect();
    for (grown, least) in grown.iter().zip([3.0, 1.0, 25_000.0, 1.0]) {
        assert!(*grown >= least, "{grown} of {least}");
    }
}
