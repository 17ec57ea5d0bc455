//! Manners, per host: few requests at the same time, none while it asks us to wait, none while
//! it is down.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;

use super::{breaker::Breaker, error::Kind, limits::Limits};

/// Hosts that are remembered; the least interesting are forgotten first.
const REMEMBERED: usize = 4096;

/// All hosts that were asked lately.
pub(super) struct Hosts {
    map: Mutex<HashMap<String, Arc<Host>>>,
    at_once: usize,
}

/// One of them.
pub(super) struct Host {
    /// As many as may be under way.
    pub(super) permits: Arc<Semaphore>,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    waits_until: Option<Timestamp>,
    breaker: Breaker,
}

/// Leave to ask a host; says afterwards how it went.
pub(super) struct Turn<'a> {
    host: &'a Host,
    told: bool,
}

impl Hosts {
    pub(super) fn new(at_once: usize) -> Self {
        Self { map: Mutex::default(), at_once: at_once.max(1) }
    }

    /// What is known of the host.
    pub(super) fn of(&self, authority: &str, now: Timestamp) -> Arc<Host> {
        let mut map = lock(&self.map);
        if let Some(host) = map.get(authority) {
            return Arc::clone(host);
        }
        if map.len() >= REMEMBERED {
            map.retain(|_, host| Arc::strong_count(host) > 1 || !host.is_quiet(now));
        }
        if map.len() >= REMEMBERED {
            map.retain(|_, host| Arc::strong_count(host) > 1);
        }
        let host =
            Arc::new(Host { permits: Arc::new(Semaphore::new(self.at_once)), memory: Mutex::default() });
        map.insert(authority.to_owned(), Arc::clone(&host));
        host
    }
}

impl Host {
    /// Whether it would be asked now.
    pub(super) fn check(&self, now: Timestamp) -> Result<(), Kind> {
        let memory = lock(&self.memory);
        let left = memory.waits_until.and_then(|until| left(until, now));
        if let Some(retry_after) = left {
            return Err(Kind::RateLimited { retry_after });
        }
        memory.breaker.rest(now).map_or(Ok(()), |retry_after| Err(Kind::Resting { retry_after }))
    }

    /// Leave to ask it now.
    pub(super) fn enter(&self, now: Timestamp) -> Result<Turn<'_>, Kind> {
        self.check(now)?;
        let entered = lock(&self.memory).breaker.enter(now);
        entered.map_err(|retry_after| Kind::Resting { retry_after })?;
        Ok(Turn { host: self, told: false })
    }

    /// It does not want to be asked for so long.
    pub(super) fn heed(&self, wait: Duration, now: Timestamp) {
        let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_mins(1));
        let until = now.checked_add(wait).ok();
        let mut memory = lock(&self.memory);
        memory.waits_until = memory.waits_until.max(until);
    }

    fn is_quiet(&self, now: Timestamp) -> bool {
        let memory = lock(&self.memory);
        memory.breaker.is_quiet() && memory.waits_until.is_none_or(|until| until <= now)
    }
}

impl Turn<'_> {
    /// It answered.
    pub(super) fn succeed(mut self) {
        self.told = true;
        lock(&self.host.memory).breaker.succeed();
    }

    /// It did not, or with a failure of its own.
    pub(super) fn fail(mut self, now: Timestamp, limits: &Limits) {
        self.told = true;
        lock(&self.host.memory).breaker.fail(now, limits);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.told {
            lock(&self.host.memory).breaker.leave();
        }
    }
}

fn left(until: Timestamp, now: Timestamp) -> Option<Duration> {
    Duration::try_from(until.duration_since(now)).ok().filter(|left| !left.is_zero())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_hosts_are_asked_no_more_than_a_few_thousand_are_remembered() {
        let now = Timestamp::UNIX_EPOCH;
        let hosts = Hosts::new(2);
        let busy = hosts.of("busy.example", now);
        let weary = hosts.of("weary.example", now);
        weary.heed(Duration::from_mins(1), now);
        drop(weary);
        let known = |name: &str| lock(&hosts.map).contains_key(name);
        for n in 0..REMEMBERED {
            hosts.of(&format!("{n}.example"), now);
        }
        assert!(known("busy.example"), "somebody is asking it");
        assert!(known("weary.example"), "it asked for peace");
        for n in 0..REMEMBERED {
            hosts.of(&format!("weary{n}.example"), now).heed(Duration::from_mins(1), now);
        }
        assert!(known("busy.example"));
        assert!(lock(&hosts.map).len() <= REMEMBERED);
        drop(busy);
    }
}
