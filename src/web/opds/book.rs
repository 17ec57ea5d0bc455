//! One thread as a book of the catalogue.

use jiff::Timestamp;
use url::Url;

use super::super::{
    feed::entry::legible,
    page::{self, Chrome, href},
};
use crate::{
    media::Cover,
    store::Kept,
    thread::{MediaKind, Thread},
};

/// One book.
pub(super) struct Book {
    /// Full address of its page, which is its name as well.
    pub(super) address: String,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) profile: String,
    /// Path of the shelf of the same author, and of the others that it stands on: what they are
    /// called, and their paths.
    pub(super) shelf: String,
    pub(super) others: Vec<(String, String)>,
    pub(super) language: Option<String>,
    pub(super) publisher: String,
    /// When the first of its posts was written.
    pub(super) issued: Option<Timestamp>,
    pub(super) published: Timestamp,
    pub(super) updated: Timestamp,
    pub(super) summary: String,
    pub(super) tags: Vec<String>,
    /// Full addresses of a picture and of its small copy, when it has one.
    pub(super) cover: Option<(String, String)>,
}

impl Book {
    pub(super) fn new(chrome: &Chrome, origin: &str, unrolled_at: Timestamp, kept: &Kept) -> Self {
        let thread = &*kept.thread;
        let author = match legible(&thread.author.name) {
            name if name.trim().is_empty() => legible(&thread.author.handle),
            name => name,
        };
        let title = match legible(&thread.title(90)) {
            title if title.trim().is_empty() => {
                chrome.say("thread-by").with("author", &author).to_string()
            }
            title => title,
        };
        let list = thread.address.rsplit_once('/').map_or("", |(list, _)| list);
        let mut tags: Vec<String> =
            thread.posts().flat_map(|post| &post.tags).map(|tag| legible(tag)).collect();
        tags.sort_unstable();
        tags.dedup();
        let server = list.rsplit_once('/').map(|(server, _)| server).filter(|it| it.contains('/'));
        let server = server.map(|server| {
            let host = server.rsplit('/').next().unwrap_or(server);
            (legible(host), format!("/opds{}", page::path_of(server)))
        });
        let tagged = thread.tags().into_iter().map(|tag| {
            let path = page::path_of(&format!("tag/{}", tag.name));
            (legible(&format!("#{}", tag.name)), format!("/opds{path}"))
        });
        let network = page::capitalised(chrome.title_of(thread.network().as_str()));
        let posts = chrome.say("posts").with("n", thread.posts().count());
        Self {
            address: format!("{origin}{}", page::path_of(&thread.address)),
            profile: href(&thread.author.url).to_owned(),
            shelf: format!("/opds{}", page::path_of(list)),
            others: server.into_iter().chain(tagged).collect(),
            language: thread.language().map(legible),
            publisher: network,
            issued: thread.posts().next().map(|post| post.posted_at),
            published: unrolled_at,
            updated: thread.fetched_at.max(unrolled_at),
            summary: format!("{} · {posts}", legible(&thread.title(300))),
            tags,
            cover: cover(thread).and_then(|url| {
                let full = |size| Some(format!("{origin}{}", chrome.cover(url, size)?));
                Some((full(Cover::Whole)?, full(Cover::Small)?))
            }),
            title,
            author,
        }
    }

    /// The full address of the book itself.
    pub(super) fn file(&self) -> String {
        format!("{}.epub", self.address)
    }
}

/// The first picture that nobody has to uncover, else the author's.
fn cover(thread: &Thread) -> Option<&Url> {
    let open = thread.posts().filter(|post| !post.sensitive && post.warning.is_none());
    let mut pictures = open.flat_map(|post| &post.media).filter(|it| it.kind == MediaKind::Image);
    pictures.next().map(|media| &media.url).or(thread.author.avatar.as_ref())
}
