//! Threads as documents: versioned JSON, compressed. Each version that was ever written stays
//! readable; `tests/fixtures/thread` holds one document of each.

use std::io::Read;

use super::Error;
use crate::thread::{Thread, VERSION};

/// Effort of the compressor: documents are written once and read often, and 3 already brings
/// posts to about a tenth.
const LEVEL: i32 = 3;

/// Longest document, in bytes of JSON. Threads are capped far below; a longer one is damage.
const LONGEST: u64 = 256 << 20;

/// A thread as it is kept.
pub(super) struct Document {
    /// Short name of this very copy.
    pub(super) version: String,
    /// Length of the JSON in bytes.
    pub(super) length: usize,
    /// The JSON, compressed.
    pub(super) bytes: Vec<u8>,
}

/// The thread as a document of version [`VERSION`].
pub(super) fn encode(thread: &Thread) -> Result<Document, Error> {
    let broken = |what: String| Error::Document { root: thread.root.to_string(), what };
    let json = serde_json::to_vec(thread).map_err(|error| broken(error.to_string()))?;
    let bytes = zstd::encode_all(&*json, LEVEL).map_err(|error| broken(error.to_string()))?;
    let hash = blake3::hash(&json).to_hex();
    let version = hash.chars().take(16).collect();
    Ok(Document { version, length: json.len(), bytes })
}

/// The thread of a document of that version, and the length of its JSON.
pub(super) fn decode(root: &str, version: i64, bytes: &[u8]) -> Result<(Thread, usize), Error> {
    let broken = |what: String| Error::Document { root: root.to_owned(), what };
    // Fields that came later have defaults, so every older version is read as it is.
    if !(1..=i64::from(VERSION)).contains(&version) {
        return Err(broken(format!("it is of version {version}, this program reads {VERSION}")));
    }
    let mut json = Vec::new();
    zstd::Decoder::new(bytes)
        .and_then(|decoder| decoder.take(LONGEST).read_to_end(&mut json))
        .map_err(|error| broken(error.to_string()))?;
    let thread: Thread =
        serde_json::from_slice(&json).map_err(|error| broken(error.to_string()))?;
    if thread.root.as_str() != root {
        return Err(broken(format!("it is of another thread, {}", thread.root)));
    }
    Ok((thread, json.len()))
}
