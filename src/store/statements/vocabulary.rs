//! The words that threads have: which of them begin with some letters, or have them inside. FTS5 alone
//! knows only beginnings, and reads all threads of all words that begin so before it gives the first.

use std::collections::HashMap;

use sqlx::pool::PoolConnection;

use super::{
    super::{Driver, fts, in_time},
    Transaction,
};
use crate::{
    search::{Index, Note, Part, Question},
    store::Error,
};

/// Most words that stand for the beginnings and pieces of one question: each costs a look into each
/// part of the index.
const MOST: usize = 128;

/// Words that are looked at in one step for whether a thread has them still.
const AT_ONCE: i64 = 500;

/// What the beginnings and pieces of a question stand for.
#[derive(Default)]
pub(super) struct Meant<'q> {
    /// The words that are meant by a part of it, the most usual first.
    pub(super) words: HashMap<&'q Part, Vec<String>>,
    /// Where there are more words than are looked for.
    pub(super) notes: Vec<Note>,
    /// The time was over before all were known.
    pub(super) hurried: bool,
}

/// Adds the words of a thread that are not known yet.
pub(super) async fn learn(tx: &mut Transaction, index: &Index) -> Result<(), Error> {
    let words = serde_json::to_string(&index.vocabulary()).unwrap_or_default();
    query!(
        "INSERT INTO vocabulary (word) SELECT value FROM json_each($1) WHERE true
         ON CONFLICT (word) DO NOTHING",
        words
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The words that are meant by the beginnings and pieces of the question.
pub(super) async fn meant<'q>(
    connection: &mut PoolConnection<Driver>,
    question: &'q Question,
) -> Result<Meant<'q>, Error> {
    let mut meant = Meant::default();
    let parts = question.terms.iter().flat_map(|term| &term.parts);
    let open: Vec<_> = parts.filter_map(|part| Some((part, fts::within_a_word(part)?))).collect();
    let most = MOST / open.len().max(1);
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    for (part, pattern) in open {
        let words = query_scalar!(
            "SELECT json_group_array(word) AS \"words!: String\"
             FROM (SELECT v.word FROM pieces JOIN vocabulary v ON v.number = pieces.rowid
                   WHERE pieces MATCH $1 ORDER BY pieces.rowid LIMIT $2)",
            pattern,
            limit
        )
        .fetch_one(&mut **connection)
        .await;
        let Some(words) = in_time(words)? else {
            meant.hurried = true;
            break;
        };
        let mut words: Vec<String> = serde_json::from_str(&words).unwrap_or_default();
        if words.len() > most {
            words.truncate(most);
            meant.notes.push(Note::Many(part.to_string()));
        }
        meant.words.insert(part, words);
    }
    Ok(meant)
}

/// Takes out some of the words behind the one of that number that no thread has any more. The number
/// of the last that was looked at; `None` when there are no more.
pub(super) async fn unlearn(tx: &mut Transaction, after: i64) -> Result<Option<i64>, Error> {
    let last = query_scalar!(
        "SELECT max(number) AS \"last: i64\"
         FROM (SELECT number FROM vocabulary WHERE number > $1 ORDER BY number LIMIT $2)",
        after,
        AT_ONCE
    )
    .fetch_one(&mut **tx)
    .await?;
    query!(
        "DELETE FROM vocabulary
         WHERE number > $1 AND number <= $2 AND NOT EXISTS
             (SELECT 1 FROM words WHERE words MATCH '\"' || vocabulary.word || '\"')",
        after,
        last
    )
    .execute(&mut **tx)
    .await?;
    Ok(last)
}
