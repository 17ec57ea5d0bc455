//! What reading costs the operator, kept over restarts: some networks charge for each post.

use async_trait::async_trait;
use jiff::civil::Date;

use crate::config::Dollars;

/// Where costs are written down.
#[async_trait]
pub trait Ledger: Send + Sync + 'static {
    /// What was spent on that (UTC) day.
    async fn spent(&self, day: Date) -> Dollars;

    /// Adds to what was spent on that day. A ledger that cannot be written says so in the log: what
    /// was bought is not thrown away for it.
    async fn spend(&self, day: Date, amount: Dollars);
}

/// Remembers nothing.
#[async_trait]
impl Ledger for () {
    async fn spent(&self, _: Date) -> Dollars {
        Dollars(0)
    }

    async fn spend(&self, _: Date, _: Dollars) {}
}
