//! The lists: what stands in them, and reading them page by page.

use std::collections::HashMap;

use super::{Backend, Transaction, moment};
use crate::{
    consent::Verdict,
    store::{Cursor, Entry, Error, Page},
    thread::Thread,
};

/// A line of a list.
struct Line {
    root: String,
    address: String,
    network: String,
    author_name: String,
    author_handle: String,
    title: String,
    language: Option<String>,
    posts: i64,
    unrolled_at: i64,
}

impl Backend {
    pub(super) async fn read_latest(&self, page: Page) -> Result<Vec<Entry>, Error> {
        let after = page.after.unwrap_or(Cursor { at: i64::MAX, id: String::new() });
        let limit = i64::from(page.limit);
        let lines = query_as!(
            Line,
            "SELECT root, address, network, author_name, author_handle, title, language, posts,
                    unrolled_at
             FROM threads WHERE listed = 1 AND (unrolled_at, root) < ($1, $2)
             ORDER BY unrolled_at DESC, root DESC LIMIT $3",
            after.at,
            after.id,
            limit
        )
        .fetch_all(&self.read)
        .await?;
        Ok(lines.into_iter().map(entry).collect())
    }

    pub(super) async fn read_within(&self, list: &str, page: Page) -> Result<Vec<Entry>, Error> {
        let after = page.after.unwrap_or(Cursor { at: i64::MAX, id: String::new() });
        let limit = i64::from(page.limit);
        let lines = query_as!(
            Line,
            "SELECT t.root, t.address, t.network, t.author_name, t.author_handle, t.title,
                    t.language, t.posts, p.unrolled_at
             FROM places p JOIN threads t ON t.root = p.root
             WHERE p.list = $1 AND (p.unrolled_at, p.root) < ($2, $3)
             ORDER BY p.unrolled_at DESC, p.root DESC LIMIT $4",
            list,
            after.at,
            after.id,
            limit
        )
        .fetch_all(&self.read)
        .await?;
        Ok(lines.into_iter().map(entry).collect())
    }

    /// The lines of the threads that have these ids in the index of words (a list in JSON), by their
    /// roots.
    pub(super) async fn read_entries(&self, ids: &str) -> Result<HashMap<String, Entry>, Error> {
        let lines = query_as!(
            Line,
            "SELECT t.root, t.address, t.network, t.author_name, t.author_handle, t.title,
                    t.language, t.posts, t.unrolled_at
             FROM json_each($1) j JOIN searched s ON s.id = j.value
                  JOIN threads t ON t.root = s.root",
            ids
        )
        .fetch_all(&self.read)
        .await?;
        Ok(lines.into_iter().map(|line| (line.root.clone(), entry(line))).collect())
    }
}

/// Puts the thread into the lists that its address stands in, and out of all others.
pub(super) async fn place(
    tx: &mut Transaction,
    thread: &Thread,
    verdict: &Verdict,
) -> Result<(), Error> {
    let root = thread.root.as_str();
    query!("DELETE FROM places WHERE root = $1", root).execute(&mut **tx).await?;
    let ends = thread.address.match_indices('/').map(|(at, _)| &thread.address[..at]);
    for list in ends.filter(|_| verdict.list) {
        query!(
            "INSERT INTO places (list, unrolled_at, root)
             SELECT $1, t.unrolled_at, t.root FROM threads t WHERE t.root = $2",
            list,
            root
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

fn entry(line: Line) -> Entry {
    Entry {
        address: line.address,
        network: line.network,
        author: line.author_name,
        handle: line.author_handle,
        title: line.title,
        language: line.language,
        posts: u32::try_from(line.posts).unwrap_or(u32::MAX),
        unrolled_at: moment(line.unrolled_at),
        cursor: Cursor { at: line.unrolled_at, id: line.root },
    }
}
