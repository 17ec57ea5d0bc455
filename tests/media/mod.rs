//! Pictures come from a recording; the shelf is a folder that goes away.

mod bombs;
mod bounds;
mod facts;
mod file;
mod gather;
mod kinds;
mod pass;
mod pin;
mod shelf;
mod shrink;

use std::io::Cursor;

use bytes::Bytes;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;
use unspool::{
    config,
    fetch::{Fetch, Recorded},
    media::{Error, Opened, Picture, Shelf},
};
use url::Url;

const KEY: [u8; 32] = [7; 32];

fn url(name: &str) -> Url {
    Url::parse(&format!("https://files.example/{name}")).unwrap()
}

/// A PNG of that many bytes, at least 40: its head says 64 × 48, and then nothing makes sense.
fn png(size: usize) -> Bytes {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x30\x08\x02\0\0\0".to_vec();
    bytes.resize(size, 0);
    Bytes::from(bytes)
}

/// The same, with other bytes.
fn other_png(size: usize, mark: u8) -> Bytes {
    let mut bytes = png(size).to_vec();
    bytes[size - 1] = mark;
    Bytes::from(bytes)
}

/// A picture of one colour.
fn plain(width: u32, height: u32, colour: [u8; 3]) -> DynamicImage {
    RgbImage::from_pixel(width, height, Rgb(colour)).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Bytes {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner().into()
}

/// A video of that many bytes, of which only the beginning is real.
fn mp4(size: usize) -> Bytes {
    let mut bytes = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42".to_vec();
    bytes.extend((bytes.len()..size).map(|at| u8::try_from(at % 251).unwrap()));
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
        Self::with(answers, |settings| settings.budget = config::ByteSize(budget))
    }

    fn with(answers: Vec<Recorded>, change: impl FnOnce(&mut config::Media)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fetch = Fetch::replay_from(answers);
        let directory = folder.path().join("media");
        let mut settings = config::Media { directory, ..config::Media::default() };
        change(&mut settings);
        let shelf = Shelf::with(&settings, KEY, fetch.clone());
        Self { fetch, shelf, folder }
    }

    async fn open(&self, name: &str) -> Result<Picture, Error> {
        whole(self.shelf.open(&token(&self.shelf, name)).await?).await
    }

    async fn small(&self, name: &str, width: u32) -> Result<Picture, Error> {
        whole(self.shelf.open_small(&token(&self.shelf, name), width).await?).await
    }

    /// The same folder after a restart, without any network.
    fn after_restart(&self, budget: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fetch = Fetch::replay_from(Vec::new());
        let media = self.folder.path().join("media");
        Self { shelf: Shelf::new(media, budget, KEY, fetch.clone()), fetch, folder }
    }

    /// All files below the folder, without their folders.
    fn files(&self) -> Vec<String> {
        let mut folders = vec![self.folder.path().join("media")];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    let path = entry.path();
                    let inner = path.strip_prefix(self.folder.path().join("media")).unwrap();
                    files.push(inner.display().to_string());
                }
            }
        }
        files.sort();
        files
    }
}

async fn whole(opened: Opened) -> Result<Picture, Error> {
    match opened {
        Opened::File(file) => Ok(file.whole().await.unwrap()),
        Opened::Elsewhere(video) => panic!("{video:?} is not kept"),
    }
}

fn token(shelf: &Shelf, name: &str) -> String {
    shelf.address(&url(name)).strip_prefix("/media/").expect("a path").to_owned()
}
