//! Who renders: as many pages at a time as there are processors. More would be done no sooner, and
//! every thread that renders and compresses holds some megabytes.

use std::{num::NonZero, sync::Arc, thread::available_parallelism};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
};

use super::Error;

/// Fewest at a time, so that a long page does not hold up all others.
const FEWEST: usize = 2;

/// All of them.
#[derive(Clone)]
pub(super) struct Hands(Arc<Semaphore>);

/// One that is free. While it was waited for, somebody else may have made what is wanted: look first.
pub(super) struct Hand(Option<OwnedSemaphorePermit>);

impl Default for Hands {
    fn default() -> Self {
        let processors = available_parallelism().map_or(FEWEST, NonZero::get);
        Self(Arc::new(Semaphore::new(processors.max(FEWEST))))
    }
}

impl Hands {
    /// Waits until one is free; who waits longest comes first.
    pub(super) async fn free(&self) -> Hand {
        // An error would say that it was closed, which nobody does.
        Hand(Arc::clone(&self.0).acquire_owned().await.ok())
    }
}

impl Hand {
    /// Does it off the threads that serve. It is done to its end, also when nobody waits any more.
    pub(super) async fn work<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let permit = self.0;
        let done = spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(|panic| Error::Broken(panic.to_string()))
    }
}
