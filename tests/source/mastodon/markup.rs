//! Foreign HTML: what readers see of it, and that nothing else gets through.

use std::{collections::BTreeMap, time::Instant};

use unspool::{
    source::markup::{Names, parse, words},
    thread::{Block, Inline, RichText, Style},
};
use url::Url;

use super::unpacked;

fn shape(html: &str) -> String {
    shape_of(&parse(html, &Names::default()))
}

/// A short notation: blocks parted by `|`, styles and links in brackets.
fn shape_of(text: &RichText) -> String {
    let run = |inline: &Inline| match inline {
        Inline::Text { text, style } => {
            let marks =
                [(style.bold, 'b'), (style.italic, 'i'), (style.strike, 's'), (style.code, 'c')];
            let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect();
            if marks.is_empty() { text.clone() } else { format!("{marks}({text})") }
        }
        Inline::Link { label, url } => format!("[{label}→{url}]"),
        Inline::Mention { handle, url } => format!("[@{handle}→{url}]"),
        Inline::Tag { name, url } => format!("[#{name}→{url}]"),
        Inline::Emoji { code, .. } => format!("[:{code}:]"),
        Inline::Break => "↵".to_owned(),
    };
    let line = |runs: &[Inline]| runs.iter().map(run).collect::<String>();
    let block = |block: &Block| match block {
        Block::Paragraph(runs) | Block::Heading(runs) => line(runs),
        Block::Quote(runs) => format!("> {}", line(runs)),
        Block::List { ordered, items } => {
            let mark = if *ordered { "1." } else { "-" };
            let items: Vec<_> = items.iter().map(|item| format!("{mark} {}", line(item))).collect();
            items.join(" ")
        }
        Block::Code(code) => format!("{{{code}}}"),
    };
    text.0.iter().map(block).collect::<Vec<_>>().join(" | ")
}

