//! `/oembed`: what other sites show when somebody pastes the address of a thread's page (oEmbed 1.0).

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use url::Url;

use super::{
    Error, Web,
    extract::Query,
    page::{self, href},
    tags,
};
use crate::lang::Language;

/// Width of the frame, in CSS pixels, when nobody wishes less.
const WIDTH: u32 = 640;

/// Height of the frame until its page says how high it is, in CSS pixels.
const HEIGHT: u32 = 480;

/// What a consumer asks.
#[derive(Deserialize)]
pub(super) struct Wish {
    url: String,
    maxwidth: Option<u32>,
    maxheight: Option<u32>,
    format: Option<String>,
}

/// oEmbed 1.0 §2.3.4.4, `rich`.
#[derive(Serialize)]
struct Rich {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    author_name: String,
    author_url: String,
    provider_name: &'static str,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
}

/// `GET /oembed?url=`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    if wish.format.as_deref().is_some_and(|format| format != "json") {
        return Err(Error::Bare(StatusCode::NOT_IMPLEMENTED));
    }
    // In English, whoever asks: answers are shared by many sites.
    let chrome = web.chrome(Language::English);
    let origin = page::origin(&headers, chrome);
    let address = address_in(&wish.url, &origin).ok_or(Error::NoSuchPage)?;
    let kept = web.store.thread_at(&address).await?.ok_or(Error::NoSuchPage)?;
    if kept.verdict.until.is_some_and(|until| until <= web.clock.now()) {
        return Err(Error::NoSuchPage);
    }
    let thread = &kept.thread;
    let (width, height) =
        (WIDTH.min(wish.maxwidth.unwrap_or(WIDTH)), HEIGHT.min(wish.maxheight.unwrap_or(HEIGHT)));
    let title = match thread.title(90) {
        title if title.trim().is_empty() => {
            chrome.say("thread-by").with("author", &thread.author.name).to_string()
        }
        title => title,
    };
    // Addresses of ours hold no quote and no angle bracket; a title may.
    let frame = format!("{origin}/embed{}", page::path_of(&thread.address));
    let html = format!(
        "<iframe src=\"{frame}\" width=\"{width}\" height=\"{height}\" title=\"{}\" \
         loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>\
         <script async src=\"{origin}/embed.js\"></script>",
        askama::filters::escape(&title, askama::filters::Html)
            .map_err(|error| Error::Broken(error.to_string()))?
    );
    let answer = Rich {
        version: "1.0",
        kind: "rich",
        author_name: thread.author.name.clone(),
        author_url: href(&thread.author.url).to_owned(),
        provider_name: "Unspool",
        provider_url: format!("{origin}/"),
        cache_age: 3600,
        title,
        html,
        width,
        height,
    };
    let headers = [(header::CACHE_CONTROL, "public, max-age=3600")];
    let names = [&*thread.address, &thread.author.address];
    Ok(tags::named((headers, Json(answer)).into_response(), &names))
}

/// The address of the thread, out of the full address of its page in any shape.
fn address_in(link: &str, origin: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let own = Url::parse(origin).ok()?;
    // Behind a proxy the scheme may be another one.
    let is_ours = url.host_str() == own.host_str() && url.port() == own.port();
    let path = is_ours.then(|| url.path().trim_matches('/'))?;
    let path = path.strip_prefix("embed/").unwrap_or(path);
    Some(percent_decode_str(path).decode_utf8().ok()?.into_owned())
}
