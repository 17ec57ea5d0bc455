//! What is shown and what is not, by content and by name. The beginnings of the files are written
//! down from the formats' definitions.

use unspool::media::Error;

use super::{Setting, answer};

/// What the shelf makes of a file that its server calls so.
async fn shown(called: &str, bytes: &[u8]) -> Result<&'static str, Error> {
    let file = answer("file", called, bytes.to_vec());
    let setting = Setting::new(1 << 20, vec![file]);
    setting.open("file").await.map(|picture| picture.media_type)
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x08\x08\x02\0\0\0";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x06JFIF\xff\xc0\0\x0b\x08\0\x08\0\x09\x01\x01\x11\0";
const GIF: &[u8] = b"GIF89a\x09\0\x08\0\0\0\0";
const WEBP: &[u8] = b"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x09\0\x08\0";
const WEBM: &[u8] = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm\x42\x87\x81\x04";
const MATROSKA: &[u8] = b"\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x88matroska\x42\x87\x81\x04";

#[tokio::test]
async fn what_browsers_show_is_shown_under_our_own_name() {
    for (called, bytes, expected) in [
        ("image/jpeg", JPEG, "image/jpeg"),
        ("image/png", PNG, "image/png"),
        ("IMAGE/PNG; charset=binary", PNG, "image/png"),
        ("image/jpeg", PNG, "image/png"),
        ("application/octet-stream", PNG, "image/png"),
        ("image/gif", GIF, "image/gif"),
        ("image/gif", b"GIF87a\x09\0\x08\0\0\0\0", "image/gif"),
        ("image/webp", WEBP, "image/webp"),
        ("image/avif", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "image/avif"),
        ("image/avif", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "image/avif"),
        ("video/mp4", b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41", "video/mp4"),
        ("video/mp4", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "video/mp4"),
        ("audio/mp4", b"\0\0\0\x18ftypM4A \0\0\0\0M4A isom", "audio/mp4"),
        ("video/webm", WEBM, "video/webm"),
        ("audio/webm", WEBM, "video/webm"),
        ("audio/ogg", b"OggS\0\x02\0\0", "audio/ogg"),
        ("application/ogg", b"OggS\0\x02\0\0", "audio/ogg"),
        ("audio/mpeg", b"ID3\x04\0\0\0\0\0\0", "audio/mpeg"),
        ("audio/mpeg", b"\xff\xfb\x90\x64", "audio/mpeg"),
        ("text/vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello", "text/vtt; charset=utf-8"),
        ("text/vtt;charset=utf-8", b"\xef\xbb\xbfWEBVTT - tide\n", "text/vtt; charset=utf-8"),
    ] {
        assert_eq!(shown(called, bytes).await, Ok(expected), "{called}: {bytes:?}");
    }
}

#[tokio::test]
async fn what_can_hold_a_program_is_not_shown_whatever_it_is_called() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for bytes in [
        svg.as_slice(),
        b"<?xml version=\"1.0\"?><svg/>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"MZ\x90\0",
        b"#!/bin/sh\n",
        b"#EXTM3U\n",
        b"WEBVTTX",
        b"WEBVTT\n\xff\xfe",
        b"BM\x36\0",
        b"II*\0",
        MATROSKA,
        b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"\0\0\0\x08ftyp",
        b"\0\0\0\0ftypisom\0\0\0\0isom",
        b"\xff\xff\xff\xffftyp",
        b"RIFF\x24\0\0\0WAVE",
        b"\xff\xff\xff\xff",
        b"\x89PNG",
        // Called so by their first bytes, and no picture behind them.
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"GIF89a\x01\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"",
    ] {
        for called in ["image/png", "image/svg+xml", "video/mp4", "text/vtt", "audio/mpeg"] {
            let outcome = shown(called, bytes).await;
            assert!(
                matches!(outcome, Err(Error::WrongType(_))),
                "{called}: {bytes:?}: {outcome:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_file_that_is_called_something_else_is_not_shown() {
    for called in [
        "",
        "image",
        "image/",
        "/png",
        "text/html",
        "text/html; image/png",
        "image/png, text/html",
        "image/png text/html",
        "image/svg+xml",
        "image/png\u{e9}",
        "application/javascript",
        "video/mp4",
    ] {
        let outcome = shown(called, PNG).await;
        assert!(matches!(outcome, Err(Error::WrongType(_))), "{called:?}: {outcome:?}");
    }
}
