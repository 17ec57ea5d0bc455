//! The page that started it all: `tests/fixtures/x/seed` says what it is. Through each of the three
//! ways its thread becomes the same page, and the page says what that one said.

use scraper::{Html, Selector};
use serde::Deserialize;
use unspool::web::Bot;

use super::{via, words};
use crate::support::{
    answer::Answer,
    x::{Id, Piece, Service, WAYS, Way, X},
};

const PAGE: &str = include_str!("../fixtures/x/seed/page.txt");

/// How many of its lines are posts.
const POSTS: usize = 9;

#[derive(Deserialize)]
struct Seed {
    author: String,
    accounts: Vec<Account>,
    posts: Vec<Post>,
}

#[derive(Deserialize)]
struct Account {
    id: String,
    handle: String,
    name: String,
}

#[derive(Deserialize)]
struct Post {
    id: String,
    written_at: jiff::Timestamp,
    pieces: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Words { words: String },
    Link { link: String, short: String },
    Mention { mention: String },
}

/// A scripted X with that thread, and its posts.
async fn seeded() -> (X, Vec<Id>) {
    let seed: Seed = serde_json::from_str(include_str!("../fixtures/x/seed/thread.json")).unwrap();
    let x = X::start().await;
    let line = x.world(|world| {
        for Account { id, handle, name } in &seed.accounts {
            let id = id.parse().unwrap();
            let (handle, name) = (handle.clone(), name.clone());
            world.accounts.insert(id, crate::support::x::Account { id, handle, name });
        }
        let author = world.named(&seed.author).unwrap().id;
        let mut line: Vec<Id> = Vec::new();
        for post in &seed.posts {
            let id: Id = post.id.parse().unwrap();
            assert_eq!(id, crate::support::x::id_at(post.written_at), "the time is in the id");
            let pieces = post.pieces.iter().map(|part| match part {
                Part::Words { words } => Piece::Words(words.clone()),
                Part::Link { link, short } => {
                    Piece::Link { short: short.clone(), long: link.clone() }
                }
                Part::Mention { mention } => Piece::Mention(mention.clone()),
            });
            world.post_as(id, author, line.last().copied(), pieces.collect());
            line.push(id);
        }
        line
    });
    (x, line)
}

/// The page of the thread through one of the ways, from its last post.
async fn through(way: Way) -> Answer {
    let (x, line) = seeded().await;
    let service = Service::with(&x, &[way]).await;
    service.paste(&x, line[POSTS - 1]).await
}

/// What the article sets aside: the page says "as posted" that it stands before the first words.
const MARK: &str = "(THREAD)";

/// A line of the page, without the space at its end.
fn line(n: usize) -> &'static str {
    PAGE.lines().nth(n).unwrap().trim_end()
}

fn article(page: &Answer) -> String {
    let html = Html::parse_document(&page.text());
    html.select(&Selector::parse("article").unwrap()).next().unwrap().html()
}

#[tokio::test]
async fn the_nine_posts_are_nine_paragraphs_in_order_word_for_word() {
    for way in WAYS {
        let page = through(way).await;
        page.is(200).has("section.post", POSTS).has("section.post > p[dir]:not(.mark)", POSTS);
        assert_eq!(page.words("#p1 .mark .aside"), MARK, "{way:?}");
        for (n, words) in words(&page).iter().enumerate() {
            assert_eq!(words, line(n).trim_start_matches(MARK).trim_start(), "{way:?}");
        }
        assert_eq!(page.words(".receipt"), "All 9 posts", "{way:?}");
    }
}

#[tokio::test]
async fn links_and_names_lead_where_they_say() {
    for way in WAYS {
        let page = through(way).await;
        let links = page.attributes("section.post > p[dir]:not(.mark) a:not(.mention)", "href");
        let full = [
            "https://www.economist.com/china/2020/12/10/how-chinas-communist-party-trains-foreign-politicians",
            "https://www.ccpwatch.org/weekly-report-1",
        ];
        assert_eq!(links, full, "{way:?}");
        assert_eq!(page.all("section.post > p[dir]:not(.mark) a:not(.mention)"), full, "{way:?}");
        let names = ["CHackenesch", "sinopsiscz", "DaveShullman", "Anne_MarieBrady", "JirousFilip"];
        let shown = page.all("a.mention");
        assert_eq!(shown, names.map(|name| format!("@{name}")), "{way:?}");
        let profiles = page.attributes("a.mention", "href");
        assert_eq!(profiles, names.map(|name| format!("https://x.com/{name}")), "{way:?}");
        assert!(!page.text().contains("t.co/"), "{way:?}");
    }
}

#[tokio::test]
async fn the_page_is_the_same_whichever_way_it_was_read() {
    let [api, fxembed, syndication] =
        [through(Way::Api).await, through(Way::FxEmbed).await, through(Way::Syndication).await];
    assert_eq!(article(&api), article(&fxembed));
    assert_eq!(article(&api), article(&syndication));
    let ways = [via(&api), via(&fxembed), via(&syndication)];
    assert!(ways[0] != ways[1] && ways[1] != ways[2] && ways[0] != ways[2], "{ways:?}");
}

#[tokio::test]
async fn below_it_stands_whom_to_follow_how_to_ask_and_what_others_unrolled() {
    let (x, line_of_posts) = seeded().await;
    for way in WAYS {
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, line_of_posts[POSTS - 1]).await;
        assert_eq!(page.words(".follow"), line(POSTS), "{way:?}");
        assert_eq!(page.attributes(".follow a", "href"), ["https://x.com/gadyepstein"]);
        page.has(".tip", 0);
        let heading = page.words("section.latest h2");
        assert!(PAGE.contains(&format!("{heading}:")), "{heading}");
    }

    let service = Service::with_site(&x, &WAYS, |site| {
        site.bots = vec![Bot {
            handle: "twtextapp".to_owned(),
            network: "X".to_owned(),
            url: "https://x.com/twtextapp".parse().unwrap(),
        }];
    })
    .await;
    let page = service.paste(&x, line_of_posts[0]).await;
    let tip = page.words(".tip");
    assert_eq!(tip.replace("on a thread", "on a Twitter thread"), line(POSTS + 1));
}

#[tokio::test]
async fn in_place_of_the_cookie_notice_stands_a_link_to_what_is_kept_in_the_browser() {
    let (x, posts) = seeded().await;
    let service = Service::with(&x, &[Way::Syndication]).await;
    let page = service.paste(&x, posts[POSTS - 1]).await;
    assert!(page.header("set-cookie").is_empty());
    assert!(!page.text().contains("you are consenting"));
    let notice = page.words("a[href='/privacy']");
    assert!(notice.to_lowercase().contains("cookie"), "{notice}");
    let privacy = service.get("/privacy").await;
    let words = privacy.is(200).words("main");
    assert!(words.contains("None, unless you save how pages look"), "{words}");
    assert!(privacy.header("set-cookie").is_empty());
}
