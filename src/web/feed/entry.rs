//! One thread as an article of a feed.

use askama::Template;
use jiff::Timestamp;
use url::Url;

use super::super::{
    Error,
    page::{self, Chrome, href},
    plain::{Alone, Plain},
};
use crate::{
    media::Cover,
    store::Kept,
    thread::{Media, MediaKind},
};

/// Most files that are named beside an article.
const FILES: usize = 50;

/// One article.
pub(super) struct Article {
    /// Full address of its page, which is its name as well.
    pub(super) address: String,
    /// The original.
    pub(super) original: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) author: String,
    pub(super) profile: String,
    pub(super) avatar: Option<String>,
    /// When it came to this site.
    pub(super) published: Timestamp,
    /// When its words last changed here.
    pub(super) updated: Timestamp,
    pub(super) language: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) html: String,
    pub(super) files: Vec<File>,
}

/// A file of its media.
pub(super) struct File {
    pub(super) address: String,
    pub(super) media_type: &'static str,
    pub(super) title: Option<String>,
}

impl Article {
    pub(super) fn description(&self) -> String {
        description(&self.summary)
    }

    pub(super) fn new(
        chrome: &Chrome,
        origin: &str,
        unrolled_at: Timestamp,
        kept: &Kept,
    ) -> Result<Self, Error> {
        let thread = &*kept.thread;
        let author = legible(&thread.author.name);
        let title = match thread.title(90) {
            title if title.trim().is_empty() => {
                chrome.say("thread-by").with("author", &author).to_string()
            }
            title => legible(&title),
        };
        let address = format!("{origin}{}", page::path_of(&thread.address));
        let content = Alone { plain: Plain { chrome, origin, address: &address, thread } };
        let html = content.render().map_err(|error| Error::Broken(error.to_string()))?;
        let full = |url: &Url| chrome.picture(url).map(|path| format!("{origin}{path}"));
        let jpeg = |url: &Url| Some(format!("{origin}{}", chrome.cover(url, Cover::Whole)?));
        let media = thread.posts().filter(|post| !post.sensitive).flat_map(|post| &post.media);
        let files = media.filter(|media| media.kind != MediaKind::Other).take(FILES);
        let mut tags: Vec<String> = thread.posts().flat_map(|post| &post.tags).cloned().collect();
        tags.sort_unstable();
        tags.dedup();
        Ok(Self {
            original: href(thread.posts().next().map_or(&thread.author.url, |it| &it.url)).into(),
            summary: legible(&thread.title(300)),
            author: if author.trim().is_empty() { thread.author.handle.clone() } else { author },
            profile: href(&thread.author.url).to_owned(),
            avatar: thread.author.avatar.as_ref().and_then(full),
            published: unrolled_at,
            updated: thread.fetched_at.max(unrolled_at),
            language: thread.language().map(legible),
            tags: tags.iter().map(|tag| legible(tag)).collect(),
            html: legible(&html),
            files: files
                .filter_map(|media| {
                    let title = media.alt.as_deref().map(legible);
                    let (address, media_type) = match media.kind {
                        // Only of the copy it is known what it is before somebody looks.
                        MediaKind::Image => (jpeg(&media.url)?, Cover::MEDIA_TYPE),
                        _ => (full(&media.url)?, kind_of(media)),
                    };
                    Some(File { address, media_type, title })
                })
                .collect(),
            title,
            address,
        })
    }
}

/// Words for RSS, whose descriptions are read as HTML (RSS 2.0, "entity-encoded HTML").
pub(super) fn description(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What the file most likely is: feeds are written without asking for it.
fn kind_of(media: &Media) -> &'static str {
    let path = media.url.path().to_ascii_lowercase();
    match (media.kind, path.rsplit_once('.').map_or("", |(_, end)| end)) {
        (MediaKind::Gif, "png") => "image/png",
        (MediaKind::Gif, "gif") => "image/gif",
        (MediaKind::Gif, "webp") => "image/webp",
        (MediaKind::Gif, "avif") => "image/avif",
        (_, "m3u8") => "application/vnd.apple.mpegurl",
        (_, "webm") => "video/webm",
        (MediaKind::Image, _) => Cover::MEDIA_TYPE,
        (MediaKind::Video | MediaKind::Gif, _) => "video/mp4",
        (MediaKind::Audio, "ogg" | "oga" | "opus") => "audio/ogg",
        (MediaKind::Audio, _) => "audio/mpeg",
        (MediaKind::Other, _) => "application/octet-stream",
    }
}

/// Without what no XML may hold (XML 1.0 §2.2).
pub(in crate::web) fn legible(words: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    words.chars().filter(fits).collect()
}
