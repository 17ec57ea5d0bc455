//! Moments as each language writes them.

use jiff::Timestamp;
use unspool::lang::Language;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + seconds).unwrap()
}

#[test]
fn ages_are_told_in_the_largest_unit_that_fits() {
    let told = |seconds| Language::English.age(at(0), at(seconds));
    assert_eq!(told(-5), "just now");
    assert_eq!(told(59), "just now");
    assert_eq!(told(60), "1 minute ago");
    assert_eq!(told(2 * 3600), "2 hours ago");
    assert_eq!(told(3 * 86_400), "3 days ago");
    assert_eq!(told(30 * 86_400), "14 Nov 2023");
}

#[test]
fn moments_say_their_zone() {
    assert_eq!(Language::English.moment(at(0)), "14 Nov 2023, 22:13 UTC");
}
