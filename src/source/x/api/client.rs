//! Requests to the API: paid, paced, and in the spelling that it understands.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::{
    cost::{Bill, Books},
    fields::{Scope, Spelling},
    gather::Gathered,
    problem::{self, Verdict},
    wire,
};
use crate::{
    clock::Clock,
    config::Secret,
    fetch::{self, Ask, Fetch},
    source::{Context, Error, json},
};

/// Between two searches: the API allows one in a second.
const PAUSE: Duration = Duration::from_secs(1);

/// Searches of 500 posts take their time.
const DEADLINE: Duration = Duration::from_secs(30);

/// What can be asked for. Each has limits of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Endpoint {
    /// `/2/tweets/{id}`
    Post,
    /// `/2/tweets?ids=`
    Posts,
    /// `/2/tweets/search/all`
    Archive,
    /// `/2/tweets/search/recent`
    Recent,
    /// `/2/users/{id}/tweets`
    Timeline,
}

impl Endpoint {
    /// A name for counting.
    fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Posts => "posts",
            Self::Archive => "search_all",
            Self::Recent => "search_recent",
            Self::Timeline => "timeline",
        }
    }
}

/// Speaks to the API.
pub(super) struct Client {
    fetch: Fetch,
    base: Url,
    token: Secret,
    clock: Clock,
    books: Books,
    rests: Mutex<Rests>,
    spelling: Mutex<Spelling>,
    /// When the next search may go out.
    turn: tokio::sync::Mutex<Instant>,
}

/// What is not asked before when.
#[derive(Default)]
struct Rests {
    all: Option<Timestamp>,
    each: HashMap<Endpoint, Timestamp>,
}

/// One question.
pub(super) struct Question<'a> {
    pub(super) endpoint: Endpoint,
    /// Below the base address.
    pub(super) path: &'a str,
    pub(super) parameters: &'a [(&'a str, String)],
    pub(super) scope: Scope,
}

impl Client {
    /// `None` without a token.
    pub(super) fn new(cx: &Context) -> Option<Self> {
        let settings = &cx.settings.x;
        let token = settings.token.clone().filter(|token| !token.reveal().trim().is_empty())?;
        Some(Self {
            fetch: cx.fetch.clone(),
            base: settings.api.clone(),
            token: Secret::new(token.reveal().trim()),
            clock: cx.clock.clone(),
            books: Books::new(cx),
            rests: Mutex::default(),
            spelling: Mutex::new(Spelling::Tweet),
            turn: tokio::sync::Mutex::new(Instant::now()),
        })
    }

    /// The present.
    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Who is asked.
    pub(super) fn host(&self) -> String {
        self.base.host_str().unwrap_or("api.x.com").to_owned()
    }

    /// What may still be spent today; `None` without a limit.
    ///
    /// # Errors
    /// [`Error::BudgetSpent`]
    pub(super) async fn budget(&self) -> Result<Option<u64>, Error> {
        match self.books.left().await {
            Some(left) if left.0 == 0 => Err(Error::BudgetSpent { host: self.host() }),
            left => Ok(left.map(|left| left.0)),
        }
    }

    /// Whether the endpoint may be asked now.
    ///
    /// # Errors
    /// [`Error::RateLimited`]
    pub(super) fn admits(&self, endpoint: Endpoint) -> Result<(), Error> {
        let now = self.now();
        let mut rests = self.rests();
        rests.each.retain(|_, until| *until > now);
        rests.all = rests.all.filter(|until| *until > now);
        let until = rests.all.max(rests.each.get(&endpoint).copied());
        match until.map(|until| Duration::try_from(until.duration_since(now))) {
            Some(Ok(retry_after)) => Err(Error::RateLimited { host: self.host(), retry_after }),
            _ => Ok(()),
        }
    }

