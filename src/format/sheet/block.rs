//! Post text as blocks of runs.

use serde::Serialize;
use url::Url;

use super::{pictures::Pictures, post::link, rtl};
use crate::thread::{Block as Source, Inline, RichText, Style, clean};

/// One block.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Block {
    Paragraph { rtl: bool, runs: Vec<Run> },
    Quote { rtl: bool, runs: Vec<Run> },
    Heading { rtl: bool, runs: Vec<Run> },
    List { ordered: bool, rtl: bool, items: Vec<Vec<Run>> },
    Code { text: String },
}

/// One run.
#[derive(Default, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is set or not, in any mixture")]
pub(super) struct Run {
    /// The words; those that stand for the picture, where there is one.
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
    #[serde(skip_serializing_if = "is_not")]
    bold: bool,
    #[serde(skip_serializing_if = "is_not")]
    italic: bool,
    #[serde(skip_serializing_if = "is_not")]
    strike: bool,
    #[serde(skip_serializing_if = "is_not")]
    code: bool,
    #[serde(skip_serializing_if = "is_not")]
    new_line: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants it")]
fn is_not(set: &bool) -> bool {
    !set
}

/// The blocks of a text in that language, as far as it is known.
pub(super) fn blocks(
    text: &RichText,
    language: Option<&str>,
    pictures: &mut Pictures<'_>,
) -> Vec<Block> {
    let way = |inlines: &[Inline]| rtl(language, &plain(inlines));
    let mut runs = |inlines: &[Inline]| inlines.iter().map(|it| run(it, pictures)).collect();
    let block = |block: &Source| match block {
        Source::Paragraph(it) => Block::Paragraph { rtl: way(it), runs: runs(it) },
        Source::Quote(it) => Block::Quote { rtl: way(it), runs: runs(it) },
        Source::Heading(it) => Block::Heading { rtl: way(it), runs: runs(it) },
        Source::List { ordered, items } => Block::List {
            ordered: *ordered,
            rtl: items.first().is_some_and(|first| way(first)),
            items: items.iter().map(|item| runs(item)).collect(),
        },
        Source::Code(code) => Block::Code { text: clean(code) },
    };
    text.0.iter().map(block).collect()
}

/// The words of a text as they are read, in one piece.
pub(super) fn words(text: &RichText) -> String {
    let block = |block: &Source| match block {
        Source::Paragraph(it) | Source::Quote(it) | Source::Heading(it) => plain(it),
        Source::List { items, .. } => {
            items.iter().map(|item| plain(item)).collect::<Vec<_>>().join("\n")
        }
        Source::Code(code) => code.clone(),
    };
    text.0.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn plain(inlines: &[Inline]) -> String {
    let words = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Link { label, .. } => label.clone(),
        Inline::Mention { handle, .. } => format!("@{handle}"),
        Inline::Tag { name, .. } => format!("#{name}"),
        Inline::Emoji { code, .. } => format!(":{code}:"),
        Inline::Break => "\n".to_owned(),
    };
    inlines.iter().map(words).collect()
}

fn run(inline: &Inline, pictures: &mut Pictures<'_>) -> Run {
    let linked = |text: String, url: &Url| Run {
        text: soft(&clean(&text)),
        url: link(url).map(str::to_owned),
        ..Run::default()
    };
    match inline {
        Inline::Text { text, style } => {
            let Style { bold, italic, strike, code } = *style;
            Run { text: soft(&clean(text)), bold, italic, strike, code, ..Run::default() }
        }
        Inline::Link { label, url } => linked(label.clone(), url),
        Inline::Mention { handle, url } => linked(format!("@{handle}"), url),
        Inline::Tag { name, url } => linked(format!("#{name}"), url),
        Inline::Emoji { code, image } => Run {
            text: clean(&format!(":{code}:")),
            picture: pictures.name(image),
            ..Run::default()
        },
        Inline::Break => Run { new_line: true, ..Run::default() },
    }
}

/// Longest word that is left as it is, in characters: a line holds more.
const LONGEST: usize = 40;

/// Gives long words (addresses, mostly) places where a line may end, so that nothing runs over the
/// edge of the paper. Scripts without spaces have such places already.
fn soft(text: &str) -> String {
    let is_long = |word: &str| word.chars().nth(LONGEST).is_some() && !word.chars().any(flows);
    if !text.split(char::is_whitespace).any(is_long) {
        return text.to_owned();
    }
    let mut soft = String::with_capacity(text.len() + text.len() / 8);
    for part in text.split_inclusive(char::is_whitespace) {
        if !is_long(part) {
            soft.push_str(part);
            continue;
        }
        let mut since = 0;
        let mut chars = part.chars().peekable();
        while let Some(c) = chars.next() {
            soft.push(c);
            since += 1;
            let is_end = chars.peek().is_some_and(|next| next.is_alphanumeric());
            if since >= 20 || (since >= 4 && is_end && "/?&=.-_~+,;:#%".contains(c)) {
                soft.push('\u{200b}');
                since = 0;
            }
        }
    }
    soft
}

/// Letters between which a line may end anyway, and those that only belong together: no place is
/// made among them.
fn flows(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{200d}' | '\u{2e80}'..='\u{fdff}' | '\u{fe0f}'..='\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_get_places_to_break() {
        let address = format!("https://example.com/{}", "a".repeat(60));
        let soft = soft(&format!("see {address} now"));
        assert!(soft.starts_with("see https://\u{200b}example.\u{200b}com/\u{200b}a"));
        assert_eq!(soft.replace('\u{200b}', ""), format!("see {address} now"));
        for same in ["no long word", &"潮".repeat(100), &"ก".repeat(100), &"👩‍👩‍👧‍👦".repeat(20)]
        {
            assert_eq!(super::soft(same), same);
        }
    }
}
