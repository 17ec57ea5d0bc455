//! What search engines may find, part by part.

use super::{Backend, moment};
use crate::store::{Error, Mapped};

/// A line of a sitemap.
struct Line {
    id: i64,
    address: String,
    fetched_at: i64,
}

impl Backend {
    /// Of at most so many, those behind that number.
    pub(super) async fn read_mapped(&self, after: i64, limit: u32) -> Result<Vec<Mapped>, Error> {
        let limit = i64::from(limit);
        let lines = query_as!(
            Line,
            "SELECT e.id, e.address, t.fetched_at
             FROM entries e JOIN threads t ON t.root = e.root
             WHERE e.id > $1 AND e.indexed = 1 AND t.keep_until IS NULL
             ORDER BY e.id LIMIT $2",
            after,
            limit
        )
        .fetch_all(&self.read)
        .await?;
        let mapped = lines.into_iter().map(|line| Mapped {
            address: line.address,
            fetched_at: moment(line.fetched_at),
            number: line.id,
        });
        Ok(mapped.collect())
    }
}
