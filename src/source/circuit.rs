//! How one way to a network has done lately. A way that fails is left alone for a while and then
//! tried once: only when that works is it taken again by all.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};

use super::Error;

/// Failures in a row before a way is left alone.
const FAILURES: u32 = 5;

/// For how long it is left alone then.
const REST: SignedDuration = SignedDuration::from_mins(10);

/// For how long a way is left alone that refuses us: a key that is wrong stays wrong for a while.
const REFUSED: SignedDuration = SignedDuration::from_hours(1);

/// How a network, or one way to it, is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// What it is called: "the Bluesky AppView".
    pub title: String,
    /// How it is doing.
    pub standing: Standing,
}

/// How something is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody needed it since the start.
    Untried,
    /// The last answer was good.
    Well {
        /// When it came.
        at: Timestamp,
    },
    /// The last attempt failed; the next one may work.
    Failing {
        /// When it failed.
        at: Timestamp,
        /// What happened ([`Error::trouble`]).
        why: &'static str,
    },
    /// Left alone for now.
    Resting {
        /// Until then.
        until: Timestamp,
        /// What happened ([`Error::trouble`]).
        why: &'static str,
    },
    /// The operator has not set it up, or turned it off.
    Off,
}

/// Remembers how one way has done.
#[derive(Debug, Default)]
pub struct Circuit(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// In a row.
    failures: u32,
    rests_until: Option<Timestamp>,
    last_good: Option<Timestamp>,
    /// The last failure, if nothing good came after it.
    last_bad: Option<(Timestamp, &'static str)>,
    /// Since when the one try after a rest is under way.
    trying: Option<Timestamp>,
}

impl State {
    fn last(&self) -> Standing {
        match (self.last_bad, self.last_good) {
            (Some((at, why)), _) => Standing::Failing { at, why },
            (None, Some(at)) => Standing::Well { at },
            (None, None) => Standing::Untried,
        }
    }
}

/// After so long a try that nobody ended is taken for lost.
const TRY: SignedDuration = SignedDuration::from_mins(2);

impl Circuit {
    /// Whether the way may be taken now. Behind a rest only one may, until it is known how that
    /// went ([`Circuit::note`]).
    #[must_use]
    pub fn admits(&self, now: Timestamp) -> bool {
        let mut state = self.state();
        match state.rests_until {
            None => true,
            Some(until) if now < until => false,
            Some(_) if state.trying.is_some_and(|since| now.duration_since(since) < TRY) => false,
            Some(_) => {
                state.trying = Some(now);
                true
            }
        }
    }

    /// Notes how it went. An answer about a post ("deleted", "protected") is a good one: the way
    /// works.
    pub fn note<T>(&self, result: &Result<T, Error>, now: Timestamp) {
        match result {
            Err(error) if !error.is_final() => self.fail(error, now),
            _ => {
                let last_good = Some(now);
                *self.state() = State { last_good, ..State::default() };
            }
        }
    }

    fn fail(&self, error: &Error, now: Timestamp) {
        let mut state = self.state();
        state.failures = state.failures.saturating_add(1);
        state.trying = None;
        let rest = match error {
            Error::RateLimited { retry_after, .. } => Some(span(*retry_after)),
            Error::Refused { .. } => Some(REFUSED),
            Error::BudgetSpent { .. } => Some(rest_of_day(now)),
            // A try after a rest that fails begins another one.
            _ if state.failures >= FAILURES || state.rests_until.is_some() => Some(REST),
            _ => None,
        };
        state.rests_until = rest.and_then(|rest| now.checked_add(rest).ok());
        state.last_bad = Some((now, error.trouble()));
    }

    /// How it is doing.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        let state = self.state();
        match (state.last_bad, state.rests_until) {
            (Some((_, why)), Some(until)) if now < until => Standing::Resting { until, why },
            _ => state.last(),
        }
    }

    /// How the last attempt went, for what is asked every time and never left alone.
    #[must_use]
    pub fn last(&self) -> Standing {
        self.state().last()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn span(wait: Duration) -> SignedDuration {
    SignedDuration::try_from(wait).unwrap_or(REFUSED)
}

/// Until the next day (UTC) begins.
fn rest_of_day(now: Timestamp) -> SignedDuration {
    SignedDuration::from_secs(86_400 - now.as_second().rem_euclid(86_400))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + seconds).unwrap()
    }

    fn down() -> Result<(), Error> {
        Err(Error::TimedOut("x.test".to_owned()))
    }

    #[test]
    fn five_failures_in_a_row_rest_ten_minutes_and_then_one_try_decides() {
        let circuit = Circuit::default();
        for _ in 0..4 {
            circuit.note(&down(), at(0));
        }
        assert!(circuit.admits(at(0)), "four are not enough");
        circuit.note(&down(), at(0));
        assert!(!circuit.admits(at(599)));
        assert!(
            matches!(circuit.standing(at(599)), Standing::Resting { until, .. } if until == at(600))
        );
        assert!(circuit.admits(at(600)), "one may try");
        assert!(!circuit.admits(at(601)), "and only one");
        assert!(circuit.admits(at(800)), "a try that never ended does not block for ever");
        circuit.note(&down(), at(800));
        assert!(!circuit.admits(at(801)));
        assert!(circuit.admits(at(1400)));
        circuit.note(&Ok(()), at(1400));
        assert!(circuit.admits(at(1400)) && circuit.admits(at(1400)));
        assert_eq!(circuit.standing(at(1400)), Standing::Well { at: at(1400) });
    }

    #[test]
    fn whoever_asks_us_to_wait_is_left_alone_for_exactly_so_long() {
        let circuit = Circuit::default();
        let retry_after = Duration::from_secs(90);
        let wait = Error::RateLimited { host: "x.test".to_owned(), retry_after };
        circuit.note(&Err::<(), _>(wait), at(0));
        assert!(!circuit.admits(at(89)));
        assert!(circuit.admits(at(90)));
    }

    #[test]
    fn an_answer_about_a_post_is_a_good_answer() {
        let circuit = Circuit::default();
        for _ in 0..9 {
            circuit.note(&Err::<(), _>(Error::Gone("x:1".to_owned())), at(0));
        }
        assert_eq!(circuit.standing(at(0)), Standing::Well { at: at(0) });
    }
}
