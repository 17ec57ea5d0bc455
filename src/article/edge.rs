//! The two ends of a post's words: the plain words that stand there, and how to take some of them
//! away without touching anything else.

use crate::thread::{Block, Inline, RichText};

/// One end of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// Where it begins.
    Head,
    /// Where it ends.
    Tail,
}

/// Most characters of a line that are looked at: no mark is longer.
const LONGEST: usize = 64;

/// The plain words at one end of a post, up to the next new line, link or other run.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The words.
    pub words: String,
    /// They are a line of their own: nothing else stands beside them.
    pub is_whole: bool,
}

/// The plain words at that end; `None` where something else stands there.
pub(super) fn line(text: &RichText, end: End) -> Option<Line> {
    let block = if end == End::Head { text.0.first() } else { text.0.last() };
    let Some(Block::Paragraph(runs)) = block else { return None };
    let mut characters: Vec<char> = Vec::new();
    let mut is_whole = true;
    let mut runs: Box<dyn Iterator<Item = &Inline>> = match end {
        End::Head => Box::new(runs.iter()),
        End::Tail => Box::new(runs.iter().rev()),
    };
    'line: for run in &mut runs {
        let words = match run {
            Inline::Text { text, style } if !style.code => text,
            Inline::Break => break,
            _ => {
                is_whole = false;
                break;
            }
        };
        let mut words: Box<dyn Iterator<Item = char>> = match end {
            End::Head => Box::new(words.chars()),
            End::Tail => Box::new(words.chars().rev()),
        };
        for c in &mut words {
            if c == '\n' {
                break 'line;
            }
            if characters.len() == LONGEST {
                is_whole = false;
                break 'line;
            }
            characters.push(c);
        }
    }
    if end == End::Tail {
        characters.reverse();
    }
    (!characters.is_empty()).then(|| Line { words: characters.into_iter().collect(), is_whole })
}

/// Takes that many bytes of plain words away at that end, and the white space that then stands
/// there.
pub(super) fn cut(text: &mut RichText, end: End, bytes: usize) {
    let block = if end == End::Head { text.0.first_mut() } else { text.0.last_mut() };
    if let Some(Block::Paragraph(runs)) = block {
        take(runs, end, bytes);
    }
    tidy(text, end);
}

/// Takes away bytes of plain words.
fn take(runs: &mut Vec<Inline>, end: End, mut bytes: usize) {
    while bytes > 0 {
        let at = if end == End::Head { 0 } else { runs.len().saturating_sub(1) };
        let Some(Inline::Text { text, .. }) = runs.get_mut(at) else { return };
        if text.len() <= bytes {
            bytes -= text.len();
            runs.remove(at);
            continue;
        }
        let middle = if end == End::Head { bytes } else { text.len() - bytes };
        if let Some((before, after)) = text.split_at_checked(middle) {
            *text = if end == End::Head { after.to_owned() } else { before.to_owned() };
        }
        return;
    }
}

/// Takes away white space, new lines, and paragraphs that hold nothing else.
fn tidy(text: &mut RichText, end: End) {
    let is_blank = |run: &Inline| match run {
        Inline::Text { text, .. } => text.trim().is_empty(),
        Inline::Break => true,
        _ => false,
    };
    loop {
        let block = if end == End::Head { text.0.first_mut() } else { text.0.last_mut() };
        let Some(Block::Paragraph(runs)) = block else { return };
        match end {
            End::Head => {
                let blank = runs.iter().take_while(|run| is_blank(run)).count();
                runs.drain(..blank);
            }
            End::Tail => {
                let blank = runs.iter().rev().take_while(|run| is_blank(run)).count();
                runs.truncate(runs.len() - blank);
            }
        }
        let run = if end == End::Head { runs.first_mut() } else { runs.last_mut() };
        match (run, end) {
            (Some(Inline::Text { text, .. }), End::Head) => *text = text.trim_start().to_owned(),
            (Some(Inline::Text { text, .. }), End::Tail) => *text = text.trim_end().to_owned(),
            (Some(_), _) => {}
            (None, End::Head) => {
                text.0.remove(0);
                continue;
            }
            (None, End::Tail) => {
                text.0.pop();
                continue;
            }
        }
        return;
    }
}

/// The words as they are shown: links by their labels.
pub(super) fn shown(runs: &[Inline]) -> String {
    runs.iter()
        .map(|run| match run {
            Inline::Text { text, .. } => text.clone(),
            Inline::Link { label, .. } => label.clone(),
            Inline::Mention { handle, .. } => format!("@{handle}"),
            Inline::Tag { name, .. } => format!("#{name}"),
            Inline::Emoji { .. } => "▢".to_owned(),
            Inline::Break => "\n".to_owned(),
        })
        .collect()
}

/// All lines of a text, as they are shown.
pub(super) fn lines(text: &RichText) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &text.0 {
        match block {
            Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => {
                lines.extend(shown(runs).split('\n').map(str::to_owned));
            }
            Block::List { items, .. } => lines.extend(items.iter().map(|runs| shown(runs))),
            Block::Code(code) => lines.extend(code.split('\n').map(str::to_owned)),
        }
    }
    lines
}
