//! What a host says about how often it may be asked: `Retry-After` (RFC 9110), and the budget
//! headers with and without `X-`, in every form that servers send: seconds from now, seconds or
//! milliseconds of Unix time, an ISO 8601 time with any fraction, an HTTP date.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::limits::Limits;

/// Numbers from here on are Unix time, not a number of seconds to wait.
const EPOCH_SECONDS: i64 = 1_000_000_000;
/// Numbers from here on are Unix time in milliseconds.
const EPOCH_MILLISECONDS: i64 = 1_000_000_000_000;

/// For how long the host does not want to be asked; `None` when it may be.
pub(super) fn wait(
    status: u16,
    headers: &[(String, String)],
    now: Timestamp,
    limits: &Limits,
) -> Option<Duration> {
    let header =
        |name: &str| headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
    let either = |name: &str| header(name).or_else(|| header(&format!("x-{name}")));
    let after = || header("retry-after").and_then(|value| span(value, now));
    let reset = || either("ratelimit-reset").and_then(|value| span(value, now));
    let number = |name: &str| either(name).and_then(|value| value.parse::<u64>().ok());

    let wait = match status {
        429 => {
            let named = after().or_else(reset).filter(|wait| !wait.is_zero());
            named.unwrap_or(limits.wait).max(Duration::from_secs(1))
        }
        503 if header("retry-after").is_some() => after()?,
        _ => {
            let most = number("ratelimit-limit").map_or(0, |limit| limit / 10);
            // A small budget is used up to its last request.
            let reserve = limits.reserve.min(most).max(1);
            if number("ratelimit-remaining")? >= reserve {
                return None;
            }
            reset()?
        }
    };
    (!wait.is_zero()).then(|| wait.min(limits.wait_most))
}

/// From now until what the header says; zero when that has passed.
fn span(value: &str, now: Timestamp) -> Option<Duration> {
    let number = value.split('.').next().unwrap_or_default();
    let then = match number.parse::<i64>() {
        Ok(seconds) if seconds < 0 => return Some(Duration::ZERO),
        Ok(seconds) if seconds < EPOCH_SECONDS => {
            return Some(Duration::from_secs(seconds.unsigned_abs()));
        }
        Ok(seconds) if seconds < EPOCH_MILLISECONDS => Timestamp::from_second(seconds).ok()?,
        Ok(milliseconds) => Timestamp::from_millisecond(milliseconds).ok()?,
        Err(_) => match value.parse() {
            Ok(time) => time,
            Err(_) => Timestamp::try_from(httpdate::parse_http_date(value).ok()?).ok()?,
        },
    };
    let left: SignedDuration = then.duration_since(now);
    Some(Duration::try_from(left).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(status: u16, headers: &[(&str, &str)]) -> Option<u64> {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let headers: Vec<_> =
            headers.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        wait(status, &headers, now, &Limits::default()).map(|wait| wait.as_secs())
    }

    #[test]
    fn every_way_to_say_half_a_minute_is_understood() {
        let ways = [
            ("retry-after", "30"),
            ("retry-after", "Mon, 23 Nov 2026 12:00:30 GMT"),
            ("ratelimit-reset", "30"),
            ("ratelimit-reset", "1795435230"),
            ("x-ratelimit-reset", "1795435230"),
            ("x-ratelimit-reset", "1795435230000"),
            ("x-ratelimit-reset", "2026-11-23T12:00:30Z"),
            ("x-ratelimit-reset", "2026-11-23T12:00:30.000Z"),
            ("x-ratelimit-reset", "2026-11-23T12:00:30.796213Z"),
        ];
        for way in ways {
            assert_eq!(waits(429, &[way]), Some(30), "{way:?}");
        }
    }

    #[test]
    fn a_refusal_that_names_no_time_or_nonsense_is_heeded_for_a_minute() {
        for value in ["", "soon", "-5", "0", "99999999999999999999", "Mon, 99 Nov"] {
            assert_eq!(waits(429, &[("retry-after", value)]), Some(60), "{value:?}");
        }
        assert_eq!(waits(429, &[]), Some(60));
    }

    #[test]
    fn no_host_can_shut_itself_out_for_more_than_a_quarter_of_an_hour() {
        assert_eq!(waits(429, &[("retry-after", "86400")]), Some(900));
        assert_eq!(waits(429, &[("x-ratelimit-reset", "9999-12-30T00:00:00Z")]), Some(900));
    }

    #[test]
    fn the_last_of_a_budget_is_left_alone_until_it_is_filled_again() {
        let budget = |limit, remaining, reset| {
            waits(
                200,
                &[
                    ("ratelimit-limit", limit),
                    ("ratelimit-remaining", remaining),
                    ("ratelimit-reset", reset),
                ],
            )
        };
        assert_eq!(budget("300", "20", "1795435230"), None);
        assert_eq!(budget("300", "19", "1795435230"), Some(30));
        assert_eq!(budget("5", "1", "1795435230"), None, "a small budget is used up");
        assert_eq!(budget("5", "0", "1795435230"), Some(30));
        assert_eq!(budget("300", "0", "1795435000"), None, "filled again already");
        assert_eq!(waits(200, &[("ratelimit-remaining", "0")]), None, "until when?");
    }

    #[test]
    fn a_server_that_is_being_mended_is_left_alone_only_when_it_says_for_how_long() {
        assert_eq!(waits(503, &[("retry-after", "30")]), Some(30));
        assert_eq!(waits(503, &[]), None);
    }
}
