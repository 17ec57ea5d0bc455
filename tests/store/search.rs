//! Finding threads again by what is in them.

use proptest::test_runner::TestRunner;
use unspool::{
    consent::Verdict,
    search::{Place, Question},
    store::{self, Found, Gone, Order, Seek},
    thread::{Embed, Inline, Item, Media, MediaKind, Post, RichText, Thread},
};

use super::{SHOWN, Shelf, at, sample};
use crate::search::typed;

fn first(order: Order) -> Seek {
    Seek { order, after: None, limit: 10 }
}

async fn ask(shelf: &Shelf, text: &str, seek: Seek) -> Found {
    shelf.read.search(&Question::read(text), seek).await.unwrap()
}

/// The handles of the authors of what is found, newest first.
async fn newest(shelf: &Shelf, text: &str) -> Vec<String> {
    let found = ask(shelf, text, first(Order::Newest)).await;
    let known: Vec<String> = found.hits.into_iter().map(|hit| hit.entry.handle).collect();
    // In the other order the same is found.
    let mut best: Vec<String> = ask(shelf, text, first(Order::Relevance))
        .await
        .hits
        .into_iter()
        .map(|hit| hit.entry.handle)
        .collect();
    let mut sorted = known.clone();
    sorted.sort();
    best.sort();
    assert_eq!(best, sorted, "{text}");
    known
}

fn post_of(thread: &mut Thread, n: usize) -> &mut Post {
    match &mut thread.trunk[n] {
        Item::Post(post) => post,
        Item::Gap(_) => panic!("a post"),
    }
}

pub(super) fn saying(author: &str, texts: &[&str], hour: i64) -> Thread {
    let names: Vec<String> = (0..texts.len()).map(|n| format!("p{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut thread = sample::thread(author, &names, 100_000);
    for (n, text) in texts.iter().enumerate() {
        let post = post_of(&mut thread, n);
        post.text = RichText::plain(text);
        post.posted_at = at(hour * 3600 + i64::try_from(n).unwrap());
    }
    thread
}

#[tokio::test]
async fn words_phrases_beginnings_and_what_must_not_be_there() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("ada", &["How the tide clock works", "It has one hand", "Fin"], 1)).await;
    shelf.keep(&saying("bob", &["A clock for the tide", "Café au lait", "Fin"], 2)).await;
    shelf.keep(&saying("cyd", &["Clockwork birds", "of Nuremberg", "Fin"], 3)).await;
    for (question, expected) in [
        ("tide", &["bob.test", "ada.test"][..]),
        ("TIDE hand", &["ada.test"]),
        ("\"tide clock\"", &["ada.test"]),
        ("\"the tide\"", &["bob.test", "ada.test"]),
        ("clock", &["bob.test", "ada.test"]),
        ("clock*", &["cyd.test", "bob.test", "ada.test"]),
        ("tide -hand", &["bob.test"]),
        ("-tide", &["cyd.test"]),
        ("-\"tide clock\" clock*", &["cyd.test", "bob.test"]),
        ("cafe", &["bob.test"]),
        ("CAFÉ", &["bob.test"]),
        ("cyd", &["cyd.test"]),
        ("lock", &[]),
        ("text", &[]),
        ("author:tide", &[]),
        ("\"clock works it\"", &[]),
    ] {
        assert_eq!(newest(&shelf, question).await, expected, "{question}");
    }
}

#[tokio::test]
async fn scripts_without_spaces_are_searched_by_any_piece_of_them() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("jp", &["東京タワーに登った。京都は明日", "二", "三"], 1)).await;
    shelf.keep(&saying("th", &["ภาษาไทยไม่มีช่องว่าง", "สอง", "สาม"], 2)).await;
    shelf.keep(&saying("kr", &["서울에서 부산까지", "둘", "셋"], 3)).await;
    for (question, expected) in [
        ("東京", &["jp.test"][..]),
        ("京タワ", &["jp.test"]),
        ("東京都", &[]),
        ("都", &["jp.test"]),
        ("京", &["jp.test"]),
        ("タワー 明日", &["jp.test"]),
        ("二", &["jp.test"]),
        ("ไทย", &["th.test"]),
        ("ช่องว่าง", &["th.test"]),
        ("서울", &["kr.test"]),
        ("산까지", &["kr.test"]),
        ("登京", &[]),
    ] {
        assert_eq!(newest(&shelf, question).await, expected, "{question}");
    }
}

