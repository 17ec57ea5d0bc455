//! Foreign words in Markdown: they show as they are and do nothing.

use unspool::thread::{Block, Embed, Inline, Item, RichText, Style, Thread};
use url::Url;

use super::{plain, rendered, run};
use crate::support::sample;

/// What the text of a post becomes.
fn body(text: RichText) -> String {
    let thread = sample::thread().say("First.").post(|post| post.text = text).build();
    let made = rendered("md", &thread);
    let (_, behind) = made.split_once("\n\nFirst.\n\n").expect("the first post");
    let (body, _) = behind.rsplit_once("\n\n---\n\n*All 2 posts.").expect("the receipt");
    body.to_owned()
}

#[test]
fn markup_in_a_post_is_words() {
    for (text, expected) in [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("<!-- gone", "&lt;!-- gone"),
        ("&lt;b&gt; &#60; AT&T a & b", "&amp;lt;b&amp;gt; &amp;#60; AT&amp;T a & b"),
        ("**bold** __also__ *i* _i_", "\\*\\*bold\\*\\* \\_\\_also\\_\\_ \\*i\\* \\_i\\_"),
        ("`code` ~~gone~~", "\\`code\\` \\~\\~gone\\~\\~"),
        ("[click](javascript:alert(1))", "\\[click\\](javascript:alert(1))"),
        ("![x](https://spy.example/1.gif)", "\\!\\[x\\](https://spy.example/1.gif)"),
        ("[x]: https://spy.example", "\\[x\\]: https://spy.example"),
        ("<https://spy.example>", "&lt;https://spy.example&gt;"),
        ("# Title", "\\# Title"),
        ("> quote", "&gt; quote"),
        ("- item\n+ item\n* item", "\\- item\\\n\\+ item\\\n\\* item"),
        ("1. item\n22) item", "1\\. item\\\n22\\) item"),
        ("1.5 metres\n2026", "1\\.5 metres\\\n2026"),
        ("words\n---", "words\\\n\\---"),
        ("words\n===", "words\\\n\\==="),
        ("***", "\\*\\*\\*"),
        ("___", "\\_\\_\\_"),
        ("```\nfence\n```", "\\`\\`\\`\\\nfence\\\n\\`\\`\\`"),
        ("~~~\nfence", "\\~\\~\\~\\\nfence"),
        ("a | b\n--|--", "a \\| b\\\n\\--\\|--"),
        ("[^1]: note", "\\[\\^1\\]: note"),
        ("$$x$$ {: .c }", "\\$\\$x\\$\\$ \\{: .c \\}"),
        (": definition", "\\: definition"),
        ("end\\", "end\\\\"),
        ("back\\\nslash", "back\\\\\\\nslash"),
        ("line\u{2028}# two\u{85}# three", "line\\\n\\# two\\\n\\# three"),
        ("---\ntitle: mine\n---", "\\---\\\ntitle: mine\\\n\\---"),
    ] {
        assert_eq!(body(RichText::plain(text)), expected, "{text:?}");
    }
}

#[test]
fn indented_words_are_not_code() {
    let indented = "\u{a0}\u{a0}\u{a0}\u{a0}four\\\n\u{a0}tab";
    assert_eq!(body(RichText::plain("    four\n\ttab")), indented);
}

#[test]
fn runs_that_are_harmless_alone_are_harmless_together() {
    let style = Style { bold: true, ..Style::default() };
    let link = Inline::Link { label: "x".to_owned(), url: sample::url("https://a.example/") };
    for (runs, expected) in [
        (vec![plain("!"), link.clone()], "\\![x](https://a.example/)"),
        (vec![plain("&"), run("lt;", style)], "&amp;**lt;**"),
        (vec![plain("1"), plain(". item")], "1\\. item"),
        (vec![plain(" "), plain("# no")], "\u{a0}\\# no"),
        (vec![run(" a ", style), run("b", style)], " **a b**"),
        (vec![plain("a\\"), Inline::Break, plain("b")], "a\\\\\\\nb"),
    ] {
        let made = body(RichText(vec![Block::Paragraph(runs)]));
        assert_eq!(made.replace('\u{a0}', " "), expected.replace('\u{a0}', " "));
    }
}

#[test]
fn code_cannot_end_itself() {
    let inside = Style { code: true, ..Style::default() };
    let runs = |text: &str| RichText(vec![Block::Paragraph(vec![run(text, inside)])]);
    assert_eq!(body(runs("a`<b>`")), "`` a`<b>` ``");
    assert_eq!(body(runs("``` x")), "```` ``` x ````");
    assert_eq!(body(runs("two\n\n# lines")), "` two `\\\n` # lines `");
    let block = |text: &str| RichText(vec![Block::Code(text.to_owned())]);
    assert_eq!(body(block("```\n<script>\r~~~")), "````\n```\n<script>\n~~~\n````");
    assert_eq!(body(block("")), "```\n\n```");
}

