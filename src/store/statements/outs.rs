//! What leaves the store, and what is kept out of it.

use std::sync::Arc;

use jiff::Timestamp;

use super::super::Backend;
use super::moment;
use crate::{
    store::{Error, Gone, Known, Left, Store},
    thread::{Author, PostRef, Thread},
};

/// Threads that are taken out in one transaction.
const BATCH: i64 = 100;

/// Most authors that one name is looked up for.
const AUTHORS: i64 = 20;

/// What stays of what was taken out.
struct Stone {
    why: String,
    at: i64,
}

pub(super) async fn forget(
    store: &Backend,
    post: &PostRef,
    why: Gone,
    at: Timestamp,
) -> Result<bool, Error> {
    let was = heard(store, post).await;
    let (post, why, at) = (post.as_str(), why.name(), at.as_millisecond());
    let mut tx = store.begin().await?;
    query!(
        "INSERT INTO gone (name, why, at)
         SELECT n.name, $2, $3 FROM names n
         WHERE n.root = (SELECT m.root FROM names m WHERE m.name = $1)
         ON CONFLICT (name) DO UPDATE SET why = excluded.why, at = excluded.at",
        post,
        why,
        at
    )
    .execute(&mut *tx)
    .await?;
    let taken = query!(
        "DELETE FROM threads WHERE root = (SELECT n.root FROM names n WHERE n.name = $1)",
        post
    )
    .execute(&mut *tx)
    .await?
    .rows_affected();
    tx.commit().await?;
    store.recent.clear();
    tell(store, was.map(|was| Left { was, now: None }).filter(|_| taken > 0));
    Ok(taken > 0)
}

pub(super) async fn gone(
    store: &Backend,
    post: &PostRef,
) -> Result<Option<(Gone, Timestamp)>, Error> {
    let post = post.as_str();
    let tomb = query_as!(Stone, "SELECT why, at FROM gone WHERE name = $1", post)
        .fetch_optional(&mut *store.reader().await?)
        .await?;
    Ok(tomb.map(|tomb| (Gone::from_name(&tomb.why), moment(tomb.at))))
}

pub(super) async fn bar(store: &Backend, post: &PostRef, at: Timestamp) -> Result<(), Error> {
    let (post, why, at) = (post.as_str(), Gone::Removed.name(), at.as_millisecond());
    query!(
        "INSERT INTO gone (name, why, at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET why = excluded.why, at = excluded.at",
        post,
        why,
        at
    )
    .execute(&store.write)
    .await?;
    Ok(())
}

pub(super) async fn purge(store: &Backend, now: Timestamp) -> Result<u64, Error> {
    let mut all = 0;
    loop {
        let taken = purge_some(store, now).await?;
        all += taken;
        if taken < BATCH.unsigned_abs() {
            return Ok(all);
        }
    }
}

/// Takes out the first of what is due.
async fn purge_some(store: &Backend, now: Timestamp) -> Result<u64, Error> {
    let (now, why) = (now.as_millisecond(), Gone::Expired.name());
    let due = query_scalar!(
        "SELECT root FROM threads WHERE keep_until <= $1 ORDER BY keep_until, root LIMIT $2",
        now,
        BATCH
    )
    .fetch_all(&mut *store.reader().await?)
    .await?;
    let mut left = Vec::new();
    for root in &due {
        if let Ok(root) = root.parse() {
            left.extend(heard(store, &root).await.map(|was| Left { was, now: None }));
        }
    }
    let mut taken = 0;
    let mut tx = store.begin().await?;
    for root in &due {
        query!(
            "INSERT INTO gone (name, why, at)
             SELECT n.name, $2, $3 FROM names n JOIN threads t ON t.root = n.root
             WHERE t.root = $1 AND t.keep_until <= $3
             ON CONFLICT (name) DO UPDATE SET why = excluded.why, at = excluded.at",
            root,
            why,
            now
        )
        .execute(&mut *tx)
        .await?;
        taken += query!("DELETE FROM threads WHERE root = $1 AND keep_until <= $2", root, now)
            .execute(&mut *tx)
            .await?
            .rows_affected();
    }
    tx.commit().await?;
    if taken > 0 {
        store.recent.clear();
    }
    tell(store, left);
    Ok(taken)
}

pub(super) async fn authors(store: &Backend, name: &str) -> Result<Vec<Known>, Error> {
    // Everything behind the list's address, up to the character that follows the slash.
    let (list, end) = (format!("{name}/"), format!("{name}0"));
    Ok(query_as!(
        Known,
        "SELECT DISTINCT t.author_id AS id, t.author_handle AS handle, t.network FROM threads t
         WHERE t.author_id = $1 OR lower(t.author_handle) = lower($1) OR t.root IN
             (SELECT a.root FROM addresses a WHERE a.address >= $2 AND a.address < $3
              AND instr(substr(a.address, length($2) + 1), '/') = 0)
         ORDER BY t.author_id LIMIT $4",
        name,
        list,
        end,
        AUTHORS
    )
    .fetch_all(&mut *store.reader().await?)
    .await?)
}

pub(super) async fn threads_of(store: &Backend, author: &str) -> Result<Vec<PostRef>, Error> {
    let roots = query_scalar!("SELECT root FROM threads WHERE author_id = $1", author)
        .fetch_all(&mut *store.reader().await?)
        .await?;
    Ok(roots.iter().filter_map(|root| root.parse().ok()).collect())
}

pub(super) async fn shut_out(store: &Backend, author: &str, at: Timestamp) -> Result<(), Error> {
    let at = at.as_millisecond();
    query!(
        "INSERT INTO shut_out (author, at) VALUES ($1, $2) ON CONFLICT (author) DO NOTHING",
        author,
        at
    )
    .execute(&store.write)
    .await?;
    Ok(())
}

pub(super) async fn is_shut_out(store: &Backend, author: &Author) -> Result<bool, Error> {
    let (id, profile, list) = (&author.id, author.url.as_str(), &author.address);
    let found = query_scalar!(
        "SELECT count(*) AS \"count!: i64\" FROM shut_out WHERE author IN ($1, $2, $3)",
        id,
        profile,
        list
    )
    .fetch_one(&mut *store.reader().await?)
    .await?;
    Ok(found > 0)
}

/// How many threads are kept.
pub(super) async fn count(store: &Backend) -> Result<u64, Error> {
    let threads = query_scalar!("SELECT count(*) AS \"count!: i64\" FROM threads");
    Ok(u64::try_from(threads.fetch_one(&mut *store.reader().await?).await?).unwrap_or_default())
}

/// What is kept of the post's thread, when somebody hears of what leaves. A document that cannot be
/// read leaves all the same, and nobody hears what was in it.
pub(super) async fn heard(store: &Backend, post: &PostRef) -> Option<Arc<Thread>> {
    store.hear.get()?;
    match store.thread(post).await {
        Ok(kept) => kept.map(|kept| kept.thread),
        Err(error) => {
            tracing::warn!(%post, %error, "what leaves cannot be read");
            None
        }
    }
}

/// Tells of what left.
pub(super) fn tell(store: &Backend, left: impl IntoIterator<Item = Left>) {
    if let Some(hear) = store.hear.get() {
        left.into_iter().for_each(|left| hear(left));
    }
}
