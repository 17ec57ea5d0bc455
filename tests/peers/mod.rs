//! Whole unrolls from real servers on loopback, as an operator's service does them: settings in,
//! thread out. `.ci/peers` starts the servers; without `TEST_PEERS` every test says that it is
//! skipped.

mod bluesky;
mod mastodon_mock;
mod scenario;
mod shape;
mod snac;

use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use unspool::{
    app::App,
    clock::Clock,
    config::{Bluesky, Config},
    store::Kept,
    unroll::Error,
    web::router,
};

use crate::support::{answer::Answer, app::get};

/// A service that keeps its threads in memory, and the folder of its pictures.
pub(crate) struct Service {
    app: App,
    _folder: tempfile::TempDir,
}

impl Service {
    /// What a visitor's browser gets at that path, of which it may want a part.
    async fn get(&self, path: &str, range: Option<&str>) -> Answer {
        let web = Arc::new(self.app.web(Vec::new(), CancellationToken::new()));
        let mut request = get(path);
        if let Some(range) = range {
            request.headers_mut().insert("range", range.parse().unwrap());
        }
        Answer::of(router(web).oneshot(request).await.unwrap()).await
    }

    /// May ask those servers alone.
    async fn start(allow: &[String], bluesky: Option<Bluesky>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        "sqlite::memory:".clone_into(&mut config.store.url);
        config.media.directory = folder.path().to_owned();
        config.fetch.allow_private = allow.to_vec();
        config.source.bluesky = bluesky.unwrap_or_default();
        let app = App::new(config, None, Clock::default()).await.unwrap();
        Self { app, _folder: folder }
    }

    /// What a visitor gets who pastes that link, and how many requests it took.
    async fn paste(&self, link: &str) -> (Result<Kept, Error>, u64) {
        let before = self.app.requests();
        let answer = match self.app.unroller.recognise(link) {
            Ok(post) => self.app.unroller.unroll(&post).await,
            Err(error) => Err(error),
        };
        (answer, self.app.requests() - before)
    }
}
