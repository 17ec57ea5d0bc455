//! What search engines may find, part by part.

use super::{Backend, moment};
use crate::store::{Error, Mapped};

/// A line of a sitemap: number, address, when it was read last.
type Line = (i64, String, i64);

impl Backend {
    /// Of at most so many, those behind that number.
    pub(super) async fn read_mapped(&self, after: i64, limit: u32) -> Result<Vec<Mapped>, Error> {
        let limit = i64::from(limit);
        // All in one row: handing over fifty thousand takes as long as finding them.
        let lines = query_scalar!(
            "SELECT json_group_array(json_array(id, address, fetched_at)) AS \"lines!: String\"
             FROM (SELECT e.id, e.address, t.fetched_at
                   FROM entries e JOIN threads t ON t.root = e.root
                   WHERE e.id > $1 AND e.indexed = 1 AND t.keep_until IS NULL
                   ORDER BY e.id LIMIT $2)",
            after,
            limit
        )
        .fetch_one(&mut *self.reader().await?)
        .await?;
        let lines: Vec<Line> =
            serde_json::from_str(&lines).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let mapped = lines.into_iter().map(|(number, address, fetched_at)| Mapped {
            address,
            fetched_at: moment(fetched_at),
            number,
        });
        Ok(mapped.collect())
    }
}
