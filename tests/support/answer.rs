//! An answer of the service, and what can be said about it.

use axum::{
    body::Body,
    http::{HeaderMap, Response, StatusCode},
};
use http_body_util::BodyExt;
use scraper::{Html, Selector};

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) async fn of(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Self { status: parts.status, headers: parts.headers, body }
    }

    /// The status is this.
    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }

    /// The header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// It leads there.
    #[track_caller]
    pub(crate) fn leads_to(&self, location: &str) -> &Self {
        assert_eq!(self.header("location"), location, "{}", self.text());
        self
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn html(&self) -> Html {
        Html::parse_document(&self.text())
    }

    /// The words of every element that the selector finds, white space made one.
    pub(crate) fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.html()
            .select(&selector)
            .map(|element| {
                let words: String = element.text().collect();
                words.split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    /// The words of the first such element.
    #[track_caller]
    pub(crate) fn words(&self, selector: &str) -> String {
        let all = self.all(selector);
        all.into_iter().next().unwrap_or_else(|| panic!("no {selector} in {}", self.text()))
    }

    /// The attribute of every element that the selector finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let html = self.html();
        html.select(&selector).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    }

    /// So many elements are found.
    #[track_caller]
    pub(crate) fn has(&self, selector: &str, count: usize) -> &Self {
        assert_eq!(self.all(selector).len(), count, "{selector} in {}", self.text());
        self
    }
}
