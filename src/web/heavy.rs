//! Shapes of a thread that take more than words, and its picture for previews: made once, aside. A
//! reader who waits long sees a page that says so; a program is asked to come again.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{
    body::Body,
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{
    Error, Web,
    accept::preferred,
    cache::{Manner, POLICY, Seen, knows},
    limit::Cost,
    page::{self, Chrome, Page},
    reader::VARY,
    thread::{Wish, find, read},
};
use crate::{
    format::{Format, View},
    lang::Language,
    press::{self, Made, Outcome, What},
};

/// How long a program waits for a document before it is asked to come again.
const PROGRAMS_WAIT: Duration = Duration::from_secs(25);

/// A picture of another version has another address. A day for browsers, a month for shared caches:
/// what is taken out has to go everywhere.
const PICTURE: &str = "public, max-age=86400, s-maxage=2592000, immutable";

/// Stands on answers whose bytes are not to be compressed on their way: they are compressed by
/// their nature, or too large to be compressed for every request.
#[derive(Clone, Copy)]
pub(super) struct AsItIs;

#[derive(Template)]
#[template(path = "making.html")]
struct MakingPage {
    chrome: Arc<Chrome>,
    /// The address of the document, and of the thread's page.
    again: String,
    thread: String,
    /// What it is called: "PDF".
    label: &'static str,
}

/// The thread in a shape that takes more than words.
pub(super) async fn document(
    web: &Web,
    chrome: &Arc<Chrome>,
    wish: &Wish<'_>,
    format: &'static dyn Format,
    seen: &Arc<Seen>,
) -> Result<Response, Error> {
    let Wish { headers, view, visitor, .. } = *wish;
    let origin = page::origin(headers, chrome);
    let pictures = web.gathered(&seen.root);
    let language = chrome.language;
    let key = format!(
        "{} {} {pictures} {} {view:?} {language} {origin}",
        seen.root,
        seen.version,
        format.extension()
    );
    let outcome = match web.press.ready(&key) {
        Some(outcome) => outcome,
        None if visitor.is_robot => return Err(Error::NotForRobots),
        None => {
            web.visitors.charge(visitor, Cost::Export, "")?;
            let thread = read(web, seen).await?.thread;
            let page = format!("{origin}{}", page::path_of(&thread.address)).parse().ok();
            let what = What::Shape(format);
            let flight =
                web.press.begin(&key, press::Wish { thread, what, view, language, page })?;
            let is_person = preferred(headers, &["application/octet-stream", "text/html"]) == 1;
            let patience = if is_person { web.site.documents } else { PROGRAMS_WAIT };
            match tokio::time::timeout(patience, flight).await {
                Ok(outcome) => outcome,
                Err(_) if is_person => return Ok(making(chrome, wish, format, seen)),
                Err(_) => return Err(Error::Unmade),
            }
        }
    };
    let manner = Manner { media_type: format.media_type(), noindex: !seen.verdict.index };
    let mut response = given(headers, &outcome?, manner);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, POLICY);
    headers.insert(header::VARY, HeaderValue::from_static(VARY));
    Ok(response)
}

