//! `sitemap.xml` and `robots.txt`: what search engines are told.

use std::io::Read;

use roxmltree::Document;
use unspool::{config::Robots, thread::Signal, web::Site};

use crate::support::{
    app::{TestApp, site},
    scripted::{conversation, line},
};

fn public() -> Site {
    Site { base_url: Some("https://unroll.example/".parse().unwrap()), ..site() }
}

fn addresses(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    let found = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")));
    found.map(|node| node.text().unwrap().to_owned()).collect()
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn every_thread_that_may_be_indexed_is_on_the_map_and_no_other() {
    let app = TestApp::with(public()).await;
    app.keeps(conversation(line("alice", 3))).await;
    app.keeps(conversation(line("bob", 3))).await;
    let mut hidden = line("carol", 3);
    hidden[0].author.signals.insert(Signal::NotIndexable);
    app.keeps(conversation(hidden)).await;
    let mut fleeting = line("dave", 3);
    fleeting[0].author.signals.insert(Signal::NoArchive);
    app.keeps(conversation(fleeting)).await;
    let mut sensitive = line("erin", 3);
    sensitive[0].sensitive = true;
    app.keeps(conversation(sensitive)).await;
    let index = app.get("/sitemap.xml").await;
    assert!(index.is(200).header("content-type").starts_with("application/xml"));
    assert_eq!(addresses(&index.text()), ["https://unroll.example/sitemap/1.xml.gz"]);
    let part = app.get("/sitemap/1.xml.gz").await;
    assert_eq!(part.is(200).header("content-type"), "application/gzip");
    assert_eq!(part.header("content-encoding"), "");
    let text = unpacked(&part.body);
    let found = addresses(&text);
    assert_eq!(
        found[2..],
        ["https://unroll.example/sample/alice/1", "https://unroll.example/sample/bob/1"]
    );
    assert!(text.contains("<lastmod>2026-03-01T12:30:00Z</lastmod>"), "{text}");
    let tag = part.header("etag").to_owned();
    app.get_with("/sitemap/1.xml.gz", &[("if-none-match", &tag)]).await.is(304);
    for path in ["/sitemap/0.xml.gz", "/sitemap/2.xml.gz", "/sitemap/01.xml.gz", "/sitemap/1.xml"] {
        app.get(path).await.is(404);
    }
}

#[tokio::test]
async fn a_crawler_cannot_have_the_map_drawn_over_and_over() {
    let app = TestApp::with(public()).await;
    app.keeps(conversation(line("alice", 3))).await;
    let first = app.get("/sitemap.xml").await.header("etag").to_owned();
    app.keeps(conversation(line("bob", 3))).await;
    for _ in 0..20 {
        assert_eq!(app.get("/sitemap.xml").await.is(200).header("etag"), first);
    }
}

#[tokio::test]
async fn the_map_of_an_empty_site_leads_to_its_own_pages() {
    let app = TestApp::with(public()).await;
    let index = app.get("/sitemap.xml").await;
    assert_eq!(addresses(&index.is(200).text()), ["https://unroll.example/sitemap/1.xml.gz"]);
    let part = app.get("/sitemap/1.xml.gz").await;
    let pages = ["https://unroll.example/", "https://unroll.example/latest"];
    assert_eq!(addresses(&unpacked(&part.is(200).body)), pages);
    app.get("/sitemap/2.xml.gz").await.is(404);
    for path in ["/sitemap.xml", "/sitemap/1.xml.gz"] {
        app.get_with(path, &[("if-none-match", "*")]).await.is(304);
    }
}

#[tokio::test]
async fn robots_are_told_what_the_operator_wants() {
    let app = TestApp::with(public()).await;
    let text = app.get("/robots.txt").await.is(200).text();
    assert!(text.contains("Disallow: /unroll\n"), "{text}");
    assert!(text.contains("\nSitemap: https://unroll.example/sitemap.xml\n"), "{text}");
    assert!(!text.contains("Disallow: /\n"), "{text}");

    let none = TestApp::with(Site { robots: Robots::None, ..public() }).await;
    assert_eq!(none.get("/robots.txt").await.text(), "User-agent: *\nDisallow: /\n");
    none.get("/sitemap.xml").await.is(404);

    let unlisted = TestApp::with(Site { list: false, ..public() }).await;
    assert!(!unlisted.get("/robots.txt").await.text().contains("Sitemap"));
    unlisted.get("/sitemap.xml").await.is(404);

    // The host of a request is not believed: a map must not name somebody else's site.
    let unnamed = TestApp::start().await;
    assert!(!unnamed.get("/robots.txt").await.text().contains("Sitemap"));
    unnamed.get("/sitemap.xml").await.is(404);
}
