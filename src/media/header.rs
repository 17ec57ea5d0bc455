//! What a picture says about itself before anything is decoded: its measure, which side is up,
//! whether it moves, whether there are notes in it (EXIF, XMP, IPTC: cameras write the place
//! there). Only lengths are followed, so it costs nothing however large the picture claims to be.

use image::metadata::Orientation;

/// Largest side, in pixels.
const SIDE: u32 = 16_384;

/// Most pixels: 7680 × 4320, the most that Mastodon takes.
const PIXELS: u64 = 33_177_600;

/// Largest colour profile of a PNG, packed, in bytes.
const PROFILE: usize = 16 << 10;

/// What is known of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// As stored, in pixels, never 0.
    pub(super) width: u32,
    /// As stored, in pixels, never 0.
    pub(super) height: u32,
    /// How it is turned when shown.
    pub(super) turn: Orientation,
    /// More than one frame.
    pub(super) moves: bool,
    /// It carries words about itself.
    pub(super) has_notes: bool,
}

impl Header {
    fn new(width: u32, height: u32) -> Option<Self> {
        let turn = Orientation::NoTransforms;
        let is_measure = width > 0 && height > 0;
        is_measure.then_some(Self { width, height, turn, moves: false, has_notes: false })
    }

    /// Whether it may be decoded, by us or by a reader's browser.
    pub(super) fn is_bearable(&self) -> bool {
        let pixels = u64::from(self.width) * u64::from(self.height);
        self.width <= SIDE && self.height <= SIDE && pixels <= PIXELS
    }

    /// Width and height as shown.
    pub(super) fn shown(&self) -> (u32, u32) {
        let lies = matches!(
            self.turn,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        );
        if lies { (self.height, self.width) } else { (self.width, self.height) }
    }

    fn note(&mut self, exif: Option<&[u8]>) {
        self.has_notes = true;
        let exif = exif.map(|it| it.strip_prefix(b"Exif\0\0").unwrap_or(it));
        if let Some(turn) = exif.and_then(Orientation::from_exif_chunk) {
            self.turn = turn;
        }
    }
}

/// The header of a picture of that type. `None`: it has none that can be read, or is no picture.
pub(super) fn read(media_type: &str, bytes: &[u8]) -> Option<Header> {
    match media_type {
        "image/jpeg" => jpeg(bytes),
        "image/png" => png(bytes),
        "image/gif" => gif(bytes),
        "image/webp" => webp(bytes),
        "image/avif" => avif(bytes),
        _ => None,
    }
}

/// A PNG without anything but its picture: what else is in it may be packed a thousandfold.
pub(super) fn bare_png(bytes: &[u8]) -> Vec<u8> {
    let mut bare = bytes.get(..8).unwrap_or_default().to_vec();
    let chunks = Chunks { rest: bytes.get(8..).unwrap_or_default() };
    for (kind, _, whole) in chunks {
        if matches!(kind, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND") {
            bare.extend_from_slice(whole);
        }
    }
    bare
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    let [a, b, c] = *bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes([a, b, c, 0]))
}

/// Segments (ITU T.81, annex B) up to the first scan.
fn jpeg(bytes: &[u8]) -> Option<Header> {
    let (mut rest, mut found) = (bytes.get(2..)?, None::<Header>);
    let mut notes: Vec<Option<&[u8]>> = Vec::new();
    while let [0xff, marker, behind @ ..] = rest {
        rest = match marker {
            0xff => rest.get(1..)?,
            0x01 | 0xd0..=0xd7 => behind,
            0xd9 | 0xda => break,
            _ => {
                let length = usize::from(be16(behind, 0)?);
                // Cut off here, it may still have said its measure.
                let Some(segment) = behind.get(2..length) else { break };
                match marker {
                    // Start of frame, of any coding.
                    0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf if found.is_none() => {
                        let (height, width) = (be16(segment, 1)?, be16(segment, 3)?);
                        found = Some(Header::new(width.into(), height.into())?);
                    }
                    0xe1 => notes.push(segment.starts_with(b"Exif\0\0").then_some(segment)),
                    0xed => notes.push(None),
                    _ => {}
                }
                &behind[length..]
            }
        };
    }
    let mut header = found?;
    for note in notes {
        header.note(note);
    }
    Some(header)
}

/// The chunks of a PNG: name, contents, and all of it.
struct Chunks<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Chunks<'a> {
    type Item = (&'a [u8], &'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let length = usize::try_from(be32(self.rest, 0)?).ok()?;
        // The last one may be cut off; the decoder makes of it what it can.
        let end = length.checked_add(12)?.min(self.rest.len());
        let (whole, rest) = self.rest.split_at(end);
        self.rest = rest;
        let kind = whole.get(4..8)?;
        Some((kind, whole.get(8..whole.len().min(length + 8))?, whole))
    }
}

