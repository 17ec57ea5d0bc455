//! Servers that answer from recordings, or from documents written here.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::Path,
    sync::Arc,
};

use crate::support::key::KEY;
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use unspool::{
    actor::Actor,
    clock::Clock,
    config,
    fetch::{Fetch, Recorded},
    source::{self, Context, Error, Source},
    thread::{Conversation, Post, PostRef},
};
use url::Url;

/// The day of the recordings.
pub(crate) const NOW: &str = "2026-11-24T00:00:00Z";

pub(crate) fn context(exchanges: Vec<Recorded>) -> Context {
    let clock = Clock::stopped(NOW.parse().unwrap());
    let base = Url::parse("https://unspool.example/").unwrap();
    Context {
        fetch: Fetch::replay_from(exchanges),
        settings: config::Source::default(),
        actor: Arc::new(Actor::new(&KEY, Some(base), clock.clone()).unwrap()),
        ledger: Arc::new(()),
        clock,
    }
}

pub(crate) fn fediverse(cx: &Context) -> Box<dyn Source> {
    source::all(cx).into_iter().find(|source| source.network() == "mastodon").unwrap()
}

/// The ref of a post by its address.
pub(crate) fn name(uri: &str) -> PostRef {
    let (_, rest) = uri.split_once("://").unwrap();
    format!("mastodon:{}", rest.replace('/', "!")).parse().unwrap()
}

pub(crate) async fn read(cx: &Context, uri: &str) -> Result<Conversation, Error> {
    fediverse(cx).fetch(&name(uri), &[], &()).await
}

/// A recorded server and the names of its posts in the scenario.
pub(crate) struct Recording {
    ids: BTreeMap<String, String>,
    exchanges: Vec<Recorded>,
}

impl Recording {
    pub(crate) fn load(server: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/activitypub");
        let ids = std::fs::read(folder.join(format!("{server}-ids.json"))).unwrap();
        let file = std::fs::File::open(folder.join(format!("{server}.jsonl.gz"))).unwrap();
        let lines = BufReader::new(GzDecoder::new(file)).lines();
        let mut exchanges: Vec<Recorded> =
            lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
        // Her profile was not asked for when the recording was made.
        let cleo = match server {
            "snac" => "http://localhost:8001/cleo",
            _ => "http://localhost:8080/users/cleo",
        };
        let profile = person(cleo, "cleo").to_string();
        exchanges.push(Recorded::get(Url::parse(cleo).unwrap(), 200, profile));
        Self { ids: serde_json::from_slice(&ids).unwrap(), exchanges }
    }

    pub(crate) fn context(&self) -> Context {
        context(self.exchanges.clone())
    }

    pub(crate) fn exchanges(&self) -> &[Recorded] {
        &self.exchanges
    }

    /// The id of the post that the scenario calls so.
    pub(crate) fn id(&self, key: &str) -> PostRef {
        name(&self.ids[key])
    }

    pub(crate) fn ids(&self, keys: &[&str]) -> Vec<PostRef> {
        keys.iter().map(|key| self.id(key)).collect()
    }

    pub(crate) async fn read(&self, key: &str) -> Result<Conversation, Error> {
        read(&self.context(), &self.ids[key]).await
    }

    /// What the scenario calls the posts that were found, in the order of its names.
    pub(crate) fn keys(&self, conversation: &Conversation) -> Vec<String> {
        let mut keys: Vec<String> = conversation
            .posts
            .iter()
            .map(|post| {
                let key = self.ids.iter().find(|(_, uri)| name(uri) == post.id);
                key.map_or_else(|| post.id.to_string(), |(key, _)| key.clone())
            })
            .collect();
        keys.sort();
        keys
    }

    pub(crate) fn post<'a>(&self, conversation: &'a Conversation, key: &str) -> &'a Post {
        let id = self.id(key);
        conversation.posts.iter().find(|post| post.id == id).unwrap()
    }
}

/// A server at `https://{host}` made of documents written in the test, with `ada` on it.
#[derive(Default)]
pub(crate) struct Fediverse(Vec<Recorded>);

impl Fediverse {
    pub(crate) fn new() -> Self {
        Self::default()
            .json("https://a.example/ada", &person("https://a.example/ada", "ada"))
            .json("https://b.example/ben", &person("https://b.example/ben", "ben"))
    }

    pub(crate) fn json(self, url: &str, body: &Value) -> Self {
        self.answer(url, 200, &body.to_string())
    }

    pub(crate) fn answer(mut self, url: &str, status: u16, body: &str) -> Self {
        let url = Url::parse(url).unwrap();
        self.0.retain(|known| known.url != url);
        self.0.push(Recorded::get(url, status, body.to_owned()));
        self
    }

    pub(crate) fn recorded(mut self, exchange: Recorded) -> Self {
        self.0.push(exchange);
        self
    }

    /// A post of ada with changes.
    pub(crate) fn note(self, id: &str, changes: &Value) -> Self {
        let url = format!("https://a.example/ada/p/{id}");
        let note = note(&url, "https://a.example/ada", changes);
        self.json(&url, &note)
    }

    pub(crate) fn context(&self) -> Context {
        context(self.0.clone())
    }

    pub(crate) async fn read(&self, uri: &str) -> Result<Conversation, Error> {
        read(&self.context(), uri).await
    }

    /// The post of ada of that id, alone.
    pub(crate) async fn post(&self, id: &str) -> Post {
        let uri = format!("https://a.example/ada/p/{id}");
        let conversation = self.read(&uri).await.unwrap();
        conversation.posts.into_iter().find(|post| post.id == name(&uri)).unwrap()
    }
}

pub(crate) fn person(id: &str, user: &str) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "type": "Person", "id": id, "preferredUsername": user, "name": user,
    })
}

/// A public post with an empty list of replies, and `changes`.
pub(crate) fn note(id: &str, author: &str, changes: &Value) -> Value {
    let mut note = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "type": "Note", "id": id, "attributedTo": author, "content": "<p>words</p>",
        "published": "2026-11-23T12:00:00Z",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "replies": { "type": "Collection", "items": [] },
    });
    let all = note.as_object_mut().unwrap();
    for (key, value) in changes.as_object().unwrap() {
        all.insert(key.clone(), value.clone());
    }
    note
}

/// Posts of the conversation by the last part of their id, sorted.
pub(crate) fn ends(conversation: &Conversation) -> Vec<String> {
    let end = |post: &Post| post.id.as_str().rsplit('!').next().unwrap().to_owned();
    let mut ends: Vec<String> = conversation.posts.iter().map(end).collect();
    ends.sort();
    ends
}
