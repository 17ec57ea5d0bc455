//! The thread as something to be cited. The expected texts are written by hand, after the manuals of
//! biblatex, of RIS and of CSL 1.0.2.

use serde_json::{Value, json};
use unspool::{
    format::{Format, Kit, by_extension},
    thread::Thread,
};

use super::{everything, rendered};
use crate::support::{sample, ten};

fn cited(extension: &str, thread: &Thread) -> String {
    let kit = Kit { page: ten::kit().page, ..Kit::default() };
    let shape: &dyn Format = by_extension(extension).expect("a shape");
    String::from_utf8(shape.render(thread, &kit).expect("a text").to_vec()).expect("UTF-8")
}

#[test]
fn bibtex_has_author_title_network_addresses_and_both_days() {
    assert_eq!(
        cited("bib", &everything()),
        "@online{ada2026-1,\n\
         \x20 author = {{Ada}},\n\
         \x20 title = {{A tide clock}},\n\
         \x20 date = {2026-03-01},\n\
         \x20 year = {2026},\n\
         \x20 organization = {{social.example}},\n\
         \x20 url = {https://social.example/@ada/1},\n\
         \x20 urldate = {2026-03-02},\n\
         \x20 language = {en},\n\
         \x20 note = {Thread by @ada@social.example. 4 of 5 posts: 1 deleted},\n\
         \x20 addendum = {\\url{https://unspool.example/sample/social.example/@ada/1}},\n\
         }\n"
    );
}

#[test]
fn ris_has_the_same_in_lines_of_its_own() {
    assert_eq!(
        cited("ris", &everything()),
        "TY  - ELEC\r\nID  - ada2026-1\r\nAU  - Ada\r\nTI  - A tide clock\r\nPY  - 2026\r\n\
         DA  - 2026/03/01\r\nPB  - social.example\r\nUR  - https://social.example/@ada/1\r\n\
         L2  - https://unspool.example/sample/social.example/@ada/1\r\nY2  - 2026/03/02\r\n\
         LA  - en\r\nN1  - Thread by @ada@social.example. 4 of 5 posts: 1 deleted\r\nER  - \r\n"
    );
}

#[test]
fn csl_json_has_the_same_for_programs() {
    let made: Value = serde_json::from_str(&cited("csl", &everything())).unwrap();
    assert_eq!(
        made,
        json!([{
            "id": "ada2026-1",
            "type": "post",
            "genre": "Thread",
            "title": "A tide clock",
            "author": [{ "literal": "Ada" }],
            "container-title": "social.example",
            "publisher": "social.example",
            "issued": { "date-parts": [[2026, 3, 1]] },
            "accessed": { "date-parts": [[2026, 3, 2]] },
            "URL": "https://social.example/@ada/1",
            "archive_location": "https://unspool.example/sample/social.example/@ada/1",
            "language": "en",
            "note": "Thread by @ada@social.example. 4 of 5 posts: 1 deleted",
        }])
    );
}

#[test]
fn what_tex_would_take_for_commands_is_words() {
    for (title, tex) in [
        ("100% of $5 & #1 a_b", "100\\% of \\$5 \\& \\#1 a\\_b"),
        ("a\\input{x}", "a\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}"),
        ("}} @online{x,", "\\textbraceright{}\\textbraceright{} @online\\textbraceleft{}x,"),
        (
            "<x> | ~ ^ \"q\"",
            "\\textless{}x\\textgreater{} \\textbar{} \\textasciitilde{} \\textasciicircum{} \\textquotedbl{}q\\textquotedbl{}",
        ),
        ("Ünïcode 日本 🌙", "Ünïcode 日本 🌙"),
    ] {
        let text = rendered("bib", &sample::thread().say(title).build());
        assert!(text.contains(&format!("  title = {{{{{tex}}}}},\n")), "{title}: {text}");
    }
}

/// The fields of an entry, read as BibTeX reads: braces are counted, whatever stands before them.
fn entry(text: &str) -> Vec<String> {
    let inside = text.strip_prefix("@online{").and_then(|text| text.strip_suffix("}\n"));
    let (mut depth, mut fields) = (0, vec![String::new()]);
    for c in inside.expect("one entry").chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        assert!(depth >= 0, "{text}");
        if c == ',' && depth == 0 {
            fields.push(String::new());
        } else if let Some(field) = fields.last_mut() {
            field.push(c);
        }
    }
    assert_eq!(depth, 0, "{text}");
    fields.iter().map(|field| field.trim().to_owned()).filter(|field| !field.is_empty()).collect()
}

#[test]
fn no_words_make_a_field_or_an_entry_of_their_own() {
    let payloads = include_str!("../fixtures/security/xss/payloads.txt").lines();
    let more =
        [ten::ATTACK, "}", "{", "\\", "\\}", "a\r\nER  - \r\nTY  - BOOK", "\u{85}TI  - x", ", x"];
    for words in payloads.chain(more) {
        let mut thread = ten::poisoned(words);
        let author = thread.posts().next().unwrap().author.clone();
        thread.author = author;
        let fields = entry(&cited("bib", &thread)).len();
        assert!((9..=12).contains(&fields), "{words}: {fields}");
        let ris = cited("ris", &thread);
        let tags: Vec<&str> = ris.split_terminator("\r\n").map(|line| &line[..6]).collect();
        let (first, last) = (tags.first(), tags.last());
        assert_eq!((first, last), (Some(&"TY  - "), Some(&"ER  - ")), "{ris}");
        let once: std::collections::BTreeSet<&&str> = tags.iter().collect();
        assert_eq!(once.len(), tags.len(), "each tag once: {ris}");
        assert!(!ris.replace("\r\n", "").contains(['\r', '\n', '\u{85}', '\u{2028}']), "{ris}");
        let csl = cited("csl", &thread);
        assert!(!csl.contains('<'), "{csl}");
        let csl: Value = serde_json::from_str(&csl).unwrap();
        assert_eq!(csl.as_array().unwrap().len(), 1);
        assert!(csl[0]["URL"].as_str().is_none_or(|url| url.starts_with("https://")), "{csl}");
    }
}
