//! An embed service that answers what a test wrote down. Posts are made from a recorded one and are
//! known by a number: one second apart, in order.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use serde_json::{Value, json};
use unspool::{
    actor::Actor,
    assemble::assemble,
    clock::Clock,
    config,
    fetch::{Fetch, Recorded},
    source::{self, Context, Error, Progress},
    thread::{Conversation, GapReason, Item, Post, PostRef, Thread},
};
use url::Url;

use crate::support::key::KEY;

/// The day after the recordings.
pub(super) const NOW: &str = "2026-08-20T00:00:00Z";

/// Who writes the posts, as recorded.
pub(super) const AUTHOR: u64 = 1_543_390_894_258_356_224;

/// Somebody else.
pub(super) const OTHER: u64 = 1_313_742_984_949_755_905;

/// The id of a made-up post.
pub(super) fn id(number: u64) -> u64 {
    2_090_000_000_000_000_000 + number * 4_194_304_000
}

pub(super) fn name(id: u64) -> PostRef {
    format!("x:{id}").parse().unwrap()
}

/// A fixture.
pub(super) fn fixture(path: &str) -> Value {
    let path = format!("{}/tests/fixtures/x/{path}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A recorded post.
pub(super) fn recorded(file: &str) -> Value {
    fixture(&format!("react-x-embed/{file}.json"))
}

/// A post of the author that answers nothing, with changes.
pub(super) fn post(number: u64, changes: &Value) -> Value {
    let mut post = recorded("scubaryan");
    let text = format!("Post {number}");
    let made = json!({
        "id_str": id(number).to_string(),
        "created_at": format!("2026-08-19T08:{:02}:{:02}.000Z", number / 60, number % 60),
        "text": text, "display_text_range": [0, text.len()],
        "entities": {}, "mediaDetails": [], "photos": [], "video": null, "conversation_count": 1,
        "edit_control": {"edit_tweet_ids": [id(number).to_string()]},
    });
    for (key, value) in made.as_object().unwrap().iter().chain(changes.as_object().unwrap()) {
        post[key] = value.clone();
    }
    post
}

/// A post of the author that answers the author's post `to`.
pub(super) fn reply(number: u64, to: u64, changes: &Value) -> Value {
    let mut post = post(
        number,
        &json!({
            "in_reply_to_status_id_str": id(to).to_string(),
            "in_reply_to_user_id_str": AUTHOR.to_string(),
            "in_reply_to_screen_name": "scubaryan_",
        }),
    );
    for (key, value) in changes.as_object().unwrap() {
        post[key] = value.clone();
    }
    post
}

/// A post as it stands inside of its child: without what it answers, and without counts.
pub(super) fn copy_of(post: &Value) -> Value {
    let mut copy = post.clone();
    let parts = copy.as_object_mut().unwrap();
    parts.retain(|key, _| !key.starts_with("in_reply_to") && key != "conversation_count");
    copy
}

/// The post is somebody else's.
pub(super) fn foreign(mut post: Value) -> Value {
    post["user"] = recorded("gk68")["user"].clone();
    post
}

/// A tombstone with words.
pub(super) fn tombstone(words: &str) -> Value {
    let text = json!({"rtl": false, "entities": [], "text": words});
    json!({"__typename": "TweetTombstone", "tombstone": {"text": text}})
}

/// What the service answers.
#[derive(Default)]
pub(super) struct World(Vec<Recorded>);

impl World {
    /// Posts `0…last`, each an answer to the one before.
    pub(super) fn chain(last: u64) -> Self {
        let posts = (1..=last).map(|number| reply(number, number - 1, &json!({})));
        posts.fold(Self::default().has(&post(0, &json!({}))), |world, post| world.has(&post))
    }

    /// The post is there.
    pub(super) fn has(self, post: &Value) -> Self {
        let id = post["id_str"].as_str().unwrap().parse().unwrap();
        self.answers(id, 200, &post.to_string())
    }

    /// So it answers from now on.
    pub(super) fn answers(mut self, id: u64, status: u16, body: &str) -> Self {
        let url = question(id);
        self.0.retain(|known| known.url != url);
        self.0.push(Recorded::get(url, status, body.to_owned()));
        self
    }

    /// It has only this to say about the post.
    pub(super) fn says(self, number: u64, answer: &Value) -> Self {
        self.answers(id(number), 200, &answer.to_string())
    }

    pub(super) fn context(&self) -> Context {
        let clock = Clock::stopped(NOW.parse().unwrap());
        let base = Url::parse("https://unspool.example/").unwrap();
        Context {
            fetch: Fetch::replay_from(self.0.clone()),
            settings: config::Source::default(),
            actor: Arc::new(Actor::new(&KEY, Some(base), clock.clone()).unwrap()),
            ledger: Arc::new(()),
            clock,
        }
    }

    /// Reads the thread around a made-up post.
    pub(super) async fn read(&self, number: u64) -> Result<Conversation, Error> {
        read(&self.context(), id(number), &[]).await
    }

    /// One post, by its id.
    pub(super) async fn post(&self, id: u64) -> Post {
        let read = read(&self.context(), id, &[]).await.unwrap();
        read.posts.into_iter().find(|post| post.id == name(id)).unwrap()
    }
}

pub(super) async fn read(cx: &Context, id: u64, known: &[PostRef]) -> Result<Conversation, Error> {
    let all = source::all(cx);
    let x = all.iter().find(|source| source.network() == "x").unwrap();
    x.fetch(&name(id), known, &()).await
}

/// Hears the most that was found.
#[derive(Default)]
pub(super) struct Ear(pub(super) AtomicUsize);

impl Progress for Ear {
    fn found(&self, posts: usize) {
        self.0.fetch_max(posts, Ordering::SeqCst);
    }
}

/// What is asked about a post.
fn question(id: u64) -> Url {
    let tokens: BTreeMap<String, String> =
        serde_json::from_value(fixture("syndication_made.json")).unwrap();
    let token = &tokens[&id.to_string()];
    let base = "https://cdn.syndication.twimg.com/tweet-result";
    Url::parse(&format!("{base}?id={id}&lang=en&token={token}")).unwrap()
}

/// The words of all posts of the author, in the order of their ids.
pub(super) fn words(conversation: &Conversation) -> Vec<String> {
    let mut posts: Vec<&Post> = conversation.posts.iter().collect();
    posts.sort_by(|one, other| one.id.as_str().cmp(other.id.as_str()));
    posts.iter().map(|post| post.text.to_plain()).collect()
}

/// The thread as a reader sees it: words of posts, reasons of gaps.
pub(super) fn page(conversation: Conversation) -> Vec<String> {
    thread(conversation).items().map(shown).collect()
}

pub(super) fn thread(conversation: Conversation) -> Thread {
    assemble(conversation, NOW.parse().unwrap()).unwrap()
}

fn shown(item: &Item) -> String {
    match item {
        Item::Post(post) => post.text.to_plain(),
        Item::Gap(gap) => format!("[{}]", gap_words(gap.reason, gap.cause.is_some())),
    }
}

fn gap_words(reason: GapReason, has_cause: bool) -> String {
    format!("{}{}", reason.name(), if has_cause { " because" } else { "" })
}