#[test]
fn html_is_read_as_a_browser_shows_it() {
    for (html, shown) in [
        ("", ""),
        ("<p>one<br />two</p><p>three</p>", "one↵two | three"),
        ("one<br>two<br><br>three<br>", "one↵two | three"),
        ("<p>a\n  b</p>\n<p>c</p>", "a b | c"),
        ("<p> </p><p><br></p><p>x</p>", "x"),
        ("if a < b && c > d then \"x\"", "if a < b && c > d then \"x\""),
        ("<p>&lt;script&gt; &amp; &#39;</p>", "<script> & '"),
        (
            "<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code> <b><i>f</i></b></p>",
            "a b(b) i(c) s(d) c(e) bi(f)",
        ),
        ("<h1>Title</h1><p>x</p>", "b(Title) | x"),
        ("<pre><code>fn main() {\n    x\n}\n</code></pre>", "{fn main() {\n    x\n}}"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a | > b | c"),
        ("<ul><li>a</li><li>b <b>c</b></li></ul>", "- a - b b(c)"),
        ("<ol><li><p>a</p><p>b</p></li><li>c</li></ol>", "1. a↵b 1. c"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>d</p>", "- a - b - c | d"),
        ("<ruby>灯台<rp>(</rp><rt>とうだい</rt><rp>)</rp></ruby>", "灯台(とうだい)"),
        ("a<script>alert('no')</script>b<style>p{}</style>c", "abc"),
        (
            "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x^2</annotation></semantics></math>",
            "$x^2$",
        ),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b | c"),
        ("a<hr>b<wbr>c<u>d</u>", "a | bcd"),
        ("<p>unclosed <b>bold", "unclosed b(bold)"),
        ("<!-- no --><p>yes</p><![CDATA[x]]>", "yes"),
        (
            "<p><img src=\"https://a.example/l.png\" alt=\":lamp:\" class=\"emoji\"> <img src=\"x\" alt=\"a gull\"></p>",
            "[:lamp:] a gull",
        ),
    ] {
        assert_eq!(shape(html), shown, "{html}");
    }
}

#[test]
fn links_mentions_and_hashtags_are_what_they_are() {
    for (html, shown) in [
        (
            "<a href=\"https://example.org/very/long/path?page=2&amp;x=1\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/very</span><span class=\"invisible\">/long/path?page=2&amp;x=1</span></a>",
            "[example.org/very…→https://example.org/very/long/path?page=2&x=1]",
        ),
        (
            "<span class=\"h-card\" translate=\"no\"><a href=\"https://b.example/@ben\" class=\"u-url mention\">@<span>ben</span></a></span> hi",
            "[@ben@b.example→https://b.example/@ben] hi",
        ),
        (
            "<a href=\"https://a.example/tags/Lighthouse\" class=\"mention hashtag\" rel=\"tag\">#<span>Lighthouse</span></a>",
            "[#Lighthouse→https://a.example/tags/Lighthouse]",
        ),
        (
            "<a class=\"hashtag\" href=\"https://m.example/tag/x\">#x</a>",
            "[#x→https://m.example/tag/x]",
        ),
        ("<a href=\"mailto:ada@a.example\">write</a>", "[write→mailto:ada@a.example]"),
        ("<a href=\"https://a.example/\"></a>", "[https://a.example/→https://a.example/]"),
        (
            "a <a href=\"https://a.example/\">b <b>c</b><br>d</a> e",
            "a [b c d→https://a.example/] e",
        ),
        ("<a href=\"javascript:alert(1)\">click</a>", "click"),
        ("<a href=\" JaVaScRiPt:alert(1)\" class=\"mention\">@ben</a>", "@ben"),
        ("<a href=\"data:text/html,x\" rel=tag>#x</a>", "#x"),
        ("<a href=\"/relative\">x</a> <a>y</a>", "x y"),
        (
            "<span class=\"invisible\">outside a link nothing hides</span>",
            "outside a link nothing hides",
        ),
    ] {
        assert_eq!(shape(html), shown, "{html}");
    }
}

#[test]
fn what_the_network_says_beside_the_html_is_used() {
    let image = Url::parse("https://a.example/lamp.png").unwrap();
    let names = Names {
        emoji: BTreeMap::from([("lamp".to_owned(), image.clone())]),
        mentions: BTreeMap::from([(
            "https://b.example/@ben".to_owned(),
            "ben@handles.example".to_owned(),
        )]),
        has_quote: true,
    };
    let html = "<p class=\"quote-inline\">RE: <a href=\"https://a.example/1\">x</a></p><p>:lamp: <a class=mention href=\"https://b.example/@ben\">@ben</a> <code>:lamp:</code> <a href=\"https://a.example/:lamp:\">:lamp:</a></p>";
    let text = parse(html, &names);
    assert_eq!(
        shape_of(&text),
        "[:lamp:] [@ben@handles.example→https://b.example/@ben] c(:lamp:) [:lamp:→https://a.example/:lamp:]"
    );
    let Block::Paragraph(runs) = &text.0[0] else { panic!() };
    assert_eq!(runs[0], Inline::Emoji { code: "lamp".to_owned(), image });
    let kept = parse("<p class=\"quote-inline\">RE: x</p>", &Names::default());
    assert_eq!(kept.to_plain(), "RE: x");
}

#[test]
fn the_words_of_a_profile_keep_hashtags_whole() {
    let bio = "<p>Keeper.</p><p><a href=\"https://a.example/tags/nobot\">#<span>nobot</span></a> #noai</p>";
    assert_eq!(words(bio), "Keeper.\n\n#nobot #noai");
}

#[test]
fn a_hundred_thousand_tags_are_survived_and_their_words_kept() {
    let before = Instant::now();
    for tag in [
        "div",
        "b",
        "p",
        "blockquote",
        "ul><li",
        "a href=x",
        "table><td",
        "math",
        "svg",
        "template",
    ] {
        let deep = format!("{}words{}", format!("<{tag}>").repeat(100_000), "</p>".repeat(50_000));
        assert_eq!(parse(&deep, &Names::default()).to_plain().trim(), "words", "{tag}");
    }
    let formatting: Vec<_> = (0..50_000).map(|n| format!("<b id={n}><p>x")).collect();
    let formatting = formatting.concat();
    assert_eq!(words(&formatting).matches('x').count(), 50_000);
    assert!(before.elapsed().as_secs() < 60, "{:?}", before.elapsed());
}

/// Every run of the text, with its block flattened.
fn runs(text: &RichText) -> Vec<Inline> {
    let block = |block: &Block| match block {
        Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => runs.clone(),
        Block::List { items, .. } => items.concat(),
        Block::Code(code) => vec![Inline::Text { text: code.clone(), style: Style::default() }],
    };
    text.0.iter().flat_map(block).collect()
}

#[test]
fn no_attack_from_the_known_lists_becomes_anything_but_words_and_web_links() {
    let lists = [
        "0xcela_event_handlers",
        "BRUTELOGIC-XSS-JS",
        "BRUTELOGIC-XSS-STRINGS",
        "IntrudersXSS",
        "JHADDIX_XSS",
        "MarioXSSVectors",
        "RSNAKE_XSS",
        "XSSDetection",
        "XSS_Polyglots",
    ];
    let mut attacks = 0;
    for list in lists {
        let all = unpacked(&format!("security/xss/patt-{list}.txt.gz"));
        for attack in all.lines().chain([&*all]) {
            let around = format!("<p>before</p>{attack}");
            let text = parse(&around, &Names::default());
            for run in runs(&text) {
                if let Inline::Link { url, .. }
                | Inline::Mention { url, .. }
                | Inline::Tag { url, .. } = &run
                {
                    assert!(
                        ["http", "https", "mailto"].contains(&url.scheme()),
                        "{list}: {attack}"
                    );
                }
                if let Inline::Emoji { image, .. } = &run {
                    assert!(["http", "https"].contains(&image.scheme()), "{list}: {attack}");
                }
            }
            assert!(text.to_plain().contains("before"), "{list}: {attack}");
            if !attack.contains(['<', '&']) {
                let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let shown = spaced(&parse(attack, &Names::default()).to_plain());
                let clean = spaced(&unspool::thread::clean(attack));
                assert_eq!(shown, clean, "{list}: words without markup stay whole");
            }
            attacks += 1;
        }
    }
    assert!(attacks > 500, "{attacks}");
}

#[test]
fn text_written_as_text_comes_back_whole() {
    for plain in ["1 < 2 and 3 > 2", "a & b &c; d", "tide: 12:30:45", "<3 <- <= <5", "x</y"] {
        let html = plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert_eq!(words(&format!("<p>{html}</p>")), plain);
    }
}
