//! Every statement, once. Each driver mounts this file and compiles it with its own `query!`
//! macros, [`Backend`] and [`Driver`], so what stands here must mean the same to all of them.

#[path = "statements/index.rs"]
mod index;
#[path = "statements/lists.rs"]
mod lists;
#[path = "statements/map.rs"]
mod map;
#[path = "statements/names.rs"]
mod names;
#[path = "statements/outs.rs"]
mod outs;
#[path = "statements/readings.rs"]
mod readings;
#[path = "statements/rendered.rs"]
mod rendered;
#[path = "statements/rendered_lists.rs"]
mod rendered_lists;
#[path = "statements/search.rs"]
mod search;
#[path = "statements/vocabulary.rs"]
mod vocabulary;

use std::{collections::HashMap, path::Path, sync::Arc};

use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};

use super::{Backend, Driver};
use crate::{
    config::Dollars,
    consent::Verdict,
    search::Question,
    store::{
        Entry, Error, Found, Gone, HearLeft, Kept, Known, Left, Mapped, Page, Rendered,
        RenderedList, Seek, Store, Stretch, document,
    },
    thread::{Author, PostRef, Thread, VERSION},
};

type Transaction = sqlx::Transaction<'static, Driver>;

/// Longest title of a list's entry, in characters.
const TITLE: usize = 140;

/// A kept thread, but for its document.
struct Row {
    root: String,
    version: String,
    checked_at: i64,
    listed: i64,
    indexed: i64,
    keep_until: Option<i64>,
}

#[async_trait]
impl Store for Backend {
    async fn thread(&self, post: &PostRef) -> Result<Option<Kept>, Error> {
        let post = post.as_str();
        loop {
            let row = query_as!(
                Row,
                "SELECT t.root, t.version, t.checked_at, t.listed, t.indexed, t.keep_until
                 FROM names n JOIN threads t ON t.root = n.root WHERE n.name = $1",
                post
            )
            .fetch_optional(&mut *self.reader().await?)
            .await?;
            let Some(row) = row else { return Ok(None) };
            if let Some(kept) = self.read(row).await? {
                return Ok(Some(kept));
            }
        }
    }

    async fn thread_at(&self, address: &str) -> Result<Option<Kept>, Error> {
        loop {
            let row = query_as!(
                Row,
                "SELECT t.root, t.version, t.checked_at, t.listed, t.indexed, t.keep_until
                 FROM addresses a JOIN threads t ON t.root = a.root WHERE a.address = $1",
                address
            )
            .fetch_optional(&mut *self.reader().await?)
            .await?;
            let Some(row) = row else { return Ok(None) };
            if let Some(kept) = self.read(row).await? {
                return Ok(Some(kept));
            }
        }
    }

    async fn keep(
        &self,
        thread: &Thread,
        asked: &PostRef,
        verdict: &Verdict,
    ) -> Result<Kept, Error> {
        let document = document::encode(thread)?;
        let root = thread.root.as_str();
        let was = outs::heard(self, &thread.root).await;
        let mut tx = self.begin().await?;
        make_way(&mut tx, thread).await?;
        put(&mut tx, thread, verdict, &document).await?;
        index::index(&mut tx, thread, verdict).await?;
        names::put(&mut tx, thread, asked).await?;
        lists::place(&mut tx, thread, verdict).await?;
        query!(
            "INSERT INTO addresses (address, root) VALUES ($1, $2)
             ON CONFLICT (address) DO UPDATE SET root = excluded.root",
            thread.address,
            root
        )
        .execute(&mut *tx)
        .await?;
        query!(
            "DELETE FROM gone WHERE name IN (SELECT n.name FROM names n WHERE n.root = $1)",
            root
        )
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        let thread = Arc::new(thread.clone());
        self.recent.add(root, &document.version, &thread, document.length);
        outs::tell(self, was.map(|was| Left { was, now: Some(Arc::clone(&thread)) }));
        let checked_at = moment(thread.fetched_at.as_millisecond());
        let until = verdict.until.map(|until| moment(until.as_millisecond()));
        let verdict = Verdict { until, ..verdict.clone() };
        Ok(Kept { thread, version: document.version, checked_at, verdict })
    }

    async fn checked(&self, root: &PostRef, at: Timestamp) -> Result<(), Error> {
        let (root, at) = (root.as_str(), at.as_millisecond());
        query!("UPDATE threads SET checked_at = $2 WHERE root = $1", root, at)
            .execute(&self.write)
            .await?;
        Ok(())
    }

    async fn latest(&self, page: Page) -> Result<Vec<Entry>, Error> {
        lists::read(&mut *self.reader().await?, "latest", page).await
    }

    async fn within(&self, list: &str, page: Page) -> Result<Vec<Entry>, Error> {
        lists::read(&mut *self.reader().await?, list, page).await
    }

