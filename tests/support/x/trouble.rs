//! What can go wrong with any of the ways, switched on and off by a test.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{Reply, Way, api};

/// What goes wrong.
#[derive(Clone, Debug)]
pub(crate) enum Trouble {
    /// Too many requests; may be asked again in so many seconds.
    Busy(i64),
    /// 503.
    Down,
    /// The official API's cap of the month is reached.
    Capped,
    /// The key is wrong.
    Unauthorized,
    /// The plan of the key does not have this.
    NotInPlan,
    /// The connection breaks in the middle of the answer.
    Cut,
    /// JSON of no known shape.
    WrongJson,
    /// Half a document.
    HalfJson,
    /// A page for people, with status 200.
    Html,
    /// A good answer that takes a while.
    Slow(Duration),
}

impl Trouble {
    /// The answer in place of the good one.
    pub(super) fn reply(&self, way: Way, good: Reply, now: Timestamp) -> Reply {
        let unpaid = |reply: Reply| Reply { posts: Vec::new(), users: Vec::new(), ..reply };
        let problem = |status: u16, title: &str, problem: &str| {
            let kind = format!("https://api.twitter.com/2/problems/{problem}");
            Reply::json(status, &json!({"title": title, "detail": title, "type": kind}))
        };
        match self {
            Self::Busy(_) if way == Way::Syndication => {
                Reply::text(429, "text/plain; charset=utf-8", "Rate limit exceeded\n")
            }
            Self::Busy(seconds) => {
                let reset = (now + SignedDuration::from_secs(*seconds)).as_second().to_string();
                let body = json!({"title": "Too Many Requests", "detail": "Too Many Requests", "type": "about:blank", "status": 429});
                Reply::json(429, &body)
                    .with("x-rate-limit-limit", "450")
                    .with("x-rate-limit-remaining", "0")
                    .with("x-rate-limit-reset", &reset)
            }
            Self::Down => {
                Reply::text(503, "text/html", "<html><h1>Service Unavailable</h1></html>")
            }
            Self::Capped => problem(429, "UsageCapExceeded", "usage-capped"),
            Self::Unauthorized if way == Way::Api => api_unauthorized(),
            Self::Unauthorized => {
                Reply::json(401, &json!({"code": 401, "message": "Give a user agent"}))
            }
            Self::NotInPlan => problem(403, "Client Forbidden", "client-forbidden"),
            Self::Cut => Reply { cut: true, ..unpaid(good) },
            Self::WrongJson => Reply::json(
                200,
                &json!({"data": 17, "status": "x", "thread": {}, "__typename": 4, "meta": []}),
            ),
            Self::HalfJson => {
                let half = good.body[..good.body.len() / 2].to_vec();
                Reply { body: half, ..unpaid(good) }
            }
            Self::Html => {
                let page = "<!DOCTYPE html><html><title>Just a moment...</title></html>";
                Reply::text(200, "text/html; charset=UTF-8", page).with("cf-ray", "0-SCR")
            }
            Self::Slow(_) => good,
        }
    }
}

/// What a wrong key is told.
pub(super) fn api_unauthorized() -> Reply {
    let body = json!({"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"});
    Reply::json(401, &body)
}

/// What a request to nowhere is told.
pub(super) fn nowhere(way: Way) -> Reply {
    match way {
        Way::Api => api::invalid("path", "is unknown"),
        _ => Reply::text(404, "text/plain", "no such path"),
    }
}
