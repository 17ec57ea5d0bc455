//! Mastodon's API: answers in, conversations out.

mod answers;
mod convert;
mod link;
mod markup;
mod recorded;
mod walk;
mod ways;

use std::{
    collections::BTreeMap,
    io::Read,
    sync::{Arc, Mutex},
};

use crate::support::key::KEY;
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use unspool::{
    actor::Actor,
    clock::Clock,
    config,
    fetch::{Fetch, Recorded},
    source::{self, Context, Error, Progress, Recognised, Source},
    thread::{Conversation, Post, PostRef},
};
use url::Url;

/// A fixture, unpacked.
pub(super) fn unpacked(path: &str) -> String {
    let file = std::fs::File::open(format!("tests/fixtures/{path}")).unwrap();
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A fixture that is JSON.
fn fixture(name: &str) -> Value {
    serde_json::from_str(&unpacked(&format!("mastodon/{name}.json.gz"))).unwrap()
}

/// The fediverse, as these answers have it.
struct Net {
    fetch: Fetch,
    source: Box<dyn Source>,
}

impl Net {
    fn of(answers: Vec<Recorded>) -> Self {
        Self::with(answers, config::Source::default())
    }

    fn with(answers: Vec<Recorded>, settings: config::Source) -> Self {
        let fetch = Fetch::replay_from(answers);
        let clock = Clock::stopped("2026-11-24T00:00:00Z".parse().unwrap());
        let actor = Actor::new(&KEY, None, clock.clone()).unwrap();
        let cx = Context {
            fetch: fetch.clone(),
            settings,
            actor: Arc::new(actor),
            ledger: Arc::new(()),
            clock,
        };
        let source = source::all(&cx).into_iter().find(|it| it.network() == "mastodon").unwrap();
        Self { fetch, source }
    }

    fn recognise(&self, link: &str) -> Recognised {
        self.source.recognise(link)
    }

    fn post(&self, link: &str) -> PostRef {
        match self.recognise(link) {
            Recognised::Post(post) => post,
            other => panic!("{link}: {other:?}"),
        }
    }

    async fn fetch(&self, link: &str) -> Result<Conversation, Error> {
        self.source.fetch(&self.post(link), &[], &()).await
    }
}

/// Remembers how far the errand said it was.
#[derive(Default)]
struct Steps(Mutex<Vec<usize>>);

impl Progress for Steps {
    fn found(&self, posts: usize) {
        self.0.lock().unwrap().push(posts);
    }
}

/// A GET and its answer.
fn get(url: &str, status: u16, body: &Value) -> Recorded {
    Recorded::get(Url::parse(url).unwrap(), status, body.to_string())
        .header("content-type", "application/json; charset=utf-8")
}

/// The author's posts in reply order, as `assemble` would walk them: from the post that answers
/// none of the others, always to the first child. Branches are left out.
fn line(conversation: &Conversation) -> Vec<&Post> {
    let focus = conversation.posts.iter().find(|post| post.id == conversation.focus).unwrap();
    let own: BTreeMap<&PostRef, &Post> = conversation
        .posts
        .iter()
        .filter(|post| post.author.id == focus.author.id)
        .map(|post| (&post.id, post))
        .collect();
    let mut top = focus;
    while let Some(parent) = top.parent().and_then(|parent| own.get(parent)) {
        top = parent;
    }
    let mut line = vec![top];
    loop {
        let last = line.last().unwrap();
        let longest = own
            .values()
            .filter(|post| post.parent() == Some(&last.id))
            .max_by_key(|post| depth(post, &own));
        match longest {
            Some(next) => line.push(next),
            None => return line,
        }
    }
}

fn depth(post: &Post, own: &BTreeMap<&PostRef, &Post>) -> usize {
    let children = own.values().filter(|child| child.parent() == Some(&post.id));
    1 + children.map(|child| depth(child, own)).max().unwrap_or(0)
}

/// A status with everything that one has at least.
fn status(host: &str, user: &str, id: &str, content: &str) -> Value {
    json!({
        "id": id,
        "uri": format!("https://{host}/users/{user}/statuses/{id}"),
        "url": format!("https://{host}/@{user}/{id}"),
        "created_at": "2026-11-23T10:00:00.000Z",
        "in_reply_to_id": null, "in_reply_to_account_id": null,
        "visibility": "public", "content": content, "replies_count": 0,
        "account": {
            "id": format!("1{}", user.len()), "username": user, "acct": user, "display_name": "",
            "url": format!("https://{host}/@{user}"), "uri": format!("https://{host}/users/{user}"),
            "indexable": true, "discoverable": true, "note": ""
        }
    })
}

/// With other fields.
fn but(mut status: Value, fields: Value) -> Value {
    let Value::Object(fields) = fields else { panic!("fields") };
    status.as_object_mut().unwrap().extend(fields);
    status
}
