//! What reading cost stays known.

use jiff::civil::{Date, date};
use unspool::{config::Dollars, store};

use super::{Shelf, url};

const TODAY: Date = date(2026, 11, 24);

#[tokio::test]
async fn each_day_has_a_sum_of_its_own_that_outlives_the_program() {
    let shelf = Shelf::new().await;
    assert_eq!(shelf.read.spent(TODAY).await.unwrap(), Dollars(0));
    for amount in [110_000, 5_000] {
        shelf.write.spend(TODAY, Dollars(amount)).await.unwrap();
    }
    shelf.write.spend(date(2026, 11, 25), Dollars(1)).await.unwrap();
    shelf.write.close().await;
    let again = store::open(&url(&shelf.folder)).await.unwrap();
    assert_eq!(again.spent(TODAY).await.unwrap(), Dollars(115_000));
    assert_eq!(again.spent(date(2026, 11, 25)).await.unwrap(), Dollars(1));
    assert_eq!(again.spent(date(2026, 11, 23)).await.unwrap(), Dollars(0));
}

#[tokio::test]
async fn two_who_spend_at_once_are_both_counted() {
    let shelf = Shelf::new().await;
    let spend = |_| shelf.write.spend(TODAY, Dollars(5_000));
    futures_util::future::join_all((0..20).map(spend)).await;
    assert_eq!(shelf.read.spent(TODAY).await.unwrap(), Dollars(100_000));
}
