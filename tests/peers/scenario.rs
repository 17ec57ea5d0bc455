//! The conversation that every server of the fediverse was seeded with, and its `truth`.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use serde::Deserialize;
use unspool::thread::Thread;

use super::{
    Service,
    shape::{Names, Shape},
};

/// What the author of the scenario says about it.
#[derive(Deserialize)]
pub(super) struct Truth {
    pub(super) main_chain: Vec<String>,
    pub(super) branch_at: String,
    pub(super) branch: Vec<String>,
    pub(super) followers_only: Vec<String>,
    pub(super) deleted: Vec<String>,
    pub(super) unlisted_after_first: Vec<String>,
    pub(super) locked_middle: Vec<String>,
    pub(super) holed: Vec<String>,
    pub(super) not_at_root: Vec<String>,
    pub(super) interleaved: Vec<String>,
}

#[derive(Deserialize)]
struct Scenario {
    truth: Truth,
}

#[derive(Deserialize)]
struct Seeded {
    base: url::Url,
    ids: BTreeMap<String, Id>,
}

#[derive(Deserialize)]
struct Id {
    uri: String,
    url: String,
}

/// One seeded server.
pub(super) struct Server {
    pub(super) truth: Truth,
    seeded: Seeded,
    names: Names,
}

impl Server {
    /// `snac` or `mock`.
    pub(super) async fn running(base: &Path, server: &str) -> Self {
        let read = |path: String| std::fs::read(base.join(path)).unwrap();
        let scenario: Scenario =
            serde_json::from_slice(&read("fediverse/scenario.json".to_owned())).unwrap();
        let seeded: Seeded =
            serde_json::from_slice(&read(format!("fedi/{server}/ids.json"))).unwrap();
        let mut it = Self { truth: scenario.truth, seeded, names: Names::default() };
        let service = it.service().await;
        for (key, id) in &it.seeded.ids {
            it.names.by_url.insert(id.url.clone(), key.clone());
            let named = service.app.unroller.recognise(&id.uri).unwrap();
            it.names.by_ref.insert(named, key.clone());
        }
        it
    }

    /// A service that may ask this server.
    pub(super) async fn service(&self) -> Service {
        Service::start(&[self.authority()], None).await
    }

    pub(super) fn authority(&self) -> String {
        let base = &self.seeded.base;
        format!("{}:{}", base.host_str().unwrap(), base.port().unwrap())
    }

    /// The link that a visitor pastes.
    pub(super) fn link(&self, key: &str) -> &str {
        &self.seeded.ids[key].url
    }

    pub(super) fn shape(&self, thread: &Thread) -> Shape {
        self.names.shape(thread)
    }

    /// The thread that a new service makes of the post.
    pub(super) async fn thread(&self, key: &str) -> (Arc<Thread>, u64) {
        let (answer, requests) = self.service().await.paste(self.link(key)).await;
        (answer.unwrap_or_else(|error| panic!("{key}: {error}")).thread, requests)
    }

    /// Its shape.
    pub(super) async fn unroll(&self, key: &str) -> Shape {
        self.shape(&self.thread(key).await.0)
    }

    /// The shape of the main thread: 85 posts, and three beside them.
    pub(super) fn main(&self) -> Shape {
        let branch: Vec<&str> = self.truth.branch.iter().map(String::as_str).collect();
        assert_eq!((self.truth.main_chain.len(), branch.len()), (85, 3));
        Shape::whole(&self.truth.main_chain).branch(&self.truth.branch_at, &branch)
    }

    /// The main thread is the same from any of its posts, and a kept one is not asked for again.
    pub(super) async fn main_thread_from_any_post(&self) -> Vec<u64> {
        let mut sent = Vec::new();
        for from in ["t01", "t42", "t85", "b2"] {
            let service = self.service().await;
            let (kept, requests) = service.paste(self.link(from)).await;
            let kept = kept.unwrap();
            assert_eq!(self.shape(&kept.thread), self.main(), "from {from}");
            eprintln!("{}: 88 posts from {from}: {requests} requests", self.authority());
            sent.push(requests);
            for key in ["t01", "t50", "b3", from] {
                let (again, requests) = service.paste(self.link(key)).await;
                let again = again.unwrap();
                assert_eq!((&again.thread.address, requests), (&kept.thread.address, 0), "{key}");
            }
            let hidden = self.truth.followers_only.iter().chain(&self.truth.deleted);
            for key in hidden {
                let link = self.link(key);
                assert!(kept.thread.posts().all(|post| post.url.as_str() != link), "{key}");
            }
        }
        sent
    }
}
