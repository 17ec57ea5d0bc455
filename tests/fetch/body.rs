//! Bodies and heads that lie, drip, swell and break off.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use flate2::{Compression, write::GzEncoder};
use unspool::fetch::{Answer, Ask, Error, Kind};

use super::{Setup, get, kind, text};
use crate::support::fault::{Fault, Reply, http, ok};

/// What a GET with this limit gets from a server that always answers so.
async fn asked(reply: Reply, limit: usize) -> Result<Answer, Error> {
    let server = Fault::always(reply).await;
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
    fetch.send(Ask { limit, ..get(server.url("/")) }).await
}

fn raw(text: &str) -> Reply {
    Reply::Bytes(text.as_bytes().to_vec())
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

fn encoded(encoding: &str, body: &[u8]) -> Reply {
    Reply::Bytes(http(200, &[("content-encoding", encoding)], body))
}

#[tokio::test]
async fn a_body_may_be_as_long_as_the_limit_and_no_byte_longer() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n\
                   3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n";
    for reply in [ok("abcdef"), raw(chunked), encoded("gzip", &gzip(b"abcdef"))] {
        assert_eq!(text(&asked(reply.clone(), 6).await.unwrap()), "abcdef");
        assert_eq!(kind(asked(reply, 5).await), Kind::TooLarge { limit: 5 });
    }
}

#[tokio::test]
async fn a_length_that_is_announced_above_the_limit_is_not_waited_for() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n".as_bytes().to_vec();
    let begun = Instant::now();
    let result = asked(Reply::Drip(head, Duration::from_secs(1)), 8 << 20).await;
    assert_eq!(kind(result), Kind::TooLarge { limit: 8 << 20 });
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[tokio::test]
async fn a_length_that_is_a_lie_gives_no_body_or_the_announced_part() {
    let short = raw("HTTP/1.1 200 OK\r\ncontent-length: 3\r\nconnection: close\r\n\r\nabcdef");
    assert_eq!(text(&asked(short, 100).await.unwrap()), "abc");
    let long = raw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\nabcdef");
    let result = kind(asked(long, 1000).await);
    assert!(matches!(result, Kind::Unreachable(_)), "{result:?}");
}

#[tokio::test]
async fn half_a_body_is_no_body() {
    let cut = raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\nabc");
    let result = kind(asked(cut, 100).await);
    assert!(matches!(result, Kind::Unreachable(_)), "{result:?}");

    let whole = gzip(&[b'a'; 5000]);
    let (half, _) = whole.split_at(whole.len() / 2);
    let result = kind(asked(encoded("gzip", half), 10_000).await);
    assert!(matches!(result, Kind::Garbled(_)), "{result:?}");
    let result = kind(asked(encoded("gzip", b"this is not gzip"), 100).await);
    assert!(matches!(result, Kind::Garbled(_)), "{result:?}");
}

#[tokio::test]
async fn what_cannot_be_decoded_is_not_taken_for_the_body() {
    let twice = gzip(&gzip(b"abc"));
    for (encoding, body) in [("gzip, gzip", &*twice), ("deflate", b"abc"), ("x-secret", b"abc")] {
        let result = kind(asked(encoded(encoding, body), 1000).await);
        assert!(matches!(result, Kind::Garbled(_)), "{encoding}: {result:?}");
    }
    assert_eq!(text(&asked(encoded("identity", b"abc"), 1000).await.unwrap()), "abc");
}

#[tokio::test]
async fn a_server_that_says_nothing_or_too_slowly_is_given_up_in_time() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_vec();
    // Each byte comes before the client would tire of waiting for one.
    let slow = Reply::Drip(head.clone(), Duration::from_millis(50));
    let slow_head = Reply::Drip(b"HTTP/1.1 200 OK\r\nx: ".to_vec(), Duration::from_millis(50));
    let stuck = Reply::Drip(head, Duration::from_secs(60));
    for reply in [Reply::Silence, slow, slow_head, stuck] {
        let server = Fault::always(reply.clone()).await;
        let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
        let ask = Ask { deadline: Duration::from_millis(400), ..get(server.url("/")) };
        let begun = Instant::now();
        assert_eq!(kind(fetch.send(ask).await), Kind::TimedOut, "{reply:?}");
        assert!(begun.elapsed() < Duration::from_millis(1500), "{reply:?}");
    }
}

#[tokio::test]
async fn a_long_deadline_does_not_make_us_wait_for_a_body_that_stopped() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_vec();
    let server = Fault::always(Reply::Drip(head, Duration::from_secs(60))).await;
    let setup = Setup::new().limits(|limits| limits.read = Duration::from_millis(200));
    let fetch = setup.allow(&server.pair("127.0.0.1")).open();
    let ask = Ask { deadline: Duration::MAX, ..get(server.url("/")) };
    assert_eq!(kind(fetch.send(ask).await), Kind::TimedOut);
}

#[tokio::test]
async fn heads_without_measure_or_sense_are_refused() {
    let many: String = (0..200).map(|n| format!("x-{n}: y\r\n")).collect();
    let long = "y".repeat(1 << 20);
    for head in [
        format!("HTTP/1.1 200 OK\r\n{many}content-length: 0\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\nx: {long}\r\ncontent-length: 0\r\n\r\n"),
        "HTTP/1.1 two hundred\r\n\r\n".to_owned(),
        "SSH-2.0-OpenSSH_9.2\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na".to_owned(),
    ] {
        let result = kind(asked(raw(&head), 1000).await);
        let shown: String = head.chars().take(60).collect();
        assert!(matches!(result, Kind::Garbled(_)), "{shown}: {result:?}");
    }
}

#[tokio::test]
async fn a_server_that_hangs_up_is_unreachable_and_the_error_names_it_without_the_path() {
    let server = Fault::always(Reply::HangUp).await;
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
    let error = fetch.send(get(server.url("/path?secret=1"))).await.unwrap_err();
    assert_eq!(error.host, server.pair("127.0.0.1"));
    assert!(matches!(error.kind, Kind::Unreachable(_)), "{error:?}");
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn headers_with_bytes_that_are_no_text_are_survived() {
    let head =
        b"HTTP/1.1 200 OK\r\nx-name: caf\xe9\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok";
    let answer = asked(Reply::Bytes(head.to_vec()), 10).await.unwrap();
    assert_eq!(answer.header("x-name"), Some("caf\u{fffd}"));
}
