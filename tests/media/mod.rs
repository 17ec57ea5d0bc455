//! Pictures come from a recording; the shelf is a folder that goes away.

mod kinds;
mod shelf;

use bytes::Bytes;
use tempfile::TempDir;
use unspool::{
    fetch::{Fetch, Recorded},
    media::{Error, Picture, Shelf},
};
use url::Url;

const KEY: [u8; 32] = [7; 32];

fn url(name: &str) -> Url {
    Url::parse(&format!("https://files.example/{name}")).unwrap()
}

/// A PNG of that many bytes; only its beginning is real.
fn png(size: usize) -> Bytes {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.resize(size, 0);
    Bytes::from(bytes)
}

fn answer(name: &str, content_type: &str, body: impl Into<Bytes>) -> Recorded {
    Recorded::get(url(name), 200, body).header("content-type", content_type)
}

/// A shelf of its own, whose network gives these answers and nothing else.
struct Setting {
    fetch: Fetch,
    shelf: Shelf,
    folder: TempDir,
}

impl Setting {
    fn new(budget: u64, answers: Vec<Recorded>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fetch = Fetch::replay_from(answers);
        let shelf = Shelf::new(folder.path().join("media"), budget, KEY, fetch.clone());
        Self { fetch, shelf, folder }
    }

    async fn open(&self, name: &str) -> Result<Picture, Error> {
        self.shelf.open(&token(&self.shelf, name)).await
    }

    /// The same folder after a restart, without any network.
    fn after_restart(&self, budget: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fetch = Fetch::replay_from(Vec::new());
        let media = self.folder.path().join("media");
        Self { shelf: Shelf::new(media, budget, KEY, fetch.clone()), fetch, folder }
    }
}

fn token(shelf: &Shelf, name: &str) -> String {
    shelf.address(&url(name)).strip_prefix("/media/").expect("a path").to_owned()
}
