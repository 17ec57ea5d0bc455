//! From posts to a thread: up to where the author began, what still lacks something, and what of
//! it all belongs to the haul.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Api,
    convert::Reading,
    cost::Bill,
    fields::Scope,
    gather::Gathered,
    wire::{Post, Relation},
};
use crate::source::{
    Error, Progress,
    x::status::{Id, Lost, Status},
};

/// Most look-ups on the way up. Each brings the post that it is for and the one above.
const CLIMB: usize = 15;

impl Api {
    /// Looks up what the author's line of answers to themselves lacks above `from`; whether its
    /// beginning was reached.
    ///
    /// # Errors
    /// Of a look-up. What was found before stays.
    pub(super) async fn climb(
        &self,
        from: Id,
        author: Id,
        gathered: &mut Gathered,
        progress: &dyn Progress,
        bill: &mut Bill,
    ) -> Result<bool, Error> {
        let mut at = from;
        for _ in 0..CLIMB {
            let Some(wanted) = unknown_above(gathered, at, author) else { return Ok(true) };
            self.look_up(&[wanted], Scope::Related, gathered, bill).await?;
            progress.found(gathered.count(author));
            if gathered.post(wanted).is_none() && gathered.lost(wanted).is_none() {
                return Ok(false);
            }
            at = wanted;
        }
        Ok(unknown_above(gathered, at, author).is_none())
    }

    /// Looks up once more what came without its media: free, as it was paid for today.
    pub(super) async fn complete(&self, author: Id, gathered: &mut Gathered, bill: &mut Bill) {
        let own: BTreeSet<Id> = belonging(gathered, author)
            .into_values()
            .filter(|post| is_by(post, author))
            .filter(|post| {
                gathered.is_wanting(post)
                    || gathered.lacks_quote(post)
                    || gathered.lacks_context(post)
            })
            .map(Post::newest)
            .collect();
        self.look_again(&own, Scope::Related, gathered, bill).await;
        let others: BTreeSet<Id> = belonging(gathered, author)
            .into_values()
            .filter(|post| !is_by(post, author) && gathered.is_wanting(post))
            .map(Post::newest)
            .collect();
        self.look_again(&others, Scope::Alone, gathered, bill).await;
        self.complete_quotes(gathered, bill).await;
    }

    /// The same for what the posts quote.
    pub(super) async fn complete_quotes(&self, gathered: &mut Gathered, bill: &mut Bill) {
        let quoted = gathered.whole().filter_map(|post| post.referred(Relation::Quotes));
        let wanting: BTreeSet<Id> = quoted
            .filter_map(|id| gathered.post(id))
            .filter(|post| gathered.is_wanting(post))
            .map(Post::newest)
            .collect();
        self.look_again(&wanting, Scope::Alone, gathered, bill).await;
    }

    async fn look_again(
        &self,
        ids: &BTreeSet<Id>,
        scope: Scope,
        gathered: &mut Gathered,
        bill: &mut Bill,
    ) {
        let ids: Vec<Id> = ids.iter().copied().take(super::BATCH).collect();
        if ids.is_empty() {
            return;
        }
        if let Err(error) = self.look_up(&ids, scope, gathered, bill).await {
            tracing::info!(%error, posts = ids.len(), "X's API: some media and quotes stay unknown");
        }
    }
}

/// Follows the answers upward from `at` as long as they are the author's own; the first post on
/// the way of which nothing is known.
fn unknown_above(gathered: &Gathered, at: Id, author: Id) -> Option<Id> {
    let mut seen = BTreeSet::new();
    let mut post = gathered.post(at)?;
    while seen.insert(post.id.0) && is_by(post, author) {
        let parent = post.referred(Relation::Answers)?;
        if post.in_reply_to_user_id.is_some_and(|to| to.0 != author)
            || gathered.lost(parent).is_some()
        {
            return None;
        }
        let Some(above) = gathered.post(parent) else { return Some(parent) };
        post = above;
    }
    None
}

fn is_by(post: &Post, author: Id) -> bool {
    post.author_id.is_some_and(|id| id.0 == author)
}

/// What is brought home: the posts that came for their own sake, and those that the author's posts
/// answer: the first of a thread comes only so, and what the thread answers.
fn belonging(gathered: &Gathered, author: Id) -> BTreeMap<Id, &Post> {
    let mut all: BTreeMap<Id, &Post> = gathered.whole().map(|post| (post.newest(), post)).collect();
    let mut above: Vec<Id> = all.values().filter_map(|post| answered(post, author)).collect();
    while let Some(id) = above.pop() {
        if let Some(post) = gathered.post(id)
            && all.insert(post.newest(), post).is_none()
        {
            above.extend(answered(post, author));
        }
    }
    all
}

fn answered(post: &Post, author: Id) -> Option<Id> {
    is_by(post, author).then(|| post.referred(Relation::Answers))?
}

/// The posts, and what cannot be shown of what the author's posts answer. Without an author: only
/// what came for its own sake.
pub(super) fn haul(
    gathered: &Gathered,
    author: Option<Id>,
    now: Timestamp,
) -> (Vec<Status>, Vec<Lost>) {
    let reading = Reading { gathered, now };
    let posts = match author {
        Some(author) => belonging(gathered, author),
        None => gathered.whole().map(|post| (post.newest(), post)).collect(),
    };
    let mut statuses = Vec::new();
    let mut lost: BTreeMap<Id, Lost> = BTreeMap::new();
    for post in posts.values() {
        match reading.status(post) {
            Ok(status) => statuses.push(status),
            Err(it) => drop(lost.insert(it.id, it)),
        }
        let is_own = author.is_some_and(|author| is_by(post, author));
        let parent = post.referred(Relation::Answers).filter(|_| is_own);
        if let Some(it) = parent.and_then(|id| gathered.lost(id)) {
            let author = post.in_reply_to_user_id.map(|id| id.0);
            lost.insert(it.id, Lost { author, ..it.clone() });
        }
    }
    (statuses, lost.into_values().collect())
}
