//! Everything that the API said during one errand, by id.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::problem::Problem;
use super::wire::{Answer, Media, Poll, Post, Relation, User};
use crate::source::x::status::{Id, Lost};

/// What was read.
#[derive(Default)]
pub(super) struct Gathered {
    posts: BTreeMap<Id, Read>,
    users: HashMap<Id, User>,
    media: HashMap<String, Media>,
    polls: HashMap<String, Poll>,
    lost: BTreeMap<Id, Lost>,
    suspended: HashSet<Id>,
    /// Ids of versions before edits, and the newest version.
    newest: HashMap<Id, Id>,
}

/// A post, and how it came.
struct Read {
    post: Post,
    /// For its own sake, so that its media came along. What is only referred to comes without.
    is_whole: bool,
}

impl Gathered {
    /// Takes an answer in.
    pub(super) fn add(&mut self, answer: Answer) {
        let Answer { data, includes, errors, .. } = answer;
        self.users.extend(includes.users.into_iter().map(|user| (user.id.0, user)));
        self.media.extend(includes.media.into_iter().map(|it| (it.key.clone(), it)));
        self.polls.extend(includes.polls.into_iter().map(|poll| (poll.id.clone(), poll)));
        for post in includes.tweets.into_iter().chain(includes.posts) {
            self.add_post(post, false);
        }
        for post in data {
            self.add_post(post, true);
        }
        self.suspended.extend(errors.iter().filter_map(Problem::suspended));
        for lost in errors.iter().filter_map(Problem::lost) {
            self.lost.entry(lost.id).or_insert(lost);
        }
    }

    fn add_post(&mut self, post: Post, is_whole: bool) {
        let (id, newest) = (post.id.0, post.newest());
        self.newest.extend(post.versions().filter(|it| *it != newest).map(|it| (it, newest)));
        if id != newest {
            self.newest.insert(id, newest);
        }
        let is_better = self.posts.get(&id).is_none_or(|known| is_whole && !known.is_whole);
        if is_better {
            self.posts.insert(id, Read { post, is_whole });
        }
    }

    /// The post, in the newest version that was read.
    pub(super) fn post(&self, id: Id) -> Option<&Post> {
        let newest = self.newest(id);
        let read = self.posts.get(&newest).or_else(|| self.posts.get(&id));
        // None of the two: a version between.
        let read = read.or_else(|| {
            self.posts.values().rev().find(|read| self.newest(read.post.id.0) == newest)
        });
        read.map(|read| &read.post)
    }

    /// The id of the newest version.
    pub(super) fn newest(&self, id: Id) -> Id {
        self.newest.get(&id).copied().unwrap_or(id)
    }

    /// The posts that came for their own sake, each in its newest version; repetitions of others'
    /// posts are none.
    pub(super) fn whole(&self) -> impl Iterator<Item = &Post> {
        let is_newest = |read: &&Read| {
            let newest = self.newest(read.post.id.0);
            newest == read.post.id.0 || !self.came_whole(newest)
        };
        let all = self.posts.values().filter(|read| read.is_whole).filter(is_newest);
        all.map(|read| &read.post).filter(|post| post.referred(Relation::Repeats).is_none())
    }

    /// Whether the post came for its own sake.
    pub(super) fn came_whole(&self, id: Id) -> bool {
        self.posts.get(&id).is_some_and(|read| read.is_whole)
    }

    /// Whom the post answers.
    pub(super) fn answered(&self, post: &Post) -> Option<Id> {
        let parent = post.referred(Relation::Answers).and_then(|id| self.post(id));
        let author = post.in_reply_to_user_id.or_else(|| parent?.author_id);
        author.map(|id| id.0)
    }

    /// How many posts of the author there are.
    pub(super) fn count(&self, author: Id) -> usize {
        self.whole().filter(|post| post.author_id.is_some_and(|id| id.0 == author)).count()
    }

    /// What is known about a post that cannot be shown.
    pub(super) fn lost(&self, id: Id) -> Option<&Lost> {
        self.lost.get(&id).filter(|_| self.post(id).is_none())
    }

    /// Who wrote it.
    pub(super) fn author(&self, post: &Post) -> Option<&User> {
        self.users.get(&post.author_id?.0)
    }

    /// Whether the account is suspended.
    pub(super) fn is_suspended(&self, user: Id) -> bool {
        self.suspended.contains(&user)
    }

    /// The media of the post, in its order.
    pub(super) fn media<'a>(&'a self, post: &'a Post) -> impl Iterator<Item = &'a Media> {
        post.attachments.media_keys.iter().filter_map(|key| self.media.get(key))
    }

    /// The vote of the post.
    pub(super) fn poll(&self, post: &Post) -> Option<&Poll> {
        post.attachments.poll_ids.iter().find_map(|id| self.polls.get(id))
    }

    /// Whether something that belongs to the post did not come with it. What came for its own
    /// sake and lacks something will not have it the next time either.
    pub(super) fn is_wanting(&self, post: &Post) -> bool {
        let newest = post.newest();
        if newest != post.id.0 && !self.came_whole(newest) {
            return true;
        }
        !self.came_whole(post.id.0)
            && (self.author(post).is_none()
                || self.media(post).count() < post.attachments.media_keys.len()
                || self.poll(post).is_none() && !post.attachments.poll_ids.is_empty())
    }

    /// Whether nothing is known yet about what the post quotes.
    pub(super) fn lacks_quote(&self, post: &Post) -> bool {
        let quoted = post.referred(Relation::Quotes);
        !self.came_whole(post.id.0)
            && quoted.is_some_and(|id| self.post(id).is_none() && !self.lost.contains_key(&id))
    }

    /// Whether nothing is known yet about what the post answers, and that is somebody else's.
    pub(super) fn lacks_context(&self, post: &Post) -> bool {
        let came_whole = self.posts.get(&post.id.0).is_some_and(|read| read.is_whole);
        let answers_another = post.in_reply_to_user_id.is_some_and(|to| Some(to) != post.author_id);
        let answered = post.referred(Relation::Answers).filter(|_| answers_another);
        !came_whole
            && answered.is_some_and(|id| self.post(id).is_none() && !self.lost.contains_key(&id))
    }

    /// The posts and the users of an answer that are paid for.
    pub(super) fn reads(answer: &Answer) -> (Vec<Id>, Vec<Id>) {
        let includes = &answer.includes;
        let posts = answer.data.iter().chain(&includes.tweets).chain(&includes.posts);
        let users = includes.users.iter().map(|user| user.id.0);
        (posts.map(|post| post.id.0).collect(), users.collect())
    }
}
