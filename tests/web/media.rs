//! Pictures from our own address.

use unspool::{
    fetch::Recorded,
    media::Cover,
    thread::{Media, MediaKind, Size},
};

use crate::support::{
    app::{TestApp, get, site},
    scripted::{conversation, line},
};

/// The smallest picture: one transparent point.
const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn picture(url: &str, status: u16, media_type: &str, body: &'static [u8]) -> Recorded {
    Recorded {
        method: "GET".to_owned(),
        url: url.parse().unwrap(),
        json: None,
        status,
        headers: vec![("content-type".to_owned(), media_type.to_owned())],
        body: body.into(),
    }
}

#[tokio::test]
async fn a_picture_comes_from_us_and_nothing_in_it_may_run() {
    let app = TestApp::with_pictures(
        site(),
        vec![picture("https://files.sample.test/a.gif", 200, "image/gif", GIF)],
    )
    .await;
    let path = app.media.address(&"https://files.sample.test/a.gif".parse().unwrap());
    let answer = app.get_with(&path, &[("accept-encoding", "br, gzip")]).await;
    assert_eq!(answer.is(200).header("content-type"), "image/gif");
    assert!(answer.body == GIF);
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-disposition"), "inline");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(answer.header("content-encoding"), "");
    assert_eq!(answer.header("content-length"), GIF.len().to_string());
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=86400, s-maxage=2592000, immutable"
    );
    let part = app.get_with(&path, &[("range", "bytes=0-5")]).await;
    assert_eq!((part.is(206).text(), part.header("content-length")), ("GIF89a".to_owned(), "6"));
    assert_eq!(part.header("content-range"), format!("bytes 0-5/{}", GIF.len()));
}

#[tokio::test]
async fn what_a_feed_calls_a_jpeg_is_one_whatever_the_picture_is() {
    let encoded = |format| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let clear = image::Rgba([0, 90, 0, 0]);
        image::DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(8, 6, clear))
            .write_to(&mut bytes, format)
            .unwrap();
        &*bytes.into_inner().leak()
    };
    let recorded = [
        ("a.webp", "image/webp", encoded(image::ImageFormat::WebP)),
        ("a.png", "image/png", encoded(image::ImageFormat::Png)),
        ("a.gif", "image/gif", GIF),
    ]
    .map(|(file, kind, bytes)| {
        picture(&format!("https://files.sample.test/{file}"), 200, kind, bytes)
    });
    let app = TestApp::with_pictures(site(), recorded.to_vec()).await;
    for file in ["a.webp", "a.png", "a.gif"] {
        let url = format!("https://files.sample.test/{file}").parse().unwrap();
        for cover in [Cover::Small, Cover::Whole] {
            for _ in 0..2 {
                let answer = app.get(&app.media.cover(&url, cover)).await;
                assert_eq!(answer.is(200).header("content-type"), "image/jpeg", "{file}");
                let seen = image::load_from_memory(&answer.body).unwrap().into_rgb8();
                assert!(seen.pixels().all(|it| it.0.iter().all(|c| *c > 250)), "white: {file}");
            }
        }
    }
    let none =
        app.media.cover(&"https://files.sample.test/gone.png".parse().unwrap(), Cover::Small);
    assert!(app.get(&none).await.status.as_u16() >= 400);
}

#[tokio::test]
async fn only_addresses_that_we_gave_out_are_fetched() {
    let app = TestApp::start().await;
    for token in ["x", "aHR0cHM6Ly9leGFtcGxlLmNvbS8", "..%2F..%2Fetc%2Fpasswd"] {
        app.get(&format!("/media/{token}")).await.is(404);
    }
    let path = app.media.address(&"https://files.sample.test/a.gif".parse().unwrap());
    let forged = format!("{path}x");
    app.get(&forged).await.is(404);
}

#[tokio::test]
async fn what_is_no_picture_is_not_passed_on() {
    let html = b"<script>alert(1)</script>";
    let recorded = vec![
        picture(
            "https://files.sample.test/a.svg",
            200,
            "image/svg+xml",
            b"<svg onload='alert(1)'/>",
        ),
        picture("https://files.sample.test/b.png", 200, "image/png", html),
        picture("https://files.sample.test/gone.png", 404, "text/html", html),
    ];
    let app = TestApp::with_pictures(site(), recorded).await;
    for (path, status) in [("a.svg", 502), ("b.png", 502), ("gone.png", 404)] {
        let url = format!("https://files.sample.test/{path}").parse().unwrap();
        let mut request = get(&app.media.address(&url));
        request.headers_mut().insert("accept", "image/avif,image/webp,*/*;q=0.8".parse().unwrap());
        let answer = app.send(request).await;
        assert!(!answer.is(status).text().contains("alert(1)"), "{path}");
    }
}

