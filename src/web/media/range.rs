//! Which part of a file is asked for, and whether the asker has it already (RFC 9110 §13, §14).

use std::ops::Range;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// What is wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// All of it: always allowed, whatever was asked for.
    All,
    /// The bytes from one to before another.
    Part(Range<u64>),
    /// What lies behind the end.
    Beyond,
}

/// The one range that is asked for. Several at once, and what makes no sense, get all.
pub(super) fn wish(asked: &HeaderMap, length: Option<u64>, tag: Option<&str>) -> Wish {
    let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let Some(length) = length else { return Wish::All };
    // A part of what it was is of no use when it is something else by now.
    if asked.contains_key(header::IF_RANGE) && (tag.is_none() || text(header::IF_RANGE) != tag) {
        return Wish::All;
    }
    let range = text(header::RANGE).and_then(|range| range.strip_prefix("bytes="));
    let Some((from, to)) = range.and_then(|range| range.trim().split_once('-')) else {
        return Wish::All;
    };
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        // As long as it is a number, it may be larger than any file.
        is_number.then(|| text.parse::<u64>().unwrap_or(u64::MAX))
    };
    let part = match (from, to) {
        ("", last) => number(last).map(|last| length.saturating_sub(last)..length),
        (from, "") => number(from).map(|from| from..length),
        (from, to) => number(from).zip(number(to)).filter(|(from, to)| from <= to).map(
            |(from, to)| from..to.saturating_add(1).min(length),
        ),
    };
    match part {
        None => Wish::All,
        Some(part) if part.start < part.end => Wish::Part(part),
        Some(_) => Wish::Beyond,
    }
}

/// Whether the asker has it already.
pub(super) fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    known.flat_map(|tags| tags.split(',')).map(str::trim).any(|known| {
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
    })
}

/// `bytes 0-5/10`.
pub(super) fn told(part: &Range<u64>, length: u64) -> HeaderValue {
    let told = format!("bytes {}-{}/{length}", part.start, part.end.saturating_sub(1));
    HeaderValue::try_from(told).unwrap_or(HeaderValue::from_static("bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn players_get_the_part_that_they_ask_for() {
        for (range, wished) in [
            ("bytes=0-", Wish::Part(0..100)),
            ("bytes=10-19", Wish::Part(10..20)),
            ("bytes=90-500", Wish::Part(90..100)),
            ("bytes=-10", Wish::Part(90..100)),
            ("bytes=-1000", Wish::Part(0..100)),
            ("bytes=0-99999999999999999999", Wish::Part(0..100)),
            ("bytes=100-", Wish::Beyond),
            ("bytes=200-300", Wish::Beyond),
            ("bytes=-0", Wish::Beyond),
            ("bytes=5-4", Wish::All),
            ("bytes=0-1,5-6", Wish::All),
            ("bytes=x-", Wish::All),
            ("bytes=+1-", Wish::All),
            ("lines=1-2", Wish::All),
        ] {
            let asked = asked(&[(header::RANGE, range)]);
            assert_eq!(wish(&asked, Some(100), Some("\"a\"")), wished, "{range}");
            assert_eq!(wish(&asked, None, None), Wish::All, "{range}");
        }
    }

    #[test]
    fn a_part_of_what_has_changed_is_not_given() {
        for (condition, wished) in [
            ("\"a\"", Wish::Part(0..1)),
            ("\"b\"", Wish::All),
            ("W/\"a\"", Wish::All),
            ("Mon, 23 Nov 2026 12:00:00 GMT", Wish::All),
        ] {
            let asked = asked(&[(header::RANGE, "bytes=0-0"), (header::IF_RANGE, condition)]);
            assert_eq!(wish(&asked, Some(9), Some("\"a\"")), wished, "{condition}");
            assert_eq!(wish(&asked, Some(9), None), Wish::All, "{condition}");
        }
    }

    #[test]
    fn who_has_it_already_is_known_by_the_tag() {
        for (tags, is_it) in
            [("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true), ("\"b\"", false)]
        {
            assert_eq!(is_known(&asked(&[(header::IF_NONE_MATCH, tags)]), "\"a\""), is_it, "{tags}");
        }
        assert!(!is_known(&HeaderMap::new(), "\"a\""));
    }
}
