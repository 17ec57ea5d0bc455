//! The store is broken.

use std::path::PathBuf;

/// Why the store failed; never "not found".
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address names no store that this program knows.
    #[error("`{0}` is not a store; write `sqlite:PATH` or `sqlite::memory:`")]
    Unknown(String),
    /// The file cannot be opened, made or written.
    #[error("cannot open the store `{}`: {why}", path.display())]
    Open {
        /// The file, as it was looked for.
        path: PathBuf,
        /// What is wrong with it, for the operator.
        why: String,
    },
    /// No copy of the store could be made.
    #[error("cannot copy the store to `{}`: {why}", path.display())]
    Copy {
        /// Where it was to stand.
        path: PathBuf,
        /// Why it could not, for the operator.
        why: String,
    },
    /// A newer version of the program has changed the tables.
    #[error("the store was changed by a newer version of this program (step {0} is not known)")]
    Newer(i64),
    /// The tables could not be brought up to date.
    #[error("the tables could not be brought up to date")]
    Migration(#[source] Cause),
    /// The disk is full: reading still works.
    #[error("the disk is full")]
    Full(#[source] Cause),
    /// Others held the database for too long, or the disk failed for a moment.
    #[error("the database is busy")]
    Busy(#[source] Cause),
    /// The database failed.
    #[error("the database failed")]
    Database(#[source] Cause),
    /// A kept document cannot be read.
    #[error("the kept document of {root} cannot be read: {what}")]
    Document {
        /// Of which thread.
        root: String,
        /// Why.
        what: String,
    },
}

/// What the database said.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

impl Error {
    /// The same request may succeed later, with nothing changed: "try again", not "broken".
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Full(_) | Self::Busy(_))
    }

    pub(super) fn unknown(url: &str) -> Self {
        Self::Unknown(url.to_owned())
    }
}

/// SQLite's result codes, <https://sqlite.org/rescode.html>, without their extensions.
fn sqlite_code(error: &dyn sqlx::error::DatabaseError) -> Option<u32> {
    error.code()?.parse().ok().map(|code: u32| code & 0xff)
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(sqlite_code);
        match (&error, code) {
            (_, Some(13)) => Self::Full(error.into()),
            // BUSY, LOCKED, NOMEM, READONLY (a file system that fell back), IOERR, CANTOPEN (too
            // many open files).
            (_, Some(5..=8 | 10 | 14))
            | (sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_), _) => {
                Self::Busy(error.into())
            }
            _ => Self::Database(error.into()),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError::{Execute, VersionMissing};
        match error {
            VersionMissing(step) => Self::Newer(step),
            Execute(error) => error.into(),
            error => Self::Migration(error.into()),
        }
    }
}
