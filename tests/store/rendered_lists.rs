//! Pages of lists that were rendered are there as long as all that they show is the same, and no longer.

use jiff::{SignedDuration, Timestamp};
use unspool::{
    consent::Verdict,
    store::{Cursor, Gone, Page, RenderedList, Stretch},
    thread::{Item, Post, Thread},
};

use super::{SHOWN, Shelf, at, sample};

const POSTS: [&str; 3] = ["a", "b", "c"];

/// As many as a page shows, and the one too many.
const LIMIT: u32 = 21;

/// Pages of a shelf of sixty threads, which were unrolled ten seconds apart.
const TOP: i64 = 1;
const MIDDLE: i64 = 2;
const BOTTOM: i64 = 3;
const UPWARD: i64 = 4;
const NETWORK: i64 = 5;
const AUTHOR: i64 = 6;
const ALL: [i64; 6] = [TOP, MIDDLE, BOTTOM, UPWARD, NETWORK, AUTHOR];

fn page(id: i64) -> RenderedList {
    RenderedList {
        id,
        address: "latest?after=1-2".to_owned(),
        good_until: None,
        noindex: true,
        threads: vec!["n/a/1".to_owned(), "n/a/2".to_owned()],
        edition: "first".to_owned(),
        tag: "W/\"a tag\"".to_owned(),
        bytes: vec![7; 1000],
    }
}

/// The n-th thread of the shelf.
fn thread(n: i64) -> Thread {
    sample::thread(&format!("n{n:02}"), &POSTS, n * 10)
}

fn first_post(thread: &mut Thread) -> &mut Post {
    let Some(Item::Post(post)) = thread.trunk.first_mut() else { panic!("a post") };
    post
}

async fn read(shelf: &Shelf, list: &str, page: Page) -> Stretch {
    let entries = shelf.read.within(list, page).await.unwrap();
    Stretch { list: list.to_owned(), page, entries }
}

async fn file(shelf: &Shelf, id: i64, list: &str, page: Page) {
    let shown = read(shelf, list, page).await;
    shelf.write.keep_rendered_list(&self::page(id), &shown, at(id)).await.unwrap();
    assert!(is_there(shelf, id).await, "{id}");
}

async fn is_there(shelf: &Shelf, id: i64) -> bool {
    shelf.read.rendered_list(id, at(0)).await.unwrap().is_some()
}

async fn place(shelf: &Shelf, n: i64) -> Cursor {
    let all = shelf.read.latest(Page::First(99)).await.unwrap();
    let name = format!("n{n:02}.test");
    all.iter().find(|entry| entry.handle == name).unwrap().cursor
}

async fn shelf() -> Shelf {
    let shelf = Shelf::new().await;
    for n in 0..60 {
        shelf.keep(&thread(n)).await;
    }
    // Threads 59 to 40, 39 to 20, 19 to 0, 39 to 20 again.
    file(&shelf, TOP, "latest", Page::First(LIMIT)).await;
    file(&shelf, MIDDLE, "Latest", Page::After(place(&shelf, 40).await, LIMIT)).await;
    file(&shelf, BOTTOM, "latest", Page::After(place(&shelf, 20).await, LIMIT)).await;
    file(&shelf, UPWARD, "latest", Page::Before(place(&shelf, 19).await, LIMIT)).await;
    file(&shelf, NETWORK, "bluesky", Page::First(LIMIT)).await;
    file(&shelf, AUTHOR, "bluesky/N30.test", Page::First(LIMIT)).await;
    shelf
}

/// Exactly these pages are gone.
async fn lost(shelf: &Shelf, gone: &[i64], why: &str) {
    for id in ALL {
        assert_ne!(is_there(shelf, id).await, gone.contains(&id), "page {id}: {why}");
    }
}

