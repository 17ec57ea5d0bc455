//! A scripted X: one [`World`] behind real servers on loopback, one for each of the three ways, as
//! `../shared/networks/x.md` describes their answers. It counts what is asked and what is paid,
//! and fails as a test wants.

mod api;
mod find;
mod fxembed;
mod service;
mod syndication;
mod trouble;
mod wire;
mod world;

use std::{
    collections::BTreeSet,
    convert::Infallible,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Request, Response},
};
use futures_util::stream;
use jiff::SignedDuration;
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};
use unspool::clock::Clock;
use url::Url;

use crate::support::scripted::morning;

pub(crate) use service::{Service, cents};
pub(crate) use trouble::Trouble;
pub(crate) use world::{Account, Fate, Id, Piece, World, id_at};

use find::Archive;

/// The key of the official API.
pub(crate) const TOKEN: &str = "scripted-bearer-token";

/// The three ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    Api,
    FxEmbed,
    Syndication,
}

/// All of them, best first.
pub(crate) const WAYS: [Way; 3] = [Way::Api, Way::FxEmbed, Way::Syndication];

/// What `/2/thread` of the `FxEmbed` server gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Threads {
    /// `thread: null`, as of a server without accounts.
    None,
    /// So many posts below the one that was asked for.
    Reach(usize),
}

/// The network. Its servers end when it is dropped.
pub(crate) struct X {
    pub(crate) clock: Clock,
    state: Arc<Mutex<Everything>>,
    addresses: [SocketAddr; 3],
    tasks: Vec<JoinHandle<()>>,
}

/// What the servers share.
struct Everything {
    world: World,
    threads: Threads,
    page: usize,
    troubles: Vec<(Way, &'static str, Trouble)>,
    later: Vec<(Way, &'static str, Change)>,
    log: Vec<Asked>,
    clock: Clock,
}

type Change = Box<dyn FnOnce(&mut World) + Send>;

/// One request, and what was to be paid for its answer.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) way: Way,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) posts: Vec<Id>,
    pub(crate) users: Vec<Id>,
    pub(crate) bearer: Option<String>,
}

/// One answer.
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    posts: Vec<Id>,
    users: Vec<Id>,
    cut: bool,
}

impl X {
    /// Three hours after the first post of its world was written.
    pub(crate) async fn start() -> Self {
        let clock = Clock::stopped(morning() + SignedDuration::from_hours(3));
        let state = Arc::new(Mutex::new(Everything {
            world: World::default(),
            threads: Threads::Reach(100),
            page: 500,
            troubles: Vec::new(),
            later: Vec::new(),
            log: Vec::new(),
            clock: clock.clone(),
        }));
        let (mut addresses, mut tasks) = (Vec::new(), Vec::new());
        for way in WAYS {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            addresses.push(listener.local_addr().unwrap());
            let router = Router::new().fallback(serve).with_state((way, Arc::clone(&state)));
            tasks.push(tokio::spawn(async move { axum::serve(listener, router).await.unwrap() }));
        }
        Self { clock, state, addresses: addresses.try_into().unwrap(), tasks }
    }

    /// What there is, to be looked at or changed.
    pub(crate) fn world<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        change(&mut self.everything().world)
    }

    /// What `/2/thread` of the `FxEmbed` server gives from now on.
    pub(crate) fn threads(&self, threads: Threads) {
        self.everything().threads = threads;
    }

    /// How many posts a page of the search holds.
    pub(crate) fn page(&self, posts: usize) {
        self.everything().page = posts;
    }

    /// From now on that goes wrong wherever a path begins so.
    pub(crate) fn fails(&self, way: Way, path: &'static str, trouble: Trouble) {
        self.everything().troubles.insert(0, (way, path, trouble));
    }

    /// Nothing goes wrong any more.
    pub(crate) fn mend(&self, way: Way) {
        self.everything().troubles.retain(|(it, ..)| *it != way);
    }

    /// Behind the first answer to such a request, the world is another.
    pub(crate) fn behind(
        &self,
        way: Way,
        path: &'static str,
        change: impl FnOnce(&mut World) + Send + 'static,
    ) {
        self.everything().later.push((way, path, Box::new(change)));
    }

    /// All that was asked of the way, and forgets it.
    pub(crate) fn asked(&self, way: Way) -> Vec<Asked> {
        self.everything().log.extract_if(.., |asked| asked.way == way).collect()
    }

    /// The paths of what was asked of the way, and forgets it.
    pub(crate) fn paths(&self, way: Way) -> Vec<String> {
        self.asked(way).into_iter().map(|asked| asked.path).collect()
    }

    pub(crate) fn base(&self, way: Way) -> Url {
        format!("http://{}/", self.addresses[way as usize]).parse().unwrap()
    }

    pub(crate) fn pairs(&self) -> Vec<String> {
        self.addresses.iter().map(ToString::to_string).collect()
    }

    fn everything(&self) -> MutexGuard<'_, Everything> {
        self.state.lock().unwrap()
    }
}

