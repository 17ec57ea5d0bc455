//! Asking the index of words, newest first.
//!
//! A question becomes one `MATCH` and a span of ids. Nothing is ever counted or judged in full:
//! each statement has a limit, and all together have a deadline, after which what was found counts.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use futures_util::TryStreamExt;
use sqlx::pool::PoolConnection;

use super::super::{Driver, fts::Asking, in_time};
use super::{Backend, document, index::PER_SECOND, numbers, vocabulary};
use crate::{
    search::{Question, snippets},
    store::{Behind, COUNTED, Error, Found, Hit, Order, Seek, Start},
};

/// How many of the newest threads that answer are judged.
const JUDGED: u32 = 1000;

/// How long they may be weighed. What is not known of them by then counts for nothing.
const WEIGHING: Duration = Duration::from_millis(25);

/// A word that so many threads have says little about any of them.
const COMMON: i64 = 2000;

/// So many threads are read one by one, which is a little more than a page shows.
const FEW: u32 = 32;

/// So many words for a beginning or a piece are many.
const MANY: usize = 16;

/// Most places of a thread that are shown.
const SHOWN: usize = 3;

/// A thread and how well it answers.
struct Judged {
    id: i64,
    score: i64,
}

/// Ids of threads.
struct Ids {
    /// Newest first.
    ids: Vec<i64>,
    /// The deadline came first.
    hurried: bool,
}

/// The span of ids in which threads are looked for, both ends belonging to it.
#[derive(Clone, Copy)]
struct Span {
    first: i64,
    last: i64,
}

impl Span {
    fn of(question: &Question) -> Self {
        let id = |second: i64| second.saturating_mul(PER_SECOND);
        let last = question.until.map_or(i64::MAX, |until| id(until).saturating_sub(1));
        Self { first: question.since.map_or(i64::MIN, id), last }
    }

    fn up_to(self, last: i64) -> Self {
        Self { last: self.last.min(last), ..self }
    }
}

/// A page of what the question finds.
pub(super) async fn search(
    backend: &Backend,
    question: &Question,
    seek: Seek,
) -> Result<Found, Error> {
    if question.is_empty() {
        return Ok(Found::default());
    }
    let mut connection = backend.hurried().await?;
    let meant = vocabulary::meant(&mut connection, question).await?;
    let asking = Asking { question, words: meant.words };
    let mut asked = Asked { backend, connection, asking, span: Span::of(question) };
    let (mut found, judged) = match seek.order {
        Order::Newest => asked.newest(seek).await?,
        Order::Relevance => asked.relevant(seek).await?,
    };
    drop(asked);
    found.hurried |= meant.hurried;
    found.notes = meant.notes;
    let ids: Vec<i64> = judged.iter().map(|it| it.id).collect();
    found.hits = hits(backend, question, &ids).await?;
    Ok(found)
}

/// A question that is being answered.
struct Asked<'q> {
    backend: &'q Backend,
    connection: PoolConnection<Driver>,
    asking: Asking<'q>,
    span: Span,
}

