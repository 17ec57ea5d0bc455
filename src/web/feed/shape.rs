//! The three shapes of feeds: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1.

use askama::Template;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    super::{Error, page},
    Feed,
    entry::{self, Article},
};

/// One shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Shape {
    Atom,
    Rss,
    Json,
}

impl Shape {
    /// The shape of that extension.
    pub(super) fn named(extension: &str) -> Option<Self> {
        [Self::Atom, Self::Rss, Self::Json].into_iter().find(|it| it.extension() == extension)
    }

    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Rss => "rss",
            Self::Json => "json",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Json => "application/feed+json; charset=utf-8",
        }
    }

    pub(super) fn render(self, feed: &Feed) -> Result<Vec<u8>, Error> {
        let broken = |error: String| Error::Broken(error);
        match self {
            Self::Atom => Atom { feed }.render().map(Into::into).map_err(|e| broken(e.to_string())),
            Self::Rss => Rss { feed }.render().map(Into::into).map_err(|e| broken(e.to_string())),
            Self::Json => {
                serde_json::to_vec(&JsonFeed::from(feed)).map_err(|e| broken(e.to_string()))
            }
        }
    }
}

#[derive(Template)]
#[template(path = "feed/atom.xml")]
struct Atom<'a> {
    feed: &'a Feed,
}

#[derive(Template)]
#[template(path = "feed/rss.xml")]
struct Rss<'a> {
    feed: &'a Feed,
}

impl Rss<'_> {
    fn description(&self) -> String {
        entry::description(&self.feed.title)
    }

    /// As RFC 822 writes it, with the four digits of RFC 2822.
    fn date(at: &Timestamp) -> String {
        at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
    }
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    external_url: &'a str,
    title: &'a str,
    content_html: &'a str,
    summary: &'a str,
    date_published: Timestamp,
    date_modified: Timestamp,
    authors: [JsonAuthor<'a>; 1],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<&'a str>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

impl<'a> From<&'a Feed> for JsonFeed<'a> {
    fn from(feed: &'a Feed) -> Self {
        Self {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            home_page_url: &feed.home,
            feed_url: &feed.address,
            items: feed.articles.iter().map(JsonItem::from).collect(),
        }
    }
}

impl<'a> From<&'a Article> for JsonItem<'a> {
    fn from(article: &'a Article) -> Self {
        let avatar = article.avatar.as_deref();
        let attachments = article.files.iter().map(|file| Attachment {
            url: &file.address,
            mime_type: file.media_type,
            title: file.title.as_deref(),
        });
        Self {
            id: &article.address,
            url: &article.address,
            external_url: &article.original,
            title: &article.title,
            content_html: &article.html,
            summary: &article.summary,
            date_published: article.published,
            date_modified: article.updated,
            authors: [JsonAuthor { name: &article.author, url: &article.profile, avatar }],
            tags: &article.tags,
            language: article.language.as_deref(),
            attachments: attachments.collect(),
        }
    }
}
