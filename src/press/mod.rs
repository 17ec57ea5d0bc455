//! Shapes that take more than words, made once: their media is gathered, typesetting is done in a
//! process of its own, few are made at the same time, who asks twice waits for the same one, and
//! what was made stays for a while.
//!
//! It stays in memory: making it again takes about a second, and a folder of documents would be one
//! more place out of which everything has to go that an author takes back.

mod files;
mod flight;

use std::{collections::BTreeMap, fmt::Write, sync::Arc, time::Duration};

use bytes::Bytes;
use moka::sync::Cache;
use tokio::{sync::Semaphore, task::spawn_blocking};
use url::Url;

use crate::{
    format::{self, Format, Kit, View, Weight},
    lang::Language,
    media::Shelf,
    thread::{Thread, shorten},
    typeset::{self, Typesetter},
};

use flight::Flights;

pub use flight::Flight;

/// Most bytes of what is kept, and for how long nobody may ask for it.
const BUDGET: u64 = 96 << 20;
const IDLE: Duration = Duration::from_hours(1);

/// How long a failure is remembered: the same thread would fail again.
const REMEMBERED: Duration = Duration::from_mins(2);

/// What is made at the same time, and what may wait for its turn.
const AT_ONCE: usize = 2;
const QUEUE: usize = 32;

/// What is wanted of a thread.
#[derive(Clone)]
pub struct Wish {
    /// The thread.
    pub thread: Arc<Thread>,
    /// What it shall become.
    pub what: What,
    /// How its words are set.
    pub view: View,
    /// The language of our own words.
    pub language: Language,
    /// Where its page stands, in full, as far as that is known.
    pub page: Option<Url>,
}

/// What a thread can become here.
#[derive(Clone, Copy)]
pub enum What {
    /// One of the shapes.
    Shape(&'static dyn Format),
    /// The picture for previews on other sites.
    Card,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// All of it.
    pub bytes: Bytes,
    /// Says which bytes these are: for entity tags.
    pub tag: String,
    /// What a file of it is called, without what stands behind the dot.
    pub name: String,
}

/// Why it was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The thread is larger than the shape, or than the typesetter can master.
    #[error("too large: {0}")]
    TooLarge(String),
    /// So many wait already that this one was not begun.
    #[error("too many documents are being made")]
    Busy,
    /// This program was built, or set up, without a typesetter.
    #[error("there is no typesetter")]
    NoTypesetter,
    /// Something failed.
    #[error("{0}")]
    Failed(String),
}

impl From<typeset::Error> for Error {
    fn from(error: typeset::Error) -> Self {
        match error {
            typeset::Error::TooSlow(_) | typeset::Error::TooLarge(_) => {
                Self::TooLarge(error.to_string())
            }
            typeset::Error::Failed(_) => Self::Failed(error.to_string()),
        }
    }
}

/// What making one came to.
pub type Outcome = Result<Made, Error>;

/// Makes shapes. Cheap to clone.
#[derive(Clone)]
pub struct Press(Arc<Inner>);

struct Inner {
    shelf: Option<Shelf>,
    typesetter: Option<Typesetter>,
    places: Semaphore,
    flights: Flights,
    made: Cache<String, Made>,
    failures: Cache<String, Error>,
}

impl Press {
    /// With these pictures, and this typesetter.
    #[must_use]
    pub fn new(shelf: Option<Shelf>, typesetter: Option<Typesetter>) -> Self {
        let weigh = |key: &String, made: &Made| {
            u32::try_from(key.len() + made.bytes.len() + 200).unwrap_or(u32::MAX)
        };
        let made = Cache::builder().weigher(weigh).max_capacity(BUDGET).time_to_idle(IDLE);
        let failures = Cache::builder().max_capacity(1_000).time_to_live(REMEMBERED);
        Self(Arc::new(Inner {
            shelf,
            typesetter,
            places: Semaphore::new(AT_ONCE),
            flights: Flights::default(),
            made: made.build(),
            failures: failures.build(),
        }))
    }

