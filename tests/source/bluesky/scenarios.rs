//! What is true of each seeded thread, from the script that seeded it (`seed.mjs` of the project's
//! development network). Held against the recording by `threads` and against the running network
//! by `peers`.

use unspool::{
    source::Error,
    thread::{GapReason, PostRef, Read, Signal},
};

use super::world::{Heard, World, gaps, line, others, own, words};

/// `name 1/n` … `name n/n`, without those left out.
fn numbered(name: &str, count: usize, without: &[usize]) -> Vec<String> {
    let there = (1..=count).filter(|n| !without.contains(n));
    there.map(|n| format!("{name} {n}/{count}")).collect()
}

fn gap(id: PostRef, reason: GapReason) -> (PostRef, Option<PostRef>, GapReason) {
    (id, None, reason)
}

/// 120 posts in order, the postscript and the side line after them; answers to others stay out.
pub(super) async fn long(world: &World, from: usize) -> u64 {
    let before = world.fetch.sent();
    let heard = Heard::default();
    let focus = world.post("long", from);
    let conversation = world.source.fetch(&focus, &[], &heard).await.unwrap();
    let sent = world.fetch.sent() - before;
    assert!(sent <= 15, "{sent} requests");

    let mut truth = world.all("long");
    truth.extend(["ps1", "side50a", "side50b", "side50c"].map(|name| world.branch(name)));
    assert_eq!(line(&conversation), truth);
    assert_eq!(conversation.focus, focus);
    assert_eq!((conversation.read, gaps(&conversation)), (Read::Everything, vec![]));
    assert_eq!(others(&conversation), Vec::<String>::new());

    let posts = own(&conversation);
    for (n, post) in (1..).zip(&posts).take(120) {
        assert_eq!(post.parent(), (n > 1).then(|| &truth[n - 2]), "post {n}");
        if n >= 40 {
            assert!(post.text.to_plain().starts_with(&format!("{n}/120 ")), "post {n}");
        }
    }
    let parents: Vec<_> = posts[120..].iter().map(|post| post.parent().unwrap()).collect();
    assert_eq!(parents, [&truth[0], &truth[49], &truth[121], &truth[122]]);
    let heard = heard.0.into_inner().unwrap();
    assert!(heard.is_sorted() && heard.last() == Some(&124), "{heard:?}");
    sent
}

/// A conversation inside the long thread: the line of the author in it, and whom it answers.
pub(super) async fn answers(world: &World) {
    let conversation = world.fetch(&world.branch("alice10b")).await.unwrap();
    assert_eq!(line(&conversation), ["alice10b", "alice10c"].map(|name| world.branch(name)));
    assert_eq!(others(&conversation), ["Thanks!"]);
    let conversation = world.fetch(&world.branch("bob10")).await.unwrap();
    assert_eq!(words(&conversation), ["Where does the captions file live?"]);
    assert_eq!(others(&conversation), ["Video with captions in two languages"]);
    assert_eq!(gaps(&conversation), []);
}

pub(super) async fn small(world: &World) {
    let whole = [
        ("short", numbered("short", 3, &[])),
        ("single", vec!["A single post, no thread at all".to_owned()]),
        ("gated", numbered("gated", 5, &[])),
        ("handleChange", numbered("handleChange", 3, &[])),
        ("handleInvalid", numbered("handleInvalid", 3, &[])),
        ("noProfile", numbered("noProfile", 3, &[])),
    ];
    for (name, truth) in whole {
        for from in [1, truth.len()] {
            let conversation = world.unroll(name, from).await;
            assert_eq!(words(&conversation), truth, "{name}");
            assert_eq!((conversation.read, gaps(&conversation)), (Read::Everything, vec![]));
            assert_eq!(others(&conversation), Vec::<String>::new());
        }
    }
}

pub(super) async fn edited(world: &World) {
    let conversation = world.unroll("edited", 3).await;
    let truth = ["edited 1/3", "edited 2/3 — EDITED with putRecord", "edited 3/3"];
    assert_eq!(words(&conversation), truth);
    assert_eq!(own(&conversation)[2].parent(), Some(&world.post("edited", 2)));
}

pub(super) async fn fork_and_flat(world: &World) {
    for from in [1, 3, 5] {
        let fork = world.unroll("fork", from).await;
        assert_eq!(line(&fork), world.all("fork"));
        let parents: Vec<_> = own(&fork).iter().map(|post| post.parent().cloned()).collect();
        let post = |n| Some(world.post("fork", n));
        assert_eq!(parents, [None, post(1), post(1), post(3), post(4)]);
    }
    let flat = world.unroll("flat", 1).await;
    assert_eq!(words(&flat), ["flat 1/5", "flat 2/5", "flat 3/5", "flat 4/5", "flat 5/5"]);
    // A post of a flat thread answers the root and nothing answers it: the root is its beginning.
    assert_eq!(line(&world.unroll("flat", 4).await), world.all("flat"));
}

