//! Text from outside never becomes markup, in whichever field it comes.

mod elsewhere;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use scraper::{Html, Selector};
use unspool::{
    thread::{Block, Choice, Embed, Inline, Media, MediaKind, Poll, Post, RichText, Style},
    web::Site,
};
use url::Url;

use crate::support::{
    app::{TestApp, site},
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
    let base_url = Some("http://localhost/".parse().unwrap());
    let app = TestApp::with(Site { base_url, searches_per_minute: 100_000, ..site() }).await;
    let mut conversation = conversation(full_of(attacks));
    conversation.via = attacks[0].to_owned();
    app.keeps(conversation).await;
    let page = app.get("/sample/alice/1").await;
    let mut paths = page.attributes(".filed a", "href");
    assert!(paths.iter().all(|path| path.starts_with("/tag/")), "{paths:?}");
    for path in [
        "/sample/alice/1",
        "/sample/alice/1?view=posts",
        "/",
        "/latest",
        "/most-read",
        "/sample",
        "/sample/alice",
        "/search?q=script",
        "/status",
    ] {
        paths.push(path.to_owned());
    }
    for path in &paths {
        is_harmless(&app.get(path).await.is(200).html(), path);
    }
    app.get("/most-read").await.has(".listing li", 1);
    let tags: Vec<String> = paths.into_iter().filter(|path| path.starts_with("/tag/")).collect();
    elsewhere::is_harmless(&app, &tags).await;
    // The attack as what a visitor asks for.
    for attack in attacks {
        let asked = utf8_percent_encode(attack, NON_ALPHANUMERIC);
        for path in [
            format!("/search?q={asked}"),
            format!("/search?q=%22{asked}%22&sort=new"),
            format!("/tag/{asked}"),
            format!("/sample/{asked}"),
        ] {
            is_harmless(&app.get(&path).await.html(), &path);
        }
    }
    let shown = page.all("section.post > p > strong, section.post > details.warned > p > strong");
    for (shown, attack) in shown.iter().zip(attacks) {
        let attack = attack.replace('\u{0}', "");
        let words = attack.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(*shown, words, "it is shown as it is");
    }
    assert_eq!(shown.len(), attacks.len());
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
