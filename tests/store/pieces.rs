//! Finding threads by the beginnings and pieces of their words, and how far a search goes.

use unspool::{
    search::{Note, Question},
    store::{self, Found, Gone, Order, Seek},
    thread::Thread,
};

use super::{SHOWN, Shelf, at, sample, search::saying};

async fn ask(shelf: &Shelf, text: &str) -> Found {
    let seek = Seek { order: Order::Relevance, after: None, limit: 10 };
    shelf.read.search(&Question::read(text), seek).await.unwrap()
}

async fn found(shelf: &Shelf, text: &str) -> Vec<String> {
    let hits = ask(shelf, text).await.hits;
    let mut handles: Vec<String> = hits.into_iter().map(|hit| hit.entry.handle).collect();
    handles.sort();
    handles
}

async fn pool(shelf: &Shelf) -> sqlx::SqlitePool {
    let path = shelf.folder.path().join("unspool.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    sqlx::SqlitePool::connect_with(options).await.unwrap()
}

#[tokio::test]
async fn a_piece_of_a_word_finds_it_and_the_whole_word_is_marked() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("ada", &["Threads were unspooled", "by hand", "Fin"], 1)).await;
    shelf.keep(&saying("bob", &["A spool of yarn", "Ünspool the café", "Fin"], 2)).await;
    shelf.keep(&saying("cyd", &["Подмосковные вечера", "two", "Fin"], 3)).await;
    for (question, expected) in [
        ("*spool*", &["ada.test", "bob.test"][..]),
        ("*SPOOL", &["bob.test"]),
        ("*pooled", &["ada.test"]),
        ("*nspo*", &["ada.test", "bob.test"]),
        ("*spool* hand", &["ada.test"]),
        ("*spool* -*oole*", &["bob.test"]),
        ("-*spool*", &["cyd.test"]),
        ("*afé*", &["bob.test"]),
        ("*моск*", &["cyd.test"]),
        ("unsp*", &["ada.test", "bob.test"]),
        ("unspoole*", &["ada.test"]),
        ("\"were unspo*\"", &["ada.test"]),
        ("\"yarn unspo*\"", &[]),
        ("-unsp* fin", &["cyd.test"]),
        ("*poole", &[]),
        ("*xyzzy*", &[]),
        ("xyzzy*", &[]),
        ("fin -*xyzzy*", &["ada.test", "bob.test", "cyd.test"]),
    ] {
        assert_eq!(found(&shelf, question).await, expected, "{question}");
    }
    let hits = ask(&shelf, "*nspo*").await.hits;
    let marked = hits.iter().flat_map(|hit| &hit.snippets).flat_map(|it| &it.pieces);
    let mut marked: Vec<&str> = marked.filter(|it| it.found).map(|it| &*it.text).collect();
    marked.sort_unstable();
    assert_eq!(marked, ["unspooled", "Ünspool"]);
}

#[tokio::test]
async fn of_very_many_words_the_most_usual_are_looked_for_and_the_reader_is_told() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("usual", &["A spool", "spools", "Fin"], 1)).await;
    let many = |from: usize, to: usize| -> String {
        (from..to).map(|n| format!("spool{n:03}")).collect::<Vec<_>>().join(" ")
    };
    shelf.keep(&saying("many", &[&many(0, 150), "two", "Fin"], 2)).await;
    shelf.keep(&saying("rare", &[&many(300, 310), "two", "Fin"], 3)).await;
    for text in ["*pool*", "spool*"] {
        let answer = ask(&shelf, text).await;
        assert_eq!(answer.notes, [Note::Many(text.to_owned())]);
        assert!(!answer.hurried);
        assert_eq!(found(&shelf, text).await, ["many.test", "usual.test"], "{text}");
    }
    for text in ["*pool30*", "spool30*", "spool"] {
        assert_eq!(ask(&shelf, text).await.notes, [], "{text}");
    }
    assert_eq!(found(&shelf, "*pool30*").await, ["rare.test"]);
}

#[tokio::test]
async fn words_that_no_thread_has_any_more_are_forgotten_and_the_others_are_not() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("stays", &["Tide and marimba", "two", "three"], 1)).await;
    shelf.keep(&saying("goes", &["Xylophone and marimba", "two", "three"], 2)).await;
    let pool = pool(&shelf).await;
    let legible = async || -> (i64, i64) {
        let statement = "SELECT (SELECT count(*) FROM vocabulary WHERE word = 'xylophone'),
            (SELECT count(*) FROM pieces_data WHERE instr(block, CAST('ylo' AS BLOB)))";
        sqlx::query_as(statement).fetch_one(&pool).await.unwrap()
    };
    assert!(legible().await.0 == 1 && legible().await.1 > 0);
    shelf.write.forget(&sample::name("goes", "p0"), Gone::Removed, at(200_000)).await.unwrap();
    let mut steps = 0;
    while shelf.write.tidy().await.unwrap() {
        steps += 1;
        assert!(steps < 100);
    }
    assert_eq!(legible().await, (0, 0));
    assert_eq!(found(&shelf, "*arimb*").await, ["stays.test"]);
    shelf.keep(&saying("back", &["Xylophones", "two", "three"], 3)).await;
    assert_eq!(found(&shelf, "*yloph*").await, ["back.test"]);
}

#[tokio::test]
async fn what_was_indexed_by_older_rules_is_found_by_pieces_after_catching_up() {
    let shelf = Shelf::new().await;
    shelf.keep(&saying("ada", &["Unspooled", "two", "three"], 1)).await;
    let pool = pool(&shelf).await;
    for statement in
        ["DELETE FROM vocabulary", "UPDATE searched SET rules = 1", "DELETE FROM searching"]
    {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    assert_eq!(found(&shelf, "unspo*").await, ["ada.test"], "as it was found before");
    while shelf.write.catch_up(3).await.unwrap() {}
    assert_eq!(found(&shelf, "*spool*").await, ["ada.test"]);
    let pieces: i64 = sqlx::query_scalar("SELECT count(*) FROM searched WHERE rules > 1")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(pieces, 1);
}

#[tokio::test]
async fn of_more_than_a_thousand_threads_the_newest_are_judged_and_the_apt_ones_stand_first() {
    let store = store::open("sqlite::memory:").await.unwrap();
    let keep = async |thread: Thread| {
        store.keep(&thread, &thread.root, &SHOWN).await.unwrap();
    };
    keep(saying("old", &["The tide clock", "tide clock", "Fin"], 1)).await;
    for n in 0..1010 {
        let texts = match n {
            500 => ["The tide clock", "two", "Fin"],
            700 => ["Nothing", "a tide clock", "Fin"],
            _ => ["Nothing", "a tide word word word word word word word word word clock", "Fin"],
        };
        keep(saying(&format!("n{n}"), &texts, 2)).await;
    }
    let question = Question::read("tide clock");
    let seek = Seek { order: Order::Relevance, after: None, limit: 3 };
    let best = store.search(&question, seek).await.unwrap();
    assert_eq!((best.judged, best.count, best.more), (Some(1000), 1000, true));
    let handles: Vec<&str> = best.hits.iter().map(|hit| &*hit.entry.handle).collect();
    assert_eq!(handles, ["n500.test", "n700.test", "n1009.test"]);
}
