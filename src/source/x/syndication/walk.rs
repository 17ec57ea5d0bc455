//! From a post up to the root of its thread, one question per post.

use std::collections::BTreeSet;

use super::{Seen, Syndication, convert, tombstone::Loss, wire::Tweet};
use crate::source::{
    Error, Progress,
    x::{
        rung::{Haul, View},
        status::{Account, Id, ReplyTo},
    },
};

/// Most posts above the one that was asked for.
const HOPS: u32 = 200;

/// After so many questions without an answer the rest is not asked for.
const FAILURES: u32 = 3;

/// A walk.
pub(super) struct Walk<'a> {
    way: &'a Syndication,
    progress: &'a dyn Progress,
    author: Account,
    haul: Haul,
    /// Names of posts that were met, older versions among them.
    seen: BTreeSet<Id>,
    /// Where posts on the way say that the author's thread begins.
    root: Option<Id>,
    hops: u32,
    failures: u32,
    /// The service asked us to wait.
    is_over: bool,
    /// It did not end where the thread begins.
    is_cut: bool,
}

/// What a step led to.
enum Step {
    /// A post of the author's, or what is known of a missing one: the walk goes on from there.
    Up(Box<Tweet>),
    /// Nothing more above that is the author's.
    Top,
    /// There is more above, and it cannot be seen.
    Cut,
}

impl<'a> Walk<'a> {
    /// Walks from `asked` upward. Fails only when that one cannot be read.
    pub(super) async fn up(
        way: &'a Syndication,
        asked: Id,
        progress: &'a dyn Progress,
    ) -> Result<Haul, Error> {
        let tweet = match way.look(asked).await? {
            Seen::Post(tweet) => newest(way, tweet).await,
            Seen::Lost(loss, _) => return Err(loss.error(asked, &way.host())),
        };
        let status = convert::status(&tweet, way.clock.now())
            .ok_or_else(|| way.nonsense("a post without author or time"))?;
        let mut walk = Self {
            way,
            progress,
            author: status.author.clone(),
            haul: Haul { statuses: Vec::new(), lost: Vec::new(), view: View::Upward },
            seen: BTreeSet::new(),
            root: None,
            hops: 0,
            failures: 0,
            is_over: false,
            is_cut: false,
        };
        walk.keep(&tweet);
        walk.climb(tweet).await;
        walk.begin().await;
        Ok(walk.haul)
    }

    async fn climb(&mut self, from: Box<Tweet>) {
        let mut here = from;
        loop {
            match self.above(&here).await {
                Step::Up(tweet) => here = tweet,
                Step::Top => return,
                Step::Cut => {
                    self.is_cut = true;
                    return;
                }
            }
        }
    }

    /// The beginning, where the way to it is cut and its name is known.
    async fn begin(&mut self) {
        let Some(root) = self.root.filter(|_| self.is_cut) else { return };
        if !self.may_ask() || !self.seen.insert(root) {
            return;
        }
        if let Ok(Seen::Post(tweet)) = self.ask(root).await
            && self.is_author(&tweet)
        {
            self.keep(&tweet);
            self.climb(tweet).await;
        }
    }

    /// Reads what the post answers.
    async fn above(&mut self, child: &Tweet) -> Step {
        self.root = child.self_thread.root.or(self.root);
        let Some(ReplyTo { id: Some(id), author, .. }) = convert::reply(child) else {
            return Step::Top;
        };
        if !self.seen.insert(id) {
            return Step::Top;
        }
        let copy = child.parent().filter(|copy| copy.versions().any(|version| version == id));
        if author.is_some_and(|author| author != self.author.id) {
            self.context(id, author, copy).await;
            return Step::Top;
        }
        if self.hops >= HOPS {
            return Step::Cut;
        }
        self.hops += 1;
        let seen = if self.may_ask() { Some(self.ask(id).await) } else { None };
        match seen {
            Some(Ok(Seen::Post(tweet))) => self.take(tweet),
            Some(Ok(Seen::Lost(loss, rest))) => self.lose(id, loss, rest, copy),
            Some(Err(_)) | None => copy.map_or(Step::Cut, |copy| self.stand_in(copy)),
        }
    }

