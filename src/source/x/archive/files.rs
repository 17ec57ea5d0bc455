//! A post's media, and under which names the archive keeps the files: the last part of the
//! network's address, behind the id of the post.

use url::Url;

use super::wire::{Medium, Post};
use crate::{
    source::x::media::{self, Variant},
    thread::{Media, MediaKind},
};

/// Most media of a post; X allows four, and mixes.
const MOST: usize = 16;

/// A medium as it is shown, and the files that it may come from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) media: Media,
    /// What is asked for when the page is shown, and the names of files that would do, best first.
    pub(super) files: Vec<(Vec<Url>, Vec<String>)>,
}

/// What the post shows.
pub(super) fn shown(post: &Post) -> Vec<Shown> {
    let (all, first) = (&post.extended_entities.media, &post.entities.media);
    let media = if all.is_empty() { first } else { all };
    media.iter().take(MOST).filter_map(one).collect()
}

fn one(medium: &Medium) -> Option<Shown> {
    let still = last_part(&medium.media_url_https);
    let size = medium.sizes.large.w.0.zip(medium.sizes.large.h.0);
    let kind = match medium.kind.as_str() {
        "video" => MediaKind::Video,
        "animated_gif" => MediaKind::Gif,
        _ => {
            let media = media::photo(&medium.media_url_https, size, None)?;
            let urls = [Some(media.url.clone()), media.preview.clone()];
            let urls = urls.into_iter().flatten().collect();
            return Some(Shown { media, files: vec![(urls, still.into_iter().collect())] });
        }
    };
    let variants: Vec<Variant> = medium
        .video_info
        .variants
        .iter()
        .map(|variant| Variant {
            url: variant.url.clone(),
            bitrate: variant.bitrate.0.unwrap_or_default(),
            media_type: variant.content_type.clone(),
        })
        .collect();
    let media = media::video(kind, &variants, Some(&medium.media_url_https), size, None)?;
    // The archive has one of the films, mostly the largest; any is the film that was asked for.
    let mut copies: Vec<&Variant> =
        variants.iter().filter(|variant| variant.media_type == "video/mp4").collect();
    copies.sort_by_key(|film| (film.url != media.url.as_str(), std::cmp::Reverse(film.bitrate)));
    let names = copies.iter().filter_map(|film| last_part(&film.url)).collect();
    let mut files = vec![(media.preview.iter().cloned().collect(), still.into_iter().collect())];
    if media.kind != MediaKind::Image {
        files.push((vec![media.url.clone()], names));
    }
    Some(Shown { media, files })
}

/// `https://video.twimg.com/…/720x1280/Ab-c.mp4?tag=12` → `Ab-c.mp4`.
fn last_part(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let (_, name) = path.rsplit_once('/')?;
    (!name.is_empty() && name.len() <= 255).then(|| name.to_owned())
}
