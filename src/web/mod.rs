//! HTTP: the table of routes and the stack of layers. One page is one handler file here and one
//! template of the same name.

mod about;
mod accept;
mod actor;
mod api;
mod around;
mod assets;
mod at_hand;
mod cache;
mod cors;
mod digest;
mod dress;
mod elsewhere;
mod embed;
mod encoding;
mod error;
mod extract;
mod facts;
mod feed;
mod front;
mod halves;
mod hands;
mod health;
mod heavy;
mod home;
mod install;
mod limit;
mod list;
mod listing;
mod look;
mod media;
mod meta;
mod metrics;
mod oembed;
mod opds;
mod page;
mod piece;
mod plain;
mod prose;
mod reader;
mod reading;
mod refresh;
mod repeat;
mod search;
mod server;
mod settings;
mod site;
mod sitemap;
mod spelling;
mod status;
mod tags;
mod tally;
mod thread;
mod thread_page;
mod unroll;

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{MatchedPath, Request},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, CompressionLevel, DefaultPredicate, Predicate,
        predicate::NotForContentType,
    },
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::{
    actor::Actor, clock::Clock, lang::Language, media::Shelf, press::Press, store::Store,
    thread::PostRef, unroll::Unroller,
};

pub use error::{Error, Parameter};
pub use limit::Cost;
pub use server::serve;
pub use site::{Bot, Site};

use around::Arounds;
use assets::Assets;
use cache::Pages;
use cors::readable;
use halves::Halves;
use hands::Hands;
use limit::Visitors;
use listing::Listings;
use page::{Chrome, Frame};
use reading::Filed;
use sitemap::Maps;
use tally::Tally;

/// What the pages stand on.
pub struct Parts {
    /// Link → thread.
    pub unroller: Arc<Unroller>,
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// How this site is set up.
    pub site: Site,
    /// The present.
    pub clock: Clock,
    /// Who signs our requests; without it servers find nobody here.
    pub actor: Option<Arc<Actor>>,
    /// Pictures of the networks. Without it, pages link to them.
    pub media: Option<Shelf>,
    /// Makes documents of threads, and pictures for previews.
    pub press: Press,
    /// Cancelled when the service stops: streams end, so that connections can be closed.
    pub closing: CancellationToken,
}

/// The state that every handler can ask for.
pub struct Web {
    unroller: Arc<Unroller>,
    store: Arc<dyn Store>,
    site: Site,
    clock: Clock,
    actor: Option<Arc<Actor>>,
    media: Option<Shelf>,
    press: Press,
    closing: CancellationToken,
    /// The frame of pages in each language, in the order of [`Language::ALL`].
    chromes: [Arc<Chrome>; Language::ALL.len()],
    assets: Assets,
    /// Of the program and of how the site is set up: pages that another one rendered are not given.
    edition: String,
    pages: Pages,
    halves: Halves,
    filed: Filed,
    lists_filed: list::Filed,
    listings: Listings,
    arounds: Arounds,
    tally: Arc<Tally>,
    visitors: Visitors,
    maps: Maps,
    digests: digest::Desk,
}

