//! The network's methods (XRPC), over [`Fetch`]. No header but `Accept` is sent: with labelers of
//! our own choice the AppView would give back what its moderators took down. What is worth another
//! try is tried again there.

use std::time::Duration;

use futures_util::future::try_join;
use moka::sync::Cache;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::DeserializeOwned;
use url::Url;

use super::{
    json,
    name::{PostUri, is_did},
    wire::{
        DidDocument, Failure, Node, PostView, Posts, Records, Resolved, ThreadAnswer, ThreadV2,
    },
};
use crate::{
    fetch::{Ask, Fetch},
    source::Error,
};

/// Most posts of one `getPosts`.
const BATCH: usize = 25;

/// Most bytes that their URIs may have together, so that the address stays below 2,048.
const ADDRESS: usize = 1800;

/// Most bytes of a DID document; they have a thousand or two.
const DOCUMENT: usize = 64 << 10;

/// How many accounts' servers are remembered, and for how long. Accounts move.
const HOMES: (u64, Duration) = (10_000, Duration::from_hours(6));

/// Colons and slashes may stand in a query as they are, which keeps lists of URIs short.
const QUERY: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b'/');

/// Asks the servers.
#[derive(Clone)]
pub(super) struct Client {
    fetch: Fetch,
    appview: Url,
    plc: Url,
    /// Account → its server.
    homes: Cache<String, Url>,
}

/// In which order a repository is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    OldestFirst,
    NewestFirst,
}

/// An answer: a document, or an error with a name.
enum Said {
    Yes(String),
    No { status: u16, failure: Failure, host: String },
}

impl Said {
    /// The error of an answer that was not expected to be one.
    fn refusal(status: u16, failure: &Failure, host: String) -> Error {
        let what = match (&*failure.error, &*failure.message) {
            ("", "") => format!("HTTP {status}"),
            (name, message) => {
                let message: String = message.chars().take(200).collect();
                format!("HTTP {status} {name}: {message}")
            }
        };
        match status {
            401 | 403 => Error::Refused { host, what },
            500.. => Error::Unreachable { host, what },
            _ => Error::Malformed { host, what },
        }
    }
}

impl Client {
    pub(super) fn new(fetch: Fetch, appview: Url, plc: Url) -> Self {
        let (most, lasting) = HOMES;
        let homes = Cache::builder().max_capacity(most).time_to_live(lasting).build();
        Self { fetch, appview, plc, homes }
    }

    /// The DID behind a handle.
    pub(super) async fn did_of(&self, handle: &str) -> Result<String, Error> {
        let url =
            method(&self.appview, "com.atproto.identity.resolveHandle", &[("handle", handle)]);
        match self.ask(url).await? {
            Said::Yes(body) => match read::<Resolved>(&body, &self.appview)?.did {
                did if is_did(&did) => Ok(did),
                did => Err(nonsense(&self.appview, format!("{did} is no DID that is in use"))),
            },
            Said::No { status: 400, failure, .. }
                if matches!(&*failure.error, "InvalidRequest" | "HandleNotFound") =>
            {
                Err(Error::NoSuchAccount(handle.to_owned()))
            }
            Said::No { status, failure, host } => Err(Said::refusal(status, &failure, host)),
        }
    }

    /// The post with what it answers above it and `depth` levels of replies below. `None` when
    /// the network shows no such post.
    pub(super) async fn thread(
        &self,
        post: &PostUri,
        depth: u8,
        height: u8,
    ) -> Result<Option<Node>, Error> {
        let (uri, depth, height) = (post.to_string(), depth.to_string(), height.to_string());
        let query = [("uri", &*uri), ("depth", &*depth), ("parentHeight", &*height)];
        let url = method(&self.appview, "app.bsky.feed.getPostThread", &query);
        match self.ask(url).await? {
            Said::Yes(body) => Ok(Some(read::<ThreadAnswer>(&body, &self.appview)?.thread)),
            Said::No { status: 400, failure, .. } if failure.error == "NotFound" => Ok(None),
            Said::No { status, failure, host } => Err(Said::refusal(status, &failure, host)),
        }
    }

