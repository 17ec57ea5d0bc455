//! The words of a post in Markdown: blocks of lines.

use super::escape;
use crate::thread::{Block, Inline, RichText, Style};

/// Lines that stand together; blocks are parted by an empty line.
pub(super) type Lines = Vec<String>;

/// The text, block by block. Empty blocks are left out.
pub(super) fn blocks(text: &RichText) -> Vec<Lines> {
    text.0.iter().map(block).filter(|lines| !lines.is_empty()).collect()
}

/// Blocks as one quoted block.
pub(super) fn quoted(blocks: &[Lines]) -> Lines {
    let mut lines = Lines::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(">".to_owned());
        }
        lines.extend(block.iter().map(|line| format!("> {line}")));
    }
    lines
}

/// Lines as one paragraph that keeps them.
pub(super) fn paragraph(lines: Lines) -> Lines {
    let last = lines.len().saturating_sub(1);
    let broken = lines.into_iter().enumerate();
    broken.map(|(at, line)| if at < last { format!("{line}\\") } else { line }).collect()
}

fn block(block: &Block) -> Lines {
    match block {
        Block::Paragraph(runs) => paragraph(lines(runs)),
        Block::Quote(runs) => quoted(&[paragraph(lines(runs))]),
        Block::Heading(runs) => heading(&lines(runs).join(" ")).into_iter().collect(),
        Block::Code(code) => escape::code_block(code),
        Block::List { ordered, items } => {
            let items = items.iter().map(|runs| paragraph(lines(runs)));
            let items = items.filter(|lines| !lines.is_empty()).enumerate();
            items
                .flat_map(|(at, lines)| {
                    let bullet = if *ordered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                    let indent = " ".repeat(bullet.len());
                    lines.into_iter().enumerate().map(move |(at, line)| {
                        format!("{}{line}", if at == 0 { &bullet } else { &indent })
                    })
                })
                .collect()
        }
    }
}

/// Number signs behind a space at its end would be taken for the end of the heading.
fn heading(words: &str) -> Option<String> {
    let begin = words.trim_end_matches('#');
    let signs = words.strip_prefix(begin).unwrap_or_default();
    let ends = !signs.is_empty() && begin.ends_with(char::is_whitespace);
    let guard = if ends { "\\" } else { "" };
    (!words.is_empty()).then(|| format!("### {begin}{guard}{signs}"))
}

/// The runs as lines that can begin a line of Markdown. Empty ones are left out: Markdown has no
/// place for them.
fn lines(runs: &[Inline]) -> Lines {
    let mut lines = vec![String::new()];
    let mut words = String::new();
    let mut style = Style::default();
    for run in runs {
        if let Inline::Text { text, style: of_run } = run {
            if *of_run != style {
                set(&mut lines, &mut words, style);
                style = *of_run;
            }
            words.push_str(text);
            continue;
        }
        set(&mut lines, &mut words, style);
        let foreign = |text: &str| escape::inline(&escape::one_line(text));
        let made = match run {
            Inline::Text { .. } => continue,
            Inline::Break => {
                lines.push(String::new());
                continue;
            }
            Inline::Link { label, url } => escape::link(&foreign(label), url),
            Inline::Mention { handle, url } => escape::link(&format!("@{}", foreign(handle)), url),
            Inline::Tag { name, url } => escape::link(&format!("#{}", foreign(name)), url),
            Inline::Emoji { code, .. } => format!(":{}:", foreign(code)),
        };
        append(&mut lines, &made);
    }
    set(&mut lines, &mut words, style);
    let lines = lines.iter().map(|line| escape::line(line.trim_end()));
    lines.filter(|line| !line.trim().is_empty()).collect()
}

fn append(lines: &mut Lines, words: &str) {
    match lines.last_mut() {
        Some(line) => line.push_str(words),
        None => lines.push(words.to_owned()),
    }
}

/// Puts the words read so far down in their style, and forgets them.
fn set(lines: &mut Lines, words: &mut String, style: Style) {
    for (at, line) in escape::lines(&std::mem::take(words)).iter().enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        append(lines, &styled(line, style));
    }
}

/// Marks hold only when they touch the words, so white space stays outside.
fn styled(words: &str, style: Style) -> String {
    let core = words.trim();
    if style.is_plain() || core.is_empty() {
        return escape::inline(words);
    }
    let mut made = if style.code { escape::code(core) } else { escape::inline(core) };
    for (is_on, mark) in [(style.strike, "~~"), (style.italic, "*"), (style.bold, "**")] {
        if is_on {
            made = format!("{mark}{made}{mark}");
        }
    }
    let before = words.chars().take_while(|c| c.is_whitespace());
    let after = words.chars().rev().take_while(|c| c.is_whitespace());
    format!("{}{made}{}", before.collect::<String>(), after.collect::<String>())
}
