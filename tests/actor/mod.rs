//! The instance actor: other servers can verify what it signs, and find out who it is.

use std::sync::Arc;

use crate::support::key::KEY;
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base64::{Engine, engine::general_purpose::STANDARD};
use unspool::{
    actor::{Actor, Error},
    clock::Clock,
    fetch::Signer,
};
use url::Url;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn actor(base: Option<&str>) -> Actor {
    let clock = Clock::stopped("2026-11-23T19:19:13Z".parse().unwrap());
    Actor::new(&KEY, base.map(url), clock).unwrap()
}

/// The signature header's parts by name.
fn part<'a>(signature: &'a str, name: &str) -> &'a str {
    let (_, rest) = signature.split_once(&format!("{name}=\"")).unwrap();
    rest.split_once('"').unwrap().0
}

/// As a server does it that got our public key.
fn verifies(pem: &str, text: &str, signature: &str) -> bool {
    let der: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = STANDARD.decode(der).unwrap();
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der);
    key.verify(text.as_bytes(), &STANDARD.decode(signature).unwrap()).is_ok()
}

#[test]
fn a_server_can_verify_our_signature_with_the_key_that_our_document_shows() {
    let actor = actor(Some("https://unroll.example"));
    let asked = url("https://b.example/users/ada/statuses/1/replies?page=true");
    let headers = actor.sign(&asked);
    let header = |name| headers.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str()).unwrap();
    assert_eq!(header("date"), "Mon, 23 Nov 2026 19:19:13 GMT");
    let signature = header("signature");
    assert_eq!(part(signature, "keyId"), "https://unroll.example/actor#main-key");
    assert_eq!(part(signature, "algorithm"), "rsa-sha256");
    assert_eq!(part(signature, "headers"), "(request-target) host date");

    let document = actor.document(&url("http://10.0.0.7:8080/"));
    let pem = document["publicKey"]["publicKeyPem"].as_str().unwrap();
    let signed = "(request-target): get /users/ada/statuses/1/replies?page=true\n\
                  host: b.example\ndate: Mon, 23 Nov 2026 19:19:13 GMT";
    assert!(verifies(pem, signed, part(signature, "signature")));
    assert!(!verifies(pem, &signed.replace("true", "false"), part(signature, "signature")));
}

#[test]
fn old_servers_get_a_signature_without_the_query_and_others_with_their_port() {
    let actor = Arc::new(actor(Some("https://unroll.example")));
    let headers = actor.without_query().sign(&url("http://localhost:8080/r?page=1"));
    let signature = part(&headers[1].1, "signature").to_owned();
    let signed =
        "(request-target): get /r\nhost: localhost:8080\ndate: Mon, 23 Nov 2026 19:19:13 GMT";
    assert!(verifies(actor.public_key_pem(), signed, &signature));
}

#[test]
fn who_has_no_address_of_their_own_signs_nothing() {
    let actor = actor(None);
    assert!(actor.sign(&url("https://b.example/1")).is_empty());
    assert!(!actor.is_known());
}

#[test]
fn the_key_is_kept_and_nonsense_is_refused() {
    let again = actor(Some("https://unroll.example"));
    assert_eq!(actor(None).public_key_pem(), again.public_key_pem());
    let pem = again.public_key_pem();
    assert!(pem.starts_with("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"));
    assert!(pem.lines().all(|line| line.len() <= 64));
    let nonsense = Actor::new(&KEY[1..], None, Clock::default());
    assert_eq!(nonsense.err(), Some(Error::NotAKey));
}

#[test]
fn the_documents_name_one_another() {
    let seen = url("http://10.0.0.7:8080/");
    let actor = actor(Some("https://unroll.example"));
    let document = actor.document(&seen);
    assert_eq!(document["id"], "https://unroll.example/actor");
    assert_eq!(document["type"], "Application");
    assert_eq!(document["preferredUsername"], "unroll.example");
    assert_eq!(document["inbox"], "https://unroll.example/inbox");
    assert_eq!(document["publicKey"]["owner"], document["id"]);
    assert_eq!(document["publicKey"]["id"], "https://unroll.example/actor#main-key");

    for known in [
        "acct:unroll.example@unroll.example",
        "https://unroll.example/actor",
        "https://unroll.example",
    ] {
        let found = actor.webfinger(&seen, known).unwrap();
        assert_eq!(found["subject"], "acct:unroll.example@unroll.example");
        assert_eq!(found["links"][0]["href"], document["id"]);
        assert_eq!(found["links"][0]["type"], "application/activity+json");
    }
    for unknown in [
        "",
        "acct:ada@unroll.example",
        "acct:unroll.example@evil.example",
        "https://unroll.example/x",
    ] {
        assert_eq!(actor.webfinger(&seen, unknown), None, "{unknown}");
    }
    let links = actor.nodeinfo_links(&seen);
    assert_eq!(links["links"][0]["href"], "https://unroll.example/nodeinfo/2.0");
    assert_eq!(actor.nodeinfo()["software"]["name"], "unspool");
    let outbox = actor.outbox(&seen);
    assert_eq!((&outbox["id"], &outbox["totalItems"]), (&document["outbox"], &0.into()));
}

#[test]
fn without_a_setting_the_documents_speak_of_where_they_were_asked_for() {
    let document = actor(None).document(&url("http://localhost:8080"));
    assert_eq!(document["id"], "http://localhost:8080/actor");
    assert!(
        actor(None)
            .webfinger(&url("http://localhost:8080"), "acct:localhost@localhost:8080")
            .is_some()
    );
}
