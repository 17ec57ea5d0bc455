//! From a pasted link to the thread's page: `/unroll`, and any original link glued behind our
//! host. While the errand is under way the visitor sees how far it is.

use std::{convert::Infallible, sync::Arc, time::Duration};

use askama::Template;
use axum::{
    extract::{OriginalUri, State},
    http::{HeaderValue, StatusCode, Uri, header},
    response::{
        IntoResponse, Redirect, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, stream};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;

use super::{
    Error, Web,
    extract::{Form, Query},
    limit::{Cost, Visitor},
    page::{Chrome, Page, path_to},
    reader::Reader,
};
use crate::{
    lang::Language,
    store::Kept,
    thread::PostRef,
    unroll::{self, Answer, Errand, Shelf, Unroller},
};

/// The one field of the form.
#[derive(Deserialize)]
pub(super) struct Pasted {
    #[serde(default)]
    link: String,
}

#[derive(Template)]
#[template(path = "unroll.html")]
struct UnrollPage {
    chrome: Arc<Chrome>,
    link: String,
    /// The address of this page, and of the stream of events about it.
    again: String,
    events: String,
    found: String,
}

/// `GET /unroll?link=`
pub(super) async fn by_query(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    reader: Reader,
    Query(Pasted { link }): Query<Pasted>,
) -> Result<Response, Error> {
    answer(&web, visitor, &reader, &link).await
}

/// `POST /unroll`
pub(super) async fn by_form(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    reader: Reader,
    Form(Pasted { link }): Form<Pasted>,
) -> Result<Response, Error> {
    answer(&web, visitor, &reader, &link).await
}

/// Every address that nothing else has: an original link, or no page at all.
pub(super) async fn glued(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    reader: Reader,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Error> {
    let link = original(&web, &uri)?;
    from_address(&web, visitor, &reader, &link).await
}

/// The original link in an address of ours. Without a scheme it must be one that we know: else
/// every address that strangers try would be one.
pub(super) fn original(web: &Web, uri: &Uri) -> Result<String, Error> {
    let link = link_in(uri).ok_or(Error::NoSuchPage)?;
    let path = uri.path().trim_start_matches('/');
    let has_scheme = ["http", "at:"].iter().any(|scheme| path.starts_with(scheme));
    if !has_scheme && web.unroller.recognise(&link).is_err() {
        return Err(Error::NoSuchPage);
    }
    Ok(link)
}

/// The thread of a link that stood in an address: fetched for people, not for robots.
pub(super) async fn from_address(
    web: &Web,
    visitor: Visitor,
    reader: &Reader,
    link: &str,
) -> Result<Response, Error> {
    if visitor.is_robot {
        let failed = |cause| Error::of(link, cause);
        let post = web.unroller.recognise(link).map_err(failed)?;
        if let Shelf::Absent = web.unroller.look(&post).await.map_err(failed)? {
            return Err(Error::NotKept);
        }
    }
    answer(web, visitor, reader, link).await
}

/// The original link that stands behind our host, with its query. Servers in between make one
/// slash of two, and browsers leave out the scheme.
fn link_in(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_prefix('/')?;
    let decoded;
    let path = if path.starts_with("http") && !path.contains('/') {
        decoded = percent_decode_str(path).decode_utf8().ok()?;
        &*decoded
    } else {
        path
    };
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    for scheme in ["https:", "http:", "at:"] {
        if let Some(rest) = path.strip_prefix(scheme) {
            return Some(format!("{scheme}//{}{query}", rest.trim_start_matches('/')));
        }
    }
    let (host, rest) = path.split_once('/')?;
    let named = host.contains('.') && !host.starts_with('.') && !rest.is_empty();
    named.then(|| format!("https://{path}{query}"))
}

/// The thread behind a link: a redirect to its page, or the page that shows how far it is.
async fn answer(
    web: &Web,
    visitor: Visitor,
    reader: &Reader,
    link: &str,
) -> Result<Response, Error> {
    let failed = |cause| Error::of(link, cause);
    let post = web.unroller.recognise(link).map_err(failed)?;
    match web.unroller.look(&post).await.map_err(failed)? {
        Shelf::Fresh(kept) => Ok(leads_to(&kept, &post)),
        Shelf::Stale(kept) => {
            freshen(web, visitor, &post);
            Ok(leads_to(&kept, &post))
        }
        Shelf::Absent => {
            let errand = errand(web, visitor, &post, link)?;
            match finished(errand.clone(), web.site.patience).await {
                Some(Ok(kept)) => Ok(leads_to(&kept, &post)),
                Some(Err(cause)) => Err(failed(cause)),
                None => Ok(progress(reader, link, errand.posts())),
            }
        }
    }
}

/// The errand for the post: joined when somebody else began it, charged otherwise.
pub(super) fn errand(
    web: &Web,
    visitor: Visitor,
    post: &PostRef,
    link: &str,
) -> Result<Errand<Answer>, Error> {
    joined(web, visitor, post, link, Unroller::errand)
}

/// As [`errand`], for a thread that may be fresh and is to be read again all the same.
pub(super) fn again(
    web: &Web,
    visitor: Visitor,
    post: &PostRef,
    link: &str,
) -> Result<Errand<Answer>, Error> {
    joined(web, visitor, post, link, Unroller::refresh)
}

fn joined(
    web: &Web,
    visitor: Visitor,
    post: &PostRef,
    link: &str,
    begin: fn(&Unroller, &PostRef) -> Errand<Answer>,
) -> Result<Errand<Answer>, Error> {
    if let Some(errand) = web.unroller.under_way(post) {
        return Ok(errand);
    }
    if web.unroller.is_full() {
        return Err(Error::of(link, unroll::Error::Busy));
    }
    web.visitors.charge(visitor, Cost::Unroll, link)?;
    Ok(begin(&web.unroller, post))
}

/// Has a stale thread read again, while its visitor reads the copy. Not for robots, and not on
/// top of anybody's limit.
pub(super) fn freshen(web: &Web, visitor: Visitor, post: &PostRef) {
    if !visitor.is_robot {
        let _ = errand(web, visitor, post, "");
    }
}

/// The outcome of the errand, when it comes in time.
pub(super) async fn finished(errand: Errand<Answer>, patience: Duration) -> Option<Answer> {
    let outcome = tokio::time::timeout(patience, errand.outcome()).await.ok()?;
    Some(outcome.unwrap_or(Err(unroll::Error::Crashed)))
}

fn leads_to(kept: &Kept, post: &PostRef) -> Response {
    let position = kept.thread.position(post);
    let mut response = Redirect::to(&path_to(&kept.thread.address, position)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn progress(reader: &Reader, link: &str, posts: usize) -> Response {
    let field = utf8_percent_encode(link, NON_ALPHANUMERIC);
    // The reader may have asked for the language in an address that is not gone back to.
    let lang = reader.asked.map(|language| format!("&lang={language}")).unwrap_or_default();
    let page = UnrollPage {
        chrome: Arc::clone(&reader.chrome),
        link: link.to_owned(),
        again: format!("/unroll?link={field}{lang}"),
        events: format!("/unroll/events?link={field}{lang}"),
        found: found(posts, reader.chrome.language),
    };
    let mut response = (StatusCode::ACCEPTED, Page(page)).into_response();
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}

/// `GET /unroll/events?link=`: how far the errand is; `end` when there is something to see. It
/// joins errands and never starts one.
pub(super) async fn events(
    State(web): State<Arc<Web>>,
    Reader { chrome, .. }: Reader,
    Query(Pasted { link }): Query<Pasted>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Error> {
    let post = web.unroller.recognise(&link).map_err(|cause| Error::of(&link, cause))?;
    let errand = web.unroller.under_way(&post);
    let watched = Watched { errand, language: chrome.language, told: None, ended: false };
    let stream = stream::unfold((watched, web), |(mut watched, web)| async move {
        let event = watched.next(&web).await?;
        Some((Ok(event), (watched, web)))
    });
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(10))))
}

/// How many posts were found so far, in words.
fn found(posts: usize, language: Language) -> String {
    match posts {
        0 => language.say("progress-none").to_string(),
        n => language.say("progress-count").with("n", n).to_string(),
    }
}

/// An errand, and what was said of it.
struct Watched {
    errand: Option<Errand<Answer>>,
    language: Language,
    told: Option<usize>,
    ended: bool,
}

impl Watched {
    async fn next(&mut self, web: &Web) -> Option<Event> {
        loop {
            if self.ended {
                return None;
            }
            let Some(errand) = self.errand.as_mut().filter(|errand| errand.peek().is_none()) else {
                self.ended = true;
                return Some(Event::default().event("end").data("over"));
            };
            let posts = errand.posts();
            if self.told != Some(posts) {
                self.told = Some(posts);
                return Some(Event::default().event("posts").data(found(posts, self.language)));
            }
            tokio::select! {
                () = errand.moved() => {}
                () = web.closing.cancelled() => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(address: &str) -> Option<String> {
        link_in(&address.parse().unwrap())
    }

    #[test]
    fn an_original_link_behind_our_host_is_found() {
        let link = Some("https://bsky.app/profile/a.test/post/3l?ref=x".to_owned());
        assert_eq!(found("/https://bsky.app/profile/a.test/post/3l?ref=x"), link);
        assert_eq!(found("/https:/bsky.app/profile/a.test/post/3l?ref=x"), link);
        assert_eq!(found("/bsky.app/profile/a.test/post/3l?ref=x"), link);
        assert_eq!(found("/https%3A%2F%2Fbsky.app%2Fprofile%2Fa.test%2Fpost%2F3l?ref=x"), link);
        assert_eq!(found("/at://did:plc:x/y/z").as_deref(), Some("at://did:plc:x/y/z"));
        assert_eq!(found("/wp-login.php"), None);
        assert_eq!(found("/.git/config"), None);
        assert_eq!(found("/nothing/here"), None);
    }
}
