//! What the API says when something is wrong: with the request, or with single posts beside
//! those that it gives.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Deserialize;

use crate::{
    fetch,
    source::{
        Error,
        json::{entries, lenient, parse},
        x::status::{Id, Lost},
    },
    thread::{Cause, GapReason},
};

/// How long a 429 is heeded that does not say until when: the length of the API's windows.
const WINDOW: Duration = Duration::from_mins(15);

/// One problem (RFC 9457, with the API's own members).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Problem {
    #[serde(deserialize_with = "lenient")]
    title: String,
    #[serde(deserialize_with = "lenient")]
    detail: String,
    /// An address of which the last part is the name.
    #[serde(rename = "type", deserialize_with = "lenient")]
    kind: String,
    #[serde(deserialize_with = "lenient")]
    resource_type: String,
    #[serde(deserialize_with = "lenient")]
    resource_id: String,
    #[serde(deserialize_with = "lenient")]
    value: String,
    /// Of the older kind of problems.
    #[serde(deserialize_with = "lenient")]
    code: u64,
    #[serde(deserialize_with = "lenient")]
    message: String,
    #[serde(deserialize_with = "lenient")]
    parameters: serde_json::Map<String, serde_json::Value>,
    #[serde(deserialize_with = "entries")]
    errors: Vec<Problem>,
}

/// What an answer of an error status asks of us.
pub(super) enum Verdict {
    /// It does not know a field: the other spelling may do.
    Misspelt,
    /// Nothing of this endpoint before then.
    Wait {
        retry_after: Duration,
    },
    /// Nothing at all before then: what the account may read in a month is used up.
    Capped {
        retry_after: Duration,
    },
    Failed(Error),
}

impl Problem {
    fn name(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }

    /// Which resource it is about.
    fn id(&self) -> Option<Id> {
        self.resource_id.parse().ok().or_else(|| self.value.parse().ok())
    }

    fn is_suspension(&self) -> bool {
        self.detail.contains("has been suspended")
    }

    /// The account that it says is suspended.
    pub(super) fn suspended(&self) -> Option<Id> {
        (self.resource_type == "user" && self.is_suspension()).then(|| self.id())?
    }

    /// The post that cannot be shown, and why. Posts that were referred to have existed, so one
    /// that is not found was deleted.
    pub(super) fn lost(&self) -> Option<Lost> {
        if !matches!(&*self.resource_type, "tweet" | "post") {
            return None;
        }
        let (reason, cause) = match self.name() {
            _ if self.is_suspension() => (GapReason::Withheld, Some(Cause::Suspended)),
            "resource-not-found" => (GapReason::Deleted, None),
            "not-authorized-for-resource" => (GapReason::Protected, None),
            "disallowed-resource" => (GapReason::Withheld, None),
            _ => (GapReason::Unreachable, None),
        };
        Some(Lost { id: self.id()?, parent: None, author: None, reason, cause })
    }

    /// Why the post that was asked for cannot be shown.
    pub(super) fn about(&self, post: Id) -> Error {
        let what = format!("x:{post}");
        match self.name() {
            _ if self.is_suspension() => Error::Suspended(what),
            "resource-not-found" => Error::NotFound(what),
            "not-authorized-for-resource" => Error::Protected(what),
            "disallowed-resource" => Error::Withheld(what),
            _ => Error::Malformed { host: "X".to_owned(), what: self.words() },
        }
    }

    /// Whether it complains about the names of what was asked for.
    fn is_about_names(&self) -> bool {
        let of_names = |name: &str| name.ends_with(".fields") || name == "expansions";
        let says = |text: &str| text.contains(".fields") || text.contains("expansions");
        self.parameters.keys().any(|name| of_names(name))
            || says(&self.message)
            || says(&self.detail)
    }

    fn words(&self) -> String {
        let nested = self.errors.first();
        let all = [&self.title, &self.detail, &self.message];
        let nested = nested.map(|it| [&it.title, &it.detail, &it.message]);
        let said = all.into_iter().chain(nested.into_iter().flatten());
        let said: Vec<&str> =
            said.map(|it| it.trim()).filter(|it| !it.is_empty()).take(2).collect();
        said.join(": ").chars().take(200).collect()
    }
}

/// What an answer of an error status means.
pub(super) fn verdict(answer: &fetch::Answer, host: &str, now: Timestamp) -> Verdict {
    let body = String::from_utf8_lossy(&answer.body);
    let problem: Problem = parse(&body).unwrap_or_default();
    let has = |name| problem.name() == name || problem.errors.iter().any(|it| it.name() == name);
    if has("usage-capped") {
        return Verdict::Capped { retry_after: until_midnight(now) };
    }
    if answer.status == 429
        || has("rate-limit-exceeded")
        || problem.errors.iter().any(|it| it.code == 88)
    {
        return Verdict::Wait { retry_after: reset(answer, now).unwrap_or(WINDOW) };
    }
    let host = host.to_owned();
    let what = match problem.words() {
        words if words.is_empty() => format!("HTTP {}", answer.status),
        words => format!("HTTP {}: {words}", answer.status),
    };
    let is_misspelt =
        problem.is_about_names() || problem.errors.iter().any(Problem::is_about_names);
    Verdict::Failed(match answer.status {
        400 if is_misspelt => return Verdict::Misspelt,
        401..=403 | 300..=399 => Error::Refused { host, what },
        500.. => Error::Unreachable { host, what },
        _ => Error::Malformed { host, what },
    })
}

/// How long until the endpoint answers again, as its headers say.
pub(super) fn reset(answer: &fetch::Answer, now: Timestamp) -> Option<Duration> {
    let at = answer.header("x-rate-limit-reset")?.trim().parse().ok()?;
    let wait = Timestamp::from_second(at).ok()?.duration_since(now);
    // A clock of ours that is ahead must not make us ask at once, nor one that is wrong for days.
    let wait = wait.clamp(SignedDuration::from_secs(1), SignedDuration::from_hours(24));
    Duration::try_from(wait).ok()
}

/// How long until the next day begins (UTC).
fn until_midnight(now: Timestamp) -> Duration {
    let tomorrow = TimeZone::UTC.to_datetime(now).date().tomorrow().ok();
    let midnight = tomorrow.and_then(|day| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
    let wait = midnight.map(|midnight| midnight.duration_since(now));
    wait.and_then(|wait| Duration::try_from(wait).ok()).unwrap_or(WINDOW)
}
