//! Post text as markup that is HTML and XHTML at once: the only writer of it, for pages, files and
//! books alike. Every run is escaped; links go to http, https and mailto alone.

use std::{
    borrow::Cow,
    fmt::{self, Display, Formatter, Write},
    mem,
};

use askama::filters::{Escaper, Html, HtmlSafe};
use url::{Position, Url};

use crate::thread::{Block, Inline, RichText, Style};

/// Text of a post, or of several that are one, to be written into a template.
pub struct Markup<'a> {
    /// The posts, in order.
    pub parts: Vec<Part<'a>>,
    /// The tag of its headings: one level below the part of the page in which it stands.
    pub heading: &'a str,
    /// The address under which the document has a picture of the networks, if it has it.
    pub picture: &'a dyn Fn(&Url) -> Option<String>,
    /// Pictures are loaded when they come into sight.
    pub lazy: bool,
}

/// The text of one post.
pub struct Part<'a> {
    /// The words.
    pub text: &'a RichText,
    /// The id of where it begins, when it goes on in the last paragraph of the part before.
    pub joint: Option<String>,
}

impl HtmlSafe for Markup<'_> {}

impl Display for Markup<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // The paragraph that is still open, by its runs: the next part may go on in it.
        let mut open: Option<&[Inline]> = None;
        for part in &self.parts {
            let mut blocks = part.text.0.iter();
            if let Some(joint) = &part.joint {
                if let (Some(before), Some(Block::Paragraph(runs))) = (open, part.text.0.first()) {
                    if is_parted(before.last(), runs.first()) {
                        f.write_char(' ')?;
                    }
                    mark(f, joint)?;
                    self.runs(f, runs)?;
                    open = Some(runs);
                    blocks.next();
                } else {
                    close(f, &mut open)?;
                    mark(f, joint)?;
                }
            }
            for block in blocks {
                close(f, &mut open)?;
                if let Block::Paragraph(runs) = block {
                    f.write_str("<p dir=\"auto\">")?;
                    self.runs(f, runs)?;
                    open = Some(runs);
                } else {
                    self.block(f, block)?;
                }
            }
        }
        close(f, &mut open)
    }
}

impl Markup<'_> {
    fn block(&self, f: &mut Formatter<'_>, block: &Block) -> fmt::Result {
        match block {
            Block::Paragraph(runs) => self.wrapped(f, "p", runs),
            Block::Quote(runs) => {
                f.write_str("<blockquote>")?;
                self.wrapped(f, "p", runs)?;
                f.write_str("</blockquote>")
            }
            Block::List { items, .. } if items.is_empty() => Ok(()),
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                write!(f, "<{tag} dir=\"auto\">")?;
                for item in items {
                    self.wrapped(f, "li", item)?;
                }
                write!(f, "</{tag}>")
            }
            Block::Heading(runs) => self.wrapped(f, self.heading, runs),
            Block::Code(code) => {
                f.write_str("<pre><code>")?;
                escaped(f, code)?;
                f.write_str("</code></pre>")
            }
        }
    }

    fn wrapped(&self, f: &mut Formatter<'_>, tag: &str, runs: &[Inline]) -> fmt::Result {
        write!(f, "<{tag} dir=\"auto\">")?;
        self.runs(f, runs)?;
        write!(f, "</{tag}>")
    }

    fn runs(&self, f: &mut Formatter<'_>, runs: &[Inline]) -> fmt::Result {
        runs.iter().try_for_each(|run| self.run(f, run))
    }

    fn run(&self, f: &mut Formatter<'_>, run: &Inline) -> fmt::Result {
        match run {
            Inline::Text { text, style } => styled(f, text, *style),
            Inline::Link { label, url } => anchor(f, url, None, |f| escaped(f, label)),
            Inline::Mention { handle, url } => anchor(f, url, Some("mention"), |f| {
                f.write_str("<bdi>@")?;
                escaped(f, handle)?;
                f.write_str("</bdi>")
            }),
            Inline::Tag { name, url } => anchor(f, url, Some("tag"), |f| {
                f.write_str("#")?;
                escaped(f, name)
            }),
            Inline::Emoji { code, image } => self.emoji(f, code, image),
            Inline::Break => f.write_str("<br/>"),
        }
    }

    fn emoji(&self, f: &mut Formatter<'_>, code: &str, image: &Url) -> fmt::Result {
        let Some(address) = (self.picture)(image) else {
            f.write_char(':')?;
            escaped(f, code)?;
            return f.write_char(':');
        };
        let lazy = if self.lazy { " loading=\"lazy\"" } else { "" };
        write!(f, "<img class=\"emoji\"{lazy} src=\"")?;
        escaped(f, &address)?;
        for attribute in ["alt", "title"] {
            write!(f, "\" {attribute}=\":")?;
            escaped(f, code)?;
            f.write_char(':')?;
        }
        f.write_str("\"/>")
    }
}

