//! Several ways: the best that works is taken, and the page says which one it was.

use std::time::Duration;

use super::{line_of, via, words};
use crate::support::x::{Id, Service, Trouble, WAYS, Way, X};

/// All that can be wrong with a way.
fn troubles() -> Vec<Trouble> {
    vec![
        Trouble::Down,
        Trouble::Busy(300),
        Trouble::WrongJson,
        Trouble::HalfJson,
        Trouble::Cut,
        Trouble::Html,
    ]
}

async fn a_line_of_five() -> (X, Vec<Id>) {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 5)
    });
    (x, line)
}

#[tokio::test]
async fn the_official_api_is_preferred_and_the_others_are_not_bothered() {
    let (x, line) = a_line_of_five().await;
    let service = Service::of_operator(&x, &WAYS, |_| {}).await;
    let page = service.paste(&x, line[2]).await;
    assert!(via(page.is(200)).contains("X's official API"), "{}", via(&page));
    assert!(!via(&page).contains("FxEmbed") && !via(&page).contains("embed service"));
    assert!(x.asked(Way::FxEmbed).is_empty());
    assert!(x.asked(Way::Syndication).is_empty());
}

#[tokio::test]
async fn whatever_is_wrong_with_the_official_api_fxembed_takes_over_and_is_named() {
    let of_keys = [Trouble::Unauthorized, Trouble::Capped, Trouble::NotInPlan];
    for trouble in troubles().into_iter().chain(of_keys) {
        let (x, line) = a_line_of_five().await;
        x.fails(Way::Api, "/2", trouble.clone());
        let service = Service::with(&x, &WAYS).await;
        let page = service.paste(&x, line[2]).await;
        page.is(200).has("article[data-complete=whole]", 1);
        assert_eq!(words(&page), line_of("ada", 1..=5), "{trouble:?}");
        let via = via(&page);
        assert!(via.contains("FxEmbed") && !via.contains("official"), "{trouble:?}: {via}");
        assert!(!x.asked(Way::Api).is_empty(), "{trouble:?}");
        assert!(x.asked(Way::Syndication).is_empty(), "{trouble:?}");
    }
}

#[tokio::test]
async fn whatever_is_wrong_with_both_the_embed_service_takes_over_and_is_named() {
    for trouble in troubles() {
        let (x, line) = a_line_of_five().await;
        x.fails(Way::Api, "/2", Trouble::Down);
        x.fails(Way::FxEmbed, "/2", trouble.clone());
        let service = Service::with(&x, &WAYS).await;
        let page = service.paste(&x, line[4]).await;
        assert_eq!(words(page.is(200)), line_of("ada", 1..=5), "{trouble:?}");
        let via = via(&page);
        assert!(via.contains("embed service") && !via.contains("FxEmbed"), "{trouble:?}: {via}");
    }
}

#[tokio::test]
async fn when_all_ways_fail_the_page_says_what_to_do() {
    for trouble in troubles() {
        let (x, line) = a_line_of_five().await;
        for way in WAYS {
            x.fails(way, "/", trouble.clone());
        }
        let service = Service::with(&x, &WAYS).await;
        let page = service.paste(&x, line[2]).await;
        assert!(page.status.is_server_error(), "{trouble:?}: {}", page.status);
        assert!(!page.words("h1").is_empty());
        assert!(!page.all(".ways-on li").is_empty(), "{trouble:?}: {}", page.text());
        page.has("form[action='/unroll'] input[name=link]", 1);
    }
}

#[tokio::test]
async fn an_answer_cut_in_the_middle_of_the_search_does_not_pass_for_the_whole_thread() {
    for trouble in [Trouble::Cut, Trouble::HalfJson, Trouble::Down, Trouble::Busy(60)] {
        let (x, line) = a_line_of_five().await;
        x.fails(Way::Api, "/2/tweets/search", trouble.clone());
        let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
        let page = service.paste(&x, line[2]).await;
        assert_eq!(words(page.is(200)), line_of("ada", 1..=5), "{trouble:?}");

        let (x, line) = a_line_of_five().await;
        x.fails(Way::Api, "/2/tweets/search", trouble.clone());
        let service = Service::with(&x, &[Way::Api]).await;
        let page = service.paste(&x, line[2]).await;
        if page.status == 200 {
            page.has("article[data-complete=whole]", 0);
        }
    }
}

#[tokio::test]
async fn a_post_that_is_deleted_between_two_calls_is_a_gap_and_the_rest_stays() {
    let (x, line) = a_line_of_five().await;
    let gone = line[2];
    x.behind(Way::Api, "/2/tweets/", move |world| {
        world.becomes(gone, crate::support::x::Fate::Deleted);
    });
    let service = Service::with(&x, &[Way::Api]).await;
    let page = service.paste(&x, line[0]).await;
    page.is(200).has("aside.gap", 1).has("article[data-complete=partial]", 1);
    assert_eq!(words(&page), line_of("ada", [1, 2, 4, 5]));

    let (x, line) = a_line_of_five().await;
    let gone = line[2];
    x.behind(Way::Syndication, "/tweet-result", move |world| {
        world.becomes(gone, crate::support::x::Fate::Deleted);
    });
    let service = Service::with(&x, &[Way::Syndication]).await;
    let page = service.paste(&x, line[4]).await;
    page.is(200).has("article[data-complete=partial]", 1);
    let shown = words(&page);
    assert!(shown.ends_with(&line_of("ada", [4, 5])), "{shown:?}");
    assert!(!shown.contains(&"Post 3 of ada.".to_owned()));
    page.has("aside.gap[data-reason=deleted]", 1);
}

#[tokio::test]
async fn the_author_deletes_the_pasted_post_while_it_is_being_read() {
    let (x, line) = a_line_of_five().await;
    let gone = line[4];
    x.behind(Way::FxEmbed, "/2/thread", move |world| {
        world.becomes(gone, crate::support::x::Fate::Deleted);
    });
    let service = Service::with(&x, &[Way::FxEmbed]).await;
    let page = service.paste(&x, line[4]).await;
    page.is(200);
    assert!(words(&page).starts_with(&line_of("ada", 1..=4)));
}

#[tokio::test]
async fn without_any_way_the_page_says_so() {
    let (x, line) = a_line_of_five().await;
    let service = Service::with(&x, &[]).await;
    let page = service.paste(&x, line[2]).await;
    assert!(page.status.as_u16() >= 500, "{}", page.status);
}

#[tokio::test]
async fn a_way_that_never_answers_does_not_keep_the_others() {
    let (x, line) = a_line_of_five().await;
    x.fails(Way::Api, "/2", Trouble::Slow(Duration::from_mins(1)));
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    let page = service.paste(&x, line[2]).await;
    assert_eq!(words(page.is(200)), line_of("ada", 1..=5));
    assert!(via(&page).contains("FxEmbed"));
}
