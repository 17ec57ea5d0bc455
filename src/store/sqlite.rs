//! SQLite: one file, one writer, several readers. What is particular to it stands here; the
//! statements stand in `statements.rs`, which is mounted below.

use std::{
    fs, io,
    path::{Path, PathBuf},
    str::FromStr,
    sync::OnceLock,
    time::{Duration, Instant},
};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::{Error, HearLeft, Rendered, recent::Recent, together::Together};
use readers::{Reader, Readers};

/// Connections that read.
const READERS: usize = 8;

/// What each of these may remember of the file: a megabyte. The system remembers the rest, once for
/// all of them.
const CACHE: &str = "-1024";

/// Connections that search. A search may take a while; those who read pages do not wait for it.
const SEARCHERS: u32 = 3;

/// How long one search may take, and after how many of its steps SQLite looks at the time.
const SEARCH: Duration = Duration::from_millis(100);
const STEPS: i32 = 500;

/// How long to wait for another process that writes, and for our own turn.
const BUSY: Duration = Duration::from_secs(5);
const TURN: Duration = Duration::from_secs(20);
const SEARCH_TURN: Duration = Duration::from_secs(2);

type Driver = sqlx::Sqlite;

/// The database.
pub(super) struct Backend {
    /// For statements that change nothing.
    readers: Readers,
    /// One connection: SQLite has one writer at a time, and queueing for a connection is fairer
    /// and cheaper than queueing for its lock. In memory it is the one that reads, too.
    write: SqlitePool,
    /// For searches, which may be broken off: what was set up for that stays with the connection.
    /// `None` in memory, where there is one connection for everything.
    search: Option<SqlitePool>,
    recent: Recent,
    pages: Together<Rendered>,
    hear: OnceLock<HearLeft>,
}

impl Backend {
    /// A connection for statements that change nothing.
    async fn reader(&self) -> Result<Reader, Error> {
        self.readers.free().await
    }

    /// Closes the connections that read.
    async fn close_readers(&self) {
        self.readers.close().await;
        if let Some(search) = &self.search {
            search.close().await;
        }
    }

    /// A connection for one search, on which statements are broken off when its time is over.
    async fn hurried(&self) -> Result<PoolConnection<Driver>, Error> {
        let Some(pool) = &self.search else { return Ok(self.write.acquire().await?) };
        let mut connection = pool.acquire().await?;
        self.hurry(&mut connection, SEARCH).await?;
        Ok(connection)
    }

    /// Statements on that connection are broken off from so long on.
    async fn hurry(
        &self,
        connection: &mut PoolConnection<Driver>,
        time: Duration,
    ) -> Result<(), Error> {
        if self.search.is_some() {
            let deadline = Instant::now() + time;
            let mut handle = connection.lock_handle().await?;
            handle.set_progress_handler(STEPS, move || Instant::now() < deadline);
        }
        Ok(())
    }

    /// Begins a transaction that writes. `IMMEDIATE`: a transaction that reads first and writes
    /// later fails with `SQLITE_BUSY_SNAPSHOT` at once when somebody wrote in between, whatever
    /// the timeout.
    async fn begin(&self) -> Result<sqlx::Transaction<'static, Driver>, Error> {
        Ok(self.write.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Copies everything into a new file, as of one moment and without holding up who writes
    /// meanwhile (<https://sqlite.org/lang_vacuum.html#vacuuminto>).
    async fn copy_to(&self, file: &Path) -> Result<(), Error> {
        let failed = |why: String| Error::Copy { path: file.to_owned(), why };
        let name = file.to_str().ok_or_else(|| failed("its name is not Unicode".to_owned()))?;
        make_file(file).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                failed("it is there already, and nothing is replaced".to_owned())
            }
            _ => failed(error.to_string()),
        })?;
        // Not a connection of `read`, which may change nothing, not even elsewhere.
        let copied = sqlx::query("VACUUM INTO $1").bind(name).execute(&self.write).await;
        if let Err(error) = copied {
            // What was made of it is no copy.
            let _ = fs::remove_file(file);
            return Err(match error.as_database_error() {
                Some(database) => failed(database.message().to_owned()),
                None => error.into(),
            });
        }
        Ok(())
    }
}

