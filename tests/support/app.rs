//! The web service with a [`Script`] for a network, a store in memory and a clock that stands.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use crate::support::key::KEY;
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use jiff::SignedDuration;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use unspool::{
    actor::Actor,
    clock::Clock,
    config,
    fetch::{Fetch, Recorded},
    media::Shelf,
    press::Press,
    source::{self, Context, Source},
    store::{self, Store},
    thread::Conversation,
    typeset::Typesetter,
    unroll::Unroller,
    web::{Parts, Site, Web, router},
};

use super::{
    answer::Answer,
    scripted::{Script, Scripted, Spoken, conversation, line, morning},
};

/// A service under test.
pub(crate) struct TestApp {
    /// Errands that fetch or wait at the same time.
    pub(crate) room: usize,
    pub(crate) web: Arc<Web>,
    pub(crate) router: Router,
    pub(crate) script: Arc<Script>,
    pub(crate) unroller: Arc<Unroller>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Clock,
    pub(crate) closing: CancellationToken,
    pub(crate) media: Shelf,
    _folder: TempDir,
}

/// A site that asks its store each time, so that tests see what they did.
pub(crate) fn site() -> Site {
    Site { recheck: Duration::ZERO, foot: Duration::ZERO, ..Site::default() }
}

/// An instance actor; its key is made once, because that takes a while.
fn actor(clock: &Clock) -> Actor {
    Actor::new(&KEY, None, clock.clone()).unwrap()
}

/// The real networks, none of which answers.
fn silent() -> Vec<Box<dyn Source>> {
    let clock = Clock::stopped(morning());
    source::all(&Context {
        fetch: Fetch::replay_from(Vec::new()),
        settings: config::Source::default(),
        actor: Arc::new(actor(&clock)),
        ledger: Arc::new(()),
        clock,
    })
}

impl TestApp {
    /// With an ordinary site.
    pub(crate) async fn start() -> Self {
        Self::with(site()).await
    }

    /// With a site of one's own.
    pub(crate) async fn with(site: Site) -> Self {
        Self::with_pictures(site, Vec::new()).await
    }

    /// With pictures on the network's servers.
    pub(crate) async fn with_pictures(site: Site, pictures: Vec<Recorded>) -> Self {
        let script = Arc::<Script>::default();
        let source = Box::new(Scripted(Arc::clone(&script)));
        Self::made_of(site, pictures, script, vec![source]).await
    }

    /// With the real networks, of which X has what the script says and the others have nothing.
    pub(crate) async fn with_all_networks(site: Site) -> Self {
        let script = Arc::<Script>::default();
        let scripted = |source: Box<dyn Source>| -> Box<dyn Source> {
            match source.network() {
                "x" => Box::new(Spoken { links: source, script: Arc::clone(&script) }),
                _ => source,
            }
        };
        let networks = silent().into_iter().map(scripted).collect();
        Self::made_of(site, Vec::new(), script, networks).await
    }

    /// With the real networks, all of them silent.
    pub(crate) async fn with_networks() -> Self {
        Self::made_of(site(), Vec::new(), Arc::default(), silent()).await
    }

    async fn made_of(
        site: Site,
        pictures: Vec<Recorded>,
        script: Arc<Script>,
        sources: Vec<Box<dyn Source>>,
    ) -> Self {
        Self::setting(site, pictures, script, sources, None).await
    }

    /// With a typesetter, and with pictures on the network's servers.
    #[cfg(feature = "pdf")]
    pub(crate) async fn with_typesetter(
        site: Site,
        typesetter: Typesetter,
        pictures: Vec<Recorded>,
    ) -> Self {
        let script = Arc::<Script>::default();
        let source: Box<dyn Source> = Box::new(Scripted(Arc::clone(&script)));
        Self::setting(site, pictures, script, vec![source], Some(typesetter)).await
    }

    async fn setting(
        site: Site,
        pictures: Vec<Recorded>,
        script: Arc<Script>,
        sources: Vec<Box<dyn Source>>,
        typesetter: Option<Typesetter>,
    ) -> Self {
        let store = store::open("sqlite::memory:").await.unwrap();
        let clock = Clock::stopped(morning() + SignedDuration::from_hours(3));
        Self::on(site, pictures, script, sources, typesetter, store, clock)
    }

    /// The same service after a start with that setup, on the same store and at the same time. It knows
    /// no other network than the script.
    pub(crate) fn started_again(&self, site: Site) -> Self {
        let source: Box<dyn Source> = Box::new(Scripted(Arc::clone(&self.script)));
        let (script, store) = (Arc::clone(&self.script), Arc::clone(&self.store));
        Self::on(site, Vec::new(), script, vec![source], None, store, self.clock.clone())
    }

    fn on(
        site: Site,
        pictures: Vec<Recorded>,
        script: Arc<Script>,
        sources: Vec<Box<dyn Source>>,
        typesetter: Option<Typesetter>,
        store: Arc<dyn Store>,
        clock: Clock,
    ) -> Self {
        let (errands, waiting) = (16, 16);
        let unroller = Unroller::new(sources, Arc::clone(&store), clock.clone(), errands);
        let unroller = Arc::new(unroller.with_room_for(waiting));
        let closing = CancellationToken::new();
        let folder = tempfile::tempdir().unwrap();
        let media =
            Shelf::new(folder.path().to_owned(), 1 << 20, [7; 32], Fetch::replay_from(pictures));
        let web = Arc::new(Web::new(Parts {
            unroller: Arc::clone(&unroller),
            store: Arc::clone(&store),
            site,
            clock: clock.clone(),
            actor: Some(Arc::new(actor(&clock))),
            media: Some(media.clone()),
            press: Press::new(Some(media.clone()), typesetter),
            closing: closing.clone(),
        }));
        Self {
            room: errands + waiting,
            router: router(Arc::clone(&web)),
            web,
            script,
            unroller,
            store,
            clock,
            closing,
            media,
            _folder: folder,
        }
    }

    /// The network has a line of `length` posts of `user`.
    pub(crate) fn has_line(&self, user: &str, length: u32) {
        self.script.has(&conversation(line(user, length)));
    }

    /// The network has the conversation, and it is unrolled.
    pub(crate) async fn keeps(&self, conversation: Conversation) {
        let post = conversation.focus.clone();
        self.script.has(&conversation);
        self.unroller.unroll(&post).await.unwrap();
    }

    /// Waits until no errand is under way.
    pub(crate) async fn settle(&self) {
        self.unroller.settle().await;
    }

    /// Sends the request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// `GET` as a browser.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(get(path)).await
    }

    /// `GET` with headers.
    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = get(path);
        for (name, value) in headers {
            let name: header::HeaderName = name.parse().unwrap();
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        self.send(request).await
    }

    /// `POST` of a form.
    pub(crate) async fn post(&self, path: &str, form: &str) -> Answer {
        let mut request = get(path);
        *request.method_mut() = "POST".parse().unwrap();
        let form_type = "application/x-www-form-urlencoded".parse().unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, form_type);
        *request.body_mut() = Body::from(form.to_owned());
        self.send(request).await
    }
}

/// A browser's request from a visitor of its own.
pub(crate) fn get(path: &str) -> Request<Body> {
    let visitor: SocketAddr = "192.0.2.7:50000".parse().unwrap();
    Request::get(path)
        .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
        .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
        .extension(ConnectInfo(visitor))
        .body(Body::empty())
        .unwrap()
}
