//! The log: lines for people, on standard error, so that standard output stays what the program
//! was asked for. And the numbers, for Prometheus: no visitor, no link, no author is in them.

use std::{
    io::{self, IsTerminal},
    sync::OnceLock,
};

use metrics::{describe_counter, describe_gauge};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::{EnvFilter, fmt, util::SubscriberInitExt};

/// What is told when `RUST_LOG` says nothing else.
const USUAL: &str = "info,unspool=info";

/// Starts logging and counting, once for the whole program; a second call changes nothing. `RUST_LOG` chooses
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
    let _ = numbers();
}

/// What was counted since the start, in Prometheus' text format. Counting begins with the first
/// call, for the whole program; `None` when somebody else counts already.
pub fn numbers() -> Option<String> {
    static COUNTED: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let counted = COUNTED.get_or_init(|| {
        let handle = PrometheusBuilder::new().install_recorder().ok()?;
        describe();
        Some(handle)
    });
    counted.as_ref().map(PrometheusHandle::render)
}

/// What each number means.
fn describe() {
    describe_counter!(
        "unspool_unrolls_total",
        "Threads that were fetched, by network and outcome."
    );
    describe_counter!("unspool_requests_sent_total", "Requests to other servers.");
    describe_counter!(
        "unspool_media_fetched_total",
        "Pictures and videos that were fetched, by outcome; no_room: shown and not kept."
    );
    describe_counter!("unspool_media_left_total", "Files that left to make room for others.");
    describe_counter!("unspool_media_passed_on_total", "Videos that were sent without being kept.");
    describe_gauge!("unspool_media_bytes", "What counts against media.budget.");
    describe_counter!("unspool_x_api_requests_total", "Answers of X's official API.");
    describe_counter!("unspool_x_api_posts_read_total", "Posts paid for at X's official API.");
    describe_counter!("unspool_x_api_users_read_total", "Accounts paid for at X's official API.");
    describe_counter!(
        "unspool_x_api_spent_microdollars_total",
        "What X's official API cost, in millionths of US dollars."
    );
    describe_gauge!(
        "unspool_x_api_budget_left_dollars",
        "What may still be spent on the day (UTC) of the last request; absent without a budget."
    );
}
