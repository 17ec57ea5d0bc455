//! In which encoding bytes go out: what the request accepts, and the compressing itself.

use std::io::{self, Read, Write};

use axum::http::{HeaderMap, HeaderValue, header};

/// What bytes are compressed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

/// How much work goes into it. Of a page of 25 posts (50 kB) brotli makes 10.8 kB in 0.25 ms, or
/// 9.5 kB in 0.8 ms; its next level of note takes 17 ms for another hundredth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// Somebody waits.
    Hasty,
    /// Many will read it.
    Thorough,
}

impl Care {
    /// The level of brotli.
    pub(super) fn brotli(self) -> u8 {
        match self {
            Self::Hasty => 2,
            Self::Thorough => 6,
        }
    }

    /// The level of gzip.
    pub(super) fn gzip(self) -> u32 {
        match self {
            Self::Hasty => 1,
            Self::Thorough => 6,
        }
    }
}

impl Encoding {
    /// How far back brotli looks: a megabyte, as a power of two.
    pub(super) const WINDOW: u8 = 20;

    /// The best that the request accepts.
    pub(super) fn asked(headers: &HeaderMap) -> Self {
        let accepts = |name: &str| {
            let values = headers.get_all(header::ACCEPT_ENCODING).iter();
            values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(
                |part| {
                    let mut words = part.split(';').map(str::trim);
                    let named = words.next().is_some_and(|word| word.eq_ignore_ascii_case(name));
                    let refused = words.any(|word| {
                        word.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32))
                    });
                    named && !refused
                },
            )
        };
        if accepts("br") {
            Self::Brotli
        } else if accepts("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// As `Content-Encoding` names it.
    pub(super) fn name(self) -> Option<HeaderValue> {
        match self {
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Identity => None,
        }
    }

    /// The bytes in this encoding. Takes milliseconds: not for the threads that serve.
    pub(super) fn encode(self, bytes: &[u8], care: Care) -> Vec<u8> {
        let mut out = Vec::new();
        // Writing into memory cannot fail.
        match self {
            Self::Identity => out.extend_from_slice(bytes),
            Self::Brotli => {
                let (level, window) = (u32::from(care.brotli()), u32::from(Self::WINDOW));
                let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, level, window);
                let _ = writer.write_all(bytes);
                drop(writer);
            }
            Self::Gzip => {
                let level = flate2::Compression::new(care.gzip());
                let mut writer = flate2::write::GzEncoder::new(&mut out, level);
                let _ = writer.write_all(bytes).and_then(|()| writer.try_finish());
                drop(writer);
            }
        }
        out
    }

    /// What was [encoded](Self::encode) so.
    pub(super) fn decode(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        match self {
            Self::Identity => out.extend_from_slice(bytes),
            Self::Brotli => {
                brotli::Decompressor::new(bytes, 4096).read_to_end(&mut out)?;
            }
            Self::Gzip => {
                flate2::read::GzDecoder::new(bytes).read_to_end(&mut out)?;
            }
        }
        Ok(out)
    }
}