#[tokio::test]
async fn filters_narrow_by_author_network_language_day_tag_and_what_is_in_a_thread() {
    let shelf = Shelf::new().await;
    let mut ada = saying("ada", &["One", "Two", "Three"], 1);
    post_of(&mut ada, 1).media.push(Media {
        kind: MediaKind::Video,
        url: "https://cdn.test/v.mp4".parse().unwrap(),
        preview: None,
        alt: Some("A lighthouse at dusk".to_owned()),
        size: None,
        focus: None,
        captions: Vec::new(),
    });
    post_of(&mut ada, 2).tags = vec!["TideClock".to_owned()];
    shelf.keep(&ada).await;
    let mut bob = saying("bob", &["One", "Two", "Three"], 30);
    for n in 0..3 {
        post_of(&mut bob, n).language = Some("pt-BR".to_owned());
    }
    let quoted = post_of(&mut ada, 0).clone();
    post_of(&mut bob, 0).embeds.push(Embed::Quote(Box::new(quoted)));
    let url = "https://network.test/tags/sea".parse().unwrap();
    let tag = Inline::Tag { name: "sea".to_owned(), url };
    post_of(&mut bob, 1).text = RichText::from_runs(vec![tag]);
    shelf.keep(&bob).await;
    let day = at(30 * 3600).strftime("%Y-%m-%d").to_string();
    let since = format!("since:{day}");
    let before = format!("until:{}", at(30 * 3600 - 86_400).strftime("%Y-%m-%d"));
    for (question, expected) in [
        ("one", &["bob.test", "ada.test"][..]),
        ("from:ada", &["ada.test"]),
        ("from:@ada.test", &["ada.test"]),
        ("from:ad", &[]),
        ("one -from:ada", &["bob.test"]),
        ("network:bluesky", &["bob.test", "ada.test"]),
        ("network:x", &[]),
        ("lang:pt", &["bob.test"]),
        ("lang:pt-br", &["bob.test"]),
        ("lang:en", &["ada.test"]),
        ("has:video", &["ada.test"]),
        ("has:media", &["ada.test"]),
        ("has:quote", &["bob.test"]),
        ("has:poll", &[]),
        ("lighthouse", &["ada.test"]),
        ("#tideclock", &["ada.test"]),
        ("#sea", &["bob.test"]),
        ("sea", &["bob.test"]),
        (&since, &["bob.test"]),
        (&before, &["ada.test"]),
        ("since:2200", &[]),
    ] {
        assert_eq!(newest(&shelf, question).await, expected, "{question}");
    }
    let found = ask(&shelf, "lighthouse", first(Order::Relevance)).await;
    let [snippet] = &found.hits[0].snippets[..] else { panic!("{found:?}") };
    assert_eq!((snippet.post, snippet.place), (2, Place::Alt));
}

#[tokio::test]
async fn what_is_found_is_shown_in_its_place_and_marked() {
    let shelf = Shelf::new().await;
    let filler = "word ".repeat(60);
    let second = format!("{filler}the Tide\nClock {filler}");
    shelf.keep(&saying("ada", &["Begin", &second, "東京タワー and the end"], 1)).await;
    let found = ask(&shelf, "\"tide clock\" タワ begin", first(Order::Relevance)).await;
    let marked: Vec<(usize, Vec<&str>)> = found.hits[0]
        .snippets
        .iter()
        .map(|it| (it.post, it.pieces.iter().filter(|p| p.found).map(|p| &*p.text).collect()))
        .collect();
    assert_eq!(marked, [(1, vec!["Begin"]), (2, vec!["Tide Clock"]), (3, vec!["タワ"])]);
    let pieces = &found.hits[0].snippets[1].pieces;
    assert!(pieces[0].text.starts_with('…') && pieces[0].text.len() < 80, "{pieces:?}");
    assert!(pieces[2].text.ends_with('…'));
    assert!(pieces.iter().map(|it| it.text.len()).sum::<usize>() < 300);

    let mut warned = saying("eve", &["Secret ending", "two", "three"], 2);
    post_of(&mut warned, 0).warning = Some("Spoilers".to_owned());
    shelf.keep(&warned).await;
    let found = ask(&shelf, "secret", first(Order::Relevance)).await;
    assert_eq!(found.hits.len(), 1);
    assert!(found.hits[0].snippets.is_empty(), "words behind a warning are not shown");
}

