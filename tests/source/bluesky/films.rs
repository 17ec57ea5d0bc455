//! Where videos are: at the server of their author's repository, which the author's DID document
//! names. Nobody is asked more than that takes, and a video that is not found costs no post.

use serde_json::{Value, json};
use unspool::{
    fetch::{Fetch, Recorded},
    thread::{Media, MediaKind, Post},
};
use url::Url;

use super::world::{Exchange, World, own, quoted, recording, words};
use crate::support::seed::Seed;

const SHORT: [&str; 3] = ["short 1/3", "short 2/3", "short 3/3"];
const STRANGER: &str = "did:plc:strangerstrangerstranger";
const CID: &str = "bafkreia7plv6ws6lhpaxkid6fzdnj2bnfam4lstw5y4gnpzlliuhv2mbru";
const PLC: &str = "http://localhost:2582";

fn playlist(did: &str) -> String {
    format!("http://localhost:2584/vid/{did}/playlist.m3u8")
}

fn blob(server: &str, did: &str) -> String {
    let did = did.replace(':', "%3A");
    format!("{server}/xrpc/com.atproto.sync.getBlob?did={did}&cid={CID}")
}

fn film(did: &str) -> Value {
    json!({
        "$type": "app.bsky.embed.video#view", "cid": CID, "playlist": playlist(did),
        "thumbnail": "http://localhost:2584/vid/thumbnail.jpg",
    })
}

/// A quote of a post of `did` that shows a video with subtitles.
fn quote(did: &str, labels: &[&str]) -> Value {
    let caption = json!({"lang": "en", "file": {"ref": {"$link": CID}}});
    let labels: Vec<Value> = labels.iter().map(|val| json!({"uri": did, "val": val})).collect();
    json!({"$type": "app.bsky.embed.record#view", "record": {
        "$type": "app.bsky.embed.record#viewRecord",
        "uri": format!("at://{did}/app.bsky.feed.post/3ljcuzl2qk2qa"),
        "author": {"did": did, "handle": "stranger.test", "labels": labels},
        "value": {
            "$type": "app.bsky.feed.post", "text": "look", "createdAt": "2025-03-01T12:00:00Z",
            "embed": {"captions": [caption]},
        },
        "embeds": [film(did)], "labels": [], "indexedAt": "2025-03-01T12:00:00Z",
    }})
}

/// The recorded network, where the posts of the short thread but the first have that attachment.
fn attaching(embed: &Value) -> Vec<Exchange> {
    let mut exchanges = recording();
    for exchange in exchanges.iter_mut().filter(|it| it.body.contains("short 2/3")) {
        let mut body: Value = serde_json::from_str(&exchange.body).unwrap();
        attach(&mut body, embed);
        exchange.body = body.to_string();
    }
    exchanges
}

fn attach(to: &mut Value, embed: &Value) {
    let text = to.pointer("/record/text").and_then(Value::as_str);
    if text.is_some_and(|text| SHORT[1..].contains(&text)) {
        to["embed"] = embed.clone();
        to["record"]["embed"] = json!({});
        return;
    }
    match to {
        Value::Array(inside) => inside.iter_mut().for_each(|it| attach(it, embed)),
        Value::Object(inside) => inside.values_mut().for_each(|it| attach(it, embed)),
        _ => {}
    }
}

fn document(endpoint: &str) -> String {
    let service = json!({
        "id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": endpoint,
    });
    json!({"service": [service]}).to_string()
}

fn exchange(url: &str, status: u16, body: String) -> Exchange {
    Exchange { url: url.parse().unwrap(), status, body }
}

/// The network, in which `did` is found at `endpoint`.
fn found(mut network: Vec<Exchange>, did: &str, endpoint: &str) -> World {
    network.push(exchange(&format!("{PLC}/{did}"), 200, document(endpoint)));
    World::made(network)
}

