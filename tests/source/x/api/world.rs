//! An API that answers from what a test says, spelling out what each request must look like.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use jiff::civil::Date;
use serde_json::{Value, json};
use unspool::{
    actor::Actor,
    clock::Clock,
    config::{self, Dollars, Secret},
    fetch::{Fetch, Recorded},
    source::{self, Context, Error, Ledger, Source},
    thread::{Conversation, Post},
};
use url::Url;

use crate::support::key::KEY;

/// The day of the tests.
pub(crate) const NOW: &str = "2026-11-24T12:00:00Z";

/// Ada wrote the threads that are made here.
pub(crate) const ADA: &str = "1001";
pub(crate) const BEN: &str = "1002";

const TWEET_FIELDS: &str = "article,attachments,author_id,card_uri,conversation_id,created_at,\
    display_text_range,edit_controls,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,\
    media_metadata,note_tweet,possibly_sensitive,public_metrics,referenced_tweets,withheld";
const POST_FIELDS: &str = "article,attachments,card_uri,conversation_id,created_at,\
    display_text_range,edit_controls,entities,in_reply_to_user_id,lang,media_metadata,note_post,\
    possibly_sensitive,public_metrics,withheld";
const COMMON: [(&str, &str); 3] = [
    (
        "media.fields",
        "alt_text,duration_ms,height,media_key,preview_image_url,type,url,variants,width",
    ),
    ("poll.fields", "duration_minutes,end_datetime,id,options,voting_status"),
    ("user.fields", "description,id,name,profile_image_url,protected,username"),
];
const OWN: &str = "attachments.media_keys,attachments.poll_ids,author_id";

/// A request as it has to look.
pub(crate) struct Request {
    path: String,
    own: Vec<(&'static str, String)>,
    is_alone: bool,
    is_new: bool,
}

impl Request {
    pub(crate) fn post(id: u64) -> Self {
        Self::new(&format!("2/tweets/{id}"), Vec::new())
    }

    pub(crate) fn posts(ids: &[u64]) -> Self {
        let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
        Self::new("2/tweets", vec![("ids", ids.join(","))])
    }

    /// Ada's answers to herself in the conversation.
    pub(crate) fn search(where_: &str, conversation: u64) -> Self {
        Self::search_of(where_, conversation, ADA, "ada")
    }

    pub(crate) fn search_of(where_: &str, conversation: u64, id: &str, handle: &str) -> Self {
        let query = format!("conversation_id:{conversation} from:{id} to:{handle}");
        Self::new(&format!("2/tweets/search/{where_}"), vec![("query", query)])
    }

    pub(crate) fn new(path: &str, own: Vec<(&'static str, String)>) -> Self {
        Self { path: path.to_owned(), own, is_alone: false, is_new: false }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.own.push((name, value.to_string()));
        self
    }

    /// Without what the posts refer to.
    pub(crate) fn alone(mut self) -> Self {
        self.is_alone = true;
        self
    }

    /// In the new spelling.
    pub(crate) fn new_spelling(mut self) -> Self {
        self.is_new = true;
        self
    }

    pub(crate) fn url(&self) -> Url {
        let mut url = Url::parse("https://api.x.com/").unwrap().join(&self.path).unwrap();
        let expansions = match (self.is_alone, self.is_new) {
            (true, _) => OWN.to_owned(),
            (false, true) => format!("{OWN},referenced_posts"),
            (false, false) => format!("{OWN},referenced_tweets.id,referenced_tweets.id.author_id"),
        };
        let fields =
            if self.is_new { ("post.fields", POST_FIELDS) } else { ("tweet.fields", TWEET_FIELDS) };
        url.query_pairs_mut()
            .extend_pairs(&self.own)
            .extend_pairs([fields, ("expansions", &*expansions)])
            .extend_pairs(COMMON);
        url
    }
}

/// A purse that remembers.
#[derive(Default)]
pub(crate) struct Purse(Mutex<BTreeMap<Date, u64>>);

impl Purse {
    /// Millionths of dollars over all days.
    pub(crate) fn spent(&self) -> u64 {
        self.0.lock().unwrap().values().sum()
    }

    pub(crate) fn put(&self, day: &str, micros: u64) {
        self.0.lock().unwrap().insert(day.parse().unwrap(), micros);
    }
}

#[async_trait]
impl Ledger for Purse {
    async fn spent(&self, day: Date) -> Dollars {
        Dollars(self.0.lock().unwrap().get(&day).copied().unwrap_or_default())
    }

    async fn spend(&self, day: Date, amount: Dollars) {
        *self.0.lock().unwrap().entry(day).or_default() += amount.0;
    }
}

/// An API.
#[derive(Default)]
pub(crate) struct World {
    exchanges: Vec<Recorded>,
    budget: Option<u64>,
}

/// It and who asks it.
pub(crate) struct Running {
    pub(crate) source: Box<dyn Source>,
    pub(crate) fetch: Fetch,
    pub(crate) purse: Arc<Purse>,
    pub(crate) clock: Clock,
}

impl World {
    pub(crate) fn says(self, request: &Request, body: &Value) -> Self {
        self.answers(Recorded::get(request.url(), 200, body.to_string()))
    }

    pub(crate) fn fails(self, request: &Request, status: u16, body: &Value) -> Self {
        self.answers(Recorded::get(request.url(), status, body.to_string()))
    }