/// Chunks (W3C PNG, §5).
fn png(bytes: &[u8]) -> Option<Header> {
    let mut chunks = Chunks { rest: bytes.get(8..)? };
    let (b"IHDR", first, _) = chunks.next()? else { return None };
    let mut header = Header::new(be32(first, 0)?, be32(first, 4)?)?;
    for (kind, contents, _) in chunks {
        match kind {
            b"acTL" => header.moves = true,
            b"eXIf" => header.note(Some(contents)),
            b"tEXt" | b"zTXt" | b"iTXt" => header.note(None),
            // Nobody needs so large a profile; unpacked it may be a thousand times larger.
            b"iCCP" if contents.len() > PROFILE => header.note(None),
            _ => {}
        }
    }
    Some(header)
}

/// Blocks (`GIF89a`, appendix B); no further than the second frame.
fn gif(bytes: &[u8]) -> Option<Header> {
    let mut header = Header::new(le16(bytes, 6)?.into(), le16(bytes, 8)?.into())?;
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 6 << (flags & 7) };
    let mut at = 13 + table(bytes.get(10).copied().unwrap_or_default());
    let mut frames = 0;
    loop {
        at = match bytes.get(at) {
            Some(0x21) => {
                header.has_notes |= bytes.get(at + 1) == Some(&0xfe);
                at + 2
            }
            Some(0x2c) => {
                frames += 1;
                let Some(flags) = bytes.get(at + 9) else { break };
                at + 11 + table(*flags)
            }
            _ => break,
        };
        if frames > 1 {
            break;
        }
        while let Some(length) = bytes.get(at) {
            at += 1 + usize::from(*length);
            if *length == 0 {
                break;
            }
        }
    }
    header.moves = frames > 1;
    Some(header)
}

/// Chunks of RIFF (RFC 9649).
fn webp(bytes: &[u8]) -> Option<Header> {
    let (mut rest, mut found) = (bytes.get(12..)?, None::<Header>);
    let mut notes: Vec<Option<&[u8]>> = Vec::new();
    while let Some((kind, behind)) = rest.split_at_checked(4) {
        let Some(length) = behind.first_chunk().map(|it| u32::from_le_bytes(*it)) else { break };
        let length = usize::try_from(length).ok()?;
        let body = behind.get(4..)?;
        let contents = body.get(..length).unwrap_or(body);
        let measure = match kind {
            b"VP8X" => Some((le24(contents, 4)? + 1, le24(contents, 7)? + 1)),
            b"VP8 " if contents.get(3..6) == Some(b"\x9d\x01\x2a") => Some((
                u32::from(le16(contents, 6)? & 0x3fff),
                u32::from(le16(contents, 8)? & 0x3fff),
            )),
            b"VP8L" if contents.first() == Some(&0x2f) => {
                let bits = u32::from_le_bytes(*contents.get(1..)?.first_chunk()?);
                Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
            }
            _ => None,
        };
        if let Some((width, height)) = measure {
            // The picture may be larger than its canvas says.
            let (width, height) = found.map_or((width, height), |canvas| {
                (canvas.width.max(width), canvas.height.max(height))
            });
            let moves = found.is_some_and(|canvas| canvas.moves)
                || (kind == b"VP8X" && contents.first()? & 0x02 != 0);
            found = Some(Header { moves, ..Header::new(width, height)? });
        }
        match kind {
            b"EXIF" => notes.push(Some(contents)),
            b"XMP " => notes.push(None),
            _ => {}
        }
        rest = body.get(length.checked_add(length % 2)?..).unwrap_or_default();
    }
    let mut header = found?;
    for note in notes {
        header.note(note);
    }
    Some(header)
}

/// The largest `ispe` (ISO 23008-12, §6.5.3) near the beginning; we do not decode AVIF.
fn avif(bytes: &[u8]) -> Option<Header> {
    let near = &bytes[..bytes.len().min(1 << 16)];
    let places = near.windows(4).enumerate().filter(|(_, name)| name == b"ispe").take(100);
    let sizes = places.filter_map(|(at, _)| Some((be32(near, at + 8)?, be32(near, at + 12)?)));
    let (width, height) = sizes.max_by_key(|(w, h)| u64::from(*w) * u64::from(*h))?;
    let brand = near.get(8..12)?;
    let has_notes = near.windows(4).any(|name| name == b"Exif");
    Some(Header { has_notes, moves: brand == b"avis", ..Header::new(width, height)? })
}