/// `GET /card/{network}/….png`
pub(super) async fn card(
    State(web): State<Arc<Web>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let address = uri.path().strip_prefix("/card/").and_then(|path| path.strip_suffix(".png"));
    let address = address.filter(|_| web.press.can_typeset()).ok_or(Error::NoSuchPage)?;
    let address = percent_decode_str(address).decode_utf8().map_err(|_| Error::NoSuchPage)?;
    let seen = find(&web, &address).await?.ok_or(Error::NoSuchPage)?;
    if seen.address != *address {
        let location = format!("/card{}.png", page::path_of(&seen.address));
        return Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response());
    }
    // One for everybody, in the language of the thread: so the key, which names the version of the
    // thread, says all that it stands on.
    let language = Language::default();
    let origin = page::origin(&headers, web.chrome(language));
    let pictures = web.gathered(&seen.root);
    let key = format!("{} {} {pictures} card {origin}", seen.root, seen.version);
    let outcome: Outcome = if let Some(outcome) = web.press.ready(&key) {
        outcome
    } else {
        let thread = read(&web, &seen).await?.thread;
        let page = format!("{origin}{}", page::path_of(&thread.address)).parse().ok();
        let (what, view) = (What::Card, View::Article);
        let flight = web.press.begin(&key, press::Wish { thread, what, view, language, page })?;
        tokio::time::timeout(PROGRAMS_WAIT, flight).await.map_err(|_| Error::Unmade)?
    };
    let manner = Manner { media_type: "image/png", noindex: !seen.verdict.index };
    let mut response = given(&headers, &outcome?, manner);
    for (name, value) in [
        (header::CACHE_CONTROL, PICTURE),
        // Previews are shown on other sites.
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// The address of the picture for previews, without our origin. Another version has another one.
pub(super) fn card_of(address: &str, version: &str) -> String {
    let version: String = version.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    format!("/card{}.png?v={version}", page::path_of(address))
}

/// What was made, or that nothing has changed.
fn given(asked: &HeaderMap, made: &Made, manner: Manner) -> Response {
    let tag = HeaderValue::try_from(format!("\"{}\"", made.tag));
    let tag = tag.unwrap_or_else(|_| HeaderValue::from_static("\"0\""));
    let is_known = knows(asked, &tag);
    let body = if is_known { Body::empty() } else { made.bytes.clone().into() };
    let mut response = Response::new(body);
    response.extensions_mut().insert(AsItIs);
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    if manner.noindex {
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(manner.media_type));
    if let Ok(value) = HeaderValue::try_from(disposition(&made.name, manner.media_type)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// What may stand as it is in `filename*` (RFC 8187, `attr-char`).
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What browsers can show is shown, everything else saved; either way under a name for people
/// (RFC 6266).
pub(super) fn disposition(name: &str, media_type: &str) -> String {
    let (kind, extension) = match media_type.split(';').next().unwrap_or_default() {
        "application/pdf" => ("inline", "pdf"),
        "image/png" => ("inline", "png"),
        // Pages of ours allow no style inside a document, and this one has its own.
        "text/html" => ("attachment", "html"),
        "application/epub+zip" => ("attachment", "epub"),
        _ => ("attachment", "zip"),
    };
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || " .,-_()'!".contains(*c);
    let plain: String = name.chars().filter(is_plain).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = if plain.chars().any(char::is_alphanumeric) { plain } else { "thread".to_owned() };
    let whole = utf8_percent_encode(name, NAME);
    format!("{kind}; filename=\"{plain}.{extension}\"; filename*=UTF-8''{whole}.{extension}")
}

/// The page that says that it is being made, and goes on by itself.
fn making(chrome: &Arc<Chrome>, wish: &Wish<'_>, format: &dyn Format, seen: &Seen) -> Response {
    let page = MakingPage {
        chrome: Arc::clone(chrome),
        again: wish.address.to_owned(),
        thread: page::path_of(&seen.address),
        label: format.label(),
    };
    let mut response = (StatusCode::ACCEPTED, Page(page)).into_response();
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_name_in_every_script_and_one_for_old_programs() {
        assert_eq!(
            disposition("Ada – Tide clocks", "application/pdf"),
            "inline; filename=\"Ada Tide clocks.pdf\"; filename*=UTF-8''Ada%20%E2%80%93%20Tide%20clocks.pdf"
        );
        assert_eq!(
            disposition("潮", "application/epub+zip"),
            "attachment; filename=\"thread.epub\"; filename*=UTF-8''%E6%BD%AE.epub"
        );
        assert!(
            disposition("a\"; x=\"\r\nb", "application/zip")
                .starts_with("attachment; filename=\"a xb.zip\"")
        );
    }
}
