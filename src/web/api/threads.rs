//! `GET /api/v1/threads`: what is kept, as a list and one by one.

use std::sync::Arc;

use axum::{
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{MANNER, problem::Reading};
use crate::{
    format::{self, Format, Json, View},
    lang::Language,
    store::{Cursor, Entry, Page},
    thread::normal_tag,
    unroll::{Shelf, is_fresh},
    web::{
        Error, Web,
        accept::preferred,
        error::{Parameter, Takes},
        extract::{Path, Query},
        limit::Visitor,
        page, tags,
        thread::{self, Wish},
        unroll as pasted,
    },
};

/// Entries of one answer, unless the program wishes otherwise, and at most.
const USUAL: u32 = 20;
const MOST: u32 = 100;

/// Which threads.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Only threads of this network: `bluesky`, `mastodon`, `x`.
    network: Option<String>,
    /// Only threads of this author, as `author.list` of an entry says it: `bluesky/mira.test`.
    author: Option<String>,
    /// Only threads with this tag, without `#`. Alone: with another filter nothing is found.
    tag: Option<String>,
    /// Go on behind this place of the list, as `next` says it.
    #[param(pattern = "^[0-9]{1,15}-[0-9]{1,15}$")]
    after: Option<String>,
    /// At most so many; 20 unless said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Option<String>,
}

impl Which {
    fn limit(&self) -> Result<u32, Error> {
        let Some(text) = &self.limit else { return Ok(USUAL) };
        let limit = text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
        limit.ok_or_else(|| Parameter::error("limit", text, Takes::Between(1, MOST)))
    }

    /// The page of the list that is meant, with one entry more than wanted.
    fn page(&self, limit: u32) -> Result<Page, Error> {
        let Some(text) = &self.after else { return Ok(Page::First(limit + 1)) };
        let place = place_of(text);
        let place = place.ok_or_else(|| Parameter::error("after", text, Takes::Place))?;
        Ok(Page::After(place, limit + 1))
    }

    /// The list that is meant; `None` where nothing can stand in it.
    fn list(&self) -> Option<String> {
        let tag = self.tag.as_ref().map(|tag| Some(format!("tag/{}", normal_tag(tag)?)));
        match (&self.network, &self.author, tag) {
            (None, None, None) => Some("latest".to_owned()),
            (None, None, Some(tag)) => tag,
            (Some(network), None, None) => Some(network.clone()),
            (None, Some(author), None) => Some(author.clone()),
            (Some(network), Some(author), None) => {
                author.starts_with(&format!("{network}/")).then(|| author.clone())
            }
            // The store keeps each of these lists, and none of what two of them have in common.
            (_, _, Some(_)) => None,
        }
    }
}

/// Threads, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct Threads {
    threads: Vec<Listed>,
    /// Address of the next part of the list; `null` at its end.
    next: Option<String>,
}

/// One thread of a list.
#[derive(Serialize, ToSchema)]
pub(super) struct Listed {
    /// Path of its page without the leading slash. Behind `/api/v1/threads/` it is the document.
    #[schema(example = "bluesky/mira.test/3n2zbn3f6422k")]
    address: String,
    /// Address of its page.
    url: String,
    /// The network's name.
    network: String,
    author: Writer,
    /// Its first words; empty when it has none.
    title: String,
    /// BCP 47.
    language: Option<String>,
    /// Posts shown.
    posts: u32,
    /// Minutes that reading takes, where they were counted.
    minutes: Option<u32>,
    /// When it came to this site.
    #[schema(value_type = String, format = DateTime)]
    unrolled_at: Timestamp,
}

/// Who wrote it.
#[derive(Serialize, ToSchema)]
pub(super) struct Writer {
    name: String,
    /// Without a leading `@`.
    handle: String,
    /// Path of the list of their threads without the leading slash.
    #[schema(example = "bluesky/mira.test")]
    list: String,
}

