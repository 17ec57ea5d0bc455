//! A thread as simple markup without any address of the networks' media: for feeds, and for frames
//! on other sites.

use askama::Template;
use url::Url;

use super::{
    page::{self, Chrome, href},
    prose::Prose,
};
use crate::{
    format::words,
    lang::Say,
    thread::{Choice, Embed, Gap, Item, Media, MediaKind, Poll, Post, Thread},
};

/// What `part/plain.html` reads.
pub(super) struct Plain<'a> {
    pub(super) chrome: &'a Chrome,
    /// Our public address, where the markup leaves our site; else empty.
    pub(super) origin: &'a str,
    /// Where the page stands.
    pub(super) address: &'a str,
    pub(super) thread: &'a Thread,
}

impl<'a> Plain<'a> {
    pub(super) fn prose(&self, post: &Post) -> Prose {
        Prose::new(&post.text, self.chrome, self.origin, "h2")
    }

    pub(super) fn picture(&self, url: &Url) -> Option<String> {
        self.chrome.picture(url).map(|path| format!("{}{path}", self.origin))
    }

    pub(super) fn network(&self) -> &str {
        self.chrome.title_of(self.thread.network().as_str())
    }

    pub(super) fn gap(&self, gap: &Gap) -> String {
        words::gap(gap, self.chrome.language)
    }

    pub(super) fn say<'k>(&self, key: &'k str) -> Say<'k> {
        self.chrome.say(key)
    }

    pub(super) fn media(&self, media: &Media) -> String {
        words::media(media.kind, self.chrome.language)
    }

    pub(super) fn votes(&self, poll: &Poll, choice: &Choice) -> String {
        words::votes(poll, choice.votes, self.chrome.language)
    }

    pub(super) fn receipt(&self) -> String {
        words::receipt(self.thread, self.chrome.language)
    }

    pub(super) fn original(&self) -> &'a str {
        href(self.thread.posts().next().map_or(&self.thread.author.url, |post| &post.url))
    }

    /// The posts in the order of the page, with what is missing between them.
    pub(super) fn items(&self) -> impl Iterator<Item = &'a Item> {
        let branches = self.thread.branches.iter().flat_map(|branch| &branch.items);
        self.thread.trunk.iter().chain(branches)
    }
}

/// The markup alone.
#[derive(Template)]
#[template(path = "part/plain.html")]
pub(super) struct Alone<'a> {
    pub(super) plain: Plain<'a>,
}
