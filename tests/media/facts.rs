//! What is known of a picture before it is loaded.

use bytes::Bytes;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use unspool::{
    media::{Facts, shapes, tones},
    thread::Size,
};

use super::{Setting, answer, encoded, plain, url};

/// The facts of the only picture.
async fn facts(called: &str, bytes: Bytes) -> Option<Facts> {
    let setting = Setting::new(1 << 20, vec![answer("file", called, bytes)]);
    assert_eq!(setting.shelf.facts(&url("file")), None, "before it was looked at");
    setting.open("file").await.unwrap();
    let facts = setting.shelf.facts(&url("file"));
    let later = setting.after_restart(1 << 20);
    assert_eq!(later.shelf.facts(&url("file")), facts, "after a restart");
    assert_eq!(later.fetch.sent(), 0);
    facts
}

#[tokio::test]
async fn the_measure_and_the_colour_of_a_picture_are_known_once_it_was_kept() {
    let teal = [0, 128, 128];
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let bytes = encoded(&plain(40, 30, teal), format);
        let facts = facts(format.to_mime_type(), bytes).await.unwrap();
        assert_eq!(facts.size, Size { width: 40, height: 30 }, "{format:?}");
        let near = |(a, b): (&u8, &u8)| a.abs_diff(*b) < 6;
        let colour = facts.colour.unwrap();
        assert!(colour.iter().zip(&teal).all(near), "{format:?}: {colour:?}");
    }
}

#[tokio::test]
async fn what_is_transparent_has_no_part_in_the_colour() {
    let mut half = RgbaImage::from_pixel(20, 20, Rgba([255, 0, 0, 255]));
    (0..20).for_each(|x| (0..10).for_each(|y| half.put_pixel(x, y, Rgba([0, 255, 0, 0]))));
    let known = facts("image/png", encoded(&DynamicImage::from(half), ImageFormat::Png)).await;
    let [red, green, blue] = known.unwrap().colour.unwrap();
    assert!(red > 240 && green < 16 && blue < 16, "{red} {green} {blue}");
    let nothing = RgbaImage::from_pixel(20, 20, Rgba([0, 255, 0, 0]));
    let known = facts("image/png", encoded(&DynamicImage::from(nothing), ImageFormat::Png)).await;
    assert_eq!(known.unwrap().colour, None);
}

#[tokio::test]
async fn a_picture_that_only_browsers_know_has_a_measure_and_no_colour() {
    let avif = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf\0\0\0\x28meta\0\0\0\0\0\0\0\x14ispe\0\0\0\0\0\0\x01\x40\0\0\0\xf0";
    let known = facts("image/avif", Bytes::from_static(avif)).await;
    assert_eq!(known, Some(Facts { size: Size { width: 320, height: 240 }, colour: None }));
    assert_eq!(known.unwrap().tone(), None);
}

#[tokio::test]
async fn videos_and_subtitles_have_no_facts() {
    assert_eq!(facts("video/mp4", super::mp4(5000)).await, None);
    assert_eq!(facts("text/vtt", Bytes::from_static(b"WEBVTT\n")).await, None);
}

#[test]
fn the_palette_is_small_and_needs_nothing_but_a_style_sheet() {
    for rules in [tones(), shapes()] {
        assert!(rules.len() < 3000, "{}", rules.len());
        assert!(rules.bytes().all(|b| b.is_ascii_graphic()));
    }
}
