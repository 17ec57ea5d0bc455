//! The loop that accepts connections. Not `axum::serve`: that one waits for headers for ever, and
//! its protocol sniffing for the first bytes too. HTTP/1 only: a proxy in front speaks the rest.

use std::{sync::Arc, time::Duration};

use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_util::sync::CancellationToken;

use super::{Web, front::Front};

/// How long a client may take to send its headers, also the next ones on a kept connection.
const HEADERS: Duration = Duration::from_secs(10);

/// Most headers of a request.
const MOST_HEADERS: usize = 64;

/// Connections at the same time; more wait to be accepted.
const CONNECTIONS: usize = 4096;

/// How long running requests may take after shutdown began.
const DRAIN: Duration = Duration::from_secs(20);

/// Serves until `shutdown`, then lets running requests finish, within limits.
///
/// # Errors
/// None at present; the operating system's, should the listener fail for good.
pub async fn serve(
    listener: TcpListener,
    web: impl Into<Arc<Web>>,
    shutdown: CancellationToken,
) -> std::io::Result<()> {
    let front = Front::new(web.into());
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let connections = GracefulShutdown::new();
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_headers(MOST_HEADERS);
    loop {
        let permit = tokio::select! {
            permit = Arc::clone(&room).acquire_owned() => permit.map_err(std::io::Error::other)?,
            () = shutdown.cancelled() => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, or the client is gone already: neither is the end.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = shutdown.cancelled() => break,
        };
        connect(&builder, &connections, front.for_visitor(peer), stream, permit);
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, connections.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    Ok(())
}

fn connect(
    builder: &http1::Builder,
    connections: &GracefulShutdown,
    front: Front,
    stream: TcpStream,
    permit: OwnedSemaphorePermit,
) {
    let _ = stream.set_nodelay(true);
    let connection = builder.serve_connection(TokioIo::new(stream), front);
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        // Broken connections are the client's business.
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(permit);
    });
}
