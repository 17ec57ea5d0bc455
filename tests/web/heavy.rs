//! Shapes that take more than words, and the picture for previews.

use std::{io::Cursor, time::Duration};

use image::{DynamicImage, ImageFormat, RgbImage};
use unspool::{
    fetch::Recorded,
    thread::{Media, MediaKind},
    web::Site,
};

use crate::support::{
    answer::Answer,
    app::{TestApp, site},
    scripted::{conversation, line},
};

const PICTURE: &str = "https://files.sample.test/moon.jpg";

/// The network's server has one picture.
fn pictures() -> Vec<Recorded> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::ImageRgb8(RgbImage::new(40, 30));
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    vec![Recorded {
        method: "GET".to_owned(),
        url: PICTURE.parse().unwrap(),
        json: None,
        status: 200,
        headers: vec![("content-type".to_owned(), "image/jpeg".to_owned())],
        body: bytes.into_inner().into(),
    }]
}

/// A thread of three posts, the first with the picture.
async fn keep(app: &TestApp) {
    let mut posts = line("alice", 3);
    posts[0].media = vec![Media {
        kind: MediaKind::Image,
        url: PICTURE.parse().unwrap(),
        preview: None,
        alt: Some("The moon".to_owned()),
        size: None,
        focus: None,
        captions: Vec::new(),
    }];
    app.keeps(conversation(posts)).await;
}

fn patient() -> Site {
    Site { documents: Duration::from_mins(2), ..site() }
}

#[tokio::test]
async fn files_hold_their_pictures_and_are_given_under_a_name() {
    let app = TestApp::with_pictures(patient(), pictures()).await;
    keep(&app).await;
    for (end, held) in [("html", "data:image/jpeg;base64,"), ("epub", "media/"), ("zip", "media/")]
    {
        let path = format!("/sample/alice/1.{end}");
        let file = app.get_with(&path, &[("accept-encoding", "br, gzip")]).await;
        assert!(file.is(200).text().contains(held), "{end}");
        assert_eq!(file.header("content-encoding"), "", "{end}");
        let name =
            format!("attachment; filename=\"Alice Post 1 of alice.{end}\"; filename*=UTF-8''");
        let given = file.header("content-disposition");
        assert!(given.to_lowercase().starts_with(&name.to_lowercase()), "{given}");
        let tag = file.header("etag").to_owned();
        let again = app.get_with(&path, &[("if-none-match", &tag)]).await;
        assert!(again.is(304).body.is_empty() && tag.starts_with('"'), "{tag}");
    }
}

#[tokio::test]
async fn robots_have_nothing_made_and_get_what_is_there() {
    let app = TestApp::with_pictures(patient(), pictures()).await;
    keep(&app).await;
    let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
    let refused = app.get_with("/sample/alice/1.epub", &robot).await;
    assert_eq!(refused.is(403).words("h1"), "Not made for robots");
    app.get("/sample/alice/1.epub").await.is(200);
    app.get_with("/sample/alice/1.epub", &robot).await.is(200);
}

#[tokio::test]
async fn programs_of_people_have_documents_made_within_their_allowance() {
    let site = Site { exports_per_hour: 1, ..patient() };
    let app = TestApp::with_pictures(site, pictures()).await;
    keep(&app).await;
    let path = |shape: &str| format!("/api/v1/threads/sample/alice/1?as={shape}");
    let robot = [("user-agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")];
    let refused = app.get_with(&path("epub"), &robot).await;
    assert_eq!(refused.is(403).json()["title"], "Not made for robots");
    let program = [("user-agent", "python-requests/2.32.3")];
    app.get_with(&path("epub"), &program).await.is(200);
    app.get_with(&path("epub"), &robot).await.is(200);
    app.get_with(&path("zip"), &program).await.is(429);
}

#[tokio::test]
async fn without_a_typesetter_there_is_no_card_and_no_page_names_one() {
    let app = TestApp::start().await;
    keep(&app).await;
    app.get("/card/sample/alice/1.png").await.is(404);
    app.get("/sample/alice/1").await.is(200).has("meta[property='og:image']", 0);
}