    /// The posts that the network shows of these, two batches at a time.
    pub(super) async fn posts(&self, uris: &[PostUri]) -> Result<Vec<PostView>, Error> {
        let mut found = Vec::with_capacity(uris.len());
        let mut rest = uris;
        while !rest.is_empty() {
            let (first, after) = rest.split_at(batch(rest));
            let (second, after) = after.split_at(batch(after));
            let (mut first, mut second) = try_join(self.batch(first), self.batch(second)).await?;
            found.append(&mut first);
            found.append(&mut second);
            rest = after;
        }
        Ok(found)
    }

    async fn batch(&self, uris: &[PostUri]) -> Result<Vec<PostView>, Error> {
        if uris.is_empty() {
            return Ok(Vec::new());
        }
        let uris: Vec<String> = uris.iter().map(PostUri::to_string).collect();
        let query: Vec<(&str, &str)> = uris.iter().map(|uri| ("uris", &**uri)).collect();
        let url = method(&self.appview, "app.bsky.feed.getPosts", &query);
        match self.ask(url).await? {
            Said::Yes(body) => Ok(read::<Posts>(&body, &self.appview)?.posts),
            Said::No { status, failure, host } => Err(Said::refusal(status, &failure, host)),
        }
    }

    /// How many posts the author's main line from `root` on has, deleted ones included. The
    /// method may change or go at any time, so it is never worth an error.
    pub(super) async fn count(&self, root: &PostUri) -> Option<u32> {
        let uri = root.to_string();
        let query = [("anchor", &*uri), ("below", "0")];
        let url = method(&self.appview, "app.bsky.unspecced.getPostThreadV2", &query);
        let Ok(Said::Yes(body)) = self.ask(url).await else { return None };
        let answer: ThreadV2 = json::parse(&body).ok()?;
        answer.thread.into_iter().find(|item| item.uri == uri)?.value.op_thread_post_count
    }

    /// Why the network shows nothing of an account. `Ok` when it shows the account.
    pub(super) async fn standing(&self, did: &str) -> Result<(), Error> {
        let url = method(&self.appview, "app.bsky.actor.getProfile", &[("actor", did)]);
        match self.ask(url).await? {
            Said::Yes(_) => Ok(()),
            Said::No { status: 400, failure, host } => Err(match &*failure.error {
                "AccountDeactivated" | "AccountTakedown" => {
                    Error::AccountUnavailable(format!("{did}: {}", failure.message))
                }
                "InvalidRequest" => Error::NoSuchAccount(did.to_owned()),
                _ => Said::refusal(400, &failure, host),
            }),
            Said::No { status, failure, host } => Err(Said::refusal(status, &failure, host)),
        }
    }

    /// The server that has the account's repository.
    pub(super) async fn pds(&self, did: &str) -> Result<Url, Error> {
        let own_host = did.strip_prefix("did:web:");
        let url = match own_host {
            Some(host) => Url::parse(&format!("https://{host}/.well-known/did.json")).ok(),
            None => join(&self.plc, &[did]),
        };
        let url = url.ok_or_else(|| nonsense(&self.plc, format!("no address for {did}")))?;
        // A host that is somebody's identity answers for itself.
        let follows = own_host.is_none();
        let ask = Ask { limit: DOCUMENT, follows, ..Ask::get(url.clone(), "application/json") };
        match self.put(ask).await? {
            Said::Yes(body) => {
                let home = self.endpoint(&read(&body, &url)?);
                let home = home.ok_or_else(|| nonsense(&url, format!("no repository of {did}")))?;
                self.homes.insert(did.to_owned(), home.clone());
                Ok(home)
            }
            Said::No { status, failure, host } => Err(Said::refusal(status, &failure, host)),
        }
    }

    /// The server that an account's DID document named not long ago.
    pub(super) fn remembered(&self, did: &str) -> Option<Url> {
        self.homes.get(did)
    }

    /// The server of an account that the thread only mentions: as remembered, else
    /// [asked for](Self::pds). `None` when nobody says.
    pub(super) async fn home(&self, did: &str) -> Option<Url> {
        if let Some(home) = self.remembered(did) {
            return Some(home);
        }
        let home = self.pds(did).await;
        if let Err(error) = &home {
            tracing::debug!(did, %error, "their videos are not found");
        }
        home.ok()
    }

