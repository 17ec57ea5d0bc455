//! Zip files that come out the same every time: no clock, no user, no order but the given one.

use std::io::{Cursor, Write};

use aws_lc_rs::digest::{SHA256, digest};
use bytes::Bytes;
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

/// A zip in the making.
pub(super) struct Pack(ZipWriter<Cursor<Vec<u8>>>);

impl Pack {
    pub(super) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// A file of words, made smaller.
    pub(super) fn words(&mut self, name: &str, words: &[u8]) -> ZipResult<()> {
        self.put(name, words, CompressionMethod::Deflated)
    }

    /// A file as it is: pictures and films are small already.
    pub(super) fn file(&mut self, name: &str, bytes: &[u8]) -> ZipResult<()> {
        self.put(name, bytes, CompressionMethod::Stored)
    }

    fn put(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> ZipResult<()> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options)?;
        Ok(self.0.write_all(bytes)?)
    }

    pub(super) fn finish(self) -> ZipResult<Bytes> {
        Ok(Bytes::from(self.0.finish()?.into_inner()))
    }
}

/// SHA-256 in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(digest(&SHA256, bytes).as_ref())
}

/// Bytes in hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// Where a file of media stands in a zip: after its content, so that it stands there once.
pub(super) fn place(media_type: &str, bytes: &[u8]) -> String {
    let hash: String = sha256(bytes).chars().take(32).collect();
    format!("media/{hash}.{}", extension(media_type))
}

fn extension(media_type: &str) -> &'static str {
    match media_type.split(';').next().unwrap_or_default().trim() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/avif" => "avif",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        "audio/mp4" => "m4a",
        "audio/ogg" => "ogg",
        "audio/mpeg" => "mp3",
        "text/vtt" => "vtt",
        _ => "bin",
    }
}
