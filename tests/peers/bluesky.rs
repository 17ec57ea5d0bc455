//! The seeded Bluesky network (PLC directory, PDS, AppView). What is expected is what the script
//! did that seeded it; what the source alone makes of it, post by post, is in `source::bluesky`.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use unspool::{
    config,
    consent::Refusal,
    source,
    store::Gone,
    thread::{Extent, PostRef, Thread},
    unroll::Error,
};
use url::Url;

use super::{
    Service,
    shape::{Names, Shape},
};
use crate::support::{
    peers,
    seed::{Info, Seed},
};

/// The network, its posts by name: `hole 20`, `ps1`.
struct Net {
    seed: Seed,
    uris: BTreeMap<String, String>,
    names: Names,
}

/// Account and record key.
fn parts(uri: &str) -> (&str, &str) {
    uri.strip_prefix("at://").unwrap().split_once("/app.bsky.feed.post/").unwrap()
}

/// `name first` … `name last`.
fn numbered(name: &str, first: usize, last: usize) -> Vec<String> {
    (first..=last).map(|n| format!("{name} {n}")).collect()
}

impl Net {
    fn running() -> Option<Self> {
        Some(Self::of(&peers::folder()?))
    }

    fn of(base: &Path) -> Self {
        let seed = std::fs::read(base.join("bluesky/.run/seed.json")).unwrap();
        let seed: Seed = serde_json::from_slice(&seed).unwrap();
        let mut uris = BTreeMap::new();
        for (name, thread) in &seed.threads {
            let numbered = (1..).zip(&thread.uris).map(|(n, uri)| (format!("{name} {n}"), uri));
            let branches = thread.branches.iter().map(|(name, uri)| (name.clone(), uri));
            let others = [("bobRoot", &thread.bob_root), ("violating", &thread.violating_reply)];
            let others =
                others.into_iter().filter_map(|(name, uri)| Some((name.into(), uri.as_ref()?)));
            uris.extend(numbered.chain(branches).chain(others).map(|(n, uri)| (n, uri.clone())));
        }
        let mut names = Names::default();
        for (name, uri) in &uris {
            let (did, rkey) = parts(uri);
            let id = PostRef::new("bluesky", &format!("{did}@{rkey}")).unwrap();
            names.by_ref.insert(id, name.clone());
        }
        Self { seed, uris, names }
    }

    async fn service(&self) -> Service {
        let Info { appview, pds, plc } = &self.seed.info;
        let of = |url: &Url| format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
        let settings = config::Bluesky { appview: appview.clone(), plc: plc.clone() };
        Service::start(&[of(appview), of(pds), of(plc)], Some(settings)).await
    }

    /// The link that a visitor copies from the app.
    fn link(&self, name: &str) -> String {
        let (did, rkey) = parts(&self.uris[name]);
        let account = self.seed.accounts.values().find(|account| account.did == did);
        // The handle that judy has no more leads nowhere.
        let who = account.map_or(did, |it| if it.handle == "judy.test" { did } else { &it.handle });
        format!("https://bsky.app/profile/{who}/post/{rkey}")
    }

    async fn thread(&self, name: &str) -> (Arc<Thread>, u64) {
        let (answer, requests) = self.service().await.paste(&self.link(name)).await;
        (answer.unwrap_or_else(|error| panic!("{name}: {error}")).thread, requests)
    }

    /// Each of these posts, pasted into a service that knows nothing, leads to this thread.
    async fn leads(&self, from: &[&str], truth: &Shape) {
        for name in from {
            let (thread, requests) = self.thread(name).await;
            eprintln!("{} posts from {name}: {requests} requests", thread.receipt.shown);
            assert_eq!(self.names.shape(&thread), *truth, "from {name}");
        }
    }

    /// As [`Net::leads`], from all posts of the seeded thread; the thread is all of them.
    async fn is_whole(&self, name: &str) {
        let posts = numbered(name, 1, self.seed.threads[name].uris.len());
        let from: Vec<&str> = posts.iter().map(String::as_str).collect();
        self.leads(&from, &Shape::whole(&posts)).await;
    }

    async fn fails(&self, name: &str) -> Error {
        self.service().await.paste(&self.link(name)).await.0.unwrap_err()
    }
}

