//! Ten threads, one per difficulty, that every shape has to take.
#![allow(dead_code, reason = "each folder of tests uses its own part")]

use std::{collections::BTreeMap, io::Cursor};

use bytes::Bytes;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use unspool::{
    format::{File, Kit},
    thread::{
        Block, Choice, Embed, Gap, GapReason, Inline, Media, MediaKind, Poll, Post, RichText, Size,
        Style, Thread,
    },
};
use url::Url;

use super::thread::{self as sample, image, minute, post, url};

/// What breaks out of badly made documents.
pub(crate) const ATTACK: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> \
    ]]></p><iframe src=javascript:alert(1)> {\\input{x}} @online{x, } %0A\u{2028}ER  - \u{202e}end";

/// Name and thread of each.
pub(crate) fn ten() -> Vec<(&'static str, Thread)> {
    vec![
        ("long", long()),
        ("arabic", spoken("ar", ARABIC)),
        ("mixed", mixed()),
        ("japanese", spoken("ja", JAPANESE)),
        ("emoji", emoji()),
        ("embeds", embeds()),
        ("sensitive", sensitive()),
        ("note", note()),
        ("media", media()),
        ("hostile", poisoned(ATTACK)),
    ]
}

const ARABIC: &[&str] = &[
    "ساعة المد لها عقرب واحد، وتدور مرتين في اليوم.",
    "لماذا؟ لأن القمر يتأخر خمسين دقيقة كل يوم (50 min).",
    "انتهى. شكرًا للقراءة 🌙",
];

const JAPANESE: &[&str] = &[
    "潮汐時計には針が一本しかありません。一日に二回まわります。",
    "なぜなら、月は毎日およそ五十分ずつ遅れるからです。「満潮」と「干潮」を指します。",
    "以上です。ありがとうございました。",
];

/// A thread in one language.
fn spoken(language: &str, posts: &[&str]) -> Thread {
    let mut thread = sample::thread();
    for words in posts {
        thread = thread.post(|post| {
            post.language = Some(language.to_owned());
            post.text = RichText::plain(words);
        });
    }
    thread.build()
}

fn long() -> Thread {
    sample::thread()
        .answers(post("b", "bob", 0, "What is a tide clock?"))
        .say("A tide clock has one hand.\n\nHere is how it works:")
        .posts(230)
        .gap(GapReason::Deleted)
        .posts(3)
        .gap(GapReason::Protected)
        .say("The end.")
        .branch(2)
        .say("A footnote about the moon.")
        .gap(GapReason::Unreachable)
        .build()
}

fn mixed() -> Thread {
    let texts = [
        (Some("he"), "שעון גאות: a tide clock, ובקיצור „שעון”. הוא מסתובב פעמיים ביום (12:25)."),
        (Some("en"), "In Hebrew it is שעון גאות, read from right to left."),
        (None, "https://tides.example/a?b=c&d=e שלום (hello)!"),
    ];
    let mut thread = sample::thread();
    for (language, words) in texts {
        thread = thread.post(|post| {
            post.language = language.map(str::to_owned);
            post.text = RichText::plain(words);
        });
    }
    thread.build()
}

fn text(words: &str) -> Inline {
    Inline::Text { text: words.to_owned(), style: Style::default() }
}

fn emoji() -> Thread {
    let custom = |code: &str| Inline::Emoji {
        code: code.to_owned(),
        image: url("https://files.example/wave.png"),
    };
    let runs = vec![text("Tides "), custom("wave"), text(" and "), custom("lost"), text("!")];
    let mut runs = runs;
    if let Inline::Emoji { image, .. } = &mut runs[3] {
        *image = url("https://elsewhere.example/lost.png");
    }
    sample::thread()
        .say("👩‍👩‍👧‍👦 🇯🇵 1️⃣ ❤️‍🔥 👍🏽 are five pictures.")
        .post(|post| post.text = RichText(vec![Block::Paragraph(runs)]))
        .say("Z͑ͫ̓a͜l͟g̀o is fine too.")
        .build()
}

