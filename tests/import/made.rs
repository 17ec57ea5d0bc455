//! Archives made by hand: the account 77, "ada", and whatever a test puts in.

use std::{
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Files for a zip.
#[derive(Clone)]
pub(crate) struct Files(pub(crate) Vec<(String, Vec<u8>)>);

/// The small archive that was recorded.
pub(crate) fn recorded() -> Files {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/x/archive"));
    let read = |name: &str| (format!("data/{name}"), fs::read(folder.join(name)).unwrap());
    let mut files: Vec<_> =
        ["account.js", "profile.js", "manifest.js", "note-tweet.js"].map(read).into();
    let mut tweets = Vec::new();
    GzDecoder::new(&*read("tweets.js.gz").1).read_to_end(&mut tweets).unwrap();
    files.push(("data/tweets.js".to_owned(), tweets));
    Files(files)
}

/// The archive of ada with these posts.
pub(crate) fn archive(posts: &[Value]) -> Files {
    let account =
        json!([{"account": {"username": "ada", "accountId": "77", "accountDisplayName": "Ada"}}]);
    Files(Vec::new())
        .with("data/account.js", script("account", &account))
        .with("data/tweets.js", script("tweets", &wrapped("tweet", posts)))
}

pub(crate) fn wrapped(what: &str, list: &[Value]) -> Value {
    list.iter().map(|entry| json!({ what: entry })).collect()
}

pub(crate) fn script(name: &str, list: &Value) -> String {
    format!("window.YTD.{name}.part0 = {}", serde_json::to_string_pretty(list).unwrap())
}

/// A post of ada's that answers `parent` of the account `whose`.
pub(crate) fn reply(id: u64, (parent, whose): (u64, u64), text: &str) -> Value {
    let mut post = post(id, text);
    post["in_reply_to_status_id_str"] = parent.to_string().into();
    post["in_reply_to_user_id_str"] = whose.to_string().into();
    post
}

/// A post of ada's, written in 2024, a minute later for each id.
pub(crate) fn post(id: u64, text: &str) -> Value {
    let minutes = id % 1_000;
    json!({
        "id_str": id.to_string(),
        "id": id.to_string(),
        "created_at": format!("Fri Mar 22 {:02}:{:02}:30 +0000 2024", minutes / 60, minutes % 60),
        "full_text": text,
        "display_text_range": ["0", text.chars().count().to_string()],
        "truncated": false,
        "lang": "en",
        "favorite_count": "3",
        "entities": {"hashtags": [], "symbols": [], "user_mentions": [], "urls": []},
    })
}

/// A thread of ada's with the ids `first`, `first + 1`, …
pub(crate) fn line(first: u64, length: u64) -> Vec<Value> {
    let words = |id: u64| format!("Post {id}.");
    (first..first + length)
        .map(
            |id| {
                if id == first { post(id, &words(id)) } else { reply(id, (id - 1, 77), &words(id)) }
            },
        )
        .collect()
}

impl Files {
    /// With one file more, or another one of that name.
    pub(crate) fn with(mut self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(other, _)| other != name);
        self.0.push((name.to_owned(), bytes.as_ref().to_vec()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(other, _)| other != name);
        self
    }

    /// Under other names.
    pub(crate) fn renamed(mut self, change: impl Fn(&str) -> String) -> Self {
        for (name, _) in &mut self.0 {
            *name = change(name);
        }
        self
    }

    pub(crate) fn zipped(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in &self.0 {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// A zip of the files, in the folder.
    pub(crate) fn write(&self, folder: &TempDir) -> PathBuf {
        write(folder, &self.zipped())
    }
}

pub(crate) fn write(folder: &TempDir, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join("twitter-archive.zip");
    File::create(&path).unwrap().write_all(bytes).unwrap();
    path
}
