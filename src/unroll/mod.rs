//! Link → thread. Looks on the shelf first; sends one errand per thread otherwise, however many
//! ask. An errand runs in a task of its own: a visitor who leaves does not cancel it.

mod error;
mod flight;
mod freshness;

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use jiff::SignedDuration;
use tokio::sync::{Semaphore, watch};

use crate::{
    assemble::{assemble, carry},
    clock::Clock,
    consent,
    source::{self, NotAPost, Progress, Recognised, Source},
    store::{Gone, Kept, Store},
    thread::{Conversation, PostRef, Read, Thread},
};

pub use error::Error;
pub use flight::Errand;
pub use freshness::is_fresh;

use flight::Flights;

/// What an errand brings back.
pub type Answer = Result<Kept, Error>;

/// How long a failure is remembered, so that a page that reloads itself does not ask again at once.
const REMEMBERED: Duration = Duration::from_mins(1);

/// How long nobody is asked about what was taken out. After that a person who comes with the link
/// has the network asked again: a deletion may have been an outage, and people change their minds.
const RESPECTED: SignedDuration = SignedDuration::from_hours(1);

/// What the shelf says about a post.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// Kept, and young enough to be shown without asking anybody.
    Fresh(Kept),
    /// Kept, and due to be read again.
    Stale(Kept),
    /// Not kept.
    Absent,
}

/// Turns links into threads.
pub struct Unroller {
    sources: Arc<[Box<dyn Source>]>,
    store: Arc<dyn Store>,
    clock: Clock,
    flights: Flights<Answer>,
    permits: Arc<Semaphore>,
    /// As many errands as fetch or wait.
    room: Arc<Semaphore>,
    errands: usize,
    hear: OnceLock<Hear>,
}

/// Hears of each thread that was fetched and kept.
pub type Hear = Arc<dyn Fn(&Kept) + Send + Sync>;

impl Unroller {
    /// `errands` at most fetch at the same time; more wait, however many.
    #[must_use]
    pub fn new(
        sources: Vec<Box<dyn Source>>,
        store: Arc<dyn Store>,
        clock: Clock,
        errands: usize,
    ) -> Self {
        Self {
            sources: sources.into(),
            store,
            clock,
            flights: Flights::default(),
            permits: Arc::new(Semaphore::new(errands.max(1))),
            room: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
            errands,
            hear: OnceLock::new(),
        }
    }

    /// Has at most so many errands wait. More end at once, as [`Error::Busy`].
    #[must_use]
    pub fn with_room_for(self, waiting: usize) -> Self {
        let room = self.errands.max(1).saturating_add(waiting).min(Semaphore::MAX_PERMITS);
        Self { room: Arc::new(Semaphore::new(room)), ..self }
    }