    /// Whether anything can be typeset.
    #[must_use]
    pub fn can_typeset(&self) -> bool {
        self.0.typesetter.is_some()
    }

    /// What is known under that key, which has to say everything that the bytes stand on.
    #[must_use]
    pub fn ready(&self, key: &str) -> Option<Outcome> {
        let made = self.0.made.get(key).map(Ok);
        made.or_else(|| self.0.failures.get(key).map(Err))
    }

    /// Has it made, in a task of its own, or joins the one that makes it.
    ///
    /// # Errors
    /// [`Error::Busy`].
    pub fn begin(&self, key: &str, wish: Wish) -> Result<Flight, Error> {
        let inner = Arc::clone(&self.0);
        self.0.flights.join(key, QUEUE, |key| async move {
            let outcome = match inner.places.acquire().await {
                Ok(_place) => inner.make(&wish).await,
                Err(closed) => Err(Error::Failed(closed.to_string())),
            };
            match &outcome {
                Ok(made) => inner.made.insert(key, made.clone()),
                Err(error) => inner.failures.insert(key, error.clone()),
            }
            outcome
        })
    }

    /// Makes it for the one who asks.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn make(&self, wish: &Wish) -> Outcome {
        self.0.make(wish).await
    }
}

impl Inner {
    async fn make(&self, wish: &Wish) -> Outcome {
        let typesetter = match wish.what {
            What::Shape(format) if format.weight() != Weight::Heavy => None,
            _ => Some(self.typesetter.as_ref().ok_or(Error::NoTypesetter)?),
        };
        let files = match &self.shelf {
            Some(pictures) => files::gather(pictures, wish).await,
            None => BTreeMap::new(),
        };
        let Wish { view, language, .. } = *wish;
        let kit = Kit { view, language, page: wish.page.clone(), files };
        let (thread, what) = (Arc::clone(&wish.thread), wish.what);
        let begun = spawn_blocking(move || first(&thread, &kit, what)).await;
        let bytes = match begun.map_err(|panic| Error::Failed(panic.to_string()))?? {
            First::Done(bytes) => bytes,
            First::Order(order) => typesetter.ok_or(Error::NoTypesetter)?.set(&order).await?,
        };
        let tag = blake3::hash(&bytes).to_hex().chars().take(32).collect();
        Ok(Made { bytes, tag, name: name(&wish.thread) })
    }
}

/// What this process can do.
enum First {
    Done(Bytes),
    Order(format::Order),
}

fn first(thread: &Thread, kit: &Kit, what: What) -> Result<First, Error> {
    let failed = |error: format::Error| Error::Failed(error.to_string());
    match what {
        What::Card => format::card(thread, kit).map(First::Order).map_err(failed),
        What::Shape(format) => match format.order(thread, kit) {
            Some(order) => {
                let order = order.map_err(|error| Error::TooLarge(error.to_string()))?;
                Ok(First::Order(order))
            }
            None => format.render(thread, kit).map(First::Done).map_err(failed),
        },
    }
}

/// Longest title in the name of a file, in characters.
const TITLE: usize = 60;

/// What a file of the thread is called: who, and the first words.
fn name(thread: &Thread) -> String {
    let mut name = thread.author.name.clone();
    let title = shorten(&thread.title(TITLE), TITLE);
    if !title.is_empty() {
        // Writing into memory cannot fail.
        let _ = write!(name, " – {title}");
    }
    // What some system gives a meaning, or nobody sees.
    let is_odd = |c: char| {
        c.is_control()
            || "/\\:*?\"<>|".contains(c)
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let name: String = name.chars().map(|c| if is_odd(c) { ' ' } else { c }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.trim_matches(['.', ' ', '…']) {
        "" => "thread".to_owned(),
        name => name.to_owned(),
    }
}