impl Listed {
    fn new(entry: &Entry, origin: &str) -> Self {
        Self {
            address: entry.address.clone(),
            url: format!("{origin}{}", page::path_of(&entry.address)),
            network: entry.network.clone(),
            author: Writer {
                name: entry.author.clone(),
                handle: entry.handle.clone(),
                list: entry.author_address.clone(),
            },
            title: entry.title.clone(),
            language: entry.language.clone(),
            posts: entry.posts,
            minutes: entry.minutes,
            unrolled_at: entry.unrolled_at,
        }
    }
}

/// Lists the threads that may be listed, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/threads",
    operation_id = "listThreads",
    tag = "threads",
    params(Which),
    responses(
        (status = 200, description = "A part of the list. The header `Link` names the next one too.",
         body = Threads, headers(("etag" = String), ("link" = Option<String>))),
        (status = 304, description = "As the named `ETag`."),
        Reading,
    )
)]
pub(super) async fn list(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Query(which): Query<Which>,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let limit = which.limit()?;
    let page = which.page(limit)?;
    let list = which.list();
    let mut entries = match &list {
        Some(list) => web.store.within(list, page).await?,
        None => Vec::new(),
    };
    let is_more = entries.len() > limit as usize;
    entries.truncate(limit as usize);
    let origin = page::origin(&headers, web.chrome(Language::English));
    let end = entries.last().filter(|_| is_more).map(|entry| entry.cursor);
    let next = end.map(|cursor| format!("{origin}{}", next(&which, cursor, limit)));
    let threads = entries.iter().map(|entry| Listed::new(entry, &origin)).collect();
    let answer = json(&web, &headers, &Threads { threads, next }).await?;
    Ok(tags::of_list(
        answer,
        list.as_deref().unwrap_or_default(),
        entries.iter().map(|entry| &*entry.address),
    ))
}

/// The answer that holds a part of a list, with the address of the next part in its head as well.
async fn json(web: &Web, headers: &HeaderMap, part: &Threads) -> Result<Response, Error> {
    let bytes = serde_json::to_vec(part).map_err(|error| Error::Broken(error.to_string()))?;
    let key = format!("api list {}", blake3::hash(&bytes).to_hex());
    let mut response = web.pages.answer(headers, key, MANNER, move || Ok(bytes)).await?;
    let link = part.next.as_ref().map(|next| format!("<{next}>; rel=\"next\""));
    if let Some(Ok(link)) = link.map(HeaderValue::try_from) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// The path of the part of the list behind `cursor`.
fn next(which: &Which, cursor: Cursor, limit: u32) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let filters = [("network", &which.network), ("author", &which.author), ("tag", &which.tag)];
    for (name, value) in filters {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    query.append_pair("limit", &limit.to_string());
    query.append_pair("after", &cursor.to_string());
    format!("/api/v1/threads?{}", query.finish())
}

/// The place that the text names: two whole numbers, as `next` writes them.
fn place_of(text: &str) -> Option<Cursor> {
    let is_number = |part: &str| {
        (1..=15).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (at, id) = text.split_once('-')?;
    (is_number(at) && is_number(id)).then(|| text.parse().ok())?
}

/// In which shape.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Shape {
    /// The shape, by the ending of its files. Without it the header `Accept` decides, and JSON is
    /// what comes when that names nothing that we have.
    #[serde(rename = "as")]
    extension: Option<String>,
    /// How the words are set, in shapes for people: as an article, or as they were posted.
    #[param(inline, value_type = Option<Set>)]
    view: Option<String>,
}

/// How the words are set.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "described here, and read by the names of its kinds")]
pub(super) enum Set {
    Article,
    Posts,
}

impl Shape {
    /// The format that is named, or liked best.
    fn format(&self, headers: &HeaderMap) -> Result<&'static dyn Format, Error> {
        let Some(named) = self.extension.as_deref() else { return Ok(liked(headers)) };
        let all = || format::ALL.iter().map(|format| format.extension()).collect();
        let format = format::by_extension(named);
        format.ok_or_else(|| Parameter::error("as", named, Takes::OneOf(all())))
    }

    fn view(&self) -> Result<View, Error> {
        match self.view.as_deref() {
            Some("posts") => Ok(View::Posts),
            Some("article") | None => Ok(View::Article),
            Some(other) => {
                Err(Parameter::error("view", other, Takes::OneOf(vec!["article", "posts"])))
            }
        }
    }
}

