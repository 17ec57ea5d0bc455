//! Pictures and films that come along in an archive.

use std::io::Cursor;

use bytes::Bytes;
use serde_json::{Value, json};
use unspool::{
    media::{Error, Opened},
    thread::Media,
};

use super::{
    World,
    made::{archive, line, recorded},
};

/// A picture of a few dots, with so many bytes of nothing behind it.
fn jpeg(length: usize) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    [bytes.into_inner(), vec![7; length]].concat()
}

fn mp4() -> Vec<u8> {
    [&[0, 0, 0, 24], b"ftypisom\0\0\0\0isommp42".as_slice(), &[9; 400]].concat()
}

async fn media(world: &World, id: u64) -> Vec<Media> {
    let kept = world.kept(id).await.unwrap();
    kept.thread.posts().flat_map(|post| post.media.clone()).collect()
}

async fn open(world: &World, url: &url::Url) -> Result<Bytes, Error> {
    let address = world.importer.media.address(url);
    let token = address.strip_prefix("/media/").unwrap();
    let Opened::File(file) = world.importer.media.open(token).await? else {
        panic!("{url} is not on the shelf");
    };
    Ok(file.whole().await.expect("a file that can be read").bytes)
}

#[tokio::test]
async fn pictures_of_the_archive_are_shown_without_asking_anybody_and_outlast_the_budget() {
    let world = World::new().await;
    let files = recorded()
        // Larger than the budget of fetched pictures.
        .with("data/tweets_media/1547588055514488833-FXojIK1VsAkcPAW.jpg", jpeg(5_000))
        .with("data/tweets_media/1546615344780914688-single.jpg", jpeg(60));
    let report = world.import(&files).await.unwrap();
    assert_eq!((report.files, report.files_left_out), (1, 0));
    let media = media(&world, 1_547_588_038_032_732_160).await;
    let picture = media.iter().find(|it| it.url.path() == "/media/FXojIK1VsAkcPAW").unwrap();
    assert_eq!(open(&world, &picture.url).await.unwrap(), jpeg(5_000));
    assert_eq!(open(&world, picture.preview.as_ref().unwrap()).await.unwrap(), jpeg(5_000));
    assert_eq!(world.fetch.sent(), 0);

    let again = world.import(&files).await.unwrap();
    assert_eq!((again.files, again.files_left_out), (0, 0));
    world.importer.media.forget(&picture.url).await;
    assert!(open(&world, &picture.url).await.is_err());
}

/// A thread whose first post shows a film in two sizes.
fn film() -> Vec<Value> {
    let mut posts = line(20, 2);
    let variant = |bitrate: &str, path: &str| {
        let url = format!("https://video.twimg.com/ext_tw_video/1/pu/vid/avc1/{path}?tag=12");
        json!({"bitrate": bitrate, "content_type": "video/mp4", "url": url})
    };
    posts[0]["full_text"] = "Look: https://t.co/aaaaaaaaaa".into();
    posts[0]["extended_entities"] = json!({"media": [{
        "type": "video",
        "url": "https://t.co/aaaaaaaaaa",
        "indices": ["6", "29"],
        "media_url_https": "https://pbs.twimg.com/ext_tw_video_thumb/1/pu/img/Poster.jpg",
        "sizes": {"large": {"w": "1280", "h": "720", "resize": "fit"}},
        "video_info": {"duration_millis": "9766", "variants": [
            variant("832000", "640x360/Small.mp4"),
            variant("2176000", "1280x720/Best.mp4"),
            variant("25128000", "3840x2160/Huge.mp4"),
        ]},
    }]});
    posts
}

#[tokio::test]
async fn any_size_of_a_film_in_the_archive_is_the_film_on_the_page() {
    for name in ["Best.mp4", "Huge.mp4", "Small.mp4"] {
        let world = World::new().await;
        let files = archive(&film()).with(&format!("data/tweet_media/20-{name}"), mp4());
        assert_eq!(world.import(&files).await.unwrap().files, 1, "{name}");
        let film = &media(&world, 20).await[0];
        assert!(film.url.path().ends_with("/Best.mp4"), "{}", film.url);
        assert_eq!(open(&world, &film.url).await.unwrap(), mp4(), "{name}");
        assert_eq!(world.words(20).await[0], "Look:");
    }
}

#[tokio::test]
async fn a_file_that_is_no_picture_or_too_large_is_left_out() {
    let name = "data/tweets_media/20-Best.mp4";
    for bytes in [b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), jpeg(20 << 20)] {
        let world = World::new().await;
        let report = world.import(&archive(&film()).with(name, bytes)).await.unwrap();
        assert_eq!((report.threads, report.files, report.files_left_out), (1, 0, 1));
        assert!(open(&world, &media(&world, 20).await[0].url).await.is_err());
    }
}
