//! A way that fails again and again is left alone for a while, and tried again.

use jiff::SignedDuration;

use super::{line_of, via, words};
use crate::support::x::{Id, Service, Trouble, Way, X};

/// Threads of two posts, one for each errand.
async fn threads(count: usize) -> (X, Vec<Id>) {
    let x = X::start().await;
    let last = x.world(|world| {
        let ada = world.account("ada");
        (0..count).map(|_| world.line(ada, 2)[1]).collect()
    });
    (x, last)
}

#[tokio::test]
async fn after_five_failures_a_way_is_left_alone_for_ten_minutes_and_then_tried_once() {
    let (x, posts) = threads(12).await;
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    x.fails(Way::Api, "/2", Trouble::Down);
    for (n, post) in posts[..5].iter().enumerate() {
        let page = service.paste(&x, *post).await;
        assert_eq!(words(page.is(200)), line_of("ada", 1..=2));
        assert_eq!(x.asked(Way::Api).len(), 1, "failure {}", n + 1);
    }
    service.paste(&x, posts[5]).await.is(200);
    assert!(x.asked(Way::Api).is_empty(), "it is left alone");
    x.mend(Way::Api);
    x.clock.advance(SignedDuration::from_secs(9 * 60 + 50));
    let page = service.paste(&x, posts[6]).await;
    assert!(via(page.is(200)).contains("FxEmbed"));
    assert!(x.asked(Way::Api).is_empty(), "whether it works again or not");

    x.clock.advance(SignedDuration::from_secs(11));
    let page = service.paste(&x, posts[7]).await;
    assert!(via(page.is(200)).contains("official API"), "{}", via(&page));
    assert!(!x.asked(Way::Api).is_empty(), "tried, and it works");
    let page = service.paste(&x, posts[8]).await;
    assert!(via(page.is(200)).contains("official API"), "used again by all");
}

#[tokio::test]
async fn one_failed_try_after_the_rest_begins_another_rest() {
    let (x, posts) = threads(8).await;
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    x.fails(Way::Api, "/2", Trouble::Down);
    for post in &posts[..5] {
        service.paste(&x, *post).await.is(200);
    }
    assert_eq!(x.asked(Way::Api).len(), 5);
    x.clock.advance(SignedDuration::from_secs(10 * 60 + 1));
    service.paste(&x, posts[5]).await.is(200);
    assert_eq!(x.asked(Way::Api).len(), 1, "one try");
    service.paste(&x, posts[6]).await.is(200);
    assert!(x.asked(Way::Api).is_empty(), "and no more");
}

#[tokio::test]
async fn a_way_that_asks_us_to_wait_is_left_alone_until_the_time_that_it_named() {
    let (x, posts) = threads(4).await;
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    x.fails(Way::Api, "/2", Trouble::Busy(300));
    service.paste(&x, posts[0]).await.is(200);
    assert_eq!(x.asked(Way::Api).len(), 1);
    x.mend(Way::Api);
    x.clock.advance(SignedDuration::from_secs(290));
    service.paste(&x, posts[1]).await.is(200);
    assert!(x.asked(Way::Api).is_empty(), "not before");
    x.clock.advance(SignedDuration::from_secs(12));
    let page = service.paste(&x, posts[2]).await;
    assert!(via(page.is(200)).contains("official API"), "{}", via(&page));
}

#[tokio::test]
async fn a_key_that_is_refused_is_not_shown_again_and_again() {
    let (x, posts) = threads(3).await;
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    x.fails(Way::Api, "/2", Trouble::Unauthorized);
    service.paste(&x, posts[0]).await.is(200);
    assert_eq!(x.asked(Way::Api).len(), 1);
    x.clock.advance(SignedDuration::from_mins(11));
    service.paste(&x, posts[1]).await.is(200);
    assert!(x.asked(Way::Api).is_empty());
}

#[tokio::test]
async fn deleted_posts_make_no_way_ill() {
    let (x, posts) = threads(8).await;
    let service = Service::with(&x, &[Way::FxEmbed]).await;
    for post in &posts[..6] {
        x.world(|world| world.becomes(*post, crate::support::x::Fate::Deleted));
        let page = service.paste(&x, *post).await;
        assert!(page.status.is_client_error(), "{}", page.status);
    }
    x.asked(Way::FxEmbed);
    service.paste(&x, posts[7]).await.is(200);
    assert!(!x.asked(Way::FxEmbed).is_empty());
}

#[tokio::test]
async fn the_status_page_tells_of_each_way_in_plain_words() {
    let (x, posts) = threads(6).await;
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    x.fails(Way::Api, "/2", Trouble::Down);
    for post in &posts[..5] {
        service.paste(&x, *post).await.is(200);
    }
    let page = service.get("/status").await;
    let words = page.is(200).words("main");
    for part in ["official API", "FxEmbed", "embed service", "left alone until", "not set up"] {
        assert!(words.contains(part), "{part} in {words}");
    }
    assert!(!words.contains(&posts[0].to_string()), "nothing of what was read");
}
