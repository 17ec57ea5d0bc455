//! Threads as documents, looked at with programs that are not ours.

use std::{io::Write, process::Command};

use futures_util::future::join_all;
use tempfile::NamedTempFile;
use unspool::{
    format::{Kit, View},
    lang::Language,
    thread::RichText,
};

use super::pdf;
use crate::support::{sample, ten};

/// What that program says about the file; `None` where it is not installed.
fn say(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let mut command = Command::new(program);
    let behind = if program == "pdftotext" { vec!["-"] } else { Vec::new() };
    match command.args(arguments).arg(file.path()).args(behind).output() {
        Ok(output) => {
            let words = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success(), "{program}: {words}");
            Some(words)
        }
        Err(error) => {
            eprintln!("skipped, because {program} is not installed: {error}");
            None
        }
    }
}

/// The words of the document in their order, white space made one, marks that nobody sees left out.
fn words(pdf: &[u8]) -> Option<String> {
    let words = say("pdftotext", &["-raw", "-enc", "UTF-8"], pdf)?;
    let is_seen = |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words: String = words.chars().filter(is_seen).collect();
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[track_caller]
fn in_order(words: &str, parts: &[&str]) {
    let mut rest = words;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part:?} is not next in: {rest}"));
        rest = &rest[at + part.len()..];
    }
}

#[tokio::test]
async fn the_ten_threads_are_sound_tagged_documents_that_say_who_wrote_them() {
    // The long one has a test of its own.
    let threads = ten::ten().into_iter().filter(|(name, _)| *name != "long");
    let made = threads.map(|(name, thread)| async move {
        let made = pdf(&thread, &ten::kit()).await;
        (name, made)
    });
    for (name, pdf) in join_all(made).await {
        assert!(pdf.starts_with(b"%PDF"), "{name}");
        if let Some(folder) = std::env::var_os("UNSPOOL_FORMATS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), &pdf)
                .unwrap();
        }
        say("qpdf", &["--check"], &pdf);
        let Some(info) = say("pdfinfo", &[], &pdf) else { continue };
        let line = |key: &str| {
            let line = info.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap_or_else(|| panic!("{name} has no {key} {info}")).trim().to_owned()
        };
        assert_eq!(line("Tagged:"), "yes", "{name}");
        assert!(!line("Title:").is_empty() && !line("Author:").is_empty(), "{name}");
        assert_eq!(line("JavaScript:"), "no", "{name}");
    }
}

#[tokio::test]
async fn a_thread_of_hundreds_of_posts_is_one_sound_document_from_its_first_word_to_its_last() {
    let thread = ten::ten().into_iter().find(|(name, _)| *name == "long").unwrap().1;
    let made = pdf(&thread, &ten::kit()).await;
    say("qpdf", &["--check"], &made);
    let Some(text) = words(&made) else { return };
    let mut parts = vec!["A tide clock has one hand.".to_owned()];
    parts.extend([2, 117, 231, 234].map(|n| format!("Post {n}.")));
    parts.push("The end.".to_owned());
    parts.push("A footnote about the moon.".to_owned());
    in_order(&text, &parts.iter().map(String::as_str).collect::<Vec<_>>());
    let pages = say("pdfinfo", &[], &made).unwrap();
    let pages = pages.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    assert!(pages.trim().parse::<u32>().unwrap() > 5, "{pages}");
}

#[tokio::test]
async fn every_script_is_there_to_be_read_and_searched() {
    for (name, parts) in [
        ("arabic", &["ساعة", "مرتين", "القمر"][..]),
        ("mixed", &["שעון", "a tide clock", "In Hebrew it is", "read from right to left."]),
        (
            "japanese",
            &["潮汐時計には針が一本しかありません。", "「満潮」", "ありがとうございました。"],
        ),
    ] {
        let thread = ten::ten().into_iter().find(|(other, _)| *other == name).unwrap().1;
        let Some(words) = words(&pdf(&thread, &ten::kit()).await) else { return };
        for part in parts {
            let tight = |text: &str| text.split_whitespace().collect::<String>();
            assert!(tight(&words).contains(&tight(part)), "{name}: {part} in {words}");
        }
    }
}