#[tokio::test]
async fn who_has_a_picture_already_is_not_sent_it_again() {
    let url = "https://files.sample.test/a.gif";
    let app = TestApp::with_pictures(site(), vec![picture(url, 200, "image/gif", GIF)]).await;
    let path = app.media.address(&url.parse().unwrap());
    let tag = app.get(&path).await.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.len() > 16, "{tag}");
    let answer = app.get_with(&path, &[("if-none-match", &tag)]).await;
    assert_eq!(answer.is(304).header("etag"), tag);
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    assert!(answer.body.is_empty());
    app.get_with(&path, &[("if-none-match", "\"other\"")]).await.is(200);
}

#[tokio::test]
async fn players_seek_and_a_part_behind_the_end_is_refused() {
    let url = "https://files.sample.test/a.gif";
    let app = TestApp::with_pictures(site(), vec![picture(url, 200, "image/gif", GIF)]).await;
    let path = app.media.address(&url.parse().unwrap());
    let tag = app.get(&path).await.header("etag").to_owned();
    let last = app.get_with(&path, &[("range", "bytes=-1")]).await;
    assert_eq!(last.is(206).text(), ";");
    assert_eq!(last.header("content-type"), "image/gif");
    let beyond = app.get_with(&path, &[("range", "bytes=1000-")]).await;
    assert_eq!(beyond.is(416).header("content-range"), format!("bytes */{}", GIF.len()));
    for (condition, status) in [(&*tag, 206), ("\"other\"", 200)] {
        let asked = [("range", "bytes=0-5"), ("if-range", condition)];
        app.get_with(&path, &asked).await.is(status);
    }
    assert!(app.get_with(&path, &[("range", "bytes=0-1,3-4")]).await.is(200).body == GIF);
}

#[tokio::test]
async fn a_small_copy_has_an_address_of_its_own() {
    let mut photograph = std::io::Cursor::new(Vec::new());
    let picture_of = image::RgbImage::from_fn(300, 200, |x, y| {
        let [a, b, c, _] = (x * 7919 + y * 104_729).to_le_bytes();
        image::Rgb([a, b, c])
    });
    picture_of.write_to(&mut photograph, image::ImageFormat::Png).unwrap();
    let photograph: &'static [u8] = photograph.into_inner().leak();
    let url = "https://files.sample.test/a.png";
    let recorded = picture(url, 200, "image/png", photograph);
    let app = TestApp::with_pictures(site(), vec![recorded]).await;
    let path = app.media.thumbnail(&url.parse().unwrap(), 96);
    let answer = app.get(&path).await;
    assert_eq!(answer.is(200).header("content-type"), "image/jpeg");
    assert!(answer.body.len() < photograph.len());
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    let original = app.get(&app.media.address(&url.parse().unwrap())).await;
    assert!(original.body == photograph);
    assert_ne!(original.header("etag"), answer.header("etag"));
    for odd in ["97", "-1", "x", "96/96"] {
        let odd = path.strip_suffix("96").unwrap().to_owned() + odd;
        app.get(&odd).await.is(404);
    }
}

#[tokio::test]
async fn a_video_that_is_not_kept_comes_through_us_all_the_same() {
    let mut video = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42".to_vec();
    // More than the shelf of the tests has room for.
    video.resize(2 << 20, 7);
    let video: &'static [u8] = video.leak();
    let url = "https://files.sample.test/a.mp4";
    let recorded = picture(url, 200, "video/mp4", video);
    let app = TestApp::with_pictures(site(), vec![recorded]).await;
    let answer = app.get(&app.media.address(&url.parse().unwrap())).await;
    assert_eq!(answer.is(200).header("content-type"), "video/mp4");
    assert_eq!(answer.header("cache-control"), "private, max-age=3600");
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    assert!(answer.body == video);
}

#[tokio::test]
async fn a_high_picture_has_its_shape_from_the_style_sheet() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 3);
    let sizes = [Some((600, 2400)), Some((4000, 300)), None];
    for (post, size) in posts.iter_mut().zip(sizes) {
        post.media = vec![Media {
            kind: MediaKind::Image,
            url: "https://files.sample.test/a.gif".parse().unwrap(),
            preview: None,
            alt: None,
            size: size.map(|(width, height)| Size { width, height }),
            focus: None,
            captions: Vec::new(),
        }];
    }
    app.keeps(conversation(posts)).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.attributes(".zoom img", "class"), ["shape-12", "", ""]);
    let sheet = page.attributes("link[rel=stylesheet]", "href").remove(0);
    let sheet = app.get(&sheet).await.is(200).text();
    assert!(sheet.contains(".shape-12{--shape:0.24}"));
    assert!(sheet.contains("max-width: min(100%, 85vh * var(--shape))"));
}
