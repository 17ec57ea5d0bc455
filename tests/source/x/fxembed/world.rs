//! An instance at `https://fx.example` that answers with what a test writes.

use std::sync::Arc;

use serde_json::{Value, json};
use unspool::{
    actor::Actor,
    clock::Clock,
    config,
    fetch::{Fetch, Recorded},
    source::{self, Context, Error, Source},
    thread::{Conversation, Missing, Post, PostRef},
};
use url::Url;

use crate::support::key::KEY;

/// Who writes the threads, and two others.
pub(super) const ADA: Person = Person { id: 4_000_000_001, handle: "AdaWrites" };
pub(super) const BEN: Person = Person { id: 4_000_000_002, handle: "ben" };
pub(super) const CLEO: Person = Person { id: 4_000_000_003, handle: "cleo" };

#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) id: u64,
    pub(super) handle: &'static str,
}

/// The n-th post's id, larger than a float can hold.
pub(super) fn id(n: u64) -> u64 {
    2_000_000_000_000_000_001 + n * 1_000
}

pub(super) fn name(n: u64) -> PostRef {
    format!("x:{}", id(n)).parse().unwrap()
}

pub(super) fn person(of: Person) -> Value {
    let handle = of.handle;
    json!({
        "type": "profile", "id": of.id.to_string(), "name": format!("Made-up {handle}"),
        "screen_name": handle, "avatar_url": null, "banner_url": null, "description": "",
        "raw_description": { "text": "", "facets": [] }, "location": "",
        "url": format!("https://x.com/{handle}"), "protected": false, "followers": 0,
        "following": 0, "statuses": 0, "media_count": 0, "likes": 0,
        "joined": "Thu Apr 06 00:00:00 +0000 2017", "website": null,
    })
}

/// The n-th post.
pub(super) fn by(of: Person, n: u64) -> Value {
    let words = format!("words {n}");
    json!({
        "type": "status", "id": id(n).to_string(),
        "url": format!("https://x.com/{}/status/{}", of.handle, id(n)),
        "text": words, "raw_text": raw(&words, &json!([])),
        "author": person(of), "created_at": "Mon Nov 23 12:00:00 +0000 2026",
        "created_timestamp": 1_795_435_200 + n, "likes": 4, "reposts": 3, "quotes": 2,
        "replies": 1, "media": {}, "lang": "en", "possibly_sensitive": false,
        "replying_to": null, "source": "Made up", "embed_card": "tweet", "provider": "twitter",
        "is_note_tweet": false, "community_note": null, "reposted_by": null,
    })
}

/// Raw text that is shown whole.
pub(super) fn raw(text: &str, facets: &Value) -> Value {
    json!({ "text": text, "display_text_range": [0, text.chars().count()], "facets": facets })
}

/// The n-th post, an answer to the m-th.
pub(super) fn answer(of: Person, n: u64, to: Person, m: u64) -> Value {
    let parent = json!({ "screen_name": to.handle, "status": id(m).to_string() });
    with(by(of, n), &json!({ "replying_to": parent }))
}

/// ada's posts from the first to the last, each an answer to the one before it; the first post of
/// all answers nothing.
pub(super) fn line(first: u64, last: u64) -> Vec<Value> {
    let post = |n| if n == 1 { by(ADA, 1) } else { answer(ADA, n, ADA, n - 1) };
    (first..=last).map(post).collect()
}

/// With changes.
pub(super) fn with(mut post: Value, changes: &Value) -> Value {
    let all = post.as_object_mut().unwrap();
    for (key, value) in changes.as_object().unwrap() {
        all.insert(key.clone(), value.clone());
    }
    post
}

/// What stands in the place of the n-th post.
pub(super) fn stone(n: u64, reason: &str) -> Value {
    json!({
        "type": "tombstone", "provider": "twitter", "reason": reason,
        "message": "This Post is unavailable.", "id": id(n).to_string(),
    })
}

/// An answer about a thread, or with `Null` about a single post.
pub(super) fn found(post: &Value, thread: &Value) -> Value {
    json!({ "code": 200, "status": post, "thread": thread, "author": post["author"] })
}

