//! Post text as blocks of runs, so that nobody counts bytes, UTF-16 units or characters twice
//! and no renderer slices strings. Foreign HTML never gets further than this.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;
use url::Url;

/// The words of a post.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RichText(pub Vec<Block>);

/// One block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Words.
    Paragraph(Vec<Inline>),
    /// Somebody's words, quoted inside the post.
    Quote(Vec<Inline>),
    /// A list.
    List {
        /// Numbered.
        ordered: bool,
        /// Its entries.
        items: Vec<Vec<Inline>>,
    },
    /// Preformatted text.
    Code(String),
    /// A heading inside a long post or an article.
    Heading(Vec<Inline>),
}

/// One run inside a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Words, cleaned. White space is the author's.
    Text {
        /// The words.
        text: String,
        /// How they are set.
        #[serde(default, skip_serializing_if = "Style::is_plain")]
        style: Style,
    },
    /// A link: http, https or mailto.
    Link {
        /// What the author shows.
        label: String,
        /// Where it leads.
        url: Url,
    },
    /// Somebody's name.
    Mention {
        /// As written, without the leading `@`.
        handle: String,
        /// Their profile.
        url: Url,
    },
    /// A hashtag.
    Tag {
        /// Without the leading `#`.
        name: String,
        /// The network's page about it.
        url: Url,
    },
    /// A picture that stands for `:code:`.
    Emoji {
        /// Without the colons.
        code: String,
        /// On the network's servers.
        image: Url,
    },
    /// A new line.
    Break,
}

/// How a run is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is set or not, in any mixture")]
pub struct Style {
    /// Strong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Emphasised.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
    /// Struck out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strike: bool,
    /// Code.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
}

impl Style {
    /// Nothing special.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

impl RichText {
    /// Plain words: an empty line starts a paragraph, a new line stays one.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self::from_runs(vec![Inline::Text { text: text.to_owned(), style: Style::default() }])
    }

    /// Runs whose words still hold new lines, as networks without markup give them: an empty
    /// line starts a paragraph, a single one becomes a [`Inline::Break`]. Further empty lines
    /// are kept as breaks, so nothing is lost.
    #[must_use]
    pub fn from_runs(runs: Vec<Inline>) -> Self {
        let mut blocks = Vec::new();
        let mut open: Vec<Inline> = Vec::new();
        let mut breaks = 0_u32;
        for run in runs {
            let Inline::Text { text, style } = run else {
                flush_breaks(&mut breaks, &mut open, &mut blocks);
                open.push(run);
                continue;
            };
            let text = clean(&text.replace("\r\n", "\n").replace('\r', "\n"));
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    breaks += 1;
                }
                if !line.is_empty() {
                    flush_breaks(&mut breaks, &mut open, &mut blocks);
                    open.push(Inline::Text { text: line.to_owned(), style });
                }
            }
        }
        if !open.is_empty() {
            blocks.push(Block::Paragraph(open));
        }
        Self(blocks)
    }

    /// Nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.to_plain().trim().is_empty()
    }

    /// The words alone: links as their addresses, paragraphs parted by an empty line.
    #[must_use]
    pub fn to_plain(&self) -> String {
        let blocks: Vec<String> = self.0.iter().map(block_words).collect();
        blocks.join("\n\n")
    }

    /// The first line that has words, as shown (links as their labels).
    #[must_use]
    pub fn first_line(&self) -> String {
        let shown = |inline: &Inline| match inline {
            Inline::Link { label, .. } => label.clone(),
            other => inline_words(other),
        };
        let lines = self.0.iter().flat_map(|block| -> Vec<String> {
            match block {
                Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => {
                    runs.iter().map(shown).collect::<String>().lines().map(str::to_owned).collect()
                }
                Block::List { items, .. } => {
                    items.iter().map(|runs| runs.iter().map(shown).collect()).collect()
                }
                Block::Code(code) => code.lines().map(str::to_owned).collect(),
            }
        });
        lines.map(|line| line.trim().to_owned()).find(|line| !line.is_empty()).unwrap_or_default()
    }
}

fn flush_breaks(breaks: &mut u32, open: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if *breaks >= 2 && !open.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(open)));
        *breaks -= 2;
    }
    let room = if blocks.is_empty() && open.is_empty() { 0 } else { *breaks };
    open.extend((0..room).map(|_| Inline::Break));
    *breaks = 0;
}

fn block_words(block: &Block) -> String {
    let line = |runs: &[Inline]| runs.iter().map(inline_words).collect::<String>();
    match block {
        Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => line(runs),
        Block::List { items, .. } => {
            items.iter().map(|runs| line(runs)).collect::<Vec<_>>().join("\n")
        }
        Block::Code(code) => code.clone(),
    }
}

fn inline_words(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Link { url, .. } => url.to_string(),
        Inline::Mention { handle, .. } => format!("@{handle}"),
        Inline::Tag { name, .. } => format!("#{name}"),
        Inline::Emoji { code, .. } => format!(":{code}:"),
        Inline::Break => "\n".to_owned(),
    }
}

/// Most combining marks that one character keeps; more is noise that paints over its neighbours.
const MARKS: usize = 16;

/// Takes out what no document may hold: characters outside XML 1.0 `Char` (so that every format
/// can carry the text) and marks piled on a character beyond 16. New lines and tabs stay.
#[must_use]
pub fn clean(text: &str) -> String {
    let allowed = |c: &char| {
        matches!(c, '\t' | '\n' | '\r' | ' '..='\u{7e}' | '\u{85}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
            && (*c as u32 & 0xfffe) != 0xfffe
    };
    let kept: String = text.chars().filter(allowed).collect();
    if !kept.graphemes(true).any(|g| g.chars().nth(MARKS + 1).is_some()) {
        return kept;
    }
    // Emoji sequences are long and fine; only runs of combining marks are cut.
    let mut marks = 0;
    kept.chars()
        .filter(|c| {
            marks = if is_mark(*c) { marks + 1 } else { 0 };
            marks <= MARKS
        })
        .collect()
}

/// Combining marks of the blocks that are used to pile them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// At most `limit` characters, cut at a word where possible, with "…" when cut.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut length = 0;
    for grapheme in text.graphemes(true) {
        length += grapheme.chars().count();
        if length >= limit {
            break;
        }
        short.push_str(grapheme);
    }
    if let Some(at) = short.rfind(char::is_whitespace).filter(|at| *at > short.len() / 2) {
        short.truncate(at);
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_become_paragraphs_and_breaks_and_come_back() {
        let text = "one\ntwo\n\nthree\n\n\n\n  four";
        let rich = RichText::plain(text);
        assert_eq!(rich.0.len(), 3);
        assert_eq!(rich.to_plain(), text);
    }

    #[test]
    fn crlf_is_one_new_line() {
        assert_eq!(RichText::plain("a\r\nb").to_plain(), "a\nb");
    }

    #[test]
    fn control_characters_and_piles_of_marks_go_emoji_stay() {
        let family = "👩‍👩‍👧‍👦";
        assert_eq!(clean(&format!("a\u{0}\u{8}\u{fffe}b{family}")), format!("ab{family}"));
        assert_eq!(clean(&format!("e{}x", "\u{301}".repeat(500))).chars().count(), 2 + MARKS);
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        assert_eq!(shorten("How the tide clock works", 14), "How the tide…");
        assert_eq!(shorten("short", 14), "short");
    }
}