/// What was answered; `None` when the statement's time was over first.
fn in_time<T>(answer: Result<T, sqlx::Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if is_interrupted(&error) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether the statement was broken off because its time was over.
fn is_interrupted(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 9)
}

// sqlx names each entry of `.sqlx` after the text of its statement. The comment at the end gives
// each driver a text, hence an entry, of its own for what is one statement.
macro_rules! query {
    ($sql:literal $($args:tt)*) => { sqlx::query!($sql + " -- sqlite" $($args)*) };
}
macro_rules! query_as {
    ($row:ty, $sql:literal $($args:tt)*) => {
        sqlx::query_as!($row, $sql + " -- sqlite" $($args)*)
    };
}
macro_rules! query_scalar {
    ($sql:literal $($args:tt)*) => { sqlx::query_scalar!($sql + " -- sqlite" $($args)*) };
}

mod fts;
mod readers;
#[path = "statements.rs"]
mod statements;

/// Opens `sqlite:PATH` (relative to the working directory) or `sqlite::memory:`, and brings the
/// tables up to date.
pub(super) async fn open(url: &str) -> Result<Backend, Error> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|error| Error::Open { path: PathBuf::from(url), why: error.to_string() })?
        .busy_timeout(BUSY)
        .foreign_keys(true)
        .synchronous(SqliteSynchronous::Normal)
        // What an author takes back is not to stay legible in free pages.
        .pragma("secure_delete", "ON");
    if url.contains(":memory:") {
        return open_memory(options).await;
    }
    let path = options.get_filename().to_owned();
    prepare_file(&path)?;
    let unreadable = |error: sqlx::Error| blame(&path, error);
    let write = writer()
        .connect_with(
            options.clone().journal_mode(SqliteJournalMode::Wal).optimize_on_close(true, None),
        )
        .await
        .map_err(unreadable)?;
    sqlx::migrate!("migrations/sqlite").run(&write).await?;
    // SQLite opens a file that may not be written without a word, and fails at the first write.
    let trial = write.begin_with("BEGIN IMMEDIATE").await.map_err(unreadable)?;
    trial.rollback().await?;
    let options = options.pragma("query_only", "ON").pragma("cache_size", CACHE);
    let readers = Readers::open(options.clone(), READERS).await.map_err(unreadable)?;
    // Most sites are searched now and then: no connection waits for that.
    let search = SqlitePoolOptions::new()
        .max_connections(SEARCHERS)
        .acquire_timeout(SEARCH_TURN)
        .test_before_acquire(false)
        .connect_lazy_with(options);
    Ok(Backend {
        readers,
        write,
        search: Some(search),
        recent: Recent::default(),
        pages: Together::default(),
        hear: OnceLock::new(),
    })
}

/// Lives as long as its only connection, which therefore is never given up.
async fn open_memory(options: SqliteConnectOptions) -> Result<Backend, Error> {
    let pool = writer().connect_with(options).await?;
    sqlx::migrate!("migrations/sqlite").run(&pool).await?;
    let (recent, pages, hear) = (Recent::default(), Together::default(), OnceLock::new());
    let readers = Readers::Memory(pool.clone());
    Ok(Backend { readers, write: pool, search: None, recent, pages, hear })
}

fn writer() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(TURN)
}

/// Makes an absent file, for the eyes of its owner alone (it holds the actor's key), and tells
/// plainly what is wrong with the path. An existing file is not opened: closing it would drop
/// the locks that SQLite may hold on it elsewhere in this process.
fn prepare_file(path: &Path) -> Result<(), Error> {
    let failed = |why: String| Error::Open { path: path.to_owned(), why };
    if path.is_dir() {
        return Err(failed("it is a folder".to_owned()));
    }
    match make_file(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(path);
            Err(failed(format!("the folder `{}` does not exist", folder.display())))
        }
        Err(error) => Err(failed(error.to_string())),
    }
}

/// Makes an empty file that only its owner reads.
fn make_file(path: &Path) -> io::Result<()> {
    let mut new = fs::OpenOptions::new();
    new.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    new.open(path).map(drop)
}

