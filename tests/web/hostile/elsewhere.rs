//! Hostile words outside of our pages: in the frame and the card for other sites, in feeds and
//! catalogues, on the map for search engines, in books.

use std::io::{Cursor, Read};

use jiff::SignedDuration;
use roxmltree::{Document, Node, ParsingOptions};
use scraper::{Html, Selector};
use zip::ZipArchive;

use crate::support::app::TestApp;

/// All of it, of the lists, too, that have these addresses.
pub(super) async fn is_harmless(app: &TestApp, lists: &[String]) {
    frame(app).await;
    card(app).await;
    let lists = lists.iter().map(String::as_str);
    let lists: Vec<&str> =
        lists.chain(["", "/latest", "/most-read", "/sample", "/sample/alice"]).collect();
    for list in &lists {
        for shape in ["atom", "rss"] {
            feed(app, &format!("{list}/feed.{shape}")).await;
        }
        json_feed(app, &format!("{list}/feed.json")).await;
    }
    feed(app, "/search/feed.atom?q=script").await;
    feed(app, "/search/feed.rss?q=%22%3E%3Cscript%3E%5D%5D%3E").await;
    json_feed(app, "/search/feed.json?q=script").await;
    for path in ["/opds", "/opds/search?q=%3Cscript%3E%22%27%5D%5D%3E", "/opds/opensearch.xml"] {
        feed(app, path).await;
    }
    for list in lists.iter().filter(|list| !["", "/most-read"].contains(list)) {
        feed(app, &format!("/opds{list}")).await;
    }
    feed(app, "/sitemap.xml").await;
    app.clock.advance(SignedDuration::from_hours(24));
    for list in lists.iter().filter(|list| !["", "/most-read"].contains(list)) {
        book(app, &format!("{list}/week.epub")).await;
    }
}

async fn frame(app: &TestApp) {
    let path = "/embed/sample/alice/1";
    let frame = app.get(path).await.is(200).html();
    let count = |selector| frame.select(&Selector::parse(selector).unwrap()).count();
    // Its one script, and the base that opens links outside of the frame.
    assert_eq!(
        (count("script"), count("base"), count("base[target='_blank']:not([href])")),
        (1, 1, 1)
    );
    assert_eq!(count("iframe, svg, math, object, embed, textarea, style, form"), 0, "{path}");
    without_action(&frame, path);
}

async fn card(app: &TestApp) {
    let link = "/oembed?url=http%3A%2F%2Flocalhost%2Fsample%2Falice%2F1";
    let card = app.get_with(link, &[("host", "localhost")]).await.is(200).json();
    let markup = Html::parse_fragment(card["html"].as_str().unwrap());
    let count = |selector| markup.select(&Selector::parse(selector).unwrap()).count();
    assert_eq!((count("iframe"), count("img, svg, base, form")), (1, 0), "{card}");
}

/// Whatever is XML.
async fn feed(app: &TestApp, path: &str) {
    let feed = app.get(path).await.is(200).text();
    let document = Document::parse(&feed).unwrap_or_else(|error| panic!("{path}: {error}"));
    let foreign = ["script", "iframe", "img", "svg", "base"];
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(!foreign.contains(&name), "<{name}> in {path}");
        let address = node.attribute("href").or_else(|| node.attribute("url")).unwrap_or_default();
        assert!(!address.trim_start().starts_with("javascript:"), "{address} in {path}");
        // Markup for feed readers is text here; whatever they take for markup is harmless.
        let is_markup =
            node.attribute("type") == Some("html") || ["description", "encoded"].contains(&name);
        let markup = node.text().filter(|_| is_markup).unwrap_or_default();
        is_inert(&Html::parse_fragment(markup), path);
    }
}

async fn json_feed(app: &TestApp, path: &str) {
    let feed = app.get(path).await.is(200).json();
    for item in feed["items"].as_array().unwrap() {
        is_inert(&Html::parse_fragment(item["content_html"].as_str().unwrap_or_default()), path);
    }
}

/// Every text of the book is XML in which nothing acts.
async fn book(app: &TestApp, path: &str) {
    let book = app.get(path).await;
    let mut zip = ZipArchive::new(Cursor::new(&book.is(200).body)).unwrap();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if !name.ends_with("html") && !name.ends_with("opf") {
            continue;
        }
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let document = Document::parse_with_options(&text, options)
            .unwrap_or_else(|error| panic!("{path}: {name}: {error}"));
        for node in document.descendants().filter(Node::is_element) {
            let element = node.tag_name().name();
            let acting = ["script", "iframe", "svg", "object", "embed", "base", "form", "img"];
            assert!(!acting.contains(&element), "<{element}> in {name} of {path}");
            for it in node.attributes() {
                let (attribute, value) = (it.name(), it.value());
                assert!(
                    !attribute.starts_with("on") && attribute != "style",
                    "{name}: {attribute}"
                );
                let is_address = ["href", "src", "cite"].contains(&attribute);
                let is_odd = value.trim_start().starts_with("javascript:");
                assert!(!is_address || !is_odd, "{name} of {path}: {value}");
            }
        }
    }
}

/// Markup in which nothing acts.
fn is_inert(markup: &Html, path: &str) {
    let count = |selector| markup.select(&Selector::parse(selector).unwrap()).count();
    let acting = count("script, iframe, svg, math, object, embed, base, form, style, link, meta");
    assert_eq!(acting, 0, "{path}: {}", markup.html());
    without_action(markup, path);
}

/// No attribute runs anything.
fn without_action(markup: &Html, path: &str) {
    for element in markup.tree.values().filter_map(|node| node.as_element()) {
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value} in {path}");
            let is_address = ["href", "src", "cite", "poster", "action"].contains(&name);
            let value = value.trim_start();
            let is_odd = value.starts_with("javascript:") || value.starts_with("data:");
            assert!(!is_address || !is_odd, "{name}={value} in {path}");
        }
    }
}