/// Reads a thread that is kept.
///
/// Any other post of the thread, and any other spelling of its address, leads to the thread. What
/// is not kept is not fetched: post its link for that.
#[utoipa::path(
    get,
    path = "/api/v1/threads/{network}/{*rest}",
    operation_id = "readThread",
    tag = "threads",
    params(
        ("network" = String, Path, description = "The network's name.", example = "bluesky"),
        ("rest" = String, Path, example = "mira.test/3n2zbn3f6422k",
         description = "The rest of the page's address. Its slashes may stand as they are, or as `%2F`."),
        Shape,
    ),
    responses(
        (status = 200, description = "The thread.", body = Json, headers(("etag" = String))),
        (status = 301, description = "The thread's address is another one.",
         headers(("location" = String))),
        (status = 304, description = "As the named `ETag`."),
        Reading,
    )
)]
pub(super) async fn read(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Path((network, rest)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    Query(shape): Query<Shape>,
) -> Result<Response, Error> {
    let (format, view) = (shape.format(&headers)?, shape.view()?);
    let address = format!("{network}/{}", rest.trim_end_matches('/'));
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match thread::find(&web, &address).await? {
        Some(seen) if seen.address == address => {
            if !is_fresh(seen.last_post, seen.checked_at, web.clock.now()) {
                pasted::freshen(&web, visitor, &seen.root);
            }
            let address = format!("{}{query}", uri.path());
            let wish =
                Wish { visitor, headers: &headers, named: Some(format), view, address: &address };
            let answer = thread::kept(&web, web.chrome(Language::English), &wish, &seen).await?;
            Ok(tags::named(answer, &[&seen.address, &seen.author]))
        }
        Some(seen) => Ok(moved(&seen.address, &query)),
        None => {
            let link = web.unroller.link_of(&address).ok_or(Error::NoSuchPage)?;
            let failed = |cause| Error::of(link.as_str(), cause);
            let post = web.unroller.recognise(link.as_str()).map_err(|_| Error::NoSuchPage)?;
            match web.unroller.look(&post).await.map_err(failed)? {
                Shelf::Fresh(kept) | Shelf::Stale(kept) => Ok(moved(&kept.thread.address, &query)),
                Shelf::Absent => Err(Error::NotFetched { link: link.to_string() }),
            }
        }
    }
}

/// The shape that the request likes best; JSON when it does not say.
fn liked(headers: &HeaderMap) -> &'static dyn Format {
    let others = format::ALL.iter().copied().filter(|it| it.extension() != Json.extension());
    let all: Vec<&dyn Format> = std::iter::once(&Json as &dyn Format).chain(others).collect();
    let offers: Vec<&str> = all.iter().map(|format| format.media_type()).collect();
    all.get(preferred(headers, &offers)).copied().unwrap_or(&Json)
}

/// The path of a thread's document.
pub(super) fn path_of(address: &str) -> String {
    format!("/api/v1/threads{}", page::path_of(address))
}

fn moved(address: &str, query: &str) -> Response {
    let location = format!("{}{query}", path_of(address));
    // Threads grow at their beginning too: what is canonical today may move.
    let keep = [(header::CACHE_CONTROL, "public, max-age=300")];
    let status = axum::http::StatusCode::MOVED_PERMANENTLY;
    (status, [(header::LOCATION, location)], keep).into_response()
}
