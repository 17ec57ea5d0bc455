//! The zip with everything.

use std::io::{Cursor, Read};

use aws_lc_rs::digest::{SHA256, digest};
use scraper::{Html, Selector};
use unspool::{
    format::{
        Format, Kit, Parcel,
        parcel::{MANIFEST, Manifest, SCHEMA},
    },
    thread::Thread,
};
use zip::ZipArchive;

use super::{everything, shaped};
use crate::support::ten;

fn files(thread: &Thread, kit: &Kit) -> Vec<(String, Vec<u8>)> {
    let bytes = Parcel.render(thread, kit).expect("a zip");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let all = 0..zip.len();
    let read = |at| {
        let mut file = zip.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        (file.name().expect("a name").into_owned(), bytes)
    };
    all.map(read).collect()
}

/// The page of the parcel of the thread.
pub(super) fn page(thread: &Thread) -> Vec<u8> {
    let files = files(thread, &ten::kit());
    files.into_iter().find(|(name, _)| name == "article.html").expect("a page").1
}

fn text(files: &[(String, Vec<u8>)], name: &str) -> String {
    let found = files.iter().find(|(other, _)| other == name).expect("the file");
    String::from_utf8(found.1.clone()).expect("UTF-8")
}

#[test]
fn the_list_names_every_file_with_its_length_and_hash() {
    for (name, thread) in ten::ten() {
        let files = files(&thread, &ten::kit());
        let list: Manifest = serde_json::from_str(&text(&files, MANIFEST)).unwrap();
        assert_eq!((list.schema.as_str(), list.version), (SCHEMA, 1));
        assert_eq!(files[0].0, MANIFEST, "{name}");
        assert_eq!(list.files.len(), files.len() - 1, "{name}");
        for (entry, (path, bytes)) in list.files.iter().zip(&files[1..]) {
            let hash = digest(&SHA256, bytes);
            let hash = u256(hash.as_ref());
            assert_eq!((&entry.path, entry.bytes), (path, bytes.len() as u64), "{name}");
            assert_eq!(entry.sha256, hash, "{name}: {path}");
        }
    }
}

#[test]
fn the_document_reads_back_as_the_same_thread() {
    for thread in ten::ten().into_iter().map(|(_, thread)| thread).chain([everything()]) {
        let back: Thread =
            serde_json::from_str(&text(&files(&thread, &ten::kit()), "thread.json")).unwrap();
        assert_eq!(back, thread);
    }
}

#[test]
fn page_and_markdown_name_the_files_that_lie_beside_them() {
    let files = files(&shaped("media"), &ten::kit());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let page = Html::parse_document(&text(&files, "article.html"));
    let sources = Selector::parse("[src], [poster]").unwrap();
    let mut shown = 0;
    for node in page.select(&sources) {
        for address in [node.attr("src"), node.attr("poster")].into_iter().flatten() {
            assert!(names.contains(&address), "{address} in {names:?}");
            shown += 1;
        }
    }
    // The avatar, three pictures, the loop, the film with its poster, the sound.
    assert_eq!(shown, 8);
    let markdown = text(&files, "article.md");
    for (_, rest) in markdown.match_indices("](media/").map(|(at, _)| markdown.split_at(at + 2)) {
        let address = rest.split(')').next().unwrap();
        assert!(names.contains(&address), "{address} in {names:?}");
    }
    assert!(markdown.matches("](media/").count() >= 6, "{markdown}");
    assert!(markdown.contains("https://files.example/missing.jpg"), "{markdown}");
    assert!(!markdown.contains(".invalid"), "{markdown}");
}

#[test]
fn the_same_bytes_at_several_addresses_are_there_once_under_all_of_them() {
    let files = files(&shaped("media"), &ten::kit());
    let list: Manifest = serde_json::from_str(&text(&files, MANIFEST)).unwrap();
    let png = list.files.iter().find(|entry| entry.media_type == "image/png").unwrap();
    let urls: Vec<&str> = png.urls.iter().map(url::Url::as_str).collect();
    assert_eq!(
        urls,
        ["ada", "card", "wave"].map(|name| format!("https://files.example/{name}.png"))
    );
    assert_eq!(list.files.iter().filter(|entry| entry.media_type == "image/png").count(), 1);
}

/// Thirty-two bytes in hexadecimal digits.
fn u256(bytes: &[u8]) -> String {
    let (high, low) = bytes.split_at(16);
    let half = |bytes: &[u8]| u128::from_be_bytes(bytes.try_into().expect("sixteen bytes"));
    format!("{:032x}{:032x}", half(high), half(low))
}
