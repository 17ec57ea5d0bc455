//! Single flight: one errand per key, however many ask. It runs in a task of its own, so an asker
//! that gives up takes nobody down, and its failure is remembered for a while.

use std::{
    collections::HashMap,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::watch;
use tokio_util::task::TaskTracker;

use crate::thread::PostRef;

/// What an errand does: it gives its answer, and for how long that stays if asked for again.
pub(super) type Work<V> = Pin<Box<dyn Future<Output = (V, Option<Duration>)> + Send>>;

/// An errand that is under way, or over.
#[derive(Clone)]
pub struct Errand<V> {
    posts: watch::Receiver<usize>,
    outcome: watch::Receiver<Option<V>>,
}

impl<V: Clone> Errand<V> {
    /// Posts found so far.
    #[must_use]
    pub fn posts(&self) -> usize {
        *self.posts.borrow()
    }

    /// The outcome, if it is there already.
    #[must_use]
    pub fn peek(&self) -> Option<V> {
        self.outcome.borrow().clone()
    }

    /// Waits for more posts, or for the end.
    pub async fn moved(&mut self) {
        if self.peek().is_some() {
            return;
        }
        tokio::select! {
            moved = self.posts.changed() => if moved.is_err() { let _ = self.outcome.changed().await; },
            _ = self.outcome.changed() => {}
        }
    }

    /// Waits for the outcome. `None` when the errand panicked.
    pub async fn outcome(mut self) -> Option<V> {
        self.outcome.wait_for(Option::is_some).await.ok().and_then(|value| value.clone())
    }
}

/// An errand that somebody may join.
struct Flight<V> {
    errand: Errand<V>,
    /// Set once it is over and its answer is remembered.
    until: Option<Instant>,
}

type Table<V> = Arc<Mutex<HashMap<PostRef, Flight<V>>>>;

/// The errands under way, by post.
pub(super) struct Flights<V> {
    table: Table<V>,
    tasks: TaskTracker,
}

impl<V> Default for Flights<V> {
    fn default() -> Self {
        Self { table: Table::default(), tasks: TaskTracker::new() }
    }
}

impl<V: Clone + Send + Sync + 'static> Flights<V> {
    /// Joins the errand for `key`, starting `work` when nobody has.
    pub(super) fn join(
        &self,
        key: &PostRef,
        work: impl FnOnce(watch::Sender<usize>) -> Work<V>,
    ) -> Errand<V> {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        table.retain(|_, flight| flight.until.is_none_or(|until| until > now));
        if let Some(flight) = table.get(key) {
            return flight.errand.clone();
        }
        let (progress, posts) = watch::channel(0);
        let (done, outcome) = watch::channel(None);
        let errand = Errand { posts, outcome };
        table.insert(key.clone(), Flight { errand: errand.clone(), until: None });
        drop(table);
        let landing = Landing { table: Arc::clone(&self.table), key: key.clone(), keep: None };
        let work = work(progress);
        self.tasks.spawn(async move {
            let mut landing = landing;
            let (answer, keep) = work.await;
            landing.keep = keep;
            done.send_replace(Some(answer));
        });
        errand
    }

    /// The errand for `key`, if there is one to join.
    pub(super) fn find(&self, key: &PostRef) -> Option<Errand<V>> {
        let table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let flight = table.get(key)?;
        flight.until.is_none_or(|until| until > Instant::now()).then(|| flight.errand.clone())
    }

    /// Waits until none is under way.
    pub(super) async fn settle(&self) {
        self.tasks.close();
        self.tasks.wait().await;
        self.tasks.reopen();
    }
}

/// Takes the flight off the table when its task ends, in whichever way.
struct Landing<V> {
    table: Table<V>,
    key: PostRef,
    keep: Option<Duration>,
}

impl<V> Drop for Landing<V> {
    fn drop(&mut self) {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        match (self.keep, table.get_mut(&self.key)) {
            (Some(keep), Some(flight)) => flight.until = Some(Instant::now() + keep),
            _ => drop(table.remove(&self.key)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn key() -> PostRef {
        "sample:1".parse().unwrap()
    }

    fn counted(
        count: &Arc<AtomicUsize>,
        keep: Option<Duration>,
    ) -> impl FnOnce(watch::Sender<usize>) -> Work<u32> + use<> {
        let count = Arc::clone(count);
        move |progress| {
            Box::pin(async move {
                count.fetch_add(1, Ordering::SeqCst);
                progress.send_replace(3);
                tokio::time::sleep(Duration::from_millis(20)).await;
                (7, keep)
            })
        }
    }

    #[tokio::test]
    async fn a_hundred_askers_make_one_errand() {
        let (flights, count) = (Flights::default(), Arc::default());
        let errands: Vec<_> =
            (0..100).map(|_| flights.join(&key(), counted(&count, None))).collect();
        for errand in errands {
            assert_eq!(errand.outcome().await, Some(7));
        }
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn giving_up_does_not_cancel_it() {
        let (flights, count) = (Flights::default(), Arc::default());
        drop(flights.join(&key(), counted(&count, Some(Duration::from_mins(1)))));
        flights.settle().await;
        assert_eq!(flights.join(&key(), counted(&count, None)).peek(), Some(7), "remembered");
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_panic_is_no_answer_and_blocks_nobody() {
        let flights = Flights::<u32>::default();
        let broken = flights.join(&key(), |_| Box::pin(async { panic!("on purpose") }));
        assert_eq!(broken.outcome().await, None);
        let count = Arc::default();
        assert_eq!(flights.join(&key(), counted(&count, None)).outcome().await, Some(7));
    }
}
