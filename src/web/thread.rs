//! `/{network}/…`: a thread's page, and the thread in other shapes. Any other post of the thread
//! and any other spelling redirect to the one address.

use std::{
    borrow::Cow,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Extension,
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;

use super::{
    Error, Web,
    accept::preferred,
    at_hand::{self, Looked},
    cache::{Manner, Seen},
    digest, feed, heavy,
    limit::Visitor,
    list,
    page::{self, Chrome},
    reader::Reader,
    reading, repeat, spelling, tags, unroll as pasted,
};
use crate::{
    format::{self, Format, Kit, View, Weight},
    store::Kept,
    thread::PostRef,
    unroll::{Shelf, is_fresh},
};

/// How long a program that asks for a document waits for the errand.
const PROGRAMS_WAIT: Duration = Duration::from_secs(25);

/// `GET /{network}/…`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    reader: Reader,
    looked: Option<Extension<Looked>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let path = uri.path().trim_matches('/');
    let network = path.split('/').next().unwrap_or_default();
    if !reader.chrome.reads(network) {
        if let Some(answer) = spelling::leads_on(&uri, &reader.chrome) {
            return Ok(answer);
        }
        let link = pasted::original(&web, &uri)?;
        return pasted::from_address(&web, visitor, &reader, &link).await;
    }
    let path = percent_decode_str(path).decode_utf8().map_err(|_| Error::NoSuchPage)?;
    if let Some(wanted) = feed::Wanted::of(&path) {
        return feed::show(&web, &reader.chrome, &headers, &wanted).await;
    }
    if let Some(list) = digest::list_of(&path) {
        return digest::show(&web, &reader.chrome, &headers, visitor, list).await;
    }
    let (address, named) = split(&path);
    let is_of_a_post = web.unroller.link_of(address).is_some();
    if looked.is_none() && named.is_none() {
        // What it finds is remembered.
        at_hand::look(&web, &uri, &headers).await;
    }
    if !is_of_a_post && let Some(page) = list::kept(&web, &reader.chrome, &uri, &headers).await? {
        return Ok(page);
    }
    match find(&web, address).await? {
        Some(seen) if seen.address == address => {
            let address = uri.path_and_query().map_or(uri.path(), |it| it.as_str());
            let wish = Wish { headers: &headers, named, view: view(&uri), visitor, address };
            let answer = kept(&web, &reader.chrome, &wish, &seen).await;
            sent(&web, visitor, &seen, answer)
        }
        Some(seen) => moved(&web, &seen, address, named).await,
        None if !is_of_a_post => list::anew(&web, &reader, &uri, &headers, &path).await,
        None => absent(&web, visitor, &reader, address, named).await,
    }
}

/// The answer as it is sent, in whichever shape the thread is given.
pub(super) fn sent(
    web: &Arc<Web>,
    visitor: Visitor,
    seen: &Seen,
    answer: Result<Response, Error>,
) -> Result<Response, Error> {
    // After the answer: what this brings is for the next visitor.
    if !is_fresh(seen.last_post, seen.checked_at, web.clock.now()) {
        pasted::freshen(web, visitor, &seen.root);
    }
    // The list at its foot is on each page.
    let answer = tags::named(answer?, &[&seen.address, &seen.author, tags::LATEST]);
    Ok(repeat::until(answer, believed(web, seen)))
}

/// What is wanted of a thread that is kept.
pub(super) struct Wish<'a> {
    pub(super) visitor: Visitor,
    pub(super) headers: &'a HeaderMap,
    pub(super) named: Option<&'static dyn Format>,
    pub(super) view: View,
    /// The address that was asked for, with its query.
    pub(super) address: &'a str,
}

/// `?view=posts`: as posted, not as an article.
pub(super) fn view(uri: &Uri) -> View {
    let fields = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let is_posts = |(name, value): (Cow<'_, str>, Cow<'_, str>)| name == "view" && value == "posts";
    if fields.into_iter().any(is_posts) { View::Posts } else { View::Article }
}

/// The address, and the shape that its end names.
pub(super) fn split(path: &str) -> (&str, Option<&'static dyn Format>) {
    let shape = path
        .rsplit_once('.')
        .and_then(|(address, extension)| Some((address, format::by_extension(extension)?)));
    match shape {
        Some((address, format)) => (address, Some(format)),
        None => (path, None),
    }
}

/// What is kept at this address, now or formerly.
pub(super) async fn find(web: &Web, address: &str) -> Result<Option<Arc<Seen>>, Error> {
    let seen = if let Some(seen) = web.pages.seen(address) {
        seen
    } else {
        let Some(kept) = web.store.thread_at(address).await? else { return Ok(None) };
        let seen = Arc::new(Seen::from(&kept));
        web.pages.remember(address, &seen);
        seen
    };
    Ok((!is_over(web, &seen)).then_some(seen))
}

/// Whether the time is over for which it may be kept.
pub(super) fn is_over(web: &Web, seen: &Seen) -> bool {
    seen.verdict.until.is_some_and(|until| until <= web.clock.now())
}

/// Until when that is believed: until the store is asked again, or the thread's time is over.
fn believed(web: &Web, seen: &Seen) -> Instant {
    let then = seen.read_at + web.site.recheck;
    let left = seen.verdict.until.map(|until| until.duration_since(web.clock.now()));
    let left = left.map(|left| Duration::try_from(left).unwrap_or_default());
    left.map_or(then, |left| then.min(Instant::now() + left))
}

