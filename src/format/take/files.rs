//! Where a document has its media: inside itself, beside it, or nowhere.

use std::collections::{BTreeMap, HashMap};

use base64::{Engine, prelude::BASE64_STANDARD};
use url::Url;

use crate::{
    format::{File, Kit},
    thread::{Block, Context, Embed, Inline, Item, Media, MediaKind, Post, RichText, Thread},
};

/// The addresses under which a document has media of the networks.
#[derive(Default)]
pub(in crate::format) struct Files(HashMap<Url, Held>);

/// One file that the document has.
struct Held {
    address: String,
    kind: Kind,
}

/// What a reader does with a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Picture,
    Film,
    Sound,
}

/// How a piece of media is shown.
pub(in crate::format) enum Shown<'a> {
    Picture(&'a str),
    Film {
        address: &'a str,
        poster: Option<&'a str>,
        silent: bool,
    },
    Sound(&'a str),
    /// A film that the document does not have: its picture leads to the original.
    Poster(&'a str),
    Linked,
}

/// Kinds of pictures that documents may hold.
const PICTURES: &[&str] = &["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];

/// Largest picture that a single file takes in, in bytes, and all of them together, each counted
/// as often as it is shown.
const LARGEST: usize = 1 << 20;
const ALL: usize = 16 << 20;

impl Files {
    /// The pictures of the thread inside the document, as `data:`, as far as there is room.
    pub(in crate::format) fn inside(thread: &Thread, kit: &Kit) -> Self {
        let mut uses: BTreeMap<&Url, usize> = BTreeMap::new();
        let mut order = Vec::new();
        for url in addresses(thread) {
            let count = uses.entry(url).or_default();
            if *count == 0 {
                order.push(url);
            }
            *count += 1;
        }
        let mut room = ALL;
        let mut held = HashMap::new();
        for url in order {
            let Some(file) = kit.files.get(url).filter(|file| is_picture(file)) else { continue };
            let cost = file.bytes.len().saturating_mul(uses.get(url).copied().unwrap_or(1));
            if file.bytes.len() > LARGEST || cost > room {
                continue;
            }
            room -= cost;
            let (kind, data) = (&file.media_type, BASE64_STANDARD.encode(&file.bytes));
            let address = format!("data:{kind};base64,{data}");
            held.insert(url.clone(), Held { address, kind: Kind::Picture });
        }
        Self(held)
    }

    /// Files beside the document, by the address of each from there.
    pub(in crate::format) fn beside(kit: &Kit, places: &BTreeMap<&Url, String>) -> Self {
        let held = places.iter().filter_map(|(url, address)| {
            let kind = kind(kit.files.get(*url)?)?;
            Some(((*url).clone(), Held { address: address.clone(), kind }))
        });
        Self(held.collect())
    }

    /// The address of a picture.
    pub(in crate::format) fn picture(&self, url: &Url) -> Option<&str> {
        self.of(url, Kind::Picture)
    }

    fn of(&self, url: &Url, kind: Kind) -> Option<&str> {
        self.0.get(url).filter(|held| held.kind == kind).map(|held| held.address.as_str())
    }

    pub(in crate::format) fn shown<'a>(&'a self, media: &Media) -> Shown<'a> {
        let poster = media.preview.as_ref().and_then(|url| self.picture(url));
        if let Some(address) = self.picture(&media.url) {
            return Shown::Picture(address);
        }
        if let Some(address) = self.of(&media.url, Kind::Film) {
            return Shown::Film { address, poster, silent: media.kind == MediaKind::Gif };
        }
        match (self.of(&media.url, Kind::Sound), poster, media.kind) {
            (Some(address), ..) => Shown::Sound(address),
            (None, Some(poster), MediaKind::Image) => Shown::Picture(poster),
            (None, Some(poster), MediaKind::Video | MediaKind::Gif) => Shown::Poster(poster),
            _ => Shown::Linked,
        }
    }
}

fn kind(file: &File) -> Option<Kind> {
    if is_picture(file) {
        Some(Kind::Picture)
    } else if file.media_type.starts_with("video/") {
        Some(Kind::Film)
    } else if file.media_type.starts_with("audio/") {
        Some(Kind::Sound)
    } else {
        None
    }
}

fn is_picture(file: &File) -> bool {
    PICTURES.contains(&file.media_type.as_str())
}

/// The addresses of everything that a document of the thread shows, in the order in which it does,
/// as often as it does.
pub(in crate::format) fn addresses(thread: &Thread) -> Vec<&Url> {
    let mut all: Vec<&Url> = thread.author.avatar.iter().collect();
    if let Some(Context::Post(post)) = &thread.context {
        of_post(post, &mut all);
    }
    for item in thread.items() {
        let Item::Post(post) = item else { continue };
        of_post(post, &mut all);
        for embed in &post.embeds {
            if let Embed::Quote(quoted) = embed {
                of_post(quoted, &mut all);
            }
        }
    }
    all
}

fn of_post<'a>(post: &'a Post, all: &mut Vec<&'a Url>) {
    of_text(&post.text, all);
    for media in &post.media {
        all.push(&media.url);
        all.extend(&media.preview);
    }
    for embed in &post.embeds {
        if let Embed::Card { image, .. } = embed {
            all.extend(image);
        }
    }
}

fn of_text<'a>(text: &'a RichText, all: &mut Vec<&'a Url>) {
    let mut take = |runs: &'a [Inline]| {
        all.extend(runs.iter().filter_map(|run| match run {
            Inline::Emoji { image, .. } => Some(image),
            _ => None,
        }));
    };
    for block in &text.0 {
        match block {
            Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => take(runs),
            Block::List { items, .. } => items.iter().for_each(|runs| take(runs)),
            Block::Code(_) => {}
        }
    }
}
