//! Recorded posts come out as their authors wrote them.

use unspool::thread::{Inline, MediaKind, Post};

use super::world::{World, recorded};

async fn post(file: &str) -> Post {
    let answer = recorded(file);
    let id = answer["id_str"].as_str().unwrap().parse().unwrap();
    World::default().has(&answer).post(id).await
}

fn inlines(post: &Post) -> Vec<&Inline> {
    let blocks = post.text.0.iter();
    let runs = blocks.filter_map(|block| match block {
        unspool::thread::Block::Paragraph(runs) => Some(runs),
        _ => None,
    });
    runs.flatten().collect()
}

#[tokio::test]
async fn the_beginning_of_a_long_post_is_marked_as_such_and_shows_its_names_and_pictures() {
    let post = post("gk68").await;
    let words = post.text.to_plain();
    assert!(words.starts_with("EXPOSING STAKE & STAKE \"JAE\" FOR SCAMMING ME @StakeEddie @Stake"));
    assert!(words.ends_with("with 9 videos left $44750,67 to be cashed +$20K"), "{words}");
    assert!(post.truncated, "there is only a part of a long post");
    let handles: Vec<&str> = inlines(&post)
        .into_iter()
        .filter_map(|run| match run {
            Inline::Mention { handle, .. } => Some(handle.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(handles, ["StakeEddie", "Stake", "Trainwreckstv"]);
    let sizes: Vec<(u32, u32)> = post
        .media
        .iter()
        .map(|it| it.size.map(|size| (size.width, size.height)).unwrap())
        .collect();
    assert_eq!(sizes, [(1135, 569), (1041, 751), (1024, 863), (985, 835)]);
    assert!(post.media.iter().all(|it| it.kind == MediaKind::Image && it.alt.is_none()));
    assert_eq!(
        post.media[0].url.as_str(),
        "https://pbs.twimg.com/media/HP3CHFUWcAAtAWK?format=jpg&name=large"
    );
    assert_eq!((post.counts.replies, post.counts.likes), (Some(31), Some(75)));
    assert_eq!(post.author.handle, "GK68_6");
    assert_eq!(post.author.id, "x:1313742984949755905");
    assert_eq!(post.posted_at, "2026-08-16T17:22:53Z".parse().unwrap());
    assert_eq!(post.edited_at, None);
    assert_eq!(post.language.as_deref(), Some("en"));
    assert!(post.reply.is_none() && !post.sensitive);
}

#[tokio::test]
async fn a_link_to_somebody_elses_video_is_left_out_behind_an_emoji() {
    let post = post("scubaryan").await;
    let words = post.text.to_plain();
    assert!(words.contains("free food whenever he wants 😭\n\n“my biggest flex"), "{words}");
    assert!(words.ends_with("watch their faces…”"), "{words}");
    assert!(!post.truncated);
    let [video] = post.media.as_slice() else { panic!("{:?}", post.media) };
    assert_eq!(video.kind, MediaKind::Video);
    assert!(video.url.as_str().ends_with("/vid/avc1/848x720/BxOIsEhfhpYtLWL_.mp4?tag=14"));
    let poster = video.preview.as_ref().unwrap();
    assert!(poster.as_str().ends_with("/img/P_tqBcBMkRYwKFYd.jpg"), "{poster}");
    assert_eq!(video.size.map(|size| (size.width, size.height)), Some((848, 720)));
    assert_eq!(post.author.name, "ryan 🤿");
}

#[tokio::test]
async fn a_video_and_a_photo_of_one_post_stand_in_its_order() {
    let post = post("catalog").await;
    let words = post.text.to_plain();
    assert!(words.starts_with("It seems that engineer Max Lord and Juice WRLD’s"), "{words}");
    assert!(words.ends_with("stole Juice’s songs to make a profit."), "{words}");
    let kinds: Vec<MediaKind> = post.media.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [MediaKind::Video, MediaKind::Image]);
    assert!(post.media[0].url.as_str().contains("/720x1280/"), "{}", post.media[0].url);
    assert_eq!(post.counts.replies, Some(31));
}
