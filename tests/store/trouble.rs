//! What the operator is told when the store cannot be opened, written or read.

use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use unspool::store::{self, Error};

use super::{Shelf, sample};

async fn refusal(url: &str) -> Error {
    store::open(url).await.err().expect("no such store")
}

async fn behind_its_back(shelf: &Shelf) -> SqliteConnection {
    let file = shelf.folder.path().join("unspool.db");
    SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file)).await.unwrap()
}

#[tokio::test]
async fn an_address_of_no_known_kind_is_refused_with_what_to_write_instead() {
    let words = refusal("mysql://localhost/unspool").await.to_string();
    assert!(words.contains("mysql://localhost/unspool") && words.contains("sqlite:PATH"));
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("not/there/unspool.db");
    let words = refusal(&format!("sqlite:{}", path.display())).await.to_string();
    assert!(words.contains(path.to_str().unwrap()), "{words}");
    assert!(words.contains("does not exist"), "{words}");
}

#[tokio::test]
async fn a_folder_and_a_file_that_is_no_database_are_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let error = refusal(&format!("sqlite:{}", folder.path().display())).await;
    assert!(matches!(&error, Error::Open { .. }), "{error:?}");
    assert!(error.to_string().contains("it is a folder"), "{error}");
    let path = folder.path().join("letter.txt");
    std::fs::write(&path, "Dear reader, ".repeat(100)).unwrap();
    let error = refusal(&format!("sqlite:{}", path.display())).await;
    assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
    assert!(error.to_string().contains("not a database"), "{error}");
    assert!(!error.is_transient());
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = Shelf::new().await;
    shelf.keep(&sample::thread("ada", &["a"], 0)).await;
    for file in std::fs::read_dir(shelf.folder.path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.path().display());
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let shelf = Shelf::new().await;
    let mut other = behind_its_back(&shelf).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations
             (version, description, success, checksum, execution_time)
         VALUES (9999, 'from the future', TRUE, x'00', 0)",
    )
    .execute(&mut other)
    .await
    .unwrap();
    let error = refusal(&super::url(&shelf.folder)).await;
    assert!(matches!(error, Error::Newer(9999)), "{error:?}");
    assert!(error.to_string().contains("newer version"), "{error}");
}

#[tokio::test]
async fn a_damaged_document_is_an_error_that_names_its_thread_and_harms_no_other() {
    let shelf = Shelf::new().await;
    for author in ["ada", "bob", "cyd"] {
        shelf.keep(&sample::thread(author, &["a"], 0)).await;
    }
    let mut other = behind_its_back(&shelf).await;
    for statement in [
        "UPDATE threads SET document = x'28b52ffd00' WHERE root = 'bluesky:did:plc:ada@a'",
        "UPDATE threads SET document_version = 77 WHERE root = 'bluesky:did:plc:bob@a'",
    ] {
        sqlx::query(statement).execute(&mut other).await.unwrap();
    }
    for (author, what) in [("ada", ""), ("bob", "version 77")] {
        let error = shelf.read.thread(&sample::name(author, "a")).await.unwrap_err();
        assert!(matches!(&error, Error::Document { .. }), "{error:?}");
        assert!(!error.is_transient());
        let words = error.to_string();
        assert!(words.contains(&format!("bluesky:did:plc:{author}@a")), "{words}");
        assert!(words.contains(what), "{words}");
    }
    assert!(shelf.find(&sample::name("cyd", "a")).await.is_some());
    // Reading it anew mends it.
    let mended = sample::thread("ada", &["a"], 60);
    shelf.keep(&mended).await;
    assert_eq!(shelf.find(&mended.root).await, Some(mended));
}

#[tokio::test]
async fn a_full_disk_is_told_from_a_broken_database() {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("small.db"))
        .create_if_missing(true)
        .pragma("max_page_count", "3");
    let mut small = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query("CREATE TABLE heap (it BLOB)").execute(&mut small).await.unwrap();
    let full = sqlx::query("INSERT INTO heap VALUES (zeroblob(1000000))");
    let full = Error::from(full.execute(&mut small).await.unwrap_err());
    assert!(matches!(full, Error::Full(_)), "{full:?}");
    assert!(full.is_transient());
    let broken = sqlx::query("SELECT nonsense FROM heap").execute(&mut small).await.unwrap_err();
    assert!(!Error::from(broken).is_transient());
}

#[tokio::test]
async fn a_closed_store_says_so_and_an_open_one_answers() {
    let shelf = Shelf::new().await;
    shelf.read.ping().await.unwrap();
    shelf.read.close().await;
    assert!(shelf.read.ping().await.is_err());
    shelf.write.ping().await.unwrap();
}