/// What may stand in an `href`; everything else leads nowhere.
#[must_use]
pub fn href(url: &Url) -> &str {
    if matches!(url.scheme(), "http" | "https" | "mailto") { url.as_str() } else { "#" }
}

/// As [`href`], and a URI (RFC 3986): what browsers let stand in an address besides is written in
/// hexadecimal, for books and their readers are strict.
#[must_use]
pub fn uri(url: &Url) -> Cow<'_, str> {
    let address = href(url);
    if address == "#" {
        return Cow::Borrowed(address);
    }
    let (front, rest) = (&url[..Position::BeforePath], &url[Position::BeforePath..]);
    let mut strict = String::with_capacity(address.len());
    strict.push_str(front);
    let mut in_fragment = false;
    for (at, c) in rest.char_indices() {
        let digits = rest.as_bytes().get(at + 1..at + 3);
        let is_odd = match c {
            '%' => !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            '#' => mem::replace(&mut in_fragment, true),
            _ => "[]{}|\\^`\"<> ".contains(c),
        };
        if is_odd {
            // Into a string, nothing fails.
            let _ = write!(strict, "%{:02X}", u32::from(c));
        } else {
            strict.push(c);
        }
    }
    if strict == address { Cow::Borrowed(address) } else { Cow::Owned(strict) }
}

fn close(f: &mut Formatter<'_>, open: &mut Option<&[Inline]>) -> fmt::Result {
    if open.take().is_some() { f.write_str("</p>") } else { Ok(()) }
}

fn mark(f: &mut Formatter<'_>, id: &str) -> fmt::Result {
    f.write_str("<span class=\"joint\" id=\"")?;
    escaped(f, id)?;
    f.write_str("\"></span>")
}

/// Whether a space belongs between two halves of a paragraph. Scripts that write none between
/// words have none between halves.
fn is_parted(before: Option<&Inline>, after: Option<&Inline>) -> bool {
    let last = match before {
        Some(Inline::Text { text, .. }) => text.chars().last(),
        Some(Inline::Break) | None => return false,
        Some(_) => None,
    };
    let first = match after {
        Some(Inline::Text { text, .. }) => text.chars().next(),
        Some(Inline::Break) | None => return false,
        Some(_) => None,
    };
    let needs_none = |c: Option<char>| {
        c.is_some_and(|c| c.is_whitespace() || ('\u{2e80}'..='\u{ffdc}').contains(&c))
    };
    !needs_none(last) && !needs_none(first)
}

/// How tags of a style open and close.
fn styled(f: &mut Formatter<'_>, text: &str, style: Style) -> fmt::Result {
    let tags =
        [(style.bold, "strong"), (style.italic, "em"), (style.strike, "s"), (style.code, "code")];
    let worn = || tags.iter().filter(|(worn, _)| *worn).map(|(_, tag)| tag);
    for tag in worn() {
        write!(f, "<{tag}>")?;
    }
    escaped(f, text)?;
    for tag in worn().rev() {
        write!(f, "</{tag}>")?;
    }
    Ok(())
}

fn anchor(
    f: &mut Formatter<'_>,
    url: &Url,
    class: Option<&str>,
    label: impl Fn(&mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    f.write_str("<a href=\"")?;
    escaped(f, &uri(url))?;
    f.write_char('"')?;
    if let Some(class) = class {
        write!(f, " class=\"{class}\"")?;
    }
    f.write_str(" rel=\"nofollow noopener noreferrer ugc\">")?;
    label(f)?;
    f.write_str("</a>")
}

fn escaped(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    Html.write_escaped_str(f, text)
}
