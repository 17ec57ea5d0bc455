//! What servers of the fediverse ask us.

use unspool::web::Site;

use crate::support::{
    app::{TestApp, get, site},
    scripted::{conversation, line},
};

async fn app() -> TestApp {
    let base_url = Some("https://unspool.example/".parse().unwrap());
    TestApp::with(Site { base_url, ..site() }).await
}

#[tokio::test]
async fn servers_find_the_actor_by_its_address_and_by_webfinger() {
    let app = app().await;
    let accept = [("accept", "application/activity+json, application/ld+json")];
    let actor = app.get_with("/actor", &accept).await;
    assert_eq!(actor.is(200).header("content-type"), "application/activity+json");
    assert_eq!(actor.json()["id"], "https://unspool.example/actor");
    assert!(actor.json()["publicKey"]["publicKeyPem"].as_str().unwrap().starts_with("-----BEGIN"));
    let finger = "/.well-known/webfinger?resource=acct:unspool.example@unspool.example";
    let finger = app.get_with(finger, &accept).await;
    assert_eq!(finger.is(200).header("content-type"), "application/jrd+json");
    assert_eq!(finger.json()["links"][0]["href"], "https://unspool.example/actor");
    app.get("/.well-known/webfinger?resource=acct:else@unspool.example").await.is(404);
    let links = app.get("/.well-known/nodeinfo").await.is(200).json();
    assert_eq!(links["links"][0]["href"], "https://unspool.example/nodeinfo/2.0");
    assert_eq!(app.get("/nodeinfo/2.0").await.json()["software"]["name"], "unspool");
    assert_eq!(app.get("/outbox").await.json()["totalItems"], 0);
    app.get("/actor").await.is(303).leads_to("/about");
}

#[tokio::test]
async fn a_delivered_deletion_is_looked_after_and_not_believed() {
    let app = app().await;
    app.keeps(conversation(line("alice", 3))).await;
    let deliver = async |body: &str| {
        let mut request = get("/inbox");
        *request.method_mut() = "POST".parse().unwrap();
        *request.body_mut() = body.to_owned().into();
        app.send(request).await.is(202);
        app.settle().await;
    };
    deliver("nonsense").await;
    deliver(r#"{"type": "Follow", "object": "https://unspool.example/actor"}"#).await;
    deliver(r#"{"type": "Delete", "object": "https://sample.test/nobody/1"}"#).await;
    assert_eq!(app.script.asked(), 1);
    deliver(r#"{"type": "Delete", "object": {"type": "Tombstone", "id": "https://sample.test/alice/2"}}"#).await;
    assert_eq!(app.script.asked(), 2);
    app.get("/sample/alice/1").await.is(200).has(".post", 3);
    for n in 1..=3 {
        app.script.fails("alice", n, unspool::source::Error::Gone("gone".to_owned()));
    }
    deliver(r#"{"type": "Delete", "object": "https://sample.test/alice/1"}"#).await;
    app.get("/sample/alice/1").await.is(410);
}
