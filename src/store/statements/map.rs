//! What search engines may find, part by part.

use super::{Backend, moment};
use crate::store::{Cursor, Error, Mapped};

/// A line of a sitemap.
struct Line {
    root: String,
    address: String,
    unrolled_at: i64,
    fetched_at: i64,
}

impl Backend {
    pub(super) async fn read_mapped(
        &self,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Vec<Mapped>, Error> {
        let after = after.unwrap_or(Cursor { at: i64::MIN, id: String::new() });
        let limit = i64::from(limit);
        let lines = query_as!(
            Line,
            "SELECT root, address, unrolled_at, fetched_at
             FROM threads
             WHERE listed = 1 AND (unrolled_at, root) > ($1, $2)
                   AND indexed = 1 AND keep_until IS NULL
             ORDER BY unrolled_at, root LIMIT $3",
            after.at,
            after.id,
            limit
        )
        .fetch_all(&self.read)
        .await?;
        let mapped = lines.into_iter().map(|line| Mapped {
            address: line.address,
            fetched_at: moment(line.fetched_at),
            cursor: Cursor { at: line.unrolled_at, id: line.root },
        });
        Ok(mapped.collect())
    }
}
