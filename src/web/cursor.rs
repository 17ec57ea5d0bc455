//! A place in a list, as it stands in addresses.

use crate::store::Cursor;

/// Longest one, in characters.
const LONGEST: usize = 1100;

/// The place as text.
pub(super) fn write(cursor: &Cursor) -> String {
    format!("{}_{}", cursor.at, cursor.id)
}

/// The place that the text names.
pub(super) fn read(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('_')?;
    let is_number = (1..=15).contains(&at.len()) && at.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = text.chars().count() <= LONGEST && !id.is_empty();
    (is_number && is_short).then_some(())?;
    Some(Cursor { at: at.parse().ok()?, id: id.to_owned() })
}
