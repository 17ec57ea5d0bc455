//! Real servers on loopback, when some are running: `.ci/peers start` starts them.

use std::path::PathBuf;

/// The folder that `TEST_PEERS` names. Without it there is nothing to ask: says so, and the
/// test is to end there.
#[expect(clippy::disallowed_methods, reason = "a test that is told where its network is")]
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = std::env::var("TEST_PEERS").ok().map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: TEST_PEERS names no folder of running servers");
    }
    folder
}