#[tokio::test]
async fn a_document_says_everything_in_the_order_of_the_page() {
    let kit = ten::kit();
    let shaped = |name: &str| ten::ten().into_iter().find(|(it, _)| *it == name).unwrap().1;
    let (embeds, sensitive, media) = (shaped("embeds"), shaped("sensitive"), shaped("media"));
    let (embeds, sensitive, media) =
        tokio::join!(pdf(&embeds, &kit), pdf(&sensitive, &kit), pdf(&media, &kit));
    let Some(text) = words(&embeds) else { return };
    in_order(
        &text,
        &[
            "A thread by Ada",
            "@ada@social.example",
            "All 3 posts.",
            "Look at this:",
            "Cyd",
            "The moon pulls.",
            "And this:",
            "tides.example",
            "Tide clocks & more",
            "How they <work>",
            "What is next?",
            "Ebb",
            "2 votes, 67%",
            "Poll, open when this was read; several answers could be chosen.",
            "A quoted post stands here that cannot be shown.",
            "Something here can only be seen in the original.",
            "All 3 posts. Read",
            "https://unspool.example/sample/social.example/@ada/1",
        ],
    );
    let text = words(&sensitive).unwrap();
    in_order(
        &text,
        &[
            "Content warning: Seasickness",
            "It goes up and down.",
            "Sensitive media stands at the end of this document.",
            "It is over.",
            "Sensitive media",
            "A wave",
        ],
    );
    let text = words(&media).unwrap();
    in_order(
        &text,
        &["Pictures:", "The moon,", "A picture that could not be had", "Films and sounds:"],
    );
    assert!(text.contains("No description") && text.contains("Video in the original"), "{text}");
    let links = String::from_utf8_lossy(&media).matches("/S/URI").count();
    let pictures = say("pdfimages", &["-list"], &media).map(|it| it.lines().count());
    assert!(pictures.is_none_or(|lines| lines > 4), "{pictures:?}, {links}");
}

#[tokio::test]
async fn words_that_look_like_commands_are_words() {
    let attack = "#read(\"/etc/passwd\") #import \"@preview/x:1.0.0\" $x^2$ \\u{41} *b* _i_ `c` \
                  <label> @ref = Head ] } ) // gone";
    let mut thread = sample::thread().say(attack).build();
    thread.author.name = "#panic(\"x\") $y$".to_owned();
    thread.via = "#[via]".to_owned();
    let thread = sample_with(thread, "a\u{0}b\u{8}c\u{fffe}d #eval(\"1+1\")");
    let kit = Kit { view: View::Posts, language: Language::English, ..Kit::default() };
    let Some(text) = words(&pdf(&thread, &kit).await) else { return };
    for part in [
        "#read(\"/etc/passwd\") #import \"@preview/x:1.0.0\" $x^2$ \\u{41} *b* _i_ `c`",
        "<label> @ref = Head ] } ) // gone",
        "A thread by #panic(\"x\") $y$",
        "via #[via]",
        "abcd #eval(\"1+1\")",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("root:"), "{text}");
}

/// The thread with another post at its end.
fn sample_with(mut thread: unspool::thread::Thread, words: &str) -> unspool::thread::Thread {
    use unspool::thread::{Block, Inline, Item, Style};
    let mut post = sample::post("2", "ada", 5, "");
    let text = Inline::Text { text: words.to_owned(), style: Style::default() };
    post.text = RichText(vec![Block::Paragraph(vec![text])]);
    thread.trunk.push(Item::Post(Box::new(post)));
    thread
}

#[tokio::test]
async fn a_picture_that_cannot_be_decoded_spoils_nothing_else() {
    let mut kit = ten::kit();
    for file in kit.files.values_mut() {
        file.bytes = file.bytes.slice(..file.bytes.len().min(40));
    }
    let thread = ten::ten().into_iter().find(|(name, _)| *name == "media").unwrap().1;
    let made = pdf(&thread, &kit).await;
    assert!(words(&made).is_none_or(|text| text.contains("The moon, over the sea")));
}
