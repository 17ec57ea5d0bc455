//! What all pages have in common: their frame, how they are rendered, and how they write things.

use askama::Template;
use axum::{
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use url::Url;

use super::{Bot, Error, Site, assets::Assets, look::Look};
use crate::{
    lang::{Language, Say},
    media::{Cover, Facts, Shelf},
    source::Source,
    unroll::Unroller,
};

/// The frame of every page: the same for all visitors who read in one language, so that pages can be
/// kept rendered.
#[derive(Clone)]
pub(super) struct Chrome {
    pub(super) language: Language,
    /// What they have chosen for how it looks.
    pub(super) look: Look,
    pub(super) style: String,
    pub(super) script: String,
    pub(super) icon: String,
    /// The script of the page in a frame.
    pub(super) frame: String,
    /// Our public address without the slash at its end.
    pub(super) base: Option<String>,
    pub(super) contact: Option<String>,
    pub(super) list: bool,
    pub(super) networks: Vec<NetworkLine>,
    pub(super) bots: Vec<Bot>,
    pictures: Option<Shelf>,
    /// Whether pages have a picture for previews on other sites.
    pub(super) cards: bool,
    /// Changes whenever pages could look different: it is part of the key of rendered pages.
    pub(super) version: String,
}

/// One network for people.
#[derive(Clone)]
pub(super) struct NetworkLine {
    pub(super) name: &'static str,
    pub(super) title: String,
    pub(super) example: &'static str,
}

/// What the frame is made of in every language.
pub(super) struct Frame<'a> {
    pub(super) site: &'a Site,
    pub(super) assets: &'a Assets,
    pub(super) unroller: &'a Unroller,
    pub(super) pictures: Option<&'a Shelf>,
    pub(super) cards: bool,
}

impl Frame<'_> {
    /// A name for all that pages are made by: the program, and how the site is set up.
    pub(super) fn edition(&self) -> String {
        let networks: Vec<_> = self.unroller.networks().map(Source::network).collect();
        let (has_pictures, cards) = (self.pictures.is_some(), self.cards);
        let made_by = env!("PAGES_MADE_BY");
        let all = format!("{made_by} {:?} {networks:?} {has_pictures} {cards}", self.site);
        blake3::hash(all.as_bytes()).to_hex()[..16].to_owned()
    }
}

impl Chrome {
    /// `edition` is the [frame's](Frame::edition).
    pub(super) fn new(language: Language, frame: &Frame<'_>, edition: &str) -> Self {
        let Frame { site, assets, unroller, pictures, cards } = *frame;
        let networks = unroller.networks().map(|source| NetworkLine {
            name: source.network(),
            title: language.network(source.network(), source.title()),
            example: source.example(),
        });
        Self {
            language,
            look: Look::default(),
            base: site.base_url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_owned()),
            contact: site.contact.clone(),
            list: site.list,
            networks: networks.collect(),
            bots: site.bots.clone(),
            pictures: pictures.cloned(),
            cards,
            version: format!("{edition} {language}"),
            icon: assets.address("icon.svg"),
            frame: assets.address("frame.js"),
            style: assets.address("style.css"),
            script: assets.address("app.js"),
        }
    }

    /// The same, for readers who have chosen how it looks.
    pub(super) fn with(&self, look: Look) -> Self {
        Self { look, version: format!("{} {look}", self.version), ..self.clone() }
    }

    /// "X, Bluesky and the fediverse".
    pub(super) fn networks_in_words(&self) -> String {
        let titles: Vec<String> =
            self.networks.iter().map(|network| network.title.clone()).collect();
        if titles.is_empty() {
            return self.say("networks-none").to_string();
        }
        self.language.list("list-and", &titles)
    }

    /// Our words of that key.
    pub(super) fn say<'k>(&self, key: &'k str) -> Say<'k> {
        self.language.say(key)
    }

    /// What stands between the words of a list, by the key of a list of two.
    pub(super) fn between(&self, list: &str) -> String {
        self.say(list).with("first", "").with("last", "").to_string()
    }

    /// All the languages that a page can be had in.
    #[expect(clippy::unused_self, reason = "templates have nothing but the chrome to ask")]
    pub(super) fn languages(&self) -> [Language; Language::ALL.len()] {
        Language::ALL
    }

    /// The language of our words.
    pub(super) fn lang(&self) -> &'static str {
        self.language.code()
    }

    /// The direction of our words.
    pub(super) fn dir(&self) -> &'static str {
        self.language.dir()
    }

    /// A moment with its zone: "23 Nov 2026, 21:52 UTC".
    pub(super) fn moment(&self, at: &Timestamp) -> String {
        self.language.moment(*at)
    }

    /// Whether the network of that name is read.
    pub(super) fn reads(&self, network: &str) -> bool {
        self.networks.iter().any(|known| known.name == network)
    }

    /// What people call the network of that name.
    pub(super) fn title_of<'a>(&'a self, network: &'a str) -> &'a str {
        self.networks.iter().find(|n| n.name == network).map_or(network, |n| &n.title)
    }

    /// The address on our own site of a picture of the networks. Foreign addresses never stand
    /// where a browser would load them.
    pub(super) fn picture(&self, url: &Url) -> Option<String> {
        let pictures = self.pictures.as_ref()?;
        matches!(url.scheme(), "http" | "https").then(|| pictures.address(url))
    }

    /// The address on our own site of a copy of that picture, about so many pixels wide.
    pub(super) fn thumbnail(&self, url: &Url, width: u32) -> Option<String> {
        let pictures = self.pictures.as_ref()?;
        matches!(url.scheme(), "http" | "https").then(|| pictures.thumbnail(url, width))
    }

    /// The address on our own site of a copy of that picture that is a JPEG.
    pub(super) fn cover(&self, url: &Url, cover: Cover) -> Option<String> {
        let pictures = self.pictures.as_ref()?;
        matches!(url.scheme(), "http" | "https").then(|| pictures.cover(url, cover))
    }

    /// What is known of that picture, once it is kept.
    pub(super) fn facts(&self, url: &Url) -> Option<Facts> {
        self.pictures.as_ref()?.facts(url)
    }

    /// The full address of a page of ours, as far as we know our own.
    pub(super) fn full(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_deref().unwrap_or_default())
    }
}