#[tokio::test]
async fn on_bluesky_120_posts_take_15_requests_from_any_post_and_none_the_second_time() {
    let Some(net) = Net::running() else { return };
    let truth = Shape::whole(&numbered("long", 1, 120))
        .branch("long 50", &["side50a", "side50b", "side50c"])
        .branch("long 1", &["ps1"]);
    for from in ["long 1", "long 60", "long 120", "side50b", "ps1"] {
        let service = net.service().await;
        let (kept, requests) = service.paste(&net.link(from)).await;
        let kept = kept.unwrap();
        eprintln!("120 posts and two branches from {from}: {requests} requests");
        assert_eq!(net.names.shape(&kept.thread), truth, "from {from}");
        assert!(requests <= 15, "from {from}: {requests} requests");
        assert!(kept.verdict.list);
        for name in ["long 1", "long 77", "side50c", from] {
            // By handle or by DID: the same post.
            let (did, rkey) = parts(&net.uris[name]);
            for link in [net.link(name), format!("https://bsky.app/profile/{did}/post/{rkey}")] {
                let (again, requests) = service.paste(&link).await;
                let again = again.unwrap();
                assert_eq!((&again.thread.address, requests), (&kept.thread.address, 0), "{link}");
            }
        }
    }
}

#[tokio::test]
async fn on_bluesky_a_thousand_posts_come_back_in_order() {
    let Some(net) = Net::running() else { return };
    let Some(seeded) = net.seed.threads.get("veryLong") else {
        eprintln!("skipped: the network was seeded without a very long thread");
        return;
    };
    let truth = Shape::whole(&numbered("veryLong", 1, seeded.uris.len()));
    net.leads(&["veryLong 1", "veryLong 700"], &truth).await;
}

#[tokio::test]
async fn on_bluesky_plain_threads_are_whole_from_each_post() {
    let Some(net) = Net::running() else { return };
    let plain =
        ["short", "single", "gated", "edited", "handleChange", "handleInvalid", "noProfile"];
    for name in plain {
        net.is_whole(name).await;
    }
}

#[tokio::test]
async fn on_bluesky_deleted_posts_are_gaps_and_the_rest_stays() {
    let Some(net) = Net::running() else { return };
    let hole = Shape::whole(&numbered("hole", 1, 40)).gaps(&[(19, "deleted")]).joints(1);
    net.leads(&["hole 1", "hole 19", "hole 21", "hole 40"], &hole).await;
    let rootless = Shape::whole(&numbered("rootless", 1, 6))
        .gaps(&[(0, "deleted")])
        .extent(Extent::HeadMissing);
    net.leads(&["rootless 2", "rootless 4", "rootless 6"], &rootless).await;
    for gone in ["hole 20", "rootless 1"] {
        let error = net.fails(gone).await;
        assert!(matches!(error, Error::Source(source::Error::Gone(_))), "{gone}: {error:?}");
    }
}

#[tokio::test]
async fn on_bluesky_what_moderators_withhold_is_a_gap_in_its_place() {
    let Some(net) = Net::running() else { return };
    let moderated =
        Shape::whole(&numbered("moderated", 1, 8)).gaps(&[(3, "withheld"), (6, "withheld")]);
    net.leads(&["moderated 1", "moderated 3", "moderated 8"], &moderated).await;
    let takedown = Shape::whole(&numbered("postTakedown", 1, 5)).gaps(&[(2, "withheld")]);
    net.leads(&["postTakedown 1", "postTakedown 5"], &takedown).await;
    for hidden in ["moderated 4", "moderated 7", "postTakedown 3"] {
        let error = net.fails(hidden).await;
        let is_gone =
            |it: &source::Error| matches!(it, source::Error::NotFound(_) | source::Error::Gone(_));
        assert!(matches!(&error, Error::Source(it) if is_gone(it)), "{hidden}: {error:?}");
    }
}

#[tokio::test]
async fn on_bluesky_an_author_for_signed_in_readers_is_refused_and_nothing_is_kept() {
    let Some(net) = Net::running() else { return };
    for from in ["noUnauth 1", "noUnauth 5"] {
        let service = net.service().await;
        let (answer, _) = service.paste(&net.link(from)).await;
        let error = answer.unwrap_err();
        assert!(matches!(error, Error::Refused(Refusal::SignedInOnly)), "{from}: {error:?}");
        let (again, requests) = service.paste(&net.link(from)).await;
        let error = again.unwrap_err();
        assert!(matches!(error, Error::Gone(Gone::Refused) | Error::Refused(_)), "{error:?}");
        assert_eq!(requests, 0, "they are not asked about again at once");
    }
}

#[tokio::test]
async fn on_bluesky_threads_of_closed_accounts_are_unavailable() {
    let Some(net) = Net::running() else { return };
    for name in ["deactivated 1", "deactivated 4", "takendown 1", "takendown 4"] {
        // By DID: a closed account has no handle.
        let (did, rkey) = parts(&net.uris[name]);
        let link = format!("https://bsky.app/profile/{did}/post/{rkey}");
        let error = net.service().await.paste(&link).await.0.unwrap_err();
        let is_closed = matches!(error, Error::Source(source::Error::AccountUnavailable(_)));
        assert!(is_closed, "{name}: {error:?}");
    }
}

