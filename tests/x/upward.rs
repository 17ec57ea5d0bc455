//! The embed service sees only upward: the page says so, and grows with the link of the last post.

use super::{address, line_of, words};
use crate::support::{
    answer::Answer,
    x::{Fate, Id, Service, Way, X},
};

async fn a_line_of(length: usize) -> (X, Vec<Id>, Service) {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, length)
    });
    let service = Service::with(&x, &[Way::Syndication]).await;
    (x, line, service)
}

/// How often the front page lists a thread of ada's.
async fn listed(service: &Service) -> usize {
    let front = service.get("/latest").await;
    let links = front.is(200).attributes("a", "href");
    let threads: std::collections::BTreeSet<_> =
        links.iter().filter(|link| link.starts_with("/x/ada/")).collect();
    threads.len()
}

#[track_caller]
fn asks_for_the_last_post(page: &Answer) {
    page.is(200).has(".upward", 1).has(".upward form[action='/unroll'] input[name=link]", 1);
    let words = page.words(".upward");
    assert!(words.contains("only what stands above") && words.contains("last post"), "{words}");
    let receipt = page.words(".receipt");
    assert!(receipt.contains("what stands above it could be seen"), "{receipt}");
    page.has("article[data-complete=whole]", 0);
}

#[tokio::test]
async fn a_page_seen_only_upward_says_so_and_asks_for_the_last_posts_link() {
    let (x, line, service) = a_line_of(9).await;
    let page = service.paste(&x, line[4]).await;
    assert_eq!(words(&page), line_of("ada", 1..=5));
    asks_for_the_last_post(&page);
}

#[tokio::test]
async fn the_first_post_alone_says_so_too() {
    let (x, line, service) = a_line_of(9).await;
    let page = service.paste(&x, line[0]).await;
    assert_eq!(words(&page), line_of("ada", 1..=1));
    asks_for_the_last_post(&page);
}

#[tokio::test]
async fn the_link_of_the_last_post_extends_the_same_page() {
    for first in [0, 4] {
        let (x, line, service) = a_line_of(9).await;
        let before = service.paste(&x, line[first]).await;
        asks_for_the_last_post(&before);
        let after = service.paste(&x, line[8]).await;
        assert_eq!(words(after.is(200)), line_of("ada", 1..=9));
        assert_eq!(address(&after), address(&before), "one page");
        assert_eq!(address(&after), format!("/x/ada/{}", line[0]));
        assert_eq!(listed(&service).await, 1);
        after.has(".upward", 0);
        // Links into the shorter page still lead there, and every post to its place.
        let again = service.paste(&x, line[first]).await;
        assert_eq!(words(again.is(200)).len(), 9);
    }
}

#[tokio::test]
async fn a_post_in_the_middle_extends_it_and_the_page_still_asks_for_the_last() {
    let (x, line, service) = a_line_of(9).await;
    service.paste(&x, line[2]).await;
    let page = service.paste(&x, line[6]).await;
    assert_eq!(words(&page), line_of("ada", 1..=7));
    asks_for_the_last_post(&page);
}

#[tokio::test]
async fn pasting_an_earlier_post_takes_nothing_away() {
    let (x, line, service) = a_line_of(9).await;
    service.paste(&x, line[8]).await;
    let page = service.paste(&x, line[1]).await;
    assert_eq!(words(page.is(200)), line_of("ada", 1..=9));
    // Nor does a reading that is due.
    x.clock.advance(jiff::SignedDuration::from_hours(30));
    service.paste(&x, line[1]).await;
    let page = service.paste(&x, line[1]).await;
    assert_eq!(words(page.is(200)), line_of("ada", 1..=9));
    assert_eq!(listed(&service).await, 1);
}

#[tokio::test]
async fn the_last_post_extends_the_page_over_a_post_that_was_deleted_since() {
    let (x, line, service) = a_line_of(9).await;
    let before = service.paste(&x, line[3]).await;
    asks_for_the_last_post(&before);
    x.world(|world| world.becomes(line[5], Fate::Deleted));
    let after = service.paste(&x, line[8]).await;
    after.is(200).has("aside.gap[data-reason=deleted]", 1);
    let shown = words(&after);
    assert!(shown.starts_with(&line_of("ada", 1..=4)), "{shown:?}");
    assert!(shown.ends_with(&line_of("ada", 7..=9)), "{shown:?}");
    assert!(!shown.contains(&"Post 6 of ada.".to_owned()));
    assert_eq!(address(&after), address(&before));
    assert_eq!(listed(&service).await, 1);
}

#[tokio::test]
async fn a_kept_post_that_is_deleted_goes_when_the_page_is_checked_again() {
    let (x, line, service) = a_line_of(6).await;
    let before = service.paste(&x, line[5]).await;
    assert_eq!(words(&before), line_of("ada", 1..=6));
    x.world(|world| world.becomes(line[2], Fate::Deleted));
    x.clock.advance(jiff::SignedDuration::from_hours(30));
    let after = service.check_again(&address(&before)).await;
    after.is(200).has("aside.gap[data-reason=deleted]", 1);
    assert_eq!(words(&after), line_of("ada", [1, 2, 4, 5, 6]));
}

#[tokio::test]
async fn a_post_that_nobody_answers_is_the_last_and_nothing_more_is_asked_for() {
    let (x, line, service) = a_line_of(3).await;
    let page = service.paste(&x, line[2]).await;
    page.is(200).has("article[data-complete=whole]", 1).has(".upward", 0);
    assert_eq!(page.words(".receipt"), "All 3 posts");
}

#[tokio::test]
async fn what_another_way_sees_later_makes_the_page_whole() {
    let (x, line, service) = a_line_of(9).await;
    drop(service);
    let service = Service::with(&x, &[Way::FxEmbed, Way::Syndication]).await;
    x.fails(Way::FxEmbed, "/2", crate::support::x::Trouble::Down);
    let before = service.paste(&x, line[3]).await;
    asks_for_the_last_post(&before);
    x.mend(Way::FxEmbed);
    x.clock.advance(jiff::SignedDuration::from_hours(2));
    let after = service.check_again(&address(&before)).await;
    assert_eq!(words(after.is(200)), line_of("ada", 1..=9));
    after.has("article[data-complete=whole]", 1).has(".upward", 0);
}
