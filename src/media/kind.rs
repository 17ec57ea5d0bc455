//! What a file is, by its first bytes. Only kinds that browsers show and that can hold no program:
//! no SVG, no HTML, no PDF.

/// A kind of file that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// How we call it.
    pub(super) media_type: &'static str,
    /// Beginnings of what its server may call it.
    called: &'static [&'static str],
}

const fn image(media_type: &'static str) -> Kind {
    Kind { media_type, called: &["image/"] }
}

const JPEG: Kind = image("image/jpeg");
const PNG: Kind = image("image/png");
const GIF: Kind = image("image/gif");
const WEBP: Kind = image("image/webp");
const AVIF: Kind = image("image/avif");
/// Containers that may hold sound alone.
const MP4: Kind = Kind { media_type: "video/mp4", called: &["video/", "audio/"] };
const WEBM: Kind = Kind { media_type: "video/webm", called: &["video/", "audio/"] };
const M4A: Kind = Kind { media_type: "audio/mp4", called: &["audio/", "video/mp4"] };
const OGG: Kind = Kind { media_type: "audio/ogg", called: &["audio/", "application/ogg"] };
const MP3: Kind = Kind { media_type: "audio/mpeg", called: &["audio/"] };
const VTT: Kind =
    Kind { media_type: "text/vtt; charset=utf-8", called: &["text/vtt", "text/plain"] };

/// What servers say that have not looked.
const UNSAID: &[&str] = &["application/octet-stream", "binary/octet-stream"];

impl Kind {
    /// Decoded by readers' browsers from beginning to end.
    pub(super) fn is_picture(self) -> bool {
        self.media_type.starts_with("image/")
    }

    /// Played while it comes.
    pub(super) fn is_played(self) -> bool {
        self.media_type.starts_with("video/") || self.media_type.starts_with("audio/")
    }

    /// Whether the file's server calls it something of this class. Two types at once, or none, is
    /// an attempt to be taken for something else. SVG is an image by name, but never by content.
    pub(super) fn is_called(self, declared: &str) -> bool {
        let essence = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_token = |part: &str| {
            let plain = |b: u8| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b);
            !part.is_empty() && part.bytes().all(plain)
        };
        let is_one = essence.split_once('/').is_some_and(|(a, b)| is_token(a) && is_token(b));
        let is_vector = essence == "image/svg+xml";
        is_one
            && !is_vector
            && (UNSAID.contains(&essence.as_str())
                || self.called.iter().any(|name| essence.starts_with(name)))
    }
}

/// The kind of a file. `None` for everything that is not shown.
pub(super) fn of(bytes: &[u8]) -> Option<Kind> {
    let simple: [(&[u8], Kind); 7] = [
        (b"\xff\xd8\xff", JPEG),
        (b"\x89PNG\r\n\x1a\n", PNG),
        (b"GIF87a", GIF),
        (b"GIF89a", GIF),
        (b"OggS\0", OGG),
        (b"ID3\x02", MP3),
        (b"ID3\x03", MP3),
    ];
    if let Some((_, kind)) = simple.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(*kind);
    }
    match bytes {
        [b'I', b'D', b'3', 4, ..] => Some(MP3),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(WEBP),
        [0x1a, 0x45, 0xdf, 0xa3, rest @ ..] => is_webm(rest).then_some(WEBM),
        [a, b, c, d, b'f', b't', b'y', b'p', rest @ ..] => {
            base_media(u32::from_be_bytes([*a, *b, *c, *d]), rest)
        }
        [0xff, second, third, ..] => is_mp3_frame(*second, *third).then_some(MP3),
        _ => is_vtt(bytes).then_some(VTT),
    }
}

/// Matroska by name `webm`, which stands in the header's first bytes.
fn is_webm(header: &[u8]) -> bool {
    header.iter().take(64).copied().collect::<Vec<_>>().windows(7).any(|w| w == b"\x42\x82\x84webm")
}

/// The family of MP4 (ISO 14496-12): the first box lists the brands that the file keeps to.
fn base_media(size: u32, rest: &[u8]) -> Option<Kind> {
    let length = usize::try_from(size).ok()?.checked_sub(8)?.min(rest.len()).min(256);
    let (first, others) = rest.get(..length)?.split_at_checked(4)?;
    // The four bytes behind the first brand are its version.
    let brands: Vec<&[u8]> =
        std::iter::once(first).chain(others.get(4..)?.chunks_exact(4)).collect();
    let keeps_to = |names: &[&[u8]]| brands.iter().any(|brand| names.contains(brand));
    let begins_as = |names: &[&[u8]]| names.contains(&first);
    if begins_as(&[b"M4A ", b"M4B "]) {
        Some(M4A)
    } else if keeps_to(&[b"avif", b"avis"]) {
        Some(AVIF)
    } else if begins_as(&[b"qt  ", b"heic", b"heix", b"mif1", b"msf1"]) {
        None
    } else {
        let video: &[&[u8]] = &[
            b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1",
            b"dash", b"M4V ", b"MSNV", b"mmp4", b"f4v ",
        ];
        keeps_to(video).then_some(MP4)
    }
}

/// The head of a frame of MPEG audio, layer III.
fn is_mp3_frame(second: u8, third: u8) -> bool {
    let is_sync = second & 0xe0 == 0xe0;
    let is_version = second & 0x18 != 0x08;
    let is_layer_3 = second & 0x06 == 0x02;
    let is_rate = third & 0xf0 != 0xf0 && third & 0xf0 != 0 && third & 0x0c != 0x0c;
    is_sync && is_version && is_layer_3 && is_rate
}

fn is_vtt(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Some(behind) = text.strip_prefix(b"WEBVTT") else { return false };
    matches!(behind.first(), None | Some(b' ' | b'\t' | b'\n' | b'\r'))
        // The last letter may be cut in two when only the beginning is looked at.
        && str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
}