#[tokio::test]
async fn on_bluesky_every_post_of_forks_and_flat_threads_is_shown() {
    let Some(net) = Net::running() else { return };
    let name = |n: usize| format!("fork {n}");
    let fork = Shape::whole(&[1, 3, 4, 5].map(name)).branch("fork 1", &["fork 2"]);
    net.leads(&["fork 1", "fork 2", "fork 3", "fork 5"], &fork).await;
    let mut flat = Shape::whole(&numbered("flat", 1, 2));
    for post in ["flat 3", "flat 4", "flat 5"] {
        flat = flat.branch("flat 1", &[post]);
    }
    net.leads(&["flat 1", "flat 4"], &flat).await;
}

#[tokio::test]
async fn on_bluesky_a_thread_that_answers_somebody_shows_what_it_answers() {
    let Some(net) = Net::running() else { return };
    let under = Shape::whole(&numbered("underOther", 1, 6)).under("bobRoot");
    net.leads(&["underOther 1", "underOther 4", "underOther 6"], &under).await;
    let aside = ["alice10b", "alice10c"].map(str::to_owned);
    net.leads(&["alice10b", "alice10c"], &Shape::whole(&aside).under("bob10b")).await;
    net.leads(&["bob10"], &Shape::whole(&["bob10".to_owned()]).under("long 10")).await;
    net.leads(&["blocked 1", "blocked 2"], &Shape::whole(&numbered("blocked", 1, 2))).await;
    let below = Shape::whole(&numbered("blocked", 4, 5)).under("(blocked: blocked 3)");
    net.leads(&["blocked 4", "blocked 5"], &below).await;
}

#[tokio::test]
async fn on_bluesky_what_the_network_does_not_join_stays_apart() {
    let Some(net) = Net::running() else { return };
    net.leads(&["wrongRoot 1"], &Shape::whole(&numbered("wrongRoot", 1, 1))).await;
    let third = Shape::whole(&numbered("wrongRoot", 2, 3))
        .gaps(&[(0, "withheld")])
        .extent(Extent::HeadMissing);
    net.leads(&["wrongRoot 3"], &third).await;
    let alone = Shape::whole(&["violating".to_owned()]).under("(withheld: gated 1)");
    net.leads(&["violating"], &alone).await;
}

#[tokio::test]
async fn on_bluesky_a_thread_is_found_by_the_new_handle_and_no_more_by_the_old() {
    let Some(net) = Net::running() else { return };
    let (_, rkey) = parts(&net.uris["handleChange 2"]);
    let by = |handle: &str| format!("https://bsky.app/profile/{handle}/post/{rkey}");
    let service = net.service().await;
    let (kept, _) = service.paste(&by("lena-new.test")).await;
    let kept = kept.unwrap();
    let truth = Shape::whole(&numbered("handleChange", 1, 3));
    assert_eq!(net.names.shape(&kept.thread), truth);
    let (_, first) = parts(&net.uris["handleChange 1"]);
    assert_eq!(kept.thread.address, format!("bluesky/lena-new.test/{first}"));
    let (old, _) = service.paste(&by("lena.test")).await;
    let error = old.unwrap_err();
    assert!(matches!(error, Error::Source(source::Error::NoSuchAccount(_))), "{error:?}");
}

#[tokio::test]
async fn on_bluesky_a_video_is_played_from_our_own_address_out_of_its_authors_repository() {
    let Some(net) = Net::running() else { return };
    let service = net.service().await;
    let (kept, _) = service.paste(&net.link("long 10")).await;
    let kept = kept.unwrap();
    let page = service.get(&format!("/{}", kept.thread.address), None).await;
    page.is(200);
    // Post 10, and post 37, which is shown as an animation.
    let films = page.attributes("section.post video", "src");
    assert_eq!(films.len(), 2, "{films:?}");
    assert_eq!(films[0], films[1], "both show the same file");
    let part = service.get(&films[0], Some("bytes=4-11")).await;
    assert_eq!(part.is(206).header("content-type"), "video/mp4");
    assert_eq!((part.text(), part.header("content-range")), ("ftypisom".into(), "bytes 4-11/5075"));
    let tracks = page.attributes("section.post track", "src");
    assert_eq!(tracks.len(), 2, "{tracks:?}");
    assert!(service.get(&tracks[0], None).await.is(200).text().starts_with("WEBVTT"));

    // Pasted, bob's question stands under it: one request says where alice's files are.
    let service = net.service().await;
    let (kept, requests) = service.paste(&net.link("bob10")).await;
    let kept = kept.unwrap();
    let page = service.get(&format!("/{}", kept.thread.address), None).await;
    let film = page.is(200).attributes(".context video", "src").remove(0);
    eprintln!("one post under a video of somebody else: {requests} requests");
    service.get(&film, Some("bytes=0-1")).await.is(206);
}
