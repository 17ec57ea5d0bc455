//! The service of an operator who has set up some of the ways, as a visitor meets it.

use std::{sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use unspool::{
    actor::Actor,
    app::App,
    config::{Config, Dollars, Secret},
    fetch::{Fetch, Limits, SystemLookup},
    press::Press,
    source::{self, Context},
    store::{self, Store},
    unroll::Unroller,
    web::{Parts, Site, Web, router},
};

use super::{Id, TOKEN, Way, X};
use crate::support::{
    answer::Answer,
    app::{get, site},
    key::KEY,
};

/// A service under test.
pub(crate) struct Service {
    unroller: Arc<Unroller>,
    router: Router,
    _folder: Option<TempDir>,
}

impl Service {
    /// With those ways.
    pub(crate) async fn with(x: &X, ways: &[Way]) -> Self {
        Self::with_site(x, ways, |_| {}).await
    }

    /// With those ways, and whatever else the site is to have. It costs nobody anything: there is
    /// no ledger.
    pub(crate) async fn with_site(x: &X, ways: &[Way], wish: impl FnOnce(&mut Site)) -> Self {
        let config = settings(x, ways);
        let (fetch, clock) = (door(x, &config), x.clock.clone());
        let store = store::open("sqlite::memory:").await.unwrap();
        let sources = source::all(&Context {
            fetch,
            settings: config.source,
            actor: Arc::new(Actor::new(&KEY, None, clock.clone()).unwrap()),
            ledger: Arc::new(()),
            clock: clock.clone(),
        });
        let unroller = Arc::new(Unroller::new(sources, Arc::clone(&store), clock, 16));
        Self::opened(x, unroller, store, wish, None)
    }

    /// Put together as the program does it, with settings of one's own. Takes a while: it makes
    /// itself a key.
    pub(crate) async fn of_operator(x: &X, ways: &[Way], wish: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = settings(x, ways);
        "sqlite::memory:".clone_into(&mut config.store.url);
        config.media.directory = folder.path().to_owned();
        wish(&mut config);
        let fetch = door(x, &config);
        let app = App::new(config, Some(fetch), x.clock.clone()).await.unwrap();
        let (unroller, store) = (Arc::clone(&app.unroller), Arc::clone(&app.store));
        Self::opened(x, unroller, store, |_| {}, Some(folder))
    }

    fn opened(
        x: &X,
        unroller: Arc<Unroller>,
        store: Arc<dyn Store>,
        wish: impl FnOnce(&mut Site),
        folder: Option<TempDir>,
    ) -> Self {
        let patience = Duration::from_secs(20);
        let mut site = Site { patience, unrolls_per_hour: 10_000, ..site() };
        wish(&mut site);
        let web = Web::new(Parts {
            unroller: Arc::clone(&unroller),
            store,
            site,
            clock: x.clock.clone(),
            actor: None,
            media: None,
            press: Press::new(None, None),
            closing: CancellationToken::new(),
        });
        Self { unroller, router: router(web), _folder: folder }
    }

    /// What a visitor sees who pastes the link of that post: the thread, or why there is none.
    pub(crate) async fn paste(&self, x: &X, post: Id) -> Answer {
        self.paste_link(&x.world(|world| world.link_to(post))).await
    }

    /// What a visitor sees who pastes that.
    pub(crate) async fn paste_link(&self, link: &str) -> Answer {
        let link = utf8_percent_encode(link, NON_ALPHANUMERIC);
        let answer = self.get(&format!("/unroll?link={link}")).await;
        self.unroller.settle().await;
        if answer.status == 303 {
            let page = answer.header("location").split('#').next().unwrap().to_owned();
            return self.get(&page).await;
        }
        answer
    }

    /// Presses "Check again" on the page, and reads it anew.
    pub(crate) async fn check_again(&self, address: &str) -> Answer {
        let field = utf8_percent_encode(address.trim_start_matches('/'), NON_ALPHANUMERIC);
        let mut request = get("/refresh");
        *request.method_mut() = "POST".parse().unwrap();
        let form = "application/x-www-form-urlencoded".parse().unwrap();
        request.headers_mut().insert("content-type", form);
        *request.body_mut() = Body::from(format!("address={field}"));
        self.send(request).await;
        self.unroller.settle().await;
        self.get(&format!("/{}", address.trim_start_matches('/'))).await
    }

    /// `GET` as a browser.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(get(path)).await
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }
}

fn settings(x: &X, ways: &[Way]) -> Config {
    let mut config = Config::default();
    config.fetch.allow_private = x.pairs();
    config.source.x.api = x.base(Way::Api);
    config.source.x.syndication = None;
    for way in ways {
        match way {
            Way::Api => config.source.x.token = Some(Secret::new(TOKEN)),
            Way::FxEmbed => config.source.x.fxembed = Some(x.base(*way)),
            Way::Syndication => config.source.x.syndication = Some(x.base(*way)),
        }
    }
    config
}

/// As the program's, but less patient, and without pauses before it tries again.
fn door(x: &X, config: &Config) -> Fetch {
    let read = Duration::from_secs(2);
    let limits = Limits { read, retries: Vec::new(), ..Limits::default() };
    let (clock, lookup) = (x.clock.clone(), Arc::new(SystemLookup));
    Fetch::with(&config.fetch, &config.limit, clock, None, limits, lookup).unwrap()
}

/// An amount of money.
pub(crate) fn cents(cents: u64) -> Dollars {
    Dollars(cents * 10_000)
}
