//! Answers written down, and answers read back instead of asking anybody. One JSON file per
//! exchange, `{host}/{start of the path}-{hash}.json`; the newest answer to a request replaces
//! the older one. Request headers are never written, and of the answer's only those that sources
//! look at: so no signature, key or cookie can get into a recording.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use url::Url;

use super::{error::SetupError, guard::authority};

/// The headers of answers that are kept.
const KEPT: [&str; 14] = [
    "cache-control",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "link",
    "location",
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
    "retry-after",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
];

/// One exchange: a request, and what came back. Redirects are exchanges of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Recorded {
    /// `GET` or `POST`.
    pub method: String,
    /// What was asked; a fragment does not count.
    pub url: Url,
    /// What was sent; two spellings of the same JSON value are the same request.
    pub json: Option<String>,
    /// The HTTP status of the answer.
    pub status: u16,
    /// Its headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Its body, decompressed.
    pub body: Bytes,
}

/// How an exchange is written: the body as text where it is text.
#[derive(Serialize, Deserialize)]
struct Wire {
    method: String,
    url: Url,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    json: Option<String>,
    status: u16,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body_base64: Option<String>,
}

impl Recorded {
    /// The answer to a GET, without headers.
    #[must_use]
    pub fn get(url: Url, status: u16, body: impl Into<Bytes>) -> Self {
        let (method, headers) = ("GET".to_owned(), Vec::new());
        Self { method, url, json: None, status, headers, body: body.into() }
    }

    /// The answer to a POST of a JSON document, without headers.
    #[must_use]
    pub fn post(url: Url, json: impl Into<String>, status: u16, body: impl Into<Bytes>) -> Self {
        let (method, json) = ("POST".to_owned(), Some(json.into()));
        Self { method, json, ..Self::get(url, status, body) }
    }

    /// With one more header, its name in lower case.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// Leaves only the headers that sources look at.
    pub(super) fn bare(mut self) -> Self {
        self.headers.retain(|(name, _)| KEPT.contains(&name.as_str()));
        self
    }

    /// Where the exchange is written, within the folder.
    fn file(&self) -> PathBuf {
        let readable = |text: &str| -> String {
            let fits = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            text.chars().map(|c| if fits(c) { c } else { '_' }).take(60).collect()
        };
        let host = readable(&authority(&self.url));
        let start = readable(self.url.path().trim_matches('/'));
        let hash = blake3::hash(request(&self.method, &self.url, self.json.as_deref()).as_bytes());
        let hash = hash.to_hex();
        let hash: String = hash.chars().take(16).collect();
        Path::new(host.trim_start_matches('.'))
            .join(format!("{}-{hash}.json", start.trim_start_matches('.')))
    }
}

impl From<Recorded> for Wire {
    fn from(it: Recorded) -> Self {
        let (body, body_base64) = match std::str::from_utf8(&it.body) {
            Ok(text) => (Some(text.to_owned()), None),
            Err(_) => (None, Some(STANDARD.encode(&it.body))),
        };
        let Recorded { method, url, json, status, headers, .. } = it;
        Self { method, url, json, status, headers, body, body_base64 }
    }
}

impl TryFrom<Wire> for Recorded {
    type Error = base64::DecodeError;

    fn try_from(it: Wire) -> Result<Self, Self::Error> {
        let body = match it.body_base64 {
            Some(code) => STANDARD.decode(code)?.into(),
            None => it.body.unwrap_or_default().into(),
        };
        let Wire { method, url, json, status, headers, .. } = it;
        Ok(Self { method, url, json, status, headers, body })
    }
}

/// What a request is recognised by.
fn request(method: &str, url: &Url, json: Option<&str>) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    let json = json.map(|text| match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => value.to_string(), // sorted, without white space
        Err(_) => text.to_owned(),
    });
    format!("{method} {url}\n{}", json.unwrap_or_default())
}

/// Answers from what was recorded.
pub(super) struct Recording(Mutex<HashMap<String, Answers>>);

/// The answers to one request, and how many were given already.
#[derive(Default)]
struct Answers {
    all: Vec<Recorded>,
    given: usize,
}

impl Recording {
    pub(super) fn new(exchanges: Vec<Recorded>) -> Self {
        let mut answers: HashMap<String, Answers> = HashMap::new();
        for it in exchanges {
            let request = request(&it.method, &it.url, it.json.as_deref());
            answers.entry(request).or_default().all.push(it);
        }
        Self(Mutex::new(answers))
    }

    /// The next answer to the request; the last one is given for ever.
    pub(super) fn answer(&self, method: &str, url: &Url, json: Option<&str>) -> Option<Recorded> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let it = answers.get_mut(&request(method, url, json))?;
        let answer = it.all.get(it.given).or(it.all.last()).cloned();
        it.given = it.given.saturating_add(1);
        answer
    }
}

/// All exchanges in a folder and the folders in it.
pub(super) fn read(folder: &Path) -> Result<Vec<Recorded>, SetupError> {
    let mut exchanges = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let broken = |error: io::Error| SetupError::Recording {
            path: folder.clone(),
            what: error.to_string(),
        };
        for entry in fs::read_dir(&folder).map_err(broken)? {
            let path = entry.map_err(broken)?.path();
            if path.is_dir() && depth < 4 {
                folders.push((path, depth + 1));
            } else if path.extension().is_some_and(|end| end == "json") {
                exchanges.push(read_file(path)?);
            }
        }
    }
    Ok(exchanges)
}

fn read_file(path: PathBuf) -> Result<Recorded, SetupError> {
    let read = fs::read(&path).map_err(|error| error.to_string());
    let it = read.and_then(|text| serde_json::from_slice(&text).map_err(|e| e.to_string()));
    it.map_err(|what| SetupError::Recording { path, what })
}

/// Writes exchanges down.
pub(super) struct Recorder {
    folder: PathBuf,
    turn: AtomicU64,
}

impl Recorder {
    pub(super) fn new(folder: &Path) -> Result<Self, SetupError> {
        fs::create_dir_all(folder).map_err(|error| SetupError::Recording {
            path: folder.to_owned(),
            what: error.to_string(),
        })?;
        Ok(Self { folder: folder.to_owned(), turn: AtomicU64::new(0) })
    }

    /// Writes one exchange. A disk that cannot take it is said in the log and spoils no answer.
    pub(super) async fn keep(&self, it: Recorded) {
        let path = self.folder.join(it.file());
        let shown = path.display().to_string();
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let written = tokio::task::spawn_blocking(move || write(&path, &it.bare(), turn)).await;
        if let Ok(Err(error)) = written {
            tracing::warn!(path = shown, %error, "exchange not recorded");
        }
    }
}

/// First beside its place, then into it, so that no reader meets half a file.
fn write(path: &Path, it: &Recorded, turn: u64) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(".{}-{turn}.part", std::process::id()));
    let mut text = serde_json::to_string_pretty(it)?;
    text.push('\n');
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
