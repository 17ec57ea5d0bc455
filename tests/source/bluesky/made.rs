//! Threads that no development network was asked to hold: made of answers written here.

use std::fmt::Write;

use serde_json::{Value, json};
use unspool::thread::{GapReason, PostRef, Read};

use super::world::{Exchange, World, gaps, line};

const DID: &str = "did:plc:abcdefghijklmnopqrstuvwx";
const APPVIEW: &str = "http://localhost:2584";
const PDS: &str = "http://localhost:2583";

fn uri(n: usize) -> String {
    format!("at://{DID}/app.bsky.feed.post/{}", key(n))
}

/// Thirteen characters that sort by `n`.
fn key(n: usize) -> String {
    let digits = format!("{n:012}");
    let letters = digits.bytes().map(|digit| char::from(b'a' + (digit - b'0')));
    std::iter::once('3').chain(letters).collect()
}

fn name(n: usize) -> PostRef {
    PostRef::new("bluesky", &format!("{DID}@{}", key(n))).unwrap()
}

/// Post `n` of a line that begins with `first`, or a post that answers nothing.
fn record(n: usize, first: Option<usize>) -> Value {
    let mut record = json!({
        "$type": "app.bsky.feed.post", "text": format!("made {n}"),
        "createdAt": "2025-03-01T12:00:00Z",
    });
    if let Some(first) = first.filter(|first| n > *first) {
        record["reply"] = json!({"root": {"uri": uri(first)}, "parent": {"uri": uri(n - 1)}});
    }
    record
}

fn view(n: usize, first: Option<usize>) -> Value {
    json!({
        "uri": uri(n), "cid": "x", "record": record(n, first), "labels": [], "replyCount": 1,
        "author": {"did": DID, "handle": "made.test", "labels": []},
        "indexedAt": "2025-03-01T12:00:00Z",
    })
}

fn exchange(url: &str, body: &Value) -> Exchange {
    Exchange { url: url.parse().unwrap(), status: 200, body: body.to_string() }
}

/// A repository: a line of `length` posts from post 1 on, then `noise` posts that have nothing to
/// do with it; and the AppView's answers to what is asked of it.
fn network(length: usize, noise: usize) -> Vec<Exchange> {
    let all: Vec<usize> = (1..=length + noise).collect();
    let first = |n: usize| (n <= length).then_some(1);
    let mut made = Vec::new();
    let service = json!({
        "id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": PDS,
    });
    made.push(exchange(&format!("http://localhost:2582/{DID}"), &json!({"service": [service]})));
    let thread = json!({"$type": "app.bsky.feed.defs#threadViewPost", "post": view(1, Some(1))});
    let query = format!("uri={}&depth=0&parentHeight=80", uri(1));
    let url = format!("{APPVIEW}/xrpc/app.bsky.feed.getPostThread?{query}");
    made.push(exchange(&url, &json!({"thread": thread})));
    let count = json!({"$type": "x", "opThreadPostCount": length});
    let url =
        format!("{APPVIEW}/xrpc/app.bsky.unspecced.getPostThreadV2?anchor={}&below=0", uri(1));
    made.push(exchange(&url, &json!({"thread": [{"uri": uri(1), "depth": 0, "value": count}]})));
    let pages: Vec<&[usize]> = all[1..].chunks(100).chain([&[][..]]).collect();
    let mut after = 1;
    for page in pages {
        let records: Vec<Value> =
            page.iter().map(|n| json!({"uri": uri(*n), "value": record(*n, first(*n))})).collect();
        let cursor = page.last().map(|n| key(*n));
        let url = format!("{}&reverse=true&cursor={}", listing(), key(after));
        made.push(exchange(&url, &json!({"records": records, "cursor": cursor})));
        after = page.last().copied().unwrap_or(after);
    }
    for batch in (2..=length).collect::<Vec<_>>().chunks(25) {
        made.push(posts(batch));
    }
    made
}

fn listing() -> String {
    format!(
        "{PDS}/xrpc/com.atproto.repo.listRecords?repo={DID}&collection=app.bsky.feed.post&limit=100"
    )
}

fn posts(batch: &[usize]) -> Exchange {
    let mut url = format!("{APPVIEW}/xrpc/app.bsky.feed.getPosts?");
    for n in batch {
        let _ = write!(url, "uris={}&", uri(*n));
    }
    let views: Vec<Value> = batch.iter().map(|n| view(*n, Some(1))).collect();
    exchange(url.trim_end_matches('&'), &json!({"posts": views}))
}

#[tokio::test]
async fn a_thread_of_a_thousand_posts_is_read_whole() {
    let world = World::made(network(1000, 0));
    let conversation = world.fetch(&name(1)).await.unwrap();
    assert_eq!(line(&conversation), (1..=1000).map(name).collect::<Vec<_>>());
    assert_eq!((conversation.read, gaps(&conversation)), (Read::Everything, vec![]));
    // The post, the identity, ten pages and the end, forty batches.
    assert_eq!(world.fetch.sent(), 1 + 1 + 11 + 40);
}

#[tokio::test]
async fn an_old_thread_of_somebody_who_posts_much_is_not_searched_for_through_their_whole_life() {
    let world = World::made(network(10, 5000));
    let conversation = world.fetch(&name(1)).await.unwrap();
    assert_eq!((line(&conversation).len(), conversation.read), (10, Read::Everything));
    // One page with the thread, three without, the network's count, one batch.
    assert_eq!(world.fetch.sent(), 1 + 1 + 4 + 1 + 1);

    let mut uncounted = network(10, 5000);
    uncounted.retain(|exchange| !exchange.url.path().ends_with("getPostThreadV2"));
    let conversation = World::made(uncounted).fetch(&name(1)).await.unwrap();
    assert_eq!((line(&conversation).len(), conversation.read), (10, Read::Unsure));
}

#[tokio::test]
async fn a_thread_beyond_the_limits_is_read_as_far_as_they_go() {
    let world = World::made(network(2500, 0));
    let conversation = world.fetch(&name(1)).await.unwrap();
    assert_eq!((line(&conversation).len(), conversation.read), (2001, Read::Stopped));
    assert_eq!(gaps(&conversation), []);
}

#[tokio::test]
async fn a_server_whose_cursors_are_its_own_is_read_from_the_newest_post() {
    let mut made = network(60, 0);
    made.retain(|exchange| !exchange.url.path().ends_with("listRecords"));
    let mut old_and_new: Vec<usize> = (1..=60).filter(|n| *n != 30).collect();
    old_and_new.reverse();
    let page = |of: &[usize], cursor: &str| {
        let records: Vec<Value> =
            of.iter().map(|n| json!({"uri": uri(*n), "value": record(*n, Some(1))})).collect();
        json!({"records": records, "cursor": cursor})
    };
    made.push(exchange(&listing(), &page(&old_and_new[..40], "opaque one")));
    let url = format!("{}&cursor=opaque%20one", listing());
    made.push(exchange(&url, &page(&old_and_new[40..], "opaque two")));
    let wanted: Vec<usize> = (2..=60).filter(|n| *n != 30).collect();
    made.extend(wanted.chunks(25).map(posts));
    let conversation = World::made(made).fetch(&name(1)).await.unwrap();
    assert_eq!((line(&conversation).len(), conversation.read), (59, Read::Everything));
    assert_eq!(gaps(&conversation), [(name(30), None, GapReason::Deleted)]);
    assert_eq!(conversation.via, "the author's repository and the Bluesky AppView");
}
