//! Days as people write them behind `since:` and `until:`. Days are those of UTC.

use jiff::{
    ToSpan,
    civil::{Date, date},
    tz::TimeZone,
};

/// The first second (since 1970) of a year, a month or a day, and the first behind it.
pub(super) fn span(text: &str) -> Option<(i64, i64)> {
    let mut parts = text.split(['-', '/', '.']);
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|part| number(part, 2));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() {
        return None;
    }
    let (first, length) = match (month, day) {
        (None, _) => (Date::new(year, 1, 1).ok()?, 1.year()),
        (Some(month), None) => (Date::new(year, month?.try_into().ok()?, 1).ok()?, 1.month()),
        (Some(month), Some(day)) => {
            let (month, day) = (month?.try_into().ok()?, day?.try_into().ok()?);
            (Date::new(year, month, day).ok()?, 1.day())
        }
    };
    let end = first.checked_add(length).unwrap_or(date(9999, 12, 31));
    Some((second(first)?, second(end)?))
}

fn second(day: Date) -> Option<i64> {
    // The last day whose moments there are names for, in every time zone.
    let day = day.min(date(9999, 12, 30));
    Some(day.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp().as_second())
}

fn number(text: &str, digits: usize) -> Option<i16> {
    let fits = text.len() <= digits && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| fits && (digits != 4 || text.len() == 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_a_month_and_a_day_have_a_beginning_and_an_end() {
        let day = 86_400;
        assert_eq!(span("1970-01-02"), Some((day, 2 * day)));
        assert_eq!(span("1970"), Some((0, 365 * day)));
        assert_eq!(span("1972/2"), Some((761 * day, 790 * day)));
        for bad in ["", "yesterday", "2026-13", "2026-02-30", "26", "2026-1-1-1", "-1", "2026-+1"] {
            assert_eq!(span(bad), None, "{bad}");
        }
        assert!(span("9999-12-31").is_some() && span("0000").is_some());
    }
}
