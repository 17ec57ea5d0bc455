//! Attachments: pictures, videos, sound, and links with a title.

use url::Url;

use super::{
    object::{Object, link_of},
    profile::picture,
};
use crate::thread::{Embed, Focus, Media, MediaKind, Size, clean};

/// Most attachments of one post.
const MOST: usize = 32;

/// Longest description, in characters.
const ALT: usize = 10_000;

/// What the post carries, in its order.
pub(super) fn of(post: Object<'_>) -> Vec<Media> {
    let mut media: Vec<Media> =
        post.objects("attachment").filter_map(attachment).take(MOST).collect();
    // Articles have one picture of their own.
    for image in post.all("image").filter_map(picture).take(MOST - media.len()) {
        if !media.iter().any(|known| known.url == image) {
            media.push(Media {
                kind: MediaKind::Image,
                url: image,
                preview: None,
                alt: None,
                size: None,
                focus: None,
                captions: Vec::new(),
            });
        }
    }
    media
}

/// Attached links.
pub(super) fn cards(post: Object<'_>) -> Vec<Embed> {
    let links = post.objects("attachment").filter(|it| it.is_a(&["Link"]) && kind(*it).is_none());
    links
        .filter_map(|link| {
            let url = link.link("href").or_else(|| link.link("url"))?;
            let title = clean(link.text("name").unwrap_or_default()).chars().take(300).collect();
            Some(Embed::Card { url, title, summary: None, image: None })
        })
        .take(MOST)
        .collect()
}

fn attachment(it: Object<'_>) -> Option<Media> {
    if it.is_a(&["PropertyValue", "Note"]) || (it.is_a(&["Link"]) && kind(it).is_none()) {
        return None;
    }
    let url = file(it)?;
    let alt = it.text("name").or_else(|| it.text("summary"));
    Some(Media {
        kind: kind(it).unwrap_or_else(|| kind_of_name(&url)),
        url,
        preview: it.all("icon").chain(it.all("preview")).find_map(picture),
        alt: alt.map(|alt| clean(alt).chars().take(ALT).collect()),
        size: size(it),
        focus: focus(it),
        captions: Vec::new(),
    })
}

/// The file: of several links the first that is not a page.
fn file(it: Object<'_>) -> Option<Url> {
    let links = it.objects("url").chain(it.objects("href"));
    links
        .filter(|link| link.text("mediaType") != Some("text/html"))
        .find_map(|link| link_of(link.0))
        .or_else(|| it.link("url"))
        .or_else(|| it.link("href"))
}

fn kind(it: Object<'_>) -> Option<MediaKind> {
    let told = it.text("mediaType").or_else(|| it.objects("url").find_map(|l| l.text("mediaType")));
    if let Some(told) = told {
        return match told.split('/').next() {
            Some("image") => Some(MediaKind::Image),
            Some("video") => Some(MediaKind::Video),
            Some("audio") => Some(MediaKind::Audio),
            _ if it.is_a(&["Link"]) => None,
            _ => Some(MediaKind::Other),
        };
    }
    [("Image", MediaKind::Image), ("Video", MediaKind::Video), ("Audio", MediaKind::Audio)]
        .into_iter()
        .find_map(|(name, kind)| it.is_a(&[name]).then_some(kind))
}

fn kind_of_name(url: &Url) -> MediaKind {
    let name = url.path().to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    if ends(&[".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"]) {
        MediaKind::Image
    } else if ends(&[".mp4", ".webm", ".mov"]) {
        MediaKind::Video
    } else if ends(&[".mp3", ".ogg", ".flac", ".wav", ".m4a", ".opus"]) {
        MediaKind::Audio
    } else {
        MediaKind::Other
    }
}

fn size(it: Object<'_>) -> Option<Size> {
    let pixels = |key| it.count(key).and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
    Some(Size { width: pixels("width")?, height: pixels("height")? })
}

fn focus(it: Object<'_>) -> Option<Focus> {
    let point = it.raw("focalPoint")?.as_array()?;
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
    let at = |index: usize| Some(point.get(index)?.as_f64()?.clamp(-1.0, 1.0) as f32);
    Some(Focus { x: at(0)?, y: at(1)? })
}
