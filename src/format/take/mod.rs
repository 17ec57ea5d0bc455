//! What documents with markup have in common: the thread as they set it, where their media lie,
//! and the words about it. The parts of `templates/take` read this.

mod files;
mod flow;

use std::{
    borrow::{Borrow, Cow},
    fmt::{self, Display, Formatter},
};

use askama::filters::HtmlSafe;
use jiff::Timestamp;
use url::Url;

use super::{
    escape::one_line,
    language,
    markup::{Markup, Part},
    via, words,
};
use crate::{
    lang::{Language, Say},
    thread::{Choice, Gap, Media, Poll, RichText, Size, Thread},
};

pub(super) use super::markup::uri as href;
pub(super) use files::{Files, Shown, addresses};
pub(super) use flow::{Flow, Leaf, Line, Place, Stretch};

/// How every document of ours looks.
pub(super) const STYLE: &str = include_str!("../../../templates/take/style.css");

/// Longest title, in characters.
const TITLE: usize = 90;

/// [`STYLE`], to be written into a document.
pub(super) struct Sheet;

impl HtmlSafe for Sheet {}

impl Display for Sheet {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(STYLE)
    }
}

/// Markup that [`Markup`] wrote.
pub(super) struct Written(String);

impl HtmlSafe for Written {}

impl Display for Written {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A thread in a document.
pub(super) struct Setting<'a> {
    pub(super) thread: &'a Thread,
    pub(super) files: Files,
    pub(super) page: Option<&'a Url>,
    /// The language of our own words between those of the author.
    pub(super) ours: Language,
    /// The chapters, by the number of the first post of each, where the document has several.
    pub(super) chapters: Vec<(usize, String)>,
}

impl Setting<'_> {
    pub(super) fn title(&self) -> String {
        match legible(&self.thread.title(TITLE)) {
            title if title.is_empty() => {
                self.say("thread-by").with("author", self.author()).to_string()
            }
            title => title,
        }
    }

    /// BCP 47; empty when it is not known.
    pub(super) fn language(&self) -> String {
        self.thread.language().and_then(language::tag).unwrap_or_default()
    }

    /// BCP 47; `und` when it is not known.
    pub(super) fn tag_or_und(&self) -> String {
        self.thread.language().and_then(language::tag).unwrap_or_else(|| "und".to_owned())
    }

    /// A name for the work: the original's address where there is one.
    pub(super) fn identifier(&self) -> Cow<'_, str> {
        let original = self.original().filter(|url| *url != "#");
        original.unwrap_or(Cow::Borrowed(self.thread.root.as_str()))
    }

    /// The author's name, or what stands for it.
    pub(super) fn author(&self) -> String {
        match legible(&self.thread.author.name) {
            name if name.is_empty() => format!("@{}", one_line(&self.thread.author.handle)),
            name => name,
        }
    }

    /// `rtl` or `ltr`, as most of the thread.
    pub(super) fn direction(&self) -> &'static str {
        let is_rtl = match self.thread.language().and_then(language::tag) {
            Some(tag) => language::is_right_to_left(&tag),
            None => language::begins_right_to_left(&self.thread.title(TITLE)),
        };
        if is_rtl { "rtl" } else { "ltr" }
    }

    pub(super) fn direction_of(language: &str) -> &'static str {
        if language::is_right_to_left(language) { "rtl" } else { "ltr" }
    }

    pub(super) fn tag(language: Option<&str>) -> Option<String> {
        language::tag(language?)
    }

    pub(super) fn network(&self) -> String {
        words::network(self.thread)
    }

    /// The first post's own page.
    pub(super) fn original(&self) -> Option<Cow<'_, str>> {
        self.thread.posts().next().map(|post| href(&post.url))
    }

    pub(super) fn began_at(&self) -> Option<Timestamp> {
        self.thread.posts().next().map(|post| post.posted_at)
    }

    /// The address of the n-th post in the document.
    pub(super) fn place(&self, n: impl Borrow<usize>) -> String {
        let n = *n.borrow();
        let chapter = self.chapters.iter().rev().find(|(first, _)| *first <= n);
        format!("{}#p{n}", chapter.map(|(_, file)| file.as_str()).unwrap_or_default())
    }

    /// Our words of that key.
    pub(super) fn say<'k>(&self, key: &'k str) -> Say<'k> {
        self.ours.say(key)
    }

    /// A moment with its zone.
    pub(super) fn moment(&self, at: &Timestamp) -> String {
        self.ours.moment(*at)
    }

    /// What a piece of media is called.
    pub(super) fn kind(&self, media: &Media) -> String {
        words::media(media.kind, self.ours)
    }

    /// The votes for a choice, in words.
    pub(super) fn votes(&self, poll: &Poll, choice: &Choice) -> String {
        words::votes(poll, choice.votes, self.ours)
    }

    /// What stands below a poll: before the moment at which it ends, and behind it.
    pub(super) fn poll(&self, poll: &Poll) -> (String, String) {
        words::poll(poll, self.ours)
    }

    /// Why a post is missing, in words.
    pub(super) fn gap(&self, gap: &Gap) -> String {
        words::gap(gap, self.ours)
    }

    /// How whole the thread is, in words.
    pub(super) fn receipt(&self) -> String {
        words::receipt(self.thread, self.ours)
    }

    /// In which ways it was read.
    pub(super) fn ways(&self) -> String {
        via::ways(&self.thread.via, self.ours)
    }

    pub(super) fn picture(&self, url: &Url) -> Option<&str> {
        self.files.picture(url)
    }

    pub(super) fn shown(&self, media: &Media) -> Shown<'_> {
        self.files.shown(media)
    }

    pub(super) fn stretch(&self, stretch: &Stretch<'_>, heading: &str) -> Written {
        let joint = |at: usize, leaf: &Leaf<'_>| (at > 0).then(|| format!("p{}", leaf.n));
        let parts = stretch.leaves().enumerate();
        let parts = parts.map(|(at, leaf)| Part { text: &leaf.text, joint: joint(at, leaf) });
        self.markup(parts.collect(), heading)
    }

    pub(super) fn text(&self, text: &RichText, heading: &str) -> Written {
        self.markup(vec![Part { text, joint: None }], heading)
    }

    fn markup(&self, parts: Vec<Part<'_>>, heading: &str) -> Written {
        let picture = |url: &Url| self.picture(url).map(str::to_owned);
        Written(Markup { parts, heading, picture: &picture, lazy: false }.to_string())
    }
}

/// The host that a card leads to.
pub(super) fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default().trim_start_matches("www.")
}

/// What stands under a piece of media.
pub(super) fn alt(media: &Media) -> Option<&str> {
    media.alt.as_deref().map(str::trim).filter(|alt| !alt.is_empty())
}

/// Width and height that a document may state.
pub(super) fn sizes(media: &Media) -> Option<Size> {
    media.size.filter(|size| size.width > 0 && size.height > 0)
}

/// What a document can show of these words, on one line.
fn legible(words: &str) -> String {
    one_line(&tidy(words.to_owned()))
}

/// Takes out what XML has no place for, so that the document is one whatever a post holds.
pub(super) fn tidy(document: String) -> String {
    let allowed = |c: char| {
        matches!(c, '\t' | '\n' | ' '..='\u{7e}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
            && (c as u32 & 0xfffe) != 0xfffe
    };
    if document.chars().all(allowed) {
        return document;
    }
    document.chars().filter(|c| allowed(*c)).collect()
}
