//! Each way alone.

use std::time::Duration;

use super::{line_of, via, words};
use crate::support::x::{Service, Threads, Trouble, Way, X};

#[tokio::test]
async fn the_official_api_gives_the_whole_thread_from_any_of_its_posts() {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 20)
    });
    for asked in [0, 1, 9, 19] {
        let service = Service::with(&x, &[Way::Api]).await;
        let page = service.paste(&x, line[asked]).await;
        page.is(200).has("article[data-network=x][data-complete=whole]", 1);
        assert_eq!(words(&page), line_of("ada", 1..=20), "from post {}", asked + 1);
        assert_eq!(page.words(".receipt"), "All 20 posts");
        assert!(via(&page).contains("X's official API"), "{}", via(&page));
        page.has(".upward", 0);
    }
}

#[tokio::test]
async fn an_fxembed_api_gives_the_whole_thread_from_any_of_its_posts() {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 20)
    });
    for asked in [0, 1, 9, 19] {
        let service = Service::with(&x, &[Way::FxEmbed]).await;
        let page = service.paste(&x, line[asked]).await;
        page.is(200).has("article[data-network=x][data-complete=whole]", 1);
        assert_eq!(words(&page), line_of("ada", 1..=20), "from post {}", asked + 1);
        assert!(via(&page).contains("FxEmbed"), "{}", via(&page));
    }
}

#[tokio::test]
async fn an_fxembed_api_that_ends_early_is_asked_until_the_thread_ends() {
    let x = X::start().await;
    x.threads(Threads::Reach(12));
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 50)
    });
    let service = Service::with(&x, &[Way::FxEmbed]).await;
    let page = service.paste(&x, line[0]).await;
    page.is(200).has("article[data-complete=whole]", 1);
    assert_eq!(words(&page), line_of("ada", 1..=50));
}

#[tokio::test]
async fn the_embed_service_gives_the_whole_thread_from_its_last_post() {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 20)
    });
    let service = Service::with(&x, &[Way::Syndication]).await;
    let page = service.paste(&x, line[19]).await;
    page.is(200).has("section.post", 20);
    assert_eq!(words(&page), line_of("ada", 1..=20));
    assert!(via(&page).contains("embed service"), "{}", via(&page));
}

#[tokio::test]
async fn branches_of_the_author_stand_below_the_thread() {
    let x = X::start().await;
    let (line, side) = x.world(|world| {
        let ada = world.account("ada");
        let line = world.line(ada, 6);
        let side = world.says(ada, Some(line[2]), "Aside, one.");
        let end = world.says(ada, Some(side), "Aside, two.");
        (line, end)
    });
    for asked in [line[0], line[5], side] {
        let service = Service::with(&x, &[Way::Api]).await;
        let page = service.paste(&x, asked).await;
        page.is(200).has(".e-content > section.post", 6).has("section.branch section.post", 2);
        assert_eq!(page.words("section.branch h2"), "Continued from ¶3");
        assert_eq!(
            page.all("section.branch section.post > p[dir]:not(.mark)"),
            ["Aside, one.", "Aside, two."]
        );
    }
    // This way shows one line, and the one that was pasted.
    let service = Service::with(&x, &[Way::FxEmbed]).await;
    let page = service.paste(&x, side).await;
    page.is(200);
    let shown = words(&page);
    assert!(shown.contains(&"Aside, two.".to_owned()), "{shown:?}");
}

#[tokio::test]
async fn what_others_answer_is_left_out_and_what_the_thread_answers_stands_above_it() {
    let x = X::start().await;
    let line = x.world(|world| {
        let (ada, bob) = (world.account("ada"), world.account("bob"));
        let above = world.says(bob, None, "Far above.");
        let question = world.says(bob, Some(above), "What do you think, @ada?");
        let first = world.says(ada, Some(question), "Post 1 of ada.");
        let second = world.says(ada, Some(first), "Post 2 of ada.");
        let heckler = world.says(bob, Some(first), "I disagree.");
        // To somebody else: not of the thread.
        world.says(ada, Some(heckler), "You would.");
        let third = world.says(ada, Some(second), "Post 3 of ada.");
        [first, second, third]
    });
    for (way, asked) in [
        (Way::Api, 0),
        (Way::Api, 2),
        (Way::FxEmbed, 0),
        (Way::FxEmbed, 1),
        (Way::FxEmbed, 2),
        (Way::Syndication, 2),
    ] {
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, line[asked]).await;
        page.is(200);
        assert_eq!(words(&page), line_of("ada", 1..=3), "{way:?} from post {}", asked + 1);
        page.has("aside.context", 1);
        assert_eq!(page.words(".context .label"), "In reply to @bob", "{way:?}");
        let context = page.words(".context");
        assert!(context.contains("What do you think, @ada?"), "{way:?}: {context}");
        assert!(!page.text().contains("Far above."), "{way:?}: only the next one");
        assert!(!page.text().contains("I disagree."), "{way:?}");
    }
}

#[tokio::test]
async fn the_name_of_whoever_is_answered_is_not_among_the_words() {
    let x = X::start().await;
    let answer = x.world(|world| {
        let (ada, bob) = (world.account("ada"), world.account("bob"));
        let question = world.says(bob, None, "Well?");
        world.says(ada, Some(question), "Well & good.")
    });
    for way in [Way::Api, Way::FxEmbed, Way::Syndication] {
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, answer).await;
        assert_eq!(words(page.is(200)), ["Well & good."], "{way:?}");
    }
}

#[tokio::test]
async fn pictures_with_their_descriptions_and_quotes_come_through_every_way() {
    let x = X::start().await;
    let post = x.world(|world| {
        let (ada, bob) = (world.account("ada"), world.account("bob"));
        let quoted = world.says(bob, None, "The quoted words.");
        world.photo(quoted, "Quoted1", "A quoted picture");
        let post = world.says(ada, None, "See these <two>:");
        world.photo(post, "First1", "A heron");
        world.photo(post, "Second2", "The same heron, gone");
        world.posts.get_mut(&post).unwrap().quote = Some(quoted);
        post
    });
    for way in [Way::Api, Way::FxEmbed, Way::Syndication] {
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, post).await;
        assert_eq!(words(page.is(200)), ["See these <two>:"], "{way:?}: no link is left over");
        let captions = page.all("section.post > .media figcaption p");
        assert_eq!(captions, ["A heron", "The same heron, gone"], "{way:?}");
        let quote = page.words("blockquote.quote");
        assert!(quote.contains("The quoted words."), "{way:?}: {quote}");
        page.has("blockquote.quote", 1);
    }
}

#[tokio::test]
async fn a_slow_network_is_waited_for() {
    let x = X::start().await;
    let line = x.world(|world| {
        let ada = world.account("ada");
        world.line(ada, 3)
    });
    x.fails(Way::Api, "/2", Trouble::Slow(Duration::from_millis(300)));
    let service = Service::with(&x, &[Way::Api, Way::FxEmbed]).await;
    let page = service.paste(&x, line[1]).await;
    assert_eq!(words(page.is(200)), line_of("ada", 1..=3));
    assert!(x.asked(Way::FxEmbed).is_empty());
}
