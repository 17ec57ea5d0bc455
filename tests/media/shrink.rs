//! Small copies of pictures.

use bytes::Bytes;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use unspool::media::{Error, WIDTHS};

use super::{Setting, answer, encoded, plain, png, token, url};

/// A picture that does not pack well: each pixel is something else.
fn busy(width: u32, height: u32) -> DynamicImage {
    let noise = |x: u32, y: u32| x.wrapping_mul(2_654_435_761).wrapping_add(y * 40_503) >> 7;
    RgbImage::from_fn(width, height, |x, y| {
        let [a, b, c, _] = noise(x, y).to_le_bytes();
        Rgb([a, b, c])
    })
    .into()
}

fn one(called: &str, bytes: Bytes) -> Setting {
    Setting::new(16 << 20, vec![answer("file", called, bytes)])
}

/// A JPEG with an EXIF segment that turns it and names a place.
fn turned(picture: &DynamicImage, orientation: u8) -> Bytes {
    let plain = encoded(picture, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 52.5200 13.4050");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(length);
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes.into()
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

#[tokio::test]
async fn a_photograph_comes_in_the_widths_of_the_page_and_never_larger_than_it_is() {
    let photograph = encoded(&busy(600, 300), ImageFormat::Jpeg);
    let setting = one("image/jpeg", photograph.clone());
    for (width, size) in [(96, (96, 48)), (480, (480, 240))] {
        let small = setting.small("file", width).await.unwrap();
        assert_eq!(small.media_type, "image/jpeg");
        assert!(small.bytes.len() < photograph.len());
        assert_eq!(image::load_from_memory(&small.bytes).unwrap().dimensions(), size);
    }
    assert_eq!(setting.small("file", 960).await.unwrap().bytes, photograph);
    assert_eq!(setting.fetch.sent(), 1);
}

#[tokio::test]
async fn a_small_copy_is_made_once() {
    let setting = one("image/jpeg", encoded(&busy(600, 300), ImageFormat::Jpeg));
    let first = setting.small("file", 480).await.unwrap();
    let before = setting.files();
    assert!(before.iter().any(|path| path.ends_with(".480")), "{before:?}");
    assert_eq!(setting.small("file", 480).await.unwrap(), first);
    assert_eq!(setting.files(), before);
    // Not made anew after a restart: what lies there is given.
    let copy = before.iter().find(|path| path.ends_with(".480")).unwrap();
    let other = encoded(&plain(480, 240, [9, 9, 9]), ImageFormat::Png);
    std::fs::write(setting.folder.path().join("media").join(copy), &other).unwrap();
    let later = setting.after_restart(16 << 20);
    assert_eq!(later.small("file", 480).await.unwrap().bytes, other);
}

#[tokio::test]
async fn what_is_seen_through_stays_so() {
    let glass = RgbaImage::from_fn(600, 300, |x, y| {
        let [a, b, c, _] = (x * 7919 + y * 104_729).to_le_bytes();
        Rgba([a, b, c, 100])
    });
    let setting = one("image/png", encoded(&glass.into(), ImageFormat::Png));
    let small = setting.small("file", 96).await.unwrap();
    assert_eq!(small.media_type, "image/png");
    let pixel = image::load_from_memory(&small.bytes).unwrap().get_pixel(5, 5);
    assert!(pixel.0[3].abs_diff(100) < 3, "{pixel:?}");
}

#[tokio::test]
async fn a_photograph_that_lay_on_its_side_stands_and_tells_no_place() {
    // Red above blue, as the camera held upright saw it; stored lying on its side.
    let mut lying = RgbImage::new(300, 150);
    for (x, _, pixel) in lying.enumerate_pixels_mut() {
        *pixel = if x < 150 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    }
    let bytes = turned(&lying.into(), 6);
    assert!(holds(&bytes, b"GPS"));
    let setting = one("image/jpeg", bytes);
    for width in WIDTHS {
        let small = setting.small("file", width).await.unwrap();
        let picture = image::load_from_memory(&small.bytes).unwrap();
        let width = width.min(150);
        assert_eq!(picture.dimensions(), (width, width * 2));
        let (top, bottom) =
            (picture.get_pixel(width / 2, 10), picture.get_pixel(width / 2, width * 2 - 10));
        assert!(top.0[0] > 180 && bottom.0[2] > 180, "{top:?} {bottom:?}");
        assert!(!holds(&small.bytes, b"GPS") && !holds(&small.bytes, b"Exif"));
    }
    let facts = setting.shelf.facts(&url("file")).unwrap();
    assert_eq!((facts.size.width, facts.size.height), (150, 300));
    assert!(
        holds(&setting.open("file").await.unwrap().bytes, b"GPS"),
        "the original is as it came"
    );
}

#[tokio::test]
async fn what_moves_goes_on_moving() {
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    for colour in [[255, 0, 0, 255], [0, 0, 255, 255]] {
        let frame = RgbaImage::from_pixel(300, 200, Rgba(colour));
        encoder.encode_frame(image::Frame::new(frame)).unwrap();
    }
    drop(encoder);
    let setting = one("image/gif", gif.clone().into());
    assert!(setting.small("file", 96).await.unwrap().bytes == gif);
    let still = encoded(&busy(300, 200), ImageFormat::Gif);
    let setting = one("image/gif", still);
    assert_eq!(setting.small("file", 96).await.unwrap().media_type, "image/jpeg");
}

#[tokio::test]
async fn what_we_cannot_decode_comes_as_it_is() {
    let avif = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf and the rest of it";
    for (called, bytes) in [
        ("image/avif", Bytes::from_static(avif)),
        ("image/png", png(5000)),
        ("video/mp4", super::mp4(5000)),
    ] {
        let setting = one(called, bytes.clone());
        for _ in 0..2 {
            assert_eq!(setting.small("file", 96).await.unwrap().bytes, bytes, "{called}");
        }
        assert_eq!(setting.fetch.sent(), 1);
    }
}

#[tokio::test]
async fn a_width_that_no_page_names_is_no_address_of_ours() {
    let setting = one("image/jpeg", encoded(&busy(600, 300), ImageFormat::Jpeg));
    for width in [0, 1, 95, 97, 100_000] {
        assert_eq!(setting.small("file", width).await, Err(Error::BadSignature));
    }
    assert_eq!(setting.fetch.sent(), 0);
    let address = |width| setting.shelf.thumbnail(&url("file"), width);
    let token = token(&setting.shelf, "file");
    assert_eq!(address(40), format!("/media/{token}/96"));
    assert_eq!(address(481), format!("/media/{token}/960"));
    assert_eq!(address(5000), format!("/media/{token}/1440"));
}

#[tokio::test]
async fn a_given_picture_is_looked_at_when_it_is_first_shown() {
    let setting = Setting::new(1 << 20, Vec::new());
    let bytes = encoded(&plain(700, 300, [200, 10, 10]), ImageFormat::Png);
    assert!(setting.shelf.put(&url("file"), bytes).await.unwrap());
    assert_eq!(setting.shelf.facts(&url("file")).unwrap().colour, None);
    let size = setting.shelf.facts(&url("file")).unwrap().size;
    assert_eq!((size.width, size.height), (700, 300));
    setting.small("file", 96).await.unwrap();
    let colour = setting.shelf.facts(&url("file")).unwrap().colour.unwrap();
    assert!(colour[0] > 190 && colour[1] < 20, "{colour:?}");
}

#[tokio::test]
async fn copies_leave_with_what_was_read_least_lately_and_are_made_again() {
    let photograph = encoded(&busy(600, 300), ImageFormat::Jpeg);
    let room = photograph.len() as u64 + 20_000;
    let setting = Setting::new(room, vec![answer("file", "image/jpeg", photograph)]);
    for _ in 0..2 {
        for width in [96, 480] {
            assert!(setting.small("file", width).await.is_ok());
        }
    }
}
