//! Which links are taken, and under which name.

use unspool::{
    fetch::Recorded,
    source::{NotAPost, Recognised},
};

use super::Net;

/// A network in which one private host is allowed, as an operator would.
fn net() -> Net {
    let known = "http://localhost:8001/.well-known/nodeinfo".parse().unwrap();
    Net::of(vec![Recorded::get(known, 404, "")])
}

#[test]
fn every_spelling_of_a_post_has_one_name() {
    let net = net();
    for (spellings, name) in [
        (
            &[
                "https://mastodon.social/@ada/109300000000000001",
                "http://mastodon.social/@ada/109300000000000001",
                "mastodon.social/@ada/109300000000000001",
                "HTTPS://Mastodon.Social/@ada/109300000000000001/",
                "https://mastodon.social./@ada/109300000000000001",
                "https://mastodon.social:443/@ada/109300000000000001?lang=de#top",
                "https://mastodon.social/web/@ada/109300000000000001",
                "https://mastodon.social/deck/@ada/109300000000000001",
                "https://mastodon.social/@ada/109300000000000001/embed",
                "https://mastodon.social/@ada/109300000000000001/reblogs",
                "https://mastodon.social/@ada/109300000000000001/media/2",
                "https://mastodon.social/%40ada/109300000000000001",
                "<https://mastodon.social/@ada/109300000000000001>",
                "web+ap://mastodon.social/@ada/109300000000000001",
                "https://elk.zone/mastodon.social/@ada/109300000000000001",
                "https://main.elk.zone/mastodon.social/@ada/109300000000000001",
                "https://b.example/authorize_interaction?uri=https%3A%2F%2Fmastodon.social%2F%40ada%2F109300000000000001",
                "https://b.example/.well-known/proxy?target=web%2Bap%3A%2F%2Fmastodon.social%2F%40ada%2F109300000000000001",
            ][..],
            "mastodon:mastodon.social!@ada!109300000000000001",
        ),
        (
            &[
                "https://mastodon.social/web/statuses/109300000000000001",
                "https://mastodon.social/redirect/statuses/109300000000000001",
                "https://phanpy.social/#/mastodon.social/s/109300000000000001",
                "https://phanpy.social/#/mastodon.social/s/109300000000000001?view=full",
            ],
            "mastodon:mastodon.social!web!statuses!109300000000000001",
        ),
        (
            &[
                "https://mastodon.social/users/ada/statuses/109300000000000001",
                "https://mastodon.social/users/ada/statuses/109300000000000001/activity",
            ],
            "mastodon:mastodon.social!users!ada!statuses!109300000000000001",
        ),
        (
            &["https://mastodon.social/ap/users/1153/statuses/1154"],
            "mastodon:mastodon.social!ap!users!1153!statuses!1154",
        ),
        (
            &[
                "https://a.example/@ada@b.example/109",
                "https://elk.example/a.example/@ada@b.example/109",
            ],
            "mastodon:a.example!@ada@b.example!109",
        ),
    ] {
        for link in spellings {
            assert_eq!(net.post(link).as_str(), name, "{link}");
        }
    }
}

