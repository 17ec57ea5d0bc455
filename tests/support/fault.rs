//! A server that answers byte by byte what a test tells it to: half answers, lies, silence.
//! One request per connection.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use url::Url;

/// What is sent back.
#[derive(Clone, Debug)]
pub enum Reply {
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// These bytes after a while.
    Late(Duration, Vec<u8>),
    /// These bytes, then one more each time, for ever.
    Drip(Vec<u8>, Duration),
    /// Nothing, until the other side leaves.
    Silence,
    /// The end, at once.
    HangUp,
}

/// What was asked.
#[derive(Clone, Debug)]
pub struct Seen {
    /// `GET` or another.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// All lines of the head, in lower case.
    pub head: String,
    /// What was sent along.
    pub body: String,
}

impl Seen {
    /// The value of a header, in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}:")));
        line.map(str::trim)
    }
}

/// Decides what is sent back.
type Answers = dyn Fn(&Seen) -> Reply + Send + Sync;

/// The server; gone when dropped.
pub struct Fault {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    most: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Fault {
    /// Answers each request as `answer` says.
    pub async fn start(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, most) = (Arc::default(), Arc::new(AtomicUsize::new(0)));
        let (log, peak, now) =
            (Arc::clone(&seen), Arc::clone(&most), Arc::new(AtomicUsize::new(0)));
        let answer = Arc::new(answer);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, peak, now) = (Arc::clone(&log), Arc::clone(&peak), Arc::clone(&now));
                let answer = Arc::clone(&answer);
                tokio::spawn(async move {
                    peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    serve(stream, &log, &*answer).await;
                    now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { address, seen, most, task }
    }

    /// The first request gets the first reply, and so on; the last one is given for ever.
    pub async fn script(replies: Vec<Reply>) -> Self {
        let turn = AtomicUsize::new(0);
        Self::start(move |_| {
            let turn = turn.fetch_add(1, Ordering::SeqCst);
            replies.get(turn).or(replies.last()).unwrap().clone()
        })
        .await
    }

    /// Always the same.
    pub async fn always(reply: Reply) -> Self {
        Self::script(vec![reply]).await
    }

    /// Its address with this path.
    pub fn url(&self, path: &str) -> Url {
        self.url_as("127.0.0.1", path)
    }

    /// Its address under a name.
    pub fn url_as(&self, host: &str, path: &str) -> Url {
        Url::parse(&format!("http://{host}:{}{path}", self.address.port())).unwrap()
    }

    /// `HOST:PORT` under a name.
    pub fn pair(&self, host: &str) -> String {
        format!("{host}:{}", self.address.port())
    }

    /// All that was asked so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Most connections that were open at the same time.
    pub fn most(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

impl Drop for Fault {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A well-formed answer.
pub fn http(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut out = format!("HTTP/1.1 {status} Whatever\r\nconnection: close\r\n");
    for (name, value) in headers {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    out.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    let mut out = out.into_bytes();
    out.extend_from_slice(body);
    out
}

/// 200 with a text.
pub fn ok(body: &str) -> Reply {
    Reply::Bytes(http(200, &[("content-type", "text/plain")], body))
}

/// Only a status.
pub fn status(status: u16) -> Reply {
    Reply::Bytes(http(status, &[], ""))
}

/// A redirect.
pub fn redirect(status: u16, to: &str) -> Reply {
    Reply::Bytes(http(status, &[("location", to)], "moved"))
}

async fn serve(mut stream: TcpStream, log: &Mutex<Vec<Seen>>, answer: &Answers) {
    let Some(seen) = read(&mut stream).await else { return };
    let reply = answer(&seen);
    log.lock().unwrap().push(seen);
    match reply {
        Reply::Bytes(bytes) => send(&mut stream, &bytes).await,
        Reply::Late(pause, bytes) => {
            tokio::time::sleep(pause).await;
            send(&mut stream, &bytes).await;
        }
        Reply::Drip(bytes, every) => {
            let mut alive = stream.write_all(&bytes).await.is_ok();
            while alive {
                tokio::time::sleep(every).await;
                alive = stream.write_all(b" ").await.is_ok();
            }
        }
        Reply::Silence => {
            let _ = stream.read(&mut [0; 1]).await;
        }
        Reply::HangUp => {}
    }
}

async fn send(stream: &mut TcpStream, bytes: &[u8]) {
    // The other side may have seen enough.
    let _ = stream.write_all(bytes).await;
    let _ = stream.shutdown().await;
}

async fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let end = loop {
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return None,
            Ok(n) => bytes.extend_from_slice(&piece[..n]),
        }
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
    };
    let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut first = text.split_whitespace();
    let method = first.next()?.to_owned();
    let target = first.next()?.to_owned();
    let mut seen = Seen { method, target, head: text.to_ascii_lowercase(), body: String::new() };
    let length = seen.header("content-length").map_or(0, |n| n.parse().unwrap());
    let mut body = bytes.split_off(end + 4);
    while body.len() < length {
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return None,
            Ok(n) => body.extend_from_slice(&piece[..n]),
        }
    }
    seen.body = String::from_utf8_lossy(&body).into_owned();
    Some(seen)
}
