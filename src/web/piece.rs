//! Compressed answers that are put together of two pieces: what many pages end with is compressed
//! once, not with each of them. Both formats allow it, as they are sequences of blocks.
//!
//! - Brotli (RFC 7932 §9.2): the first piece ends at a byte without the block that says "last"; the
//!   second has no header, refers to nothing before it and to no dictionary; one byte ends the stream.
//! - Gzip (RFC 1952 §2.3): the blocks of both one after the other, under one header and with the
//!   checksum of both.

use std::{
    io::{self, Write},
    mem,
};

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::{Compression, Crc, write::DeflateEncoder};

use super::encoding::{Care, Encoding, NARROWEST, window};

/// The head of a gzip file about which nothing is known.
const GZIP: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// A block of brotli that is the last one, and empty.
const LAST: u8 = 3;

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    First,
    Last,
}

/// One of the two.
#[derive(Debug)]
pub(super) struct Piece {
    encoding: Encoding,
    bytes: Bytes,
    /// Of what it holds; only gzip asks for it.
    sum: Crc,
}

impl Piece {
    /// The plain bytes as a piece. Takes milliseconds: not for the threads that serve.
    pub(super) fn new(plain: &[u8], place: Place, encoding: Encoding, care: Care) -> Self {
        let mut sum = Crc::new();
        // Writing into memory cannot fail.
        let bytes = match encoding {
            Encoding::Identity => plain.to_vec(),
            Encoding::Brotli => brotli_piece(plain, place, care),
            Encoding::Gzip => {
                sum.update(plain);
                gzip_piece(plain, place, care).unwrap_or_default()
            }
        };
        Self { encoding, bytes: bytes.into(), sum }
    }

    /// What was a first piece in brotli.
    pub(super) fn kept(bytes: impl Into<Bytes>) -> Self {
        Self { encoding: Encoding::Brotli, bytes: bytes.into(), sum: Crc::new() }
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// This one and then the last, which has the same encoding.
    pub(super) fn with(&self, last: &Self) -> Bytes {
        let mut whole = Vec::with_capacity(self.bytes.len() + last.bytes.len() + 8);
        whole.extend_from_slice(&self.bytes);
        whole.extend_from_slice(&last.bytes);
        match self.encoding {
            Encoding::Identity => {}
            Encoding::Brotli => whole.push(LAST),
            Encoding::Gzip => {
                let mut sum = Crc::new();
                sum.combine(&self.sum);
                sum.combine(&last.sum);
                whole.extend_from_slice(&sum.sum().to_le_bytes());
                whole.extend_from_slice(&sum.amount().to_le_bytes());
            }
        }
        whole.into()
    }

    /// What it holds, as the first one.
    pub(super) fn plain(&self) -> io::Result<Vec<u8>> {
        let nothing = Self::new(&[], Place::Last, self.encoding, Care::Hasty);
        self.encoding.decode(&self.with(&nothing))
    }
}

fn brotli_piece(bytes: &[u8], place: Place, care: Care) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: care.brotli().into(),
        lgwin: match place {
            Place::First => window(bytes.len()).into(),
            // What stands first says how far back all looks.
            Place::Last => NARROWEST.into(),
        },
        // Without an end, and at a byte. What can stand behind others has no beginning either.
        bare_stream: true,
        appendable: true,
        catable: place == Place::Last,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::with_params(&mut out, 1 << 16, &params);
    let _ = writer.write_all(bytes);
    drop(writer);
    out.shrink_to_fit();
    out
}

fn gzip_piece(plain: &[u8], place: Place, care: Care) -> io::Result<Vec<u8>> {
    let head = if place == Place::First { GZIP.to_vec() } else { Vec::new() };
    let mut writer = DeflateEncoder::new(head, Compression::new(care.gzip()));
    writer.write_all(plain)?;
    match place {
        Place::First => {
            // Ends at a byte, with a block that is not the last.
            writer.flush()?;
            Ok(mem::take(writer.get_mut()))
        }
        Place::Last => writer.finish(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Brotli, Encoding::Gzip, Encoding::Identity];

    proptest! {
        #[test]
        fn two_pieces_are_one_stream(
            first in prop::collection::vec("(<p>|</p>|the |of |[a-zé中]{1,9})", 0..4000),
            last in prop::collection::vec("(<li>|</li>|latest |the |[a-z]{1,9})", 0..400),
            cares in prop::collection::vec(any::<bool>(), 2),
        ) {
            let (first, last) = (first.concat(), last.concat());
            let care = |is_hasty| if is_hasty { Care::Hasty } else { Care::Thorough };
            for encoding in ALL {
                let upper = Piece::new(first.as_bytes(), Place::First, encoding, care(cares[0]));
                let lower = Piece::new(last.as_bytes(), Place::Last, encoding, care(cares[1]));
                let whole = encoding.decode(&upper.with(&lower)).unwrap();
                prop_assert!(whole == format!("{first}{last}").as_bytes(), "{encoding:?}");
                prop_assert!(upper.plain().unwrap() == first.as_bytes());
            }
        }
    }

    #[test]
    fn a_long_piece_goes_before_a_short_one_and_behind_it() {
        let words = |count: u64| {
            (0..count).flat_map(|n| format!("{} ", n * n % 7919).into_bytes()).collect::<Vec<u8>>()
        };
        for (first, last) in [(400_000, 10), (10, 400_000), (0, 50_000), (50_000, 0)] {
            let (first, last) = (words(first), words(last));
            for (encoding, care) in ALL.into_iter().zip([Care::Hasty, Care::Thorough, Care::Hasty])
            {
                let upper = Piece::new(&first, Place::First, encoding, care);
                let whole = upper.with(&Piece::new(&last, Place::Last, encoding, Care::Thorough));
                let plain = encoding.decode(&whole).unwrap();
                assert!(plain == [&*first, &*last].concat(), "{encoding:?} {}", first.len());
            }
        }
    }

    #[test]
    fn a_piece_that_was_kept_is_the_same_piece() {
        let first = Piece::new(b"one and ", Place::First, Encoding::Brotli, Care::Thorough);
        let last = Piece::new(b"two", Place::Last, Encoding::Brotli, Care::Hasty);
        let whole = Piece::kept(first.bytes().clone()).with(&last);
        assert_eq!(Encoding::Brotli.decode(&whole).unwrap(), b"one and two");
    }
}