    pub(crate) fn answers(mut self, exchange: Recorded) -> Self {
        self.exchanges.push(exchange);
        self
    }

    /// Most millionths of dollars on a day.
    pub(crate) fn with_budget(mut self, micros: u64) -> Self {
        self.budget = Some(micros);
        self
    }

    /// What answers, for a program put together elsewhere.
    pub(crate) fn into_fetch(self) -> Fetch {
        Fetch::replay_from(self.exchanges)
    }

    pub(crate) fn start(self) -> Running {
        let clock = Clock::stopped(NOW.parse().unwrap());
        let mut settings = config::Source::default();
        settings.x.token = Some(Secret::new("a-token"));
        settings.x.daily_budget = self.budget.map(Dollars);
        settings.x.syndication = None;
        let purse = Arc::<Purse>::default();
        let fetch = Fetch::replay_from(self.exchanges);
        let cx = Context {
            fetch: fetch.clone(),
            settings,
            actor: Arc::new(Actor::new(&KEY, None, clock.clone()).unwrap()),
            ledger: Arc::clone(&purse) as Arc<dyn Ledger>,
            clock: clock.clone(),
        };
        let source = source::all(&cx).into_iter().find(|it| it.network() == "x").unwrap();
        Running { source, fetch, purse, clock }
    }

    /// The thread around the post.
    pub(crate) async fn read(self, id: u64) -> Result<Conversation, Error> {
        self.start().read(id).await
    }
}

impl Running {
    pub(crate) async fn read(&self, id: u64) -> Result<Conversation, Error> {
        self.source.fetch(&format!("x:{id}").parse().unwrap(), &[], &()).await
    }
}

/// The id of the n-th post of a thread that was begun on the day of the tests (UTC 10:00).
pub(crate) fn id(n: u64) -> u64 {
    let begun: jiff::Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
    let milliseconds = u64::try_from(begun.as_millisecond()).unwrap() - 1_288_834_974_657;
    (milliseconds + n * 1_000) << 22
}

/// The id of the n-th post of an old thread.
pub(crate) fn old(n: u64) -> u64 {
    1_277_645_969_975_377_923 + n * (1_000 << 22)
}

/// The n-th post (from 0) of Ada's thread in the conversation of `ids(0)`.
pub(crate) fn line(ids: fn(u64) -> u64, n: u64) -> Value {
    let above = n.checked_sub(1).map(|above| (ids(above), ADA));
    let mut post = post(ids(n), ADA, &format!("Post {n}."), above);
    post["conversation_id"] = json!(ids(0).to_string());
    post
}

/// A post; what it answers, and whose that is.
pub(crate) fn post(id: u64, author: &str, text: &str, above: Option<(u64, &str)>) -> Value {
    let mut post = json!({
        "id": id.to_string(), "author_id": author, "text": text,
        "conversation_id": id.to_string(), "edit_history_tweet_ids": [id.to_string()],
    });
    if let Some((above, whose)) = above {
        post["referenced_tweets"] = json!([{ "type": "replied_to", "id": above.to_string() }]);
        post["in_reply_to_user_id"] = json!(whose);
        post["conversation_id"] = json!(above.to_string());
    }
    post
}

pub(crate) fn users() -> Value {
    json!([
        { "id": ADA, "username": "ada", "name": "Ada", "description": "keeper of tides",
          "profile_image_url": "https://pbs.twimg.com/profile_images/1/a_normal.jpg" },
        { "id": BEN, "username": "ben", "name": "Ben" },
    ])
}

/// An answer with one post, and what it refers to.
pub(crate) fn single(post: &Value, referred: &[Value]) -> Value {
    let users = users();
    let used = |id: &Value| {
        post["author_id"] == *id || referred.iter().any(|post| post["author_id"] == *id)
    };
    let users: Vec<&Value> =
        users.as_array().unwrap().iter().filter(|user| used(&user["id"])).collect();
    json!({ "data": post, "includes": { "users": users, "tweets": referred } })
}

/// A page of a search, newest first, with what the posts answer.
pub(crate) fn page(ids: fn(u64) -> u64, posts: std::ops::Range<u64>, next: Option<&str>) -> Value {
    let all: Vec<Value> = posts.clone().rev().map(|n| line(ids, n)).collect();
    let above: Vec<Value> =
        posts.filter_map(|n| n.checked_sub(1)).rev().map(|n| line(ids, n)).collect();
    let mut page = json!({
        "data": all, "includes": { "users": [users()[0]], "tweets": above },
        "meta": { "result_count": all.len() },
    });
    if let Some(next) = next {
        page["meta"]["next_token"] = json!(next);
    }
    page
}

pub(crate) fn nothing() -> Value {
    json!({ "meta": { "result_count": 0 } })
}

/// Posts as words, oldest first.
pub(crate) fn words(conversation: &Conversation) -> Vec<String> {
    let mut posts: Vec<&Post> = conversation.posts.iter().collect();
    posts.sort_by_key(|post| post.id.locator().parse::<u64>().unwrap());
    posts.into_iter().map(|post| post.text.to_plain()).collect()
}

/// The post of that id.
pub(crate) fn find(conversation: &Conversation, id: u64) -> &Post {
    let name = format!("x:{id}");
    conversation.posts.iter().find(|post| post.id.as_str() == name).unwrap()
}
