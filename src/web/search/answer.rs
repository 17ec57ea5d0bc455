//! What was found, as JSON.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::page::{self, Chrome},
    Asked, Found,
};
use crate::{
    search::{Note, Piece, Place},
    store::{Hit, Order},
};

/// A page of what was found.
#[derive(Serialize, ToSchema)]
#[schema(as = Found)]
pub(in crate::web) struct Answer<'a> {
    /// The question, as it was understood to be typed.
    question: &'a str,
    /// `relevance` or `newest`.
    order: &'static str,
    /// How many threads answer; with `more`, there are more than were counted.
    count: u32,
    more: bool,
    /// The time for one search was over before everything was looked at.
    hurried: bool,
    /// What was repaired, left out or not looked for in full.
    #[schema(value_type = Vec<Object>)]
    notes: Vec<&'a Note>,
    threads: Vec<Thread<'a>>,
    /// Full address of the next page.
    pub(in crate::web) next: Option<String>,
}

/// A thread that answers.
#[derive(Serialize, ToSchema)]
#[schema(as = Answering)]
struct Thread<'a> {
    url: String,
    address: &'a str,
    network: &'a str,
    author: &'a str,
    handle: &'a str,
    /// Path of the list of the author's threads without the leading slash.
    author_list: &'a str,
    title: &'a str,
    language: Option<&'a str>,
    posts: u32,
    /// Minutes that reading takes, where they were counted.
    minutes: Option<u32>,
    /// Address of a small picture out of it, on this site.
    picture: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    unrolled_at: Timestamp,
    places: Vec<Spot<'a>>,
}

/// A place in it.
#[derive(Serialize, ToSchema)]
struct Spot<'a> {
    url: String,
    post: usize,
    /// `text`: in the post's own words; `quote`: in those of a post that it quotes; `alt`: in the
    /// description of a picture; `tag`: among its tags.
    #[schema(value_type = String)]
    place: Place,
    /// Runs of words, each with whether it was looked for.
    #[schema(value_type = Vec<Object>)]
    pieces: &'a [Piece],
}

impl<'a> Answer<'a> {
    /// `origin` stands before the addresses of our pages.
    pub(in crate::web) fn new(
        asked: &'a Asked,
        found: &'a Found,
        chrome: &Chrome,
        origin: &str,
    ) -> Self {
        let order = asked.seek.order;
        let next = found.next.map(|next| format!("{origin}{}", asked.path(order, Some(next))));
        Self {
            question: &asked.question.text,
            order: match order {
                Order::Relevance => "relevance",
                Order::Newest => "newest",
            },
            count: found.count,
            more: found.more,
            hurried: found.hurried,
            notes: asked.question.notes.iter().chain(&found.notes).collect(),
            threads: found.hits.iter().map(|hit| Thread::new(hit, chrome, origin)).collect(),
            next,
        }
    }
}

impl<'a> Thread<'a> {
    fn new(hit: &'a Hit, chrome: &Chrome, origin: &str) -> Self {
        let Hit { entry, snippets } = hit;
        let picture = entry.picture.as_ref().and_then(|url| chrome.thumbnail(url, 160));
        let places = snippets.iter().map(|snippet| Spot {
            url: format!("{origin}{}", page::path_to(&entry.address, Some(snippet.post))),
            post: snippet.post,
            place: snippet.place,
            pieces: &snippet.pieces,
        });
        Self {
            url: format!("{origin}{}", page::path_of(&entry.address)),
            address: &entry.address,
            network: &entry.network,
            author: &entry.author,
            handle: &entry.handle,
            author_list: &entry.author_address,
            title: &entry.title,
            language: entry.language.as_deref(),
            posts: entry.posts,
            minutes: entry.minutes,
            picture: picture.map(|path| format!("{origin}{path}")),
            unrolled_at: entry.unrolled_at,
            places: places.collect(),
        }
    }
}
