//! Foreign HTML → [`RichText`]. The HTML is parsed as HTML5 and forgotten: no tag, attribute or
//! class of it gets any further.

mod anchor;
mod build;
mod emoji;
mod flat;

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Node};
use url::Url;

use self::build::Builder;
use crate::thread::RichText;

/// Most bytes of HTML that are looked at.
const LONGEST: usize = 1 << 20;

/// Most tags, and deepest nesting, that are parsed as a tree. What goes over it is no text that
/// somebody wrote: it keeps its words and loses its shape.
const TAGS: usize = 8_192;
const DEPTH: usize = 128;

/// What the network says beside the HTML, for reading it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Custom emoji: code without colons → picture.
    pub emoji: BTreeMap<String, Url>,
    /// Mentions: address in `href` → handle with host, without `@`.
    pub mentions: BTreeMap<String, String>,
    /// Leave out elements of the class `quote-inline`: the quote is shown as such.
    pub has_quote: bool,
}

/// The text that the HTML shows.
#[must_use]
pub fn parse(html: &str, names: &Names) -> RichText {
    let html = html.get(..html.floor_char_boundary(LONGEST)).unwrap_or_default();
    if flat::is_monstrous(html, TAGS, DEPTH) {
        return RichText::plain(&flat::words(html));
    }
    let html = Html::parse_fragment(html);
    let mut builder = Builder::new(names);
    // By hand, not by recursion: how deep it goes is the sender's choice.
    let mut next = html.tree.root().first_child();
    while let Some(node) = next {
        match node.value() {
            Node::Text(text) => builder.text(text),
            _ => {
                if let Some(element) = ElementRef::wrap(node) {
                    builder.open(element);
                }
            }
        }
        next = node.first_child();
        let mut ended = Some(node);
        while let (None, Some(node)) = (&next, ended) {
            if let Some(element) = node.value().as_element() {
                builder.close(element);
            }
            next = node.next_sibling();
            ended = node.parent();
        }
    }
    builder.finish()
}

/// The words that the HTML shows, on one line per block: for profiles, titles, names.
#[must_use]
pub fn words(html: &str) -> String {
    parse(html, &Names::default()).to_plain()
}