#[tokio::test]
async fn a_thread_that_goes_or_may_not_be_found_leaves_no_hit() {
    let shelf = Shelf::new().await;
    let secret = |user: &str| saying(user, &["Xylophone", "two", "three"], 1);
    for user in ["a", "b", "c", "d"] {
        shelf.keep(&secret(user)).await;
    }
    assert_eq!(newest(&shelf, "xylophone").await.len(), 4);
    shelf.write.forget(&sample::name("a", "p0"), Gone::Removed, at(200_000)).await.unwrap();
    assert_eq!(newest(&shelf, "xylophone").await.len(), 3);
    let mut expiring = secret("b");
    expiring.fetched_at = at(100_001);
    let verdict = Verdict { until: Some(at(150_000)), ..SHOWN };
    shelf.write.keep(&expiring, &expiring.root, &verdict).await.unwrap();
    shelf.write.purge(at(150_001)).await.unwrap();
    assert_eq!(newest(&shelf, "xylophone").await.len(), 2);
    for verdict in [Verdict { index: false, ..SHOWN }, Verdict { list: false, ..SHOWN }] {
        let unseen = secret("c");
        shelf.write.keep(&unseen, &unseen.root, &verdict).await.unwrap();
        assert_eq!(newest(&shelf, "xylophone").await, ["d.test"]);
        shelf.keep(&unseen).await;
        assert_eq!(newest(&shelf, "xylophone").await.len(), 2);
    }
    // Its words change; and its first post turns out to be a later one of another thread.
    shelf.keep(&saying("d", &["Glockenspiel", "two", "three"], 1)).await;
    assert_eq!(newest(&shelf, "xylophone").await, ["c.test"]);
    assert_eq!(newest(&shelf, "glockenspiel").await, ["d.test"]);
    let mut longer = sample::thread("c", &["p9", "p0", "p1", "p2"], 100_002);
    post_of(&mut longer, 0).text = RichText::plain("Marimba");
    shelf.keep(&longer).await;
    assert_eq!(newest(&shelf, "xylophone").await, [""; 0]);
    assert_eq!(newest(&shelf, "marimba").await, ["c.test"]);
}

#[tokio::test]
async fn a_thread_that_its_address_alone_leads_to_is_not_counted_until_it_grows() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("ada", &["Xylophone", "two", "three"], 1)).await;
    let (short, long) = (["Xylophone", "two"], ["Xylophone", "two", "three"]);
    // It begins short, grows, and loses a post again; then its author says no, and yes.
    for (texts, verdict, there) in [
        (&short[..], SHOWN, false),
        (&long, SHOWN, true),
        (&short, SHOWN, false),
        (&long, SHOWN, true),
        (&long, Verdict { index: false, ..SHOWN }, false),
        (&long, SHOWN, true),
    ] {
        let thread = saying("bob", texts, 2);
        shelf.write.keep(&thread, &thread.root, &verdict).await.unwrap();
        let expected: &[&str] = if there { &["bob.test", "ada.test"] } else { &["ada.test"] };
        for order in [Order::Newest, Order::Relevance] {
            let found = ask(&shelf, "xylophone", first(order)).await;
            assert_eq!((found.count as usize, found.more), (expected.len(), false), "{texts:?}");
        }
        assert_eq!(newest(&shelf, "xylophone").await, expected, "{texts:?}");
    }
    // Nor does going through what was kept before bring it in.
    shelf.keep(&saying("cyd", &short, 3)).await;
    while shelf.write.catch_up(10).await.unwrap() {}
    assert_eq!(ask(&shelf, "xylophone", first(Order::Newest)).await.count, 2);
}

#[tokio::test]
async fn leafing_through_shows_each_thread_once_in_both_orders_while_others_arrive() {
    for order in [Order::Newest, Order::Relevance] {
        let shelf = Shelf::new().await;
        for n in 0..70 {
            let text = if n % 3 == 0 { "A tide" } else { "A word" };
            // Many begin in the same second.
            shelf.keep(&saying(&format!("n{n:02}"), &[text, "tide", "end"], n / 66)).await;
        }
        let (mut seen, mut after) = (Vec::new(), None);
        for round in 0.. {
            let found = ask(&shelf, "tide", Seek { order, after, limit: 9 }).await;
            seen.extend(found.hits.into_iter().map(|hit| hit.entry.handle));
            assert_eq!((found.count, found.more), (70, false), "{order:?} {round}");
            after = found.next;
            if after.is_none() {
                break;
            }
            shelf.keep(&saying(&format!("new{round}"), &["tide", "tide", "end"], 90 + round)).await;
        }
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!((seen.len(), sorted.len()), (70, 70), "{order:?}");
    }
}

#[tokio::test]
async fn what_answers_better_stands_first() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("late", &["Something else", "where a clock and the tide", "end"], 5)).await;
    shelf.keep(&saying("apt", &["The tide clock", "tide, clock", "end"], 3)).await;
    let far = format!("tide {} clock", "word ".repeat(50));
    shelf.keep(&saying("far", &["Nothing", &far, "end"], 4)).await;
    let found = ask(&shelf, "tide clock", first(Order::Relevance)).await;
    let handles: Vec<&str> = found.hits.iter().map(|hit| &*hit.entry.handle).collect();
    assert_eq!(handles, ["apt.test", "late.test", "far.test"]);
}

