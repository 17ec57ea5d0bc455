//! What the template of a thread's page reads: the thread with its numbers, and words about it.

use askama::Template;
use jiff::Timestamp;
use url::Url;

use super::{
    facts,
    listing::Line,
    page::{self, Chrome, href},
    prose::Prose,
};
use crate::{
    format::{self, Format, words},
    lang::Say,
    store::Kept,
    thread::{Context, Embed, Gap, Item, Media, MediaKind, Post, RichText, Thread},
};

/// The page.
#[derive(Template)]
#[template(path = "thread.html")]
pub(super) struct ThreadPage<'a> {
    chrome: &'a Chrome,
    thread: &'a Thread,
    title: String,
    summary: String,
    checked_at: Timestamp,
    indexed: bool,
    trunk: Vec<Place<'a>>,
    branches: Vec<Branch<'a>>,
    latest: Vec<Line>,
}

/// One place on the page.
enum Place<'a> {
    Post { n: usize, post: &'a Post },
    Gap(&'a Gap),
}

/// A branch with its numbers.
struct Branch<'a> {
    /// The number of the post that it goes on from, when that is on the page.
    from: Option<usize>,
    places: Vec<Place<'a>>,
}

/// What one kind of media is shown as.
enum Shown {
    Picture(String),
    Film {
        address: String,
        poster: Option<String>,
        silent: bool,
    },
    Sound(String),
    /// A film that browsers cannot play: its poster leads to the original.
    Poster(String),
    Linked,
}

impl<'a> ThreadPage<'a> {
    pub(super) fn new(chrome: &'a Chrome, kept: &'a Kept, latest: Vec<Line>) -> Self {
        let thread = &*kept.thread;
        let mut n = 0;
        let mut places = |items: &'a [Item]| {
            let place = |item: &'a Item| match item {
                Item::Post(post) => {
                    n += 1;
                    Place::Post { n, post }
                }
                Item::Gap(gap) => Place::Gap(gap),
            };
            items.iter().map(place).collect::<Vec<_>>()
        };
        let trunk = places(&thread.trunk);
        let branches = thread.branches.iter().map(|branch| Branch {
            from: branch.from.as_ref().and_then(|post| thread.position(post)),
            places: places(&branch.items),
        });
        Self {
            branches: branches.collect(),
            trunk,
            chrome,
            title: match thread.title(90) {
                title if title.is_empty() => {
                    chrome.say("thread-by").with("author", &thread.author.name).to_string()
                }
                title => title,
            },
            summary: thread.title(200),
            checked_at: kept.checked_at,
            indexed: kept.verdict.index,
            thread,
            latest,
        }
    }

    fn network(&self) -> &str {
        self.chrome.title_of(self.thread.network().as_str())
    }

    /// Our words of that key, which speak of the thread's network.
    fn of_network<'k>(&self, key: &'k str) -> Say<'k> {
        let network = self.thread.network();
        self.chrome.say(key).with("network", network.as_str()).with("title", self.network())
    }

    fn path(&self) -> String {
        page::path_of(&self.thread.address)
    }

    /// Its address in full, as far as we know our own.
    fn canonical(&self) -> String {
        self.chrome.full(&self.path())
    }

    /// The original of the thread's first post.
    fn original(&self) -> &str {
        self.thread.posts().next().map_or("#", |post| href(&post.url))
    }

    fn began_at(&self) -> Option<Timestamp> {
        self.thread.posts().next().map(|post| post.posted_at)
    }

    /// Minutes that reading takes, from 1.
    fn minutes(&self) -> usize {
        let words: usize = self
            .thread
            .posts()
            .map(|post| {
                let text = post.text.to_plain();
                // Scripts without spaces: two characters read like one word.
                let dense = text.chars().filter(|c| ('\u{2e80}'..='\u{ffdc}').contains(c)).count();
                text.split_whitespace().count() + dense / 2
            })
            .sum();
        words.div_ceil(230).max(1)
    }

    fn downloads(&self) -> impl Iterator<Item = (String, &'static dyn Format)> {
        format::ALL
            .iter()
            .map(|&format| (format!("{}.{}", self.path(), format.extension()), format))
    }

    fn picture(&self, url: &Url) -> Option<String> {
        self.chrome.picture(url)
    }

    fn prose(&self, text: &RichText, heading: &str) -> Prose {
        Prose::new(text, self.chrome, "", heading)
    }

    /// The browser gets the media itself, and its description with it: the caption is for eyes.
    fn is_loaded(&self, media: &Media) -> bool {
        !matches!(self.shown(media), Shown::Linked)
    }

    fn shown(&self, media: &Media) -> Shown {
        let path = media.url.path().to_ascii_lowercase();
        let poster = media.preview.as_ref().and_then(|url| self.picture(url));
        let end = path.rsplit_once('.').map_or("", |(_, end)| end);
        let still = ["gif", "webp", "png", "jpg", "jpeg", "avif"];
        let Some(address) = self.picture(&media.url) else { return Shown::Linked };
        match media.kind {
            MediaKind::Image => Shown::Picture(address),
            MediaKind::Gif if still.contains(&end) => Shown::Picture(address),
            MediaKind::Video | MediaKind::Gif if end == "m3u8" => match poster {
                Some(poster) => Shown::Poster(poster),
                None => Shown::Linked,
            },
            MediaKind::Video => Shown::Film { address, poster, silent: false },
            MediaKind::Gif => Shown::Film { address, poster, silent: true },
            MediaKind::Audio => Shown::Sound(address),
            MediaKind::Other => Shown::Linked,
        }
    }
}
