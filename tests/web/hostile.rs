//! Text from outside never becomes markup, in whichever field it comes.

use roxmltree::Document;
use scraper::{Html, Selector};
use unspool::thread::{
    Block, Choice, Embed, Inline, Media, MediaKind, Poll, Post, RichText, Style,
};

use url::Url;

use crate::support::{
    app::TestApp,
    scripted::{conversation, line, post as sample_post},
};

/// Ways to break out of text, attributes, addresses, and of the page's own templates.
const ATTACKS: [&str; 14] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "{{7*7}}{% include \"x\" %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<base href=//evil.example>",
    "\u{202e}<b>\u{0}</b>\u{200b}",
];

/// Puts the attack into every field that holds text or an address.
fn poison(post: &mut Post, attack: &str) {
    let bad: Url = "javascript:alert(1)".parse().unwrap();
    let mut url: Url = "https://sample.test/".parse().unwrap();
    url.set_path(attack);
    url.set_query(Some(attack));
    let text = || attack.to_owned();
    post.author.name = text();
    post.author.handle = text();
    post.author.url = bad.clone();
    post.author.avatar = Some(url.clone());
    post.url = bad.clone();
    post.language = Some(text());
    post.tags = vec![text()];
    let style = Style { bold: true, code: true, ..Style::default() };
    let words = Inline::Text { text: text(), style };
    post.text = RichText(vec![
        Block::Paragraph(vec![
            words.clone(),
            Inline::Link { label: text(), url: bad.clone() },
            Inline::Link { label: text(), url: url.clone() },
            Inline::Mention { handle: text(), url: bad.clone() },
            Inline::Tag { name: text(), url: url.clone() },
            Inline::Emoji { code: text(), image: url.clone() },
        ]),
        Block::Code(text()),
        Block::List { ordered: true, items: vec![vec![words]] },
    ]);
    let image = |url| Media {
        kind: MediaKind::Image,
        url,
        preview: None,
        alt: Some(text()),
        size: None,
        focus: None,
        captions: Vec::new(),
    };
    post.media = vec![image(bad.clone()), image(url)];
    post.embeds = vec![
        Embed::Card { url: bad.clone(), title: text(), summary: Some(text()), image: Some(bad) },
        Embed::Poll(Poll {
            choices: vec![Choice { label: text(), votes: Some(1) }],
            multiple: true,
            ends_at: None,
            is_over: true,
            total: Some(2),
        }),
    ];
}

/// A thread whose n-th post is full of the n-th attack, quotes somebody who is, and every second
/// of which hides behind a warning that is.
fn full_of(attacks: &[&str]) -> Vec<Post> {
    let mut posts = line("alice", u32::try_from(attacks.len()).unwrap());
    for (n, (post, attack)) in posts.iter_mut().zip(attacks).enumerate() {
        let mut quoted = sample_post("bob", 1, None);
        poison(&mut quoted, attack);
        quoted.warning = Some((*attack).to_owned());
        poison(post, attack);
        post.embeds.push(Embed::Quote(Box::new(quoted)));
        post.warning = (n % 2 == 1).then(|| (*attack).to_owned());
    }
    posts
}

/// What no page of ours has, nor could anything that it shows have made.
const FOREIGN: &str = "iframe, math, base, textarea, style, object, embed, b, i, u, font, \
     marquee, center, img:not([src^='/media/'])";

/// Nothing of the page was made by what it shows.
fn is_harmless(page: &Html, path: &str) {
    let count = |selector| page.select(&Selector::parse(selector).unwrap()).count();
    let scripts = count("script:not([type='application/ld+json'])");
    assert_eq!((scripts, count(FOREIGN)), (1, 0), "{path}: {}", page.html());
    assert!(count("script") <= 2, "{path}: the data for search engines stands there once");
    assert_eq!(count("svg"), count(".paper .code > svg"), "{path}: only the code on paper");
    for element in page.tree.values().filter_map(|node| node.as_element()) {
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value} in {path}");
            if ["href", "src", "action", "cite", "poster"].contains(&name) {
                let begins = ["/", "#", "?", "http://", "https://"];
                let leads = begins.iter().any(|begin| value.starts_with(begin));
                assert!(leads && !value.starts_with("//"), "{name}={value} in {path}");
            }
        }
    }
}

async fn try_all(attacks: &[&str]) {
    let app = TestApp::start().await;
    let mut conversation = conversation(full_of(attacks));
    conversation.via = attacks[0].to_owned();
    app.keeps(conversation).await;
    for path in ["/sample/alice/1", "/", "/latest", "/sample", "/sample/alice", "/search?q=script"]
    {
        is_harmless(&app.get(path).await.is(200).html(), path);
    }
    harmless_elsewhere(&app).await;
    let page = app.get("/sample/alice/1").await;
    let shown = page.all("section.post > p > strong, section.post > details.warned > p > strong");
    for (shown, attack) in shown.iter().zip(attacks) {
        let attack = attack.replace('\u{0}', "");
        let words = attack.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(*shown, words, "it is shown as it is");
    }
    assert_eq!(shown.len(), attacks.len());
}