/// Reads the short thread, which is whole: its second post.
async fn second(world: &World) -> Post {
    let conversation = world.unroll("short", 1).await;
    assert_eq!(words(&conversation), SHORT);
    own(&conversation)[1].clone()
}

/// The address of the video in the quoted post.
async fn of_quote(world: &World) -> String {
    let post = second(world).await;
    let film = &quoted(&post).unwrap().media[0];
    assert_eq!(film.kind, MediaKind::Video);
    assert!(film.preview.is_some());
    film.url.to_string()
}

/// How many requests the short thread takes without anything attached.
async fn plain() -> u64 {
    let world = World::recorded();
    second(&world).await;
    world.fetch.sent()
}

#[tokio::test]
async fn a_video_of_the_author_is_the_uploaded_file_and_costs_no_request() {
    let world = World::recorded();
    let alice = world.did("alice").to_owned();
    let server = world.pds().as_str().trim_end_matches('/').to_owned();
    for attached in [
        film(&alice),
        json!({
            "$type": "app.bsky.embed.recordWithMedia#view", "media": film(&alice),
            "record": {"record": {"$type": "app.bsky.embed.record#viewNotFound", "uri": "at://x"}},
        }),
    ] {
        let world = World::made(attaching(&attached));
        let post = second(&world).await;
        let [Media { kind: MediaKind::Video, url, .. }] = &post.media[..] else {
            panic!("{:?}", post.media)
        };
        assert_eq!(url.as_str(), blob(&server, &alice));
        assert_eq!(world.fetch.sent(), plain().await);
    }
}

#[tokio::test]
async fn a_quoted_video_is_found_by_one_request_for_all_of_its_author_and_remembered() {
    let server = "http://localhost:2583";
    let world = found(attaching(&quote(STRANGER, &[])), STRANGER, server);
    let post = second(&world).await;
    let quote = quoted(&post).unwrap();
    assert_eq!(quote.media[0].url.as_str(), blob(server, STRANGER));
    assert_eq!(quote.media[0].captions[0].url.as_str(), blob(server, STRANGER));
    // Two posts show it.
    assert_eq!(world.fetch.sent(), plain().await + 1);
    assert_eq!(of_quote(&world).await, blob(server, STRANGER));
    assert_eq!(world.fetch.sent(), 2 * plain().await + 1, "nobody is asked again");
}

#[tokio::test]
async fn the_video_that_a_thread_answers_is_found_too() {
    let world = World::recorded();
    let conversation = world.fetch(&world.branch("bob10")).await.unwrap();
    let above = conversation.posts.iter().find(|post| post.author.id == world.did("alice"));
    let [film] = &above.unwrap().media[..] else { panic!("{above:?}") };
    let server = world.pds().as_str().trim_end_matches('/');
    assert_eq!(film.url.as_str(), blob(server, world.did("alice")));
    assert_eq!(film.captions.len(), 2);
}