#[test]
fn posts_of_every_software_are_recognised() {
    let net = net();
    for (link, locator) in [
        (
            "https://gts.example/@ada/statuses/01M84X2SPGVSV329H3Q0FSZQ2A",
            "gts.example!@ada!statuses!01M84X2SPGVSV329H3Q0FSZQ2A",
        ),
        (
            "https://gts.example/users/ada/statuses/01M84X2SPGVSV329H3Q0FSZQ2A",
            "gts.example!users!ada!statuses!01M84X2SPGVSV329H3Q0FSZQ2A",
        ),
        ("https://p.example/notice/AhU4nDMbsr0ZXTCXYC", "p.example!notice!AhU4nDMbsr0ZXTCXYC"),
        (
            "https://p.example/@ada/posts/AhU4nDMbsr0ZXTCXYC",
            "p.example!@ada!posts!AhU4nDMbsr0ZXTCXYC",
        ),
        (
            "https://p.example/objects/0b1a6b70-6d55-4d2c-9a2b-1d3b2b0d4a11",
            "p.example!objects!0b1a6b70-6d55-4d2c-9a2b-1d3b2b0d4a11",
        ),
        (
            "https://p.example/activities/0b1a6b70-6d55-4d2c-9a2b-1d3b2b0d4a11",
            "p.example!activities!0b1a6b70-6d55-4d2c-9a2b-1d3b2b0d4a11",
        ),
        ("https://mk.example/notes/9abc4d2e1f", "mk.example!notes!9abc4d2e1f"),
        (
            "https://mk.example/notes/01hrj3xq9m8f7e6d5c4b3a2z1y",
            "mk.example!notes!01hrj3xq9m8f7e6d5c4b3a2z1y",
        ),
        ("https://s.example/ada/p/1795461940.381210", "s.example!ada!p!1795461940.381210"),
        (
            "https://s.example/social/ada/p/1795461940.381210",
            "s.example!social!ada!p!1795461940.381210",
        ),
        ("http://localhost:8001/ada/p/1795461940.381210", "localhost:8001!ada!p!1795461940.381210"),
        ("localhost:8001/ada/p/1795461940.381210", "localhost:8001!ada!p!1795461940.381210"),
        (
            "https://m.example/post/0192f3a4-5b6c-7d8e-9f00-112233445566",
            "m.example!post!0192f3a4-5b6c-7d8e-9f00-112233445566",
        ),
        ("https://pix.example/p/ada/612345678901234567", "pix.example!p!ada!612345678901234567"),
        (
            "https://f.example/display/a85d7459-1567-f5e0-7c2b-2fd123456789",
            "f.example!display!a85d7459-1567-f5e0-7c2b-2fd123456789",
        ),
        ("https://l.example/post/1234", "l.example!post!1234"),
        ("https://l.example/comment/1234", "l.example!comment!1234"),
        (
            "https://hollo.example/@ada/0192f3a4-5b6c-7d8e-9f00-112233445566",
            "hollo.example!@ada!0192f3a4-5b6c-7d8e-9f00-112233445566",
        ),
        (
            "https://t.example/@ada@d.example/posts/612345678901234567/",
            "t.example!@ada@d.example!posts!612345678901234567",
        ),
        ("https://bücher.example/@ada/109", "xn--bcher-kva.example!@ada!109"),
        ("https://m.example:8443/@ada/109", "m.example:8443!@ada!109"),
    ] {
        assert_eq!(net.post(link).locator(), locator, "{link}");
    }
}

#[test]
fn what_is_of_the_fediverse_and_no_post_is_told_apart() {
    let net = net();
    for (link, what) in [
        ("@ada@mastodon.social", NotAPost::Profile),
        ("ada@mastodon.social", NotAPost::Profile),
        ("acct:ada@mastodon.social", NotAPost::Profile),
        ("https://mastodon.social/@ada", NotAPost::Profile),
        ("https://mastodon.social/@ada@b.example", NotAPost::Profile),
        ("https://mastodon.social/@ada/with_replies", NotAPost::Profile),
        ("https://mastodon.social/users/ada", NotAPost::Profile),
        ("https://mastodon.social/web/accounts/12", NotAPost::Profile),
        ("https://b.example/authorize_follow?acct=ada%40mastodon.social", NotAPost::Profile),
        ("https://elk.zone/mastodon.social/@ada", NotAPost::Profile),
        ("https://phanpy.social/#/mastodon.social/a/12", NotAPost::Profile),
        ("https://phanpy.social/#/s/109300000000000001", NotAPost::NoServer),
        ("https://pinafore.social/statuses/109300000000000001", NotAPost::NoServer),
        ("https://enafore.social/statuses/109300000000000001", NotAPost::NoServer),
        ("https://semaphore.social/statuses/109300000000000001", NotAPost::NoServer),
        ("https://phanpy.social/#/", NotAPost::Other),
        ("https://mastodon.social/web/timelines/home", NotAPost::Other),
    ] {
        assert_eq!(net.recognise(link), Recognised::NotAPost(what), "{link}");
    }
}

