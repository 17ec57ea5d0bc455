//! The lists: what stands in them, and reading them page by page in both directions. Every page is
//! one range of the primary key of `places`, so a list costs the same at any depth.

use std::collections::{BTreeSet, HashMap};

use sqlx::Executor;
use url::Url;

use super::{Backend, Driver, Transaction, moment, numbers};
use crate::{
    consent::Verdict,
    store::{Cursor, Entry, Error, Page},
    thread::{PostRef, Thread},
};

/// Longest title of an entry, in characters.
const TITLE: usize = 140;

/// Above every place of a list.
const TOP: Cursor = Cursor { at: i64::MAX, id: i64::MAX };

/// A row of `entries`.
pub(super) struct Line {
    pub(super) id: i64,
    pub(super) root: String,
    pub(super) address: String,
    pub(super) network: String,
    pub(super) author_address: String,
    pub(super) author_handle: String,
    pub(super) author_name: String,
    pub(super) author_url: Option<String>,
    pub(super) avatar: Option<String>,
    pub(super) title: String,
    pub(super) language: Option<String>,
    pub(super) posts: i64,
    pub(super) minutes: Option<i64>,
    pub(super) picture: Option<String>,
    pub(super) indexed: i64,
    pub(super) unrolled_at: i64,
}

/// A page of the list of that name, read on that connection.
pub(super) async fn read(
    on: impl Executor<'_, Database = Driver>,
    list: &str,
    page: Page,
) -> Result<Vec<Entry>, Error> {
    let list = folded(list);
    let (from, limit, is_upward) = match page {
        Page::First(limit) => (TOP, limit, false),
        Page::After(cursor, limit) => (cursor, limit, false),
        Page::Before(cursor, limit) => (cursor, limit, true),
    };
    let limit = i64::from(limit);
    if is_upward {
        let lines = query_as!(
            Line,
            "SELECT e.* FROM places p JOIN entries e ON e.id = p.entry
             WHERE p.list = $1 AND (p.unrolled_at, p.entry) > ($2, $3)
             ORDER BY p.unrolled_at, p.entry LIMIT $4",
            list,
            from.at,
            from.id,
            limit
        )
        .fetch_all(on)
        .await?;
        return Ok(lines.into_iter().rev().map(entry).collect());
    }
    let lines = query_as!(
        Line,
        "SELECT e.* FROM places p JOIN entries e ON e.id = p.entry
         WHERE p.list = $1 AND (p.unrolled_at, p.entry) < ($2, $3)
         ORDER BY p.unrolled_at DESC, p.entry DESC LIMIT $4",
        list,
        from.at,
        from.id,
        limit
    )
    .fetch_all(on)
    .await?;
    Ok(lines.into_iter().map(entry).collect())
}