#[tokio::test]
async fn a_page_comes_back_as_it_was_until_its_ages_are_over() {
    let shelf = Shelf::new().await;
    shelf.keep(&thread(1)).await;
    let shown = read(&shelf, "latest", Page::First(LIMIT)).await;
    let until = Some(at(50));
    let aged = RenderedList { good_until: until, noindex: false, ..page(1) };
    shelf.write.keep_rendered_list(&aged, &shown, at(1)).await.unwrap();
    let before = at(50) - SignedDuration::from_millis(1);
    assert_eq!(shelf.read.rendered_list(1, before).await.unwrap(), Some(aged));
    assert_eq!(shelf.read.rendered_list(1, at(50)).await.unwrap(), None);
    assert_eq!(shelf.read.rendered_list(2, at(1)).await.unwrap(), None);
    let newer = RenderedList { tag: "another".to_owned(), bytes: vec![8; 10], ..page(1) };
    shelf.write.keep_rendered_list(&newer, &shown, at(2)).await.unwrap();
    let ever = Timestamp::MAX;
    assert_eq!(shelf.read.rendered_list(1, ever).await.unwrap(), Some(newer));
}

#[tokio::test]
async fn a_new_thread_takes_out_the_first_pages_of_its_lists_alone() {
    let shelf = shelf().await;
    lost(&shelf, &[], "nothing happened").await;
    shelf.keep(&sample::thread("new", &POSTS, 900)).await;
    lost(&shelf, &[TOP, NETWORK], "a new thread").await;
}

#[tokio::test]
async fn an_old_thread_takes_out_the_pages_between_whose_threads_it_belongs() {
    for (second, pages) in [
        (305, &[MIDDLE, UPWARD][..]),
        (395, &[TOP, MIDDLE, UPWARD, NETWORK]),
        (55, &[BOTTOM]),
        (-500, &[BOTTOM]),
        (455, &[TOP, NETWORK]),
    ] {
        let shelf = shelf().await;
        let mut old = sample::thread("old", &POSTS, 900);
        old.archived = true;
        let Some(Item::Post(last)) = old.trunk.last_mut() else { panic!("a post") };
        last.posted_at = at(second);
        shelf.keep(&old).await;
        lost(&shelf, pages, &format!("one of second {second}")).await;
    }
}

#[tokio::test]
async fn a_thread_that_was_read_again_and_is_the_same_takes_nothing_out() {
    let shelf = shelf().await;
    for n in [59, 39, 30, 19, 0] {
        let again = Thread { fetched_at: at(950), ..thread(n) };
        shelf.keep(&again).await;
        shelf.write.checked(&again.root, at(990)).await.unwrap();
    }
    lost(&shelf, &[], "nothing that a list shows has changed").await;
}

type Change = fn(&mut Thread);

#[tokio::test]
async fn what_changed_in_an_entry_takes_out_the_pages_it_stands_on() {
    let changes: [(&str, Change); 6] = [
        ("its title", |it| first_post(it).text = unspool::thread::RichText::plain("Other words")),
        ("its author's name", |it| it.author.name = "Another".to_owned()),
        ("its author's handle", |it| it.author.handle = "other.test".to_owned()),
        ("its author's picture", |it| it.author.avatar = "https://cdn.test/a.png".parse().ok()),
        ("its length", |it| it.trunk.truncate(2)),
        ("its language", |it| {
            for item in &mut it.trunk {
                if let Item::Post(post) = item {
                    post.language = Some("de".to_owned());
                }
            }
        }),
    ];
    for (what, change) in changes {
        let shelf = shelf().await;
        let mut other = thread(30);
        change(&mut other);
        shelf.keep(&other).await;
        lost(&shelf, &[MIDDLE, UPWARD, AUTHOR], what).await;
    }
    let shelf = shelf().await;
    let quiet = Verdict { index: false, ..SHOWN };
    shelf.write.keep(&thread(45), &thread(45).root, &quiet).await.unwrap();
    lost(&shelf, &[TOP, NETWORK], "search engines may not know of it").await;
}

