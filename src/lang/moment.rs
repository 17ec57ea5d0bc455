//! Moments and ages, as each language writes them. All moments are in UTC, and say so.

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

use super::{Language, Say};

/// A moment for programs, to the second: HTML and EPUB take no more than three digits of one.
#[must_use]
pub fn stamp(at: &Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl Language {
    /// A moment with its zone: "23 Nov 2026, 21:52 UTC".
    #[must_use]
    pub fn moment(self, at: Timestamp) -> String {
        let at = civil(at);
        dated(self.say("moment"), at).with("time", at.strftime("%H:%M").to_string()).to_string()
    }

    /// A day: "23 Nov 2026".
    #[must_use]
    pub fn day(self, at: Timestamp) -> String {
        dated(self.say("day"), civil(at)).to_string()
    }

    /// How long ago: "just now", "5 minutes ago", a day when it is long ago.
    #[must_use]
    pub fn age(self, at: Timestamp, now: Timestamp) -> String {
        let (key, n) = match Age::of(at, now) {
            Age::Now => ("age-now", 0),
            Age::Minutes(n) => ("age-minutes", n),
            Age::Hours(n) => ("age-hours", n),
            Age::Days(n) => ("age-days", n),
            Age::Long => return self.day(at),
        };
        self.say(key).with("n", n).to_string()
    }
}

/// The moment from which on the [age](Language::age) that is told now is told in other words, the same
/// for every language. `None`: it will always be told so.
#[must_use]
pub fn told_until(at: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let lasts = match Age::of(at, now) {
        Age::Now => SignedDuration::from_mins(1),
        Age::Minutes(n) => SignedDuration::from_mins(n + 1),
        Age::Hours(n) => SignedDuration::from_hours(n + 1),
        Age::Days(n) => SignedDuration::from_hours((n + 1) * 24),
        Age::Long => return None,
    };
    at.checked_add(lasts).ok()
}

/// How long ago, as it is told.
enum Age {
    Now,
    Minutes(i64),
    Hours(i64),
    Days(i64),
    /// The day itself is told.
    Long,
}

impl Age {
    fn of(at: Timestamp, now: Timestamp) -> Self {
        let past = now.duration_since(at);
        if past < SignedDuration::from_mins(1) {
            Self::Now
        } else if past < SignedDuration::from_hours(1) {
            Self::Minutes(past.as_mins())
        } else if past < SignedDuration::from_hours(48) {
            Self::Hours(past.as_hours())
        } else if past < SignedDuration::from_hours(14 * 24) {
            Self::Days(past.as_hours() / 24)
        } else {
            Self::Long
        }
    }
}

fn civil(at: Timestamp) -> DateTime {
    TimeZone::UTC.to_datetime(at)
}

fn dated(say: Say<'_>, at: DateTime) -> Say<'_> {
    // A year as words: numbers may be written with a separator.
    say.with("day", at.day()).with("month", at.month()).with("year", at.year().to_string())
}
