//! What reading costs, and where it ends.

use unspool::source::Error;

use super::world::{Request, World, id, line, page, single};

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