/// The frame, the feeds, the card for other sites, and every shape to take away in words.
async fn harmless_elsewhere(app: &TestApp) {
    let path = "/embed/sample/alice/1";
    let frame = app.get(path).await.is(200).html();
    let count = |selector| frame.select(&Selector::parse(selector).unwrap()).count();
    // Its one script, and the base that opens links outside of the frame.
    assert_eq!(
        (count("script"), count("base"), count("base[target='_blank']:not([href])")),
        (1, 1, 1)
    );
    assert_eq!(count("iframe, svg, math, object, embed, textarea, style, form"), 0, "{path}");
    for element in frame.tree.values().filter_map(|node| node.as_element()) {
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value} in {path}");
            let is_address = ["href", "src", "cite", "poster", "action"].contains(&name);
            let is_odd = value.trim_start().starts_with("javascript:");
            assert!(!is_address || !is_odd, "{name}={value} in {path}");
        }
    }
    for path in ["/feed.atom", "/feed.rss"] {
        let feed = app.get(path).await.is(200).text();
        let document = Document::parse(&feed).unwrap_or_else(|error| panic!("{path}: {error}"));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(
                !["script", "iframe", "img", "svg", "base"].contains(&name),
                "<{name}> in {path}"
            );
            // Markup for feed readers is text here; whatever they take for markup is harmless.
            let is_markup = node.attribute("type") == Some("html")
                || ["description", "encoded"].contains(&name);
            let markup = node.text().filter(|_| is_markup).unwrap_or_default();
            is_inert(&Html::parse_fragment(markup), path);
        }
    }
    let feed: serde_json::Value =
        serde_json::from_str(&app.get("/feed.json").await.is(200).text()).unwrap();
    for item in feed["items"].as_array().unwrap() {
        let markup = item["content_html"].as_str().unwrap_or_default();
        is_inert(&Html::parse_fragment(markup), "/feed.json");
    }
    let link = "/oembed?url=http%3A%2F%2Flocalhost%2Fsample%2Falice%2F1";
    let card = app.get_with(link, &[("host", "localhost")]).await.is(200).json();
    let markup = Html::parse_fragment(card["html"].as_str().unwrap());
    let count = |selector| markup.select(&Selector::parse(selector).unwrap()).count();
    assert_eq!((count("iframe"), count("img, svg, base, form")), (1, 0), "{card}");
}

/// Markup in which nothing acts.
fn is_inert(markup: &Html, path: &str) {
    let count = |selector| markup.select(&Selector::parse(selector).unwrap()).count();
    let acting = count("script, iframe, svg, math, object, embed, base, form, style, link, meta");
    assert_eq!(acting, 0, "{path}: {}", markup.html());
    for element in markup.tree.values().filter_map(|node| node.as_element()) {
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value} in {path}");
            let is_address = ["href", "src", "cite", "poster"].contains(&name);
            let is_odd =
                value.trim_start().starts_with("javascript:") || value.starts_with("data:");
            assert!(!is_address || !is_odd, "{name}={value} in {path}");
        }
    }
}

#[tokio::test]
async fn every_tag_with_every_handler_in_every_field_stays_text() {
    let attacks = crate::support::attacks::products();
    assert!(attacks.len() > 1_000, "{}", attacks.len());
    // Forty in one, so that a page takes them all.
    let joined: Vec<String> = attacks.chunks(40).map(|some| some.join(" ")).collect();
    let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
    for some in joined.chunks(20) {
        try_all(some).await;
    }
}

#[tokio::test]
async fn hostile_text_in_every_field_never_becomes_markup() {
    try_all(&ATTACKS).await;
}

#[tokio::test]
async fn known_attacks_in_every_field_never_become_markup() {
    let payloads = include_str!("../fixtures/security/xss/payloads.txt");
    let payloads: Vec<&str> = payloads.lines().collect();
    assert_eq!(payloads.len(), 873);
    for some in payloads.chunks(97) {
        try_all(some).await;
    }
}

#[tokio::test]
async fn a_hostile_link_comes_back_as_text() {
    let app = TestApp::start().await;
    for attack in ATTACKS {
        let link: String = url::form_urlencoded::byte_serialize(attack.as_bytes()).collect();
        let page = app.get(&format!("/unroll?link={link}")).await;
        page.is(422).has("script", 1).has("img, svg, iframe, base", 0);
    }
    let long = "a".repeat(30_000);
    app.get(&format!("/unroll?link={long}")).await.is(422);
}