#[test]
fn a_quotation_cannot_be_left() {
    let text = vec![plain("one\r\n\r\n# two\n\n<b>three")];
    assert_eq!(body(RichText(vec![Block::Quote(text)])), "> one\\\n> \\# two\\\n> &lt;b&gt;three");
}

#[test]
fn a_link_leads_where_it_says_and_nowhere_else() {
    for (url, expected) in [
        ("https://a.example/x(y)", "[x](<https://a.example/x(y)>)"),
        ("https://a.example/?q=a)b", "[x](<https://a.example/?q=a)b>)"),
        ("https://a.example/?a=1&copy;=2&b", "[x](https://a.example/?a=1&amp;copy;=2&b)"),
        ("https://a.example/?\\", "[x](https://a.example/?%5C)"),
        ("https://a.example/#`<b>", "[x](https://a.example/#%60%3Cb%3E)"),
        ("mailto:a@b.example> <script>", "[x](mailto:a@b.example%3E%20%3Cscript%3E)"),
        ("javascript:alert(1)", "x"),
        ("data:text/html,<script>", "x"),
    ] {
        let link = Inline::Link { label: "x".to_owned(), url: sample::url(url) };
        assert_eq!(body(RichText(vec![Block::Paragraph(vec![link])])), expected, "{url}");
    }
}

/// Every field of a thread that holds foreign words holds these.
fn poisoned(words: &str) -> Thread {
    let url = sample::url("https://a.example/");
    let mut quoted = sample::post("q", "bob", 0, words);
    words.clone_into(&mut quoted.author.name);
    words.clone_into(&mut quoted.author.handle);
    let card = Embed::Card {
        url: url.clone(),
        title: words.to_owned(),
        summary: Some(words.to_owned()),
        image: None,
    };
    let mut thread = sample::thread()
        .answers(quoted.clone())
        .post(|post| {
            post.warning = Some(words.to_owned());
            post.language = Some(words.to_owned());
            post.tags = vec![words.to_owned()];
            post.media = vec![sample::image("x.png", Some(words))];
            post.text = RichText(vec![Block::List {
                ordered: false,
                items: vec![vec![
                    plain(words),
                    Inline::Link { label: words.to_owned(), url: url.clone() },
                    Inline::Mention { handle: words.to_owned(), url: url.clone() },
                    Inline::Tag { name: words.to_owned(), url: url.clone() },
                    Inline::Emoji { code: words.to_owned(), image: url.clone() },
                ]],
            }]);
        })
        .embed(Embed::Quote(Box::new(quoted)))
        .embed(card)
        .build();
    words.clone_into(&mut thread.author.name);
    words.clone_into(&mut thread.author.handle);
    words.clone_into(&mut thread.via);
    thread
}

#[test]
fn no_field_lets_markup_through() {
    let thread = poisoned("\n\n<script>a</script>\n\n# b\n\n---\n\"c: d\u{2028}![e](f)\n`");
    let made = rendered("md", &thread);
    let (front, text) = made.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    for line in front.lines() {
        let (key, value) = line.split_once(": ").expect("a key");
        assert!(key.bytes().all(|b| b.is_ascii_lowercase()), "{line}");
        let is_plain = value.bytes().all(|b| b.is_ascii_alphanumeric());
        assert!(is_plain || serde_json::from_str::<String>(value).is_ok(), "{line}");
    }
    assert!(!text.contains('<'), "{text}");
    assert!(!text.contains("![e]") && !text.contains("!\\[e](f)"), "{text}");
    for line in text.lines() {
        let bare = line.trim_start_matches(['>', ' ', '-']);
        assert!(!bare.starts_with("# b"), "{line}");
    }
    assert_eq!(text.matches("\n# ").count(), 1, "{text}");
    assert_eq!(text.lines().filter(|line| line.trim_start_matches(['>', ' ']) == "---").count(), 1);
    let ticks = text.replace("\\`", "");
    assert!(!ticks.contains('`'), "{ticks}");
}

#[test]
fn a_picture_at_a_strange_address_is_only_named() {
    let mut thread = sample::thread().posts(2).build();
    let Some(Item::Post(post)) = thread.trunk.last_mut() else { panic!("a post") };
    let mut image = sample::image("x.png", Some("A cat"));
    image.url = Url::parse("javascript:alert(1)").unwrap();
    post.media.push(image);
    let made = rendered("md", &thread);
    assert!(made.contains("\n\nImage: A cat\n\n") && !made.contains("javascript"), "{made}");
}
