//! An import and what is kept already.

use jiff::SignedDuration;
use serde_json::json;
use unspool::{
    assemble::assemble,
    consent,
    store::Gone,
    thread::{Conversation, Gap, GapReason, Item, Missing, Post, Read, Reply, RichText, Thread},
};

use super::{
    World,
    made::{archive, line, recorded, reply},
};

#[tokio::test]
async fn importing_the_same_file_again_changes_nothing() {
    let world = World::new().await;
    world.import(&recorded()).await.unwrap();
    let before = world.kept(1_649_191_520_250_245_121).await.unwrap();
    world.importer.clock.advance(SignedDuration::from_hours(5));
    let report = world.import(&recorded()).await.unwrap();
    assert_eq!((report.threads, report.posts, report.known), (0, 0, 3));
    let after = world.kept(1_649_191_520_250_245_121).await.unwrap();
    assert_eq!(*before.thread, *after.thread);
    assert_eq!(before.version, after.version);
}

#[tokio::test]
async fn a_later_archive_extends_a_thread() {
    let world = World::new().await;
    world.import(&archive(&line(1, 2))).await.unwrap();
    let report = world.import(&archive(&line(1, 4))).await.unwrap();
    assert_eq!((report.threads, report.posts, report.known), (1, 4, 0));
    assert_eq!(world.words(1).await, ["Post 1.", "Post 2.", "Post 3.", "Post 4."]);
}

#[tokio::test]
async fn an_older_archive_takes_nothing_away() {
    let world = World::new().await;
    world.import(&archive(&line(1, 4))).await.unwrap();
    let report = world.import(&archive(&line(1, 2))).await.unwrap();
    assert_eq!((report.threads, report.known), (0, 1));
    assert_eq!(world.words(1).await.len(), 4);
}

/// The thread of the archive as the network shows it, changed at will, with what it says is gone.
async fn from_network(world: &World, change: impl Fn(&mut Vec<Post>), missing: Vec<Missing>) {
    let source = World::new().await;
    source.import(&archive(&line(1, 4))).await.unwrap();
    let mut posts: Vec<Post> = source.kept(1).await.unwrap().thread.posts().cloned().collect();
    change(&mut posts);
    let focus = posts[0].id.clone();
    let (read, via) = (Read::Everything, "X's embed service".to_owned());
    let conversation = Conversation { focus, posts, missing, expected: None, read, via };
    let thread = assemble(conversation, world.importer.clock.now()).unwrap();
    let verdict = consent::verdict(&thread).unwrap();
    world.importer.store.keep(&thread, &thread.root, &verdict).await.unwrap();
}

async fn thread(world: &World) -> Thread {
    (*world.kept(1).await.unwrap().thread).clone()
}

#[tokio::test]
async fn what_the_network_showed_stays_and_what_it_cut_or_hid_is_filled_in() {
    let world = World::new().await;
    let change = |posts: &mut Vec<Post>| {
        posts[0].text = RichText::plain("Post…");
        posts[0].truncated = true;
        posts[1].counts.replies = Some(12);
        posts[2].text = RichText::plain("Post 3, as the network has it.");
        // Written after the archive was made.
        let mut later = posts[3].clone();
        later.id = "x:5".parse().unwrap();
        later.address = "x/ada/5".to_owned();
        later.text = RichText::plain("Later.");
        later.reply =
            Some(Reply { to: Some(posts[3].id.clone()), author: Some("x:77".to_owned()) });
        posts.remove(3);
        posts.push(later);
    };
    let hidden = Missing {
        id: "x:4".parse().unwrap(),
        parent: Some("x:3".parse().unwrap()),
        author: Some("x:77".to_owned()),
        reason: GapReason::Unreachable,
        cause: None,
    };
    from_network(&world, change, vec![hidden]).await;
    assert_eq!(thread(&world).await.gaps().count(), 1);

    let report = world.import(&archive(&line(1, 4))).await.unwrap();
    assert_eq!((report.threads, report.posts), (1, 5));
    let joined = thread(&world).await;
    let words: Vec<String> = joined.posts().map(|post| post.text.to_plain()).collect();
    let whole = ["Post 1.", "Post 2.", "Post 3, as the network has it.", "Post 4.", "Later."];
    assert_eq!(words, whole);
    assert_eq!(joined.gaps().count(), 0);
    assert!(joined.archived && joined.posts().all(|post| !post.truncated));
    assert_eq!(joined.posts().nth(1).unwrap().counts.replies, Some(12));
    assert_eq!(joined.via, "X's embed service and the author's own archive");

    let again = world.import(&archive(&line(1, 4))).await.unwrap();
    assert_eq!((again.threads, again.known), (0, 1));
    assert_eq!(thread(&world).await, joined);
}

#[tokio::test]
async fn a_post_that_the_archive_lacks_too_stays_a_gap() {
    let world = World::new().await;
    let gone = Missing {
        id: "x:9".parse().unwrap(),
        parent: Some("x:4".parse().unwrap()),
        author: Some("x:77".to_owned()),
        reason: GapReason::Deleted,
        cause: None,
    };
    from_network(&world, |_| {}, vec![gone]).await;
    world.import(&archive(&line(1, 4))).await.unwrap();
    let joined = thread(&world).await;
    let id = Some("x:9".parse().unwrap());
    let gap = Gap { reason: GapReason::Deleted, id, cause: None };
    assert!(joined.items().any(|item| *item == Item::Gap(gap.clone())), "{joined:?}");
    assert_eq!(joined.posts().count(), 4);
}

#[tokio::test]
async fn what_the_operator_took_out_stays_out() {
    let world = World::new().await;
    world.import(&archive(&line(1, 2))).await.unwrap();
    let (root, now) = ("x:1".parse().unwrap(), world.importer.clock.now());
    world.importer.store.forget(&root, Gone::Removed, now).await.unwrap();
    let report = world.import(&archive(&line(1, 4))).await.unwrap();
    assert_eq!((report.threads, report.removed), (0, 1));
    assert!(report.to_string().contains("1 thread left out: you had taken them out"), "{report}");
    assert!(world.kept(1).await.is_none() && world.kept(3).await.is_none());
}

#[tokio::test]
async fn a_thread_that_only_calls_a_bot_is_none() {
    let mut call = reply(2, (1, 77), "@unroller unroll");
    call["entities"]["user_mentions"] = json!([{"screen_name": "unroller", "indices": [0, 9]}]);
    let world = World::new().await;
    let report = world.import(&archive(&[line(1, 1).remove(0), call])).await.unwrap();
    assert_eq!((report.threads, report.calls), (0, 2));
}
