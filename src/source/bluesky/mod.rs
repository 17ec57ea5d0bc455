//! Bluesky.

use async_trait::async_trait;
use url::Url;

use super::{Context, Error, Progress, Recognised, Source};
use crate::thread::{Conversation, PostRef};

/// Bluesky.
pub(super) struct Bluesky {
    cx: Context,
}

impl Bluesky {
    pub(super) fn new(cx: &Context) -> Self {
        Self { cx: cx.clone() }
    }
}

#[async_trait]
impl Source for Bluesky {
    fn network(&self) -> &'static str {
        "bluesky"
    }

    fn title(&self) -> &'static str {
        "Bluesky"
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
