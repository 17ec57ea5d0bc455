//! Foreign words in shapes with markup: read again by parsers, nothing in them acts.

use scraper::{Html, Node};
use unspool::format::{Epub, Format, Html as Shape, Kit};

use super::{epub::book, xml};
use crate::support::ten;

/// Every element that our templates and our writer of prose make.
const OURS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "link",
    "style",
    "body",
    "main",
    "article",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "span",
    "a",
    "bdi",
    "p",
    "time",
    "section",
    "aside",
    "div",
    "details",
    "summary",
    "figure",
    "img",
    "figcaption",
    "blockquote",
    "ul",
    "ol",
    "li",
    "pre",
    "code",
    "strong",
    "em",
    "s",
    "br",
    "footer",
    "nav",
];

/// What is wrong with an element.
fn fault<'a>(name: &str, attributes: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    if !OURS.contains(&name) {
        return Some(format!("<{name}>"));
    }
    for (key, value) in attributes {
        let is_address = ["href", "src", "cite", "poster", "action"].contains(&key);
        let leads = |to: &[&str]| to.iter().any(|to| value.starts_with(to));
        let harmless = match key {
            "src" => leads(&["data:image/", "media/"]),
            _ => leads(&["https://", "#p", "text-", "title.xhtml", "style.css"]) || value == "#",
        };
        if key.starts_with("on")
            || ["style", "srcdoc", "srcset"].contains(&key)
            || (is_address && !harmless)
        {
            return Some(format!("<{name} {key}=\"{value}\">"));
        }
        // The page may not speak for us by ids and classes of the author's making.
        let plain = |c: char| c.is_ascii_alphanumeric() || "- ".contains(c);
        if ["id", "class", "lang", "dir"].contains(&key) && !value.chars().all(plain) {
            return Some(format!("<{name} {key}=\"{value}\">"));
        }
    }
    None
}

fn faults_of_page(bytes: &[u8]) -> Vec<String> {
    let page = Html::parse_document(std::str::from_utf8(bytes).expect("UTF-8"));
    let mut faults: Vec<String> = page.errors.iter().map(ToString::to_string).collect();
    for node in page.tree.values() {
        match node {
            Node::Element(element) => faults.extend(fault(element.name(), element.attrs())),
            Node::Comment(comment) => faults.push(format!("a comment: {}", &**comment)),
            _ => {}
        }
    }
    faults
}

fn faults_of_book(thread: &unspool::thread::Thread, kit: &Kit) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, bytes) in book(thread, kit) {
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        match name.rsplit_once('.') {
            Some((_, "opf")) => {
                xml::read(&name, text);
                continue;
            }
            Some((_, "xhtml")) => {}
            _ => continue,
        }
        let document = xml::read(&name, text);
        for node in document.descendants() {
            let attributes = node.attributes().map(|a| (a.name(), a.value()));
            if node.is_element() {
                faults.extend(fault(node.tag_name().name(), attributes));
            } else if !node.is_text() && !node.is_root() {
                faults.push(format!("{name}: {node:?}"));
            }
        }
    }
    faults
}

#[test]
fn no_payload_in_any_field_becomes_an_active_node_of_a_page_or_a_book() {
    let payloads: Vec<&str> = include_str!("../fixtures/security/xss/payloads.txt")
        .lines()
        .filter(|line| line.contains(['<', '"', '\'']))
        .collect();
    assert!(payloads.len() > 400, "{}", payloads.len());
    // Joined, so that one thread takes forty; a fault names them.
    for some in payloads.chunks(40) {
        let thread = ten::poisoned(&some.join(" "));
        let page = Shape.render(&thread, &ten::kit()).expect("a page");
        assert_eq!(faults_of_page(&page), Vec::<String>::new(), "{some:?}");
        assert_eq!(faults_of_book(&thread, &ten::kit()), Vec::<String>::new(), "{some:?}");
    }
}

#[test]
fn a_payload_alone_does_nothing_either() {
    for attack in [
        ten::ATTACK,
        "javascript:alert(1)",
        "]]>",
        "--><script>",
        "</style><script>alert(1)</script>",
        "</title></head><body onload=alert(1)>",
        "\u{0}<\u{0}script>\u{8}\u{b}\u{fffe}",
        "&#60;script&#62;&lt;&amp;&nbsp;&unknown;",
        "{{ 7*7 }}{% include \"x\" %}{# #}",
        "<?xml-stylesheet href='javascript:alert(1)'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    ] {
        let thread = ten::poisoned(attack);
        let page = Shape.render(&thread, &ten::kit()).expect("a page");
        assert_eq!(faults_of_page(&page), Vec::<String>::new(), "{attack:?}");
        assert_eq!(faults_of_book(&thread, &ten::kit()), Vec::<String>::new(), "{attack:?}");
        let text = std::str::from_utf8(&page).unwrap();
        assert!(!text.contains("49"), "no template of theirs is run");
    }
}

#[test]
fn the_look_at_nodes_finds_what_acts() {
    for bad in [
        "<script>1</script>",
        "<img src=https://spy.example/1.gif>",
        "<p onclick=x>",
        "<p style=x>",
        "<a href='javascript:x'>x</a>",
        "<iframe></iframe>",
        "<svg></svg>",
        "<!-- x -->",
        "<p id='a\"b'>",
    ] {
        let page =
            format!("<!doctype html><html><head><title>x</title></head><body>{bad}</body></html>");
        assert!(!faults_of_page(page.as_bytes()).is_empty(), "{bad}");
    }
}

#[test]
fn ten_thousand_posts_and_a_post_of_a_megabyte_are_taken() {
    let long =
        crate::support::sample::thread().posts(10_000).say(&"<tide> & ".repeat(120_000)).build();
    for shape in [&Shape as &dyn Format, &Epub] {
        let start = std::time::Instant::now();
        assert!(shape.render(&long, &Kit::default()).expect("a shape").len() > 10_000);
        assert!(start.elapsed().as_secs() < 60, "{}: {:?}", shape.extension(), start.elapsed());
    }
}