    /// No further errand would be taken on at this moment.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.room.available_permits() == 0
    }

    /// Has `hear` told of each thread that is fetched and kept from now on. It must return at once.
    /// Only the first one hears.
    pub fn on_kept(&self, hear: Hear) {
        let _ = self.hear.set(hear);
    }

    /// Recognises what a reader pasted. The first network that knows the link decides what it is:
    /// a mirror's page that is no post is not taken for a server of the fediverse.
    ///
    /// # Errors
    /// Says which kind of not-a-post-link it is.
    pub fn recognise(&self, link: &str) -> Result<PostRef, Error> {
        let link = source::tidy(link).ok_or(Error::NotALink)?;
        for source in self.sources.iter() {
            match source.recognise(link) {
                Recognised::Post(post) => return Ok(post),
                Recognised::NotAPost(what) => return Err(Error::NotAPost(what)),
                Recognised::Foreign => {}
            }
        }
        if url::Url::parse(link).is_ok_and(|url| url.has_host()) {
            Err(Error::UnknownNetwork)
        } else if link.starts_with('@') {
            Err(Error::NotAPost(NotAPost::Profile))
        } else {
            Err(Error::NotALink)
        }
    }

    /// What a link that no network knows may stand for: the network's name for people, and its
    /// own link.
    #[must_use]
    pub fn guess(&self, link: &str) -> Option<(&'static str, url::Url)> {
        self.sources.iter().find_map(|source| Some((source.title(), source.guess(link)?)))
    }

    /// The post that an address on our site stands for (without leading slash).
    #[must_use]
    pub fn at_address(&self, address: &str) -> Option<PostRef> {
        self.recognise(self.link_of(address)?.as_str()).ok()
    }

    /// The link that an address on our site (without leading slash) stands for.
    #[must_use]
    pub fn link_of(&self, address: &str) -> Option<url::Url> {
        self.sources.iter().find_map(|source| source.link_of(address))
    }

    /// The networks that are read, in the order in which links are offered to them.
    pub fn networks(&self) -> impl Iterator<Item = &dyn Source> {
        self.sources.iter().map(|source| &**source)
    }

    /// What is kept of the post's thread, asking no network.
    ///
    /// # Errors
    /// [`Error::Gone`] when it was taken out on purpose, [`Error::Store`].
    pub async fn look(&self, post: &PostRef) -> Result<Shelf, Error> {
        look(&*self.store, &self.clock, post).await
    }

    /// The errand for the post's thread: the one that is under way, the one that failed just
    /// now, or a new one. A new one that finds a fresh copy on the shelf asks nobody: another
    /// may have ended between its asker's look and now.
    #[must_use]
    pub fn errand(&self, post: &PostRef) -> Errand<Answer> {
        self.flights.join(post, self.run(post.clone(), false))
    }

    /// As [`Unroller::errand`], but a new one asks the network whatever is on the shelf.
    #[must_use]
    pub fn refresh(&self, post: &PostRef) -> Errand<Answer> {
        self.flights.join(post, self.run(post.clone(), true))
    }

    /// The errand that is under way for the post's thread, or failed just now. Starts none.
    #[must_use]
    pub fn under_way(&self, post: &PostRef) -> Option<Errand<Answer>> {
        self.flights.find(post)
    }

    /// The thread: from the shelf when fresh; from the shelf *and* an errand in the background
    /// when stale; from the network when absent.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn unroll(&self, post: &PostRef) -> Answer {
        match self.look(post).await? {
            Shelf::Fresh(kept) => Ok(kept),
            Shelf::Stale(kept) => {
                drop(self.errand(post));
                Ok(kept)
            }
            Shelf::Absent => self.errand(post).outcome().await.unwrap_or(Err(Error::Crashed)),
        }
    }

    /// Waits until no errand is under way.
    pub async fn settle(&self) {
        self.flights.settle().await;
    }

    /// The errand itself.
    fn run(
        &self,
        post: PostRef,
        anew: bool,
    ) -> impl FnOnce(watch::Sender<usize>) -> flight::Work<Answer> + use<> {
        let (sources, store) = (Arc::clone(&self.sources), Arc::clone(&self.store));
        let (clock, permits) = (self.clock.clone(), Arc::clone(&self.permits));
        let room = Arc::clone(&self.room);
        let hear = self.hear.get().cloned();
        move |progress| {
            Box::pin(async move {
                let Ok(_place) = room.try_acquire_owned() else { return (Err(Error::Busy), None) };
                let Ok(_permit) = permits.acquire_owned().await else {
                    return (Err(Error::Busy), None);
                };
                if !anew && let Ok(Shelf::Fresh(kept)) = look(&*store, &clock, &post).await {
                    return (Ok(kept), None);
                }
                let begun = clock.now();
                let answer =
                    fetch_and_keep(&sources, &*store, &clock, &post, &Reporter(progress)).await;
                let duration_ms = clock.now().duration_since(begun).as_millis();
                count(&sources, &post, &answer);
                match &answer {
                    Ok(kept) => {
                        tracing::info!(%post, root = %kept.thread.root, posts = kept.thread.receipt.shown, duration_ms, "unrolled");
                        if let Some(hear) = &hear {
                            hear(kept);
                        }
                    }
                    Err(error) => tracing::warn!(%post, %error, duration_ms, "not unrolled"),
                }
                let remembered = answer.is_err().then_some(REMEMBERED);
                (answer, remembered)
            })
        }
    }
}

/// Counts an errand. The network is one of ours: what a link says is no label.
fn count(sources: &[Box<dyn Source>], post: &PostRef, answer: &Answer) {
    let mut networks = sources.iter().map(|source| source.network());
    let network = networks.find(|name| *name == post.network().as_str()).unwrap_or("none");
    let outcome = answer.as_ref().map_or_else(Error::outcome, |_| "unrolled");
    metrics::counter!("unspool_unrolls_total", "network" => network, "outcome" => outcome)
        .increment(1);
}

async fn look(store: &dyn Store, clock: &Clock, post: &PostRef) -> Result<Shelf, Error> {
    let Some(kept) = store.thread(post).await? else {
        return match store.gone(post).await? {
            Some((Gone::Removed, _)) => Err(Error::Gone(Gone::Removed)),
            Some((gone @ (Gone::Deleted | Gone::Refused), since))
                if clock.now().duration_since(since) < RESPECTED =>
            {
                Err(Error::Gone(gone))
            }
            _ => Ok(Shelf::Absent),
        };
    };
    let now = clock.now();
    if kept.thread.archived {
        return Ok(Shelf::Fresh(kept));
    }
    if kept.verdict.until.is_some_and(|until| until <= now) {
        return Ok(Shelf::Absent);
    }
    let last = kept.thread.posts().map(|post| post.posted_at).max();
    Ok(if is_fresh(last.unwrap_or(now), kept.checked_at, now) {
        Shelf::Fresh(kept)
    } else {
        Shelf::Stale(kept)
    })
}

/// Hands a source's progress on to whoever watches the errand.
struct Reporter(watch::Sender<usize>);

impl Progress for Reporter {
    fn found(&self, posts: usize) {
        self.0.send_replace(posts);
    }
}

