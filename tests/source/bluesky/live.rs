//! The same truths on the running network of `../shared/peers/bluesky`, and the recording that
//! the other tests replay. `UNSPOOL_BLUESKY_SEED` names the `seed.json` that the network wrote.

use unspool::{clock::Clock, config, fetch::Fetch};

use super::{
    scenarios,
    world::{Seed, World},
};

/// With `UNSPOOL_BLUESKY_RECORD`, every exchange is written into that folder.
#[expect(clippy::disallowed_methods, reason = "a test that is told where its network is")]
fn running(has_plc: bool) -> World {
    let path = std::env::var("UNSPOOL_BLUESKY_SEED").expect("UNSPOOL_BLUESKY_SEED");
    let seed: Seed = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let settings = config::Fetch {
        allow_private: World::authorities(&seed),
        record: std::env::var_os("UNSPOOL_BLUESKY_RECORD").map(Into::into),
        replay: None,
    };
    let fetch = Fetch::new(&settings, &config::Limit::default(), Clock::default(), None).unwrap();
    World::with(seed, fetch, has_plc)
}

#[tokio::test]
#[ignore = "needs the seeded network of ../shared/peers/bluesky"]
async fn every_seeded_thread_is_read_right_from_the_running_network() {
    let world = running(true);
    for from in [1, 60, 120] {
        let sent = scenarios::long(&world, from).await;
        eprintln!("120 posts from post {from}: {sent} requests");
    }
    scenarios::answers(&world).await;
    scenarios::small(&world).await;
    scenarios::edited(&world).await;
    scenarios::fork_and_flat(&world).await;
    scenarios::hole(&world).await;
    scenarios::rootless(&world).await;
    scenarios::under_other(&world).await;
    scenarios::blocked(&world).await;
    scenarios::moderated(&world).await;
    scenarios::signed_in_only(&world).await;
    scenarios::outside(&world).await;
    scenarios::closed_accounts(&world).await;
    scenarios::handles(&world).await;
    scenarios::windows(&running(false)).await;
}
