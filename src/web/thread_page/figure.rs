//! How a piece of media is shown: from our own address, in the sizes that the page has room for.

use url::Url;

use super::super::page::Chrome;
use crate::{
    media::{Facts, shape},
    thread::{Media, MediaKind, Size, is_playlist},
};

/// Width of the column, and of what a phone shows, in CSS pixels.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// What one piece of media is shown as.
pub(in crate::web) enum Shown {
    Picture(Picture),
    Film {
        address: String,
        poster: Option<String>,
        silent: bool,
        size: Option<Size>,
        class: String,
    },
    Sound(String),
    /// A film that browsers cannot play: its poster leads to the original.
    Poster(Picture),
    Linked,
}

/// A still picture.
pub(in crate::web) struct Picture {
    /// As the network gave it.
    pub(in crate::web) whole: String,
    /// For browsers that choose no other.
    pub(in crate::web) small: String,
    /// Small copies with their widths, as `srcset` wants them.
    pub(in crate::web) set: String,
    /// A small one to be blurred.
    pub(in crate::web) tiny: String,
    pub(in crate::web) size: Option<Size>,
    /// The classes that give the place its colour until the picture is there, and its shape.
    pub(in crate::web) class: String,
}

impl Picture {
    /// The picture at that address of a network. `told` is the measure that the network tells: it may
    /// be no more than the ratio, and what we saw ourselves is better.
    pub(in crate::web) fn at(chrome: &Chrome, url: &Url, told: Option<Size>) -> Option<Self> {
        let whole = chrome.picture(url)?;
        let facts = chrome.facts(url);
        let size = facts.map(|facts| facts.size).or(told);
        // What is narrower has no copy of that width.
        let fits = |width: &u32| facts.is_none_or(|facts| *width < facts.size.width);
        let set: Vec<String> = WIDTHS
            .into_iter()
            .filter(fits)
            .filter_map(|width| Some(format!("{} {width}w", chrome.thumbnail(url, width)?)))
            .chain(facts.map(|facts| format!("{whole} {}w", facts.size.width)))
            .collect();
        Some(Self {
            small: chrome.thumbnail(url, 960)?,
            tiny: chrome.thumbnail(url, 96)?,
            set: set.join(", "),
            class: class(facts, size),
            whole,
            size,
        })
    }
}

/// See [`crate::media::tones`] and [`crate::media::shapes`].
fn class(facts: Option<Facts>, size: Option<Size>) -> String {
    let tone = facts.and_then(|facts| facts.tone()).map(|tone| format!("tone-{tone}"));
    let shape = size.and_then(shape).map(|shape| format!("shape-{shape}"));
    tone.into_iter().chain(shape).collect::<Vec<_>>().join(" ")
}

/// How it is shown.
pub(in crate::web) fn shown(chrome: &Chrome, media: &Media) -> Shown {
    let path = media.url.path().to_ascii_lowercase();
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    let still = ["gif", "webp", "png", "jpg", "jpeg", "avif"];
    let picture = |url: &Url| Picture::at(chrome, url, media.size);
    let preview = media.preview.as_ref();
    let film = |silent| {
        let Some(address) = chrome.picture(&media.url) else { return Shown::Linked };
        let facts = preview.and_then(|url| chrome.facts(url));
        let poster = preview.and_then(|url| chrome.thumbnail(url, 960));
        let size = media.size.or(facts.map(|facts| facts.size));
        Shown::Film { address, poster, silent, size, class: class(facts, size) }
    };
    match media.kind {
        MediaKind::Image => picture(&media.url).map_or(Shown::Linked, Shown::Picture),
        MediaKind::Gif if still.contains(&end) => {
            picture(&media.url).map_or(Shown::Linked, Shown::Picture)
        }
        MediaKind::Video | MediaKind::Gif if is_playlist(&media.url) => {
            preview.and_then(picture).map_or(Shown::Linked, Shown::Poster)
        }
        MediaKind::Video => film(false),
        MediaKind::Gif => film(true),
        MediaKind::Audio => chrome.picture(&media.url).map_or(Shown::Linked, Shown::Sound),
        MediaKind::Other => Shown::Linked,
    }
}
