//! Threads made by hand in, shapes to take away out. The expected texts are written by hand.

mod article;
mod cite;
mod epub;
mod hostile;
mod html;
mod json;
mod long;
mod markdown;
mod nasty;
mod parcel;
mod schema;
mod shapes;
mod text;
mod valid;
mod words;
mod xml;

use bytes::Bytes;
use unspool::{
    format::{ALL, Format, Kit, by_extension},
    thread::{Block, Choice, Embed, Gap, GapReason, Inline, Poll, Post, RichText, Style, Thread},
};

use crate::support::{sample, ten};

/// A run of words.
fn run(text: &str, style: Style) -> Inline {
    Inline::Text { text: text.to_owned(), style }
}

fn plain(text: &str) -> Inline {
    run(text, Style::default())
}

/// One thread with one of everything.
fn everything() -> Thread {
    let quoted = Post {
        media: vec![sample::image("moon.jpg", Some("The moon"))],
        ..sample::post("q", "cyd", 1, "The moon\npulls.")
    };
    let choice = |label: &str, votes| Choice { label: label.to_owned(), votes: Some(votes) };
    let poll = Poll {
        choices: vec![choice("Ebb", 2), choice("Flood", 1)],
        multiple: false,
        ends_at: None,
        is_over: true,
        total: Some(3),
    };
    let card = Embed::Card {
        url: sample::url("https://tides.example/clock"),
        title: "Tide clocks".to_owned(),
        summary: Some("How they work".to_owned()),
        image: None,
    };
    let gone = Gap { reason: GapReason::Blocked, id: None, cause: None };
    sample::thread()
        .answers(sample::post("b", "bob", 0, "What is a tide clock?"))
        .say("A tide clock\n\nIt has one hand.\nIt turns twice a day.")
        .post(|post| {
            post.warning = Some("Seasickness".to_owned());
            post.sensitive = true;
            post.text = RichText::plain("Look:");
            post.media = vec![sample::image("clock.jpg", Some("A clock\nwith one hand"))];
            post.tags = vec!["tides".to_owned()];
        })
        .gap(GapReason::Deleted)
        .post(|post| post.text = prose())
        .embed(Embed::Quote(Box::new(quoted)))
        .embed(card)
        .embed(Embed::Poll(poll))
        .embed(Embed::QuoteGap(gone))
        .embed(Embed::Unsupported)
        .branch(2)
        .say("A footnote.")
        .build()
}

/// One of every block and run.
fn prose() -> RichText {
    let style = Style::default();
    let link =
        |label: &str, url: &str| Inline::Link { label: label.to_owned(), url: sample::url(url) };
    RichText(vec![
        Block::Paragraph(vec![
            run("Bold ", Style { bold: true, ..style }),
            plain("and "),
            run("both", Style { bold: true, italic: true, ..style }),
            plain(", "),
            run("gone", Style { strike: true, ..style }),
            plain(", "),
            run("x = 1", Style { code: true, ..style }),
            Inline::Break,
            Inline::Mention {
                handle: "bob@social.example".to_owned(),
                url: sample::url("https://social.example/@bob"),
            },
            plain(" "),
            Inline::Tag {
                name: "moon".to_owned(),
                url: sample::url("https://social.example/tags/moon"),
            },
            plain(" "),
            Inline::Emoji {
                code: "wave".to_owned(),
                image: sample::url("https://files.example/wave.png"),
            },
        ]),
        Block::Quote(vec![plain("Time and tide")]),
        Block::List {
            ordered: true,
            items: vec![
                vec![link("tides.example/a…", "https://tides.example/a/b")],
                vec![link("my notes", "https://notes.example/")],
            ],
        },
        Block::Code("let hand = 1;\nturn();".to_owned()),
    ])
}

/// What a shape makes of the thread.
fn rendered(extension: &str, thread: &Thread) -> String {
    let bytes =
        by_extension(extension).expect("a shape").render(thread, &Kit::default()).expect("a text");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The bytes of a shape, or those of the order to a typesetter.
fn made(format: &dyn Format, thread: &Thread) -> Bytes {
    let kit = ten::kit();
    match format.order(thread, &kit) {
        Some(order) => order.expect("an order").to_parts().concat().into(),
        None => format.render(thread, &kit).expect("a shape"),
    }
}

#[test]
fn the_menu_offers_these_shapes_in_this_order() {
    let menu: Vec<_> = ALL.iter().map(|f| (f.extension(), f.label(), f.media_type())).collect();
    assert_eq!(
        menu,
        [
            ("md", "Markdown", "text/markdown; charset=utf-8"),
            ("txt", "Plain text", "text/plain; charset=utf-8"),
            ("json", "JSON", "application/json; charset=utf-8"),
            ("html", "HTML", "text/html; charset=utf-8"),
            ("epub", "EPUB", "application/epub+zip"),
            #[cfg(feature = "pdf")]
            ("pdf", "PDF", "application/pdf"),
            ("zip", "Zip with everything", "application/zip"),
            ("bib", "BibTeX", "application/x-bibtex; charset=utf-8"),
            ("ris", "RIS", "application/x-research-info-systems; charset=utf-8"),
            ("csl", "CSL-JSON", "application/vnd.citationstyles.csl+json; charset=utf-8"),
        ]
    );
    assert!(by_extension("exe").is_none());
}

/// The thread of that difficulty.
fn shaped(name: &str) -> Thread {
    let found = ten::ten().into_iter().find(|(other, _)| *other == name);
    found.expect("one of the ten").1
}

#[test]
fn every_shape_of_every_thread_comes_out_the_same_twice_and_words_end_with_one_new_line() {
    let threads = ten::ten().into_iter().map(|(_, thread)| thread);
    for thread in threads.chain([sample::thread().posts(1).build(), everything()]) {
        for format in ALL {
            let made = || made(*format, &thread);
            let bytes = made();
            assert_eq!(bytes, made(), "{}", format.extension());
            if format.media_type().contains("utf-8") {
                let text = std::str::from_utf8(&bytes).expect("UTF-8");
                assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text}");
            }
        }
    }
}