async fn fetch_and_keep(
    sources: &[Box<dyn Source>],
    store: &dyn Store,
    clock: &Clock,
    post: &PostRef,
    progress: &Reporter,
) -> Answer {
    let source = sources
        .iter()
        .find(|source| source.network() == post.network().as_str())
        .ok_or(Error::UnknownNetwork)?;
    let kept = store.thread(post).await?;
    let known = kept.iter().flat_map(|kept| kept.thread.posts()).map(|post| post.id.clone());
    let known: Vec<PostRef> = known.collect();
    let conversation = match source.fetch(post, &known, progress).await {
        Ok(conversation) => conversation,
        Err(error) => match &kept {
            Some(kept) => {
                reread(source.as_ref(), store, clock, post, kept, error, progress).await?
            }
            None if is_taken_away(&error) => {
                return Err(match store.gone(post).await? {
                    Some((gone @ Gone::Deleted, _)) => Error::Gone(gone),
                    _ => error.into(),
                });
            }
            None => return Err(error.into()),
        },
    };
    let malformed = || source::Error::Malformed {
        host: source.title().to_owned(),
        what: "the post that was asked for is not in the answer".to_owned(),
    };
    let mut thread = join(store, clock, conversation, kept).await?.ok_or_else(malformed)?;
    if is_kept_out(store, &thread).await? {
        return Err(Error::Gone(Gone::Removed));
    }
    match consent::verdict(&thread) {
        Ok(verdict) => {
            consent::redact(&mut thread);
            Ok(store.keep(&thread, post, &verdict).await?)
        }
        Err(refusal) => {
            store.forget(post, Gone::Refused, clock.now()).await?;
            Err(Error::Refused(refusal))
        }
    }
}

/// Whether the operator has taken the thread out, perhaps by a name by which it is not asked for
/// now, or its author.
async fn is_kept_out(store: &dyn Store, thread: &Thread) -> Result<bool, Error> {
    if store.is_shut_out(&thread.author).await? {
        return Ok(true);
    }
    for post in thread.posts() {
        for name in post.aliases.iter().chain([&post.id]) {
            if let Some((Gone::Removed, _)) = store.gone(name).await? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The thread of what was read now and what is kept of it.
async fn join(
    store: &dyn Store,
    clock: &Clock,
    mut conversation: Conversation,
    kept: Option<Kept>,
) -> Result<Option<Thread>, Error> {
    let now = clock.now();
    let Some(read) = assemble(conversation.clone(), now) else { return Ok(None) };
    // Asked for by a post that nobody has asked for yet, the thread may be kept by its others.
    let ends = [Some(&read.root), read.posts().last().map(|post| &post.id)];
    let mut copies: Vec<Kept> = kept.into_iter().collect();
    let is_partial = matches!(conversation.read, Read::Upward | Read::Stopped);
    for end in ends.into_iter().flatten().filter(|_| is_partial) {
        if let Some(copy) = store.thread(end).await?
            && copies.iter().all(|other| other.thread.root != copy.thread.root)
        {
            copies.push(copy);
        }
    }
    for copy in &copies {
        carry(&mut conversation, &copy.thread);
    }
    let mut thread = if copies.is_empty() { Some(read) } else { assemble(conversation, now) };
    if let Some(thread) = &mut thread {
        thread.archived = copies.iter().any(|copy| copy.thread.archived);
    }
    Ok(thread)
}

/// A kept thread could not be read by `post`. If the network took only that post away, the rest is
/// read by another one; if it took all of them, they are taken away here too; what it merely
/// cannot give now stays on the shelf.
async fn reread(
    source: &dyn Source,
    store: &dyn Store,
    clock: &Clock,
    post: &PostRef,
    kept: &Kept,
    mut error: source::Error,
    progress: &Reporter,
) -> Result<Conversation, Error> {
    let others =
        kept.thread.posts().filter(|other| other.id != *post && !other.aliases.contains(post));
    let others: Vec<&PostRef> = others.map(|other| &other.id).collect();
    // The first and the last: a thread is rarely cut at both ends.
    let ends = others.first().into_iter().chain(others.last().filter(|_| others.len() > 1));
    for other in ends {
        if !is_taken_away(&error) {
            break;
        }
        let known: Vec<PostRef> = others.iter().map(|other| (*other).clone()).collect();
        match source.fetch(other, &known, progress).await {
            Ok(conversation) => return Ok(conversation),
            Err(next) => error = next,
        }
    }
    // What its author handed over in an archive does not leave with a closed account.
    if is_taken_away(&error) && !kept.thread.archived {
        let why = match error {
            source::Error::Protected(_) => Gone::Refused,
            _ => Gone::Deleted,
        };
        store.forget(post, why, clock.now()).await?;
        return Err(Error::Gone(why));
    }
    store.checked(&kept.thread.root, clock.now()).await?;
    Err(error.into())
}

/// The network says that what was asked for is not there any more.
fn is_taken_away(error: &source::Error) -> bool {
    matches!(
        error,
        source::Error::Gone(_)
            | source::Error::AccountUnavailable(_)
            | source::Error::Suspended(_)
            | source::Error::Protected(_)
            | source::Error::NotFound(_)
    )
}
