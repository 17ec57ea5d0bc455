//! An FxEmbed-compatible API (<https://github.com/FxEmbed/FxEmbed>), the operator's own instance or
//! a public one. What it sees depends on its accounts: whole threads, or single posts. Its threads
//! end early when they are long, so it is asked again from their ends until nothing new appears.

mod attach;
mod convert;
mod door;
mod join;
mod wire;

use std::collections::HashSet;

use async_trait::async_trait;

use super::{
    rung::{Haul, Rung, View},
    status::{Id, Lost, Status},
};
use crate::source::{Context, Error, Progress};
use door::{Door, Element, Tombstone};
use join::{Joined, Next};

/// Most questions about one thread.
const CALLS: usize = 10;

/// Most posts that are looked at one by one, in one go.
const SINGLES: usize = 20;

/// The rung.
pub(super) struct FxEmbed {
    door: Door,
}

impl FxEmbed {
    /// `None` where the operator has not set it up.
    pub(super) fn new(cx: &Context) -> Option<Self> {
        let base = cx.settings.x.fxembed.clone()?;
        Some(Self { door: Door::new(cx, base) })
    }

    /// Asks from the ends of the thread until nothing new appears.
    async fn join(
        &self,
        joined: &mut Joined,
        mut asked: HashSet<Id>,
        progress: &dyn Progress,
    ) -> View {
        for _ in 1..CALLS {
            progress.found(joined.len());
            let Some(next) = joined.next(&asked) else { break };
            asked.insert(next.id());
            match (next, self.door.thread(next.id()).await) {
                (_, Ok(answer)) => {
                    let sees = answer.thread.is_some();
                    if let (Next::Above(id), Element::Tombstone(stone)) = (next, &answer.post) {
                        joined.lose_own(&stone.lost(id));
                    }
                    joined.absorb(answer);
                    if !sees && matches!(next, Next::Last(_)) {
                        return View::Stopped;
                    }
                }
                (Next::Above(id), Err(error)) if error.is_final() => {
                    joined.lose_own(&Tombstone::of_error(&error).lost(id));
                }
                (_, Err(error)) => {
                    tracing::info!(%error, "the thread is read in part");
                    return View::Stopped;
                }
            }
        }
        progress.found(joined.len());
        if joined.next(&asked).is_some() || joined.is_cut() {
            View::Stopped
        } else if joined.is_climbed() {
            View::Upward
        } else {
            View::Whole
        }
    }

    /// The post that the thread answers, when it was not among what came.
    async fn context(&self, joined: &mut Joined) {
        let Some(id) = joined.context() else { return };
        match self.door.status(id).await {
            Ok(answer) => match answer.post {
                Element::Status(status) => joined.add(*status),
                Element::Tombstone(stone) => joined.lose(&stone.lost(id)),
                Element::Broken => {}
            },
            Err(error) if error.is_final() => joined.lose(&Tombstone::of_error(&error).lost(id)),
            Err(error) => tracing::info!(%error, "what the thread answers is not seen"),
        }
    }
}

#[async_trait]
impl Rung for FxEmbed {
    fn title(&self) -> String {
        format!("an FxEmbed-compatible API ({})", self.door.host())
    }

    fn is_authoritative(&self) -> bool {
        false
    }

    async fn thread(&self, post: Id, progress: &dyn Progress) -> Result<Haul, Error> {
        let mut answer = self.door.thread(post).await?;
        let status = match answer.take(post) {
            Element::Status(status) => named(*status, post),
            Element::Tombstone(stone) => return Err(stone.error(post)),
            Element::Broken => return Err(self.door.nonsense("the post makes no sense")),
        };
        if answer.thread.is_none() {
            progress.found(1);
            return Ok(Haul { statuses: vec![status], lost: Vec::new(), view: View::Alone });
        }
        let asked = HashSet::from([post, status.id]);
        let mut joined = Joined::new(status);
        joined.absorb(answer);
        let view = self.join(&mut joined, asked, progress).await;
        self.context(&mut joined).await;
        Ok(joined.haul(view))
    }

    async fn posts(&self, ids: &[Id], progress: &dyn Progress) -> Result<Haul, Error> {
        let mut haul = Haul { statuses: Vec::new(), lost: Vec::new(), view: View::Alone };
        for &id in ids.iter().take(SINGLES) {
            match self.door.status(id).await {
                Ok(answer) => match answer.post {
                    Element::Status(status) => haul.statuses.push(named(*status, id)),
                    Element::Tombstone(stone) => haul.lost.push(stone.lost(id)),
                    Element::Broken => {}
                },
                Err(error) if error.is_final() => {
                    haul.lost.push(Tombstone::of_error(&error).lost(id));
                }
                Err(error) if haul.statuses.is_empty() && haul.lost.is_empty() => {
                    return Err(error);
                }
                Err(_) => break,
            }
            progress.found(haul.statuses.len());
        }
        Ok(haul)
    }
}

/// The post under the id that was asked for: a repost or an older version is answered with the
/// post that it is of.
fn named(mut status: Status, asked: Id) -> Status {
    if status.id != asked {
        status.older.push(asked);
    }
    status
}

impl Tombstone {
    /// What is noted of the post of that id.
    fn lost(&self, id: Id) -> Lost {
        let Self { author, reason, cause, .. } = *self;
        Lost { id, parent: None, author, reason, cause }
    }
}
