//! How often threads are read, by day. Nothing is known here of who reads.

use jiff::civil::Date;

use super::{
    Backend,
    lists::{Line, entry},
};
use crate::{
    store::{Entry, Error},
    thread::PostRef,
};

impl Backend {
    /// Adds to the numbers of a day, and drops those of days before `oldest`, in one transaction.
    pub(super) async fn add_readings(
        &self,
        readings: &[(PostRef, u32)],
        day: Date,
        oldest: Date,
    ) -> Result<(), Error> {
        let (day, oldest) = (day.to_string(), oldest.to_string());
        let mut tx = self.begin().await?;
        for (root, times) in readings {
            let (root, times) = (root.as_str(), i64::from(*times));
            query!(
                "INSERT INTO readings (day, entry, times)
                 SELECT $1, e.id, $3 FROM entries e WHERE e.root = $2
                 ON CONFLICT (day, entry) DO UPDATE SET times = readings.times + excluded.times",
                day,
                root,
                times
            )
            .execute(&mut *tx)
            .await?;
        }
        query!("DELETE FROM readings WHERE day < $1", oldest).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Reads the numbers of all days since `since`: as many rows as threads were read on each of
    /// them. Not for every request.
    pub(super) async fn entries_most_read(
        &self,
        since: Date,
        limit: u32,
    ) -> Result<Vec<Entry>, Error> {
        let (since, limit) = (since.to_string(), i64::from(limit));
        let lines = query_as!(
            Line,
            "SELECT e.* FROM (
                 SELECT r.entry, sum(r.times) AS times FROM readings r WHERE r.day >= $1
                 GROUP BY r.entry ORDER BY sum(r.times) DESC, r.entry DESC LIMIT $2
             ) r JOIN entries e ON e.id = r.entry
             ORDER BY r.times DESC, e.id DESC",
            since,
            limit
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        Ok(lines.into_iter().map(entry).collect())
    }
}
