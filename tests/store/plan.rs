//! How the database finds what lists show, told by itself; and what a new version of its tables makes
//! of rows that an older program wrote.

use std::fs;

use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};

use super::{Shelf, sample};

/// The statements of the program that hold these words, as they are checked against.
fn statements(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.sqlx")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let checked: serde_json::Value = serde_json::from_str(&text).unwrap();
        let statement = checked["query"].as_str().unwrap();
        if statement.contains(words) {
            found.push(statement.to_owned());
        }
    }
    found
}

#[tokio::test]
async fn a_page_of_a_list_is_one_range_of_an_index_at_any_depth() {
    let shelf = Shelf::new().await;
    let mut database = SqliteConnection::connect(&super::url(&shelf.folder)).await.unwrap();
    let pages = statements("FROM places p JOIN entries e");
    assert_eq!(pages.len(), 2, "downwards and upwards: {pages:?}");
    for page in pages {
        let explained = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {page}"));
        let steps = sqlx::query(explained).fetch_all(&mut database).await.unwrap();
        let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
        let [range, line] = &steps[..] else { panic!("{steps:?}") };
        assert!(range.starts_with("SEARCH p USING PRIMARY KEY (list=? AND "), "{steps:?}");
        assert!(range.contains("unrolled_at"), "the range is cut by the place: {steps:?}");
        assert!(line.starts_with("SEARCH e USING INTEGER PRIMARY KEY"), "{steps:?}");
    }
}

#[tokio::test]
async fn which_rendered_pages_a_change_takes_out_is_found_without_looking_at_the_others() {
    let shelf = Shelf::new().await;
    let mut database = SqliteConnection::connect(&super::url(&shelf.folder)).await.unwrap();
    let migration =
        concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite/0009_rendered_lists.sql");
    let migration = fs::read_to_string(migration).unwrap();
    let deletes =
        migration.split(';').filter_map(|part| part.find("DELETE FROM").map(|at| &part[at..]));
    let mut ranges = 0;
    for delete in deletes.filter(|delete| delete.contains("BETWEEN")) {
        let delete = ["new.list", "old.list", "new.unrolled_at", "old.unrolled_at", "old.id"]
            .iter()
            .fold(delete.to_owned(), |delete, name| delete.replace(name, "?"));
        let explained = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {delete}"));
        let steps = sqlx::query(explained).fetch_all(&mut database).await.unwrap();
        let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
        assert!(!steps.iter().any(|step| step.contains("SCAN")), "{steps:?}");
        let range = "INDEX rendered_lists_of_list (list=? AND newest>? AND newest<?)";
        ranges += steps.iter().filter(|step| step.contains(range)).count();
    }
    assert_eq!(ranges, 3, "a place that comes, one that goes, and another entry");
}

#[tokio::test]
async fn threads_that_an_older_program_kept_stand_in_their_lists() {
    let mut database = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let script =
        |name: &str| AssertSqlSafe(fs::read_to_string(format!("{folder}/{name}")).unwrap());
    for name in ["0001_threads.sql", "0003_places.sql"] {
        sqlx::raw_sql(script(name)).execute(&mut database).await.unwrap();
    }
    for (root, address, posts, listed) in [
        ("one", "mastodon/Social.example/@ada/1", 3, 1),
        ("short", "mastodon/social.example/@ada/2", 2, 1),
        ("shy", "mastodon/social.example/@ada/3", 9, 0),
        ("unnamed", "unnamed", 9, 1),
    ] {
        sqlx::query(
            "INSERT INTO threads (root, network, address, author_id, author_handle, author_name,
                 title, posts, listed, indexed, unrolled_at, fetched_at, checked_at, version,
                 document_version, document)
             VALUES (?, 'mastodon', ?, 'i', 'ada@social.example', 'Ada', 'Words', ?, ?, 1, 7, 7, 7,
                 'v', 1, x'')",
        )
        .bind(root)
        .bind(address)
        .bind(posts)
        .bind(listed)
        .execute(&mut database)
        .await
        .unwrap();
    }
    sqlx::raw_sql(script("0004_lists.sql")).execute(&mut database).await.unwrap();
    let placed = "SELECT p.list, e.author_address, e.posts FROM places p JOIN entries e
                  ON e.id = p.entry ORDER BY p.list";
    let placed = sqlx::query(placed).fetch_all(&mut database).await.unwrap();
    let lists: Vec<String> = placed.iter().map(|row| row.get("list")).collect();
    let expected =
        ["latest", "mastodon", "mastodon/social.example", "mastodon/social.example/@ada"];
    assert_eq!(lists, expected);
    let author: &str = placed[0].get("author_address");
    assert_eq!(author, "mastodon/Social.example/@ada");
}

#[tokio::test]
async fn what_an_older_program_let_be_found_but_never_showed_is_found_no_more() {
    let shelf = Shelf::new().await;
    for (user, posts) in [("ada", &["p0", "p1", "p2"][..]), ("bob", &["p0", "p1"])] {
        shelf.keep(&sample::thread(user, posts, 0)).await;
    }
    let mut database = SqliteConnection::connect(&super::url(&shelf.folder)).await.unwrap();
    // As that program left it.
    sqlx::raw_sql(
        "INSERT INTO searched (id, root, rules, content) SELECT 7, root, 2, 0 FROM threads
             WHERE root LIKE '%bob%';
         INSERT INTO words (rowid, text) VALUES (7, 'xylophone');",
    )
    .execute(&mut database)
    .await
    .unwrap();
    let found = async |database: &mut SqliteConnection| -> i64 {
        let statement = "SELECT count(*) FROM words WHERE words MATCH 'xylophone'";
        sqlx::query_scalar(statement).fetch_one(database).await.unwrap()
    };
    assert_eq!(found(&mut database).await, 1);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let script = fs::read_to_string(format!("{folder}/0010_searched.sql")).unwrap();
    sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut database).await.unwrap();
    assert_eq!(found(&mut database).await, 0);
    let left: Vec<String> =
        sqlx::query_scalar("SELECT root FROM searched").fetch_all(&mut database).await.unwrap();
    assert_eq!(left, [sample::name("ada", "p0").as_str()]);
    assert!(shelf.write.tidy().await.unwrap(), "its words do not stay in the file");
}
