//! What the official API costs: every post that is in an answer is paid for, once a day.

use jiff::SignedDuration;

use super::{line_of, via, words};
use crate::support::{
    scripted::morning,
    x::{Asked, Id, Piece, Service, TOKEN, Trouble, Way, X, cents, id_at, paid_posts, paid_users},
};

/// The ids that were looked up by name, with repetitions.
fn looked_up(asked: &[Asked]) -> Vec<Id> {
    let of = |asked: &Asked| -> Vec<Id> {
        let ids = asked.query.iter().find(|(key, _)| key == "ids").map(|(_, ids)| ids.clone());
        let last = asked.path.rsplit('/').next().unwrap_or_default().to_owned();
        ids.unwrap_or(last).split(',').filter_map(|id| id.parse().ok()).collect()
    };
    asked.iter().filter(|it| !it.path.contains("search")).flat_map(of).collect()
}

#[tokio::test]
async fn a_thread_of_twenty_posts_costs_twenty_posts_and_one_account() {
    let x = X::start().await;
    let line = x.world(|world| {
        let (ada, bob) = (world.account("ada"), world.account("bob"));
        let line = world.line(ada, 20);
        // Strangers' answers and the author's answers to them are not paid for.
        for post in &line {
            let heckler = world.says(bob, Some(*post), "Says who?");
            world.says(ada, Some(heckler), "I do.");
        }
        line
    });
    for from in [0, 10, 19] {
        let service = Service::with(&x, &[Way::Api]).await;
        let page = service.paste(&x, line[from]).await;
        assert_eq!(words(page.is(200)), line_of("ada", 1..=20));
        let asked = x.asked(Way::Api);
        assert_eq!(paid_posts(&asked), line.iter().copied().collect(), "from {from}");
        assert_eq!(paid_users(&asked).len(), 1, "from {from}");
        let mut looked_up = looked_up(&asked);
        let count = looked_up.len();
        looked_up.dedup();
        assert_eq!(looked_up.len(), count, "no post is looked up twice");
        let most = if from == 0 { 2 } else { 3 };
        assert!(asked.len() <= most, "{} requests from {from}", asked.len());
        assert!(asked.iter().all(|it| it.bearer.as_deref() == Some(TOKEN)));

        // Kept and fresh: nothing is asked, so nothing is paid.
        service.paste(&x, line[from]).await.is(200);
        service.paste(&x, line[4]).await.is(200);
        assert!(x.asked(Way::Api).is_empty());
    }
}

#[tokio::test]
async fn the_key_is_shown_to_nobody_but_the_official_api() {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 2)
    });
    x.fails(Way::Api, "/2", Trouble::Unauthorized);
    x.fails(Way::FxEmbed, "/2", Trouble::Down);
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed, Way::Syndication]).await;
    let page = service.paste(&x, line[1]).await;
    assert!(!page.is(200).text().contains(TOKEN));
    for way in [Way::FxEmbed, Way::Syndication] {
        let asked = x.asked(way);
        assert!(!asked.is_empty());
        assert!(asked.iter().all(|it| it.bearer.is_none()));
    }
}

#[tokio::test]
async fn a_search_of_many_pages_with_an_empty_one_among_them_is_read_to_its_end() {
    let x = X::start().await;
    x.page(10);
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 36)
    });
    let service = Service::with(&x, &[Way::Api]).await;
    let page = service.paste(&x, line[0]).await;
    page.is(200).has("article[data-complete=whole]", 1);
    assert_eq!(words(&page), line_of("ada", 1..=36));
    assert_eq!(paid_posts(&x.asked(Way::Api)).len(), 36);
}

#[tokio::test]
async fn a_plan_without_the_full_archive_searches_the_last_week() {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 20)
    });
    x.fails(Way::Api, "/2/tweets/search/all", Trouble::NotInPlan);
    let service = Service::with(&x, &[Way::Api]).await;
    let page = service.paste(&x, line[7]).await;
    page.is(200).has("article[data-complete=whole]", 1);
    assert_eq!(words(&page), line_of("ada", 1..=20));
    assert_eq!(paid_posts(&x.asked(Way::Api)).len(), 20);
}

#[tokio::test]
async fn an_old_thread_that_the_last_week_does_not_hold_is_never_called_whole_by_that_plan() {
    let x = X::start().await;
    let old: Vec<Id> = x.world(|world| {
        let ada = world.account("ada");
        let mut line: Vec<Id> = Vec::new();
        for n in 1..=5 {
            let at =
                morning() - SignedDuration::from_hours(24 * 300) + SignedDuration::from_mins(n);
            let words = vec![Piece::Words(format!("Post {n} of ada."))];
            world.post_as(id_at(at), ada, line.last().copied(), words);
            line.push(id_at(at));
        }
        line
    });
    x.fails(Way::Api, "/2/tweets/search/all", Trouble::NotInPlan);
    let service = Service::with(&x, &[Way::Api]).await;
    let page = service.paste(&x, old[2]).await;
    page.is(200).has("article[data-complete=whole]", 0);

    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    let page = service.paste(&x, old[2]).await;
    assert_eq!(words(page.is(200)), line_of("ada", 1..=5), "another way sees the rest");
}

#[tokio::test]
async fn when_the_budget_of_the_day_is_spent_nothing_more_is_paid_until_the_next_day() {
    let x = X::start().await;
    let threads: Vec<Vec<Id>> = x.world(|world| {
        let ada = world.account("ada");
        (0..4).map(|_| world.line(ada, 10)).collect()
    });
    // Ten posts and an account are six cents.
    let service = Service::of_operator(&x, &[Way::Api], |config| {
        config.source.x.daily_budget = Some(cents(6));
    })
    .await;
    service.paste(&x, threads[0][0]).await.is(200).has("section.post", 10);
    assert_eq!(paid_posts(&x.asked(Way::Api)).len(), 10);

    let page = service.paste(&x, threads[1][0]).await;
    assert_eq!(page.is(503).words("h1"), "Nothing left for today");
    assert!(page.text().contains("tomorrow"));
    assert!(x.asked(Way::Api).is_empty(), "not even asked");
    service.paste(&x, threads[0][3]).await.is(200).has("section.post", 10);

    x.clock.advance(SignedDuration::from_hours(24));
    service.paste(&x, threads[2][0]).await.is(200).has("section.post", 10);
}

#[tokio::test]
async fn when_the_budget_is_spent_the_ways_that_cost_nothing_go_on() {
    let x = X::start().await;
    let threads: Vec<Vec<Id>> = x.world(|world| {
        let ada = world.account("ada");
        (0..2).map(|_| world.line(ada, 10)).collect()
    });
    let service = Service::of_operator(&x, &[Way::Api, Way::FxEmbed], |config| {
        config.source.x.daily_budget = Some(cents(6));
    })
    .await;
    service.paste(&x, threads[0][0]).await.is(200);
    x.asked(Way::Api);
    let page = service.paste(&x, threads[1][0]).await;
    page.is(200).has("section.post", 10);
    assert!(via(&page).contains("FxEmbed"), "{}", via(&page));
    assert!(x.asked(Way::Api).is_empty());
}
