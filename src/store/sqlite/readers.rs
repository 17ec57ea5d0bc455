//! Connections that read. sqlx's own pool asks a connection for a sign of life before each use and after
//! it. For SQLite these are two errands to the connection's thread around the one that is wanted, which
//! cost more than reading a page does: here it is asked now and then.

use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};

use deadpool::{
    Runtime,
    managed::{self, Metrics, Object, Pool, PoolError, QueueMode, RecycleResult},
};
use sqlx::{
    ConnectOptions, Connection, SqliteConnection, SqlitePool, pool::PoolConnection,
    sqlite::SqliteConnectOptions,
};

use super::{Driver, Error, TURN};

/// A connection shows whether it is alive when it was idle for so long, and once in so many uses.
const IDLE: Duration = Duration::from_secs(10);
const USES: usize = 500;

/// All of them.
pub(super) enum Readers {
    /// Of a file.
    File(Pool<Opener>),
    /// In memory one connection does everything.
    Memory(SqlitePool),
}

/// One of them, while it is used.
pub(super) enum Reader {
    /// Of a file.
    File(Object<Opener>),
    /// The only one.
    Memory(PoolConnection<Driver>),
}

/// Opens connections.
pub(super) struct Opener(SqliteConnectOptions);

impl Readers {
    /// Of a file, at most so many. The first is opened now.
    pub(super) async fn open(
        options: SqliteConnectOptions,
        most: usize,
    ) -> Result<Self, sqlx::Error> {
        let pool = Pool::builder(Opener(options))
            .max_size(most)
            // The one used last still has in its memory what all look at.
            .queue_mode(QueueMode::Lifo)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(TURN))
            .build()
            .map_err(|error| sqlx::Error::Configuration(error.into()))?;
        drop(pool.get().await.map_err(failed)?);
        Ok(Self::File(pool))
    }

    /// One that is free.
    pub(super) async fn free(&self) -> Result<Reader, Error> {
        match self {
            Self::File(pool) => Ok(Reader::File(pool.get().await.map_err(failed)?)),
            Self::Memory(pool) => Ok(Reader::Memory(pool.acquire().await?)),
        }
    }

    /// Closes those that are free; whoever still reads closes theirs.
    pub(super) async fn close(&self) {
        let Self::File(pool) = self else { return };
        for connection in pool.retain(|_, _| false).removed {
            // It read only: nothing is lost.
            let _ = connection.close().await;
        }
        pool.close();
    }
}

/// As sqlx's own pool would say it.
fn failed(error: PoolError<sqlx::Error>) -> sqlx::Error {
    match error {
        PoolError::Backend(error) => error,
        PoolError::Closed => sqlx::Error::PoolClosed,
        _ => sqlx::Error::PoolTimedOut,
    }
}

impl managed::Manager for Opener {
    type Type = SqliteConnection;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<SqliteConnection, sqlx::Error> {
        self.0.connect().await
    }

    async fn recycle(
        &self,
        connection: &mut SqliteConnection,
        its: &Metrics,
    ) -> RecycleResult<sqlx::Error> {
        if its.last_used() > IDLE || its.recycle_count.is_multiple_of(USES) {
            connection.ping().await?;
        }
        Ok(())
    }
}

impl Deref for Reader {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match self {
            Self::File(connection) => connection,
            Self::Memory(connection) => connection,
        }
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Self::File(connection) => connection,
            Self::Memory(connection) => connection,
        }
    }
}
