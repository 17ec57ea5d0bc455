//! The real server on a real socket.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use unspool::web::{Site, serve};

use crate::support::app::{TestApp, site};

async fn served(app: &TestApp) -> (std::net::SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (web, closing) = (Arc::clone(&app.web), app.closing.clone());
    let server = tokio::spawn(async move { serve(listener, web, closing).await.unwrap() });
    (address, server)
}

async fn answer_to(address: std::net::SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn it_answers_on_a_socket() {
    let app = TestApp::start().await;
    let (address, server) = served(&app).await;
    let request = "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answer = answer_to(address, request).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("ok\n"), "{answer}");
    let headers = "x: y\r\n".repeat(100);
    let answer = answer_to(address, &format!("GET / HTTP/1.1\r\nhost: x\r\n{headers}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    app.closing.cancel();
    server.await.unwrap();
}

#[tokio::test]
async fn a_client_that_never_finishes_its_headers_is_let_go() {
    let app = TestApp::start().await;
    let (address, _server) = served(&app).await;
    let begun = Instant::now();
    for drip in ["", "G", "GET / HTTP/1.1\r\nhost: x\r\nx-slow:"] {
        let answer = tokio::time::timeout(Duration::from_secs(15), answer_to(address, drip));
        let answer = answer.await.expect("the connection is closed");
        assert!(!answer.contains("200 OK"), "{answer}");
        if begun.elapsed() > Duration::from_secs(9) {
            return; // one of them shows it; three would take half a minute
        }
    }
}

#[tokio::test]
async fn stopping_lets_running_requests_and_errands_finish() {
    let app = TestApp::with(Site { patience: Duration::from_secs(5), ..site() }).await;
    app.has_line("alice", 3);
    app.script.close(1);
    let (address, server) = served(&app).await;
    let request = "GET /unroll?link=https://sample.test/alice/2 HTTP/1.1\r\nhost: x\r\n\r\n";
    let asking = tokio::spawn(async move { answer_to(address, request).await });
    while app.script.asked() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    app.closing.cancel();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(TcpStream::connect(address).await.is_err(), "nobody new is let in");
    assert!(!server.is_finished());
    app.script.open();
    let answer = asking.await.unwrap();
    assert!(answer.contains("location: /sample/alice/1#p2"), "{answer}");
    server.await.unwrap();
    app.settle().await;
}

#[tokio::test]
async fn stopping_ends_streams_of_events() {
    let app = TestApp::with(Site { patience: Duration::from_millis(5), ..site() }).await;
    app.has_line("alice", 3);
    app.script.close(1);
    app.get("/unroll?link=https://sample.test/alice/2").await.is(202);
    let (address, server) = served(&app).await;
    let request = "GET /unroll/events?link=https://sample.test/alice/2 HTTP/1.1\r\nhost: x\r\n\r\n";
    let watching = tokio::spawn(async move { answer_to(address, request).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    app.closing.cancel();
    tokio::time::timeout(Duration::from_secs(3), server).await.unwrap().unwrap();
    assert!(watching.await.unwrap().contains("event: posts"));
    app.script.open();
}