#[tokio::test]
async fn a_video_whose_author_nobody_finds_is_the_list_of_its_pieces_and_costs_no_post() {
    let url = format!("{PLC}/{STRANGER}");
    let odd = |status: u16, body: &str| {
        let mut network = attaching(&quote(STRANGER, &[]));
        network.push(exchange(&url, status, body.to_owned()));
        World::made(network)
    };
    let large =
        document("http://localhost:2583").replace('{', &format!("{{{}", " ".repeat(40_000)));
    let other = &document("https://films.test").replace("#atproto_pds", "#atproto_labeler");
    for (status, body) in [
        (404, r#"{"message":"DID not registered"}"#),
        (410, "{}"),
        (500, ""),
        (429, "{}"),
        (200, ""),
        (200, "<html>"),
        (200, "{}"),
        (200, r#"{"service":7}"#),
        (200, other),
        (200, &large),
    ] {
        assert_eq!(of_quote(&odd(status, body)).await, playlist(STRANGER), "{status} {body:.60}");
    }
    // Not recorded at all: no connection.
    let world = World::made(attaching(&quote(STRANGER, &[])));
    assert_eq!(of_quote(&world).await, playlist(STRANGER));
}

#[tokio::test]
async fn a_document_that_names_no_server_that_may_be_asked_is_not_believed() {
    for endpoint in [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://films.test",
        "http://films.test",
        "https://films.test/path",
        "https://films.test/?x=",
        "https://films.test/#x",
        "https://user:word@films.test",
        "https://films.test:8443",
        "https://127.0.0.1",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/",
        "https://0x7f000001/",
        "https://localhost/",
        "https://router.lan/",
        "https://metadata.google.internal/",
        "https://films",
    ] {
        let world = found(attaching(&quote(STRANGER, &[])), STRANGER, endpoint);
        assert_eq!(of_quote(&world).await, playlist(STRANGER), "{endpoint}");
    }
    let world = found(attaching(&quote(STRANGER, &[])), STRANGER, "https://films.test");
    assert_eq!(of_quote(&world).await, blob("https://films.test", STRANGER));
}

#[tokio::test]
async fn a_host_that_is_somebodys_identity_answers_for_itself() {
    let did = "did:web:films.test";
    let url = "https://films.test/.well-known/did.json";
    let mut network = attaching(&quote(did, &[]));
    network.push(exchange(url, 200, document("https://pds.films.test")));
    assert_eq!(of_quote(&World::made(network)).await, blob("https://pds.films.test", did));

    let elsewhere = "https://elsewhere.test/did.json";
    let mut answers: Vec<Recorded> = attaching(&quote(did, &[]))
        .into_iter()
        .map(|it| Recorded::get(it.url, it.status, it.body))
        .collect();
    answers.push(Recorded::get(url.parse().unwrap(), 301, "").header("location", elsewhere));
    answers.push(Recorded::get(elsewhere.parse().unwrap(), 200, document("https://films.test")));
    let seed: Seed = serde_json::from_slice(&super::world::fixture("seed.json")).unwrap();
    let world = World::with(seed, Fetch::replay_from(answers), true);
    assert_eq!(of_quote(&world).await, playlist(did));
}

#[tokio::test]
async fn a_hash_that_is_none_gets_into_no_address() {
    let alice = World::recorded().did("alice").to_owned();
    let endless = "a".repeat(5000);
    for cid in ["", "../../x", "a&did=did:plc:other", "a b", "a\u{0}", "é", &endless] {
        let mut attached = film(&alice);
        attached["cid"] = json!(cid);
        let post = second(&World::made(attaching(&attached))).await;
        assert_eq!(post.media[0].url.as_str(), playlist(&alice), "{cid:.20}");
    }
    let mut attached = film(&alice);
    attached["cid"] = json!(7);
    let post = second(&World::made(attaching(&attached))).await;
    assert_eq!(post.media[0].url.as_str(), playlist(&alice));
}

#[tokio::test]
async fn nobody_asks_after_authors_whom_visitors_do_not_see() {
    let network = attaching(&quote(STRANGER, &["!no-unauthenticated"]));
    let world = found(network, STRANGER, "https://films.test");
    assert_eq!(of_quote(&world).await, playlist(STRANGER));
    assert_eq!(world.fetch.sent(), plain().await);
}

#[tokio::test]
async fn a_directory_that_is_away_for_a_while_takes_no_video_away() {
    let alice = World::recorded().did("alice").to_owned();
    let document: Url = format!("{PLC}/{alice}").parse().unwrap();
    let mut network = attaching(&film(&alice));
    network.push(Exchange { url: document, status: 503, body: String::new() });
    let world = World::made(network);
    for via in ["the author's repository and the Bluesky AppView", "the Bluesky AppView"] {
        let conversation = world.unroll("short", 1).await;
        assert_eq!(
            (words(&conversation), &*conversation.via),
            (SHORT.map(str::to_owned).to_vec(), via)
        );
        let film = &own(&conversation)[1].media[0];
        assert_eq!(film.url.as_str(), blob("http://localhost:2583", &alice), "{via}");
    }
}
