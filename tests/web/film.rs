//! A video of Bluesky, from the link to the player: whatever a visitor's browser asks for, it asks us.

use std::sync::Arc;

use axum::Router;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use unspool::{
    app::App,
    clock::Clock,
    config::{ByteSize, Config},
    fetch::{Fetch, Recorded},
    web::router,
};

use crate::support::{answer::Answer, app::get, scripted::morning};

const DID: &str = "did:plc:abcdefghijklmnopqrstuvwx";
const POST: &str = "3ljcuzl2qk2qa";
const FILM: &str = "bafkreia7plv6ws6lhpaxkid6fzdnj2bnfam4lstw5y4gnpzlliuhv2mbru";
const WORDS: &str = "bafkreihgbqkdfgg3d2nfnr4npwwssvfrbs3fq3mt5expodezuiwkkbgtku";
const VTT: &str = "WEBVTT\n\n00:00.000 --> 00:02.000\nA test.\n";

/// A file of the author's repository, as the network's own server answers for it: all of it,
/// whatever part is asked for.
fn blob(cid: &str, media_type: &str, body: Vec<u8>) -> Recorded {
    let did = DID.replace(':', "%3A");
    let url = format!("https://pds.test/xrpc/com.atproto.sync.getBlob?did={did}&cid={cid}");
    let length = body.len().to_string();
    Recorded::get(url.parse().unwrap(), 200, body)
        .header("content-type", media_type)
        .header("content-length", &length)
}

/// Something that begins as an MP4.
fn mp4() -> Vec<u8> {
    let mut bytes = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42".to_vec();
    bytes.extend((bytes.len()..300_000).map(|at| u8::try_from(at % 251).unwrap()));
    bytes
}

fn said(url: &str, body: &Value) -> Recorded {
    Recorded::get(url.parse().unwrap(), 200, body.to_string())
}

/// Somebody's one post with a video that has subtitles, and the answers that reading it takes.
fn network() -> Vec<Recorded> {
    let uri = format!("at://{DID}/app.bsky.feed.post/{POST}");
    let pieces = "https://video.test/watch";
    let post = json!({
        "uri": uri, "cid": "x", "labels": [], "indexedAt": "2025-03-01T12:00:00Z",
        "author": {"did": DID, "handle": "ada.test", "labels": []},
        "embed": {
            "$type": "app.bsky.embed.video#view", "cid": FILM, "alt": "The sea",
            "playlist": format!("{pieces}/playlist.m3u8"),
            "thumbnail": format!("{pieces}/thumbnail.jpg"),
            "aspectRatio": {"width": 320, "height": 180},
        },
        "record": {
            "$type": "app.bsky.feed.post", "text": "Look.", "createdAt": "2025-03-01T12:00:00Z",
            "embed": {"captions": [{"lang": "en", "file": {"ref": {"$link": WORDS}}}]},
        },
    });
    let service = json!({
        "id": "#atproto_pds", "type": "AtprotoPersonalDataServer",
        "serviceEndpoint": "https://pds.test",
    });
    vec![
        said(
            &format!(
                "https://appview.test/xrpc/app.bsky.feed.getPostThread?uri={uri}&depth=0&parentHeight=80"
            ),
            &json!({"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": post}}),
        ),
        said(&format!("https://plc.test/{DID}"), &json!({"service": [service]})),
        said(
            &format!(
                "https://pds.test/xrpc/com.atproto.repo.listRecords?repo={DID}&collection=app.bsky.feed.post&limit=100&reverse=true&cursor={POST}"
            ),
            &json!({"records": []}),
        ),
    ]
}

/// The service that read it.
struct Service {
    app: App,
    router: Router,
    _folder: TempDir,
}

impl Service {
    async fn new(network: Vec<Recorded>, change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        "sqlite::memory:".clone_into(&mut config.store.url);
        config.media.directory = folder.path().join("media");
        config.media.eager = false;
        config.source.bluesky.appview = "https://appview.test/".parse().unwrap();
        config.source.bluesky.plc = "https://plc.test/".parse().unwrap();
        change(&mut config);
        let clock = Clock::stopped(morning());
        let app = App::new(config, Some(Fetch::replay_from(network)), clock).await.unwrap();
        let link = format!("https://bsky.app/profile/{DID}/post/{POST}");
        let post = app.unroller.recognise(&link).unwrap();
        app.unroller.unroll(&post).await.unwrap();
        let router = router(Arc::new(app.web(Vec::new(), CancellationToken::new())));
        Self { app, router, _folder: folder }
    }

    async fn get(&self, path: &str, range: Option<&str>) -> Answer {
        let mut request = get(path);
        if let Some(range) = range {
            request.headers_mut().insert("range", range.parse().unwrap());
        }
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }

    async fn page(&self) -> Answer {
        self.get(&format!("/bluesky/ada.test/{POST}"), None).await
    }

    /// The address of the video on the page.
    async fn film(&self) -> String {
        self.page().await.attributes("#p1 video", "src").remove(0)
    }
}

/// Keeps no video of those here.
fn small(config: &mut Config) {
    config.media.video = ByteSize(100_000);
}

fn with(files: Vec<Recorded>) -> Vec<Recorded> {
    network().into_iter().chain(files).collect()
}

