//! Who we are when servers of the fediverse ask: the instance actor, its key, and the signatures
//! that servers with authorised fetch demand (draft-cavage HTTP signatures, RSA-SHA256).

mod document;

use std::{sync::Arc, time::SystemTime};

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    rand::SystemRandom,
    rsa::KeySize,
    signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair},
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use url::Url;

use crate::{clock::Clock, fetch::Signer};

/// The instance actor.
pub struct Actor {
    key: RsaKeyPair,
    pem: String,
    base: Option<Url>,
    clock: Clock,
}

/// What can be wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The kept key is not an RSA key of at least 2048 bits in PKCS#8.
    #[error("the kept key is not an RSA key in PKCS#8")]
    NotAKey,
    /// The system gave no key.
    #[error("no RSA key could be made")]
    NoKey,
}

impl Actor {
    /// A new RSA-2048 key in PKCS#8 (DER), for the store. It is kept for ever: servers remember
    /// the public half.
    ///
    /// # Errors
    /// [`Error::NoKey`].
    pub fn generate() -> Result<Vec<u8>, Error> {
        let key = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| Error::NoKey)?;
        let der: Pkcs8V1Der<'_> = key.as_der().map_err(|_| Error::NoKey)?;
        Ok(der.as_ref().to_vec())
    }

    /// `pkcs8` is the key as the store keeps it; `base` is our public address. Without one,
    /// requests are not signed: nobody could look us up.
    ///
    /// # Errors
    /// [`Error::NotAKey`].
    pub fn new(pkcs8: &[u8], base: Option<Url>, clock: Clock) -> Result<Self, Error> {
        let key = RsaKeyPair::from_pkcs8(pkcs8).map_err(|_| Error::NotAKey)?;
        let spki: PublicKeyX509Der<'_> = key.public_key().as_der().map_err(|_| Error::NotAKey)?;
        let pem = pem(spki.as_ref());
        Ok(Self { key, pem, base: base.filter(Url::has_host).map(as_folder), clock })
    }

    /// The public half, as the actor's document shows it: SPKI in PEM.
    #[must_use]
    pub fn public_key_pem(&self) -> &str {
        &self.pem
    }

    /// Signs as servers of before 2024 want it: without the query.
    #[must_use]
    pub fn without_query(self: &Arc<Self>) -> Arc<dyn Signer> {
        Arc::new(WithoutQuery(Arc::clone(self)))
    }

    /// Whether requests get signed at all.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.base.is_some()
    }

    fn headers(&self, target: &str, url: &Url) -> Option<Vec<(&'static str, String)>> {
        let key_id = key_id(self.base.as_ref()?);
        let host = authority(url)?;
        let date = httpdate::fmt_http_date(SystemTime::try_from(self.clock.now()).ok()?);
        let text = signing_string(target, &host, &date);
        let mut signature = vec![0; self.key.public_modulus_len()];
        self.key
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature)
            .ok()?;
        let signature = format!(
            "keyId=\"{key_id}\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date\",signature=\"{}\"",
            BASE64.encode(signature)
        );
        Some(vec![("date", date), ("signature", signature)])
    }
}

impl Signer for Actor {
    fn sign(&self, url: &Url) -> Vec<(&'static str, String)> {
        let target = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        self.headers(&target, url).unwrap_or_default()
    }
}

struct WithoutQuery(Arc<Actor>);

impl Signer for WithoutQuery {
    fn sign(&self, url: &Url) -> Vec<(&'static str, String)> {
        self.0.headers(url.path(), url).unwrap_or_default()
    }
}

/// What is signed: draft-cavage-http-signatures-12, §2.3.
fn signing_string(target: &str, host: &str, date: &str) -> String {
    format!("(request-target): get {target}\nhost: {host}\ndate: {date}")
}

fn key_id(base: &Url) -> String {
    format!("{base}actor#main-key")
}

/// Host and, where it is not the usual one, port: what the `Host` header says.
fn authority(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

/// The address with a slash at its end and nothing behind it.
fn as_folder(mut base: Url) -> Url {
    base.set_query(None);
    base.set_fragment(None);
    if !base.path().ends_with('/') {
        let path = format!("{}/", base.path());
        base.set_path(&path);
    }
    base
}

fn pem(der: &[u8]) -> String {
    let text = BASE64.encode(der);
    let mut pem = String::from("-----BEGIN PUBLIC KEY-----\n");
    for (at, c) in text.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            pem.push('\n');
        }
        pem.push(c);
    }
    pem.push_str("\n-----END PUBLIC KEY-----\n");
    pem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signing_string_is_the_documented_one() {
        assert_eq!(
            signing_string(
                "/users/ada/statuses/1/replies?page=true",
                "b.example",
                "Mon, 23 Nov 2026 19:19:13 GMT"
            ),
            "(request-target): get /users/ada/statuses/1/replies?page=true\nhost: b.example\ndate: Mon, 23 Nov 2026 19:19:13 GMT"
        );
    }
}