fn blame(path: &Path, error: sqlx::Error) -> Error {
    match error.as_database_error() {
        Some(database) => Error::Open { path: path.to_owned(), why: database.message().to_owned() },
        None => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    };

    use super::*;
    use crate::store::{Cursor, Page, Store};

    #[tokio::test]
    async fn a_search_without_end_is_broken_off_and_the_next_one_has_its_own_time() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("unspool.db").display());
        let backend = open(&url).await.unwrap();
        for _ in 0..5 {
            let mut connection = backend.hurried().await.unwrap();
            let short = sqlx::query("SELECT rowid FROM words WHERE words MATCH 'x'");
            assert!(short.fetch_all(&mut *connection).await.unwrap().is_empty());
            let endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
                           SELECT max(x) FROM n";
            let started = Instant::now();
            let error = sqlx::query(endless).fetch_all(&mut *connection).await.unwrap_err();
            assert!(is_interrupted(&error), "{error}");
            assert!(started.elapsed() < SEARCH * 20, "{:?}", started.elapsed());
        }
    }

    /// Rows of so many listed threads, and nothing else of them; in memory, where there is one
    /// connection, so that it is the one whose steps are counted.
    async fn with_lines(count: i64) -> Backend {
        let backend = open("sqlite::memory:").await.unwrap();
        for rows in [
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < $1)
             INSERT INTO threads SELECT 'r' || x, 'n', 'n/a/' || x, 'a', 'a', 'a', '', NULL, 3, 1, 1,
                 NULL, x / 3, x / 3, x / 3, 'v', 1, x'00' FROM n",
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < $1)
             INSERT INTO entries SELECT x, 'r' || x, 'n/a/' || x, 'n', 'n/a', 'a', 'a', NULL, NULL, '',
                 NULL, 3, 1, NULL, 1, x / 3 FROM n",
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < $1)
             INSERT INTO places SELECT 'n/a', x / 3, x FROM n",
        ] {
            sqlx::query(rows).bind(count).execute(&backend.write).await.unwrap();
        }
        backend
    }

    /// How many steps SQLite takes for what is asked.
    async fn steps<T>(
        backend: &Backend,
        asked: impl Future<Output = Result<T, Error>>,
    ) -> (u64, T) {
        let taken = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&taken);
        let mut connection = backend.write.acquire().await.unwrap();
        connection.lock_handle().await.unwrap().set_progress_handler(1, move || {
            count.fetch_add(1, Ordering::Relaxed);
            true
        });
        drop(connection);
        let found = asked.await.unwrap();
        (taken.load(Ordering::Relaxed), found)
    }

    #[tokio::test]
    async fn a_page_takes_as_many_steps_in_a_list_of_ten_thousand_at_any_depth_as_in_one_of_a_hundred()
     {
        let mut seen = Vec::new();
        for count in [100, 10_000] {
            let backend = with_lines(count).await;
            for depth in [0, 30, count / 2, count - 21] {
                let id = count - depth;
                let place = Cursor { at: id / 3, id };
                for page in
                    [Page::After(place, 20), Page::Before(Cursor { at: 20 / 3, id: 20 }, 20)]
                {
                    let (taken, found) = steps(&backend, backend.within("n/a", page)).await;
                    assert_eq!(found.len(), 20, "{count} {page:?}");
                    seen.push((matches!(page, Page::After(..)), taken));
                }
            }
            let (taken, found) = steps(&backend, backend.within("n/a", Page::First(20))).await;
            assert_eq!(found.len(), 20);
            seen.push((true, taken));
        }
        // Further down or further up, all within a twentieth of each other; and they were counted.
        for downward in [true, false] {
            let steps = seen.iter().filter(|(way, _)| *way == downward).map(|(_, taken)| *taken);
            let (least, most) = (steps.clone().min().unwrap(), steps.max().unwrap());
            assert!(least > 100 && most - least < least / 20, "{seen:?}");
        }
    }

    #[tokio::test]
    async fn a_part_of_the_map_takes_as_many_steps_behind_all_others_as_the_first() {
        let backend = with_lines(10_000).await;
        let (first, lines) = steps(&backend, backend.mapped(0, 50)).await;
        let (last, deep) = steps(&backend, backend.mapped(9_950, 50)).await;
        assert_eq!((lines.len(), deep.len()), (50, 50));
        assert_eq!((lines[0].number, deep[49].number), (1, 10_000));
        assert!(first.abs_diff(last) < first / 20 && first > 100, "{first} {last}");
    }
}