    async fn now_in(&self, list: &str) -> Result<Option<String>, Error> {
        self.list_now(list).await
    }

    async fn versions(&self, entries: &[Entry]) -> Result<HashMap<i64, String>, Error> {
        self.versions_of(entries).await
    }

    async fn quoting(&self, root: &PostRef, limit: u32) -> Result<Vec<Entry>, Error> {
        self.entries_quoting(root, limit).await
    }

    async fn count(
        &self,
        readings: &[(PostRef, u32)],
        day: Date,
        oldest: Date,
    ) -> Result<(), Error> {
        self.add_readings(readings, day, oldest).await
    }

    async fn most_read(&self, since: Date, limit: u32) -> Result<Vec<Entry>, Error> {
        self.entries_most_read(since, limit).await
    }

    async fn mapped(&self, after: i64, limit: u32) -> Result<Vec<Mapped>, Error> {
        self.read_mapped(after, limit).await
    }

    async fn search(&self, question: &Question, seek: Seek) -> Result<Found, Error> {
        search::search(self, question, seek).await
    }

    async fn catch_up(&self, limit: u32) -> Result<bool, Error> {
        index::catch_up(self, limit).await
    }

    async fn tidy(&self) -> Result<bool, Error> {
        index::tidy(self).await
    }

    async fn rendered(&self, id: i64) -> Result<Option<Rendered>, Error> {
        rendered::rendered(self, id).await
    }

    async fn keep_rendered(&self, page: &Rendered, at: Timestamp) -> Result<(), Error> {
        rendered::keep(self, page, at).await
    }

    async fn drop_rendered(&self, id: i64) -> Result<(), Error> {
        rendered::drop(self, id).await
    }

    async fn trim_rendered(&self, edition: &str, budget: u64) -> Result<u64, Error> {
        rendered::trim(self, edition, budget).await
    }

    async fn rendered_list(&self, id: i64, now: Timestamp) -> Result<Option<RenderedList>, Error> {
        rendered_lists::rendered(self, id, now).await
    }

    async fn keep_rendered_list(
        &self,
        page: &RenderedList,
        shown: &Stretch,
        at: Timestamp,
    ) -> Result<(), Error> {
        rendered_lists::keep(self, page, shown, at).await
    }

    async fn trim_rendered_lists(
        &self,
        edition: &str,
        budget: u64,
        now: Timestamp,
    ) -> Result<u64, Error> {
        rendered_lists::trim(self, edition, budget, now).await
    }

    async fn forget(&self, post: &PostRef, why: Gone, at: Timestamp) -> Result<bool, Error> {
        outs::forget(self, post, why, at).await
    }

    async fn gone(&self, post: &PostRef) -> Result<Option<(Gone, Timestamp)>, Error> {
        outs::gone(self, post).await
    }

    async fn bar(&self, post: &PostRef, at: Timestamp) -> Result<(), Error> {
        outs::bar(self, post, at).await
    }

    async fn purge(&self, now: Timestamp) -> Result<u64, Error> {
        outs::purge(self, now).await
    }

    async fn authors(&self, name: &str) -> Result<Vec<Known>, Error> {
        outs::authors(self, name).await
    }

    async fn threads_of(&self, author: &str) -> Result<Vec<PostRef>, Error> {
        outs::threads_of(self, author).await
    }

    async fn shut_out(&self, author: &str, at: Timestamp) -> Result<(), Error> {
        outs::shut_out(self, author, at).await
    }

    async fn is_shut_out(&self, author: &Author) -> Result<bool, Error> {
        outs::is_shut_out(self, author).await
    }

    fn on_left(&self, hear: HearLeft) {
        let _ = self.hear.set(hear);
    }

    async fn backup(&self, file: &Path) -> Result<u64, Error> {
        self.copy_to(file).await?;
        outs::count(self).await
    }

    async fn secret(&self, name: &str, fresh: &[u8]) -> Result<Vec<u8>, Error> {
        let kept = query_scalar!("SELECT value FROM secrets WHERE name = $1", name)
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        if let Some(kept) = kept {
            return Ok(kept);
        }
        query!(
            "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            name,
            fresh
        )
        .execute(&self.write)
        .await?;
        Ok(query_scalar!("SELECT value FROM secrets WHERE name = $1", name)
            .fetch_one(&self.write)
            .await?)
    }

    async fn spent(&self, day: Date) -> Result<Dollars, Error> {
        let day = day.to_string();
        let spent = query_scalar!("SELECT micros FROM spending WHERE day = $1", day)
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        Ok(Dollars(spent.and_then(|micros| u64::try_from(micros).ok()).unwrap_or_default()))
    }

