//! Which software a server runs, from its `NodeInfo`. Asked once per host and day.

use std::time::Duration;

use moka::sync::Cache;
use serde_json::Value;
use url::Url;

use super::name;
use crate::{
    fetch::{self, Ask},
    source::Context,
};

/// What is known about servers.
#[derive(Clone)]
pub(super) struct Nodeinfo {
    known: Cache<String, Software>,
}

/// The software of a server, as far as it matters to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Software {
    /// Mastodon and what calls itself so.
    Mastodon,
    /// Speaks Mastodon's API to visitors, with ids of its own: Pleroma, Akkoma, Mitra …
    Pleroma,
    /// The same, and an object's UUID is its id in the API.
    Mitra,
    /// Misskey and its forks: an API of their own.
    Misskey,
    /// Everything else: read through `ActivityPub`.
    Other,
}

impl Nodeinfo {
    pub(super) fn new() -> Self {
        let day = Duration::from_hours(24);
        Self { known: Cache::builder().max_capacity(10_000).time_to_live(day).build() }
    }

    /// The software of the server at `base`; [`Software::Other`] when it does not say.
    ///
    /// # Errors
    /// When the server could not be asked at all.
    pub(super) async fn software(
        &self,
        cx: &Context,
        base: &Url,
    ) -> Result<Software, fetch::Error> {
        let host = name::authority(base).unwrap_or_default();
        if let Some(software) = self.known.get(&host) {
            return Ok(software);
        }
        let software = match ask(cx, base).await? {
            Some(name) => of_name(&name),
            None => Software::Other,
        };
        self.known.insert(host, software);
        Ok(software)
    }
}

async fn ask(cx: &Context, base: &Url) -> Result<Option<String>, fetch::Error> {
    let Ok(list) = base.join("/.well-known/nodeinfo") else { return Ok(None) };
    let Some(links) = json(cx, list).await? else { return Ok(None) };
    let Some(document) = document(&links, base) else { return Ok(None) };
    let Some(said) = json(cx, document).await? else { return Ok(None) };
    Ok(said.pointer("/software/name").and_then(Value::as_str).map(str::to_lowercase))
}

/// The address of the document itself: of a version that we read, and on the same host.
fn document(links: &Value, base: &Url) -> Option<Url> {
    let links = links.get("links")?.as_array()?;
    let of_version = |version: &str| {
        links.iter().find(|link| {
            link.get("rel").and_then(Value::as_str).is_some_and(|rel| rel.ends_with(version))
        })
    };
    let link = of_version("ns/schema/2.0").or_else(|| of_version("ns/schema/2.1"))?;
    let href = base.join(link.get("href")?.as_str()?).ok()?;
    (href.host_str() == base.host_str() && href.port() == base.port()).then_some(href)
}

async fn json(cx: &Context, url: Url) -> Result<Option<Value>, fetch::Error> {
    let mut ask = Ask::get(url, "application/json");
    ask.limit = 1 << 20;
    let answer = cx.fetch.send(ask).await?;
    Ok(answer.is_success().then(|| serde_json::from_slice(&answer.body).ok()).flatten())
}

fn of_name(name: &str) -> Software {
    match name {
        "mastodon" | "hometown" | "glitchcafe" | "ecko" | "fedibird" | "kmyblue" => {
            Software::Mastodon
        }
        "pleroma" | "akkoma" | "rebased" | "soapbox" => Software::Pleroma,
        "mitra" => Software::Mitra,
        "misskey" | "sharkey" | "firefish" | "calckey" | "foundkey" | "iceshrimp" | "catodon"
        | "cherrypick" | "magnetar" | "meisskey" => Software::Misskey,
        _ => Software::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_taken_from_the_same_host_only() {
        let base = Url::parse("https://a.example/").unwrap();
        let rel = "http://nodeinfo.diaspora.software/ns/schema/2.0";
        let links = |href: &str| serde_json::json!({"links": [{"rel": rel, "href": href}]});
        let at = |href: &str| document(&links(href), &base).map(String::from);
        assert_eq!(at("/nodeinfo/2.0").as_deref(), Some("https://a.example/nodeinfo/2.0"));
        assert_eq!(at("https://b.example/nodeinfo/2.0"), None);
        assert_eq!(at("https://a.example:8443/nodeinfo/2.0"), None);
    }
}