    /// A page of the account's posts.
    pub(super) async fn records(
        &self,
        pds: &Url,
        did: &str,
        order: Order,
        cursor: Option<&str>,
    ) -> Result<Records, Error> {
        let mut query = vec![("repo", did), ("collection", "app.bsky.feed.post"), ("limit", "100")];
        if order == Order::OldestFirst {
            query.push(("reverse", "true"));
        }
        query.extend(cursor.map(|cursor| ("cursor", cursor)));
        match self.ask(method(pds, "com.atproto.repo.listRecords", &query)).await? {
            Said::Yes(body) => read(&body, pds),
            Said::No { status, failure, host } => Err(Said::refusal(status, &failure, host)),
        }
    }

    /// Whether the repository still has the post. `None` when it does not say.
    pub(super) async fn has(&self, pds: &Url, post: &PostUri) -> Option<bool> {
        let query =
            [("repo", &*post.did), ("collection", "app.bsky.feed.post"), ("rkey", &*post.rkey)];
        match self.ask(method(pds, "com.atproto.repo.getRecord", &query)).await.ok()? {
            Said::Yes(_) => Some(true),
            Said::No { failure, .. } => (failure.error == "RecordNotFound").then_some(false),
        }
    }

    /// The origin of the repository's server: nothing but scheme, host and port is taken.
    fn endpoint(&self, document: &DidDocument) -> Option<Url> {
        let service = document.service.iter().find(|service| {
            service.id.ends_with("#atproto_pds") && service.kind == "AtprotoPersonalDataServer"
        })?;
        let url = Url::parse(&service.endpoint).ok()?;
        let host = url.host_str()?;
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let is_origin = url.username().is_empty()
            && url.password().is_none()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none();
        let is_askable = url.scheme() == self.fetch.scheme(&authority);
        (is_origin && is_askable && self.fetch.admit(&url).is_ok()).then_some(url)
    }

    async fn ask(&self, url: Option<Url>) -> Result<Said, Error> {
        let url = url.ok_or_else(|| nonsense(&self.appview, "not a base address".to_owned()))?;
        self.put(Ask::get(url, "application/json")).await
    }

    async fn put(&self, ask: Ask) -> Result<Said, Error> {
        let host = ask.url.host_str().unwrap_or_default().to_owned();
        let answer = self.fetch.send(ask).await?;
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        if answer.is_success() {
            return Ok(Said::Yes(body));
        }
        let failure = json::parse(&body).unwrap_or_default();
        Ok(Said::No { status: answer.status, failure, host })
    }
}

fn read<T: DeserializeOwned>(body: &str, from: &Url) -> Result<T, Error> {
    json::parse(body).map_err(|error| nonsense(from, error.to_string()))
}

fn nonsense(from: &Url, what: String) -> Error {
    Error::Malformed { host: from.host_str().unwrap_or_default().to_owned(), what }
}

/// How many of the posts fit into one question: one at least, when there is one.
fn batch(uris: &[PostUri]) -> usize {
    let mut bytes = 0;
    let fits = |uri: &&PostUri| {
        bytes += uri.to_string().len();
        bytes <= ADDRESS
    };
    uris.iter().take(BATCH).take_while(fits).count().max(usize::from(!uris.is_empty()))
}

/// The address of a method. `None` for a base address that can have none.
fn method(base: &Url, name: &str, query: &[(&str, &str)]) -> Option<Url> {
    let mut url = join(base, &["xrpc", name])?;
    let pairs = query.iter().map(|(key, value)| {
        let value = utf8_percent_encode(value, QUERY);
        format!("{key}={value}")
    });
    url.set_query(Some(&pairs.collect::<Vec<_>>().join("&")));
    Some(url)
}

fn join(base: &Url, path: &[&str]) -> Option<Url> {
    let mut url = base.clone();
    url.path_segments_mut().ok()?.pop_if_empty().extend(path);
    Some(url)
}
