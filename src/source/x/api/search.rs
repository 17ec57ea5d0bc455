//! Finding the author's posts of a conversation. The full archive is searched; accounts that may
//! not do that search the last seven days, and for older threads the author's timeline around
//! them, which may miss posts.

use jiff::{SignedDuration, Timestamp};

use super::{
    Api,
    client::{Endpoint, Question},
    cost::{self, Bill},
    fields::Scope,
    gather::Gathered,
};
use crate::source::{
    Error, Progress,
    x::{moment, status::Id},
};

/// Most pages of one search, and most posts of the author.
const PAGES: usize = 20;
const POSTS: usize = 1_000;

/// Fewest posts of a page that the API takes.
const FEWEST: u64 = 10;

/// For how long it is remembered that the full archive is not for this account.
pub(super) const REFUSED: SignedDuration = SignedDuration::from_hours(24);

/// How far back the recent search sees, less a while for clocks that differ.
const RECENT: SignedDuration = SignedDuration::from_mins(7 * 24 * 60 - 5);

/// How long behind the last known post the timeline is read: threads are mostly written at once,
/// and every post of the day is paid for.
const WINDOW: SignedDuration = SignedDuration::from_hours(12);

/// Pages of the timeline.
const TIMELINE: usize = 2;

/// Whose posts of which conversation.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) conversation: Id,
    pub(super) author: Id,
    pub(super) handle: String,
    /// Nothing older is of interest.
    pub(super) first: Id,
    /// The newest post that is known.
    pub(super) last: Id,
}

/// What a search saw.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    All,
    Part,
}

impl Api {
    /// Whether a search could be made now.
    ///
    /// # Errors
    /// [`Error::RateLimited`]
    pub(super) fn may_search(&self) -> Result<(), Error> {
        let endpoint = if self.has_archive() { Endpoint::Archive } else { Endpoint::Recent };
        self.client.admits(endpoint)
    }

    /// Finds the author's answers to themselves.
    ///
    /// # Errors
    /// When not even a part could be seen.
    pub(super) async fn search(
        &self,
        line: &Line,
        gathered: &mut Gathered,
        progress: &dyn Progress,
        bill: &mut Bill,
    ) -> Result<Seen, Error> {
        if self.has_archive() {
            match self.pages(Endpoint::Archive, line, gathered, progress, bill).await {
                Err(Error::Refused { what, .. }) => {
                    tracing::info!(what, "no full archive for this token: the recent search");
                    self.give_archive_up();
                }
                seen => return seen,
            }
        }
        let began = moment::of_id(line.first);
        let is_recent = began.is_some_and(|at| self.client.now().duration_since(at) < RECENT);
        let seen = self.pages(Endpoint::Recent, line, gathered, progress, bill).await;
        match seen {
            Ok(seen) if is_recent => Ok(seen),
            _ => {
                let timeline = self.timeline(line, gathered, progress, bill).await;
                seen.or(timeline).map(|_| Seen::Part)
            }
        }
    }

    async fn pages(
        &self,
        endpoint: Endpoint,
        line: &Line,
        gathered: &mut Gathered,
        progress: &dyn Progress,
        bill: &mut Bill,
    ) -> Result<Seen, Error> {
        let (path, most) = match endpoint {
            Endpoint::Archive => ("2/tweets/search/all", 500),
            _ => ("2/tweets/search/recent", 100),
        };
        let Line { conversation, author, handle, .. } = line;
        let query = format!("conversation_id:{conversation} from:{author} to:{handle}");
        let start = self.start(endpoint, line);
        let mut next: Option<String> = None;
        for page in 0..PAGES {
            let mut parameters = vec![("query", query.clone())];
            parameters.extend(start.clone().map(|start| ("start_time", start)));
            parameters.extend(next.clone().map(|next| ("next_token", next)));
            let token = match self.page(endpoint, path, parameters, most, gathered, bill).await {
                Ok(token) => token,
                // What was found and paid for is worth something.
                Err(error) if page > 0 => {
                    tracing::info!(%error, page, "the search ends early");
                    return Ok(Seen::Part);
                }
                Err(error) => return Err(error),
            };
            progress.found(gathered.count(*author));
            match token {
                None => return Ok(Seen::All),
                Some(token) if next.as_ref() == Some(&token) => break,
                Some(token) => next = Some(token),
            }
            if gathered.count(*author) >= POSTS {
                break;
            }
        }
        Ok(Seen::Part)
    }

    /// One page; where the next one begins.
    async fn page(
        &self,
        endpoint: Endpoint,
        path: &str,
        mut parameters: Vec<(&str, String)>,
        most: u64,
        gathered: &mut Gathered,
        bill: &mut Bill,
    ) -> Result<Option<String>, Error> {
        // A page costs what it holds: no more than there is left to spend.
        let left = self.client.budget().await?;
        let affordable = left.map_or(most, |left| left / cost::POST.0);
        parameters.push(("max_results", affordable.clamp(FEWEST, most).to_string()));
        let scope = Scope::Related;
        let question = Question { endpoint, path, parameters: &parameters, scope };
        let mut answer = self.client.ask(&question, bill).await?;
        let token = answer.meta.next_token.take().filter(|token| !token.is_empty());
        gathered.add(answer);
        Ok(token)
    }

    /// The archive shows thirty days when it is not told otherwise; the recent search takes no
    /// start before its seven days.
    fn start(&self, endpoint: Endpoint, line: &Line) -> Option<String> {
        let began = moment::of_id(line.first);
        let began = began.and_then(|at| at.checked_sub(SignedDuration::from_secs(1)).ok());
        match (endpoint, began) {
            (Endpoint::Archive, Some(at)) => Some(second(at)),
            // The earliest that the API takes.
            (Endpoint::Archive, None) => Some("2006-03-26T00:00:01Z".to_owned()),
            (_, at) => at.filter(|at| self.client.now().duration_since(*at) < RECENT).map(second),
        }
    }

    /// The author's posts from the first known one until a while behind the last.
    async fn timeline(
        &self,
        line: &Line,
        gathered: &mut Gathered,
        progress: &dyn Progress,
        bill: &mut Bill,
    ) -> Result<Seen, Error> {
        let nothing = || Error::Malformed {
            host: self.client.host(),
            what: "the post's id tells no time".to_owned(),
        };
        let last = moment::of_id(line.last).and_then(|at| at.checked_add(WINDOW).ok());
        let until = last.and_then(moment::first_id).ok_or_else(nothing)?;
        let path = format!("2/users/{}/tweets", line.author);
        let mut next: Option<String> = None;
        for page in 0..TIMELINE {
            let mut parameters = vec![
                ("exclude", "retweets".to_owned()),
                ("since_id", line.first.to_string()),
                ("until_id", until.to_string()),
            ];
            parameters.extend(next.take().map(|next| ("pagination_token", next)));
            match self.page(Endpoint::Timeline, &path, parameters, 100, gathered, bill).await {
                Ok(token) => next = token,
                Err(error) if page > 0 => {
                    tracing::info!(%error, "the timeline ends early");
                    break;
                }
                Err(error) => return Err(error),
            }
            progress.found(gathered.count(line.author));
            if next.is_none() {
                break;
            }
        }
        Ok(Seen::Part)
    }
}

/// As the API takes moments: whole seconds.
fn second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
