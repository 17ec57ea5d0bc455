//! One key of the instance actor for all tests: making one takes seconds without optimisation.

use std::sync::LazyLock;

use unspool::actor::Actor;

/// The key, as the store keeps it.
pub(crate) static KEY: LazyLock<Vec<u8>> = LazyLock::new(|| Actor::generate().unwrap());
