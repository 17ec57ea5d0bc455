//! Look-ups by key that many wait for at once: whoever has the turn asks for all of them. The way to the
//! database and back costs more than finding a row, and so does beginning to read there.

use std::{
    collections::HashMap,
    mem,
    sync::{Mutex, PoisonError},
};

use tokio::{
    sync::{Semaphore, oneshot},
    task::yield_now,
};

use super::Error;

/// Questions under way at the same time, so that one that waits for the disk holds up nobody else.
const TURNS: usize = 2;

/// Rows by their keys.
pub(super) struct Together<T> {
    waiting: Mutex<Vec<Waiting<T>>>,
    turns: Semaphore,
}

/// A question for rows.
pub(super) trait Asked<T>: Future<Output = Result<HashMap<i64, T>, Error>> {}
impl<T, F: Future<Output = Result<HashMap<i64, T>, Error>>> Asked<T> for F {}

/// A key, and who waits for its row.
type Waiting<T> = (i64, oneshot::Sender<Result<Option<T>, Failed>>);

/// What went wrong for all who waited, in words.
type Failed = String;

impl<T> Default for Together<T> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turns: Semaphore::new(TURNS) }
    }
}

impl<T: Clone> Together<T> {
    /// The row of that key; `ask` finds the rows of any number of different keys.
    pub(super) async fn row<F: Asked<T>>(
        &self,
        key: i64,
        ask: impl Fn(Vec<i64>) -> F,
    ) -> Result<Option<T>, Error> {
        loop {
            let (answer, mut answered) = oneshot::channel();
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((key, answer));
            let row = tokio::select! {
                biased;
                row = &mut answered => row,
                // An error would say that it was closed, which nobody does.
                turn = self.turns.acquire() => {
                    // Who is about to come along does: their requests have arrived already.
                    yield_now().await;
                    self.ask_for_all(&ask).await?;
                    drop(turn);
                    // It came with the others, unless somebody who had a turn before took it along.
                    answered.await
                }
            };
            // Else who had the turn is gone, as a visitor who does not wait any more.
            if let Ok(row) = row {
                return row.map_err(|failed| Error::Busy(failed.into()));
            }
        }
    }

    async fn ask_for_all<F: Asked<T>>(&self, ask: &impl Fn(Vec<i64>) -> F) -> Result<(), Error> {
        let mut all = mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        all.sort_unstable_by_key(|(key, _)| *key);
        let mut keys: Vec<i64> = all.iter().map(|(key, _)| *key).collect();
        keys.dedup();
        if keys.is_empty() {
            return Ok(());
        }
        let mut rows = match ask(keys).await {
            Ok(rows) => rows,
            Err(error) => {
                for (_, answer) in all {
                    let _ = answer.send(Err(error.to_string()));
                }
                return Err(error);
            }
        };
        let mut all = all.into_iter().peekable();
        while let Some((key, answer)) = all.next() {
            let is_last = all.peek().is_none_or(|(next, _)| *next != key);
            let row = if is_last { rows.remove(&key) } else { rows.get(&key).cloned() };
            // Whoever does not wait any more needs none.
            let _ = answer.send(Ok(row));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Notify;

    use super::*;

    /// Finds a row for even keys, and counts how often it is asked. Waits for a sign first.
    #[derive(Default)]
    struct Even {
        asked: AtomicUsize,
        sign: Notify,
    }

    impl Even {
        async fn ask(&self, keys: Vec<i64>) -> Result<HashMap<i64, i64>, Error> {
            self.asked.fetch_add(1, Ordering::Relaxed);
            self.sign.notified().await;
            Ok(keys.into_iter().filter(|key| key % 2 == 0).map(|key| (key, key * 10)).collect())
        }
    }

    #[tokio::test]
    async fn who_comes_while_others_ask_is_asked_for_together() {
        let (together, even) = (Together::default(), Even::default());
        let everybody = (0..100).map(|n| together.row(n / 2, |keys| even.ask(keys)));
        let signs = async {
            for _ in 0..=TURNS {
                yield_now().await;
                even.sign.notify_one();
            }
        };
        let (rows, ()) = tokio::join!(futures_util::future::join_all(everybody), signs);
        for (n, row) in (0..100).zip(rows) {
            let key = n / 2;
            assert_eq!(row.unwrap(), (key % 2 == 0).then_some(key * 10));
        }
        assert!(even.asked.load(Ordering::Relaxed) <= TURNS + 1, "{even:?}", even = even.asked);
    }

    #[tokio::test]
    async fn who_goes_away_while_asking_for_others_leaves_nobody_without_an_answer() {
        let (together, even) = (Together::default(), Even::default());
        let ask = |keys| even.ask(keys);
        let mut impatient = Box::pin(together.row(2, ask));
        assert!(futures_util::poll!(&mut impatient).is_pending());
        let mut other = Box::pin(together.row(2, ask));
        assert!(futures_util::poll!(&mut other).is_pending());
        drop(impatient);
        even.sign.notify_one();
        assert_eq!(other.await.unwrap(), Some(20));
    }

    #[tokio::test]
    async fn all_who_were_asked_for_together_hear_that_it_failed() {
        let together = Together::<i64>::default();
        let broken = |_| async { Err(Error::Newer(9)) };
        let everybody = (0..10).map(|key| together.row(key, broken));
        for row in futures_util::future::join_all(everybody).await {
            assert!(row.is_err());
        }
    }
}
