//! Threads out of somebody's own archive, without a request to anybody.

mod hostile;
mod kept;
mod made;
mod media;
mod parcel;
mod posts;
mod shapes;

use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use unspool::{
    clock::Clock,
    fetch::Fetch,
    import::{Error, Importer, Report, Step},
    media::Shelf,
    store::{self, Kept},
    thread::PostRef,
};

pub(crate) use made::recorded;

use made::Files;

/// A service into which archives are imported.
struct World {
    importer: Importer,
    fetch: Fetch,
    folder: TempDir,
    steps: Arc<Mutex<Vec<Step>>>,
}

/// Which post of the sample network an address stands for: its last part says it.
fn sample_address(address: &str) -> Option<PostRef> {
    format!("sample:{}", address.strip_prefix("sample/")?.rsplit('/').next()?).parse().ok()
}

impl World {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fetch = Fetch::replay_from(Vec::new());
        let media = Shelf::new(folder.path().join("media"), 1 << 10, [7; 32], fetch.clone());
        let clock = Clock::stopped("2026-11-24T09:00:00Z".parse().unwrap());
        let store = store::open("sqlite::memory:").await.unwrap();
        let at_address = Arc::new(sample_address);
        let importer = Importer { store, media, clock, at_address };
        Self { importer, fetch, folder, steps: Arc::default() }
    }

    async fn import(&self, files: &Files) -> Result<Report, Error> {
        self.import_bytes(&files.zipped()).await
    }

    async fn import_bytes(&self, zip: &[u8]) -> Result<Report, Error> {
        let steps = Arc::clone(&self.steps);
        let hear = Arc::new(move |step| steps.lock().unwrap().push(step));
        let answer = self.importer.import(made::write(&self.folder, zip), hear).await;
        assert_eq!(self.fetch.sent(), 0, "nobody is asked");
        answer
    }

    /// The words with which an import fails.
    async fn failure(&self, zip: &[u8]) -> String {
        self.import_bytes(zip).await.unwrap_err().to_string()
    }

    async fn kept(&self, id: u64) -> Option<Kept> {
        let name = format!("x:{id}").parse().unwrap();
        self.importer.store.thread(&name).await.unwrap()
    }

    /// The words of the posts of a thread.
    async fn words(&self, id: u64) -> Vec<String> {
        let kept = self.kept(id).await.expect("the thread is kept");
        kept.thread.posts().map(|post| post.text.to_plain()).collect()
    }
}