#[cfg(feature = "pdf")]
mod typeset {
    use std::path::PathBuf;

    use unspool::typeset::{Limits, Typesetter};

    use super::*;

    fn typesetter(time: Duration) -> Typesetter {
        let limits = Limits { time, ..Limits::default() };
        Typesetter::new(PathBuf::from(env!("CARGO_BIN_EXE_unspool")), limits, 2)
    }

    /// Asked again until it is there.
    async fn at_last(app: &TestApp, path: &str) -> Answer {
        for _ in 0..600 {
            let answer = app.get(path).await;
            if answer.status.as_u16() != 202 {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("it is never there");
    }

    #[tokio::test]
    async fn a_reader_who_waits_sees_that_it_is_made_and_then_has_it() {
        let hasty = Site { documents: Duration::ZERO, ..site() };
        let typesetter = typesetter(Duration::from_mins(2));
        let app = TestApp::with_typesetter(hasty, typesetter, pictures()).await;
        keep(&app).await;
        let path = "/sample/alice/1.pdf?view=posts";
        let page = app.get(path).await;
        page.is(202).has("meta[http-equiv=refresh]", 1);
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.words("h1"), "PDF is being made");
        let refresh = page.attributes("meta[http-equiv=refresh]", "content");
        assert_eq!(refresh, [format!("2;url={path}")]);
        let made = at_last(&app, path).await;
        assert!(made.is(200).body.starts_with(b"%PDF"));
        assert_eq!(made.header("content-type"), "application/pdf");
        assert!(made.header("content-disposition").starts_with("inline; filename=\"Alice"));
        let tag = made.header("etag").to_owned();
        assert!(app.get_with(path, &[("if-none-match", &tag)]).await.is(304).body.is_empty());
        // The other view is another document.
        let article = at_last(&app, "/sample/alice/1.pdf").await;
        assert_ne!(article.is(200).header("etag"), tag);
    }

    #[tokio::test]
    async fn a_document_that_takes_too_long_is_refused_in_words_and_not_tried_again_at_once() {
        let typesetter = typesetter(Duration::from_millis(50));
        let app = TestApp::with_typesetter(patient(), typesetter, Vec::new()).await;
        keep(&app).await;
        for _ in 0..2 {
            let page = app.get("/sample/alice/1.pdf").await;
            assert_eq!(page.is(503).words("h1"), "Too large for this");
        }
        let told = app.get_with("/sample/alice/1.pdf", &[("accept", "application/json")]).await;
        assert_eq!(told.is(503).json()["title"], "Too large for this");
        app.get("/sample/alice/1").await.is(200);
    }

    #[tokio::test]
    async fn previews_find_a_picture_of_the_thread() {
        let typesetter = typesetter(Duration::from_mins(2));
        let app = TestApp::with_typesetter(patient(), typesetter, Vec::new()).await;
        keep(&app).await;
        let page = app.get("/sample/alice/1").await;
        let named = page.attributes("meta[property='og:image']", "content");
        let [named] = &named[..] else { panic!("{named:?}") };
        let (_, path) = named.split_once("/card/").unwrap();
        assert!(path.starts_with("sample/alice/1.png?v="), "{path}");
        let robot = [("user-agent", "Twitterbot/1.0")];
        let card = app.get_with(&format!("/card/{path}"), &robot).await;
        assert_eq!(card.is(200).header("content-type"), "image/png");
        assert!(card.header("cache-control").contains("immutable"));
        assert_eq!(card.header("cross-origin-resource-policy"), "cross-origin");
        let picture = image::load_from_memory(&card.body).unwrap();
        assert_eq!((picture.width(), picture.height()), (1200, 630));
        app.get("/card/sample/bob/1.png").await.is(404);
        app.get("/card/sample/alice/1").await.is(404);
    }
}
