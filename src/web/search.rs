//! `/search`: the threads that answer a question, for people, programs and feed readers.

mod answer;
mod notes;

use std::{sync::Arc, time::Instant};

use askama::Template;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    Error, Web, accept,
    extract::Path,
    feed,
    limit::{Cost, Visitor},
    listing::{Line, PER_PAGE},
    page::{self, Chrome, Page},
    reader::{Reader, VARY},
};
use crate::{
    lang::{Language, Link},
    search::{Piece, Place, Question},
    store::{Behind, Found, Order, Seek},
};

pub(super) use answer::Answer;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    chrome: Arc<Chrome>,
    /// Its address.
    here: String,
    /// What was asked, for the field.
    question: String,
    is_asked: bool,
    order: Order,
    lines: Vec<Answering>,
    /// How many there are, in how long.
    count: String,
    notes: Vec<String>,
    hurried: bool,
    judged: Option<Link>,
    /// The addresses of the pages before and behind this one.
    back: Option<String>,
    next: Option<String>,
    is_first: bool,
}

/// A thread that answers.
struct Answering {
    line: Line,
    places: Vec<Spot>,
}

/// A place in it.
struct Spot {
    path: String,
    /// The key of what it is called, where it is not in the author's own words.
    label: Option<&'static str>,
    pieces: Vec<Piece>,
}

/// Networks of which threads may be kept, though this site may not read them now.
const NETWORKS: [&str; 3] = ["bluesky", "mastodon", "x"];

/// What the address asks for. Whatever is wrong with it, there is a page.
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) seek: Seek,
}

impl Asked {
    /// What stands behind the question mark.
    pub(super) fn of(web: &Web, uri: &Uri) -> Self {
        let (mut text, mut order, mut after) = (None, Order::Relevance, None);
        for (name, value) in url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        {
            match &*name {
                "q" => text = text.or(Some(value)),
                "sort" if value == "new" => order = Order::Newest,
                "after" => after = value.parse::<Behind>().ok(),
                _ => {}
            }
        }
        let mut question = Question::read(text.as_deref().unwrap_or_default());
        let frame = web.chrome(Language::default());
        question.keep_networks(|name| NETWORKS.contains(&name) || frame.reads(name));
        Self { question, seek: Seek { order, after, limit: PER_PAGE } }
    }

    /// What the store finds: the one way there, by which every door is charged for a search. An
    /// empty question costs nothing.
    pub(super) async fn answer(&self, web: &Web, visitor: Visitor) -> Result<Found, Error> {
        if !self.question.is_empty() {
            web.visitors.charge(visitor, Cost::Search, &self.question.text)?;
        }
        Ok(web.store.search(&self.question, self.seek).await?)
    }

    /// The address of the page that asks the same in that order, behind that place.
    pub(super) fn path(&self, order: Order, after: Option<Behind>) -> String {
        let sort = if order == Order::Newest { "&sort=new" } else { "" };
        let after = after.map_or_else(String::new, |after| format!("&after={after}"));
        format!("/search?q={}{sort}{after}", encoded(&self.question.text))
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// `GET /search?q=&sort=new&after=`
pub(super) async fn show(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let asked = Asked::of(&web, &uri);
    // Browsers send links here too, when the site is their search engine.
    let text = &asked.question.text;
    let is_word = !text.contains(char::is_whitespace) && text.contains('/');
    if is_word && web.unroller.recognise(text).is_ok() {
        return Ok(Redirect::to(&format!("/unroll?link={}", encoded(text))).into_response());
    }
    let started = Instant::now();
    let found = asked.answer(&web, visitor).await?;
    if accept::preferred(&headers, &[page::HTML, "application/json"]) == 1 {
        let origin = page::origin(&headers, &chrome);
        let answer = Answer::new(&asked, &found, &chrome, &origin);
        let head = [(header::CACHE_CONTROL, "no-store"), (header::VARY, VARY)];
        return Ok((head, Json(answer)).into_response());
    }
    let milliseconds = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX).max(1);
    let mut page = Page(page_of(&web, chrome, &asked, found, milliseconds)).into_response();
    page.headers_mut().insert(header::VARY, HeaderValue::from_static(VARY));
    Ok(page)
}

fn page_of(
    web: &Web,
    chrome: Arc<Chrome>,
    asked: &Asked,
    found: Found,
    milliseconds: u32,
) -> SearchPage {
    let now = web.clock.now();
    let lines = found.hits.into_iter().map(|hit| {
        let spot = |snippet: crate::search::Snippet| Spot {
            path: page::path_to(&hit.entry.address, Some(snippet.post)),
            label: match snippet.place {
                Place::Text | Place::Tag => None,
                Place::Quote => Some("document-quoted"),
                Place::Alt => Some("picture-alt"),
            },
            pieces: snippet.pieces,
        };
        Answering {
            line: Line::new(&hit.entry, &chrome, Some(now)),
            places: hit.snippets.into_iter().map(spot).collect(),
        }
    });
    let count = if found.more { "search-count-more" } else { "search-count" };
    let judged = found.judged.map(|judged| chrome.say("search-judged").with("n", judged).link());
    SearchPage {
        lines: lines.collect(),
        here: asked.path(asked.seek.order, asked.seek.after),
        count: chrome.say(count).with("n", found.count).with("ms", milliseconds).to_string(),
        notes: notes::in_words(asked.question.notes.iter().chain(&found.notes), &chrome),
        question: asked.question.text.clone(),
        is_asked: !asked.question.is_empty(),
        order: asked.seek.order,
        hurried: found.hurried,
        judged,
        back: found.back.map(|back| asked.path(asked.seek.order, back.after())),
        next: found.next.map(|next| asked.path(asked.seek.order, Some(next))),
        is_first: asked.seek.after.is_none(),
        chrome,
    }
}

impl SearchPage {
    /// The address of this search, best first.
    fn best(&self) -> String {
        format!("/search?q={}", encoded(&self.question))
    }

    /// The same, newest first.
    fn newest(&self) -> String {
        format!("{}&sort=new", self.best())
    }

    /// The first page of it.
    fn first(&self) -> String {
        if self.order == Order::Newest { self.newest() } else { self.best() }
    }

    fn feed(&self, extension: &str) -> String {
        format!("/search/feed.{extension}?q={}", encoded(&self.question))
    }
}

/// `GET /search/feed.atom?q=` and its sisters: what answers, newest first.
pub(super) async fn feed(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Reader { chrome, .. }: Reader,
    headers: HeaderMap,
    Path(name): Path<String>,
    uri: Uri,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let shape = feed::shape_of(&name).ok_or(Error::NoSuchPage)?;
    let mut asked = Asked::of(&web, &uri);
    asked.seek = Seek { order: Order::Newest, after: None, limit: PER_PAGE };
    let found = asked.answer(&web, visitor).await?;
    let entries: Vec<_> = found.hits.into_iter().map(|hit| hit.entry).collect();
    let text = &asked.question.text;
    let head = feed::Head {
        title: chrome.say("search-feed-title").with("question", text).to_string(),
        list: String::new(),
        home: asked.path(Order::Newest, None),
        address: format!("/search/{name}?q={}", encoded(text)),
        noindex: true,
    };
    feed::give(&web, &chrome, &headers, entries, head, shape).await
}