impl Drop for X {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

/// Posts that were paid for, each once.
pub(crate) fn paid_posts(asked: &[Asked]) -> BTreeSet<Id> {
    asked.iter().flat_map(|asked| &asked.posts).copied().collect()
}

/// Accounts that were paid for, each once.
pub(crate) fn paid_users(asked: &[Asked]) -> BTreeSet<Id> {
    asked.iter().flat_map(|asked| &asked.users).copied().collect()
}

impl Reply {
    fn json(status: u16, body: &Value) -> Self {
        Self::text(status, "application/json; charset=utf-8", &body.to_string())
    }

    fn text(status: u16, kind: &str, body: &str) -> Self {
        let headers = vec![("content-type".to_owned(), kind.to_owned())];
        let (posts, users, cut) = (Vec::new(), Vec::new(), false);
        Self { status, headers, body: body.as_bytes().to_vec(), posts, users, cut }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn edit(&mut self, change: impl FnOnce(&mut Value)) {
        let mut body: Value = serde_json::from_slice(&self.body).unwrap();
        change(&mut body);
        self.body = body.to_string().into_bytes();
    }

    fn into_response(self) -> Response<Body> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        let body = if self.cut {
            let half = Bytes::copy_from_slice(&self.body[..self.body.len() / 2]);
            let broken = Err(io::Error::other("the connection breaks"));
            Body::from_stream(stream::iter([Ok(half), broken]))
        } else {
            Body::from(self.body)
        };
        response.body(body).unwrap()
    }
}

async fn serve(
    State((way, state)): State<(Way, Arc<Mutex<Everything>>)>,
    request: Request<Body>,
) -> Result<Response<Body>, Infallible> {
    let path = request.uri().path().to_owned();
    let query: Vec<(String, String)> =
        url::form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes())
            .into_owned()
            .collect();
    let bearer = bearer(request.headers());
    let named = request.headers().contains_key("user-agent");
    let (reply, pause) = {
        let mut all = state.lock().unwrap();
        let now = all.clock.now();
        let good = all.answer(way, &path, &query, bearer.as_deref(), named);
        let mut troubles = all.troubles.iter();
        let trouble = troubles.find(|it| it.0 == way && path.starts_with(it.1));
        let trouble = trouble.map(|(.., trouble)| trouble.clone());
        let pause = match &trouble {
            Some(Trouble::Slow(pause)) => Some(*pause),
            _ => None,
        };
        let reply = match trouble {
            Some(trouble) => trouble.reply(way, good, now),
            None => good,
        };
        let (posts, users) = (reply.posts.clone(), reply.users.clone());
        all.log.push(Asked { way, path: path.clone(), query, posts, users, bearer });
        let due = all.later.iter().position(|(it, start, _)| *it == way && path.starts_with(start));
        if let Some(due) = due {
            let (.., change) = all.later.remove(due);
            change(&mut all.world);
        }
        (reply, pause)
    };
    if let Some(pause) = pause {
        tokio::time::sleep(pause).await;
    }
    Ok(reply.into_response())
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get("authorization")?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::to_owned)
}

impl Everything {
    /// The good answer.
    fn answer(
        &self,
        way: Way,
        path: &str,
        query: &[(String, String)],
        bearer: Option<&str>,
        named: bool,
    ) -> Reply {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let world = &self.world;
        match way {
            Way::Api if bearer != Some(TOKEN) => trouble::api_unauthorized(),
            Way::Api => {
                let wanted = api::Wanted::of(query);
                let now = self.clock.now();
                let reply = match parts[..] {
                    ["2", "tweets", "search", "all"] => {
                        find::search(world, Archive::Full, query, self.page, now)
                    }
                    ["2", "tweets", "search", "recent"] => {
                        find::search(world, Archive::Recent, query, self.page, now)
                    }
                    ["2", "tweets"] => {
                        let ids = query.iter().find(|(key, _)| key == "ids");
                        let ids = ids.map_or("", |(_, ids)| ids).split(',');
                        match ids.map(str::parse).collect::<Result<Vec<Id>, _>>() {
                            Ok(ids) => api::several(world, &wanted, &ids),
                            Err(_) => api::invalid("ids", "holds what is no number"),
                        }
                    }
                    ["2", "tweets", id] => match id.parse() {
                        Ok(id) => api::one(world, &wanted, id),
                        Err(_) => api::invalid("id", "is no number"),
                    },
                    _ => trouble::nowhere(way),
                };
                let left = 400_usize.saturating_sub(self.log.len()).to_string();
                let reset = (now + SignedDuration::from_mins(15)).as_second().to_string();
                reply
                    .with("x-rate-limit-limit", "450")
                    .with("x-rate-limit-remaining", &left)
                    .with("x-rate-limit-reset", &reset)
            }
            Way::FxEmbed if !named => {
                Trouble::Unauthorized.reply(way, trouble::nowhere(way), self.clock.now())
            }
            Way::FxEmbed => match parts[..] {
                ["2", "thread", id] if id.parse::<Id>().is_ok() => {
                    fxembed::thread(world, self.threads, id.parse().unwrap())
                }
                ["2", "status", id] if id.parse::<Id>().is_ok() => {
                    fxembed::single(world, id.parse().unwrap())
                }
                _ => trouble::nowhere(way),
            },
            Way::Syndication if parts[..] == ["tweet-result"] => {
                syndication::tweet_result(world, query)
            }
            Way::Syndication => trouble::nowhere(way),
        }
    }
}
