//! Files that are given out piece by piece.

use bytes::BytesMut;
use futures_util::TryStreamExt;
use unspool::media::{File, Opened};

use super::{Setting, answer, mp4, png, token};

/// The file, kept, anew.
async fn file(setting: &Setting, name: &str) -> File {
    match setting.shelf.open(&token(&setting.shelf, name)).await.unwrap() {
        Opened::File(file) => file,
        Opened::Elsewhere(video) => panic!("{video:?}"),
    }
}

#[tokio::test]
async fn every_part_of_a_large_and_of_a_small_file_is_given_as_it_is() {
    let (large, small) = (mp4(700_000), png(1000));
    let answers = vec![
        answer("a.mp4", "video/mp4", large.clone()),
        answer("b.png", "image/png", small.clone()),
    ];
    let setting = Setting::new(1 << 20, answers);
    for (name, bytes) in [("a.mp4", large), ("b.png", small)] {
        let length = bytes.len() as u64;
        for (from, to) in
            [(0, length), (0, 1), (10, 20), (length - 1, length), (length / 2, length)]
        {
            let file = file(&setting, name).await;
            assert_eq!(file.length, length);
            let pieces: Vec<_> = file.part(from..to).await.unwrap().try_collect().await.unwrap();
            let read = pieces.iter().fold(BytesMut::new(), |mut all, piece| {
                all.extend_from_slice(piece);
                all
            });
            let (from, to) = (usize::try_from(from).unwrap(), usize::try_from(to).unwrap());
            assert!(read == bytes[from..to], "{name} {from}..{to}");
        }
        let nothing = file(&setting, name).await.part(length..length + 5).await.unwrap();
        assert_eq!(nothing.try_collect::<Vec<_>>().await.unwrap().len(), 0);
        assert_eq!(file(&setting, name).await.whole().await.unwrap().bytes, bytes);
    }
    assert_eq!(setting.fetch.sent(), 2);
}

#[tokio::test]
async fn a_file_that_leaves_while_it_is_sent_is_sent_to_its_end() {
    let bytes = mp4(700_000);
    let setting = Setting::new(1 << 20, vec![answer("a.mp4", "video/mp4", bytes.clone())]);
    let file = file(&setting, "a.mp4").await;
    setting.shelf.forget(&super::url("a.mp4")).await;
    assert_eq!(file.whole().await.unwrap().bytes, bytes);
}

#[tokio::test]
async fn the_tag_tells_which_bytes_these_are() {
    let answers = vec![
        answer("a.png", "image/png", png(1000)),
        answer("b.png", "image/png", png(1000)),
        answer("c.png", "image/png", png(1001)),
    ];
    let setting = Setting::new(1 << 20, answers);
    let a = file(&setting, "a.png").await.tag;
    assert_eq!(a, file(&setting, "b.png").await.tag);
    assert_ne!(a, file(&setting, "c.png").await.tag);
    assert_eq!(a, file(&setting.after_restart(1 << 20), "a.png").await.tag);
}