#[test]
fn everything_else_is_foreign() {
    let net = net();
    for link in [
        "",
        "hello",
        "https://",
        "https:///@ada/109",
        "https://x.com/ada/status/109",
        "https://x.com/@ada/109",
        "https://mobile.twitter.com/@ada/109",
        "https://bsky.app/profile/ada.test/post/3l7x",
        "https://www.threads.net/@ada/post/C8H5FiCtESk",
        "https://threads.com/@ada/post/C8H5FiCtESk",
        "https://www.youtube.com/@ada",
        "https://medium.com/@ada/a-story-0123456789ab",
        "https://example.org/",
        "https://example.org/2026/11/23/a-story",
        "https://example.org/@ada/a-story",
        "https://example.org/p/1234",
        "ftp://mastodon.social/@ada/109",
        "javascript:alert(1)",
        "https://mallory@mastodon.social/@ada/109",
        "https://mastodon.social:x/@ada/109",
        "https://127.0.0.1/@ada/109",
        "https://2130706433/@ada/109",
        "https://0x7f.1/@ada/109",
        "https://[::1]/@ada/109",
        "https://localhost/@ada/109",
        "https://localhost:8000/@ada/109",
        "https://mastodon.social/@ada%2f..%2f..%2fadmin/109",
        "https://mastodon.social/@ada/%0a109",
        "https://mastodon.social/@ada/109 https://b.example/@ada/110",
        "https://b.example/authorize_interaction",
        "https://b.example/authorize_interaction?uri=javascript%3Aalert(1)",
    ] {
        assert_eq!(net.recognise(link), Recognised::Foreign, "{link}");
    }
}

#[test]
fn a_link_inside_a_link_inside_a_link_ends_somewhere() {
    let net = net();
    let wrap = |inner: &str| {
        let inner: String = url::form_urlencoded::byte_serialize(inner.as_bytes()).collect();
        format!("https://b.example/authorize_interaction?uri={inner}")
    };
    let link = "https://mastodon.social/@ada/109".to_owned();
    let three = wrap(&wrap(&wrap(&link)));
    assert_eq!(net.post(&three), net.post(&link));
    assert_eq!(net.recognise(&wrap(&three)), Recognised::Foreign);
}

#[test]
fn addresses_on_our_site_lead_back_to_their_post() {
    let net = net();
    for (address, link, name) in [
        (
            "mastodon/mastodon.social/@ada/109",
            "https://mastodon.social/@ada/109",
            "mastodon:mastodon.social!@ada!109",
        ),
        (
            "mastodon/localhost:8001/@ada/1795461940.381210",
            "http://localhost:8001/@ada/1795461940.381210",
            "mastodon:localhost:8001!@ada!1795461940.381210",
        ),
        (
            "mastodon/gts.example/@ada/01M84X2SPGVSV329H3Q0FSZQ2A",
            "https://gts.example/@ada/01M84X2SPGVSV329H3Q0FSZQ2A",
            "mastodon:gts.example!@ada!01M84X2SPGVSV329H3Q0FSZQ2A",
        ),
        (
            "mastodon/mk.example/@ada/9abc4d2e1f",
            "https://mk.example/@ada/9abc4d2e1f",
            "mastodon:mk.example!@ada!9abc4d2e1f",
        ),
        (
            "mastodon/a.example/@ada@b.example/109",
            "https://a.example/@ada@b.example/109",
            "mastodon:a.example!@ada@b.example!109",
        ),
    ] {
        let url = net.source.link_of(address).unwrap();
        assert_eq!(url.as_str(), link);
        assert_eq!(net.post(url.as_str()).as_str(), name);
    }
    for address in [
        "",
        "mastodon",
        "mastodon/mastodon.social",
        "mastodon/mastodon.social/@ada",
        "mastodon/mastodon.social/ada/109",
        "mastodon/mastodon.social/@ada/109/1",
        "mastodon/mastodon.social/@ada/feed.atom",
        "mastodon/127.0.0.1/@ada/109",
        "mastodon/localhost/@ada/109",
        "mastodon/x.com/@ada/109",
        "mastodon/a@b.example/@ada/109",
        "bluesky/alice.test/3l7x",
    ] {
        assert_eq!(net.source.link_of(address), None, "{address}");
    }
}
