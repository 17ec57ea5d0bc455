//! Hostile pictures: `tests/fixtures/security`, whose README names the sources.

use std::{fs, path::Path};

use unspool::media::Error;

use super::{Setting, answer};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new("tests/fixtures/security").join(name)).unwrap()
}

/// What becomes of the file when its server calls it so, and whether anything of it is on the disk.
async fn fate(name: &str, called: &str) -> (Result<&'static str, Error>, bool) {
    let setting = Setting::new(1 << 20, vec![answer("file", called, fixture(name))]);
    let shown = setting.open("file").await.map(|picture| picture.media_type);
    (shown, !setting.files().is_empty())
}

#[tokio::test]
async fn a_picture_that_claims_to_be_huge_is_neither_decoded_nor_shown_nor_kept() {
    for (name, called) in [
        ("bombs/png-30000x30000-1bit.png", "image/png"),
        ("bombs/png-claims-2147483647.png", "image/png"),
        ("bombs/png-claims-65535x65535-rgba16-empty.png", "image/png"),
        ("bombs/jpeg-claims-65500x65500.jpg", "image/jpeg"),
        ("bombs/gif-65535x65535-many-frames.gif", "image/gif"),
        ("bombs/webp-claims-16384x16384.webp", "image/webp"),
    ] {
        assert_eq!(fate(name, called).await, (Err(Error::TooLarge), false), "{name}");
    }
}

#[tokio::test]
async fn a_vector_picture_is_refused_whatever_it_is_called() {
    let bombs = ["svg-billion-laughs", "svg-huge-canvas", "svg-use-explosion", "svg-xxe"];
    let mut names: Vec<String> = bombs.iter().map(|name| format!("bombs/{name}.svg")).collect();
    for file in fs::read_dir("tests/fixtures/security/svg").unwrap() {
        let file = file.unwrap().file_name().into_string().unwrap();
        if Path::new(&file).extension().is_some_and(|end| end == "svg") {
            names.push(format!("svg/{file}"));
        }
    }
    assert_eq!(names.len(), 20);
    for name in names {
        for called in ["image/svg+xml", "image/png", "text/vtt", "application/octet-stream"] {
            let (outcome, is_kept) = fate(&name, called).await;
            assert!(matches!(outcome, Err(Error::WrongType(_))), "{name}: {outcome:?}");
            assert!(!is_kept, "{name}");
        }
    }
}

#[tokio::test]
async fn what_is_packed_beside_a_picture_is_never_unpacked_and_not_given_out_small() {
    for name in ["bombs/png-iccp-bomb.png", "bombs/png-ztxt-bomb.png"] {
        let bytes = fixture(name);
        let length = bytes.len();
        let setting = Setting::new(1 << 20, vec![answer("file", "image/png", bytes)]);
        assert_eq!(setting.open("file").await.unwrap().bytes.len(), length, "{name}");
        let small = setting.small("file", 96).await.unwrap();
        assert!(small.bytes.len() < 2000, "{name}: {}", small.bytes.len());
    }
}

#[tokio::test]
async fn a_program_that_begins_like_a_picture_is_no_picture() {
    // As programs, they are comments and assignments; as pictures, their measures are letters.
    for (called, bytes) in [
        ("image/gif", &b"GIF89a/*AAAAAAA*/=1;alert(1)//"[..]),
        ("image/gif", b"GIF89a=1;alert(document.domain)//;"),
        ("image/jpeg", b"\xff\xd8\xff\xe0/*alert(1)*/"),
        ("image/png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
        ("image/webp", b"RIFF=1/*WEBPVP8 */;alert(1)"),
    ] {
        let setting = Setting::new(1 << 20, vec![answer("file", called, bytes)]);
        let outcome = setting.open("file").await;
        assert!(
            matches!(outcome, Err(Error::WrongType(_) | Error::TooLarge)),
            "{called}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn pictures_that_are_cut_anywhere_break_nothing() {
    for (called, name) in [
        ("image/png", "bombs/png-ztxt-bomb.png"),
        ("image/gif", "bombs/gif-65535x65535-many-frames.gif"),
    ] {
        let bytes = fixture(name);
        for end in (0..200.min(bytes.len())).step_by(3) {
            let answers = vec![answer("file", called, bytes[..end].to_vec())];
            let setting = Setting::new(1 << 20, answers);
            let _ = setting.small("file", 96).await;
        }
    }
}
