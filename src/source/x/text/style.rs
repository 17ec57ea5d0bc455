//! Bold, italic and their mixtures over a text.

use std::{collections::BTreeSet, ops::Range};

use super::{super::status::Span, ESCAPES, place::Ruler};
use crate::thread::Style;

/// Most styled ranges of one text.
const MOST: usize = 500;

/// Styled ranges of a text, in order and without overlaps.
pub(in super::super) struct Styles(Vec<(Range<usize>, Style)>);

impl Styles {
    /// Of an `escaped` text none begins or ends inside of what stands for one character.
    pub(in super::super) fn new(
        ruler: &Ruler<'_>,
        escaped: bool,
        styles: &[(Span, Style)],
    ) -> Self {
        let edge = |at: usize| if escaped { before_escape(ruler.text, at) } else { at };
        let placed = |(span, style): &(Span, Style)| {
            let range = ruler.of_style(*span)?;
            Some((edge(range.start)..edge(range.end), *style))
        };
        let styles: Vec<_> = styles.iter().take(MOST).filter_map(placed).collect();
        let edges: BTreeSet<usize> =
            styles.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
        let edges: Vec<usize> = edges.into_iter().collect();
        let pieces = edges.windows(2).filter_map(|edges| {
            let &[from, to] = edges else { return None };
            let over = styles.iter().filter(|(range, _)| range.start <= from && to <= range.end);
            let style = over.fold(Style::default(), |mixed, (_, style)| mix(mixed, *style));
            (!style.is_plain()).then_some((from..to, style))
        });
        Self(pieces.collect())
    }

    /// The range in pieces that are each set in one way.
    pub(in super::super) fn pieces(&self, range: Range<usize>) -> Vec<(Range<usize>, Style)> {
        let first = self.0.partition_point(|(piece, _)| piece.end <= range.start);
        let (mut pieces, mut read) = (Vec::new(), range.start);
        for (piece, style) in self.0.iter().skip(first) {
            if piece.start >= range.end {
                break;
            }
            let (from, to) = (piece.start.max(read), piece.end.min(range.end));
            pieces.push((read..from, Style::default()));
            pieces.push((from..to, *style));
            read = to;
        }
        pieces.push((read..range.end, Style::default()));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

/// The place, or where the `&amp;` begins that it is inside of.
fn before_escape(text: &str, at: usize) -> usize {
    let is_inside = |from: &usize| {
        let rest = text.get(*from..).unwrap_or_default();
        ESCAPES.iter().any(|(name, _)| rest.starts_with(name) && from + name.len() > at)
    };
    (1..5).filter_map(|back| at.checked_sub(back)).find(is_inside).unwrap_or(at)
}

fn mix(one: Style, other: Style) -> Style {
    Style {
        bold: one.bold || other.bold,
        italic: one.italic || other.italic,
        strike: one.strike || other.strike,
        code: one.code || other.code,
    }
}
