//! Bold, italic and their mixtures over a text.

use std::{collections::BTreeSet, ops::Range};

use super::{super::status::Span, place::Ruler};
use crate::thread::Style;

/// Most styled ranges of one text.
const MOST: usize = 500;

/// Styled ranges of a text, in order and without overlaps.
pub(in super::super) struct Styles(Vec<(Range<usize>, Style)>);

impl Styles {
    pub(in super::super) fn new(ruler: &Ruler<'_>, styles: &[(Span, Style)]) -> Self {
        let placed = |(span, style): &(Span, Style)| Some((ruler.of_style(*span)?, *style));
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

fn mix(one: Style, other: Style) -> Style {
    Style {
        bold: one.bold || other.bold,
        italic: one.italic || other.italic,
        strike: one.strike || other.strike,
        code: one.code || other.code,
    }
}