impl Asked<'_> {
    async fn newest(&mut self, seek: Seek) -> Result<(Found, Vec<Judged>), Error> {
        let whole = self.asking.whole();
        let top = seek.after.map_or(i64::MAX, |after| after.top);
        let counted = self.ids(&whole, self.span.up_to(top), COUNTED + 1).await?;
        let top = counted.ids.first().copied().unwrap_or(top);
        let mut found = counted.found();
        let page = match seek.after {
            None => counted,
            Some(after) => {
                let one_more = seek.limit.saturating_add(1);
                let above = self.above(&whole, self.span.up_to(top), after.id, one_more).await?;
                found.back = above.map(|ids| {
                    back(ids.into_iter().map(|id| Judged { id, score: 0 }), top, seek.limit)
                });
                let span = self.span.up_to(after.id.saturating_sub(1));
                self.ids(&whole, span, one_more).await?
            }
        };
        found.hurried |= page.hurried;
        let judged = page.ids.into_iter().map(|id| Judged { id, score: 0 }).collect();
        Ok(cut(found, judged, top, seek.limit))
    }

    async fn relevant(&mut self, seek: Seek) -> Result<(Found, Vec<Judged>), Error> {
        let whole = self.asking.whole();
        let top = seek.after.map_or(i64::MAX, |after| after.top);
        // One more tells whether there are others that are not judged.
        let mut candidates = self.ids(&whole, self.span.up_to(top), JUDGED + 1).await?;
        let top = candidates.ids.first().copied().unwrap_or(top);
        let mut found = candidates.found();
        let most = usize::try_from(JUDGED).unwrap_or(usize::MAX);
        found.judged = (candidates.ids.len() > most).then_some(JUDGED);
        candidates.ids.truncate(most);
        let mut judged = self.judge(candidates).await?;
        judged.sort_by_key(|it| std::cmp::Reverse((it.score, it.id)));
        if let Some(after) = seek.after {
            let passed = judged.partition_point(|it| (it.score, it.id) >= (after.score, after.id));
            let page = judged.split_off(passed);
            found.back = Some(back(judged.into_iter().rev(), top, seek.limit));
            judged = page;
        }
        Ok(cut(found, judged, top, seek.limit))
    }

    /// How well each answers: the newer the better; better with the words in the first post, the tags
    /// or the author's name, or near one another, or often where they are rare.
    async fn judge(&mut self, candidates: Ids) -> Result<Vec<Judged>, Error> {
        let (Some(newest), Some(oldest)) =
            (candidates.ids.first().copied(), candidates.ids.last().copied())
        else {
            return Ok(Vec::new());
        };
        self.span = Span { first: oldest, last: newest };
        self.backend.hurry(&mut self.connection, WEIGHING).await?;
        let head = self.those(self.asking.at_the_head()).await?;
        let near = self.those(self.asking.together()).await?;
        let often = self.often().await?;
        let judged = candidates.ids.into_iter().map(|id| {
            let months = as_f64((newest - id) / PER_SECOND / (30 * 86_400));
            let often = often.get(&id).copied().unwrap_or_default();
            let score = 1.0 / (1.0 + months)
                + if head.contains(&id) { 1.0 } else { 0.0 }
                + if near.contains(&id) { 1.0 } else { 0.0 }
                + 3.0 * often / (often + 5.0);
            Judged { id, score: rounded(score) }
        });
        Ok(judged.collect())
    }

    async fn those(&mut self, expression: Option<String>) -> Result<HashSet<i64>, Error> {
        let Some(expression) = expression else { return Ok(HashSet::new()) };
        let found = self.many(&expression, self.span, JUDGED).await?;
        Ok(found.unwrap_or_default().into_iter().collect())
    }

    /// BM25 of the threads in the span, by those of the words that are not common: what a common
    /// word adds is little, and weighing it reads all of its threads.
    async fn often(&mut self) -> Result<HashMap<i64, f64>, Error> {
        let mut rare = Vec::new();
        for part in self.asking.apart() {
            if self.count(&part).await?.is_some_and(|count| count < COMMON) {
                rare.push(part);
            }
        }
        if rare.is_empty() {
            return Ok(HashMap::new());
        }
        let (expression, Span { first, last }) = (rare.join(" AND "), self.span);
        // FTS5 gives better ones the smaller number. All in one row: each row is a message between
        // threads, which costs more than what is in it.
        let row = query!(
            "SELECT json_group_array(id) AS \"ids!: String\",
                    json_group_array(score) AS \"scores!: String\"
             FROM (SELECT rowid AS id,
                          -bm25(words, 2.0, 2.0, 1.0, 1.0, 2.0, 1.0, 0.0) AS score
                   FROM words WHERE words MATCH $1 AND rowid BETWEEN $2 AND $3
                   ORDER BY rowid DESC LIMIT $4)",
            expression,
            first,
            last,
            COMMON
        )
        .fetch_one(&mut *self.connection)
        .await;
        let Some(row) = in_time(row)? else { return Ok(HashMap::new()) };
        let ids: Vec<i64> = serde_json::from_str(&row.ids).unwrap_or_default();
        let scores: Vec<f64> = serde_json::from_str(&row.scores).unwrap_or_default();
        Ok(ids.into_iter().zip(scores.into_iter().map(|score| score.max(0.0))).collect())
    }

    /// In how many threads that is, up to [`COMMON`]; `None` when the deadline comes first.
    async fn count(&mut self, expression: &str) -> Result<Option<i64>, Error> {
        let count = query_scalar!(
            "SELECT count(*) AS \"count!: i64\"
             FROM (SELECT 1 FROM words WHERE words MATCH $1 LIMIT $2)",
            expression,
            COMMON
        )
        .fetch_one(&mut *self.connection)
        .await;
        in_time(count)
    }

    /// The newest threads of the span for which the expression holds: the first of them one by one,
    /// so that something is there when the deadline comes. Not where beginning costs more than going
    /// on, since each of many words is looked up first.
    async fn ids(&mut self, expression: &str, span: Span, limit: u32) -> Result<Ids, Error> {
        if self.asking.words.values().any(|meant| meant.len() > MANY) {
            let ids = self.many(expression, span, limit).await?;
            return Ok(Ids { hurried: ids.is_none(), ids: ids.unwrap_or_default() });
        }
        let mut found = self.few(expression, span, limit.min(FEW)).await?;
        let known = u32::try_from(found.ids.len()).unwrap_or(u32::MAX);
        if let Some(last) = found.ids.last().filter(|_| known == FEW && limit > FEW) {
            let span = span.up_to(last.saturating_sub(1));
            match self.many(expression, span, limit - FEW).await? {
                Some(rest) => found.ids.extend(rest),
                None => found.hurried = true,
            }
        }
        Ok(found)
    }

    async fn few(&mut self, expression: &str, span: Span, limit: u32) -> Result<Ids, Error> {
        let mut rows = query_scalar!(
            "SELECT rowid AS \"id!: i64\" FROM words
             WHERE words MATCH $1 AND rowid BETWEEN $2 AND $3 ORDER BY rowid DESC LIMIT $4",
            expression,
            span.first,
            span.last,
            limit
        )
        .fetch(&mut *self.connection);
        let mut found = Ids { ids: Vec::new(), hurried: false };
        loop {
            match in_time(rows.try_next().await)? {
                Some(Some(id)) => found.ids.push(id),
                Some(None) => return Ok(found),
                None => return Ok(Ids { hurried: true, ..found }),
            }
        }
    }

    /// What stands at that place and next above it, upwards; `None` when the deadline comes first.
    async fn above(
        &mut self,
        expression: &str,
        span: Span,
        id: i64,
        limit: u32,
    ) -> Result<Option<Vec<i64>>, Error> {
        let first = span.first.max(id);
        let ids = query_scalar!(
            "SELECT json_group_array(id) AS \"ids!: String\"
             FROM (SELECT rowid AS id FROM words
                   WHERE words MATCH $1 AND rowid BETWEEN $2 AND $3
                   ORDER BY rowid LIMIT $4)",
            expression,
            first,
            span.last,
            limit
        )
        .fetch_one(&mut *self.connection)
        .await;
        Ok(in_time(ids)?.map(|ids| serde_json::from_str(&ids).unwrap_or_default()))
    }

    /// All in one row; `None` when the deadline comes first.
    async fn many(
        &mut self,
        expression: &str,
        span: Span,
        limit: u32,
    ) -> Result<Option<Vec<i64>>, Error> {
        let ids = query_scalar!(
            "SELECT json_group_array(id) AS \"ids!: String\"
             FROM (SELECT rowid AS id FROM words
                   WHERE words MATCH $1 AND rowid BETWEEN $2 AND $3
                   ORDER BY rowid DESC LIMIT $4)",
            expression,
            span.first,
            span.last,
            limit
        )
        .fetch_one(&mut *self.connection)
        .await;
        Ok(in_time(ids)?.map(|ids| serde_json::from_str(&ids).unwrap_or_default()))
    }
}

