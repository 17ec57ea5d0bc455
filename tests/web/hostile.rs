//! Text from outside never becomes markup, in whichever field it comes.

use unspool::thread::{
    Block, Choice, Embed, Inline, Media, MediaKind, Poll, Post, RichText, Style,
};

use crate::support::{
    app::TestApp,
    scripted::{author, conversation, line, post},
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

fn full_of(attack: &str) -> Vec<Post> {
    let bad: url::Url = "javascript:alert(1)".parse().unwrap();
    let url: url::Url = {
        let mut url: url::Url = "https://sample.test/".parse().unwrap();
        url.set_path(attack);
        url.set_query(Some(attack));
        url
    };
    let text = || attack.to_owned();
    let mut author = author("alice");
    author.name = text();
    author.handle = text();
    author.url = bad.clone();
    author.avatar = Some(url.clone());
    let mut posts = line("alice", 2);
    let mut quoted = post("bob", 1, None);
    quoted.author = author.clone();
    quoted.text = RichText::plain(attack);
    quoted.warning = Some(text());
    for post in &mut posts {
        post.author = author.clone();
        post.url = bad.clone();
        post.language = Some(text());
        post.tags = vec![text()];
        let style = Style { bold: true, code: true, ..Style::default() };
        post.text = RichText(vec![
            Block::Paragraph(vec![
                Inline::Text { text: text(), style },
                Inline::Link { label: text(), url: bad.clone() },
                Inline::Link { label: text(), url: url.clone() },
                Inline::Mention { handle: text(), url: bad.clone() },
                Inline::Tag { name: text(), url: url.clone() },
                Inline::Emoji { code: text(), image: url.clone() },
            ]),
            Block::Code(text()),
            Block::List { ordered: true, items: vec![vec![Inline::Text { text: text(), style }]] },
        ]);
        post.media = vec![Media {
            kind: MediaKind::Image,
            url: bad.clone(),
            preview: None,
            alt: Some(text()),
            size: None,
            focus: None,
            captions: Vec::new(),
        }];
        post.embeds = vec![
            Embed::Quote(Box::new(quoted.clone())),
            Embed::Card { url: bad.clone(), title: text(), summary: Some(text()), image: None },
            Embed::Poll(Poll {
                choices: vec![Choice { label: text(), votes: Some(1) }],
                multiple: true,
                ends_at: None,
                is_over: true,
                total: Some(2),
            }),
        ];
    }
    posts[1].warning = Some(text());
    posts
}

#[tokio::test]
async fn hostile_text_in_every_field_never_becomes_markup() {
    for attack in ATTACKS {
        let app = TestApp::start().await;
        let mut conversation = conversation(full_of(attack));
        conversation.via = attack.to_owned();
        app.keeps(conversation).await;
        for path in ["/sample/alice/1", "/", "/latest"] {
            let page = app.get(path).await;
            page.is(200).has("script", 1).has("iframe, svg, math, base, textarea, style", 0);
            page.has("img:not([src^='/media/'])", 0).has("b", 0);
            let html = page.html();
            for element in html.tree.values().filter_map(|node| node.as_element()) {
                for (name, value) in element.attrs() {
                    assert!(!name.starts_with("on"), "{name} in {path} by {attack}");
                    assert!(!value.trim().to_lowercase().starts_with("javascript:"), "{attack}");
                }
            }
            assert!(page.text().contains("49") == false || attack != ATTACKS[7]);
        }
        let page = app.get("/sample/alice/1").await;
        let shown = attack.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = shown.replace('\u{0}', "");
        assert!(page.words("#p1 strong").contains(&shown), "{attack} is shown as it is");
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
