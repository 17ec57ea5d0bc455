//! The log: lines for people, on standard error, so that standard output stays what the program
//! was asked for.

use std::io::{self, IsTerminal};

use tracing_subscriber::{EnvFilter, fmt, util::SubscriberInitExt};

/// What is told when `RUST_LOG` says nothing else.
const USUAL: &str = "info,unspool=info";

/// Starts logging, once for the whole program; a second call changes nothing. `RUST_LOG` chooses
/// what is told: `debug`, `unspool::fetch=trace,warn` …
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let lines = fmt()
        .compact()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .finish();
    let _ = lines.try_init();
}
