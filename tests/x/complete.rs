//! What one way gives in part, a better one completes, at once or later.

use super::{address, via, words};
use crate::support::x::{Id, Piece, Service, Threads, Trouble, WAYS, Way, X};

/// Words that are too many for a post of the old kind.
fn long() -> String {
    let sentence = "A long post says <more> than 280 characters & goes on. ";
    format!("{}The end of it.", sentence.repeat(9))
}

/// Three posts, the one in the middle long.
async fn a_long_one() -> (X, Vec<Id>) {
    let x = X::start().await;
    let line = x.world(|world| {
        let (ada, link) = (world.account("ada"), world.link("https://example.com/a?b=c&d=e"));
        let first = world.says(ada, None, "Short.");
        let long = vec![Piece::Words(long()), Piece::Words(" See ".to_owned()), link];
        let second = world.post(ada, Some(first), long);
        let third = world.says(ada, Some(second), "Short again.");
        vec![first, second, third]
    });
    (x, line)
}

#[track_caller]
fn is_whole(page: &crate::support::answer::Answer) {
    let shown = words(page);
    assert_eq!(shown[0], "Short.");
    assert!(shown[1].starts_with(&long()), "{}", shown[1]);
    assert!(shown[1].ends_with(" See https://example.com/a?b=c&d=e"), "{}", shown[1]);
    assert_eq!(shown[2], "Short again.");
    let links = page.attributes("#p2 > p[dir]:not(.mark) a", "href");
    assert_eq!(links, ["https://example.com/a?b=c&d=e"]);
    page.has(".cut", 0).has("article[data-complete=whole]", 1);
}

#[tokio::test]
async fn long_posts_are_whole_where_the_way_gives_them_whole() {
    for way in [Way::Api, Way::FxEmbed] {
        let (x, line) = a_long_one().await;
        let service = Service::with(&x, &[way]).await;
        is_whole(service.paste(&x, line[0]).await.is(200));
    }
}

#[tokio::test]
async fn a_long_post_that_is_cut_says_so_and_leads_to_the_rest() {
    let (x, line) = a_long_one().await;
    let service = Service::with(&x, &[Way::Syndication]).await;
    let page = service.paste(&x, line[2]).await;
    page.is(200).has("#p2 .cut", 1).has("article[data-complete=whole]", 0);
    let original = x.world(|world| world.link_to(line[1]));
    let links = page.attributes("#p2 .cut a", "href");
    assert_eq!(links, [original]);
    assert!(long().starts_with(&words(&page)[1]), "{}", words(&page)[1]);
}

#[tokio::test]
async fn fxembed_completes_single_posts_when_it_sees_no_threads() {
    let (x, line) = a_long_one().await;
    x.threads(Threads::None);
    let service = Service::with(&x, &[Way::FxEmbed, Way::Syndication]).await;
    let page = service.paste(&x, line[2]).await;
    is_whole(page.is(200));
    let via = via(&page);
    assert!(via.contains("FxEmbed") && via.contains("embed service"), "{via}");
    let singles: Vec<String> =
        x.paths(Way::FxEmbed).into_iter().filter(|it| it.starts_with("/2/status")).collect();
    assert_eq!(singles, [format!("/2/status/{}", line[1])], "only the one that is cut");
}

#[tokio::test]
async fn a_later_reading_through_a_better_way_completes_what_is_kept() {
    for way in [Way::Api, Way::FxEmbed] {
        let (x, line) = a_long_one().await;
        x.fails(way, "/2", Trouble::Down);
        let service = Service::with(&x, &[way, Way::Syndication]).await;
        let before = service.paste(&x, line[2]).await;
        before.is(200).has("#p2 .cut", 1);
        x.mend(way);
        x.clock.advance(jiff::SignedDuration::from_hours(1));
        let after = service.check_again(&address(&before)).await;
        is_whole(after.is(200));
        assert_eq!(address(&after), address(&before));
    }
}

#[tokio::test]
async fn a_later_reading_through_a_worse_way_takes_no_words_away() {
    let (x, line) = a_long_one().await;
    let service = Service::with(&x, &WAYS).await;
    let before = service.paste(&x, line[2]).await;
    is_whole(before.is(200));
    x.fails(Way::Api, "/2", Trouble::Down);
    x.fails(Way::FxEmbed, "/2", Trouble::Down);
    x.clock.advance(jiff::SignedDuration::from_hours(2));
    let after = service.check_again(&address(&before)).await;
    assert_eq!(words(after.is(200)), words(&before));
    after.has(".cut", 0);
}
