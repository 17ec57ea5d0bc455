//! Posts that cannot be shown appear as what they are, as far as the way taken tells.

use super::{line_of, words};
use crate::support::x::{Fate, Id, Service, WAYS, Way, X};

/// Titles of error pages.
const DELETED: &str = "Deleted";
const UNKNOWN: &str = "No such post";
const NOT_PUBLIC: &str = "Not public";
const SUSPENDED: &str = "Suspended";
const OF_AGE: &str = "Age-restricted";
const WITHHELD: &str = "Withheld";
const SIGNED_IN: &str = "Only for people who are signed in";

async fn a_line_of(length: usize) -> (X, Vec<Id>) {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, length)
    });
    (x, line)
}

/// The page for a post of which that became.
async fn asked(way: Way, fate: Fate) -> (u16, String) {
    let (x, line) = a_line_of(1).await;
    x.world(|world| world.becomes(line[0], fate));
    let service = Service::with(&x, &[way]).await;
    let page = service.paste(&x, line[0]).await;
    (page.status.as_u16(), page.words("h1"))
}

#[tokio::test]
async fn the_pasted_post_cannot_be_shown_and_the_page_says_why() {
    let says = [
        // The official API does not tell deleted posts from those that never were.
        (Way::Api, Fate::Deleted, 404, UNKNOWN),
        (Way::FxEmbed, Fate::Deleted, 410, DELETED),
        (Way::Syndication, Fate::Deleted, 410, DELETED),
        (Way::Api, Fate::Protected, 403, NOT_PUBLIC),
        (Way::FxEmbed, Fate::Protected, 403, NOT_PUBLIC),
        (Way::Syndication, Fate::Protected, 403, NOT_PUBLIC),
        (Way::Api, Fate::Suspended, 403, SUSPENDED),
        (Way::FxEmbed, Fate::Suspended, 403, SUSPENDED),
        (Way::Syndication, Fate::Suspended, 403, SUSPENDED),
        (Way::FxEmbed, Fate::AgeRestricted, 403, OF_AGE),
        (Way::Syndication, Fate::AgeRestricted, 403, OF_AGE),
        (Way::FxEmbed, Fate::Withheld, 403, WITHHELD),
        // Without a word: age, a country, followers.
        (Way::Syndication, Fate::Withheld, 403, SIGNED_IN),
        (Way::Syndication, Fate::Hidden, 403, SIGNED_IN),
    ];
    let mut wrong = Vec::new();
    for (way, fate, status, title) in says {
        let page = asked(way, fate).await;
        if page != (status, title.to_owned()) {
            wrong.push(format!("{way:?} {fate:?}: {page:?} and not {status} {title:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_official_api_shows_what_others_only_show_people_of_age() {
    assert_eq!(asked(Way::Api, Fate::AgeRestricted).await.0, 200);
}

#[tokio::test]
async fn a_post_that_never_was_is_unknown_by_every_way() {
    for way in WAYS {
        let (x, _) = a_line_of(1).await;
        let service = Service::with(&x, &[way]).await;
        let page = service.paste_link("https://x.com/ada/status/20").await;
        assert_eq!(page.is(404).words("h1"), UNKNOWN, "{way:?}");
    }
}

#[tokio::test]
async fn a_better_way_shows_what_a_worse_one_hides() {
    let (x, line) = a_line_of(3).await;
    x.world(|world| world.becomes(line[1], Fate::AgeRestricted));
    let service = Service::with(&x, &[Way::Api, Way::Syndication]).await;
    let page = service.paste(&x, line[2]).await;
    assert_eq!(words(page.is(200)), line_of("ada", 1..=3));
}

/// What a gap says: `data-reason`, and a part of its words.
const GAPS: [(Fate, &str, &str); 3] = [
    (Fate::Deleted, "deleted", "deleted"),
    (Fate::Protected, "protected", "not public"),
    (Fate::Suspended, "withheld", "suspended"),
];

#[tokio::test]
async fn a_gap_in_the_middle_says_what_it_is() {
    let unseen =
        [(Fate::AgeRestricted, "protected", "of age"), (Fate::Withheld, "withheld", "withheld")];
    for (fate, reason, part) in GAPS.into_iter().chain(unseen) {
        let (x, line) = a_line_of(5).await;
        x.world(|world| world.becomes(line[2], fate));
        for asked in [0, 1, 4] {
            let service = Service::with(&x, &[Way::FxEmbed]).await;
            let page = service.paste(&x, line[asked]).await;
            assert_eq!(words(page.is(200)), line_of("ada", [1, 2, 4, 5]), "{fate:?} {asked}");
            page.has("article[data-complete=partial]", 1);
            let reasons = page.attributes("aside.gap", "data-reason");
            assert_eq!(reasons, [reason], "{fate:?}");
            let says = page.words("aside.gap");
            assert!(says.contains(part), "{fate:?}: {says}");
        }
    }
}

#[tokio::test]
async fn a_gap_on_the_way_up_says_what_it_is() {
    let silent = "only for readers who are signed in";
    let unseen = [
        (Fate::AgeRestricted, "protected", "of age"),
        (Fate::Withheld, "protected", silent),
        (Fate::Hidden, "protected", silent),
    ];
    for (fate, reason, part) in GAPS.into_iter().chain(unseen) {
        let (x, line) = a_line_of(5).await;
        x.world(|world| world.becomes(line[2], fate));
        let service = Service::with(&x, &[Way::Syndication]).await;
        let page = service.paste(&x, line[4]).await;
        let shown = words(page.is(200));
        assert!(shown.ends_with(&line_of("ada", [4, 5])), "{fate:?}: {shown:?}");
        page.has("article[data-complete=partial]", 1);
        let reasons = page.attributes("aside.gap", "data-reason");
        assert!(reasons.contains(&reason.to_owned()), "{fate:?}: {reasons:?}");
        let says = page.all("aside.gap").join(" ");
        assert!(says.contains(part), "{fate:?}: {says}");
    }
}

#[tokio::test]
async fn a_post_that_the_official_api_leaves_out_is_a_gap_in_its_place() {
    let (x, line) = a_line_of(5).await;
    x.world(|world| world.becomes(line[2], Fate::Deleted));
    for asked in [0, 4] {
        let service = Service::with(&x, &[Way::Api]).await;
        let page = service.paste(&x, line[asked]).await;
        assert_eq!(words(page.is(200)), line_of("ada", [1, 2, 4, 5]), "{asked}");
        page.has("aside.gap", 1).has("article[data-complete=partial]", 1);
        assert_eq!(page.words(".receipt").split(';').next().unwrap().trim()[..12], *"4 of 5 posts");
    }
}

#[tokio::test]
async fn what_the_thread_answers_may_be_hidden_too() {
    let contexts = [
        (Way::Api, Fate::Protected, "not public"),
        (Way::Api, Fate::Suspended, "suspended"),
        (Way::FxEmbed, Fate::Deleted, "deleted"),
        (Way::FxEmbed, Fate::Protected, "not public"),
        (Way::FxEmbed, Fate::Suspended, "suspended"),
        (Way::Syndication, Fate::Deleted, "deleted"),
        (Way::Syndication, Fate::Protected, "not public"),
        (Way::Syndication, Fate::Suspended, "suspended"),
    ];
    let mut wrong = Vec::new();
    for (way, fate, part) in contexts {
        let x = X::start().await;
        let last = x.world(|world| {
            let (ada, bob) = (world.account("ada"), world.account("bob"));
            let question = world.says(bob, None, "A secret.");
            let first = world.says(ada, Some(question), "Post 1 of ada.");
            let last = world.says(ada, Some(first), "Post 2 of ada.");
            world.becomes(question, fate);
            last
        });
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, last).await;
        assert_eq!(words(page.is(200)), line_of("ada", 1..=2), "{way:?} {fate:?}");
        assert!(!page.text().contains("A secret."));
        let label = page.all(".context .label").join(" ");
        if !label.contains("cannot be shown") || !label.contains(part) {
            wrong.push(format!("{way:?} {fate:?}: {label:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_quoted_post_that_cannot_be_shown_says_why() {
    let cases = [
        (Way::Api, Fate::Protected, "protected", "not public"),
        (Way::Api, Fate::Suspended, "withheld", "suspended"),
        (Way::FxEmbed, Fate::Deleted, "deleted", "deleted"),
        (Way::FxEmbed, Fate::Protected, "protected", "not public"),
        (Way::FxEmbed, Fate::Suspended, "withheld", "suspended"),
    ];
    for (way, fate, reason, part) in cases {
        let x = X::start().await;
        let post = x.world(|world| {
            let (ada, bob) = (world.account("ada"), world.account("bob"));
            let quoted = world.says(bob, None, "A secret.");
            let post = world.says(ada, None, "Look at this:");
            world.posts.get_mut(&post).unwrap().quote = Some(quoted);
            world.becomes(quoted, fate);
            post
        });
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, post).await;
        page.is(200).has("aside.quote-gap", 1);
        assert_eq!(page.attributes("aside.quote-gap", "data-reason"), [reason], "{way:?} {fate:?}");
        let says = page.words("aside.quote-gap");
        assert!(says.contains(part), "{way:?} {fate:?}: {says}");
        assert!(!page.text().contains("A secret."));
    }
}
