//! Whole unrolls from real servers on loopback, as an operator's service does them: settings in,
//! thread out. `.ci/peers` starts the servers; without `TEST_PEERS` every test says that it is
//! skipped.

mod bluesky;
mod mastodon_mock;
mod scenario;
mod shape;
mod snac;

use unspool::{
    app::App,
    clock::Clock,
    config::{Bluesky, Config},
    store::Kept,
    unroll::Error,
};

/// A service that keeps its threads in memory, and the folder of its pictures.
pub(crate) struct Service {
    app: App,
    _folder: tempfile::TempDir,
}

impl Service {
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
