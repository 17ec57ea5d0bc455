//! The index of words: written with each thread, in the same transaction; made anew behind the
//! scenes where it is old or holds what was taken out.

use super::{Backend, Transaction, document, vocabulary};
use crate::{
    consent::Verdict,
    search::{Index, RULES},
    store::Error,
    thread::Thread,
};

/// Ids of one second; and how far they may run into other seconds when there are more threads
/// than that.
pub(super) const PER_SECOND: i64 = 64;
const ROOMS: [i64; 4] = [PER_SECOND, PER_SECOND << 8, PER_SECOND << 16, i64::MAX >> 2];

/// Pages of the index that are written anew at once.
const AT_ONCE: i64 = -200;

/// Writes the words of the thread in place of the older ones, or takes them out when it may not be
/// searched for, or is one that its address alone leads to: what no list may hold must not be counted
/// either, since a count tells what is in it.
pub(super) async fn index(
    tx: &mut Transaction,
    thread: &Thread,
    verdict: &Verdict,
) -> Result<(), Error> {
    let root = thread.root.as_str();
    if !(verdict.list && verdict.index && thread.is_for_lists()) {
        return take_out(tx, root).await;
    }
    let index = Index::of(thread);
    let (rules, content) = (i64::from(RULES), hash(&index));
    let known = query!("SELECT rules, content FROM searched WHERE root = $1", root)
        .fetch_optional(&mut **tx)
        .await?;
    match known {
        Some(known) if (known.rules, known.content) == (rules, content) => return Ok(()),
        // What the index was given is right; what other rules learned from it may not be.
        Some(known) if known.content == content => {
            query!("UPDATE searched SET rules = $2 WHERE root = $1", root, rules)
                .execute(&mut **tx)
                .await?;
            return vocabulary::learn(tx, &index).await;
        }
        Some(_) => {
            query!("DELETE FROM searched WHERE root = $1", root).execute(&mut **tx).await?;
        }
        None => {}
    }
    let id = free(tx, index.began.saturating_mul(PER_SECOND)).await?;
    query!(
        "INSERT INTO searched (id, root, rules, content) VALUES ($1, $2, $3, $4)",
        id,
        root,
        rules,
        content
    )
    .execute(&mut **tx)
    .await?;
    query!(
        "INSERT INTO words (rowid, author, head, text, alt, tags, signs, marks)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        index.author,
        index.head,
        index.text,
        index.alt,
        index.tags,
        index.signs,
        index.marks
    )
    .execute(&mut **tx)
    .await?;
    vocabulary::learn(tx, &index).await
}

/// Takes the words of a thread out, if they are there. In the file they stay legible until it is tidied.
async fn take_out(tx: &mut Transaction, root: &str) -> Result<(), Error> {
    let taken = query!("DELETE FROM searched WHERE root = $1", root)
        .execute(&mut **tx)
        .await?
        .rows_affected();
    if taken > 0 {
        query!(
            "INSERT INTO untidy (id, stage) VALUES (1, 1)
             ON CONFLICT (id) DO UPDATE SET stage = CASE stage WHEN 0 THEN 2 ELSE stage END"
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// An id that is not taken, as near behind the first of a second as there is one.
async fn free(tx: &mut Transaction, first: i64) -> Result<i64, Error> {
    let mut id = first;
    for room in ROOMS {
        let end = first.saturating_add(room - 1);
        let last = query_scalar!(
            "SELECT max(id) AS \"last: i64\" FROM searched WHERE id BETWEEN $1 AND $2",
            first,
            end
        )
        .fetch_one(&mut **tx)
        .await?;
        id = last.map_or(first, |last| last.saturating_add(1));
        if id <= end {
            break;
        }
    }
    Ok(id)
}

/// Tells indexes of different words apart.
fn hash(index: &Index) -> i64 {
    let hash = blake3::hash(format!("{index:?}").as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    i64::from_le_bytes(first)
}

/// Indexes some of the threads that were kept before there were these rules. `false` when there
/// are none left.
pub(super) async fn catch_up(backend: &Backend, limit: u32) -> Result<bool, Error> {
    let (rules, limit) = (i64::from(RULES), i64::from(limit));
    let known = query!("SELECT root, done FROM searching WHERE rules = $1", rules)
        .fetch_optional(&mut *backend.reader().await?)
        .await?;
    let (after, done) = known.map_or((String::new(), 0), |known| (known.root, known.done));
    if done == 1 {
        return Ok(false);
    }
    let rows = query!(
        "SELECT root, version, document_version, document, listed, indexed FROM threads
         WHERE root > $1 ORDER BY root LIMIT $2",
        after,
        limit
    )
    .fetch_all(&mut *backend.reader().await?)
    .await?;
    let last = rows.last().map_or(after, |row| row.root.clone());
    let done = i64::from(rows.is_empty());
    let mut tx = backend.begin().await?;
    for row in rows {
        let verdict = Verdict { list: row.listed == 1, index: row.indexed == 1, until: None };
        let version = query_scalar!("SELECT version FROM threads WHERE root = $1", row.root)
            .fetch_optional(&mut *tx)
            .await?;
        // One that was kept anew meanwhile has been indexed with it; one that cannot be read is
        // told of when somebody opens it.
        if version.is_none_or(|version| version != row.version) {
            continue;
        }
        let read = document::decode(&row.root, row.document_version, &row.document);
        if let Ok((thread, _)) = read {
            index(&mut tx, &thread, &verdict).await?;
        }
    }
    query!(
        "INSERT INTO searching (rules, root, done) VALUES ($1, $2, $3)
         ON CONFLICT (rules) DO UPDATE SET root = excluded.root, done = excluded.done",
        rules,
        last,
        done
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(done == 0)
}

/// Takes a step towards an index in which nothing is left of what was taken out: words that no thread
/// has any more are forgotten; then its parts are merged, and what is gone is not written into the new
/// ones. `false` when there is nothing to do.
pub(super) async fn tidy(backend: &Backend) -> Result<bool, Error> {
    let stage = query_scalar!("SELECT stage FROM untidy")
        .fetch_optional(&mut *backend.reader().await?)
        .await?;
    if stage.is_none() {
        return Ok(false);
    }
    let mut tx = backend.begin().await?;
    query!("UPDATE untidy SET stage = 0, looked_at = 0 WHERE stage = 1").execute(&mut *tx).await?;
    let looked_at = query_scalar!("SELECT looked_at FROM untidy").fetch_one(&mut *tx).await?;
    if let Some(last) = vocabulary::unlearn(&mut tx, looked_at).await? {
        query!("UPDATE untidy SET looked_at = $1", last).execute(&mut *tx).await?;
        tx.commit().await?;
        return Ok(true);
    }
    let before = changes(&mut tx).await?;
    // A negative number of pages: all parts become one, by and by (FTS5, "The 'merge' Command").
    query!("INSERT INTO words (words, rank) VALUES ('merge', $1)", AT_ONCE)
        .execute(&mut *tx)
        .await?;
    query!("INSERT INTO pieces (pieces, rank) VALUES ('merge', $1)", AT_ONCE)
        .execute(&mut *tx)
        .await?;
    // Each command itself counts for one.
    if changes(&mut tx).await? - before < 3 {
        query!("DELETE FROM untidy WHERE stage = 0").execute(&mut *tx).await?;
        query!("UPDATE untidy SET stage = 1").execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(true)
}

async fn changes(tx: &mut Transaction) -> Result<i64, Error> {
    Ok(query_scalar!("SELECT total_changes() AS \"changes!: i64\"").fetch_one(&mut **tx).await?)
}
