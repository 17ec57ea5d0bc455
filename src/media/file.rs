//! A file that is given out: small ones from memory, large ones from the disk, piece by piece.

use std::{
    fs,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
};

use bytes::Bytes;
use futures_util::{Stream, stream};
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use super::{Elsewhere, kind, link::Hash};

/// Up to here a file is read at once.
const SMALL: u64 = 256 << 10;

/// Bytes of a piece.
const PIECE: usize = 64 << 10;

/// Bytes by which a file is recognised.
const BEGINNING: usize = 4096;

/// What was opened.
#[derive(Debug)]
pub enum Opened {
    /// A file of ours.
    File(File),
    /// A video that its server has to send.
    Elsewhere(Elsewhere),
}

/// A picture, a video, a sound, or subtitles, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it is, by its content and in our own words.
    pub media_type: &'static str,
    /// All of it.
    pub bytes: Bytes,
}

/// The same, ready to be sent.
#[derive(Debug)]
pub struct File {
    /// What it is, by its content and in our own words.
    pub media_type: &'static str,
    /// In bytes.
    pub length: u64,
    /// Says which bytes these are: for entity tags.
    pub tag: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Memory(Bytes),
    Disk(fs::File),
}

impl File {
    /// These bytes.
    pub(super) fn loose(picture: Picture, tag: String) -> Self {
        let Picture { media_type, bytes } = picture;
        Self { media_type, length: bytes.len() as u64, tag, content: Content::Memory(bytes) }
    }

    /// A file on the disk, of that length when it is known. `None`: it is not what it was. Blocks.
    pub(super) fn on_disk(mut file: fs::File, length: Option<u64>, tag: String) -> Option<Self> {
        let found = file.metadata().ok()?.len();
        if length.is_some_and(|length| length != found) {
            return None;
        }
        if found <= SMALL {
            return Some(Self::loose(read(file, found)?, tag));
        }
        let mut beginning = [0; BEGINNING];
        file.read_exact(&mut beginning).ok()?;
        let media_type = kind::of(&beginning)?.media_type;
        Some(Self { media_type, length: found, tag, content: Content::Disk(file) })
    }

    /// Its bytes from one to before another, in pieces.
    ///
    /// # Errors
    /// When the disk fails, now or on the way.
    pub async fn part(
        self,
        range: Range<u64>,
    ) -> io::Result<impl Stream<Item = io::Result<Bytes>> + Send + use<>> {
        let (start, end) = (range.start.min(self.length), range.end.min(self.length));
        let (file, memory) = match self.content {
            Content::Memory(bytes) => {
                let range = usize::try_from(start).ok().zip(usize::try_from(end).ok());
                (None, range.filter(|(a, b)| a < b).map(|(a, b)| bytes.slice(a..b)))
            }
            Content::Disk(file) => {
                let mut file = tokio::fs::File::from_std(file);
                file.seek(SeekFrom::Start(start)).await?;
                (Some(file), None)
            }
        };
        let left = end.saturating_sub(start);
        Ok(stream::try_unfold((file, memory, left), |(file, memory, left)| async move {
            if let Some(bytes) = memory {
                return Ok(Some((bytes, (file, None, 0))));
            }
            let Some(mut file) = file.filter(|_| left > 0) else { return Ok(None) };
            let size = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            let mut piece = vec![0; size];
            let read = file.read(&mut piece).await?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            piece.truncate(read);
            Ok(Some((Bytes::from(piece), (Some(file), None, left - read as u64))))
        }))
    }

    /// All of it.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn whole(self) -> io::Result<Picture> {
        let Self { media_type, length, content, .. } = self;
        let bytes = match content {
            Content::Memory(bytes) => bytes,
            Content::Disk(file) => {
                let mut bytes = Vec::new();
                let mut file = tokio::fs::File::from_std(file);
                file.rewind().await?;
                file.take(length).read_to_end(&mut bytes).await?;
                bytes.into()
            }
        };
        Ok(Picture { media_type, bytes })
    }
}

/// A whole file of that length. Blocks.
pub(super) fn read(mut file: fs::File, length: u64) -> Option<Picture> {
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(SMALL)).ok()?);
    file.seek(SeekFrom::Start(0)).ok()?;
    file.take(length + 1).read_to_end(&mut bytes).ok()?;
    let media_type = kind::of(&bytes)?.media_type;
    (bytes.len() as u64 == length).then(|| Picture { media_type, bytes: bytes.into() })
}

/// Says which bytes a file has.
pub(super) fn tag(content: Hash, width: u32) -> String {
    let hex: String = content.hex().chars().take(32).collect();
    if width == 0 { hex } else { format!("{hex}-{width}") }
}
