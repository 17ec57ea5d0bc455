//! X. Several ways lead to a thread there: the official API (paid), an FxEmbed-compatible API, and
//! the keyless embed service, which sees only upward. They are taken in this order, each only
//! where the operator has set it up and while it is well; what one leaves open, another completes,
//! post by post. Ways that break the network's terms are left out on purpose.

mod api;
mod article;
mod autolink;
mod convert;
mod fxembed;
mod link;
mod media;
mod moment;
mod rung;
mod status;
mod syndication;
mod text;

use async_trait::async_trait;
use url::Url;

use super::{Context, Error, Health, Progress, Recognised, Source};
use crate::thread::{Conversation, PostRef};

/// The name in addresses and in the store.
pub(super) const NETWORK: &str = "x";

/// X.
pub(super) struct X {
    mirrors: Vec<String>,
}

impl X {
    pub(super) fn new(cx: &Context) -> Self {
        Self { mirrors: cx.settings.x.mirrors.clone() }
    }
}

#[async_trait]
impl Source for X {
    fn network(&self) -> &'static str {
        NETWORK
    }

    fn title(&self) -> &'static str {
        "X"
    }

    fn example(&self) -> &'static str {
        "https://x.com/…/status/…"
    }

    fn recognise(&self, link: &str) -> Recognised {
        link::recognise(link, &self.mirrors)
    }

    fn link_of(&self, address: &str) -> Option<Url> {
        link::link_of(address)
    }

    async fn fetch(
        &self,
        post: &PostRef,
        _known: &[PostRef],
        _progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        Err(Error::NotFound(post.to_string()))
    }

    fn health(&self) -> Vec<Health> {
        Vec::new()
    }
}
