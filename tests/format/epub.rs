//! The book, taken apart again. `.ci/formats` gives it to epubcheck, too.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use unspool::{
    format::{Epub, Format, Kit},
    thread::Thread,
};
use zip::{CompressionMethod, ZipArchive};

use super::{everything, shaped, xml};
use crate::support::{sample, ten};

pub(super) fn book(thread: &Thread, kit: &Kit) -> BTreeMap<String, Vec<u8>> {
    let bytes = Epub.render(thread, kit).expect("a book");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn words(book: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(book[name].clone()).expect("UTF-8")
}

#[test]
fn the_book_says_first_and_plainly_what_it_is() {
    let bytes = Epub.render(&everything(), &Kit::default()).unwrap();
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let first = zip.by_index(0).unwrap();
    assert_eq!(first.name().unwrap(), "mimetype");
    assert_eq!(first.compression(), CompressionMethod::Stored);
    assert!(first.extra_data().is_none_or(|data| data.is_empty()));
}

#[test]
fn every_text_of_every_book_is_well_formed() {
    for (name, thread) in ten::ten() {
        let book = book(&thread, &ten::kit());
        for (file, bytes) in &book {
            if file.ends_with("xml") || file.ends_with("html") || file.ends_with("opf") {
                let text = std::str::from_utf8(bytes).expect("UTF-8");
                xml::read(&format!("{name}: {file}"), text);
            }
        }
    }
}

#[test]
fn a_long_thread_has_chapters_that_find_one_another() {
    let book = book(&shaped("long"), &Kit::default());
    let texts: Vec<&String> = book.keys().filter(|name| name.contains("text-")).collect();
    assert_eq!(texts, ["EPUB/text-1.xhtml", "EPUB/text-2.xhtml", "EPUB/text-3.xhtml"]);
    let nav = words(&book, "EPUB/nav.xhtml");
    for title in ["Part 1", "Part 2", "Continued from ¶2"] {
        assert!(nav.contains(&format!(">{title}</a>")), "{title}: {nav}");
    }
    let (second, branch) = (words(&book, "EPUB/text-2.xhtml"), words(&book, "EPUB/text-3.xhtml"));
    assert!(second.contains("href=\"text-2.xhtml#p201\"") && second.contains("id=\"p201\""));
    assert!(branch.contains("href=\"text-1.xhtml#p2\""), "{branch}");
}

#[test]
fn the_package_tells_language_direction_dates_and_what_those_need_who_do_not_see() {
    let package = |name: &str, kit: &Kit| words(&book(&shaped(name), kit), "EPUB/package.opf");
    let arabic = package("arabic", &Kit::default());
    for line in [
        "<dc:language>ar</dc:language>",
        "<spine page-progression-direction=\"rtl\">",
        "<dc:identifier id=\"id\">https://social.example/@ada/1</dc:identifier>",
        "<dc:date>2026-03-01T09:01:00Z</dc:date>",
        "<meta property=\"dcterms:modified\">2026-03-02T09:00:00Z</meta>",
        "<meta property=\"schema:accessModeSufficient\">textual</meta>",
        "<meta property=\"schema:accessibilityHazard\">none</meta>",
    ] {
        assert!(arabic.contains(line), "{line}: {arabic}");
    }
    let media = package("media", &ten::kit());
    for line in [
        "<meta property=\"schema:accessMode\">visual</meta>",
        "<meta property=\"schema:accessibilityHazard\">unknown</meta>",
        "Some pictures have no description",
        "media-type=\"image/jpeg\"",
    ] {
        assert!(media.contains(line), "{line}: {media}");
    }
    assert!(!media.contains("alternativeText") && !media.contains("video/mp4"), "{media}");
    assert!(!media.contains("image/webp"), "older readers do not know it: {media}");
    assert!(package("hostile", &Kit::default()).contains("<dc:language>und</dc:language>"));
}

#[test]
fn the_same_picture_at_two_addresses_is_in_the_book_once() {
    let book = book(&shaped("media"), &ten::kit());
    let pictures = book.keys().filter(|name| name.starts_with("EPUB/media/")).count();
    // jpeg, png (three addresses), webp as jpeg, gif.
    assert_eq!(pictures, 4);
    let text = words(&book, "EPUB/text-1.xhtml");
    assert!(text.contains("alt=\"The moon,\nover the sea\" width=\"4\" height=\"3\"/>"), "{text}");
    assert!(text.contains("Video: watch it in the original"), "{text}");
}

#[test]
fn a_thread_of_one_post_is_a_book_too() {
    let book = book(&sample::thread().posts(1).build(), &Kit::default());
    assert!(words(&book, "EPUB/nav.xhtml").contains(
        "<a href=\"text-1.xhtml\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\">The thread</a>"
    ));
}
