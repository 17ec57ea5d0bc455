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
        let past = now.duration_since(at);
        let (key, n) = if past < SignedDuration::from_mins(1) {
            ("age-now", 0)
        } else if past < SignedDuration::from_hours(1) {
            ("age-minutes", past.as_mins())
        } else if past < SignedDuration::from_hours(48) {
            ("age-hours", past.as_hours())
        } else if past < SignedDuration::from_hours(14 * 24) {
            ("age-days", past.as_hours() / 24)
        } else {
            return self.day(at);
        };
        self.say(key).with("n", n).to_string()
    }
}

fn civil(at: Timestamp) -> DateTime {
    TimeZone::UTC.to_datetime(at)
}

fn dated(say: Say<'_>, at: DateTime) -> Say<'_> {
    // A year as words: numbers may be written with a separator.
    say.with("day", at.day()).with("month", at.month()).with("year", at.year().to_string())
}
