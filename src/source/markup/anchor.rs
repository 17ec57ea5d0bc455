//! Links: somebody's name, a hashtag, or a way elsewhere.

use scraper::{CaseSensitivity, node::Element};
use url::Url;

use super::Names;
use crate::thread::{Inline, Style, clean};

/// A link that is being read.
pub(super) struct Anchor {
    href: Option<Url>,
    raw: String,
    is_mention: bool,
    is_tag: bool,
    /// What the reader sees of it.
    pub label: String,
}

impl Anchor {
    pub(super) fn new(element: &Element) -> Self {
        let raw = element.attr("href").unwrap_or_default().to_owned();
        let href = Url::parse(raw.trim()).ok().filter(|url| match url.scheme() {
            "http" | "https" => url.has_host(),
            scheme => scheme == "mailto",
        });
        let has = |class| element.has_class(class, CaseSensitivity::AsciiCaseInsensitive);
        let rel = element.attr("rel").unwrap_or_default();
        let is_tag = has("hashtag") || rel.split_ascii_whitespace().any(|word| word == "tag");
        Self { href, raw, is_mention: has("mention") && !is_tag, is_tag, label: String::new() }
    }

    /// The link as a run; as mere words when it leads nowhere that may be gone to.
    pub(super) fn finish(self, style: Style, names: &Names) -> Option<Inline> {
        let label: Vec<&str> = self.label.split_whitespace().collect();
        let label = clean(&label.join(" "));
        let Some(url) = self.href else {
            return (!label.is_empty()).then_some(Inline::Text { text: label, style });
        };
        let is_web = url.scheme() != "mailto";
        let tag = label.strip_prefix(['#', '＃']).filter(|name| !name.is_empty());
        let is_word = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || "_·".contains(c));
        if let Some(name) = tag.filter(|name| is_web && (self.is_tag || is_word(name))) {
            return Some(Inline::Tag { name: name.to_owned(), url });
        }
        if is_web && self.is_mention && !label.is_empty() {
            return Some(Inline::Mention { handle: handle(&self.raw, &label, &url, names), url });
        }
        let label = if label.is_empty() { url.to_string() } else { label };
        Some(Inline::Link { label, url })
    }
}

/// Whose name it is, with host: as the network says, else as written, else by the link's host.
fn handle(raw: &str, label: &str, url: &Url, names: &Names) -> String {
    if let Some(handle) = names.mentions.get(raw) {
        return handle.clone();
    }
    let written = label.trim_start_matches('@');
    match url.host_str() {
        Some(host) if !written.contains('@') && !written.contains('.') => match url.port() {
            Some(port) => format!("{written}@{host}:{port}"),
            None => format!("{written}@{host}"),
        },
        _ => written.to_owned(),
    }
}
