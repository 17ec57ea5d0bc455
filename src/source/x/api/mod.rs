//! The official API (v2, pay per use): sees whole threads from any post of them.
//!
//! One look-up tells the author and the conversation; one search finds the author's answers to
//! themselves; what came only as "referred to" (the first post, quotes) is looked up once more
//! where it lacks its media, which costs nothing, because a post is paid for once on a day. Where
//! the search fails, what the asked post answers is climbed up by look-ups.

mod client;
mod convert;
mod cost;
mod fields;
mod gather;
mod problem;
mod search;
mod text;
mod walk;
mod wire;

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use jiff::Timestamp;

use super::{
    rung::{Haul, Rung, View},
    status::Id,
};
use crate::source::{Context, Error, Progress};
use client::{Client, Endpoint, Question};
use cost::Bill;
use fields::Scope;
use gather::Gathered;
use search::{Line, Seen};
use wire::{Post, Relation};

/// Most ids of one look-up.
const BATCH: usize = 100;

/// The official API.
pub(super) struct Api {
    client: Client,
    /// The full archive was refused; it is not asked for before then.
    no_archive: Mutex<Option<Timestamp>>,
}

impl Api {
    /// `None` without `source.x.token`.
    pub(super) fn new(cx: &Context) -> Option<Self> {
        Some(Self { client: Client::new(cx)?, no_archive: Mutex::default() })
    }

    fn has_archive(&self) -> bool {
        let refused = *self.no_archive.lock().unwrap_or_else(PoisonError::into_inner);
        refused.is_none_or(|until| until <= self.client.now())
    }

    fn give_archive_up(&self) {
        let until = self.client.now().checked_add(search::REFUSED).ok();
        *self.no_archive.lock().unwrap_or_else(PoisonError::into_inner) = until;
    }

    /// The asked post, in its newest version; a repetition leads to the post that it repeats.
    async fn asked(&self, id: Id, gathered: &mut Gathered, bill: &mut Bill) -> Result<Post, Error> {
        let path = format!("2/tweets/{id}");
        let (endpoint, scope) = (Endpoint::Post, Scope::Related);
        let question = Question { endpoint, path: &path, parameters: &[], scope };
        let answer = self.client.ask(&question, bill).await?;
        let problem = answer.errors.first().cloned();
        gathered.add(answer);
        let host = self.client.host();
        let found = gathered.post(id).cloned();
        let post = found.ok_or_else(|| match problem {
            Some(problem) => problem.about(id),
            None => Error::Malformed { host: host.clone(), what: "no post".to_owned() },
        })?;
        let wanted = post.referred(Relation::Repeats).unwrap_or(gathered.newest(id));
        if gathered.came_whole(wanted) {
            return Ok(post);
        }
        self.look_up(&[wanted], Scope::Related, gathered, bill).await?;
        let gone = || Error::Gone(format!("x:{wanted}"));
        gathered.post(wanted).cloned().ok_or_else(gone)
    }

    /// Looks posts up for their own sake.
    async fn look_up(
        &self,
        ids: &[Id],
        scope: Scope,
        gathered: &mut Gathered,
        bill: &mut Bill,
    ) -> Result<(), Error> {
        for batch in ids.chunks(BATCH) {
            let list: Vec<String> = batch.iter().map(Id::to_string).collect();
            let parameters = [("ids", list.join(","))];
            let (endpoint, path) = (Endpoint::Posts, "2/tweets");
            let question = Question { endpoint, path, parameters: &parameters, scope };
            let answer = self.client.ask(&question, bill).await?;
            gathered.add(answer);
        }
        Ok(())
    }

    async fn read(&self, id: Id, progress: &dyn Progress, bill: &mut Bill) -> Result<Haul, Error> {
        // A look-up without a search is little for its money: other ways see as much.
        self.may_search()?;
        let mut gathered = Gathered::default();
        let asked = self.asked(id, &mut gathered, bill).await?;
        let nobody = || Error::Malformed {
            host: self.client.host(),
            what: "a post without its author".to_owned(),
        };
        let author = match gathered.author(&asked) {
            Some(author) => author.clone(),
            None if asked.author_id.is_some_and(|id| gathered.is_suspended(id.0)) => {
                return Err(Error::Suspended(format!("x:{id}")));
            }
            None => return Err(nobody()),
        };
        progress.found(1);
        let conversation = asked.conversation_id.map_or(asked.id.0, |id| id.0);
        // An answer to somebody else begins a thread of its own, whatever stands above.
        let first = match gathered.answered(&asked) {
            Some(other) if other != author.id.0 => asked.id.0,
            _ => conversation,
        };
        let line = Line {
            conversation,
            author: author.id.0,
            handle: author.username,
            first,
            last: asked.id.0,
        };
        let seen = self.search(&line, &mut gathered, progress, bill).await;
        let reached = self.climb(asked.id.0, line.author, &mut gathered, progress, bill).await;
        let view = match (seen, &reached) {
            (Ok(Seen::All), Ok(true)) => View::Whole,
            (Ok(_), _) => View::Stopped,
            (Err(error), reached) => {
                tracing::info!(%error, post = id, "X's API: no search; only what stands above");
                match reached {
                    Ok(true) => View::Upward,
                    _ if gathered.count(line.author) > 1 => View::Stopped,
                    _ => View::Alone,
                }
            }
        };
        self.complete(line.author, &mut gathered, bill).await;
        let (statuses, lost) = walk::haul(&gathered, Some(line.author), self.client.now());
        let mut haul = Haul { statuses, lost, view };
        if let Some(status) =
            haul.statuses.iter_mut().find(|it| it.id == gathered.newest(asked.id.0))
            && status.id != id
            && !status.older.contains(&id)
        {
            // The asked post repeats this one: its link leads here.
            status.older.push(id);
        }
        Ok(haul)
    }
}

#[async_trait]
impl Rung for Api {
    fn title(&self) -> String {
        "X's official API".to_owned()
    }

    fn is_authoritative(&self) -> bool {
        true
    }

    async fn thread(&self, post: Id, progress: &dyn Progress) -> Result<Haul, Error> {
        let mut bill = Bill::default();
        self.read(post, progress, &mut bill).await
    }

    async fn posts(&self, ids: &[Id], progress: &dyn Progress) -> Result<Haul, Error> {
        let mut bill = Bill::default();
        let mut gathered = Gathered::default();
        // What they quote, but not what they answer, would be of use; the API gives both or none.
        self.look_up(ids, Scope::Related, &mut gathered, &mut bill).await?;
        progress.found(gathered.whole().count());
        self.complete_quotes(&mut gathered, &mut bill).await;
        let (statuses, mut lost) = walk::haul(&gathered, None, self.client.now());
        lost.extend(ids.iter().filter_map(|id| gathered.lost(*id)).cloned());
        lost.retain(|it| ids.contains(&it.id));
        Ok(Haul { statuses, lost, view: View::Alone })
    }
}
