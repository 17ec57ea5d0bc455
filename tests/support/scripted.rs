//! A network that answers what a test wrote down. Posts are `https://sample.test/{user}/{n}`.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;
use unspool::{
    source::{Error, Health, NotAPost, Progress, Recognised, Source},
    thread::{
        Author, Conversation, Counts, Post, PostRef, Read, Reply, RichText, Signals, Visibility,
    },
};
use url::Url;

/// When the first post of every thread was written.
pub(crate) fn morning() -> Timestamp {
    "2026-03-01T09:30:00Z".parse().unwrap()
}

/// What the network answers, and what was asked of it.
pub(crate) struct Script {
    answers: Mutex<HashMap<PostRef, Result<Conversation, Error>>>,
    asked: AtomicUsize,
    gate: Semaphore,
    found: AtomicUsize,
    health: Mutex<Vec<Health>>,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            answers: Mutex::default(),
            asked: AtomicUsize::new(0),
            gate: Semaphore::new(Semaphore::MAX_PERMITS),
            found: AtomicUsize::new(0),
            health: Mutex::default(),
        }
    }
}

impl Script {
    /// From now on the conversation is the answer for each of its posts.
    pub(crate) fn has(&self, conversation: &Conversation) {
        let mut answers = self.answers.lock().unwrap();
        for post in &conversation.posts {
            let focused = Conversation { focus: post.id.clone(), ..conversation.clone() };
            answers.insert(post.id.clone(), Ok(focused));
        }
    }

    /// From now on the post cannot be read.
    pub(crate) fn fails(&self, user: &str, n: u32, error: Error) {
        self.fails_for(name(user, n).as_str(), error);
    }

    /// From now on the post of that name cannot be read.
    pub(crate) fn fails_for(&self, name: &str, error: Error) {
        self.answers.lock().unwrap().insert(name.parse().unwrap(), Err(error));
    }

    async fn answer(&self, post: &PostRef, progress: &dyn Progress) -> Result<Conversation, Error> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        progress.found(self.found.load(Ordering::SeqCst));
        self.gate.acquire().await.unwrap().forget();
        let answers = self.answers.lock().unwrap();
        answers.get(post).cloned().unwrap_or_else(|| Err(Error::NotFound(post.to_string())))
    }

    /// From now on the ways to the network are doing so.
    pub(crate) fn feels(&self, health: Vec<Health>) {
        *self.health.lock().unwrap() = health;
    }

    /// How often a conversation was asked for.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// Errands wait, having found so many posts, until [`open`](Self::open).
    pub(crate) fn close(&self, found: usize) {
        self.found.store(found, Ordering::SeqCst);
        self.gate.forget_permits(Semaphore::MAX_PERMITS);
    }

    /// Lets errands go on.
    pub(crate) fn open(&self) {
        self.gate.add_permits(1000);
    }
}

/// The network.
pub(crate) struct Scripted(pub(crate) Arc<Script>);

#[async_trait]
impl Source for Scripted {
    fn network(&self) -> &'static str {
        "sample"
    }

    fn title(&self) -> &'static str {
        "the sample network"
    }

    fn example(&self) -> &'static str {
        "https://sample.test/alice/1"
    }

    fn recognise(&self, link: &str) -> Recognised {
        let Ok(url) = link.parse::<Url>() else { return Recognised::Foreign };
        if url.host_str() != Some("sample.test") {
            return Recognised::Foreign;
        }
        let parts: Vec<&str> = url.path().trim_matches('/').split('/').collect();
        match parts[..] {
            [user, n] => match format!("sample:{user}.{n}").parse() {
                Ok(post) => Recognised::Post(post),
                Err(_) => Recognised::NotAPost(NotAPost::Other),
            },
            [user] if !user.is_empty() => Recognised::NotAPost(NotAPost::Profile),
            _ => Recognised::NotAPost(NotAPost::Other),
        }
    }

    fn link_of(&self, address: &str) -> Option<Url> {
        let (user, n) = address.strip_prefix("sample/")?.split_once('/')?;
        format!("https://sample.test/{user}/{n}").parse().ok()
    }

    async fn fetch(
        &self,
        post: &PostRef,
        _: &[PostRef],
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        self.0.answer(post, progress).await
    }

    fn health(&self) -> Vec<Health> {
        self.0.health.lock().unwrap().clone()
    }
}

/// A real network as far as its links go; what it has is written in the test.
pub(crate) struct Spoken {
    pub(crate) links: Box<dyn Source>,
    pub(crate) script: Arc<Script>,
}

#[async_trait]
impl Source for Spoken {
    fn network(&self) -> &'static str {
        self.links.network()
    }

    fn title(&self) -> &'static str {
        self.links.title()
    }

    fn example(&self) -> &'static str {
        self.links.example()
    }

    fn recognise(&self, link: &str) -> Recognised {
        self.links.recognise(link)
    }

    fn link_of(&self, address: &str) -> Option<Url> {
        self.links.link_of(address)
    }

    fn guess(&self, link: &str) -> Option<Url> {
        self.links.guess(link)
    }

    async fn fetch(
        &self,
        post: &PostRef,
        _: &[PostRef],
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        self.script.answer(post, progress).await
    }
}

/// The name of a post.
pub(crate) fn name(user: &str, n: u32) -> PostRef {
    format!("sample:{user}.{n}").parse().unwrap()
}

/// Somebody.
pub(crate) fn author(user: &str) -> Author {
    Author {
        id: format!("id-of-{user}"),
        handle: format!("{user}.test"),
        name: format!("{}{}", user[..1].to_uppercase(), &user[1..]),
        url: format!("https://sample.test/{user}").parse().unwrap(),
        avatar: None,
        is_bot: false,
        address: format!("sample/{user}"),
        signals: Signals::new(),
    }
}

/// A post, in reply to another of the same author.
pub(crate) fn post(user: &str, n: u32, parent: Option<u32>) -> Post {
    Post {
        id: name(user, n),
        aliases: Vec::new(),
        address: format!("sample/{user}/{n}"),
        url: format!("https://sample.test/{user}/{n}").parse().unwrap(),
        reply: parent
            .map(|parent| Reply { to: Some(name(user, parent)), author: Some(author(user).id) }),
        author: author(user),
        posted_at: morning() + SignedDuration::from_mins(i64::from(n)),
        edited_at: None,
        visibility: Visibility::Public,
        language: Some("en".to_owned()),
        warning: None,
        sensitive: false,
        text: RichText::plain(&format!("Post {n} of {user}.")),
        truncated: false,
        tags: Vec::new(),
        media: Vec::new(),
        embeds: Vec::new(),
        counts: Counts::default(),
        expires_at: None,
    }
}

/// A line of posts, 1 to `length`.
pub(crate) fn line(user: &str, length: u32) -> Vec<Post> {
    (1..=length).map(|n| post(user, n, (n > 1).then(|| n - 1))).collect()
}

/// A conversation that was read to its end.
pub(crate) fn conversation(posts: Vec<Post>) -> Conversation {
    Conversation {
        focus: posts[0].id.clone(),
        expected: None,
        posts,
        missing: Vec::new(),
        read: Read::Everything,
        via: "a script".to_owned(),
    }
}
