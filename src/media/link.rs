//! What stands at an address: which file, and what was learned about it. One small JSON file per
//! address, so that the same picture at two addresses is kept once.

use serde::{Deserialize, Serialize};

use super::{Facts, header::Header};
use crate::thread::Size;

/// A BLAKE3 hash, of an address or of contents. Written in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Hash([u8; 32]);

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Link {
    /// The file.
    pub(super) content: Hash,
    /// Its length in bytes.
    pub(super) length: u64,
    /// What it looks like, when it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) look: Option<Look>,
}

/// What a picture looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Look {
    /// As shown, in pixels.
    pub(super) width: u32,
    /// As shown, in pixels.
    pub(super) height: u32,
    /// On average.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) colour: Option<[u8; 3]>,
    /// More than one frame.
    #[serde(default)]
    pub(super) moves: bool,
    /// It carries words about itself.
    #[serde(default)]
    pub(super) has_notes: bool,
}

impl Hash {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    pub(super) fn hex(self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let hash = blake3::Hash::from_hex(text).ok()?;
        // Only as we write it: capitals would be another file on most disks.
        (hash.to_hex().as_str() == text).then_some(Self(*hash.as_bytes()))
    }
}

impl From<blake3::Hash> for Hash {
    fn from(hash: blake3::Hash) -> Self {
        Self(*hash.as_bytes())
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.hex()
    }
}

impl TryFrom<String> for Hash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no hash")
    }
}

impl Look {
    pub(super) fn new(header: &Header, colour: Option<[u8; 3]>) -> Self {
        let (width, height) = header.shown();
        Self { width, height, colour, moves: header.moves, has_notes: header.has_notes }
    }

    pub(super) fn facts(self) -> Facts {
        let size = Size { width: self.width.max(1), height: self.height.max(1) };
        Facts { size, colour: self.colour }
    }
}
