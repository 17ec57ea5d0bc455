//! Where a range of code points or UTF-16 units lies in the text.

use std::ops::Range;

use super::super::status::Span;
use crate::source::facets::Unit;

/// The text with marks for both units, so that each place is looked up at once.
pub(in super::super) struct Ruler<'a> {
    pub(in super::super) text: &'a str,
    /// The byte at which each code point begins.
    chars: Vec<usize>,
    /// The byte at which the code point of each UTF-16 unit begins: both halves of a pair have
    /// the same.
    units: Vec<usize>,
}

impl<'a> Ruler<'a> {
    pub(in super::super) fn new(text: &'a str) -> Self {
        let chars = text.char_indices().map(|(at, _)| at).collect();
        let halves = |(at, c): (usize, char)| std::iter::repeat_n(at, c.len_utf16());
        let units = text.char_indices().flat_map(halves).collect();
        Self { text, chars, units }
    }

    /// The byte; the text's end for places beyond it.
    fn at(&self, unit: Unit, count: usize) -> usize {
        let found = match unit {
            Unit::Bytes => Some(self.text.floor_char_boundary(count)),
            Unit::Utf16 => self.units.get(count).copied(),
            Unit::Chars => self.chars.get(count).copied(),
        };
        found.unwrap_or(self.text.len())
    }

    /// The range in bytes. `None` when it ends before it begins.
    pub(in super::super) fn range(&self, span: Span) -> Option<Range<usize>> {
        let (from, to) = (self.at(span.unit, span.from), self.at(span.unit, span.to));
        (from <= to).then_some(from..to)
    }

    /// The range of a style. Should it split words when UTF-16 units are counted, and none when
    /// code points are, these are what was meant.
    pub(in super::super) fn of_style(&self, span: Span) -> Option<Range<usize>> {
        let range = self.range(span);
        if span.unit != Unit::Utf16 || !range.as_ref().is_some_and(|range| self.splits(range)) {
            return range;
        }
        let other = self.range(Span { unit: Unit::Chars, ..span });
        other.filter(|other| !self.splits(other)).or(range)
    }

    fn splits(&self, range: &Range<usize>) -> bool {
        [range.start, range.end].into_iter().any(|at| {
            let Some((before, after)) = self.text.split_at_checked(at) else { return false };
            before.chars().next_back().is_some_and(char::is_alphanumeric)
                && after.chars().next().is_some_and(char::is_alphanumeric)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_of_a_pair_and_beyond_the_end_are_moved_to_the_left() {
        let ruler = Ruler::new("é🧵a");
        let range = |unit, from, to| ruler.range(Span { unit, from, to });
        assert_eq!(range(Unit::Chars, 1, 2), Some(2..6));
        assert_eq!(range(Unit::Utf16, 1, 3), Some(2..6));
        assert_eq!(range(Unit::Utf16, 2, 3), Some(2..6), "half of a pair");
        assert_eq!(range(Unit::Bytes, 3, 6), Some(2..6), "half of a character");
        assert_eq!(range(Unit::Utf16, 3, usize::MAX), Some(6..7));
        assert_eq!(range(Unit::Chars, 9, 10), Some(7..7));
        assert_eq!(range(Unit::Chars, 2, 1), None);
    }
}
