//! Moments as X writes them: `Wed Jul 01 21:56:25 +0000 2026`, ISO 8601, and inside of ids.

use jiff::{Timestamp, fmt::strtime};

use super::status::Id;

/// Ids up to this one were counted, not made of the time (November 2010).
const LAST_COUNTED: Id = 29_700_859_247;

/// Milliseconds of Unix time at which ids begin to count.
const EPOCH: u64 = 1_288_834_974_657;

/// A moment in either spelling.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let legacy = || strtime::parse("%a %b %d %H:%M:%S %z %Y", text).ok()?.to_timestamp().ok();
    text.parse().ok().or_else(legacy)
}

/// When the post of that id was written; `None` for ids that do not tell.
pub(super) fn of_id(id: Id) -> Option<Timestamp> {
    let milliseconds = (id > LAST_COUNTED).then(|| (id >> 22) + EPOCH)?;
    Timestamp::from_millisecond(i64::try_from(milliseconds).ok()?).ok()
}

/// The smallest id that a post of that moment can have; `None` before ids told the time.
pub(super) fn first_id(at: Timestamp) -> Option<Id> {
    let milliseconds = u64::try_from(at.as_millisecond()).ok()?.checked_sub(EPOCH)?;
    milliseconds.checked_mul(1 << 22).filter(|id| *id > LAST_COUNTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_and_the_id_tell_the_same_second() {
        let moment = parse("Wed Jul 01 21:56:27 +0000 2026").unwrap();
        assert_eq!(Some(moment), parse("2026-07-01T21:56:27.000Z"));
        assert_eq!(of_id(2_072_439_213_178_392_714).unwrap().as_second(), moment.as_second());
        assert_eq!(of_id(20), None);
        assert_eq!(first_id(of_id(1 << 60).unwrap()), Some(1 << 60));
        assert_eq!(first_id(Timestamp::UNIX_EPOCH), None);
        assert_eq!(parse("yesterday"), None);
    }
}
