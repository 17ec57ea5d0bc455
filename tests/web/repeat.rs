//! Within the second, who asks the same on a socket gets the same, without the router being asked.
//! An answer of the router tells itself by its `x-request-id`.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc, time::Duration};

use jiff::SignedDuration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use unspool::web::{Site, serve};

use crate::support::{
    app::{TestApp, site},
    scripted::{conversation, line},
};

const PAGE: &str = "/sample/alice/1";

/// A service on a socket that believes what it saw for so long.
pub(super) struct Served {
    pub(super) app: TestApp,
    address: SocketAddr,
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    fn is_repeated(&self) -> bool {
        !self.headers.contains_key("x-request-id")
    }
}

impl Served {
    async fn believing_for(recheck: Duration) -> Self {
        Self::with(Site { recheck, foot: recheck, ..site() }).await
    }

    async fn with(site: Site) -> Self {
        let app = TestApp::with(site).await;
        app.keeps(conversation(line("alice", 3))).await;
        Self::of(app).await
    }

    pub(super) async fn of(app: TestApp) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (web, closing) = (Arc::clone(&app.web), app.closing.clone());
        tokio::spawn(async move { serve(listener, web, closing).await.unwrap() });
        Self { app, address }
    }

    async fn ask(&self, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = format!("{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n");
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(format!("{request}\r\n{body}").as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = str::from_utf8(&answer[..end]).unwrap();
        let (status, headers) = head.split_once("\r\n").unwrap();
        let pairs = headers.lines().map(|line| line.split_once(": ").unwrap());
        Answer {
            status: status[9..12].parse().unwrap(),
            headers: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            body: answer[end + 4..].to_vec(),
        }
    }

    pub(super) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(&format!("GET {path}"), headers, "").await
    }
}

