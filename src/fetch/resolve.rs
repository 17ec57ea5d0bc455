//! Names become addresses here, and only here is it decided whether they may be connected to:
//! the client asks once per new connection and connects to exactly what it is told, so nothing
//! can change in between. A name of which any address is not public is refused as a whole.

use std::{
    fmt, io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use async_trait::async_trait;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::Semaphore;

use super::special::is_public;

/// Names looked up at the same time: each holds a thread until the system answers, even when
/// nobody waits for it any more.
const AT_ONCE: usize = 16;

/// Tells which addresses a name has. What it says is checked, whoever says it.
#[async_trait]
pub trait Lookup: Send + Sync {
    /// All addresses of the name.
    ///
    /// # Errors
    /// When there are none, or nobody can be asked.
    async fn lookup(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// Asks the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemLookup;

#[async_trait]
impl Lookup for SystemLookup {
    async fn lookup(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
    }
}

/// Resolves names for one client.
pub(super) struct Resolver {
    lookup: Arc<dyn Lookup>,
    permits: Arc<Semaphore>,
    public_only: bool,
}

impl Resolver {
    /// For the public internet.
    pub(super) fn public(lookup: Arc<dyn Lookup>) -> Self {
        Self { lookup, permits: Arc::new(Semaphore::new(AT_ONCE)), public_only: true }
    }

    /// For the pairs that the operator allowed.
    pub(super) fn private(lookup: Arc<dyn Lookup>) -> Self {
        Self { public_only: false, ..Self::public(lookup) }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (lookup, permits) = (Arc::clone(&self.lookup), Arc::clone(&self.permits));
        let public_only = self.public_only;
        Box::pin(async move {
            let permit = permits.acquire_owned().await?;
            // In a task of its own, which keeps the permit until the system has answered.
            let looking = tokio::spawn(async move {
                let found = lookup.lookup(name.as_str()).await;
                drop(permit);
                found
            });
            let found = looking.await??;
            if found.is_empty() {
                return Err(io::Error::other("the name has no address").into());
            }
            if let Some(inner) = found.iter().find(|ip| public_only && !is_public(**ip)) {
                return Err(NotPublic(*inner).into());
            }
            // Port 0 stands for the scheme's own; any other would be used.
            let addresses: Addrs = Box::new(found.into_iter().map(|ip| SocketAddr::new(ip, 0)));
            Ok(addresses)
        })
    }
}

/// A name led to an address that is not public.
#[derive(Clone, Copy, Debug)]
pub(super) struct NotPublic(pub(super) IpAddr);

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it leads to {}, which is not a public address", self.0)
    }
}

impl std::error::Error for NotPublic {}
