//! What needs a process of its own: an environment with proxies in it, and memory that nobody
//! else uses. Each such test runs an ignored one in a child of this very program.

use std::process::Command;

use unspool::fetch::{Ask, Kind};

use super::{Setup, fixture, get, kind, text, url};
use crate::support::fault::{Fault, http, ok};

/// Runs one ignored test alone.
async fn alone(test: &str, environment: &[(&str, &str)]) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "--ignored", "--nocapture", test]);
    child.envs(environment.iter().copied());
    let output = tokio::task::spawn_blocking(move || child.output().unwrap()).await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "{said}");
}

#[tokio::test]
async fn proxies_of_the_environment_are_not_used() {
    let proxy = Fault::always(ok("through the proxy")).await;
    let server = Fault::always(ok("direct")).await;
    let (through, target) = (proxy.url("/").to_string(), server.pair("somebody.example"));
    let mut environment = vec![("UNSPOOL_TEST_TARGET", target.as_str())];
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
    {
        environment.push((name, &through));
    }
    environment.push(("no_proxy", ""));
    alone("fetch::child::asks_a_server_in_a_world_of_proxies", &environment).await;
    assert!(proxy.seen().is_empty());
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
#[ignore = "run by proxies_of_the_environment_are_not_used"]
async fn asks_a_server_in_a_world_of_proxies() {
    let target = std::env::var_os("UNSPOOL_TEST_TARGET").unwrap().into_string().unwrap();
    let fetch = Setup::new().allow(&target).open();
    let answer = fetch.send(get(url(&format!("http://{target}/")))).await.unwrap();
    assert_eq!(text(&answer), "direct");
}

#[tokio::test]
async fn small_answers_that_swell_are_cut_and_leave_no_mark_on_memory() {
    alone("fetch::child::asks_for_bombs", &[]).await;
}

#[tokio::test]
#[ignore = "run by small_answers_that_swell_are_cut_and_leave_no_mark_on_memory"]
async fn asks_for_bombs() {
    // 256 MiB of zeros: one small file behind another is one gzip stream.
    let zeros = {
        use std::io::Write;
        let mut one = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        one.write_all(&vec![0; 1 << 20]).unwrap();
        one.finish().unwrap().repeat(256)
    };
    let mut before = None;
    for (encoding, body, limit) in [
        ("gzip", fixture("bombs/json-nest-1M.json.gz"), 100_000),
        ("gzip", zeros, 8 << 20),
        ("br", fixture("bombs/zeros-1GiB.br"), 8 << 20),
        ("zstd", fixture("bombs/zeros-1GiB.zst"), 8 << 20),
        ("gzip", fixture("bombs/json-array-5M.json.gz"), 8 << 20),
    ] {
        let reply = crate::support::fault::Reply::Bytes(http(
            200,
            &[("content-encoding", encoding)],
            &body,
        ));
        let server = Fault::always(reply).await;
        let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
        let ask =
            Ask { limit, deadline: std::time::Duration::from_secs(30), ..get(server.url("/")) };
        assert_eq!(kind(fetch.send(ask).await), Kind::TooLarge { limit }, "{encoding}");
        // The first one warms everything up.
        before = before.or_else(most_memory);
    }
    let server = Fault::always(crate::support::fault::Reply::Bytes(http(
        200,
        &[("content-encoding", "gzip, gzip")],
        fixture("bombs/gz-of-gz-256MiB.gz"),
    )))
    .await;
    let fetch = Setup::new().allow(&server.pair("127.0.0.1")).open();
    assert!(matches!(kind(fetch.send(get(server.url("/"))).await), Kind::Garbled(_)));
    if let (Some(before), Some(after)) = (before, most_memory()) {
        assert!(after - before < 64 << 10, "rose from {before} to {after} KiB");
    }
}

/// Most memory that this process ever used, in KiB; only Linux says.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
