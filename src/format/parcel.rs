//! Everything in one zip: the article to be read, the document to be read back, the media, and a
//! list of what is there with the hash of each file.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use url::Url;
use zip::result::ZipResult;

pub use super::pack::{hex, sha256};
use super::{
    Error, Format, Json, Kit, Markdown, Weight, html,
    pack::{Pack, place},
    take::Files,
};
use crate::thread::{Context, Embed, Item, Media, Post, Thread};

/// `zip`: `article.html` and `article.md` beside `media/…`, `thread.json` (as [`Json`] writes it),
/// and `manifest.json`, a [`Manifest`].
pub struct Parcel;

/// What the zip is, in [`Manifest::schema`].
pub const SCHEMA: &str = "unspool.parcel";

/// Version of [`Manifest`].
pub const VERSION: u32 = 1;

/// The name of the list.
pub const MANIFEST: &str = "manifest.json";

/// The name of the document that reads back as a [`Thread`].
pub const THREAD: &str = "thread.json";

/// What is in the zip beside this list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`SCHEMA`].
    pub schema: String,
    /// [`VERSION`].
    pub version: u32,
    /// Every file, in the order of the zip.
    pub files: Vec<Entry>,
}

/// One file of the zip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in the zip.
    pub path: String,
    /// What it is.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal digits.
    pub sha256: String,
    /// The network's addresses of it, under which the thread names it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<Url>,
}

impl Format for Parcel {
    fn extension(&self) -> &'static str {
        "zip"
    }

    fn label(&self) -> &'static str {
        "Zip with everything"
    }

    fn media_type(&self) -> &'static str {
        "application/zip"
    }

    fn weight(&self) -> Weight {
        Weight::Files
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let broken = |what: String| Error { format: self.extension(), what };
        let mut media: BTreeMap<String, Entry> = BTreeMap::new();
        let mut places: BTreeMap<&Url, String> = BTreeMap::new();
        for (url, file) in &kit.files {
            let path = place(&file.media_type, &file.bytes);
            places.insert(url, path.clone());
            let entry = |path: String| entry(path, &file.media_type, &file.bytes);
            media.entry(path.clone()).or_insert_with(|| entry(path)).urls.push(url.clone());
        }
        let files = Files::beside(kit, &places);
        // A file's own folder is `'self'` to some browsers and `file:` to others.
        let may = "img-src 'self' file:; media-src 'self' file:";
        let page = html::document(thread, kit, files, may).map_err(|e| broken(e.to_string()))?;
        let text = markdown(thread, kit, &places)?;
        let document = Json.render(thread, kit)?;
        let words = [
            ("article.html", "text/html; charset=utf-8", page),
            ("article.md", Markdown.media_type(), text),
            (THREAD, Json.media_type(), document),
        ];
        let mut files: Vec<Entry> = words
            .iter()
            .map(|(name, kind, bytes)| entry((*name).to_owned(), kind, bytes))
            .collect();
        files.extend(media.values().cloned());
        let manifest = Manifest { schema: SCHEMA.to_owned(), version: VERSION, files };
        let list = serde_json::to_vec_pretty(&manifest).map_err(|e| broken(e.to_string()))?;
        let pack = || -> ZipResult<Bytes> {
            let mut pack = Pack::new();
            pack.words(MANIFEST, &list)?;
            for (name, _, bytes) in &words {
                pack.words(name, bytes)?;
            }
            for (path, entry) in &media {
                let file = entry.urls.first().and_then(|url| kit.files.get(url));
                pack.file(path, file.map(|file| &*file.bytes).unwrap_or_default())?;
            }
            pack.finish()
        };
        pack().map_err(|error| broken(error.to_string()))
    }
}

fn entry(path: String, media_type: &str, bytes: &[u8]) -> Entry {
    let (media_type, sha256) = (media_type.to_owned(), sha256(bytes));
    Entry { path, media_type, bytes: bytes.len() as u64, sha256, urls: Vec::new() }
}

/// The thread as Markdown that names the media beside it. Addresses stand in full until the words
/// are written, at a host that no words can name: it is called after the whole thread.
fn markdown(thread: &Thread, kit: &Kit, places: &BTreeMap<&Url, String>) -> Result<Bytes, Error> {
    let broken = |what: String| Error { format: "zip", what };
    let document = serde_json::to_vec(thread).map_err(|error| broken(error.to_string()))?;
    let host: String = sha256(&document).chars().take(40).collect();
    let base = format!("https://{host}.invalid/");
    let here = Url::parse(&base).map_err(|error| broken(error.to_string()))?;
    let mut thread = thread.clone();
    each_media(&mut thread, |media| {
        for url in [Some(&mut media.url), media.preview.as_mut()].into_iter().flatten() {
            if let Some(beside) = places.get(url).and_then(|place| here.join(place).ok()) {
                *url = beside;
            }
        }
    });
    let text = Markdown.render(&thread, kit)?;
    let text = String::from_utf8_lossy(&text).replace(&base, "");
    Ok(Bytes::from(text))
}

fn each_media(thread: &mut Thread, mut change: impl FnMut(&mut Media)) {
    let mut of_post = |post: &mut Post| {
        post.media.iter_mut().for_each(&mut change);
        for embed in &mut post.embeds {
            if let Embed::Quote(quoted) = embed {
                quoted.media.iter_mut().for_each(&mut change);
            }
        }
    };
    if let Some(Context::Post(post)) = &mut thread.context {
        of_post(post);
    }
    let branches = thread.branches.iter_mut().flat_map(|branch| &mut branch.items);
    for item in thread.trunk.iter_mut().chain(branches) {
        if let Item::Post(post) = item {
            of_post(post);
        }
    }
}