#[tokio::test]
async fn a_video_of_bluesky_is_played_from_our_own_address_in_parts() {
    let files =
        vec![blob(FILM, "video/mp4", mp4()), blob(WORDS, "text/vtt", VTT.as_bytes().to_vec())];
    let service = Service::new(with(files), |_| {}).await;
    assert_eq!(
        service.app.requests(),
        3,
        "the post, where its author's files are, what follows it"
    );
    let page = service.page().await;
    page.is(200).has("#p1 video[controls][preload=none][width='320'][height='180']", 1);
    assert!(page.header("content-security-policy").contains("media-src 'self'"));
    for (what, attribute) in [("video", "src"), ("video", "poster"), ("track", "src")] {
        let addresses = page.attributes(&format!("#p1 {what}"), attribute);
        assert_eq!(addresses.len(), 1, "{what} {attribute}");
        assert!(addresses[0].starts_with("/media/"), "{addresses:?}");
    }
    for attribute in ["src", "srcset", "poster"] {
        for address in page.attributes(&format!("[{attribute}]"), attribute) {
            assert!(address.starts_with('/') && !address.starts_with("//"), "{address}");
        }
    }
    assert_eq!(service.app.requests(), 3, "who looks at the page has nobody asked");

    let film = service.film().await;
    for (range, part) in [
        ("bytes=0-", 0..300_000),
        ("bytes=0-1", 0..2),
        ("bytes=1000-1999", 1000..2000),
        ("bytes=-10", 299_990..300_000),
    ] {
        let answer = service.get(&film, Some(range)).await;
        answer.is(206);
        assert_eq!(answer.header("content-type"), "video/mp4");
        let told = format!("bytes {}-{}/300000", part.start, part.end - 1);
        assert_eq!(answer.header("content-range"), told);
        assert!(answer.body == mp4()[part], "{range}");
    }
    assert_eq!(service.app.requests(), 4, "it was fetched once and kept");
    let track = page.attributes("#p1 track", "src").remove(0);
    assert_eq!(service.get(&track, None).await.is(200).text(), VTT);
}

#[tokio::test]
async fn a_video_that_is_too_large_to_be_kept_comes_in_parts_though_its_server_gives_none() {
    let service = Service::new(with(vec![blob(FILM, "video/mp4", mp4())]), small).await;
    let film = service.film().await;
    for (range, part) in [
        ("bytes=0-1", 0..2),
        ("bytes=0-", 0..300_000),
        ("bytes=250000-259999", 250_000..260_000),
        ("bytes=-10", 299_990..300_000),
    ] {
        let answer = service.get(&film, Some(range)).await;
        assert_eq!(answer.is(206).header("content-type"), "video/mp4");
        let told = format!("bytes {}-{}/300000", part.start, part.end - 1);
        assert_eq!(answer.header("content-range"), told);
        assert_eq!(answer.header("content-length"), part.len().to_string());
        assert!(answer.body == mp4()[part], "{range}");
    }
    assert!(service.get(&film, None).await.is(200).body == mp4());
    service.get(&film, Some("bytes=300000-")).await.is(416);
}

#[tokio::test]
async fn a_video_that_cannot_be_had_leaves_its_poster_and_the_way_to_the_original() {
    let gone = |status: u16| {
        let said = r#"{"error":"InvalidRequest","message":"Blob not found"}"#;
        Recorded { status, body: said.into(), ..blob(FILM, "application/json", Vec::new()) }
    };
    for (file, status) in [
        (gone(404), 404),
        (gone(400), 502),
        (gone(500), 502),
        (blob(FILM, "video/mp4", b"<script>alert(1)</script>".to_vec()), 502),
        (blob(FILM, "text/html", mp4()), 502),
        (blob(FILM, "video/mp4", b"\0\0\0\x14ftypqt  \0\0\0\0qt  ".to_vec()), 502),
    ] {
        let service = Service::new(with(vec![file]), |_| {}).await;
        let film = service.film().await;
        let answer = service.get(&film, Some("bytes=0-")).await;
        assert!(!answer.is(status).text().contains("alert(1)"));
        let page = service.page().await;
        page.is(200).has("#p1 video[poster]", 1);
        let original = format!("https://bsky.app/profile/{DID}/post/{POST}");
        assert_eq!(page.attributes("#p1 video a", "href"), [&*original]);
        assert_eq!(page.attributes("#p1 .mark a.original", "href"), [original]);
    }
}

#[tokio::test]
async fn a_video_whose_author_is_nowhere_is_a_picture_that_leads_to_the_original() {
    let mut answers = network();
    answers.retain(|it| it.url.host_str() != Some("plc.test"));
    // The AppView's windows have to do.
    let window =
        answers[0].url.as_str().replace("depth=0&parentHeight=80", "depth=10&parentHeight=0");
    answers.push(Recorded { url: window.parse().unwrap(), ..answers[0].clone() });
    let service = Service::new(answers, |_| {}).await;
    let page = service.page().await;
    page.is(200).has("#p1 video", 0).has("#p1 figure > a > img", 1);
    let original = format!("https://bsky.app/profile/{DID}/post/{POST}");
    assert_eq!(page.attributes("#p1 figure > a", "href"), [original]);
}

#[tokio::test]
async fn parts_far_behind_count_as_pictures_where_all_before_them_has_to_be_thrown_away() {
    let mut long = mp4();
    long.resize(4 << 20, 7);
    let service = Service::new(with(vec![blob(FILM, "video/mp4", long)]), |config| {
        small(config);
        config.limit.pictures_per_minute = 6;
    })
    .await;
    let film = service.film().await;
    // One for the look at the video, and one for each mebibyte.
    service.get(&film, Some("bytes=3145728-3145738")).await.is(206);
    let refused = service.get(&film, Some("bytes=3145728-3145738")).await;
    assert!(!refused.is(429).header("retry-after").is_empty());
    service.get(&film, Some("bytes=0-")).await.is(206);
}
