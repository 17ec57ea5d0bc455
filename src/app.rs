//! Composition root: settings in, a running whole out. The only file that names every concrete
//! part; nobody imports it but the commands.

mod check;
mod forget;
mod leave;
mod purse;

use std::{future::Future, path::PathBuf, sync::Arc, time::Duration};

use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    actor::Actor,
    clock::Clock,
    config::Config,
    fetch::Fetch,
    import::{self, Hear, Importer},
    media::{Gatherer, Shelf},
    press::Press,
    source,
    store::{self, Kept, Store},
    typeset::Typesetter,
    unroll::Unroller,
    web::{Parts, Site, Web},
};

pub use check::Report;
pub use forget::{Forgotten, Unforgotten};

use purse::Purse;

/// Everything that the commands work with.
pub struct App {
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// Link → thread.
    pub unroller: Arc<Unroller>,
    /// Thread → documents.
    pub press: Press,
    config: Config,
    clock: Clock,
    fetch: Fetch,
    actor: Arc<Actor>,
    media: Shelf,
    /// Pictures that are being taken away.
    leaving: TaskTracker,
}

/// What keeps the program from starting.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store.
    #[error("store.url = `{url}`: {source}")]
    Store {
        /// `store.url`.
        url: String,
        /// Why not.
        source: store::Error,
    },
    /// The door out.
    #[error("fetch: {0}")]
    Fetch(#[from] crate::fetch::SetupError),
    /// The key of the instance actor.
    #[error("the key of the instance actor: {0}")]
    Actor(#[from] crate::actor::Error),
    /// No randomness.
    #[error("the system gives no random numbers")]
    Random,
    /// The listening socket.
    #[error(
        "cannot listen on `{address}`: {cause}. Set server.listen to an address and a free port"
    )]
    Listen {
        /// `server.listen`.
        address: String,
        /// Why not.
        cause: std::io::Error,
    },
}

/// How often what may be kept no longer is taken out.
const SWEEP: Duration = Duration::from_mins(15);

/// How many kept threads are made findable at once, and the pause behind them.
const AT_ONCE: u32 = 25;
const BREATH: Duration = Duration::from_millis(20);

/// Most steps of tidying the index in a row: on a busy site others go on writing to it.
const TIDYING: u32 = 2000;

impl App {
    /// Puts everything together. `door` answers instead of the networks: demo and tests.
    pub async fn new(mut config: Config, door: Option<Fetch>, clock: Clock) -> Result<Self, Error> {
        let url = config.store.url.clone();
        let failed = |source| Error::Store { url: url.clone(), source };
        if let Some(base) = &mut config.server.base_url
            && !base.path().ends_with('/')
        {
            base.set_path(&format!("{}/", base.path()));
        }
        let base = config.server.base_url.clone();
        let fetch = match door {
            Some(fetch) => fetch,
            None => Fetch::new(&config.fetch, &config.limit, clock.clone(), base.as_ref())?,
        };
        let store = store::open(&config.store.url).await.map_err(failed)?;
        let actor = actor(&*store, base, clock.clone(), failed).await?;
        let mut fresh = [0; 32];
        aws_lc_rs::rand::fill(&mut fresh).map_err(|_| Error::Random)?;
        let key = store.secret("media", &fresh).await.map_err(failed)?;
        let key = *blake3::hash(&key).as_bytes();
        let media = Shelf::with(&config.media, key, fetch.clone());
        let sources = source::all(&source::Context {
            fetch: fetch.clone(),
            settings: config.source.clone(),
            actor: Arc::clone(&actor),
            ledger: Arc::new(Purse::new(Arc::clone(&store))),
            clock: clock.clone(),
        });
        let leaving = TaskTracker::new();
        store.on_left(leave::hear(&store, &media, &leaving));
        let (errands, waiting) = (config.limit.errands, config.limit.waiting);
        let unroller = Unroller::new(sources, Arc::clone(&store), clock.clone(), errands);
        let unroller = Arc::new(unroller.with_room_for(waiting));
        let press = press(&media);
        Ok(Self { store, unroller, press, config, clock, fetch, actor, media, leaving })
    }

