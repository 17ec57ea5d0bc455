//! The same truths on the running network of `../shared/peers/bluesky`, and the recording that
//! the other tests replay.

use std::path::Path;

use unspool::{clock::Clock, config, fetch::Fetch};

use super::{scenarios, world::World};
use crate::support::{peers, seed::Seed};

/// With `UNSPOOL_FETCH__RECORD`, every exchange is written into that folder.
fn running(base: &Path, has_plc: bool) -> World {
    let seed = std::fs::read(base.join("bluesky/.run/seed.json")).unwrap();
    let seed: Seed = serde_json::from_slice(&seed).unwrap();
    let settings = config::Fetch {
        allow_private: World::authorities(&seed),
        record: std::env::var_os("UNSPOOL_FETCH__RECORD").map(Into::into),
        replay: None,
    };
    let fetch = Fetch::new(&settings, &config::Limit::default(), Clock::default(), None).unwrap();
    World::with(seed, fetch, has_plc)
}

#[tokio::test]
async fn every_seeded_thread_is_read_right_from_the_running_network() {
    let Some(base) = peers::folder() else { return };
    let world = running(&base, true);
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
    scenarios::windows(&running(&base, false)).await;
}
