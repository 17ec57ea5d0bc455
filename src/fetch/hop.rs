//! From one request to its answer: redirects by hand, with every check at every hop, and the
//! manners of `polite` around each.

use std::{sync::Arc, time::Duration};

use tokio::time::{Instant, sleep, timeout_at};
use url::Url;

use super::{
    Ask, Door, Way,
    body::Pieces,
    budget,
    error::{Error, Kind},
    flow::{Body, Flow},
    guard::{self, Passage},
    record::{Recorded, Recording},
    send::{Again, Failure, Network},
};

/// How long a request may take that asks for more time than there is.
const LONGEST: Duration = Duration::from_hours(1);

/// An answer, and what of its body was left to be read.
type Exchanged = (Recorded, Option<Pieces>);

impl Door {
    /// Asks, and follows. Without `whole`, the body is left to be read from the flow.
    pub(super) async fn follow(&self, ask: &Ask, whole: bool) -> Result<Flow, Error> {
        let deadline = Instant::now() + ask.deadline.min(LONGEST);
        let mut url = ask.url.clone();
        for _ in 0..=self.limits.hops {
            url.set_fragment(None);
            let wrong = |kind| Error::new(&url, kind);
            let passage = self.guard.admit(&url).map_err(|why| wrong(Kind::Forbidden(why)))?;
            let exchanged = self.exchange(ask, &url, passage, deadline, whole).await;
            let (it, rest) = exchanged.map_err(wrong)?;
            if it.status == 429 && !ask.own_pace {
                let retry_after = self.wait(&it).unwrap_or(self.limits.wait);
                return Err(wrong(Kind::RateLimited { retry_after }));
            }
            let next = self.next(ask, &url, &it).map_err(|why| wrong(Kind::Garbled(why)))?;
            let Some(next) = next else {
                let Recorded { status, headers, body, .. } = it;
                let body = match rest {
                    Some(pieces) => Body::Network(Box::new(pieces)),
                    None => Body::Whole(Some(body)),
                };
                return Ok(Flow { status, url, headers, body });
            };
            url = next;
        }
        Err(Error::new(&url, Kind::Garbled("it redirects without end".to_owned())))
    }

    /// One exchange, from the network or the recording.
    async fn exchange(
        &self,
        ask: &Ask,
        url: &Url,
        passage: Passage,
        deadline: Instant,
        whole: bool,
    ) -> Result<Exchanged, Kind> {
        match &self.way {
            Way::Recording(recording) => Ok((self.recall(recording, ask, url)?, None)),
            Way::Network(network) => {
                // What is recorded is recorded whole.
                let whole = whole || self.recorder.is_some();
                self.politely(network, ask, url, passage, deadline, whole).await
            }
        }
    }

    fn recall(&self, recording: &Recording, ask: &Ask, url: &Url) -> Result<Recorded, Kind> {
        let it = recording.answer(ask.method(), url, ask.json.as_deref());
        let Some(it) = it else {
            tracing::debug!(%url, "not in the recording");
            return Err(Kind::NotRecorded);
        };
        self.count();
        if it.body.len() > ask.limit {
            return Err(Kind::TooLarge { limit: ask.limit });
        }
        Ok(it)
    }

    async fn politely(
        &self,
        network: &Network,
        ask: &Ask,
        url: &Url,
        passage: Passage,
        deadline: Instant,
        whole: bool,
    ) -> Result<Exchanged, Kind> {
        let host = self.hosts.of(&guard::authority(url), self.clock.now());
        host.check(self.clock.now())?;
        let permit = timeout_at(deadline, Arc::clone(&host.permits).acquire_owned()).await;
        let Ok(Ok(permit)) = permit else { return Err(Kind::TimedOut) };
        if Instant::now() >= deadline {
            return Err(Kind::TimedOut);
        }
        let turn = host.enter(self.clock.now())?;

        let mut result = self.insist(network, ask, url, passage, deadline, whole).await;
        let now = self.clock.now();
        match &result {
            Ok((it, _)) => {
                if let Some(wait) = self.wait(it).filter(|_| !ask.own_pace) {
                    host.heed(wait, now);
                }
                if it.status >= 500 { turn.fail(now, &self.limits) } else { turn.succeed() }
            }
            Err(Kind::TimedOut | Kind::Unreachable(_)) => turn.fail(now, &self.limits),
            // It was not asked.
            Err(Kind::Forbidden(_)) => drop(turn),
            Err(_) => turn.succeed(),
        }
        if let (Ok((it, _)), Some(recorder)) = (&result, &self.recorder) {
            recorder.keep(it.clone()).await;
        }
        if let Ok((_, Some(rest))) = &mut result {
            rest.permit = Some(permit);
        }
        result
    }

    /// Asks again, after a moment, where that may help.
    async fn insist(
        &self,
        network: &Network,
        ask: &Ask,
        url: &Url,
        passage: Passage,
        deadline: Instant,
        whole: bool,
    ) -> Result<Exchanged, Kind> {
        let mut pauses = self.limits.retries.iter();
        loop {
            self.count();
            let result = network.ask(ask, url, passage, deadline, whole).await;
            let again = match &result {
                _ if ask.json.is_some() => Again::Never,
                Ok((it, _)) if matches!(it.status, 502..=504) && self.wait(it).is_none() => {
                    Again::Later
                }
                Ok(_) => Again::Never,
                Err(failure) => failure.again,
            };
            let pause = match (again, pauses.next()) {
                (Again::Later, Some(pause)) => Some(*pause),
                (Again::AtOnce, Some(_)) => Some(Duration::ZERO),
                _ => None,
            };
            match pause.filter(|pause| Instant::now() + *pause < deadline) {
                Some(pause) => sleep(pause).await,
                None => return result.map_err(|Failure { kind, .. }| kind),
            }
        }
    }

    fn wait(&self, it: &Recorded) -> Option<Duration> {
        budget::wait(it.status, &it.headers, self.clock.now(), &self.limits)
    }

    /// Where the answer sends us; `None` when it is the answer.
    fn next(&self, ask: &Ask, url: &Url, it: &Recorded) -> Result<Option<Url>, String> {
        if !ask.follows || !matches!(it.status, 301 | 302 | 303 | 307 | 308) {
            return Ok(None);
        }
        let location = it.headers.iter().find(|(name, _)| name == "location");
        let Some((_, location)) = location else { return Ok(None) };
        let next = url.join(location).map_err(|_| "it redirects to no address".to_owned())?;
        if ask.json.is_some() {
            let keeps = matches!(it.status, 307 | 308) && guard::same_host(url, &next);
            return if keeps { Ok(Some(next)) } else { Err("it redirects a POST".to_owned()) };
        }
        // What was asked for in private is not asked for in the open.
        let allowed = self.guard.admit(&next) == Ok(Passage::Private);
        if url.scheme() == "https" && next.scheme() == "http" && !allowed {
            return Err("it redirects from https to http".to_owned());
        }
        Ok(Some(next))
    }
}
