//! What a pasted link leads to.

use unspool::source::{NotAPost, Recognised};

use super::world::{World, fixture};

const DID: &str = "did:plc:p3a2dzvfqrykbi47odvc5a5y";
const RKEY: &str = "3ljcuzl2qk2qa";

fn recognise(world: &World, link: &str) -> Recognised {
    world.source.recognise(link)
}

fn is_post(world: &World, link: &str, name: &str) {
    let name = name.parse().unwrap();
    assert_eq!(recognise(world, link), Recognised::Post(name), "{link}");
}

/// Lines of a syntax file, as they are.
fn cases(file: &str) -> Vec<String> {
    let text = String::from_utf8(fixture(&format!("syntax/{file}"))).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

#[test]
fn every_form_of_a_link_names_the_post() {
    let world = World::recorded();
    let by_handle = format!("bluesky:alice.test@{RKEY}");
    for link in [
        "https://bsky.app/profile/alice.test/post/RKEY",
        "https://bsky.app/profile/alice.test/post/RKEY/",
        "http://bsky.app/profile/ALICE.Test/post/RKEY?ref_src=embed&x=1#y",
        "bsky.app/profile/alice.test/post/RKEY",
        "  <https://bsky.app/profile/alice.test/post/RKEY>\n",
        "https://bsky.app/profile/@alice.test/post/RKEY",
        "https://bsky.app/profile/\u{202a}alice.test\u{202c}/post/RKEY",
        "https://bsky.app/profile/alice.test/post/RKEY/liked-by",
        "https://bsky.app/profile/alice.test/post/RKEY/reposted-by/",
        "https://bsky.app/profile/alice.test/post/RKEY/quotes",
        "https://staging.bsky.app/profile/alice.test/post/RKEY",
        "https://main.bsky.dev/profile/alice.test/post/RKEY",
        "https://deer.social/profile/alice.test/post/RKEY",
        "https://blacksky.community/profile/alice.test/post/RKEY",
        "https://tokimekibluesky.vercel.app/profile/alice.test/post/RKEY",
        "https://langit.pages.dev/u/did:plc:p3a2dzvfqrykbi47odvc5a5y/profile/alice.test/post/RKEY",
        "https://fxbsky.app/profile/alice.test/post/RKEY",
        "https://r.fxbsky.app/profile/alice.test/post/RKEY",
        "https://a.client.that.nobody.knows.example/profile/alice.test/post/RKEY",
        "https://bsky.alice.test/post/RKEY",
        "at://alice.test/app.bsky.feed.post/RKEY",
        "AT://alice.test/app.bsky.feed.post/RKEY",
        "https://aglais.pages.dev/alice.test/RKEY",
        "https://blueviewer.pages.dev/view?actor=alice.test&rkey=RKEY",
        "https://blue.mackuba.eu/skythread/?author=alice.test&post=RKEY",
        "https://skyview.social/?url=https%3A%2F%2Fbsky.app%2Fprofile%2Falice.test%2Fpost%2FRKEY",
        "https://klearsky.pages.dev/#/post?uri=at://alice.test/app.bsky.feed.post/RKEY",
        "https://klearsky.pages.dev/#/post?uri=at%3A%2F%2Falice.test%2Fapp.bsky.feed.post%2FRKEY&x=1",
        "https://useouranos.app/dashboard/user/alice.test/post/RKEY",
        "https://supercoolclient.pages.dev/alice.test/post/RKEY",
        "https://pdsls.dev/at://alice.test/app.bsky.feed.post/RKEY",
        "https://atp.tools/at:/alice.test/app.bsky.feed.post/RKEY",
    ] {
        is_post(&world, &link.replace("RKEY", RKEY), &by_handle);
    }
    let by_did = format!("bluesky:{DID}@{RKEY}");
    for link in [
        "https://bsky.app/profile/DID/post/RKEY",
        "https://bsky.app/profile/did%3Aplc%3Ap3a2dzvfqrykbi47odvc5a5y/post/RKEY",
        "at://DID/app.bsky.feed.post/RKEY",
        "https://aglais.pages.dev/DID/RKEY",
    ] {
        is_post(&world, &link.replace("DID", DID).replace("RKEY", RKEY), &by_did);
    }
    is_post(
        &world,
        "https://bsky.app/profile/did:web:example.com/post/1",
        "bluesky:did:web:example.com@1",
    );
    is_post(&world, "https://bsky.app/profile/a.bsky.social/post/AbC", "bluesky:a.bsky.social@AbC");
}

#[test]
fn profiles_feeds_and_lists_are_said_to_be_no_posts() {
    let world = World::recorded();
    for link in [
        "@alice.bsky.social",
        "alice.bsky.social",
        DID,
        "at://did:plc:p3a2dzvfqrykbi47odvc5a5y",
        "at://alice.test",
        "https://bsky.app/profile/alice.test",
        "https://bsky.app/profile/alice.test/",
        "bsky.app/profile/did:plc:p3a2dzvfqrykbi47odvc5a5y",
    ] {
        assert_eq!(recognise(&world, link), Recognised::NotAPost(NotAPost::Profile), "{link}");
    }
    for link in [
        "https://bsky.app/",
        "https://bsky.app/search?q=tide",
        "https://bsky.app/hashtag/tide",
        "https://bsky.app/profile/alice.test/feed/aaa",
        "https://bsky.app/profile/alice.test/lists/3ljcuzl2qk2qa",
        "https://bsky.app/profile/alice.test/post/",
        "https://bsky.app/profile/handle.invalid/post/3ljcuzl2qk2qa",
        "https://bsky.app/profile/alice/post/3ljcuzl2qk2qa",
        "https://bsky.app/starter-pack/alice.test/3ljcuzl2qk2qa",
        "https://go.bsky.app/AbCdEf",
        "at://alice.test/app.bsky.feed.like/3ljcuzl2qk2qa",
    ] {
        assert_eq!(recognise(&world, link), Recognised::NotAPost(NotAPost::Other), "{link}");
    }
}

#[test]
fn links_of_the_fediverse_and_of_others_are_left_to_them() {
    let world = World::recorded();
    for link in [
        "https://mastodon.example/@ada/113000000000000000",
        "https://social.example/profile/ada",
        "https://social.example/profile/ada/post/3ljcuzl2qk2qa",
        "https://friendica.example/display/0b6b25a8-1234",
        "https://bonfire.example/post/01JABCDEFGHJKMNPQRSTVWXYZ0",
        "https://lemmy.example/post/12345",
        "https://bsky.example/post/12345",
        "https://x.com/ada/status/1790000000000000000",
        "@ada@mastodon.example",
        "https://example.com/",
        "javascript:alert(1)",
        "ftp://bsky.app/profile/alice.test/post/3ljcuzl2qk2qa",
        "hello there",
        "",
    ] {
        assert_eq!(recognise(&world, link), Recognised::Foreign, "{link}");
    }
    assert_eq!(
        recognise(&world, &format!("https://bsky.app/{}", "a".repeat(3000))),
        Recognised::Foreign
    );
}

/// Endings under which no handle can be reached.
const UNREACHABLE: [&str; 3] = [".arpa", ".local", ".onion"];

#[test]
fn handles_are_what_the_specification_says() {
    let world = World::recorded();
    for handle in cases("handle_syntax_valid.txt") {
        let name = handle.to_ascii_lowercase();
        let link = format!("at://{handle}/app.bsky.feed.post/{RKEY}");
        if UNREACHABLE.iter().any(|end| name.ends_with(end)) {
            assert_eq!(recognise(&world, &link), Recognised::Foreign, "{handle}");
        } else {
            is_post(&world, &link, &format!("bluesky:{name}@{RKEY}"));
            let link = format!("https://bsky.app/profile/{handle}/post/{RKEY}");
            is_post(&world, &link, &format!("bluesky:{name}@{RKEY}"));
        }
    }
    for handle in cases("handle_syntax_invalid.txt") {
        for link in [
            format!("at://{handle}/app.bsky.feed.post/{RKEY}"),
            format!("https://bsky.app/profile/{handle}/post/{RKEY}"),
        ] {
            assert!(!matches!(recognise(&world, &link), Recognised::Post(_)), "{link}");
        }
    }
}

#[test]
fn dids_are_those_that_the_network_uses() {
    let world = World::recorded();
    for did in cases("did_syntax_valid.txt") {
        let link = format!("at://{did}/app.bsky.feed.post/{RKEY}");
        let is_usable =
            ["did:plc:7iza6de2dwap2sbkpav7c6c6", "did:web:example.com"].contains(&&*did);
        let found = recognise(&world, &link);
        assert_eq!(matches!(found, Recognised::Post(_)), is_usable, "{did}");
    }
    // One of the invalid DIDs is a handle that anybody could have.
    for did in cases("did_syntax_invalid.txt").into_iter().filter(|did| did != "did.method.val") {
        let link = format!("at://{did}/app.bsky.feed.post/{RKEY}");
        assert!(!matches!(recognise(&world, &link), Recognised::Post(_)), "{did}");
    }
}

#[test]
fn record_keys_are_what_the_specification_says() {
    let world = World::recorded();
    for rkey in cases("recordkey_syntax_valid.txt") {
        let link = format!("at://alice.test/app.bsky.feed.post/{rkey}");
        is_post(&world, &link, &format!("bluesky:alice.test@{rkey}"));
    }
    for rkey in cases("recordkey_syntax_invalid.txt") {
        let link = format!("at://alice.test/app.bsky.feed.post/{rkey}");
        assert!(!matches!(recognise(&world, &link), Recognised::Post(_)), "{rkey}");
    }
}

#[test]
fn other_records_and_broken_uris_are_no_posts() {
    let world = World::recorded();
    for file in ["aturi_syntax_valid.txt", "aturi_syntax_invalid.txt"] {
        for uri in cases(file) {
            assert!(!matches!(recognise(&world, &uri), Recognised::Post(_)), "{uri}");
        }
    }
    for tail in ["/", "?x=1", "#x", "/more"] {
        let uri = format!("at://alice.test/app.bsky.feed.post/{RKEY}{tail}");
        assert!(!matches!(recognise(&world, &uri), Recognised::Post(_)), "{uri}");
    }
}

#[test]
fn an_address_of_ours_stands_for_the_link() {
    let world = World::recorded();
    for (address, name) in [
        ("bluesky/alice.test/3ljcuzl2qk2qa", "bluesky:alice.test@3ljcuzl2qk2qa"),
        ("bluesky/Alice.Test/3ljcuzl2qk2qa", "bluesky:alice.test@3ljcuzl2qk2qa"),
        (
            "bluesky/did:plc:p3a2dzvfqrykbi47odvc5a5y/3ljcuzl2qk2qa",
            "bluesky:did:plc:p3a2dzvfqrykbi47odvc5a5y@3ljcuzl2qk2qa",
        ),
    ] {
        let link = world.source.link_of(address).unwrap();
        assert!(link.as_str().starts_with("https://bsky.app/profile/"), "{link}");
        is_post(&world, link.as_str(), name);
    }
    for address in [
        "bluesky/alice.test",
        "bluesky/alice/3ljcuzl2qk2qa",
        "bluesky/alice.test/3ljc/zl2",
        "bluesky/alice.test/..",
        "bluesky/alice.test/",
        "mastodon/alice.test/3ljcuzl2qk2qa",
        "blueskyalice.test/3ljcuzl2qk2qa",
    ] {
        assert_eq!(world.source.link_of(address), None, "{address}");
    }
}
