//! `unspool forget LINK|AUTHOR`.

use super::{Failure, print};
use crate::{app::App, clock::Clock, config::Config};

/// Takes out, and says what.
pub(super) async fn run(config: Config, what: &str) -> Result<(), Failure> {
    let app = App::new(config, None, Clock::default()).await?;
    let forgotten = app.forget(what).await;
    // Pictures are still leaving.
    app.close().await;
    print(format!("{}\n", forgotten?).as_bytes())
}