pub(super) fn failed(code: u16, status: &Value) -> Value {
    json!({ "code": code, "status": status, "thread": null, "author": null })
}

/// The instance.
#[derive(Default)]
pub(super) struct Instance(Vec<Recorded>);

impl Instance {
    /// The thread that it sees around the n-th post, which is part of it.
    pub(super) fn thread(self, n: u64, thread: &[Value]) -> Self {
        let is_it = |post: &&Value| post["id"].as_str() == Some(&*id(n).to_string());
        let post = thread.iter().find(is_it).unwrap().clone();
        self.says("thread", n, 200, &found(&post, &json!(thread)))
    }

    /// The n-th post alone.
    pub(super) fn single(self, n: u64, post: &Value) -> Self {
        self.says("status", n, 200, &found(post, &Value::Null))
    }

    pub(super) fn says(self, method: &str, n: u64, status: u16, answer: &Value) -> Self {
        self.raw(method, n, status, &answer.to_string())
    }

    pub(super) fn raw(mut self, method: &str, n: u64, status: u16, body: &str) -> Self {
        let url = format!("https://fx.example/2/{method}/{}", id(n));
        self.0.push(Recorded::get(Url::parse(&url).unwrap(), status, body.to_owned()));
        self
    }

    /// With other addresses.
    pub(super) fn at(mut self, change: impl Fn(&str) -> String) -> Self {
        for exchange in &mut self.0 {
            exchange.url = Url::parse(&change(exchange.url.as_str())).unwrap();
        }
        self
    }

    /// What is read when the only way to X is this instance.
    pub(super) fn context(&self) -> Context {
        let clock = Clock::stopped("2026-11-24T00:00:00Z".parse().unwrap());
        let base = Url::parse("https://unspool.example/").unwrap();
        let mut settings = config::Source::default();
        settings.x.fxembed = Some(Url::parse("https://fx.example/").unwrap());
        settings.x.syndication = None;
        Context {
            fetch: Fetch::replay_from(self.0.clone()),
            settings,
            actor: Arc::new(Actor::new(&KEY, Some(base), clock.clone()).unwrap()),
            ledger: Arc::new(()),
            clock,
        }
    }

    pub(super) async fn read(&self, n: u64) -> Result<Conversation, Error> {
        x(&self.context()).fetch(&name(n), &[], &()).await
    }

    /// What is read of the post of that name.
    pub(super) async fn fetch(&self, post: &str) -> Conversation {
        x(&self.context()).fetch(&post.parse().unwrap(), &[], &()).await.unwrap()
    }

    /// What is read, and how many questions it took.
    pub(super) async fn counted(&self, n: u64) -> (Conversation, u64) {
        let cx = self.context();
        let conversation = x(&cx).fetch(&name(n), &[], &()).await.unwrap();
        (conversation, cx.fetch.sent())
    }
}

pub(super) fn x(cx: &Context) -> Box<dyn Source> {
    source::all(cx).into_iter().find(|source| source.network() == "x").unwrap()
}

/// What a single post of ada becomes.
pub(super) async fn shown(changes: &Value) -> Post {
    let post = with(by(ADA, 1), changes);
    let conversation = Instance::default().thread(1, &[post]).read(1).await.unwrap();
    conversation.posts.into_iter().next().unwrap()
}

/// Which of the posts were found, in order.
pub(super) fn numbers(conversation: &Conversation) -> Vec<u64> {
    let number = |post: &Post| {
        let id: u64 = post.id.locator().parse().unwrap();
        (id - self::id(0)) / 1_000
    };
    let mut numbers: Vec<u64> = conversation.posts.iter().map(number).collect();
    numbers.sort_unstable();
    numbers
}

pub(super) fn post(conversation: &Conversation, n: u64) -> &Post {
    conversation.posts.iter().find(|post| post.id == name(n)).unwrap()
}

pub(super) fn missing(conversation: &Conversation, n: u64) -> &Missing {
    conversation.missing.iter().find(|missing| missing.id == name(n)).unwrap()
}
