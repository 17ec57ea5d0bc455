//! What reading costs. Since February 2026 the API is paid for by what it gives: each post and
//! each user once on a (UTC) day, however often it is read; requests that fail are free.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    clock::Clock,
    config::Dollars,
    source::{Context, Ledger, x::status::Id},
};

/// Price of a post.
pub(super) const POST: Dollars = Dollars(5_000);

/// Price of a user.
pub(super) const USER: Dollars = Dollars(10_000);

/// Most ids that are remembered of a day; what comes after them counts each time, which is never
/// too little.
const REMEMBERED: usize = 400_000;

/// Keeps the accounts.
pub(super) struct Books {
    ledger: Arc<dyn Ledger>,
    /// Most that may be spent on a day.
    limit: Option<Dollars>,
    clock: Clock,
    bought: Mutex<Bought>,
}

/// What was paid for today.
#[derive(Default)]
struct Bought {
    day: Date,
    posts: HashSet<Id>,
    users: HashSet<Id>,
}

/// What one errand cost.
#[derive(Debug, Default)]
pub(super) struct Bill {
    pub(super) posts: u64,
    pub(super) users: u64,
}

impl Books {
    pub(super) fn new(cx: &Context) -> Self {
        Self {
            ledger: Arc::clone(&cx.ledger),
            limit: cx.settings.x.daily_budget,
            clock: cx.clock.clone(),
            bought: Mutex::default(),
        }
    }

    fn today(&self) -> Date {
        TimeZone::UTC.to_datetime(self.clock.now()).date()
    }

    /// What may still be spent today; `None` without a limit.
    pub(super) async fn left(&self) -> Option<Dollars> {
        let limit = self.limit?;
        let spent = self.ledger.spent(self.today()).await;
        let left = Dollars(limit.0.saturating_sub(spent.0));
        show_left(left);
        Some(left)
    }

    /// Writes down what an answer gave: what was not paid for today already.
    pub(super) async fn enter(&self, posts: &[Id], users: &[Id], bill: &mut Bill) {
        let today = self.today();
        let (posts, users) = {
            let mut bought = self.bought.lock().unwrap_or_else(PoisonError::into_inner);
            if bought.day != today {
                *bought = Bought { day: today, ..Bought::default() };
            }
            (new(&mut bought.posts, posts), new(&mut bought.users, users))
        };
        bill.posts += posts;
        bill.users += users;
        let price = price(posts, users);
        if price.0 > 0 {
            metrics::counter!("unspool_x_api_posts_read_total").increment(posts);
            metrics::counter!("unspool_x_api_users_read_total").increment(users);
            metrics::counter!("unspool_x_api_spent_microdollars_total").increment(price.0);
            self.ledger.spend(today, price).await;
            let _ = self.left().await;
        }
    }
}

impl Bill {
    /// The sum.
    pub(super) fn dollars(&self) -> Dollars {
        price(self.posts, self.users)
    }
}

impl Drop for Bill {
    /// However the errand ended, the operator learns what it cost.
    fn drop(&mut self) {
        if self.dollars().0 > 0 {
            let dollars = exact(self.dollars());
            let Self { posts, users } = self;
            tracing::info!(posts, users, dollars, "paid to X's API");
        }
    }
}

/// Shows what is left, in dollars.
fn show_left(left: Dollars) {
    // More than four billion dollars are left as four billion.
    let whole = f64::from(u32::try_from(left.0 / 1_000_000).unwrap_or(u32::MAX));
    let part = f64::from(u32::try_from(left.0 % 1_000_000).unwrap_or_default());
    metrics::gauge!("unspool_x_api_budget_left_dollars").set(whole + part / 1e6);
}

fn price(posts: u64, users: u64) -> Dollars {
    Dollars(posts.saturating_mul(POST.0).saturating_add(users.saturating_mul(USER.0)))
}

/// How many of the ids are not among those that are known; they are added.
fn new(known: &mut HashSet<Id>, ids: &[Id]) -> u64 {
    let distinct: HashSet<Id> = ids.iter().copied().collect();
    let fresh = distinct.into_iter().filter(|id| !known.contains(id)).collect::<Vec<_>>();
    let room = REMEMBERED.saturating_sub(known.len());
    known.extend(fresh.iter().take(room));
    fresh.len() as u64
}

/// To the tenth of a cent, which [`Dollars`] rounds up for people.
fn exact(amount: Dollars) -> String {
    format!("{}.{:03}", amount.0 / 1_000_000, amount.0 % 1_000_000 / 1_000)
}
