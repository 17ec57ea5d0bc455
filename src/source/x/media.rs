//! Pictures and videos of X: which of the copies that it offers is the one to show.

use url::Url;

use crate::thread::{Media, MediaKind, Size, clean};

/// Longest description that is kept, in characters.
const ALT: usize = 4_000;

/// Most pixels of a video that pages need: beyond Full HD only the download grows.
const PIXELS: u64 = 1920 * 1080;

/// One copy of a video.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Variant {
    pub(super) url: String,
    /// Bits per second; 0 for loops.
    pub(super) bitrate: u64,
    /// As the network says: `video/mp4`, `application/x-mpegURL`.
    pub(super) media_type: String,
}

/// A still picture, in the size that pages show.
pub(super) fn photo(url: &str, size: Option<(u64, u64)>, alt: Option<&str>) -> Option<Media> {
    let (url, preview) = (sized(url, "large")?, sized(url, "small"));
    Some(Media {
        kind: MediaKind::Image,
        url,
        preview,
        alt: described(alt),
        size: size.and_then(whole),
        focus: None,
        captions: Vec::new(),
    })
}

/// A video, or a loop ([`MediaKind::Gif`]): the best MP4 that is not larger than needed, else the
/// playlist. `None` when nothing can be shown of it, not even a poster.
pub(super) fn video(
    kind: MediaKind,
    variants: &[Variant],
    poster: Option<&str>,
    size: Option<(u64, u64)>,
    alt: Option<&str>,
) -> Option<Media> {
    let preview = poster.and_then(address);
    let (kind, url) = match best(variants).and_then(|variant| address(&variant.url)) {
        Some(url) => (kind, url),
        None => (MediaKind::Image, preview.clone()?),
    };
    let (alt, size) = (described(alt), size.and_then(whole));
    Some(Media { kind, url, preview, alt, size, focus: None, captions: Vec::new() })
}

/// The MP4 with the highest bitrate among those with no more pixels than needed; the smallest
/// when all have more; the playlist when there is no MP4. HEVC plays in too few browsers.
fn best(variants: &[Variant]) -> Option<&Variant> {
    let plays = |variant: &&Variant| {
        variant.media_type == "video/mp4" && !variant.url.to_lowercase().contains("/hevc/")
    };
    let fits = |variant: &&Variant| pixels(&variant.url).is_none_or(|pixels| pixels <= PIXELS);
    let films = || variants.iter().filter(plays);
    films()
        .filter(fits)
        .max_by_key(|variant| variant.bitrate)
        .or_else(|| films().min_by_key(|variant| variant.bitrate))
        .or_else(|| variants.iter().find(|variant| !variant.media_type.starts_with("video/")))
}

/// The size that stands in a video's path: `/vid/avc1/1280x720/…`.
fn pixels(url: &str) -> Option<u64> {
    url.split('/').find_map(|part| {
        let (width, height) = part.split_once('x')?;
        width.parse::<u32>().ok().map(u64::from)?.checked_mul(height.parse().ok()?)
    })
}

/// The address of a picture of `pbs.twimg.com/media` in one of its sizes; other pictures as they
/// are.
fn sized(url: &str, size: &str) -> Option<Url> {
    let mut url = address(url)?;
    if url.host_str() != Some("pbs.twimg.com") || !url.path().starts_with("/media/") {
        return Some(url);
    }
    let named = url.query_pairs().find(|(key, _)| key == "format").map(|(_, end)| end.into_owned());
    let (path, end) = match (url.path().rsplit_once('.'), named) {
        (Some((path, end)), _) => (path.to_owned(), end.to_owned()),
        (None, Some(end)) => (url.path().to_owned(), end),
        (None, None) => return Some(url),
    };
    url.set_path(&path);
    url.query_pairs_mut().clear().append_pair("format", &end).append_pair("name", size);
    Some(url)
}

/// An account's picture in the size that pages show.
pub(super) fn avatar(url: &str) -> Option<Url> {
    address(&url.replace("_normal.", "_200x200."))
}

/// An address that media may be fetched from.
pub(super) fn address(url: &str) -> Option<Url> {
    crate::source::facets::address(url)
}

fn described(alt: Option<&str>) -> Option<String> {
    let alt: String = clean(alt?).trim().chars().take(ALT).collect();
    (!alt.is_empty()).then_some(alt)
}

fn whole((width, height): (u64, u64)) -> Option<Size> {
    let width = u32::try_from(width).ok().filter(|width| *width > 0)?;
    let height = u32::try_from(height).ok().filter(|height| *height > 0)?;
    Some(Size { width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variant(path: &str, bitrate: u64, media_type: &str) -> Variant {
        let url = format!("https://video.twimg.com/{path}");
        Variant { url, bitrate, media_type: media_type.to_owned() }
    }

    #[test]
    fn the_best_film_that_is_not_larger_than_needed_is_taken() {
        let films = [
            variant("a.m3u8", 0, "application/x-mpegURL"),
            variant("vid/avc1/3840x2160/a.mp4", 25_000_000, "video/mp4"),
            variant("vid/hevc/1920x1080/a.mp4", 9_000_000, "video/mp4"),
            variant("vid/avc1/1280x720/a.mp4", 2_176_000, "video/mp4"),
            variant("vid/avc1/480x270/a.mp4", 288_000, "video/mp4"),
        ];
        assert_eq!(best(&films).unwrap().bitrate, 2_176_000);
        assert_eq!(best(&films[..2]).unwrap().bitrate, 25_000_000, "better than none");
        assert_eq!(best(&films[..1]).unwrap().url, "https://video.twimg.com/a.m3u8");
        let hoop = [variant("tweet_video/a.mp4", 0, "video/mp4")];
        assert!(best(&hoop).is_some(), "a loop has no bitrate");
    }

    #[test]
    fn pictures_are_asked_for_in_the_size_that_is_shown() {
        let photo = photo("https://pbs.twimg.com/media/Abc.jpg", Some((0, 7)), Some(" ")).unwrap();
        assert_eq!(photo.url.as_str(), "https://pbs.twimg.com/media/Abc?format=jpg&name=large");
        assert_eq!((photo.alt, photo.size), (None, None));
        let sized = sized("https://pbs.twimg.com/media/Abc?format=png&name=orig", "small");
        assert_eq!(sized.unwrap().query(), Some("format=png&name=small"));
        assert_eq!(address("javascript:alert(1)"), None);
    }
}