#[tokio::test]
async fn threads_that_were_kept_before_there_was_search_are_found_after_catching_up() {
    let shelf = Shelf::new().await;
    for n in 0..7 {
        shelf.keep(&saying(&format!("n{n}"), &["Tide", "two", "three"], n)).await;
    }
    let hidden = saying("hidden", &["Tide", "two", "three"], 9);
    let verdict = Verdict { index: false, ..SHOWN };
    shelf.write.keep(&hidden, &hidden.root, &verdict).await.unwrap();
    // As an older program left it.
    let path = shelf.folder.path().join("unspool.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query("DELETE FROM searched").execute(&pool).await.unwrap();
    pool.close().await;
    assert_eq!(newest(&shelf, "tide").await.len(), 0);
    assert!(shelf.write.catch_up(3).await.unwrap());
    // Interrupted, and taken up by another run; meanwhile one is read anew.
    shelf.keep(&saying("n6", &["Tide", "two", "three", "four"], 6)).await;
    let again = store::open(&super::url(&shelf.folder)).await.unwrap();
    let mut rounds = 0;
    while again.catch_up(3).await.unwrap() {
        rounds += 1;
    }
    assert_eq!(rounds, 2, "three of eight were done");
    assert!(!again.catch_up(3).await.unwrap(), "nothing is done twice");
    assert_eq!(newest(&shelf, "tide").await.len(), 7);
}

#[tokio::test]
async fn what_was_taken_out_does_not_stay_legible_in_the_index() {
    let shelf = Shelf::new().await;
    for n in 0..30 {
        shelf.keep(&saying(&format!("n{n}"), &["Tide", "two", "three"], n)).await;
    }
    shelf.keep(&saying("taken", &["Xylophone", "two", "three"], 40)).await;
    let hidden = saying("hidden", &["Xylophone", "two", "three"], 41);
    shelf.keep(&hidden).await;
    let path = shelf.folder.path().join("unspool.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let legible = async || -> i64 {
        let statement =
            "SELECT count(*) FROM words_data WHERE instr(block, CAST('ylophone' AS BLOB))";
        sqlx::query_scalar(statement).fetch_one(&pool).await.unwrap()
    };
    assert!(legible().await > 0);
    assert!(!shelf.write.tidy().await.unwrap(), "nothing was taken out yet");
    shelf.write.forget(&sample::name("taken", "p0"), Gone::Removed, at(200_000)).await.unwrap();
    let verdict = Verdict { index: false, ..SHOWN };
    shelf.write.keep(&hidden, &hidden.root, &verdict).await.unwrap();
    let mut steps = 0;
    while shelf.write.tidy().await.unwrap() {
        steps += 1;
        assert!(steps < 100);
    }
    assert_eq!(legible().await, 0);
    assert_eq!(ask(&shelf, "tide", first(Order::Newest)).await.count, 30);
}

#[test]
fn whatever_is_typed_the_index_takes_it() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = runtime.block_on(async {
        let store = store::open("sqlite::memory:").await.unwrap();
        let thread = saying("ada", &["a tide 東京 ภาษา", "from lang since", "end"], 1);
        store.keep(&thread, &thread.root, &SHOWN).await.unwrap();
        store
    });
    let hostile = [
        "\"",
        "\"\"",
        "*",
        "^a",
        "a\"b",
        "NOT",
        "a NOT",
        "NEAR(",
        "NEAR(a b, 2)",
        "a + b",
        "{x}:y",
        "-",
        "--",
        "-\"",
        "from:",
        "from:\"",
        "(((",
        "a AND OR b",
        "'; DROP TABLE threads; --",
        "\u{0}",
        "a\u{0}b*",
        "😀",
        "\u{202e}x",
        "a:b:c",
        "since:until:",
        "\\",
        "%_",
        "words MATCH x",
    ];
    let ask = |text: &str| {
        for order in [Order::Newest, Order::Relevance] {
            runtime.block_on(store.search(&Question::read(text), first(order))).unwrap();
        }
    };
    hostile.into_iter().for_each(ask);
    ask(&"x".repeat(10_000));
    ask(&"\"a ".repeat(3000));
    ask(&"-a (b* ".repeat(3000));
    TestRunner::default()
        .run(&typed(), |text| {
            ask(&text);
            Ok(())
        })
        .unwrap();
}