    /// The state of the pages, which begin to gather the pictures of what is unrolled. `demo` are
    /// links to try, with words.
    #[must_use]
    pub fn web(&self, demo: Vec<(String, String)>, closing: CancellationToken) -> Web {
        if self.config.media.eager {
            let gatherer = Gatherer::start(self.media.clone());
            self.unroller.on_kept(Arc::new(move |kept: &Kept| {
                // Of what may be kept for a while only, no copies are made ahead.
                if kept.verdict.until.is_none() {
                    gatherer.gather(&kept.thread);
                }
            }));
        }
        let server = &self.config.server;
        Web::new(Parts {
            unroller: Arc::clone(&self.unroller),
            store: Arc::clone(&self.store),
            site: Site {
                base_url: server.base_url.clone(),
                list: self.config.list.enabled,
                robots: self.config.list.robots,
                demo,
                contact: server.contact.clone(),
                trusted_proxies: server.trusted_proxies.clone(),
                unrolls_per_hour: self.config.limit.unrolls_per_hour,
                exports_per_hour: self.config.limit.exports_per_hour,
                pictures_per_minute: self.config.limit.pictures_per_minute,
                searches_per_minute: self.config.limit.searches_per_minute,
                ..Site::default()
            },
            clock: self.clock.clone(),
            actor: Some(Arc::clone(&self.actor)),
            media: Some(self.media.clone()),
            press: self.press.clone(),
            closing,
        })
    }

    /// Imports somebody's own archive.
    ///
    /// # Errors
    /// Says what is wrong with the file and what to do.
    pub async fn import(&self, file: PathBuf, hear: Hear) -> Result<import::Report, import::Error> {
        let (store, media) = (Arc::clone(&self.store), self.media.clone());
        let unroller = Arc::clone(&self.unroller);
        let at_address = Arc::new(move |address: &str| unroller.at_address(address));
        let importer = Importer { store, media, clock: self.clock.clone(), at_address };
        importer.import(file, hear).await
    }

    /// Whether no pictures are being taken away.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.leaving.is_empty()
    }

    /// Waits for what is under way and closes the store.
    pub async fn close(&self) {
        self.leaving.close();
        self.leaving.wait().await;
        self.store.close().await;
    }

    /// How many requests went out to the networks since the start.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.fetch.sent()
    }

    /// Makes findable what an older program kept, and takes out, again and again, what may be kept no
    /// longer.
    pub fn sweep(&self, closing: CancellationToken) -> impl Future<Output = ()> + use<> {
        let (store, clock) = (Arc::clone(&self.store), self.clock.clone());
        async move {
            closing.run_until_cancelled(catch_up(&*store)).await;
            while closing.run_until_cancelled(tokio::time::sleep(SWEEP)).await.is_some() {
                match store.purge(clock.now()).await {
                    Ok(0) => {}
                    Ok(threads) => tracing::info!(threads, "expired threads taken out"),
                    Err(error) => tracing::error!(%error, "expired threads could not be taken out"),
                }
                closing.run_until_cancelled(tidy(&*store)).await;
            }
        }
    }
}

/// Indexes what was kept without search, a few threads at a time: others write in between. Every
/// step is kept, so it may end at any of them.
async fn catch_up(store: &dyn Store) {
    loop {
        match store.catch_up(AT_ONCE).await {
            Ok(true) => tokio::time::sleep(BREATH).await,
            Ok(false) => return,
            Err(error) => {
                tracing::error!(%error, "kept threads could not be made findable");
                return;
            }
        }
    }
}

/// Writes the index anew when something was taken out, a little at a time.
async fn tidy(store: &dyn Store) {
    for _ in 0..TIDYING {
        match store.tidy().await {
            Ok(true) => tokio::time::sleep(BREATH).await,
            Ok(false) => return,
            Err(error) => {
                tracing::error!(%error, "the index could not be tidied");
                return;
            }
        }
    }
}

/// Documents with these pictures.
fn press(media: &Shelf) -> Press {
    Press::new(Some(media.clone()), Typesetter::of_this_program())
}

/// The instance actor, with the key that the store keeps for ever.
async fn actor(
    store: &dyn Store,
    base: Option<url::Url>,
    clock: Clock,
    failed: impl Fn(store::Error) -> Error,
) -> Result<Arc<Actor>, Error> {
    let key = store.secret("actor", &Actor::generate()?).await.map_err(failed)?;
    Ok(Arc::new(Actor::new(&key, base, clock)?))
}
