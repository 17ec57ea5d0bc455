//! Who asks for the same waits for the same, and nobody who leaves cancels it.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared},
};

use super::{Error, Outcome};

/// Something in the making. Whoever waits for it may stop.
pub type Flight = Shared<BoxFuture<'static, Outcome>>;

type Board = Arc<Mutex<HashMap<String, Flight>>>;

/// What is in the making, by its key.
#[derive(Default)]
pub(super) struct Flights(Board);

/// Takes it off the board, whatever became of it.
struct Landing {
    board: Board,
    key: String,
}

impl Drop for Landing {
    fn drop(&mut self) {
        self.board.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

impl Flights {
    /// Joins what is made under that key; else begins it, unless `most` are under way.
    pub(super) fn join<F>(
        &self,
        key: &str,
        most: usize,
        make: impl FnOnce(String) -> F,
    ) -> Result<Flight, Error>
    where
        F: Future<Output = Outcome> + Send + 'static,
    {
        // Held until it is on the board: it cannot land before.
        let mut board = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = board.get(key) {
            return Ok(flight.clone());
        }
        if board.len() >= most {
            return Err(Error::Busy);
        }
        let landing = Landing { board: Arc::clone(&self.0), key: key.to_owned() };
        let work = make(key.to_owned());
        let task = tokio::spawn(async move {
            let outcome = work.await;
            drop(landing);
            outcome
        });
        let flight =
            task.map(|it| it.unwrap_or_else(|error| Err(Error::Failed(error.to_string()))));
        let flight = flight.boxed().shared();
        board.insert(key.to_owned(), flight.clone());
        Ok(flight)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::press::Made;

    #[tokio::test]
    async fn who_asks_twice_waits_for_the_same_and_a_full_board_refuses() {
        let (flights, made) = (Flights::default(), Arc::new(AtomicU32::new(0)));
        let begin = |key: &str| {
            let made = Arc::clone(&made);
            flights.join(key, 1, |key| async move {
                tokio::task::yield_now().await;
                made.fetch_add(1, Ordering::Relaxed);
                Ok(Made { bytes: key.into(), tag: String::new(), name: String::new() })
            })
        };
        let (first, second) = (begin("a").unwrap(), begin("a").unwrap());
        assert_eq!(begin("b").unwrap_err(), Error::Busy);
        assert_eq!(first.await, second.await);
        assert_eq!(made.load(Ordering::Relaxed), 1);
        assert_eq!(begin("b").unwrap().await.unwrap().bytes, "b");
    }

    #[tokio::test]
    async fn what_panics_is_a_failure_and_leaves_its_place() {
        let flights = Flights::default();
        let broken = flights.join("a", 1, |_| async { panic!("on purpose") }).unwrap();
        assert!(matches!(broken.await, Err(Error::Failed(_))));
        let again = flights.join("a", 1, |_| async { Err(Error::Busy) }).unwrap();
        assert_eq!(again.await, Err(Error::Busy));
    }
}