impl Ids {
    /// Without its hits.
    fn found(&self) -> Found {
        let count = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        Found {
            count: count.min(COUNTED),
            more: count > COUNTED || self.hurried,
            hurried: self.hurried,
            ..Found::default()
        }
    }
}

/// The page, and the place behind it when there is more.
fn cut(mut found: Found, mut judged: Vec<Judged>, top: i64, limit: u32) -> (Found, Vec<Judged>) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if judged.len() > limit {
        judged.truncate(limit);
        found.next = judged.last().map(|it| Behind { top, score: it.score, id: it.id });
    }
    (found, judged)
}

/// Where the page before begins, out of what stands above this one, upwards.
fn back(mut above: impl Iterator<Item = Judged>, top: i64, limit: u32) -> Start {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let place = |it: Judged| Start::Behind(Behind { top, score: it.score, id: it.id });
    above.nth(limit).map_or(Start::Top, place)
}

#[expect(clippy::cast_precision_loss, reason = "a number of months")]
fn as_f64(number: i64) -> f64 {
    number as f64
}

/// In thousandths, so that places in the order can be written down.
#[expect(clippy::cast_possible_truncation, reason = "scores are small")]
fn rounded(score: f64) -> i64 {
    (score * 1000.0) as i64
}

/// The threads of those ids, in that order, without those that went meanwhile.
async fn hits(backend: &Backend, question: &Question, ids: &[i64]) -> Result<Vec<Hit>, Error> {
    let list = numbers(ids);
    let mut entries = backend.read_entries(&list).await?;
    let rows = query!(
        "SELECT s.id, t.root, t.version, t.document_version, t.document
         FROM json_each($1) j JOIN searched s ON s.id = j.value
              JOIN threads t ON t.root = s.root",
        list
    )
    .fetch_all(&mut *backend.reader().await?)
    .await?;
    let mut hits = HashMap::new();
    for row in rows {
        let Some(entry) = entries.remove(&row.root) else { continue };
        let thread = if let Some(thread) = backend.recent.find(&row.root, &row.version) {
            thread
        } else {
            let (thread, length) =
                document::decode(&row.root, row.document_version, &row.document)?;
            let thread = Arc::new(thread);
            backend.recent.add(&row.root, &row.version, &thread, length);
            thread
        };
        hits.insert(row.id, Hit { entry, snippets: snippets(&thread, question, SHOWN) });
    }
    Ok(ids.iter().filter_map(|id| hits.remove(id)).collect())
}
