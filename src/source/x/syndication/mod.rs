//! The keyless way: the service behind X's embedded posts. It gives one post at a time and names
//! what that one answers, so threads are seen from their last post upward; it cuts long posts and
//! says less about what it hides than other ways do (`networks/x.md` §2.B).

mod card;
mod convert;
#[cfg(test)]
mod laws;
mod token;
mod tombstone;
mod walk;
mod wire;
mod words;

use std::time::Duration;

use async_trait::async_trait;
use serde_json::Value;
use url::Url;

use super::{
    rung::{Haul, Rung, View},
    status::Id,
};
use crate::{
    clock::Clock,
    fetch::{Answer, Ask, Fetch},
    source::{Context, Error, Progress},
};

use tombstone::Loss;
use walk::Walk;
use wire::Tweet;

/// Between two questions.
const PAUSE: Duration = Duration::from_millis(150);

/// Largest answer: a post, what it quotes and what it answers.
const LARGEST: usize = 2 << 20;

/// Most posts that are looked at one by one.
const SINGLE: usize = 60;

/// The embed service.
pub(super) struct Syndication {
    fetch: Fetch,
    base: Url,
    clock: Clock,
    pause: Duration,
}

/// What the service says about a post.
enum Seen {
    Post(Box<Tweet>),
    /// There is none; with what the answer tells of it all the same.
    Lost(Loss, Box<Tweet>),
}

impl Syndication {
    /// `None` when the operator has turned it off.
    pub(super) fn new(cx: &Context) -> Option<Self> {
        let base = cx.settings.x.syndication.clone()?;
        let pause = if cx.fetch.is_replaying() { Duration::ZERO } else { PAUSE };
        Some(Self { fetch: cx.fetch.clone(), base, clock: cx.clock.clone(), pause })
    }

    /// Asks about one post.
    async fn look(&self, id: Id) -> Result<Seen, Error> {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push("tweet-result");
        }
        let token = token::token(id);
        url.query_pairs_mut()
            .clear()
            .append_pair("id", &id.to_string())
            .append_pair("lang", "en")
            .append_pair("token", &token);
        let ask = Ask { limit: LARGEST, browser_like: true, ..Ask::get(url, "application/json") };
        let answer = self.fetch.send(ask).await?;
        self.meaning(id, &answer)
    }

    /// Waits as long as is polite.
    async fn pause(&self) {
        if !self.pause.is_zero() {
            tokio::time::sleep(self.pause).await;
        }
    }

    /// What an answer means is in its body, whatever its status; only what is no document is told
    /// by the status.
    fn meaning(&self, id: Id, answer: &Answer) -> Result<Seen, Error> {
        let lost = |loss| Ok(Seen::Lost(loss, Box::default()));
        let document: Result<Value, _> = serde_json::from_slice(&answer.body);
        if let Ok(Value::Object(object)) = document {
            if let Some(loss) = convert::loss(&object) {
                let rest = Tweet::read(Value::Object(object)).unwrap_or_default();
                return Ok(Seen::Lost(loss, Box::new(rest)));
            }
            if object.contains_key("id_str") {
                return match Tweet::read(Value::Object(object)) {
                    Some(tweet) if tweet.versions().any(|version| version == id) => {
                        Ok(Seen::Post(Box::new(tweet)))
                    }
                    _ => Err(self.nonsense("another post than the one that was asked for")),
                };
            }
            if object.is_empty() && answer.is_success() {
                return lost(Loss::Silent);
            }
        }
        let status = answer.status;
        let host = self.host();
        match status {
            400 | 404 => lost(Loss::NotFound),
            401 | 403 => Err(Error::Refused { host, what: format!("HTTP {status}") }),
            500..=599 => Err(Error::Unreachable { host, what: format!("HTTP {status}") }),
            _ => Err(self.nonsense("neither a post nor why there is none")),
        }
    }

    fn nonsense(&self, what: &str) -> Error {
        Error::Malformed { host: self.host(), what: what.to_owned() }
    }

    fn host(&self) -> String {
        self.base.host_str().unwrap_or_default().to_owned()
    }
}

#[async_trait]
impl Rung for Syndication {
    fn title(&self) -> String {
        "X's embed service".to_owned()
    }

    fn is_authoritative(&self) -> bool {
        false
    }

    async fn thread(&self, post: Id, progress: &dyn Progress) -> Result<Haul, Error> {
        Walk::up(self, post, progress).await
    }

    async fn posts(&self, ids: &[Id], progress: &dyn Progress) -> Result<Haul, Error> {
        let mut haul = Haul { statuses: Vec::new(), lost: Vec::new(), view: View::Upward };
        let mut trouble = None;
        for (at, id) in ids.iter().copied().take(SINGLE).enumerate() {
            if at > 0 {
                self.pause().await;
            }
            match self.look(id).await {
                Ok(Seen::Post(tweet)) => {
                    haul.statuses.extend(convert::status(&tweet, self.clock.now()));
                    progress.found(haul.statuses.len());
                }
                Ok(Seen::Lost(loss, _)) if loss.is_silence() => {}
                Ok(Seen::Lost(loss, rest)) => haul.lost.push(loss.lost(id, rest.reply_to, None)),
                Err(error) => {
                    // One broken answer says nothing about the next.
                    let is_one = matches!(error, Error::Malformed { .. } | Error::TooLarge(_));
                    trouble = Some(error);
                    if !is_one {
                        break;
                    }
                }
            }
        }
        match trouble {
            Some(error) if haul.statuses.is_empty() && haul.lost.is_empty() => Err(error),
            _ => Ok(haul),
        }
    }
}
