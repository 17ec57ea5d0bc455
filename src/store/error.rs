//! The store is broken.

/// Why the store failed; never "not found".
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address names no store that this program knows.
    #[error("`{0}` is not a store; write `sqlite:PATH` or `sqlite::memory:`")]
    Unknown(String),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("the tables could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A kept document cannot be read.
    #[error("the kept document of {root} cannot be read: {what}")]
    Document {
        /// Of which thread.
        root: String,
        /// Why.
        what: String,
    },
}

impl Error {
    pub(super) fn unknown(url: &str) -> Self {
        Self::Unknown(url.to_owned())
    }
}