#[tokio::test]
async fn a_thread_that_leaves_takes_the_pages_along_that_showed_it() {
    let shelf = shelf().await;
    shelf.write.forget(&thread(45).root, Gone::Refused, at(901)).await.unwrap();
    lost(&shelf, &[TOP, NETWORK], "its author refused").await;

    // It is the one too many of the page above, and the place from which another begins.
    let shelf = self::shelf().await;
    shelf.write.forget(&thread(19).root, Gone::Deleted, at(901)).await.unwrap();
    lost(&shelf, &[MIDDLE, BOTTOM, UPWARD], "deleted at the seam").await;

    let shelf = self::shelf().await;
    let unlisted = Verdict { list: false, ..SHOWN };
    shelf.write.keep(&thread(30), &thread(30).root, &unlisted).await.unwrap();
    lost(&shelf, &[MIDDLE, UPWARD, AUTHOR], "it may stand in lists no longer").await;

    let shelf = self::shelf().await;
    let short = Verdict { until: Some(at(950)), ..SHOWN };
    shelf.write.keep(&thread(5), &thread(5).root, &short).await.unwrap();
    lost(&shelf, &[], "how long it is kept is not shown").await;
    assert_eq!(shelf.write.purge(at(951)).await.unwrap(), 1);
    lost(&shelf, &[BOTTOM], "its time is up").await;

    // Somebody else has its author's handle, and its address, now.
    let shelf = self::shelf().await;
    let mut usurper = sample::thread("other", &POSTS, 900);
    usurper.address = thread(30).address;
    shelf.keep(&usurper).await;
    lost(&shelf, &[TOP, MIDDLE, UPWARD, NETWORK, AUTHOR], "its handle is somebody else's").await;
}

#[tokio::test]
async fn a_thread_that_becomes_part_of_another_takes_its_pages_along() {
    let shelf = shelf().await;
    let whole = sample::thread("n30", &["z", "a", "b", "c"], 900);
    shelf.keep(&whole).await;
    assert_eq!(shelf.find(&thread(30).root).await.as_ref(), Some(&whole));
    lost(&shelf, &[MIDDLE, UPWARD, AUTHOR], "it begins with another post").await;
}

#[tokio::test]
async fn a_tag_more_or_less_is_the_business_of_the_tags_list() {
    let shelf = shelf().await;
    let with = |n: i64, tag: &str| {
        let mut thread = thread(n);
        first_post(&mut thread).tags = vec![tag.to_owned()];
        thread
    };
    shelf.keep(&with(10, "rust")).await;
    lost(&shelf, &[], "a tag is not shown in lists").await;
    file(&shelf, 7, "tag/rust", Page::First(LIMIT)).await;
    shelf.keep(&with(30, "trees")).await;
    assert!(is_there(&shelf, 7).await, "another tag");
    shelf.keep(&with(20, "rust")).await;
    assert!(!is_there(&shelf, 7).await, "one thread more");
    file(&shelf, 7, "tag/rust", Page::First(LIMIT)).await;
    shelf.keep(&thread(10)).await;
    assert!(!is_there(&shelf, 7).await, "one thread less");
    lost(&shelf, &[], "all other lists are as they were").await;
}

/// Numbers as they come; the same each time.
fn dice(seed: &mut u64, sides: u64) -> i64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    i64::try_from((*seed >> 33) % sides).unwrap()
}

#[tokio::test]
async fn whatever_happens_no_page_stays_that_shows_what_is_not_so_any_more() {
    let (shelf, seed) = (Shelf::new().await, &mut 7);
    // Many share a moment, and many pages begin and end within it.
    let moved = |name: i64, title: i64, second: i64| {
        let mut thread = sample::thread(&format!("n{name}"), &POSTS, 900);
        thread.archived = true;
        let words = format!("Title {title}");
        first_post(&mut thread).text = unspool::thread::RichText::plain(&words);
        let Some(Item::Post(last)) = thread.trunk.last_mut() else { panic!("a post") };
        last.posted_at = at(second);
        thread
    };
    for n in 0..70 {
        shelf.keep(&moved(n, 0, dice(seed, 20))).await;
    }
    let mut pages: Vec<(i64, Stretch)> = Vec::new();
    let (mut lost, mut stayed) = (0, 0);
    for round in 0..16 {
        let entries = shelf.read.latest(Page::First(200)).await.unwrap();
        let places = entries.iter().map(|entry| entry.cursor);
        let around = places.flat_map(|it| [Page::After(it, LIMIT), Page::Before(it, LIMIT)]);
        pages.clear();
        for (id, wanted) in (0..).zip(around.chain([Page::First(LIMIT)])) {
            let shown = read(&shelf, "latest", wanted).await;
            shelf.write.keep_rendered_list(&page(id), &shown, at(0)).await.unwrap();
            assert!(is_there(&shelf, id).await, "{wanted:?}");
            pages.push((id, shown));
        }
        let somebody = dice(seed, 70);
        match round % 4 {
            0 => drop(shelf.keep(&moved(100 + round, 0, dice(seed, 20))).await),
            1 => drop(shelf.keep(&moved(somebody, round, 0)).await),
            _ => {
                let root = moved(somebody, 0, 0).root;
                shelf.write.forget(&root, Gone::Refused, at(round)).await.unwrap();
            }
        }
        for (id, shown) in &pages {
            let now = read(&shelf, "latest", shown.page).await;
            let stays = is_there(&shelf, *id).await;
            assert!(!stays || now == *shown, "{round}: {:?}", shown.page);
            (lost, stayed) = (lost + usize::from(!stays), stayed + usize::from(stays));
        }
    }
    assert!(lost > 300 && stayed > 300, "{lost} {stayed}");
}