    /// Asks, and pays.
    ///
    /// # Errors
    /// Of the request as a whole; problems with single posts are in the answer.
    pub(super) async fn ask(
        &self,
        question: &Question<'_>,
        bill: &mut Bill,
    ) -> Result<wire::Answer, Error> {
        let spelling = *self.spelling.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = self.try_with(spelling, question, bill).await? {
            return Ok(answer);
        }
        let other = spelling.other();
        if let Some(answer) = self.try_with(other, question, bill).await? {
            tracing::info!(spelling = ?other, "X's API wants its fields spelt so");
            *self.spelling.lock().unwrap_or_else(PoisonError::into_inner) = other;
            return Ok(answer);
        }
        let what = "it knows neither spelling of its fields".to_owned();
        Err(Error::Malformed { host: self.host(), what })
    }

    /// `None` when it does not understand the spelling: it may say so, or leave out what it does
    /// not know without a word.
    async fn try_with(
        &self,
        spelling: Spelling,
        question: &Question<'_>,
        bill: &mut Bill,
    ) -> Result<Option<wire::Answer>, Error> {
        let endpoint = question.endpoint;
        self.admits(endpoint)?;
        self.budget().await?;
        if matches!(endpoint, Endpoint::Archive | Endpoint::Recent) {
            self.take_turn().await;
        }
        let url = self.url(spelling, question)?;
        let ask = Ask { deadline: DEADLINE, ..Ask::get(url, "application/json") };
        let answer = self.fetch.send(ask.paid_with(self.token.clone())).await?;
        let (name, status) = (endpoint.name(), answer.status.to_string());
        metrics::counter!("unspool_x_api_requests_total", "endpoint" => name, "status" => status)
            .increment(1);
        let now = self.now();
        if !answer.is_success() {
            return match problem::verdict(&answer, &self.host(), now) {
                Verdict::Misspelt => Ok(None),
                Verdict::Failed(error) => Err(error),
                Verdict::Wait { retry_after } => {
                    self.rest(Some(endpoint), retry_after);
                    Err(Error::RateLimited { host: self.host(), retry_after })
                }
                Verdict::Capped { retry_after } => {
                    tracing::warn!("X's API: what the account may read in a month is used up");
                    self.rest(None, retry_after);
                    Err(Error::RateLimited { host: self.host(), retry_after })
                }
            };
        }
        self.heed(endpoint, &answer);
        let said: wire::Answer = self.read(&answer)?;
        let (posts, users) = Gathered::reads(&said);
        self.books.enter(&posts, &users, bill).await;
        let is_anonymous = |post: &wire::Post| post.author_id.is_none();
        if !said.data.is_empty() && said.data.iter().all(is_anonymous) {
            return Ok(None);
        }
        Ok(Some(said))
    }

    fn url(&self, spelling: Spelling, question: &Question<'_>) -> Result<Url, Error> {
        let url = self.base.join(question.path);
        let mut url = url.map_err(|_| Error::NotANetwork(self.host()))?;
        {
            let mut pairs = url.query_pairs_mut();
            pairs.extend_pairs(question.parameters);
            pairs.extend_pairs(spelling.parameters(question.scope));
        }
        Ok(url)
    }

    fn read(&self, answer: &fetch::Answer) -> Result<wire::Answer, Error> {
        let body = String::from_utf8_lossy(&answer.body);
        json::parse(&body)
            .map_err(|error| Error::Malformed { host: self.host(), what: error.to_string() })
    }

    /// The last request of a window is the last one until the next begins.
    fn heed(&self, endpoint: Endpoint, answer: &fetch::Answer) {
        let left = answer.header("x-rate-limit-remaining").map(str::trim);
        if left == Some("0")
            && let Some(wait) = problem::reset(answer, self.now())
        {
            self.rest(Some(endpoint), wait);
        }
    }

    fn rest(&self, endpoint: Option<Endpoint>, wait: Duration) {
        let until =
            SignedDuration::try_from(wait).ok().and_then(|it| self.now().checked_add(it).ok());
        let Some(until) = until else { return };
        let mut rests = self.rests();
        match endpoint {
            Some(endpoint) => drop(rests.each.insert(endpoint, until)),
            None => rests.all = Some(until),
        }
    }

    fn rests(&self) -> MutexGuard<'_, Rests> {
        self.rests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn take_turn(&self) {
        let mut turn = self.turn.lock().await;
        sleep_until(*turn).await;
        *turn = Instant::now() + PAUSE;
    }
}
