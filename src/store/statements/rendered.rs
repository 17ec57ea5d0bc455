//! Pages as they were rendered. That a row is taken out when something changes that its page shows is
//! the work of triggers (`migrations/sqlite/0007_rendered.sql`).

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Backend, moment, numbers};
use crate::{
    consent::Verdict,
    store::{Error, Rendered},
};

/// Pages that are taken out at once.
const AT_ONCE: i64 = 200;

/// A row.
struct Row {
    id: i64,
    address: String,
    root: String,
    author: String,
    version: String,
    checked_at: i64,
    last_post: i64,
    listed: i64,
    indexed: i64,
    keep_until: Option<i64>,
    around: String,
    edition: String,
    tag: String,
    bytes: Vec<u8>,
}

pub(super) async fn rendered(store: &Backend, id: i64) -> Result<Option<Rendered>, Error> {
    store.pages.row(id, |ids| all_of(store, ids)).await
}

/// The pages of these ids.
async fn all_of(store: &Backend, ids: Vec<i64>) -> Result<HashMap<i64, Rendered>, Error> {
    let ids = numbers(&ids);
    let rows = query_as!(
        Row,
        "SELECT id, address, root, author, version, checked_at, last_post, listed, indexed,
                keep_until, around, edition, tag, bytes
         FROM rendered WHERE id IN (SELECT value FROM json_each($1))",
        ids
    )
    .fetch_all(&mut *store.reader().await?)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, page(row)?))).collect())
}

/// `None` when it was not written by us: its root is no name of a post.
fn page(row: Row) -> Option<Rendered> {
    Some(Rendered {
        id: row.id,
        address: row.address,
        root: row.root.parse().ok()?,
        author: row.author,
        version: row.version,
        checked_at: moment(row.checked_at),
        last_post: moment(row.last_post),
        verdict: Verdict {
            list: row.listed == 1,
            index: row.indexed == 1,
            until: row.keep_until.map(moment),
        },
        around: row.around,
        edition: row.edition,
        tag: row.tag,
        bytes: row.bytes,
    })
}

pub(super) async fn keep(store: &Backend, page: &Rendered, at: Timestamp) -> Result<(), Error> {
    let (root, list) = (page.root.as_str(), super::lists::list_of(&page.address));
    let size = i64::try_from(page.bytes.len()).unwrap_or(i64::MAX);
    let (checked_at, last_post) =
        (page.checked_at.as_millisecond(), page.last_post.as_millisecond());
    let at = at.as_millisecond();
    query!(
        "INSERT INTO rendered (id, address, root, author, list, version, checked_at, last_post,
             listed, indexed, keep_until, around, edition, made_at, tag, size, bytes)
         SELECT $1, t.address, t.root, $4, $5, t.version, t.checked_at, $8, t.listed, t.indexed,
                t.keep_until, $9, $10, $11, $12, $13, $14
         FROM threads t
         WHERE t.root = $2 AND t.address = $3 AND t.version = $6 AND t.checked_at = $7
         ON CONFLICT (id) DO UPDATE SET
             address = excluded.address, root = excluded.root, author = excluded.author,
             list = excluded.list, version = excluded.version, checked_at = excluded.checked_at,
             last_post = excluded.last_post, listed = excluded.listed,
             indexed = excluded.indexed, keep_until = excluded.keep_until,
             around = excluded.around, edition = excluded.edition, made_at = excluded.made_at,
             tag = excluded.tag, size = excluded.size, bytes = excluded.bytes",
        page.id,
        root,
        page.address,
        page.author,
        list,
        page.version,
        checked_at,
        last_post,
        page.around,
        page.edition,
        at,
        page.tag,
        size,
        page.bytes
    )
    .execute(&store.write)
    .await?;
    Ok(())
}

pub(super) async fn drop(store: &Backend, id: i64) -> Result<(), Error> {
    query!("DELETE FROM rendered WHERE id = $1", id).execute(&store.write).await?;
    Ok(())
}

pub(super) async fn trim(store: &Backend, edition: &str, budget: u64) -> Result<u64, Error> {
    let budget = i64::try_from(budget).unwrap_or(i64::MAX);
    let taken = query!(
        "DELETE FROM rendered WHERE id IN (
             SELECT r.id
             FROM (SELECT id, edition, sum(CASE edition WHEN $1 THEN size ELSE 0 END)
                       OVER (ORDER BY made_at DESC, id) AS total
                   FROM rendered) r
             WHERE r.edition <> $1 OR r.total > $2 LIMIT $3
         )",
        edition,
        budget,
        AT_ONCE
    )
    .execute(&store.write)
    .await?;
    Ok(taken.rows_affected())
}