impl Web {
    /// Puts the state together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { unroller, store, site, clock, actor, media, press, closing } = parts;
        let (assets, hands) = (Assets::embedded(), Hands::default());
        let frame = Frame {
            site: &site,
            assets: &assets,
            unroller: &unroller,
            pictures: media.as_ref(),
            cards: press.can_typeset(),
        };
        let edition = frame.edition();
        Self {
            chromes: Language::ALL
                .map(|language| Arc::new(Chrome::new(language, &frame, &edition))),
            edition,
            // Threads are what is read most.
            pages: Pages::new(site.page_budget / 4, site.recheck, hands.clone()),
            halves: Halves::new(site.page_budget / 4 * 3, hands),
            filed: Filed::default(),
            lists_filed: list::Filed::default(),
            listings: Listings::new(Arc::clone(&store), &site),
            arounds: Arounds::new(Arc::clone(&store), &site),
            tally: Arc::new(Tally::new(Arc::clone(&store))),
            visitors: Visitors::new(&site),
            maps: Maps::default(),
            digests: digest::Desk::default(),
            assets,
            unroller,
            store,
            site,
            clock,
            actor,
            media,
            press,
            closing,
        }
    }

    /// Lists, and what is made of them, are nowhere on a site that shows none.
    fn shows_lists(&self) -> Result<(), Error> {
        if self.site.list { Ok(()) } else { Err(Error::NoSuchPage) }
    }

    /// How often pictures of the thread were gathered since the start: what was made before did not
    /// know them.
    fn gathered(&self, root: &PostRef) -> u64 {
        self.media.as_ref().map_or(0, |media| media.edition(root))
    }

    /// Somebody of that household has the thread's page, who asked with these headers. They read it
    /// unless they are a program.
    fn note(
        &self,
        household: IpAddr,
        headers: &HeaderMap,
        root: &PostRef,
        is_program: impl FnOnce() -> bool,
    ) {
        if self.site.list {
            let is_read = || tally::is_reader(headers) && !is_program();
            self.tally.note(household, root, self.clock.now(), is_read);
        }
    }

    /// The frame of pages in that language.
    fn chrome(&self, language: Language) -> &Arc<Chrome> {
        &self.chromes[language as usize]
    }
}

/// Longest request body: forms and deliveries of other servers are small.
const BODY: usize = 64 * 1024;

/// How long a handler may take to begin its answer.
const DEADLINE: Duration = Duration::from_secs(30);

/// Everything that is served.
pub fn router(web: impl Into<Arc<Web>>) -> Router {
    let web = web.into();
    let routes = Router::new()
        .route("/", get(home::show).post(home::submit))
        .route("/unroll", get(unroll::by_query).post(unroll::by_form))
        .route("/unroll/events", get(unroll::events))
        .route("/refresh", post(refresh::refresh))
        .route("/settings", post(settings::save))
        .route("/latest", get(list::latest))
        .route("/most-read", get(list::most_read))
        .route("/tag/{tag}", get(list::tag))
        .route("/search", get(search::show))
        .merge(api::routes())
        .merge(for_programs())
        .route("/embed.js", get(embed::script))
        .route("/embed/{*address}", get(embed::show))
        .route("/card/{*address}", get(heavy::card))
        .route("/share", get(install::share))
        .route("/manifest.webmanifest", get(install::manifest))
        .route("/opensearch.xml", get(install::opensearch))
        .route("/about", get(about::about))
        .route("/privacy", get(about::privacy))
        .route("/opt-out", get(about::opt_out))
        .route("/status", get(status::show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        .route("/robots.txt", get(health::robots))
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{part}", get(sitemap::part))
        .route("/actor", get(actor::show))
        .route("/inbox", post(actor::inbox))
        .route("/outbox", get(actor::outbox))
        .route("/nodeinfo/2.0", get(actor::nodeinfo))
        .route("/.well-known/nodeinfo", get(actor::nodeinfo_links))
        .route("/.well-known/webfinger", get(actor::webfinger))
        .route("/favicon.ico", get(assets::favicon))
        .route("/media/{token}", get(media::show))
        .route("/media/{token}/{width}", get(media::small))
        .route("/static/{name}", get(assets::show))
        .route("/article/{id}", get(elsewhere::article))
        .route("/thread/{page}", get(elsewhere::thread))
        .fallback(unroll::glued);
    layered(routes, &web).with_state(web)
}

/// Pages of threads of which all is at hand, with what no answer goes without. A body, another method
/// than `GET`, or an errand is nothing that gets here.
fn shortcut(web: Arc<Web>) -> Router {
    let pages = Router::new().fallback(at_hand::show).layer(readable());
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(middleware::map_response(guarded))
        .layer(middleware::from_fn_with_state(Arc::clone(&web), dress::dress));
    pages.layer(layers).with_state(web)
}

/// What scripts of other sites may read too. A thread's page is among it, because its address is
/// that of the thread in every other shape.
fn for_programs() -> Router<Arc<Web>> {
    Router::new()
        .route("/tag/{tag}/{feed}", get(feed::of_tag))
        .route("/latest/{feed}", get(feed::of_all))
        .route("/most-read/{feed}", get(feed::of_all))
        .route("/feed.atom", get(feed::of_all))
        .route("/feed.rss", get(feed::of_all))
        .route("/feed.json", get(feed::of_all))
        .route("/search/{feed}", get(search::feed))
        .route("/oembed", get(oembed::show))
        .route("/opds", get(opds::root))
        .route("/opds/search", get(opds::search))
        .route("/opds/opensearch.xml", get(opds::opensearch))
        .route("/opds/{*list}", get(opds::list))
        .route("/{network}", get(thread::show))
        .route("/{network}/", get(thread::show))
        .route("/{network}/{*rest}", get(thread::show))
        .layer(readable())
}

/// The layers, outermost first.
fn layered(routes: Router<Arc<Web>>, web: &Arc<Web>) -> Router<Arc<Web>> {
    routes.layer(
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
            // Only the route: a path may hold the pasted link, and who asked is nobody's business.
            .layer(
                TraceLayer::new_for_http()
                    .make_span_with(|request: &Request| {
                        let route =
                            request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
                        let id =
                            request.headers().get("x-request-id").and_then(|id| id.to_str().ok());
                        tracing::debug_span!("request", method = %request.method(), route, id)
                        // `dress` says what failed.
                    })
                    .on_failure(()),
            )
            .layer(PropagateRequestIdLayer::x_request_id())
            // What `Pages` gives is compressed already and is left alone, as is a stream of events.
            .layer(compression())
            .layer(middleware::map_response(guarded))
            .layer(middleware::from_fn_with_state(Arc::clone(web), dress::dress))
            // Below `dress`: what these four answer has no body of ours yet.
            .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
            .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, DEADLINE))
            .layer(RequestBodyLimitLayer::new(BODY))
            // Servers that deliver to the inbox send neither `Origin` nor `Sec-Fetch-Site`.
            .layer(csrf(&web.site)),
    )
}

