//! What a search asks of the store and gets.

use std::{fmt, str::FromStr};

use super::Entry;
use crate::search::{Note, Snippet};

/// Which part of what a question finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seek {
    /// In which order.
    pub order: Order,
    /// Behind this place; from the start when `None`.
    pub after: Option<Behind>,
    /// At most so many.
    pub limit: u32,
}

/// What stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What answers best, the newer the better; judged among the newest thousand.
    #[default]
    Relevance,
    /// Threads that began last.
    Newest,
}

/// A place in what was found. Stays good while threads come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The newest thread that there was on the first page.
    pub top: i64,
    /// How well the last thread of the page answered.
    pub score: i64,
    /// Tells equals apart.
    pub id: i64,
}

impl fmt::Display for Behind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.top, self.score, self.id)
    }
}

/// The text is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place in what was found")]
pub struct NoPlace;

impl FromStr for Behind {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let numbers: Vec<i64> =
            text.split('.').map(str::parse).collect::<Result<_, _>>().map_err(|_| NoPlace)?;
        let [top, score, id] = numbers[..] else { return Err(NoPlace) };
        Ok(Self { top, score, id })
    }
}

/// A page of what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The threads.
    pub hits: Vec<Hit>,
    /// How many threads there are in all, up to [`COUNTED`].
    pub count: u32,
    /// There are more than were counted.
    pub more: bool,
    /// Only the newest of many were judged; what is older is found by [`Order::Newest`].
    pub judged: Option<u32>,
    /// The time for one search was over before everything was looked at.
    pub hurried: bool,
    /// What of the question could not be looked for in full.
    pub notes: Vec<Note>,
    /// Where the next page begins.
    pub next: Option<Behind>,
    /// Where the page before this one begins; `None` on the first one.
    pub back: Option<Start>,
}

/// Where a page of what was found begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With what stands first.
    Top,
    /// Behind this place.
    Behind(Behind),
}

impl Start {
    /// As a [`Seek`] takes it.
    #[must_use]
    pub fn after(self) -> Option<Behind> {
        match self {
            Self::Top => None,
            Self::Behind(place) => Some(place),
        }
    }
}

/// How far threads are counted.
pub const COUNTED: u32 = 1000;

/// A thread that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its line in a list.
    pub entry: Entry,
    /// Where it answers; empty when only filters were asked for.
    pub snippets: Vec<Snippet>,
}
