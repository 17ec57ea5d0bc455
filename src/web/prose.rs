//! Post text as markup, written by [`crate::format::markup`], with our own addresses of pictures.

use std::fmt::{self, Display, Formatter};

use askama::filters::HtmlSafe;
use url::Url;

use super::page::Chrome;
use crate::{
    format::markup::{Markup, Part},
    thread::RichText,
};

/// Text of a post, escaped, to be written into a template.
pub(super) struct Prose(String);

impl HtmlSafe for Prose {}

impl Display for Prose {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Prose {
    /// `origin` stands before our own addresses where the words leave our site; else it is empty.
    /// `heading` is the tag of headings: one level below the part of the page in which they stand.
    pub(super) fn new(text: &RichText, chrome: &Chrome, origin: &str, heading: &str) -> Self {
        Self::of(vec![Part { text, joint: None }], chrome, origin, heading)
    }

    /// Texts of which some go on in the last paragraph of the one before.
    pub(super) fn of(parts: Vec<Part<'_>>, chrome: &Chrome, origin: &str, heading: &str) -> Self {
        let picture = |url: &Url| chrome.picture(url).map(|path| format!("{origin}{path}"));
        Self(Markup { parts, heading, picture: &picture, lazy: true }.to_string())
    }
}