#[tokio::test]
async fn the_second_visitor_gets_the_same_answer_without_the_router() {
    let served = Served::believing_for(Duration::from_mins(1)).await;
    for path in [PAGE, "/", "/latest", "/sample/alice/1.md", "/sample/alice/1?view=posts"] {
        let mut first = served.get(path, &[("accept-encoding", "br")]).await;
        let again = served.get(path, &[("accept-encoding", "br")]).await;
        assert!(!first.is_repeated() && again.is_repeated(), "{path}");
        assert_eq!((first.status, again.status), (200, 200), "{path}");
        for header in ["x-request-id", "date"] {
            first.headers.remove(header);
        }
        let same = again.headers.iter().filter(|(name, _)| *name != "date");
        assert!(same.eq(first.headers.iter()), "{path}: {:?}", again.headers);
        assert!(again.headers.contains_key("content-security-policy"));
        assert!(first.body == again.body && !again.body.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn who_says_something_else_gets_an_answer_of_their_own() {
    let served = Served::believing_for(Duration::from_mins(1)).await;
    let tag = served.get(PAGE, &[]).await.headers["etag"].clone();
    assert!(served.get(PAGE, &[]).await.is_repeated());
    let unchanged = served.get(PAGE, &[("if-none-match", &tag)]).await;
    assert!(unchanged.status == 304 && !unchanged.is_repeated());
    let unchanged = served.get(PAGE, &[("if-none-match", &tag)]).await;
    assert!(unchanged.status == 304 && unchanged.is_repeated() && unchanged.body.is_empty());
    for (name, value) in [
        ("accept-encoding", "gzip"),
        ("accept", "application/json"),
        ("accept-language", "en"),
        ("if-none-match", "\"other\""),
        ("cookie", "look=dark.large.wide"),
    ] {
        let own = served.get(PAGE, &[(name, value)]).await;
        assert!(own.status == 200 && !own.is_repeated(), "{name}");
    }
    let json = served.get(PAGE, &[("accept", "application/json")]).await;
    assert!(json.is_repeated() && json.headers["content-type"].starts_with("application/json"));
    let twice = [("accept", "text/html"), ("accept", "text/html")];
    for _ in 0..2 {
        assert!(!served.get(PAGE, &twice).await.is_repeated(), "two of a kind are not compared");
    }
}

#[tokio::test]
async fn only_a_plain_get_is_repeated() {
    let served = Served::believing_for(Duration::from_mins(1)).await;
    let length = served.get(PAGE, &[]).await.headers["content-length"].clone();
    let head = served.ask(&format!("HEAD {PAGE}"), &[], "").await;
    assert!(head.status == 200 && !head.is_repeated() && head.body.is_empty());
    assert_eq!(head.headers["content-length"], length);
    let large = [("content-length", "99999")];
    let large = served.ask(&format!("GET {PAGE}"), &large, &"x".repeat(99_999)).await;
    assert_eq!(large.status, 413, "what the layers refuse is refused");
    assert!(served.get("/sample/alice/9", &[]).await.status == 404);
    assert!(!served.get("/sample/alice/9", &[]).await.is_repeated(), "failures are not repeated");
}

#[tokio::test]
async fn a_change_is_seen_when_the_time_is_over() {
    let served = Served::believing_for(Duration::from_millis(300)).await;
    served.get(PAGE, &[]).await;
    assert!(served.get(PAGE, &[]).await.is_repeated());
    served.app.has_line("alice", 4);
    served.app.clock.advance(SignedDuration::from_hours(48));
    tokio::time::sleep(Duration::from_millis(310)).await;
    // The copy, while it is read again behind the scenes: as without repeating.
    assert!(!served.get(PAGE, &[]).await.is_repeated());
    served.app.settle().await;
    tokio::time::sleep(Duration::from_millis(310)).await;
    let page = served.get(PAGE, &[]).await;
    assert!(String::from_utf8_lossy(&page.body).contains("id=\"p4\""));
}

#[tokio::test]
async fn check_again_is_seen_at_once() {
    let served = Served::believing_for(Duration::from_mins(1)).await;
    for _ in 0..2 {
        let page = served.get(PAGE, &[]).await;
        assert!(!String::from_utf8_lossy(&page.body).contains("id=\"p4\""));
    }
    served.app.has_line("alice", 4);
    served.app.clock.advance(SignedDuration::from_mins(2));
    served.app.post("/refresh", "address=sample%2Falice%2F1").await.is(303);
    let page = served.get(PAGE, &[]).await;
    assert!(String::from_utf8_lossy(&page.body).contains("id=\"p4\""));
}

#[tokio::test]
async fn what_may_be_shown_no_longer_is_not_repeated() {
    let served = Served::believing_for(Duration::from_mins(1)).await;
    let mut short = conversation(line("bob", 3));
    let soon = served.app.clock.now() + SignedDuration::from_millis(400);
    for post in &mut short.posts {
        post.expires_at = Some(soon);
    }
    served.app.keeps(short).await;
    assert_eq!(served.get("/sample/bob/1", &[]).await.status, 200);
    assert!(served.get("/sample/bob/1", &[]).await.is_repeated());
    tokio::time::sleep(Duration::from_millis(410)).await;
    served.app.clock.advance(SignedDuration::from_millis(401));
    assert_ne!(served.get("/sample/bob/1", &[]).await.status, 200);
}

#[tokio::test]
async fn who_reads_a_repeated_page_is_a_reader_too() {
    let trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()];
    let recheck = Duration::from_mins(1);
    let served = Served::with(Site { recheck, trusted_proxies, ..site() }).await;
    served.app.keeps(conversation(line("bob", 3))).await;
    let read = async |path: &str, visitor: &str| {
        let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
        served.get(path, &[("user-agent", browser), ("x-forwarded-for", visitor)]).await
    };
    assert!(!read("/sample/bob/1", "192.0.2.1").await.is_repeated());
    assert!(!read(PAGE, "192.0.2.1").await.is_repeated());
    assert!(read(PAGE, "192.0.2.2").await.is_repeated());
    let list = served.app.get("/most-read").await;
    assert_eq!(list.attributes(".listing .title", "href"), ["/sample/alice/1", "/sample/bob/1"]);
}
