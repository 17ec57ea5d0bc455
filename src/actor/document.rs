//! The JSON documents by which servers get to know the instance actor. Each takes the address
//! under which the request came; it counts where the settings name none.

use serde_json::{Value, json};
use url::Url;

use super::{Actor, as_folder, authority, key_id};

impl Actor {
    fn base(&self, seen: &Url) -> Url {
        self.base.clone().unwrap_or_else(|| as_folder(seen.clone()))
    }

    /// `GET /actor` (`application/activity+json`): the actor itself.
    #[must_use]
    pub fn document(&self, seen: &Url) -> Value {
        let base = self.base(seen);
        let id = format!("{base}actor");
        json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": id,
            "type": "Application",
            "preferredUsername": base.host_str().unwrap_or_default(),
            "name": "Unspool",
            "summary": "Reads public threads when somebody asks for them, to show each as one page. \
                        Follows nobody, posts nothing.",
            "url": format!("{base}about"),
            "inbox": format!("{base}inbox"),
            "outbox": format!("{base}outbox"),
            "manuallyApprovesFollowers": true,
            "discoverable": false,
            "indexable": false,
            "publicKey": {
                "id": key_id(&base),
                "owner": id,
                "publicKeyPem": self.public_key_pem(),
            },
        })
    }

    /// `GET /.well-known/webfinger?resource=…` (`application/jrd+json`); `None` for everybody
    /// but the actor.
    #[must_use]
    pub fn webfinger(&self, seen: &Url, resource: &str) -> Option<Value> {
        let base = self.base(seen);
        let id = format!("{base}actor");
        let host = base.host_str()?;
        let subject = format!("acct:{host}@{}", authority(&base)?);
        let ours = resource.eq_ignore_ascii_case(&subject)
            || resource == id
            || resource.trim_end_matches('/') == base.as_str().trim_end_matches('/');
        ours.then(|| {
            json!({
                "subject": subject,
                "aliases": [id],
                "links": [{ "rel": "self", "type": "application/activity+json", "href": id }],
            })
        })
    }

    /// `GET /.well-known/nodeinfo`: where the `NodeInfo` document is.
    #[must_use]
    pub fn nodeinfo_links(&self, seen: &Url) -> Value {
        let base = self.base(seen);
        json!({
            "links": [{
                "rel": "http://nodeinfo.diaspora.software/ns/schema/2.0",
                "href": format!("{base}nodeinfo/2.0"),
            }],
        })
    }

    /// `GET /nodeinfo/2.0`: which program this is.
    #[must_use]
    pub fn nodeinfo(&self) -> Value {
        json!({
            "version": "2.0",
            "software": { "name": "unspool", "version": env!("CARGO_PKG_VERSION") },
            "protocols": ["activitypub"],
            "services": { "inbound": [], "outbound": [] },
            "openRegistrations": false,
            "usage": { "users": { "total": 0 } },
            "metadata": {},
        })
    }

    /// `GET /outbox`: an empty collection, for we post nothing.
    #[must_use]
    pub fn outbox(&self, seen: &Url) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}outbox", self.base(seen)),
            "type": "OrderedCollection",
            "totalItems": 0,
            "orderedItems": [],
        })
    }
}
