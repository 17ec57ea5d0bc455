//! Videos: kept up to a size, passed on above it, in parts where their server gives parts.

use std::{
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
};

use bytes::BytesMut;
use futures_util::TryStreamExt;
use tempfile::TempDir;
use unspool::{
    clock::Clock,
    config,
    fetch::Fetch,
    media::{Error, Opened, Passing, Shelf},
};
use url::Url;

use super::{KEY, mp4};
use crate::support::fault::{Fault, Reply, Seen, http};

/// A server with one video, and a shelf that may ask it.
struct World {
    server: Fault,
    shelf: Shelf,
    folder: TempDir,
}

const LENGTH: usize = 300_000;

/// Answers with the part that is asked for, as far as `gives_parts`.
fn video(seen: &Seen, gives_parts: bool) -> Reply {
    let bytes = mp4(LENGTH);
    let range = seen.header("range").and_then(|range| range.strip_prefix("bytes="));
    let part = range.filter(|_| gives_parts).and_then(|range| range.split_once('-'));
    let Some((from, to)) = part else {
        return Reply::Bytes(http(200, &[("content-type", "video/mp4")], bytes));
    };
    let (from, to): (usize, usize) = (from.parse().unwrap(), to.parse().unwrap());
    let told = format!("bytes {from}-{to}/{LENGTH}");
    let headers = [("content-type", "video/mp4"), ("content-range", &*told)];
    Reply::Bytes(http(206, &headers, &bytes[from..=to]))
}

impl World {
    async fn new(
        answers: impl Fn(&Seen) -> Reply + Send + Sync + 'static,
        change: impl FnOnce(&mut config::Media),
    ) -> Self {
        let server = Fault::start(answers).await;
        let allow_private = vec![server.pair("127.0.0.1")];
        let settings = config::Fetch { allow_private, ..config::Fetch::default() };
        let fetch =
            Fetch::new(&settings, &config::Limit::default(), Clock::default(), None).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("media");
        let mut settings = config::Media { directory, ..config::Media::default() };
        change(&mut settings);
        let shelf = Shelf::with(&settings, KEY, fetch);
        Self { server, shelf, folder }
    }

    fn url(&self) -> Url {
        self.server.url("/a.mp4")
    }

    async fn open(&self) -> Result<Opened, Error> {
        let address = self.shelf.address(&self.url());
        self.shelf.open(address.strip_prefix("/media/").unwrap()).await
    }

    async fn passed(&self, part: Option<Range<u64>>) -> Result<Passing, Error> {
        match self.open().await? {
            Opened::Elsewhere(video) => {
                assert_eq!((video.media_type, video.length), ("video/mp4", Some(LENGTH as u64)));
                video.fetch(part).await
            }
            Opened::File(file) => panic!("{file:?} is kept"),
        }
    }
}

fn small(settings: &mut config::Media) {
    settings.video = config::ByteSize(100_000);
}

async fn read(passing: Passing) -> Result<BytesMut, std::io::Error> {
    let add = |mut all: BytesMut, piece: bytes::Bytes| async move {
        all.extend_from_slice(&piece);
        Ok(all)
    };
    passing.pieces().try_fold(BytesMut::new(), add).await
}

#[tokio::test]
async fn a_video_is_kept_and_its_server_is_asked_once() {
    let world = World::new(|seen| video(seen, true), |_| {}).await;
    for _ in 0..2 {
        let Opened::File(file) = world.open().await.unwrap() else { panic!("it is kept") };
        assert_eq!((file.media_type, file.length), ("video/mp4", LENGTH as u64));
        assert_eq!(file.whole().await.unwrap().bytes, mp4(LENGTH));
    }
    assert_eq!(world.server.seen().len(), 1);
    assert_eq!(world.shelf.copy(&world.url()).await.unwrap().bytes, mp4(LENGTH));
}

#[tokio::test]
async fn a_video_above_the_size_is_passed_on_whole_or_in_parts_and_not_kept() {
    let world = World::new(|seen| video(seen, true), small).await;
    let passing = world.passed(None).await.unwrap();
    assert_eq!((passing.part.clone(), passing.length), (None, Some(LENGTH as u64)));
    assert!(read(passing).await.unwrap() == mp4(LENGTH));
    let passing = world.passed(Some(1000..2000)).await.unwrap();
    assert_eq!((passing.part.clone(), passing.length), (Some(1000..2000), Some(1000)));
    assert!(read(passing).await.unwrap() == mp4(LENGTH)[1000..2000]);
    let seen = world.server.seen();
    assert_eq!(seen.last().unwrap().header("range"), Some("bytes=1000-1999"));
    assert_eq!(world.shelf.copy(&world.url()).await, None);
    let left = std::fs::read_dir(world.folder.path().join("media/passing/files"));
    assert!(left.is_err(), "nothing was kept of it");
}