impl Backend {
    /// The versions of the threads of these lines, by the numbers of the lines. Documents are not
    /// touched.
    pub(super) async fn versions_of(
        &self,
        entries: &[Entry],
    ) -> Result<HashMap<i64, String>, Error> {
        if entries.is_empty() {
            return Ok(HashMap::new());
        }
        let ids: Vec<i64> = entries.iter().map(|entry| entry.cursor.id).collect();
        let ids = numbers(&ids);
        let lines = query!(
            "SELECT e.id AS \"id!\", t.version AS \"version!\" FROM json_each($1) j
                  JOIN entries e ON e.id = j.value JOIN threads t ON t.root = e.root",
            ids
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        Ok(lines.into_iter().map(|line| (line.id, line.version)).collect())
    }

    /// Where the threads of that list stand now. Looks at fifty of them at most.
    pub(super) async fn list_now(&self, list: &str) -> Result<Option<String>, Error> {
        // What begins with `list/` stands between that and `list0`: `0` follows `/`.
        let (begin, end) = (format!("{list}/"), format!("{list}0"));
        let moved = query_scalar!(
            "SELECT e.author_address FROM (
                 SELECT a.root FROM addresses a
                 WHERE a.address > $1 AND a.address < $2
                     AND instr(substr(a.address, length($1) + 1), '/') = 0
                 LIMIT 50
             ) a JOIN entries e ON e.root = a.root LIMIT 1",
            begin,
            end
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        let Some((_, author)) = list.rsplit_once('/').filter(|_| moved.is_none()) else {
            return Ok(moved);
        };
        let named = query_scalar!(
            "SELECT e.author_address FROM (
                 SELECT t.root FROM threads t WHERE t.author_id = $1
                 ORDER BY t.unrolled_at DESC LIMIT 50
             ) t JOIN entries e ON e.root = t.root LIMIT 1",
            author
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        Ok(named)
    }

    /// Of at most two hundred threads that quote a post of this one, the newest.
    pub(super) async fn entries_quoting(
        &self,
        root: &PostRef,
        limit: u32,
    ) -> Result<Vec<Entry>, Error> {
        let (root, limit) = (root.as_str(), i64::from(limit));
        let lines = query_as!(
            Line,
            "SELECT e.* FROM entries e
             WHERE e.root <> $1 AND e.id IN (
                 SELECT q.entry FROM names n JOIN quotes q ON q.quoted = n.name
                 WHERE n.root = $1 LIMIT 200
             )
             ORDER BY e.unrolled_at DESC, e.id DESC LIMIT $2",
            root,
            limit
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        Ok(lines.into_iter().map(entry).collect())
    }

    /// The lines of the threads that have these ids in the index of words (a list in JSON), by their
    /// roots.
    pub(super) async fn read_entries(&self, ids: &str) -> Result<HashMap<String, Entry>, Error> {
        let lines = query_as!(
            Line,
            "SELECT e.* FROM json_each($1) j JOIN searched s ON s.id = j.value
                  JOIN entries e ON e.root = s.root",
            ids
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        Ok(lines.into_iter().map(|line| (line.root.clone(), entry(line))).collect())
    }
}

/// Puts the thread into the lists that it may and should stand in, and out of all others.
pub(super) async fn place(
    tx: &mut Transaction,
    thread: &Thread,
    verdict: &Verdict,
) -> Result<(), Error> {
    let root = thread.root.as_str();
    if !verdict.list || !thread.is_for_lists() {
        query!("DELETE FROM entries WHERE root = $1", root).execute(&mut **tx).await?;
        return Ok(());
    }
    let (id, unrolled_at) = put_entry(tx, thread, verdict).await?;
    let ends = thread.address.match_indices('/').map(|(at, _)| folded(&thread.address[..at]));
    let tags = thread.tags().into_iter().map(|tag| folded(&format!("tag/{}", tag.name)));
    let lists = std::iter::once("latest".to_owned()).chain(ends).chain(tags).collect();
    put_places(tx, id, unrolled_at, lists).await?;
    query!("DELETE FROM quotes WHERE entry = $1", id).execute(&mut **tx).await?;
    for quoted in thread.quoted().map(PostRef::as_str) {
        query!(
            "INSERT INTO quotes (quoted, entry) VALUES ($1, $2)
             ON CONFLICT (quoted, entry) DO NOTHING",
            quoted,
            id
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Lets the entry stand in these lists. Where it stands already it is left alone, and with it the pages
/// that show it there.
async fn put_places(
    tx: &mut Transaction,
    entry: i64,
    unrolled_at: i64,
    mut lists: BTreeSet<String>,
) -> Result<(), Error> {
    let stands =
        query!("SELECT list, unrolled_at AS \"unrolled_at!\" FROM places WHERE entry = $1", entry)
            .fetch_all(&mut **tx)
            .await?;
    for place in stands {
        if place.unrolled_at == unrolled_at && lists.remove(&place.list) {
            continue;
        }
        query!(
            "DELETE FROM places WHERE list = $1 AND unrolled_at = $2 AND entry = $3",
            place.list,
            place.unrolled_at,
            entry
        )
        .execute(&mut **tx)
        .await?;
    }
    for list in lists {
        query!(
            "INSERT INTO places (list, unrolled_at, entry) VALUES ($1, $2, $3)",
            list,
            unrolled_at,
            entry
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Puts the thread's line in place of an older one; gives its id and when it was unrolled first.
async fn put_entry(
    tx: &mut Transaction,
    thread: &Thread,
    verdict: &Verdict,
) -> Result<(i64, i64), Error> {
    let (root, network) = (thread.root.as_str(), thread.network().as_str());
    let author_address = thread.address.rsplit_once('/').map_or("", |(list, _)| list);
    let (title, language) = (thread.title(TITLE), thread.language());
    let posts = i64::try_from(thread.posts().count()).unwrap_or(i64::MAX);
    let (minutes, indexed) = (i64::from(thread.minutes()), i64::from(verdict.index));
    let (profile, avatar) = (thread.author.url.as_str(), thread.author.avatar.as_ref());
    let (avatar, picture) = (avatar.map(Url::as_str), thread.picture().map(Url::as_str));
    let unrolled_at = query_scalar!("SELECT unrolled_at FROM threads WHERE root = $1", root)
        .fetch_one(&mut **tx)
        .await?;
    query!(
        "INSERT INTO entries (root, address, network, author_address, author_handle, author_name,
             author_url, avatar, title, language, posts, minutes, picture, indexed, unrolled_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (root) DO UPDATE SET
             address = excluded.address, author_address = excluded.author_address,
             author_handle = excluded.author_handle, author_name = excluded.author_name,
             author_url = excluded.author_url, avatar = excluded.avatar, title = excluded.title,
             language = excluded.language, posts = excluded.posts, minutes = excluded.minutes,
             picture = excluded.picture, indexed = excluded.indexed,
             unrolled_at = excluded.unrolled_at",
        root,
        thread.address,
        network,
        author_address,
        thread.author.handle,
        thread.author.name,
        profile,
        avatar,
        title,
        language,
        posts,
        minutes,
        picture,
        indexed,
        unrolled_at
    )
    .execute(&mut **tx)
    .await?;
    let id =
        query_scalar!("SELECT id FROM entries WHERE root = $1", root).fetch_one(&mut **tx).await?;
    Ok((id, unrolled_at))
}

/// The list of the author of the thread at that address.
pub(super) fn list_of(address: &str) -> String {
    folded(address.rsplit_once('/').map_or("", |(list, _)| list))
}

/// The name of a list as it is kept. Handles and hosts differ in nothing but A–Z; the migration
/// does the same.
pub(super) fn folded(list: &str) -> String {
    list.to_ascii_lowercase()
}

pub(super) fn entry(line: Line) -> Entry {
    // What cannot be read as an address is not shown.
    let url = |text: Option<String>| text.and_then(|text| Url::parse(&text).ok());
    Entry {
        address: line.address,
        network: line.network,
        author: line.author_name,
        handle: line.author_handle,
        author_address: line.author_address,
        profile: url(line.author_url),
        avatar: url(line.avatar),
        title: line.title,
        language: line.language,
        posts: u32::try_from(line.posts).unwrap_or(u32::MAX),
        minutes: line.minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        picture: url(line.picture),
        indexed: line.indexed == 1,
        unrolled_at: moment(line.unrolled_at),
        cursor: Cursor { at: line.unrolled_at, id: line.id },
    }
}