    /// Keeps a post that was read.
    fn take(&mut self, tweet: Box<Tweet>) -> Step {
        if !self.keep(&tweet) {
            return Step::Cut;
        }
        if self.is_author(&tweet) { Step::Up(tweet) } else { Step::Top }
    }

    /// Notes a post that is not shown. Where nobody meant it to be hidden, the copy inside of its
    /// child stands in for it.
    fn lose(&mut self, id: Id, loss: Loss, rest: Box<Tweet>, copy: Option<Tweet>) -> Step {
        if let Some(copy) = copy.clone().filter(|copy| !loss.is_meant() && copy.user.is_some()) {
            return self.stand_in(copy);
        }
        let above = [Some(*rest), copy].into_iter().flatten().find(|it| it.reply_to.is_some());
        let parent = above.as_ref().and_then(|it| it.reply_to);
        self.haul.lost.push(loss.lost(id, parent, Some(self.author.id)));
        above.map_or(Step::Cut, |it| Step::Up(Box::new(it)))
    }

    /// Takes the copy of a post inside of its child for the post. It has the words, and often
    /// nothing about what it answers.
    fn stand_in(&mut self, copy: Tweet) -> Step {
        self.root = copy.self_thread.root.or(self.root);
        if !self.keep(&copy) {
            return Step::Cut;
        }
        if !self.is_author(&copy) {
            return Step::Top;
        }
        if copy.reply_to.is_some() {
            return Step::Up(Box::new(copy));
        }
        let begins_elsewhere = |root: &Id| copy.versions().all(|version| version != *root);
        if self.root.is_some_and(|root| begins_elsewhere(&root)) {
            let Account { id, handle, .. } = &self.author;
            let (author, handle) = (Some(*id), Some(handle.clone()));
            if let Some(status) = self.haul.statuses.last_mut() {
                status.reply = Some(ReplyTo { id: None, author, handle });
            }
            return Step::Cut;
        }
        Step::Top
    }

    /// Somebody else's post, which the thread answers.
    async fn context(&mut self, id: Id, author: Option<Id>, copy: Option<Tweet>) {
        if copy.is_some_and(|copy| self.keep(&copy)) || !self.may_ask() {
            return;
        }
        match self.ask(id).await {
            Ok(Seen::Post(tweet)) => drop(self.keep(&tweet)),
            Ok(Seen::Lost(loss, _)) => self.haul.lost.push(loss.lost(id, None, author)),
            Err(_) => {}
        }
    }

    /// Adds the post, if it can be read.
    fn keep(&mut self, tweet: &Tweet) -> bool {
        let Some(status) = convert::status(tweet, self.way.clock.now()) else { return false };
        self.seen.extend(tweet.versions());
        self.haul.statuses.push(status);
        let author = self.author.id;
        let own = self.haul.statuses.iter().filter(|status| status.author.id == author);
        self.progress.found(own.count());
        true
    }

    fn is_author(&self, tweet: &Tweet) -> bool {
        tweet.user.as_ref().and_then(|user| user.id) == Some(self.author.id)
    }

    fn may_ask(&self) -> bool {
        !self.is_over && self.failures < FAILURES
    }

    async fn ask(&mut self, id: Id) -> Result<Seen, Error> {
        self.way.pause().await;
        let seen = self.way.look(id).await;
        if let Err(error) = &seen {
            self.failures += 1;
            self.is_over |= matches!(error, Error::RateLimited { .. } | Error::Refused { .. });
        }
        match seen? {
            Seen::Post(tweet) => Ok(Seen::Post(newest(self.way, tweet).await)),
            lost @ Seen::Lost(..) => Ok(lost),
        }
    }
}

/// The last version of the post, where the answer was an older one and the last can be had.
async fn newest(way: &Syndication, tweet: Box<Tweet>) -> Box<Tweet> {
    let Some(newest) = tweet.newest().filter(|newest| tweet.id != Some(*newest)) else {
        return tweet;
    };
    way.pause().await;
    match way.look(newest).await {
        Ok(Seen::Post(newer)) => newer,
        _ => tweet,
    }
}
