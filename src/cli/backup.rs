//! `unspool backup FILE`.

use std::path::Path;

use super::{Failure, print};
use crate::{app::App, clock::Clock, config::Config};

/// Copies, and says how much.
pub(super) async fn run(config: Config, file: &Path) -> Result<(), Failure> {
    let app = App::new(config, None, Clock::default()).await?;
    let copied = app.store.backup(file).await;
    app.close().await;
    let name = file.display();
    let threads = copied?;
    let s = if threads == 1 { "" } else { "s" };
    print(format!("{threads} thread{s} in {name}\n").as_bytes())
}