pub(super) async fn hole(world: &World) {
    let deleted = world.post("hole", 20);
    for from in [1, 19, 21, 40] {
        let conversation = world.unroll("hole", from).await;
        assert_eq!(words(&conversation), numbered("hole", 40, &[20]), "from {from}");
        assert_eq!(gaps(&conversation), [gap(deleted.clone(), GapReason::Deleted)]);
        assert_eq!(conversation.missing[0].author.as_deref(), Some(world.did("alice")));
        assert_eq!(conversation.read, Read::Everything);
    }
    assert_eq!(world.fetch(&deleted).await.unwrap_err(), Error::Gone(at(&deleted)));
}

pub(super) async fn rootless(world: &World) {
    let root = world.post("rootless", 1);
    for from in [2, 4, 6] {
        let conversation = world.unroll("rootless", from).await;
        assert_eq!(words(&conversation), numbered("rootless", 6, &[1]), "from {from}");
        assert_eq!(gaps(&conversation), [gap(root.clone(), GapReason::Deleted)]);
        assert_eq!(own(&conversation)[0].parent(), Some(&root));
    }
    assert_eq!(world.fetch(&root).await.unwrap_err(), Error::Gone(at(&root)));
}

pub(super) async fn under_other(world: &World) {
    for from in [1, 6] {
        let conversation = world.unroll("underOther", from).await;
        assert_eq!(words(&conversation), numbered("underOther", 6, &[]));
        assert_eq!(others(&conversation), ["What do you all think of tide clocks?"]);
        assert_eq!(own(&conversation)[0].parent(), Some(&world.bobs_question()));
    }
}

pub(super) async fn blocked(world: &World) {
    let above = world.unroll("blocked", 1).await;
    assert_eq!(words(&above), ["blocked 1", "blocked 2"]);
    let below = world.unroll("blocked", 5).await;
    assert_eq!(words(&below), ["blocked 3, answers erin", "blocked 4"]);
    let erins = world.post("blocked", 3);
    assert_eq!(gaps(&below), [gap(erins, GapReason::Blocked)]);
    assert_eq!(below.missing[0].author.as_deref(), Some(world.did("erin")));
    assert_eq!(others(&below), Vec::<String>::new());
}

pub(super) async fn moderated(world: &World) {
    let post = |n| world.post("moderated", n);
    let withheld = |n| (post(n), Some(post(n - 1)), GapReason::Withheld);
    for from in [1, 3, 8] {
        let conversation = world.unroll("moderated", from).await;
        assert_eq!(words(&conversation), numbered("moderated", 8, &[4, 7]), "from {from}");
        assert_eq!(gaps(&conversation), [withheld(4), withheld(7)], "from {from}");
        let posts = own(&conversation);
        // 2 porn, 6 graphic-media; 3 !warn
        let covered: Vec<bool> = posts.iter().map(|post| post.sensitive).collect();
        assert_eq!(covered, [false, true, false, false, true, false]);
        let warned: Vec<bool> = posts.iter().map(|post| post.warning.is_some()).collect();
        assert_eq!(warned, [false, false, true, false, false, false]);
    }
    for hidden in [4, 7] {
        let error = world.fetch(&post(hidden)).await.unwrap_err();
        assert!(matches!(error, Error::NotFound(_) | Error::Gone(_)), "{error}");
    }
    let post = |n| world.post("postTakedown", n);
    for from in [1, 5] {
        let conversation = world.unroll("postTakedown", from).await;
        assert_eq!(words(&conversation), numbered("postTakedown", 5, &[3]));
        assert_eq!(gaps(&conversation), [(post(3), Some(post(2)), GapReason::Withheld)]);
    }
}

pub(super) async fn signed_in_only(world: &World) {
    for from in [1, 5] {
        let before = world.fetch.sent();
        let conversation = world.unroll("noUnauth", from).await;
        assert_eq!(line(&conversation), [world.post("noUnauth", from)]);
        assert!(own(&conversation)[0].author.signals.contains(&Signal::SignedInOnly));
        assert_eq!(world.fetch.sent() - before, 1, "nothing more is read");
    }
}

