//! Post text as HTML: with the templates the only place of `web` where markup is made. Every run
//! is escaped; links go to http, https and mailto alone.

use std::fmt::{self, Display, Formatter, Write};

use askama::filters::{Escaper, Html, HtmlSafe};
use url::Url;

use super::page::{Chrome, href};
use crate::thread::{Block, Inline, RichText, Style};

/// Text of a post, to be written into a page.
pub(super) struct Prose<'a> {
    pub(super) text: &'a RichText,
    pub(super) chrome: &'a Chrome,
    /// Stands before our own addresses where the words leave our site; else empty.
    pub(super) origin: &'a str,
    /// The tag of its headings: one level below the part of the page in which it stands.
    pub(super) heading: &'a str,
}

impl HtmlSafe for Prose<'_> {}

impl Display for Prose<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for block in &self.text.0 {
            match block {
                Block::Paragraph(runs) => self.wrapped(f, "p", runs)?,
                Block::Quote(runs) => {
                    f.write_str("<blockquote>")?;
                    self.wrapped(f, "p", runs)?;
                    f.write_str("</blockquote>")?;
                }
                Block::List { ordered, items } => {
                    let tag = if *ordered { "ol" } else { "ul" };
                    write!(f, "<{tag} dir=\"auto\">")?;
                    for item in items {
                        self.wrapped(f, "li", item)?;
                    }
                    write!(f, "</{tag}>")?;
                }
                Block::Heading(runs) => self.wrapped(f, self.heading, runs)?,
                Block::Code(code) => {
                    f.write_str("<pre><code>")?;
                    escaped(f, code)?;
                    f.write_str("</code></pre>")?;
                }
            }
        }
        Ok(())
    }
}

impl Prose<'_> {
    fn wrapped(&self, f: &mut Formatter<'_>, tag: &str, runs: &[Inline]) -> fmt::Result {
        write!(f, "<{tag} dir=\"auto\">")?;
        for run in runs {
            self.run(f, run)?;
        }
        write!(f, "</{tag}>")
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
            Inline::Break => f.write_str("<br>"),
        }
    }

    fn emoji(&self, f: &mut Formatter<'_>, code: &str, image: &Url) -> fmt::Result {
        let Some(address) = self.chrome.picture(image) else {
            f.write_char(':')?;
            escaped(f, code)?;
            return f.write_char(':');
        };
        f.write_str("<img class=\"emoji\" loading=\"lazy\" src=\"")?;
        escaped(f, self.origin)?;
        escaped(f, &address)?;
        for attribute in ["alt", "title"] {
            write!(f, "\" {attribute}=\":")?;
            escaped(f, code)?;
            f.write_char(':')?;
        }
        f.write_str("\">")
    }
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
    escaped(f, href(url))?;
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
