//! What hangs on a post: `app.bsky.embed.*`, of which the AppView gives the view (addresses to
//! load from) and the author's record the rest (subtitles). Videos and subtitles themselves come
//! from the author's repository (`files`).

use url::Url;

use super::{
    convert::{Reading, Shown, web},
    json,
    name::{PostUri, is_did, is_rkey, page},
    wire::{
        AspectRatio, CaptionFile, EmbedView, External, ImageView, PostRecord, PostView, QuotedView,
    },
};
use crate::thread::{Caption, Embed, Gap, GapReason, Media, MediaKind, Size, clean};

/// Most pictures of a post (the lexicon of galleries allows 20), and most subtitles of a video.
const MOST: usize = 20;

/// Longest description of a picture, title and summary of a card, in characters.
const WORDS: usize = 10_000;

/// Hosts of animations that people pick in the app; cards of them are pictures.
const ANIMATIONS: [&str; 2] = ["media.tenor.com", "static.klipy.com"];

/// A quoted post, as the AppView gives it.
const QUOTED: &str = "app.bsky.embed.record#viewRecord";

/// What hangs on a post.
#[derive(Default)]
pub(super) struct Attached {
    pub(super) media: Vec<Media>,
    pub(super) embeds: Vec<Embed>,
}

/// Reads the attachments of a post.
pub(super) fn attached(reading: &Reading, view: &PostView, record: &PostRecord) -> Attached {
    let mut found = Attached::default();
    if view.kind == QUOTED {
        // A quoted post has its attachments in a list, and a quote inside it has none.
        for raw in &view.embeds {
            if let Ok(embed) = json::parse::<EmbedView>(raw.get()) {
                found.add(reading, &embed, view, record, false);
            }
        }
        return found;
    }
    match json::part::<EmbedView>(&view.embed) {
        Some(embed) => found.add(reading, &embed, view, record, true),
        // The author attached something that the AppView does not know, or cannot show.
        None if record.embed.is_some() => found.embeds.push(Embed::Unsupported),
        None => {}
    }
    found
}

impl Attached {
    /// One attachment; quotes only where `quotes` are carried, so nothing here goes deeper.
    fn add(
        &mut self,
        reading: &Reading,
        embed: &EmbedView,
        view: &PostView,
        record: &PostRecord,
        quotes: bool,
    ) {
        match &*embed.kind {
            "app.bsky.embed.images#view" => self.images(&embed.images),
            "app.bsky.embed.gallery#view" => self.images(&embed.items),
            "app.bsky.embed.video#view" => {
                self.media.extend(video(reading, embed, view, record));
            }
            "app.bsky.embed.external#view" => self.external(embed.external.as_ref()),
            "app.bsky.embed.record#view" if quotes => {
                self.embeds.push(quote(reading, &embed.record));
            }
            "app.bsky.embed.recordWithMedia#view" => {
                if let Some(media) = json::part::<EmbedView>(&embed.media)
                    && !media.kind.starts_with("app.bsky.embed.record")
                {
                    self.add(reading, &media, view, record, false);
                }
                if quotes {
                    let inner: Option<EmbedView> = json::part(&embed.record);
                    self.embeds
                        .push(inner.map_or(Embed::Unsupported, |e| quote(reading, &e.record)));
                }
            }
            "app.bsky.embed.record#view" => {}
            _ => self.embeds.push(Embed::Unsupported),
        }
    }

    fn images(&mut self, images: &[ImageView]) {
        let read = |image: &ImageView| {
            Some(Media {
                kind: MediaKind::Image,
                url: web(&image.fullsize)?,
                preview: image.thumb.as_deref().and_then(web),
                alt: words(&image.alt),
                size: image.aspect_ratio.and_then(size),
                focus: None,
                captions: Vec::new(),
            })
        };
        self.media.extend(images.iter().take(MOST).filter_map(read));
    }

    fn external(&mut self, external: Option<&External>) {
        let Some((card, url)) = external.and_then(|card| Some((card, web(&card.uri)?))) else {
            // No address that may be followed: the original shows what it is.
            self.embeds.push(Embed::Unsupported);
            return;
        };
        if let Some(animation) = animation(card, &url) {
            self.media.push(animation);
            return;
        }
        self.embeds.push(Embed::Card {
            url,
            title: words(&card.title).unwrap_or_default(),
            summary: words(&card.description),
            image: card.thumb.as_deref().and_then(web),
        });
    }
}