/// What the network does not count to the conversation stays out, also when the author's own
/// record says otherwise.
pub(super) async fn outside(world: &World) {
    assert_eq!(words(&world.unroll("wrongRoot", 1).await), ["wrongroot 1"]);
    let third = world.unroll("wrongRoot", 3).await;
    assert_eq!(words(&third), ["wrongroot 3"]);
    assert_eq!(gaps(&third), [gap(world.post("wrongRoot", 2), GapReason::Withheld)]);

    let violating = world.fetch(&world.violating_reply()).await.unwrap();
    assert_eq!(words(&violating), ["reply that violates the gate"]);
    assert_eq!(gaps(&violating), [gap(world.post("gated", 1), GapReason::Withheld)]);
}

pub(super) async fn closed_accounts(world: &World) {
    for name in ["deactivated", "takendown"] {
        for from in [1, 4] {
            let error = world.fetch(&world.post(name, from)).await.unwrap_err();
            assert!(matches!(error, Error::AccountUnavailable(_)), "{name}: {error}");
        }
    }
}

pub(super) async fn handles(world: &World) {
    let rkey = |post: &PostRef| post.locator().rsplit('@').next().unwrap().to_owned();
    let lenas = world.post("handleChange", 2);
    let by = |handle: &str| PostRef::new("bluesky", &format!("{handle}@{}", rkey(&lenas))).unwrap();
    let conversation = world.fetch(&by("lena-new.test")).await.unwrap();
    assert_eq!(conversation.focus, lenas);
    let post = own(&conversation)[1];
    assert_eq!(post.aliases, [by("lena-new.test")]);
    assert_eq!(post.address, format!("bluesky/lena-new.test/{}", rkey(&lenas)));
    assert_eq!(
        (&*post.author.address, &*post.author.handle),
        ("bluesky/lena-new.test", "lena-new.test")
    );
    let old = world.fetch(&by("lena.test")).await.unwrap_err();
    assert_eq!(old, Error::NoSuchAccount("lena.test".to_owned()));

    let judys = world.unroll("handleInvalid", 1).await;
    let (post, did) = (own(&judys)[0], world.did("judy"));
    assert_eq!(post.aliases, []);
    assert_eq!(post.address, format!("bluesky/{did}/{}", rkey(&post.id)));
    assert_eq!((&*post.author.handle, &*post.author.name), (did, "Judy"));
    assert_eq!(post.author.url.as_str(), format!("https://bsky.app/profile/{did}"));

    let kims = world.unroll("noProfile", 1).await;
    let author = &own(&kims)[0].author;
    assert_eq!((&*author.name, &author.avatar), ("kim.test", &None));
    assert_eq!((&*author.handle, &*author.id), (world.handle("kim"), world.did("kim")));
}

/// Without repositories: the same posts where nothing is deleted in between, and otherwise an
/// honest count.
pub(super) async fn windows(world: &World) {
    let long = world.unroll("long", 120).await;
    let mut truth = world.all("long");
    truth.extend(["ps1", "side50a", "side50b", "side50c"].map(|name| world.branch(name)));
    assert_eq!(line(&long), truth);
    assert_eq!((long.read, long.expected), (Read::Everything, Some(120)));
    assert_eq!(long.via, "the Bluesky AppView");
    for (name, count) in [("short", 3), ("fork", 5), ("flat", 5), ("gated", 5)] {
        assert_eq!(line(&world.unroll(name, 1).await), world.all(name));
        assert_eq!(world.all(name).len(), count);
    }
    let under = world.unroll("underOther", 6).await;
    assert_eq!(words(&under), numbered("underOther", 6, &[]));
    assert_eq!(others(&under), ["What do you all think of tide clocks?"]);
    assert_eq!((under.read, under.expected), (Read::Unsure, None));

    let cut = world.unroll("hole", 1).await;
    assert_eq!(words(&cut), numbered("hole", 40, &(20..=40).collect::<Vec<_>>()));
    assert_eq!(cut.expected, Some(40), "20 are missing, and the page can say so");
    let joined = world.unroll("hole", 40).await;
    assert_eq!(words(&joined), numbered("hole", 40, &[20]));
    assert_eq!(gaps(&joined), [gap(world.post("hole", 20), GapReason::Deleted)]);
    let rootless = world.unroll("rootless", 4).await;
    assert_eq!(words(&rootless), numbered("rootless", 6, &[1]));
    assert_eq!(gaps(&rootless), [gap(world.post("rootless", 1), GapReason::Deleted)]);
}

fn at(post: &PostRef) -> String {
    format!("at://{}", post.locator().replace('@', "/app.bsky.feed.post/"))
}
