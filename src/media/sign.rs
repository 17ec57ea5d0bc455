//! Signed addresses: nobody can make the service fetch what no page of it names.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use url::Url;

/// Bytes of a signature.
const SIZE: usize = 16;

/// Longest token that is looked at, in bytes.
const LONGEST: usize = 8192;

/// Signs and checks. Keeps nothing.
pub(super) struct Signer([u8; 32]);

impl Signer {
    /// The key of the addresses is derived, so that `key` may serve other ends too.
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self(blake3::derive_key("unspool 2026-11 addresses of media", key))
    }

    /// `{address}.{signature}`, both in the alphabet that addresses can hold.
    pub(super) fn token(&self, url: &Url) -> String {
        let url = url.as_str();
        format!("{}.{}", BASE64.encode(url), BASE64.encode(self.signature(url.as_bytes())))
    }

    /// The address in a token that was made with this key.
    pub(super) fn url(&self, token: &str) -> Option<Url> {
        let (url, signature) = token.split_once('.').filter(|_| token.len() <= LONGEST)?;
        let url = BASE64.decode(url).ok()?;
        let signature = BASE64.decode(signature).ok()?;
        let expected = self.signature(&url);
        // As long for a wrong first byte as for a wrong last one.
        let difference = expected.iter().zip(&signature).fold(0, |all, (a, b)| all | (a ^ b));
        if signature.len() != SIZE || difference != 0 {
            return None;
        }
        let url = Url::parse(str::from_utf8(&url).ok()?).ok()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    }

    fn signature(&self, url: &[u8]) -> [u8; SIZE] {
        let mut signature = [0; SIZE];
        signature.copy_from_slice(&blake3::keyed_hash(&self.0, url).as_bytes()[..SIZE]);
        signature
    }
}
