//! Who we are when servers of the fediverse ask: the instance actor, its key, and the signatures
//! that servers with authorised fetch demand (draft-cavage HTTP signatures, RSA-SHA256).

use url::Url;

use crate::{clock::Clock, fetch::Signer};

/// The instance actor.
pub struct Actor;

impl Signer for Actor {
    fn sign(&self, _: &Url) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

impl Actor {
    /// `pkcs8` is the key as the store keeps it; `base` is our public address.
    pub fn new(_pkcs8: &[u8], _base: Url, _clock: Clock) -> Self {
        Self
    }
}