fn embeds() -> Thread {
    let quoted = Post {
        media: vec![image("moon.jpg", Some("The moon"))],
        ..post("q", "cyd", 1, "The moon\npulls.")
    };
    let choice = |label: &str, votes| Choice { label: label.to_owned(), votes };
    let poll = Poll {
        choices: vec![choice("Ebb", Some(2)), choice("Flood", Some(1)), choice("Neither", None)],
        multiple: true,
        ends_at: Some(minute(600)),
        is_over: false,
        total: Some(3),
    };
    let card = Embed::Card {
        url: url("https://www.tides.example/clock?a=1&b=2"),
        title: "Tide clocks & more".to_owned(),
        summary: Some("How they <work>".to_owned()),
        image: Some(url("https://files.example/card.png")),
    };
    let hidden = Gap { reason: GapReason::Blocked, id: None, cause: None };
    sample::thread()
        .say("Look at this:")
        .embed(Embed::Quote(Box::new(quoted)))
        .say("And this:")
        .embed(card)
        .say("What is next?")
        .embed(Embed::Poll(poll))
        .embed(Embed::QuoteGap(hidden))
        .embed(Embed::Unsupported)
        .build()
}

fn sensitive() -> Thread {
    sample::thread()
        .say("Do not read on at sea.")
        .post(|post| {
            post.warning = Some("Seasickness".to_owned());
            post.sensitive = true;
            post.text = RichText::plain("It goes up and down.");
            post.media = vec![image("moon.jpg", Some("A wave"))];
        })
        .say("It is over.")
        .build()
}

fn note() -> Thread {
    let style = Style::default();
    let run = |words: &str, style| Inline::Text { text: words.to_owned(), style };
    let bold = Style { bold: true, ..style };
    let code = Style { code: true, ..style };
    let link =
        Inline::Link { label: "my notes".to_owned(), url: url("https://notes.example/?a&b") };
    let blocks = vec![
        Block::Heading(vec![text("Ebb")]),
        Block::Paragraph(vec![
            run("Bold", bold),
            text(" and "),
            run("x < 1 && y", code),
            Inline::Break,
            Inline::Mention {
                handle: "bob@social.example".to_owned(),
                url: url("https://social.example/@bob"),
            },
            text(" "),
            Inline::Tag { name: "moon".to_owned(), url: url("https://social.example/tags/moon") },
        ]),
        Block::List { ordered: true, items: vec![vec![text("One")], vec![link]] },
        Block::List { ordered: false, items: vec![vec![text("Dot")]] },
        Block::Quote(vec![text("Time and tide")]),
        Block::Heading(vec![text("Flood")]),
        Block::Code("let hand = 1;\n  turn(&hand) -> ();".to_owned()),
    ];
    let long = |post: &mut Post| {
        post.text = RichText(blocks);
        post.tags = vec!["tides".to_owned()];
    };
    sample::thread()
        .say("A note about tides")
        .post(long)
        .post(|post| {
            post.text = RichText::plain("The moon …");
            post.truncated = true;
            post.edited_at = Some(minute(30));
        })
        .build()
}

fn film(kind: MediaKind, file: &str, poster: Option<&str>) -> Media {
    let preview = poster.map(|file| url(&format!("https://files.example/{file}")));
    Media { kind, preview, ..image(file, Some("Waves, rolling")) }
}

fn media() -> Thread {
    let size = Some(Size { width: 4, height: 3 });
    sample::thread()
        .post(|post| {
            post.text = RichText::plain("Pictures:");
            post.author.avatar = Some(url("https://files.example/ada.png"));
            post.media = vec![
                Media { size, ..image("moon.jpg", Some("The moon,\nover the sea")) },
                image("card.png", None),
                image("wave.webp", Some("A wave")),
                image("missing.jpg", Some("A picture that could not be had")),
            ];
        })
        .post(|post| {
            post.text = RichText::plain("Films and sounds:");
            post.media = vec![
                film(MediaKind::Video, "film.mp4", Some("card.png")),
                film(MediaKind::Video, "stream.m3u8", None),
                film(MediaKind::Gif, "loop.gif", None),
                film(MediaKind::Audio, "sound.mp3", None),
                film(MediaKind::Other, "paper.pdf", None),
            ];
        })
        .build()
}

