//! A host that fails again and again is left alone for a while, then tried once: only when that
//! works is it asked again by all.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::limits::Limits;

/// How one host has done lately.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    /// In a row.
    failures: u32,
    /// Left alone until then; afterwards one try decides.
    rests_until: Option<Timestamp>,
    /// How long the next rest would be.
    next: Option<Duration>,
    /// The one try is under way.
    trying: bool,
}

impl Breaker {
    /// For how long the host is left alone yet.
    pub(super) fn rest(&self, now: Timestamp) -> Option<Duration> {
        let until = self.rests_until?;
        match Duration::try_from(until.duration_since(now)) {
            Ok(left) if !left.is_zero() => Some(left),
            // Until the try is over, which takes about as long as an answer does.
            _ => self.trying.then_some(Duration::from_secs(1)),
        }
    }

    /// Somebody goes. After a rest, that is the one try.
    pub(super) fn enter(&mut self, now: Timestamp) -> Result<(), Duration> {
        if let Some(left) = self.rest(now) {
            return Err(left);
        }
        self.trying = self.rests_until.is_some();
        Ok(())
    }

    /// The host answered.
    pub(super) fn succeed(&mut self) {
        *self = Self::default();
    }

    /// It failed.
    pub(super) fn fail(&mut self, now: Timestamp, limits: &Limits) {
        self.failures = self.failures.saturating_add(1);
        let tried = std::mem::take(&mut self.trying);
        if self.failures < limits.failures && !tried {
            return;
        }
        let pause = self.next.unwrap_or(limits.rest).min(limits.rest_most);
        self.next = Some(pause.saturating_mul(2));
        let pause = SignedDuration::try_from(pause).unwrap_or(SignedDuration::from_mins(1));
        self.rests_until = now.checked_add(pause).ok();
    }

    /// It was not asked after all, or nobody waited for the answer.
    pub(super) fn leave(&mut self) {
        self.trying = false;
    }

    /// Nothing worth remembering.
    pub(super) fn is_quiet(&self) -> bool {
        self.failures == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_grow_until_one_try_works() {
        let limits = Limits {
            failures: 2,
            rest: Duration::from_secs(10),
            rest_most: Duration::from_secs(30),
            ..Limits::default()
        };
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let rest = |b: &Breaker, second| b.rest(at(second)).map(|left| left.as_secs());
        let mut breaker = Breaker::default();
        breaker.fail(at(0), &limits);
        assert_eq!(rest(&breaker, 0), None, "once is no habit");
        breaker.fail(at(0), &limits);
        assert_eq!(rest(&breaker, 4), Some(6));
        assert_eq!(breaker.enter(at(4)), Err(Duration::from_secs(6)));
        for (now, pause) in [(10, 20), (30, 30), (60, 30)] {
            assert_eq!(breaker.enter(at(now)), Ok(()), "the one try");
            assert!(breaker.enter(at(now)).is_err(), "only one");
            breaker.fail(at(now), &limits);
            assert_eq!(rest(&breaker, now), Some(pause));
        }
        assert_eq!(breaker.enter(at(90)), Ok(()));
        breaker.leave();
        assert_eq!(breaker.enter(at(90)), Ok(()), "a try that nobody waited for decides nothing");
        breaker.succeed();
        breaker.fail(at(91), &limits);
        assert_eq!(rest(&breaker, 91), None, "all is forgiven");
    }
}