/// The thread itself, as a page or in the shape that was named or is liked best.
pub(super) async fn kept(
    web: &Arc<Web>,
    chrome: &Arc<Chrome>,
    wish: &Wish<'_>,
    seen: &Arc<Seen>,
) -> Result<Response, Error> {
    let Some(format) = wish.named.or_else(|| liked(wish.headers)) else {
        return page(web, chrome, wish.headers, wish.view, wish.visitor, seen).await;
    };
    let (headers, view) = (wish.headers, wish.view);
    if format.weight() != Weight::Light {
        return heavy::document(web, chrome, wish, format, seen).await;
    }
    let origin = page::origin(headers, chrome);
    let (root, version, language) = (&seen.root, &seen.version, chrome.language);
    let key = format!("{root} {version} {} {view:?} {language} {origin}", format.extension());
    let manner = Manner { media_type: format.media_type(), noindex: !seen.verdict.index };
    let mut response = if let Some(response) = web.pages.ready(headers, &key, manner) {
        response
    } else {
        let thread = read(web, seen).await?.thread;
        let at = format!("{origin}{}", page::path_of(&thread.address));
        let kit = Kit { view, language, page: at.parse().ok(), ..Kit::default() };
        let render = move || {
            let bytes = format.render(&thread, &kit);
            bytes.map(Into::into).map_err(|error| Error::Broken(error.to_string()))
        };
        web.pages.answer(headers, key, manner, render).await?
    };
    let name = format!("inline; filename=\"thread.{}\"", format.extension());
    if let Ok(name) = HeaderValue::try_from(name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// Its page, which is read.
pub(super) async fn page(
    web: &Arc<Web>,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    view: View,
    visitor: Visitor,
    seen: &Arc<Seen>,
) -> Result<Response, Error> {
    let page = reading::answer(web, chrome, headers, view, seen).await?;
    let is_program = || visitor.is_robot || visitor.is_peeking;
    web.note(visitor.household(), headers, &seen.root, is_program);
    Ok(repeat::reading(page, &seen.root))
}

/// The shape that the request likes better than a page.
pub(super) fn liked(headers: &HeaderMap) -> Option<&'static dyn Format> {
    let mut offers = vec!["text/html"];
    offers.extend(format::ALL.iter().map(|format| format.media_type()));
    preferred(headers, &offers).checked_sub(1).and_then(|at| format::ALL.get(at).copied())
}

/// The thread with its words. It may be newer than what was seen, or gone, by now.
pub(super) async fn read(web: &Web, seen: &Seen) -> Result<Kept, Error> {
    match web.store.thread_at(&seen.address).await? {
        Some(kept) if kept.version == seen.version => Ok(kept),
        kept => {
            web.pages.doubt(&seen.address);
            kept.ok_or(Error::NoSuchPage)
        }
    }
}

/// Another post of the thread, an old name, another spelling.
async fn moved(
    web: &Web,
    seen: &Seen,
    address: &str,
    named: Option<&'static dyn Format>,
) -> Result<Response, Error> {
    let kept = read(web, seen).await?;
    let position = kept.thread.posts().position(|post| post.address == address).map(|at| at + 1);
    let position = position.or_else(|| {
        let post = web.unroller.at_address(address)?;
        kept.thread.position(&post)
    });
    Ok(leads_to(&kept, position, named))
}

/// 301 to the thread's own address.
pub(super) fn leads_to(
    kept: &Kept,
    position: Option<usize>,
    named: Option<&'static dyn Format>,
) -> Response {
    let location = match named {
        Some(format) => {
            format!("{}.{}", page::path_of(&kept.thread.address), format.extension())
        }
        None => page::path_to(&kept.thread.address, position),
    };
    // Threads grow at their beginning too: what is canonical today may move.
    let keep = [(header::CACHE_CONTROL, "public, max-age=300")];
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)], keep).into_response()
}

/// Nothing is kept under this address. Perhaps under another name of the post; else it is
/// fetched, for people.
async fn absent(
    web: &Web,
    visitor: Visitor,
    reader: &Reader,
    address: &str,
    named: Option<&'static dyn Format>,
) -> Result<Response, Error> {
    let link = web.unroller.link_of(address).ok_or(Error::NoSuchPage)?;
    let post = web.unroller.recognise(link.as_str()).map_err(|_| Error::NoSuchPage)?;
    let failed = |cause| Error::of(link.as_str(), cause);
    match web.unroller.look(&post).await.map_err(failed)? {
        Shelf::Fresh(kept) | Shelf::Stale(kept) => {
            Ok(leads_to(&kept, kept.thread.position(&post), named))
        }
        Shelf::Absent if visitor.is_robot => Err(Error::NotKept),
        Shelf::Absent => match named {
            None => pasted::from_address(web, visitor, reader, link.as_str()).await,
            Some(_) => for_programs(web, visitor, &post, link.as_str(), named).await,
        },
    }
}

/// A document was asked for: there is nobody to show progress to.
async fn for_programs(
    web: &Web,
    visitor: Visitor,
    post: &PostRef,
    link: &str,
    named: Option<&'static dyn Format>,
) -> Result<Response, Error> {
    let errand = pasted::errand(web, visitor, post, link)?;
    match pasted::finished(errand, PROGRAMS_WAIT).await {
        Some(Ok(kept)) => Ok(leads_to(&kept, None, named)),
        Some(Err(cause)) => Err(Error::of(link, cause)),
        None => Err(Error::Unfinished { link: link.to_owned() }),
    }
}