#[tokio::test]
async fn a_page_of_what_is_not_so_any_more_is_not_kept() {
    let shelf = shelf().await;
    let keep = async |id, shown: &Stretch| {
        shelf.write.keep_rendered_list(&page(id), shown, at(1)).await.unwrap();
        is_there(&shelf, id).await
    };
    let (first, third) = (Page::First(LIMIT), Page::After(place(&shelf, 20).await, LIMIT));
    let (top, bottom) = (read(&shelf, "latest", first).await, read(&shelf, "latest", third).await);
    shelf.keep(&sample::thread("new", &POSTS, 900)).await;
    assert!(!keep(11, &top).await, "a thread came after it was read");
    assert!(keep(12, &bottom).await, "nothing happened there");
    let mut changed = thread(10);
    first_post(&mut changed).text = unspool::thread::RichText::plain("Other words");
    shelf.keep(&changed).await;
    assert!(!keep(13, &bottom).await, "a title is another one now");
}

#[tokio::test]
async fn a_page_of_a_place_where_nothing_stands_is_not_kept() {
    let shelf = shelf().await;
    let real = place(&shelf, 40).await;
    let places = [
        (Cursor { at: real.at + 1, ..real }, false),
        (Cursor { id: real.id + 1, ..real }, false),
        (real, true),
    ];
    for (id, (place, is_kept)) in (11..).zip(places) {
        for (id, page) in [(id, Page::After(place, LIMIT)), (id + 10, Page::Before(place, LIMIT))] {
            let shown = read(&shelf, "latest", page).await;
            shelf.write.keep_rendered_list(&self::page(id), &shown, at(1)).await.unwrap();
            assert_eq!(is_there(&shelf, id).await, is_kept, "{page:?}");
        }
    }
    // Nor is a longer one than the triggers count on.
    let shown = read(&shelf, "latest", Page::First(LIMIT + 1)).await;
    shelf.write.keep_rendered_list(&page(31), &shown, at(1)).await.unwrap();
    assert!(!is_there(&shelf, 31).await);
}

#[tokio::test]
async fn those_of_other_editions_the_aged_and_the_oldest_beyond_the_budget_go() {
    let shelf = Shelf::new().await;
    shelf.keep(&thread(1)).await;
    let shown = read(&shelf, "latest", Page::First(LIMIT)).await;
    for id in 1..=9 {
        let edition = if id % 2 == 0 { "second" } else { "first" }.to_owned();
        let good_until = (id == 7).then(|| at(60));
        let page = RenderedList { edition, good_until, ..page(id) };
        shelf.write.keep_rendered_list(&page, &shown, at(id)).await.unwrap();
    }
    assert_eq!(shelf.write.trim_rendered_lists("first", 3000, at(60)).await.unwrap(), 4 + 1 + 1);
    for id in 1..=9 {
        assert_eq!(is_there(&shelf, id).await, [3, 5, 9].contains(&id), "{id}");
    }
    assert_eq!(shelf.write.trim_rendered_lists("first", 3000, at(60)).await.unwrap(), 0);
}
