//! The seeded network: its accounts and threads, recorded or running.

use std::{
    io::Read,
    sync::{Arc, Mutex},
};

use crate::support::{key::KEY, seed::Seed};
use flate2::read::GzDecoder;
use serde::Deserialize;
use unspool::{
    actor::Actor,
    clock::Clock,
    config,
    fetch::{Fetch, Recorded},
    source::{self, Context, Error, Progress, Source},
    thread::{Conversation, Embed, GapReason, Post, PostRef},
};
use url::Url;

/// One exchange of the recording.
#[derive(Clone, Deserialize)]
pub(super) struct Exchange {
    pub(super) url: Url,
    pub(super) status: u16,
    pub(super) body: String,
}

pub(super) struct World {
    pub(super) seed: Seed,
    pub(super) source: Box<dyn Source>,
    pub(super) fetch: Fetch,
}

/// Fixture of this folder.
pub(super) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/bluesky/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// All exchanges of the recording.
pub(super) fn recording() -> Vec<Exchange> {
    let mut text = String::new();
    GzDecoder::new(&*fixture("cassette.json.gz")).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn seed() -> Seed {
    serde_json::from_slice(&fixture("seed.json")).unwrap()
}

impl World {
    /// The recorded network.
    pub(super) fn recorded() -> Self {
        Self::of(seed(), recording(), true)
    }

    /// The recorded network without its directory of identities: no repository can be found.
    pub(super) fn without_repositories() -> Self {
        Self::of(seed(), recording(), false)
    }

    /// The recorded network, some of whose answers are others.
    pub(super) fn changed(change: impl FnMut(&mut Exchange)) -> Self {
        let mut exchanges = recording();
        exchanges.iter_mut().for_each(change);
        Self::of(seed(), exchanges, true)
    }

    /// A network of these answers alone.
    pub(super) fn made(exchanges: Vec<Exchange>) -> Self {
        Self::of(seed(), exchanges, true)
    }

    fn of(seed: Seed, exchanges: Vec<Exchange>, has_plc: bool) -> Self {
        let exchanges = exchanges.into_iter().map(|it| Recorded::get(it.url, it.status, it.body));
        let fetch = Fetch::replay_from(exchanges.collect());
        Self::with(seed, fetch, has_plc)
    }

    /// A network that is running, over any way out.
    pub(super) fn with(seed: Seed, fetch: Fetch, has_plc: bool) -> Self {
        let nowhere = Url::parse("http://localhost:9/").unwrap();
        let plc = if has_plc { seed.info.plc.clone() } else { nowhere };
        let bluesky = config::Bluesky { appview: seed.info.appview.clone(), plc };
        let clock = Clock::stopped("2026-11-24T12:00:00Z".parse().unwrap());
        let base = Url::parse("https://unspool.example/").unwrap();
        let context = Context {
            fetch: fetch.clone(),
            settings: config::Source { bluesky, ..config::Source::default() },
            actor: Arc::new(Actor::new(&KEY, Some(base), clock.clone()).unwrap()),
            ledger: Arc::new(()),
            clock,
        };
        let mut sources = source::all(&context).into_iter();
        let source = sources.find(|source| source.network() == "bluesky").unwrap();
        Self { seed, source, fetch }
    }

    /// The `n`th post of a seeded thread, from 1.
    pub(super) fn post(&self, thread: &str, n: usize) -> PostRef {
        named(&self.seed.threads[thread].uris[n - 1])
    }

    /// All posts of a seeded thread.
    pub(super) fn all(&self, thread: &str) -> Vec<PostRef> {
        self.seed.threads[thread].uris.iter().map(|uri| named(uri)).collect()
    }

    /// A post beside the main line of the long thread.
    pub(super) fn branch(&self, name: &str) -> PostRef {
        named(&self.seed.threads["long"].branches[name])
    }

    /// What the thread under somebody else's post answers.
    pub(super) fn bobs_question(&self) -> PostRef {
        named(self.seed.threads["underOther"].bob_root.as_ref().unwrap())
    }

    /// The reply that its thread's author does not allow.
    pub(super) fn violating_reply(&self) -> PostRef {
        named(self.seed.threads["gated"].violating_reply.as_ref().unwrap())
    }

    pub(super) fn did(&self, account: &str) -> &str {
        &self.seed.accounts[account].did
    }

    pub(super) fn handle(&self, account: &str) -> &str {
        &self.seed.accounts[account].handle
    }

    pub(super) fn pds(&self) -> &Url {
        &self.seed.info.pds
    }

    /// `HOST:PORT` of everything that is asked.
    pub(super) fn authorities(seed: &Seed) -> Vec<String> {
        let of = |url: &Url| format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
        [&seed.info.appview, &seed.info.pds, &seed.info.plc].into_iter().map(of).collect()
    }

    pub(super) async fn fetch(&self, post: &PostRef) -> Result<Conversation, Error> {
        self.source.fetch(post, &[], &()).await
    }

    /// The conversation around the `n`th post of a seeded thread.
    pub(super) async fn unroll(&self, thread: &str, n: usize) -> Conversation {
        self.fetch(&self.post(thread, n)).await.unwrap()
    }
}

/// The name of the post with that URI.
pub(super) fn named(uri: &str) -> PostRef {
    let (did, rkey) = uri
        .strip_prefix("at://")
        .and_then(|rest| rest.split_once("/app.bsky.feed.post/"))
        .unwrap_or_else(|| panic!("{uri} is no post"));
    PostRef::new("bluesky", &format!("{did}@{rkey}")).unwrap()
}

/// Names of the focus's author's posts, oldest key first.
pub(super) fn line(conversation: &Conversation) -> Vec<PostRef> {
    own(conversation).iter().map(|post| post.id.clone()).collect()
}

/// Words of the same posts.
pub(super) fn words(conversation: &Conversation) -> Vec<String> {
    own(conversation).iter().map(|post| post.text.to_plain()).collect()
}

/// The focus's author's posts, oldest key first.
pub(super) fn own(conversation: &Conversation) -> Vec<&Post> {
    let author = conversation.focus.locator().split('@').next().unwrap();
    let mut own: Vec<&Post> =
        conversation.posts.iter().filter(|post| post.author.id == author).collect();
    own.sort_by_key(|post| post.id.locator().rsplit('@').next().unwrap());
    own
}

/// The words of everybody else's posts.
pub(super) fn others(conversation: &Conversation) -> Vec<String> {
    let author = conversation.focus.locator().split('@').next().unwrap();
    let others = conversation.posts.iter().filter(|post| post.author.id != author);
    others.map(|post| post.text.to_plain()).collect()
}

/// What is missing: which, what it answered, why.
pub(super) fn gaps(conversation: &Conversation) -> Vec<(PostRef, Option<PostRef>, GapReason)> {
    let gap = |gap: &unspool::thread::Missing| (gap.id.clone(), gap.parent.clone(), gap.reason);
    conversation.missing.iter().map(gap).collect()
}

/// The post that is quoted, if one is.
pub(super) fn quoted(post: &Post) -> Option<&Post> {
    post.embeds.iter().find_map(|embed| match embed {
        Embed::Quote(post) => Some(&**post),
        _ => None,
    })
}

/// Writes down what it hears.
#[derive(Default)]
pub(super) struct Heard(pub(super) Mutex<Vec<usize>>);

impl Progress for Heard {
    fn found(&self, posts: usize) {
        self.0.lock().unwrap().push(posts);
    }
}
