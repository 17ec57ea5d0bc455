//! What the template of a thread's page reads: the thread with its numbers, and words about it.

mod figure;
mod leaf;
mod share;

use askama::Template;
use jiff::Timestamp;
use url::Url;

use super::{
    around::Around,
    facts, heavy,
    listing::Line,
    meta::Linked,
    page::{self, Chrome, href},
    prose::Prose,
};
use crate::{
    format::{self, Format, View, via, words},
    lang::Say,
    store::{Entry, Kept},
    thread::{Block, Context, Embed, Inline, Item, Media, RichText, Tag, Thread},
};

use figure::Shown;
use leaf::Place;
use share::{Code, Share};

/// The page.
#[derive(Template)]
#[template(path = "thread.html")]
pub(super) struct ThreadPage<'a> {
    chrome: &'a Chrome,
    /// Our public address, without a slash at its end.
    origin: &'a str,
    thread: &'a Thread,
    view: View,
    title: String,
    summary: String,
    checked_at: Timestamp,
    version: &'a str,
    indexed: bool,
    trunk: Vec<Place<'a>>,
    branches: Vec<Branch<'a>>,
    more: Vec<Line>,
    quoting: Vec<Line>,
    tags: Vec<Tag>,
}

/// A branch with its numbers.
struct Branch<'a> {
    /// The number of the post that it goes on from, when that is on the page.
    from: Option<usize>,
    places: Vec<Place<'a>>,
}

impl<'a> ThreadPage<'a> {
    pub(super) fn new(
        chrome: &'a Chrome,
        origin: &'a str,
        kept: &'a Kept,
        view: View,
        around: &Around,
    ) -> Self {
        let thread = &*kept.thread;
        let lines = |entries: &[Entry]| {
            entries.iter().map(|entry| Line::without_age(entry, chrome)).collect()
        };
        let count = |items: &[Item]| items.iter().filter(|it| matches!(it, Item::Post(_))).count();
        let trunk = leaf::places(&thread.trunk, 1, view, chrome, "h2");
        let mut n = 1 + count(&thread.trunk);
        let branches = thread.branches.iter().map(|branch| {
            let places = leaf::places(&branch.items, n, view, chrome, "h3");
            n += count(&branch.items);
            Branch { from: branch.from.as_ref().and_then(|post| thread.position(post)), places }
        });
        Self {
            branches: branches.collect(),
            trunk,
            chrome,
            origin,
            view,
            title: match thread.title(90) {
                title if title.is_empty() => {
                    chrome.say("thread-by").with("author", &thread.author.name).to_string()
                }
                title => title,
            },
            summary: thread.title(200),
            checked_at: kept.checked_at,
            version: &kept.version,
            indexed: kept.verdict.index,
            tags: if chrome.list { thread.tags() } else { Vec::new() },
            thread,
            more: lines(&around.more),
            quoting: lines(&around.quoting),
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

    /// Its address in full.
    fn canonical(&self) -> String {
        format!("{}{}", self.origin, self.path())
    }

    fn is_article(&self) -> bool {
        self.view == View::Article
    }

    /// Whether the article leaves anything out or joins anything: else both views are one.
    fn has_two_views(&self) -> bool {
        let lines = self.thread.branches.iter().map(|branch| &branch.items);
        std::iter::once(&self.thread.trunk).chain(lines).any(|items| {
            let passages = crate::article::read(items);
            passages.into_iter().zip(items).any(|(passage, item)| match (passage, item) {
                (Some(passage), Item::Post(post)) => passage.joins || passage.text != post.text,
                _ => false,
            })
        })
    }

    /// The author's threads on this site.
    fn more_of_author(&self) -> String {
        page::path_of(&self.thread.author.address)
    }

    /// Where search engines and previews find a picture of the page.
    fn card(&self) -> String {
        format!("{}{}", self.origin, heavy::card_of(&self.thread.address, self.version))
    }

    fn linked(&self) -> Linked {
        let picture = |url: &Url| self.picture(url).map(|path| format!("{}{path}", self.origin));
        Linked::of(self.thread, &self.title, &self.canonical(), &picture)
    }

    fn shares(&self) -> Vec<Share> {
        share::shares(&self.title, &self.canonical())
    }

    fn code(&self) -> Option<Code> {
        Code::of(&self.canonical())
    }

    /// Where the links in the author's words lead, in their order: for paper.
    fn sources(&self) -> Vec<&'a str> {
        let blocks = self.thread.posts().flat_map(|post| &post.text.0);
        let runs = blocks.flat_map(|block| -> Vec<&'a Inline> {
            match block {
                Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => {
                    runs.iter().collect()
                }
                Block::List { items, .. } => items.iter().flatten().collect(),
                Block::Code(_) => Vec::new(),
            }
        });
        let links = runs.filter_map(|run| match run {
            Inline::Link { url, .. } => Some(href(url)),
            _ => None,
        });
        links.collect()
    }

    /// The original of the thread's first post.
    fn original(&self) -> &str {
        self.thread.posts().next().map_or("#", |post| href(&post.url))
    }

    fn began_at(&self) -> Option<Timestamp> {
        self.thread.posts().next().map(|post| post.posted_at)
    }

    /// In which ways it was read.
    fn ways(&self) -> String {
        via::ways(&self.thread.via, self.chrome.language)
    }

    /// What the format is called.
    fn called(&self, format: &dyn Format) -> String {
        self.chrome.language.format(format.extension(), format.label())
    }

    fn downloads(&self) -> impl Iterator<Item = (String, &'static dyn Format)> {
        format::ALL
            .iter()
            .map(|&format| (format!("{}.{}", self.path(), format.extension()), format))
    }

    fn picture(&self, url: &Url) -> Option<String> {
        self.chrome.picture(url)
    }

    /// A small square, twice as sharp as shown.
    fn small(&self, url: &Url) -> Option<String> {
        self.chrome.thumbnail(url, 96)
    }

    fn prose(&self, text: &RichText, heading: &str) -> Prose {
        Prose::new(text, self.chrome, "", heading)
    }

    fn shown(&self, media: &Media) -> Shown {
        figure::shown(self.chrome, media)
    }

    /// What screen readers say in place of the media.
    fn alt(&self, media: &Media) -> String {
        let none = || self.chrome.say("picture-no-alt").to_string();
        facts::described(media).map_or_else(none, str::to_owned)
    }

    fn is_linked(&self, media: &Media) -> bool {
        matches!(self.shown(media), Shown::Linked)
    }

    /// A picture of it so small that it may be blurred.
    fn tiny(&self, media: &Media) -> Option<String> {
        match self.shown(media) {
            Shown::Picture(picture) | Shown::Poster(picture) => Some(picture.tiny),
            Shown::Film { .. } => self.chrome.thumbnail(media.preview.as_ref()?, 96),
            Shown::Sound(_) | Shown::Linked => None,
        }
    }
}