/// Our own public address without the slash at its end: as set, else as the request names it.
pub(super) fn origin(headers: &HeaderMap, chrome: &Chrome) -> String {
    if let Some(base) = &chrome.base {
        return base.clone();
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let url = host.and_then(|host| Url::parse(&format!("http://{host}/")).ok());
    // Only a host and a port: what a visitor sends is not to be written into documents.
    url.map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

pub(super) use crate::format::markup::href;

/// The language as pages may name it; what a network gave may be no language at all.
pub(super) fn tag(language: Option<&str>) -> Option<String> {
    crate::format::language::tag(language?)
}

/// A page that is made for this request alone.
pub(super) struct Page<T>(pub(super) T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => {
                let html = ([(header::CONTENT_TYPE, HTML)], html);
                ([(header::CACHE_CONTROL, "no-store")], html).into_response()
            }
            Err(error) => Error::Broken(error.to_string()).into_response(),
        }
    }
}

/// The media type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// Renders a page to bytes that can be kept.
pub(super) fn rendered(template: &impl Template) -> Result<Vec<u8>, Error> {
    template.render().map(String::into_bytes).map_err(|error| Error::Broken(error.to_string()))
}

/// What may not stand as it is in the path of an address.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

/// The path of the page that has this address (without its leading slash).
pub(super) fn path_of(address: &str) -> String {
    format!("/{}", utf8_percent_encode(address, PATH))
}

/// The path of a thread's page, at its n-th post. The first is the top of the page.
pub(super) fn path_to(address: &str, position: Option<usize>) -> String {
    match position {
        Some(n) if n > 1 => format!("{}#p{n}", path_of(address)),
        _ => path_of(address),
    }
}

/// Words at the beginning of a sentence.
pub(super) fn capitalised(words: impl AsRef<str>) -> String {
    let mut letters = words.as_ref().chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_one_path() {
        assert_eq!(path_of("bluesky/alice.test/3l7x"), "/bluesky/alice.test/3l7x");
        assert_eq!(path_of("a/ü?#%\n"), "/a/%C3%BC%3F%23%25%0A");
        assert_eq!(path_to("a/b", Some(1)), "/a/b");
        assert_eq!(path_to("a/b", Some(2)), "/a/b#p2");
    }

    #[test]
    fn a_link_that_would_run_something_leads_nowhere() {
        assert_eq!(href(&"javascript:alert(1)".parse().unwrap()), "#");
        assert_eq!(href(&"https://example.com/".parse().unwrap()), "https://example.com/");
    }
}
