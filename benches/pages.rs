//! What pages cost inside the program, without a socket: a heap becomes a thread, a thread becomes
//! a document, a kept page is answered. `cargo bench --bench pages`; `benches/load` measures the
//! whole service.

#![expect(clippy::unwrap_used, reason = "a bench whose preparation fails has nothing to measure")]

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use bytes::Bytes;
use divan::{Bencher, counter::BytesCount};
use http_body_util::BodyExt;
use jiff::{SignedDuration, Timestamp};
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use unspool::{
    app::App,
    assemble::assemble,
    clock::Clock,
    config::Config,
    consent,
    fetch::Fetch,
    format::{self, Kit},
    store::Store,
    thread::{
        Author, Conversation, Counts, Media, MediaKind, Post, PostRef, Read, Reply, RichText,
        Signals, Size, Thread, Visibility,
    },
    web,
};

/// The one of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// When the threads were read, a month after they were written.
fn read_at() -> Timestamp {
    Timestamp::from_second(1_772_000_000).unwrap()
}

fn name(user: &str, n: usize) -> PostRef {
    PostRef::new("bluesky", &format!("did:plc:{user}@3l{n:05}")).unwrap()
}

fn post(user: &str, n: usize) -> Post {
    let author = Author {
        id: format!("did:plc:{user}"),
        handle: format!("{user}.test"),
        name: format!("The Author {user}"),
        url: format!("https://bsky.app/profile/{user}.test").parse().unwrap(),
        avatar: None,
        is_bot: false,
        address: format!("bluesky/{user}.test"),
        signals: Signals::new(),
    };
    let picture = Media {
        kind: MediaKind::Image,
        url: format!("https://cdn.test/{user}/{n}.jpg").parse().unwrap(),
        preview: None,
        alt: Some(format!("Sheet {n} of the survey, with the heights written beside the path")),
        size: Some(Size { width: 1200, height: 800 }),
        focus: None,
        captions: Vec::new(),
    };
    let words = format!(
        "{n}. On the {n}th day the path left the river and went up through beeches & birches. \
         We measured *every* bend (there were {}), wrote the figures down, and lost two of them \
         again. What follows from that is in the next post, with a drawing.",
        n * 7 % 31
    );
    Post {
        id: name(user, n),
        aliases: Vec::new(),
        address: format!("bluesky/{user}.test/3l{n:05}"),
        url: format!("https://bsky.app/profile/{user}.test/post/3l{n:05}").parse().unwrap(),
        reply: n
            .checked_sub(1)
            .map(|before| Reply { to: Some(name(user, before)), author: Some(author.id.clone()) }),
        author,
        posted_at: read_at() - SignedDuration::from_hours(24 * 30)
            + SignedDuration::from_secs(60 * i64::try_from(n).unwrap()),
        edited_at: None,
        visibility: Visibility::Public,
        language: Some("en".to_owned()),
        warning: None,
        sensitive: false,
        text: RichText::plain(&words),
        truncated: false,
        tags: Vec::new(),
        media: if n % 5 == 4 { vec![picture] } else { Vec::new() },
        embeds: Vec::new(),
        counts: Counts::default(),
        expires_at: None,
    }
}

/// One line of so many posts, in an order that is not that of the thread.
fn heap(user: &str, length: usize) -> Conversation {
    let mut posts: Vec<Post> = (0..length).map(|n| post(user, n)).collect();
    posts.sort_by_key(|post| blake3::hash(post.address.as_bytes()).to_hex());
    Conversation {
        focus: name(user, length / 2),
        posts,
        missing: Vec::new(),
        expected: u32::try_from(length).ok(),
        read: Read::Everything,
        via: "a bench".to_owned(),
    }
}

fn thread(user: &str, length: usize) -> Thread {
    let thread = assemble(heap(user, length), read_at()).unwrap();
    assert_eq!(thread.posts().count(), length);
    thread
}

#[divan::bench(args = [120, 1000])]
fn assemble_heap(bencher: Bencher<'_, '_>, length: usize) {
    let heap = heap("ada", length);
    bencher.with_inputs(|| heap.clone()).bench_values(|heap| assemble(heap, read_at()));
}

#[divan::bench(args = ["md", "json"])]
fn render_25_posts(bencher: Bencher<'_, '_>, extension: &str) {
    let thread = thread("ada", 25);
    let format = format::by_extension(extension).unwrap();
    let bytes = BytesCount::new(format.render(&thread, &Kit::default()).unwrap().len());
    bencher.counter(bytes).bench(|| format.render(&thread, &Kit::default()).unwrap());
}

/// The whole service above the socket, with a store in memory that keeps 21 threads.
struct Service {
    runtime: Runtime,
    router: Router,
    _media: tempfile::TempDir,
    _store: Arc<dyn Store>,
}

impl Service {
    fn new() -> Self {
        let runtime = Runtime::new().unwrap();
        let media = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        "sqlite::memory:".clone_into(&mut config.store.url);
        media.path().clone_into(&mut config.media.directory);
        let (router, store) = runtime.block_on(async {
            let door = Fetch::replay_from(Vec::new());
            let app = App::new(config, Some(door), Clock::stopped(read_at())).await.unwrap();
            for n in 0..21 {
                let thread = thread(&format!("ada{n}"), 25);
                let verdict = consent::verdict(&thread).unwrap();
                app.store.keep(&thread, &thread.root, &verdict).await.unwrap();
            }
            let router = web::router(app.web(Vec::new(), CancellationToken::new()));
            (router, app.store)
        });
        Self { runtime, router, _media: media, _store: store }
    }

    fn ask(&self, path: &str, tag: Option<&str>) -> (StatusCode, Option<String>, Bytes) {
        let mut request = Request::get(path)
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header(header::ACCEPT_ENCODING, "gzip, deflate, br, zstd")
            .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0)");
        if let Some(tag) = tag {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        let request = request.body(Body::empty()).unwrap();
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let status = answer.status();
            let tag = answer.headers().get(header::ETAG);
            let tag = tag.and_then(|tag| tag.to_str().ok()).map(str::to_owned);
            (status, tag, answer.into_body().collect().await.unwrap().to_bytes())
        })
    }

    /// Asks until the bench is over for what was rendered before it began.
    fn bench(&self, bencher: Bencher<'_, '_>, path: &str) {
        let (status, _, page) = self.ask(path, None);
        assert_eq!(status, StatusCode::OK);
        bencher.counter(BytesCount::new(page.len())).bench_local(|| self.ask(path, None));
    }
}

const THREAD: &str = "/bluesky/ada0.test/3l00000";

#[divan::bench]
fn thread_page_hot(bencher: Bencher<'_, '_>) {
    Service::new().bench(bencher, THREAD);
}

#[divan::bench]
fn thread_page_unchanged(bencher: Bencher<'_, '_>) {
    let service = Service::new();
    let (_, tag, _) = service.ask(THREAD, None);
    assert_eq!(service.ask(THREAD, tag.as_deref()).0, StatusCode::NOT_MODIFIED);
    bencher.bench_local(|| service.ask(THREAD, tag.as_deref()));
}

#[divan::bench]
fn front_page_hot(bencher: Bencher<'_, '_>) {
    Service::new().bench(bencher, "/");
}