/// The attack in every field that holds words or an address.
#[expect(clippy::too_many_lines, reason = "every field is named once")]
pub(crate) fn poisoned(attack: &str) -> Thread {
    let words = || attack.to_owned();
    let bad = url("javascript:alert(1)");
    let mut odd = url("https://files.example/");
    odd.set_path(attack);
    odd.set_query(Some(attack));
    odd.set_fragment(Some(attack));
    let style = Style { bold: true, italic: true, strike: true, code: true };
    let run = Inline::Text { text: words(), style };
    let runs = vec![
        text(attack),
        run.clone(),
        Inline::Link { label: words(), url: bad.clone() },
        Inline::Link { label: words(), url: odd.clone() },
        Inline::Mention { handle: words(), url: bad.clone() },
        Inline::Tag { name: words(), url: odd.clone() },
        Inline::Emoji { code: words(), image: odd.clone() },
        Inline::Emoji { code: words(), image: url("https://files.example/wave.png") },
    ];
    let poll = Poll {
        choices: vec![Choice { label: words(), votes: Some(u64::MAX) }],
        multiple: false,
        ends_at: None,
        is_over: true,
        total: Some(1),
    };
    let card = |url: &Url| Embed::Card {
        url: url.clone(),
        title: words(),
        summary: Some(words()),
        image: Some(odd.clone()),
    };
    let fill = |post: &mut Post| {
        post.author.name = words();
        post.author.handle = words();
        post.author.url = bad.clone();
        post.author.avatar = Some(odd.clone());
        post.url = odd.clone();
        post.language = Some(words());
        post.tags = vec![words()];
        post.text = RichText(vec![
            Block::Heading(runs.clone()),
            Block::Paragraph(runs.clone()),
            Block::Quote(runs.clone()),
            Block::List { ordered: false, items: vec![runs.clone(), Vec::new()] },
            Block::List { ordered: true, items: Vec::new() },
            Block::Code(words()),
            Block::Paragraph(Vec::new()),
        ]);
        post.media = vec![
            Media { url: odd.clone(), preview: Some(bad.clone()), ..image("x", Some(attack)) },
            Media {
                kind: MediaKind::Video,
                preview: Some(url("https://files.example/card.png")),
                ..image("y.mp4", Some(attack))
            },
        ];
        post.embeds = vec![card(&bad), card(&odd), Embed::Poll(poll.clone())];
    };
    let mut quoted = post("q", "cyd", 1, "");
    fill(&mut quoted);
    let mut context = post("b", "bob", 0, "");
    fill(&mut context);
    context.url = bad.clone();
    let mut thread = sample::thread()
        .answers(context)
        .post(|post| fill(post))
        .post(|post| {
            fill(post);
            post.warning = Some(words());
            post.sensitive = true;
            post.url = bad.clone();
        })
        .embed(Embed::Quote(Box::new(quoted)))
        .gap(GapReason::Deleted)
        .branch(1)
        .post(|post| fill(post))
        .build();
    thread.via = words();
    thread
}

/// The files of a thread: what is at `files.example` and is not called `missing`.
pub(crate) fn kit() -> Kit {
    let picture = |format| {
        let mut bytes = Cursor::new(Vec::new());
        let step = |at: u32| u8::try_from(at * 60).expect("a small picture");
        let shade = |x, y| Rgb([step(x), step(y), 90]);
        let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(4, 3, shade));
        picture.write_to(&mut bytes, format).expect("a picture");
        Bytes::from(bytes.into_inner())
    };
    let reel = [&[0, 0, 0, 24], b"ftypisom\0\0\0\0isommp42".as_slice(), &[9; 400]].concat();
    let size = Some(Size { width: 4, height: 3 });
    let files = [
        ("moon.jpg", "image/jpeg", picture(ImageFormat::Jpeg), size),
        ("card.png", "image/png", picture(ImageFormat::Png), size),
        // The same bytes at another address.
        ("wave.png", "image/png", picture(ImageFormat::Png), size),
        ("ada.png", "image/png", picture(ImageFormat::Png), size),
        ("wave.webp", "image/webp", picture(ImageFormat::WebP), size),
        ("loop.gif", "image/gif", picture(ImageFormat::Gif), size),
        ("film.mp4", "video/mp4", Bytes::from(reel), None),
        ("sound.mp3", "audio/mpeg", Bytes::from_static(b"ID3\x03\0\0\0\0\0\0"), None),
    ];
    let named = |(name, media_type, bytes, size): (&str, &str, Bytes, Option<Size>)| {
        let file = File { media_type: media_type.to_owned(), bytes, size };
        (url(&format!("https://files.example/{name}")), file)
    };
    let files: BTreeMap<Url, File> = files.into_iter().map(named).collect();
    let page = Some(url("https://unspool.example/sample/social.example/@ada/1"));
    Kit { page, files, ..Kit::default() }
}
