//! Pictures from our own address.

use unspool::fetch::Recorded;

use crate::support::app::{TestApp, get, site};

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
    let part = app.get_with(&path, &[("range", "bytes=0-5")]).await;
    assert_eq!((part.is(206).text(), part.header("content-length")), ("GIF89a".to_owned(), "6"));
    assert_eq!(part.header("content-range"), format!("bytes 0-5/{}", GIF.len()));
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
