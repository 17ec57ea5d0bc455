//! X. Several ways lead to a thread there: the official API (paid), an FxEmbed-compatible API, and
//! the keyless embed service, which sees only upward. They are taken in this order, each only
//! where the operator has set it up and while it is well; what one leaves open, another completes,
//! post by post. Ways that break the network's terms are left out on purpose.

mod api;
pub(super) mod archive;
mod article;
mod autolink;
mod convert;
mod fxembed;
mod heap;
mod ladder;
mod link;
mod media;
mod moment;
mod rung;
mod short;
mod status;
mod syndication;
mod text;

use async_trait::async_trait;
use url::Url;

use super::{Context, Error, Health, Progress, Recognised, Source};
use crate::{
    fetch::Fetch,
    thread::{Conversation, PostRef, Read},
};
use ladder::Ladder;
use rung::View;

/// The name in addresses and in the store.
pub(super) const NETWORK: &str = "x";

/// X.
pub(super) struct X {
    ladder: Ladder,
    fetch: Fetch,
    mirrors: Vec<String>,
}

impl X {
    pub(super) fn new(cx: &Context) -> Self {
        Self {
            ladder: Ladder::new(cx),
            fetch: cx.fetch.clone(),
            mirrors: cx.settings.x.mirrors.clone(),
        }
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

    fn guess(&self, link: &str) -> Option<Url> {
        link::guess(link)
    }

    async fn fetch(
        &self,
        post: &PostRef,
        known: &[PostRef],
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        let asked = match short::code(post) {
            Some(code) => short::resolve(&self.fetch, code).await?,
            None => short::id(post).ok_or_else(|| Error::NotFound(post.to_string()))?,
        };
        let known: Vec<_> = known.iter().filter_map(short::id).collect();
        let catch = self.ladder.climb(asked, &known, progress).await?;
        let focus = catch.heap.newest(asked);
        let focus = convert::post_ref(focus).ok_or_else(|| Error::NotFound(post.to_string()))?;
        let (posts, missing) = catch.heap.into_parts();
        progress.found(posts.len());
        if !posts.iter().any(|post| post.id == focus) {
            return Err(Error::Protected(focus.to_string()));
        }
        let read = match catch.view {
            View::Whole => Read::Everything,
            View::Stopped => Read::Stopped,
            View::Upward | View::Alone => Read::Upward,
        };
        Ok(Conversation { focus, posts, missing, expected: None, read, via: catch.via })
    }

    fn health(&self) -> Vec<Health> {
        self.ladder.health()
    }
}
