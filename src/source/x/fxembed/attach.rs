//! What hangs on the API's posts: media, polls, cards, articles.

use jiff::Timestamp;

use super::wire;
use crate::{
    source::x::{
        article,
        media::{self, Variant},
        moment,
        status::{Article, Raw, What},
    },
    thread::{Choice, Embed, Media, MediaKind, Poll, clean},
};

/// Most media of a post.
const MEDIA: usize = 20;

/// Most choices of a poll.
const CHOICES: usize = 20;

/// Longest label, title and description, in characters.
const WORDS: usize = 1_000;

/// Photos, videos and loops, in the order of the post where the API tells it.
pub(super) fn media(lists: &wire::MediaLists) -> Vec<Media> {
    let apart =
        || lists.photos.iter().chain(&lists.videos).filter_map(medium).take(MEDIA).collect();
    let all: Vec<Media> = lists.all.iter().filter_map(medium).take(MEDIA).collect();
    if all.is_empty() { apart() } else { all }
}

fn medium(medium: &wire::Medium) -> Option<Media> {
    let size = Some((medium.width, medium.height));
    let alt = medium.alt.as_deref();
    let kind = match medium.kind.as_str() {
        "photo" => return media::photo(&medium.url, size, alt),
        "video" => MediaKind::Video,
        "gif" => MediaKind::Gif,
        _ => return None,
    };
    let variants = variants(medium);
    if variants.is_empty() {
        // A loop among the photos may be a picture that moves.
        return media::photo(&medium.url, size, alt);
    }
    media::video(kind, &variants, medium.thumbnail_url.as_deref(), size, alt)
}

/// The copies of a video, or the one that the API thinks best.
fn variants(medium: &wire::Medium) -> Vec<Variant> {
    let films = medium.formats.iter().filter(|format| format.codec.as_deref() != Some("hevc"));
    let films: Vec<Variant> = films
        .filter_map(|format| variant(&format.url, format.bitrate, format.container.as_deref()))
        .collect();
    if films.is_empty() { variant(&medium.url, 0, None).into_iter().collect() } else { films }
}

fn variant(url: &str, bitrate: u64, container: Option<&str>) -> Option<Variant> {
    let address = media::address(url)?;
    let end = address.path().rsplit_once('.').map(|(_, end)| end);
    let media_type = match container.or(end)? {
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "m3u8" => "application/x-mpegURL",
        _ => return None,
    };
    Some(Variant { url: url.to_owned(), bitrate, media_type: media_type.to_owned() })
}

/// The result of a vote; `now` tells whether it is over.
pub(super) fn poll(poll: wire::Poll, now: Timestamp) -> Option<Poll> {
    let choices = poll.choices.into_iter().take(CHOICES);
    let choices: Vec<Choice> =
        choices.map(|choice| Choice { label: short(&choice.label), votes: choice.count }).collect();
    let ends_at = poll.ends_at.as_deref().and_then(moment::parse);
    let is_over = ends_at.is_some_and(|end| end <= now);
    (!choices.is_empty()).then_some(Poll {
        choices,
        multiple: false,
        ends_at,
        is_over,
        total: poll.total_votes,
    })
}

/// The preview of a link. Its address is a `t.co`, which a link of the text with the same one
/// expands.
pub(super) fn card(card: &wire::Card, text: &Raw) -> Option<Embed> {
    let expanded = text.entities.iter().find_map(|entity| match &entity.what {
        What::Url { short, long, .. } if short.eq_ignore_ascii_case(&card.url) => Some(long),
        _ => None,
    });
    let url = media::address(expanded.unwrap_or(&card.url))?;
    let named = [&card.title, &card.domain].into_iter().map(|words| short(words));
    let title = named.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    let summary = Some(short(&card.description)).filter(|words| !words.is_empty());
    let image = card.image.as_ref().and_then(|image| media::address(&image.url));
    let says = !title.is_empty() || summary.is_some() || image.is_some();
    says.then_some(Embed::Card { url, title, summary, image })
}

/// An article: all of it, or its title and its first words.
pub(super) fn article(wire: &wire::Article) -> Option<Article> {
    let info = wire.cover_media.get("media_info");
    let cover = info.and_then(|info| {
        let pixels = |name: &str| info.get(name)?.as_u64();
        let size = pixels("original_img_width").zip(pixels("original_img_height"));
        media::photo(info.get("original_img_url")?.as_str()?, size, None)
    });
    let (content, media) = (wire.content.as_ref(), wire.media_entities.as_ref());
    let article = article::article(&short(&wire.title), &wire.preview_text, content, media, cover);
    (!article.title.is_empty() || !article.body.is_empty()).then_some(article)
}

fn short(words: &str) -> String {
    clean(words).trim().chars().take(WORDS).collect()
}
