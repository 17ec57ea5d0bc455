//! Fediverse.

mod activitypub;
mod mastodon;
mod misskey;
mod name;
mod signals;

use async_trait::async_trait;
use url::Url;

use super::{Context, Error, Progress, Recognised, Source};
use crate::thread::{Conversation, PostRef};

/// Fediverse.
pub(super) struct Fediverse {
    cx: Context,
}

impl Fediverse {
    pub(super) fn new(cx: &Context) -> Self {
        Self { cx: cx.clone() }
    }
}

#[async_trait]
impl Source for Fediverse {
    fn network(&self) -> &'static str {
        "mastodon"
    }

    fn title(&self) -> &'static str {
        "Fediverse"
    }

    fn recognise(&self, _: &str) -> Recognised {
        Recognised::Foreign
    }

    fn link_of(&self, _: &str) -> Option<Url> {
        None
    }

    async fn fetch(&self, post: &PostRef, _: &dyn Progress) -> Result<Conversation, Error> {
        let _ = &self.cx;
        Err(Error::NotFound(post.to_string()))
    }
}
