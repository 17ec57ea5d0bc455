//! Pages of lists as they were rendered. That a row is taken out when something changes that its page
//! shows is the work of triggers (`migrations/sqlite/0009_rendered_lists.sql`).

use jiff::Timestamp;

use super::{Backend, lists, moment};
use crate::store::{Cursor, Error, Page, RenderedList, Stretch};

/// Pages that are taken out at once.
const AT_ONCE: i64 = 200;

/// Most entries of a stretch of which a page is kept. The triggers count on it.
const MOST: usize = 21;

/// No end.
const EVER: i64 = i64::MAX;

/// A row.
struct Row {
    id: i64,
    address: String,
    good_until: i64,
    noindex: i64,
    threads: String,
    edition: String,
    tag: String,
    bytes: Vec<u8>,
}

pub(super) async fn rendered(
    store: &Backend,
    id: i64,
    now: Timestamp,
) -> Result<Option<RenderedList>, Error> {
    let now = now.as_millisecond();
    let row = query_as!(
        Row,
        "SELECT id, address, good_until, noindex, threads, edition, tag, bytes
         FROM rendered_lists WHERE id = $1 AND good_until > $2",
        id,
        now
    )
    .fetch_optional(&mut *store.reader().await?)
    .await?;
    Ok(row.map(|row| RenderedList {
        id: row.id,
        address: row.address,
        good_until: Some(row.good_until).filter(|until| *until < EVER).map(moment),
        noindex: row.noindex == 1,
        threads: row.threads.lines().map(str::to_owned).collect(),
        edition: row.edition,
        tag: row.tag,
        bytes: row.bytes,
    }))
}

pub(super) async fn keep(
    store: &Backend,
    page: &RenderedList,
    shown: &Stretch,
    at: Timestamp,
) -> Result<(), Error> {
    if shown.entries.len() > MOST || !is_somewhere(store, shown).await? {
        return Ok(());
    }
    let (newest, oldest) = span(shown);
    let list = lists::folded(&shown.list);
    let good_until = page.good_until.map_or(EVER, Timestamp::as_millisecond);
    let (noindex, at) = (i64::from(page.noindex), at.as_millisecond());
    let threads = page.threads.join("\n");
    let size = i64::try_from(page.bytes.len()).unwrap_or(i64::MAX);
    // Nobody else writes from here on: what still stands there is what the page shows, and whatever
    // changes it afterwards takes the page out.
    let mut tx = store.begin().await?;
    if lists::read(&mut *tx, &shown.list, shown.page).await? != shown.entries {
        return Ok(());
    }
    query!(
        "INSERT INTO rendered_lists (id, address, list, newest, oldest, good_until, noindex,
             threads, edition, made_at, tag, size, bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO UPDATE SET
             address = excluded.address, list = excluded.list, newest = excluded.newest,
             oldest = excluded.oldest, good_until = excluded.good_until,
             noindex = excluded.noindex, threads = excluded.threads,
             edition = excluded.edition, made_at = excluded.made_at, tag = excluded.tag,
             size = excluded.size, bytes = excluded.bytes",
        page.id,
        page.address,
        list,
        newest,
        oldest,
        good_until,
        noindex,
        threads,
        page.edition,
        at,
        page.tag,
        size,
        page.bytes
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn trim(
    store: &Backend,
    edition: &str,
    budget: u64,
    now: Timestamp,
) -> Result<u64, Error> {
    let (budget, now) = (i64::try_from(budget).unwrap_or(i64::MAX), now.as_millisecond());
    let taken = query!(
        "DELETE FROM rendered_lists WHERE id IN (
             SELECT r.id
             FROM (SELECT id, edition, good_until,
                       sum(CASE WHEN edition = $1 AND good_until > $4 THEN size ELSE 0 END)
                           OVER (ORDER BY made_at DESC, id) AS total
                   FROM rendered_lists) r
             WHERE r.edition <> $1 OR r.good_until <= $4 OR r.total > $2 LIMIT $3
         )",
        edition,
        budget,
        AT_ONCE,
        now
    )
    .execute(&store.write)
    .await?;
    Ok(taken.rows_affected())
}

/// Whether something stands at the place from which the stretch was read. Any number is a place, so
/// that anybody could make up addresses without end; those on our pages lead to where a thread stands.
async fn is_somewhere(store: &Backend, shown: &Stretch) -> Result<bool, Error> {
    let Cursor { at, id } = match shown.page {
        Page::First(_) => return Ok(true),
        Page::After(place, _) | Page::Before(place, _) => place,
    };
    let list = lists::folded(&shown.list);
    let found = query_scalar!(
        "SELECT count(*) AS \"count!: i64\" FROM places
         WHERE list = $1 AND unrolled_at = $2 AND entry = $3",
        list,
        at,
        id
    )
    .fetch_one(&mut *store.reader().await?)
    .await?;
    Ok(found > 0)
}

/// The newest and the oldest moment between which a change changes what was read.
fn span(shown: &Stretch) -> (i64, i64) {
    let is_full = |limit: u32| usize::try_from(limit).is_ok_and(|full| shown.entries.len() >= full);
    let newest = shown.entries.first().map_or(EVER, |entry| entry.cursor.at);
    let oldest = shown.entries.last().map_or(i64::MIN, |entry| entry.cursor.at);
    // Where fewer stood there than were asked for, the list was read to its end.
    let downwards = |limit| if is_full(limit) { oldest } else { i64::MIN };
    match shown.page {
        Page::First(limit) => (EVER, downwards(limit)),
        Page::After(place, limit) => (place.at, downwards(limit)),
        Page::Before(place, limit) => (if is_full(limit) { newest } else { EVER }, place.at),
    }
}