/// Forms come from our own pages. A proxy may change `Host`: then our public address tells.
fn csrf(site: &Site) -> CsrfLayer {
    let origin = site.base_url.as_ref().map(|url| url.origin().ascii_serialization());
    match origin.map(|origin| CsrfLayer::new().add_trusted_origin(origin)) {
        Some(Ok(layer)) => layer,
        Some(Err(_)) | None => CsrfLayer::new(),
    }
}

/// For what is made for one request. Foreign media and books are compressed by their nature.
fn compression() -> CompressionLayer<impl Predicate> {
    let worth = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/epub+zip"))
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("video/"))
        .and(NotForContentType::const_new("audio/"))
        .and(NotForContentType::const_new("application/gzip"))
        .and(|_, _, _: &HeaderMap, its: &Extensions| its.get::<heavy::AsItIs>().is_none());
    CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(worth)
}

/// What no answer goes without; a handler that says otherwise is left alone.
const GUARDS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
         media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

async fn guarded(mut response: Response<Body>) -> Response<Body> {
    // Whoever asked has them with the page (RFC 9110 §15.4.5).
    if response.status() == StatusCode::NOT_MODIFIED {
        return response;
    }
    let policy = response.headers().get("content-security-policy");
    let is_framed = policy.and_then(|it| it.to_str().ok()).is_some_and(framed);
    for (name, value) in GUARDS {
        if name == "x-frame-options" && is_framed {
            continue;
        }
        let name = HeaderName::from_static(name);
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Whether that policy lets anybody frame the page. `X-Frame-Options` cannot say that.
fn framed(policy: &str) -> bool {
    policy.contains("frame-ancestors *")
}
