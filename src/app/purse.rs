//! The ledger of the sources, kept in the store.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use jiff::civil::Date;

use crate::{config::Dollars, source::Ledger, store::Store};

/// Writes down what reading costs.
pub(super) struct Purse {
    store: Arc<dyn Store>,
    /// What could not be written yet, in millionths: a full disk must not lift the budget.
    unwritten: Mutex<BTreeMap<Date, u64>>,
}

impl Purse {
    pub(super) fn new(store: Arc<dyn Store>) -> Self {
        Self { store, unwritten: Mutex::default() }
    }

    fn unwritten(&self) -> MutexGuard<'_, BTreeMap<Date, u64>> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Ledger for Purse {
    /// Everything, when nobody can tell: whoever set a limit meant it.
    async fn spent(&self, day: Date) -> Dollars {
        match self.store.spent(day).await {
            Ok(spent) => {
                let unwritten = self.unwritten().get(&day).copied().unwrap_or_default();
                Dollars(spent.0.saturating_add(unwritten))
            }
            Err(error) => {
                tracing::error!(%error, "nobody can tell what was spent today");
                Dollars(u64::MAX)
            }
        }
    }

    async fn spend(&self, day: Date, amount: Dollars) {
        let sum = {
            let mut unwritten = self.unwritten();
            unwritten.retain(|other, _| *other >= day);
            unwritten.remove(&day).unwrap_or_default().saturating_add(amount.0)
        };
        if let Err(error) = self.store.spend(day, Dollars(sum)).await {
            tracing::error!(%error, "what was spent could not be written down");
            let mut unwritten = self.unwritten();
            let kept = unwritten.entry(day).or_default();
            *kept = kept.saturating_add(sum);
        }
    }
}