#[tokio::test]
async fn where_a_server_gives_no_parts_the_part_is_cut_out() {
    let world = World::new(|seen| video(seen, false), small).await;
    for part in [1000..2000, 0..2, 0..LENGTH, LENGTH - 1..LENGTH, 200_000..LENGTH] {
        let (start, end) = (part.start as u64, part.end as u64);
        let passing = world.passed(Some(start..end)).await.unwrap();
        assert_eq!((passing.part.clone(), passing.length), (Some(start..end), Some(end - start)));
        assert!(read(passing).await.unwrap() == mp4(LENGTH)[part]);
    }
    let passing = world.passed(None).await.unwrap();
    assert_eq!((passing.part.clone(), passing.length), (None, Some(LENGTH as u64)));
    assert!(read(passing).await.unwrap() == mp4(LENGTH));
}

#[tokio::test]
async fn nothing_is_cut_out_of_what_is_not_as_long_as_it_was() {
    let turn = AtomicUsize::new(0);
    let change = move |seen: &Seen| match turn.fetch_add(1, Ordering::SeqCst) {
        0 => video(seen, false),
        _ => Reply::Bytes(http(200, &[("content-type", "video/mp4")], mp4(LENGTH + 9))),
    };
    let world = World::new(change, small).await;
    let passing = world.passed(Some(1000..2000)).await.unwrap();
    assert_eq!((passing.part.clone(), passing.length), (None, Some(LENGTH as u64 + 9)));
    assert!(read(passing).await.unwrap() == mp4(LENGTH + 9));
}

#[tokio::test]
async fn a_part_that_its_server_breaks_off_before_is_not_taken_for_empty() {
    let turn = AtomicUsize::new(0);
    let cut = move |seen: &Seen| {
        let Reply::Bytes(mut bytes) = video(seen, false) else { panic!() };
        if turn.fetch_add(1, Ordering::SeqCst) > 0 {
            bytes.truncate(LENGTH / 2);
        }
        Reply::Bytes(bytes)
    };
    let world = World::new(cut, small).await;
    let passing = world.passed(Some(200_000..LENGTH as u64)).await.unwrap();
    assert!(read(passing).await.is_err());
}

#[tokio::test]
async fn an_operator_who_does_not_want_videos_passed_on_is_heard() {
    for stream in [0, 200_000] {
        let stream = config::ByteSize(stream);
        let world = World::new(
            |seen| video(seen, true),
            |settings| {
                small(settings);
                settings.stream = stream;
            },
        )
        .await;
        assert!(matches!(world.open().await, Err(Error::TooLarge)));
    }
}

#[tokio::test]
async fn another_part_than_the_one_asked_for_is_not_passed_on() {
    for told in ["bytes 5-9/300000", "bytes 0-299999/300000", "bytes 1000-1999/5", "junk"] {
        let lie = move |seen: &Seen| {
            if seen.header("range").is_none() {
                return video(seen, true);
            }
            let headers = [("content-type", "video/mp4"), ("content-range", told)];
            Reply::Bytes(http(206, &headers, &mp4(LENGTH)[1000..2000]))
        };
        let world = World::new(lie, small).await;
        let outcome = world.passed(Some(1000..2000)).await;
        assert!(matches!(outcome, Err(Error::Upstream(_))), "{told}");
    }
}

#[tokio::test]
async fn what_has_become_something_else_is_not_passed_on_as_a_video() {
    let turn = AtomicUsize::new(0);
    let change = move |seen: &Seen| match turn.fetch_add(1, Ordering::SeqCst) {
        0 => video(seen, true),
        _ => Reply::Bytes(http(200, &[("content-type", "video/mp4")], "<script>alert(1)")),
    };
    let world = World::new(change, small).await;
    assert!(matches!(world.passed(None).await, Err(Error::WrongType(_))));
}

#[tokio::test]
async fn a_video_that_breaks_off_is_not_kept_and_not_taken_for_whole() {
    let cut = |_: &Seen| {
        let mut bytes = http(200, &[("content-type", "video/mp4")], mp4(LENGTH));
        bytes.truncate(LENGTH / 2);
        Reply::Bytes(bytes)
    };
    let world = World::new(cut, |_| {}).await;
    let Ok(Opened::Elsewhere(video)) = world.open().await else { panic!("it is not kept") };
    assert!(read(video.fetch(None).await.unwrap()).await.is_err());
    assert_eq!(world.shelf.copy(&world.url()).await, None);
}

#[tokio::test]
async fn only_so_many_videos_are_passed_on_at_once() {
    let world = World::new(|seen| video(seen, true), small).await;
    let mut under_way = Vec::new();
    let refused = loop {
        match world.passed(None).await {
            Ok(passing) => under_way.push(passing),
            Err(error) => break error,
        }
        assert!(under_way.len() < 100, "without end");
    };
    assert_eq!(refused, Error::Busy);
    under_way.pop();
    assert!(world.passed(None).await.is_ok());
}
