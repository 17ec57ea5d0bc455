//! What a thread shows: the addresses of its pictures, videos, avatars and emoji.

use std::collections::HashSet;

use url::Url;

use crate::thread::{
    Author, Block, Context, Embed, Inline, Item, Media, MediaKind, Post, RichText, Thread,
    is_playlist,
};

/// Most things of one thread.
const MOST: usize = 2000;

/// One thing that a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// On the network's servers.
    pub url: Url,
    /// It is played, and large: everything else comes before it.
    pub is_played: bool,
}

/// What a page of the thread shows, each address once, in the order of the page.
#[must_use]
pub fn wanted(thread: &Thread) -> Vec<Wanted> {
    let mut list = List::default();
    if let Some(Context::Post(post)) = &thread.context {
        list.post(post);
    }
    list.author(&thread.author);
    for item in thread.items() {
        if let Item::Post(post) = item {
            list.post(post);
        }
    }
    list.found
}

/// Everything that may be kept for the thread's sake: what a page shows, and the previews of
/// pictures, which come with archives.
#[must_use]
pub fn named(thread: &Thread) -> Vec<Url> {
    let mut found: Vec<Url> = wanted(thread).into_iter().map(|it| it.url).collect();
    let mut seen: HashSet<Url> = found.iter().cloned().collect();
    let context = match &thread.context {
        Some(Context::Post(post)) => Some(&**post),
        _ => None,
    };
    let quoted = |post: &'_ Post| -> Vec<Media> {
        let quotes = post.embeds.iter().filter_map(|embed| match embed {
            Embed::Quote(quoted) => Some(quoted.media.clone()),
            _ => None,
        });
        post.media.iter().cloned().chain(quotes.flatten()).collect()
    };
    let previews = thread.posts().chain(context).flat_map(quoted).filter_map(|it| it.preview);
    found.extend(previews.take(MOST).filter(|url| seen.insert(url.clone())));
    found
}

#[derive(Default)]
struct List {
    found: Vec<Wanted>,
    seen: HashSet<Url>,
}

impl List {
    fn add(&mut self, url: &Url, is_played: bool) {
        let is_of_the_web = matches!(url.scheme(), "http" | "https");
        // What playlists name is not shown from here.
        if is_of_the_web
            && !is_playlist(url)
            && self.found.len() < MOST
            && self.seen.insert(url.clone())
        {
            self.found.push(Wanted { url: url.clone(), is_played });
        }
    }

    fn author(&mut self, author: &Author) {
        author.avatar.iter().for_each(|url| self.add(url, false));
    }

    fn post(&mut self, post: &Post) {
        self.part(post);
        for embed in &post.embeds {
            match embed {
                // Quotes inside a quote are not carried.
                Embed::Quote(quoted) => self.part(quoted),
                Embed::Card { image, .. } => image.iter().for_each(|url| self.add(url, false)),
                Embed::QuoteGap(_) | Embed::Poll(_) | Embed::Unsupported => {}
            }
        }
    }

    fn part(&mut self, post: &Post) {
        self.author(&post.author);
        self.words(&post.text);
        post.media.iter().for_each(|media| self.media(media));
        for embed in &post.embeds {
            if let Embed::Card { image: Some(image), .. } = embed {
                self.add(image, false);
            }
        }
    }

    fn media(&mut self, media: &Media) {
        match media.kind {
            MediaKind::Image => self.add(&media.url, false),
            MediaKind::Video | MediaKind::Gif | MediaKind::Audio => {
                media.preview.iter().for_each(|url| self.add(url, false));
                media.captions.iter().for_each(|caption| self.add(&caption.url, false));
                self.add(&media.url, true);
            }
            // Only linked.
            MediaKind::Other => {}
        }
    }

    fn words(&mut self, text: &RichText) {
        for block in &text.0 {
            match block {
                Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => {
                    self.runs(runs);
                }
                Block::List { items, .. } => items.iter().for_each(|runs| self.runs(runs)),
                Block::Code(_) => {}
            }
        }
    }

    fn runs(&mut self, runs: &[Inline]) {
        for run in runs {
            if let Inline::Emoji { image, .. } = run {
                self.add(image, false);
            }
        }
    }
}
