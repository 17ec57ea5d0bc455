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

/// How far back brotli looks at most and at least, as a power of two. From 16 down it has another
/// way of looking, which needs more memory.
const WIDEST: u8 = 20;
pub(super) const NARROWEST: u8 = 17;

/// How far back brotli looks in so many bytes: over the whole, up to a megabyte. The compressor takes
/// twice as much memory and has it cleared, however short the bytes are.
pub(super) fn window(length: usize) -> u8 {
    let bits = usize::BITS - length.leading_zeros();
    u8::try_from(bits).unwrap_or(WIDEST).clamp(NARROWEST, WIDEST)
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
    /// What the request likes best; of what it likes as much, the smallest (RFC 9110 §12.5.3).
    pub(super) fn asked(headers: &HeaderMap) -> Self {
        let (mut best, mut liked) = (Self::Identity, 0.0);
        let values = headers.get_all(header::ACCEPT_ENCODING).iter();
        for part in values.filter_map(|value| value.to_str().ok()).flat_map(|it| it.split(',')) {
            let (name, weight) = part.split_once(';').unwrap_or((part, ""));
            let Some(encoding) = Self::named(name.trim()) else { continue };
            let weight = weight_of(weight);
            let order = weight.total_cmp(&liked).then(encoding.rank().cmp(&best.rank()));
            if weight > 0.0 && order.is_gt() {
                (best, liked) = (encoding, weight);
            }
        }
        best
    }

    /// The one that the name names, where it is one of ours.
    fn named(name: &str) -> Option<Self> {
        let named = [("br", Self::Brotli), ("gzip", Self::Gzip), ("identity", Self::Identity)];
        let named = named.into_iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
        named.map(|(_, encoding)| encoding)
    }

    /// How small it makes pages.
    fn rank(self) -> u8 {
        match self {
            Self::Brotli => 2,
            Self::Gzip => 1,
            Self::Identity => 0,
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
                let (level, window) = (u32::from(care.brotli()), u32::from(window(bytes.len())));
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
        // It is kept: what it grew into beyond its length would be kept with it.
        out.shrink_to_fit();
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

/// The weight that stands behind a name, if one does and it can be read; else the whole.
fn weight_of(parameter: &str) -> f32 {
    let q = parameter.trim().trim_start_matches(['q', 'Q']).trim_start().strip_prefix('=');
    let q = q.and_then(|q| q.trim().parse().ok());
    q.filter(|q| (0.0..=1.0).contains(q)).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_liked_best_is_given_and_of_equals_the_smallest() {
        for (said, expected) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip", Encoding::Gzip),
            ("br;q=0.1, gzip;q=0.9", Encoding::Gzip),
            ("br; q=0.1, GZIP; Q=0.2", Encoding::Gzip),
            ("gzip;q=0.5, br;q=0.5", Encoding::Brotli),
            ("identity, br;q=0.5", Encoding::Identity),
            ("br;q=0, gzip", Encoding::Gzip),
            ("br;q=0, gzip;q=0.0", Encoding::Identity),
            ("br;q=x", Encoding::Brotli),
            ("br;q=nan, gzip;q=0.5", Encoding::Brotli),
            ("zstd, *", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(said));
            assert_eq!(Encoding::asked(&headers), expected, "{said}");
        }
    }

    #[test]
    fn bytes_of_every_length_come_back_also_beyond_the_window() {
        for length in [0, 1, 17, 16_000, 16_384, 65_536, 65_537, 3 << 20] {
            let bytes: Vec<u8> =
                (0..length).map(|n: u32| n.wrapping_mul(0x9e37_79b1).to_le_bytes()[3]).collect();
            for encoding in [Encoding::Brotli, Encoding::Gzip, Encoding::Identity] {
                for care in [Care::Hasty, Care::Thorough] {
                    let packed = encoding.encode(&bytes, care);
                    assert_eq!(encoding.decode(&packed).unwrap(), bytes, "{length} {encoding:?}");
                    assert_eq!(packed.capacity(), packed.len(), "{length} {encoding:?}");
                }
            }
        }
    }
}