/// A GIF from the app's picker: a card by its form, with its size in the address and the
/// author's description after `ALT:`.
fn animation(card: &External, url: &Url) -> Option<Media> {
    let is_picture = [".gif", ".webp"].iter().any(|end| url.path().ends_with(end));
    if !is_picture || !ANIMATIONS.contains(&url.domain()?) {
        return None;
    }
    let number = |name: &str| {
        let (_, value) = url.query_pairs().find(|(key, _)| key == name)?;
        value.parse::<u32>().ok()
    };
    let ratio = number("ww").zip(number("hh"));
    let alt = match card.description.split_at_checked(4) {
        Some((sign, alt)) if sign.eq_ignore_ascii_case("alt:") => alt,
        _ => &card.description,
    };
    Some(Media {
        kind: MediaKind::Gif,
        url: url.clone(),
        preview: card.thumb.as_deref().and_then(web),
        alt: words(alt),
        size: ratio.and_then(|(width, height)| size(AspectRatio { width, height })),
        focus: None,
        captions: Vec::new(),
    })
}

fn video(
    reading: &Reading,
    embed: &EmbedView,
    view: &PostView,
    record: &PostRecord,
) -> Option<Media> {
    let did = &view.author.did;
    let inside = record.embed.as_ref();
    let files = inside.map(|embed| match &embed.media {
        Some(media) => &*media.captions,
        None => &*embed.captions,
    });
    let files = files.unwrap_or_default().iter().take(MOST);
    Some(Media {
        kind: if embed.presentation == "gif" { MediaKind::Gif } else { MediaKind::Video },
        // As it was uploaded, where that is known: players want one file, not pieces.
        url: reading.files.address(did, &embed.cid).or_else(|| web(&embed.playlist))?,
        preview: embed.thumbnail.as_deref().and_then(web),
        alt: words(&embed.alt),
        size: embed.aspect_ratio.and_then(size),
        focus: None,
        captions: files.filter_map(|file| caption(reading, did, file)).collect(),
    })
}

/// Subtitles are files of the author's repository.
fn caption(reading: &Reading, did: &str, file: &CaptionFile) -> Option<Caption> {
    let url = reading.files.address(did, &file.file.reference.cid)?;
    let language: String = clean(&file.lang).chars().take(35).collect();
    Some(Caption { language, url })
}

/// What is quoted: a post, something else that has a page, or why it is not there.
fn quote(reading: &Reading, raw: &json::Raw) -> Embed {
    let Some(quoted) = json::part::<QuotedView>(raw) else { return Embed::Unsupported };
    let id = PostUri::parse(&quoted.uri).and_then(|uri| uri.post_ref());
    let gap = |reason| Embed::QuoteGap(Gap { reason, id: id.clone(), cause: None });
    match &*quoted.kind {
        QUOTED => {
            let view: Option<PostView> = json::part(raw);
            match view.and_then(|view| reading.post(&view)) {
                Some(Shown::Post(post)) => Embed::Quote(post),
                Some(Shown::Gap(reason)) => gap(reason),
                None => Embed::Unsupported,
            }
        }
        "app.bsky.embed.record#viewNotFound" => gap(GapReason::Deleted),
        "app.bsky.embed.record#viewBlocked" => gap(GapReason::Blocked),
        // Its author took it out of this quote.
        "app.bsky.embed.record#viewDetached" => gap(GapReason::Withheld),
        _ => card(reading, &quoted).unwrap_or(Embed::Unsupported),
    }
}

/// A feed, a list, a starter pack, a labeler.
fn card(reading: &Reading, quoted: &QuotedView) -> Option<Embed> {
    let mut rest = quoted.uri.strip_prefix("at://")?.splitn(3, '/');
    let (did, _, rkey) = (rest.next()?, rest.next()?, rest.next()?);
    if !is_did(did) || !is_rkey(rkey) {
        return None;
    }
    let creator = || quoted.creator.as_ref().and_then(|creator| reading.author(creator));
    let (url, title, summary) = match &*quoted.kind {
        "app.bsky.feed.defs#generatorView" => {
            (page(&format!("{did}/feed/{rkey}"))?, &quoted.display_name, &quoted.description)
        }
        "app.bsky.graph.defs#listView" => {
            (page(&format!("{did}/lists/{rkey}"))?, &quoted.name, &quoted.description)
        }
        "app.bsky.graph.defs#starterPackViewBasic" | "app.bsky.graph.defs#starterPackView" => {
            let url = Url::parse(&format!("https://bsky.app/starter-pack/{did}/{rkey}")).ok()?;
            (url, &quoted.record.name, &quoted.record.description)
        }
        "app.bsky.labeler.defs#labelerView" => {
            let creator = creator()?;
            let (url, title) = (creator.url, creator.name);
            return Some(Embed::Card { url, title, summary: None, image: creator.avatar });
        }
        _ => return None,
    };
    Some(Embed::Card {
        url,
        title: words(title).unwrap_or_default(),
        summary: words(summary),
        image: quoted.avatar.as_deref().and_then(web),
    })
}

fn size(ratio: AspectRatio) -> Option<Size> {
    let AspectRatio { width, height } = ratio;
    (width > 0 && height > 0).then_some(Size { width, height })
}

/// Cleaned and not endless; `None` when nothing is said.
fn words(text: &str) -> Option<String> {
    let text: String = clean(text.trim()).chars().take(WORDS).collect();
    (!text.is_empty()).then_some(text)
}
