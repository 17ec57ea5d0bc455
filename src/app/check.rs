//! `unspool check`: what is set up, and whether store and networks answer.

use std::fmt::Write;

use url::Url;

use super::App;
use crate::{
    config,
    fetch::{Answer, Ask},
};

/// What `unspool check` found.
#[derive(Debug)]
pub struct Report {
    /// One line per thing that was looked at.
    pub text: String,
    /// Nothing is broken.
    pub is_well: bool,
}

impl App {
    /// Looks at the store and asks the networks' own servers whether they answer.
    pub async fn check(&self) -> Report {
        let mut report = Report { text: String::new(), is_well: true };
        let store = self.store.ping().await.map_err(|error| error.to_string());
        report.line("store", &self.config.store.url, store.map(|()| String::new()));
        let bluesky = &self.config.source.bluesky;
        for (what, base, path) in [
            ("Bluesky AppView", &bluesky.appview, "xrpc/_health"),
            ("PLC directory", &bluesky.plc, "_health"),
        ] {
            let answer = self.probe(base, path, |ask| ask).await;
            report.line(what, base.as_str(), answer.map(|_| String::new()));
        }
        self.check_x(&self.config.source.x, &mut report).await;
        let public = match &self.config.server.base_url {
            Some(base) => base.to_string(),
            None => "not set: links in answers are relative, and servers that ask for \
                     signatures cannot be read. Set server.base_url"
                .to_owned(),
        };
        let _ = writeln!(report.text, "public address: {public}");
        report
    }

    /// Each way to X. What is asked costs nothing.
    async fn check_x(&self, x: &config::X, report: &mut Report) {
        let mut is_whole = false;
        if let Some(token) = x.token.as_ref().filter(|token| !token.reveal().is_empty()) {
            is_whole = true;
            let answer = self.probe(&x.api, "2/usage/tweets", |ask| ask.paid_with(token.clone()));
            let answer = answer.await.and_then(|answer| match answer.status {
                401 | 403 => Err("it refuses the token: see source.x.token".to_owned()),
                _ => Ok(usage(&answer)),
            });
            report.line("X, official API", x.api.as_str(), answer);
        }
        if let Some(base) = &x.fxembed {
            is_whole = true;
            let answer =
                self.probe(base, "2/status/20", |ask| ask).await.and_then(|answer| json(&answer));
            report.line("X, FxEmbed-compatible API", base.as_str(), answer);
        }
        if let Some(base) = &x.syndication {
            let answer = self.probe(base, "tweet-result?id=20&token=6dq1a2xwd93", |ask| ask).await;
            report.line("X, embed service", base.as_str(), answer.and_then(|answer| json(&answer)));
        }
        let advice = match (is_whole, &x.syndication) {
            (true, _) => return,
            (false, Some(_)) => {
                "X: threads are seen only upward from the pasted post, long posts are cut. Set \
                 source.x.token or source.x.fxembed to see whole threads"
            }
            (false, None) => {
                "X: not read. Set source.x.token, source.x.fxembed or source.x.syndication"
            }
        };
        let _ = writeln!(report.text, "{advice}");
    }

    async fn probe(
        &self,
        base: &Url,
        path: &str,
        dress: impl Fn(Ask) -> Ask,
    ) -> Result<Answer, String> {
        // A base without a slash at its end would lose its last segment.
        let base = format!("{}/", base.as_str().trim_end_matches('/'));
        let url = Url::parse(&base).and_then(|base| base.join(path));
        let url = url.map_err(|error| error.to_string())?;
        match self.fetch.send(dress(Ask::get(url, "*/*"))).await {
            Ok(answer) if answer.status < 500 => Ok(answer),
            Ok(answer) => Err(format!("it answers with status {}", answer.status)),
            Err(error) => Err(error.to_string()),
        }
    }
}

impl Report {
    fn line(&mut self, what: &str, which: &str, answer: Result<String, String>) {
        let words = match answer {
            Ok(more) => format!("answers{more}"),
            Err(error) => {
                self.is_well = false;
                format!("BROKEN: {error}")
            }
        };
        let _ = writeln!(self.text, "{what} ({which}): {words}");
    }
}

/// A web page in place of data means that something stands between us and the service.
fn json(answer: &Answer) -> Result<String, String> {
    match serde_json::from_slice::<serde_json::Value>(&answer.body) {
        Ok(_) => Ok(String::new()),
        Err(_) => Err(format!("it answers with status {} and no data", answer.status)),
    }
}

/// What the official API says about this month.
fn usage(answer: &Answer) -> String {
    let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let number = |name: &str| {
        let value = &body["data"][name];
        value.as_u64().or_else(|| value.as_str()?.parse().ok())
    };
    match (number("project_usage"), number("project_cap")) {
        (Some(used), Some(cap)) => format!(", {used} of {cap} posts read this month"),
        _ => String::new(),
    }
}