    async fn spend(&self, day: Date, amount: Dollars) -> Result<(), Error> {
        let (day, micros) = (day.to_string(), i64::try_from(amount.0).unwrap_or(i64::MAX));
        query!(
            "INSERT INTO spending (day, micros) VALUES ($1, $2)
             ON CONFLICT (day) DO UPDATE SET micros = spending.micros + excluded.micros",
            day,
            micros
        )
        .execute(&self.write)
        .await?;
        Ok(())
    }

    async fn ping(&self) -> Result<(), Error> {
        query_scalar!("SELECT count(*) AS \"count!: i64\" FROM secrets")
            .fetch_one(&mut *self.reader().await?)
            .await?;
        Ok(())
    }

    async fn close(&self) {
        self.close_readers().await;
        self.write.close().await;
    }
}

impl Backend {
    /// The thread of that row; `None` when another copy has taken its place meanwhile.
    async fn read(&self, row: Row) -> Result<Option<Kept>, Error> {
        let Row { root, version, .. } = row;
        let thread = if let Some(thread) = self.recent.find(&root, &version) {
            thread
        } else {
            let kept = query!(
                "SELECT document_version, document FROM threads
                 WHERE root = $1 AND version = $2",
                root,
                version
            )
            .fetch_optional(&mut *self.reader().await?)
            .await?;
            let Some(kept) = kept else { return Ok(None) };
            let (thread, length) = document::decode(&root, kept.document_version, &kept.document)?;
            let thread = Arc::new(thread);
            self.recent.add(&root, &version, &thread, length);
            thread
        };
        let verdict = Verdict {
            list: row.listed == 1,
            index: row.indexed == 1,
            until: row.keep_until.map(moment),
        };
        Ok(Some(Kept { thread, version, checked_at: moment(row.checked_at), verdict }))
    }
}

/// Frees the thread's address when another thread has it: its author's handle belongs to somebody
/// else now. That thread leaves the lists, which could not lead to it, until it is read anew.
async fn make_way(tx: &mut Transaction, thread: &Thread) -> Result<(), Error> {
    let root = thread.root.as_str();
    query!(
        "DELETE FROM entries
         WHERE root IN (SELECT t.root FROM threads t WHERE t.address = $1 AND t.root <> $2)",
        thread.address,
        root
    )
    .execute(&mut **tx)
    .await?;
    query!(
        "DELETE FROM searched
         WHERE root IN (SELECT t.root FROM threads t WHERE t.address = $1 AND t.root <> $2)",
        thread.address,
        root
    )
    .execute(&mut **tx)
    .await?;
    query!(
        "UPDATE threads SET address = root, listed = 0 WHERE address = $1 AND root <> $2",
        thread.address,
        root
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Puts the thread in place of any older copy; the first `unrolled_at` stays.
async fn put(
    tx: &mut Transaction,
    thread: &Thread,
    verdict: &Verdict,
    document: &document::Document,
) -> Result<(), Error> {
    let (root, network) = (thread.root.as_str(), thread.network().as_str());
    let (title, language) = (thread.title(TITLE), thread.language());
    let posts = i64::try_from(thread.posts().count()).unwrap_or(i64::MAX);
    let (listed, indexed) = (i64::from(verdict.list), i64::from(verdict.index));
    let keep_until = verdict.until.map(Timestamp::as_millisecond);
    let (now, shape) = (thread.fetched_at.as_millisecond(), i64::from(VERSION));
    // An archive brings thousands of threads at once: they stand in lists where they belong by
    // their own time, and do not push away what people have unrolled.
    let last = thread.posts().map(|post| post.posted_at.as_millisecond()).max();
    let unrolled_at = last.filter(|_| thread.archived).unwrap_or(now).min(now);
    query!(
        "INSERT INTO threads (root, network, address, author_id, author_handle, author_name,
             title, language, posts, listed, indexed, keep_until, unrolled_at, fetched_at,
             checked_at, version, document_version, document)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $17, $13, $13, $14, $15, $16)
         ON CONFLICT (root) DO UPDATE SET
             address = excluded.address, author_id = excluded.author_id,
             author_handle = excluded.author_handle, author_name = excluded.author_name,
             title = excluded.title, language = excluded.language, posts = excluded.posts,
             listed = excluded.listed, indexed = excluded.indexed,
             keep_until = excluded.keep_until, fetched_at = excluded.fetched_at,
             checked_at = excluded.checked_at, version = excluded.version,
             document_version = excluded.document_version, document = excluded.document",
        root,
        network,
        thread.address,
        thread.author.id,
        thread.author.handle,
        thread.author.name,
        title,
        language,
        posts,
        listed,
        indexed,
        keep_until,
        now,
        document.version,
        shape,
        document.bytes,
        unrolled_at
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A list of numbers, as a statement takes one.
fn numbers(all: &[i64]) -> String {
    serde_json::json!(all).to_string()
}

fn moment(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or_default()
}
