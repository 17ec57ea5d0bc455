//! The three questions that are put to Mastodon's API, and what the answers mean.

use serde_json::Value;
use url::Url;

use super::wire::{self, Context, Status};
use crate::{
    fetch::{Answer, Ask},
    source::{self, Error, fediverse::name},
};

/// A server, asked anonymously.
pub(super) struct Api<'a> {
    cx: &'a source::Context,
    base: Url,
    /// Requests so far.
    pub sent: u32,
}

/// Why the API gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source::fediverse) enum Refusal {
    /// There is no such API here: HTML, or an error that it does not give.
    NoApi,
    /// There is, but not for visitors: 401, 403.
    Closed(u16),
    /// It does not know the post.
    Missing(String),
    /// Anything else.
    Failed(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl<'a> Api<'a> {
    pub(super) fn new(cx: &'a source::Context, base: &Url) -> Self {
        Self { cx, base: base.clone(), sent: 0 }
    }

    /// Host and port.
    pub(super) fn authority(&self) -> String {
        name::authority(&self.base).unwrap_or_default()
    }

    /// One status.
    pub(super) async fn status(&mut self, id: &str) -> Result<Status, Refusal> {
        let value = self.ask(&["statuses", id], "").await?;
        let status: Status = serde_json::from_value(value).unwrap_or_default();
        status.is_usable().then_some(status).ok_or(Refusal::NoApi)
    }

    /// What stands around it. To visitors Mastodon shows the nearest 40 above, and below at most
    /// 60, 20 levels deep.
    pub(super) async fn context(&mut self, id: &str) -> Result<Context, Refusal> {
        let value = self.ask(&["statuses", id, "context"], "").await?;
        let mut context: Context = serde_json::from_value(value).unwrap_or_default();
        context.ancestors.retain(Status::is_usable);
        context.descendants.retain(Status::is_usable);
        Ok(context)
    }

    /// What the account said right after (`min_id`) or before (`max_id`) a post, newest first.
    pub(super) async fn said(
        &mut self,
        account: &str,
        bound: &str,
        id: &str,
    ) -> Result<Vec<Status>, Refusal> {
        let query = format!("{bound}={id}&limit=40&exclude_reblogs=true");
        self.ask(&["accounts", account, "statuses"], &query).await.map(wire::statuses)
    }

    async fn ask(&mut self, path: &[&str], query: &str) -> Result<Value, Refusal> {
        let mut url = self.base.clone();
        if let Ok(mut parts) = url.path_segments_mut() {
            parts.clear().extend(["api", "v1"]).extend(path);
        }
        url.set_query((!query.is_empty()).then_some(query));
        self.sent += 1;
        let answer = self.cx.fetch.send(Ask::get(url, "application/json")).await;
        meaning(&self.authority(), &answer.map_err(Error::from)?)
    }
}

/// What an answer means (`networks/fediverse.md` §1.4). 429 never gets here.
fn meaning(host: &str, answer: &Answer) -> Result<Value, Refusal> {
    let json = serde_json::from_slice::<Value>(&answer.body);
    match (answer.status, json) {
        (200..=299, Ok(value)) if value.is_object() || value.is_array() => Ok(value),
        (200..=299, Err(error)) if starts_as_json(&answer.body) => {
            Err(Error::Malformed { host: host.to_owned(), what: error.to_string() }.into())
        }
        (status @ (401 | 403), _) => Err(Refusal::Closed(status)),
        (404, Ok(value)) if value.get("error").is_some_and(Value::is_string) => {
            Err(Refusal::Missing(host.to_owned()))
        }
        (410, _) => Err(Error::Gone(answer.url.to_string()).into()),
        (status @ 500..=599, _) => {
            Err(Error::Unreachable { host: host.to_owned(), what: format!("HTTP {status}") }.into())
        }
        _ => Err(Refusal::NoApi),
    }
}

fn starts_as_json(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'['))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(status: u16, body: &'static str) -> Result<Value, Refusal> {
        let url = Url::parse("https://a.example/api/v1/statuses/1").unwrap();
        meaning("a.example", &Answer { status, url, headers: Vec::new(), body: body.into() })
    }

    #[test]
    fn answers_mean_what_the_servers_mean() {
        assert!(said(200, r#"{"id":"1"}"#).is_ok());
        assert_eq!(said(200, "<!DOCTYPE html><p>hello"), Err(Refusal::NoApi));
        assert_eq!(said(401, ""), Err(Refusal::Closed(401)));
        assert_eq!(
            said(403, r#"{"error":"This action is not allowed"}"#),
            Err(Refusal::Closed(403))
        );
        let missing = r#"{"error":"Record not found"}"#;
        assert_eq!(said(404, missing), Err(Refusal::Missing("a.example".into())));
        assert_eq!(said(404, "<h1>404 Not Found (snac/2.96)</h1>"), Err(Refusal::NoApi));
        let misskey = r#"{"error":{"code":"UNKNOWN_API_ENDPOINT"}}"#;
        assert_eq!(said(404, misskey), Err(Refusal::NoApi));
        assert!(matches!(said(410, ""), Err(Refusal::Failed(Error::Gone(_)))));
        assert!(matches!(said(503, ""), Err(Refusal::Failed(Error::Unreachable { .. }))));
        assert!(matches!(said(200, "{\"id\":"), Err(Refusal::Failed(Error::Malformed { .. }))));
    }
}
