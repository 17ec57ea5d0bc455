//! Mastodon's REST API, anonymously: Mastodon itself, Pleroma, Akkoma, Mitra and whatever else
//! speaks it to visitors.

mod account;
mod api;
mod attach;
mod convert;
mod heap;
mod walk;
mod wire;

use url::Url;

use self::{api::Api, convert::Converter, heap::is_open, walk::Walk};
use super::name;
use crate::{
    source::{Context, Error, Progress},
    thread::{Conversation, Read},
};

pub(super) use self::api::Refusal;

/// A post that a server has, before its thread was read.
pub(super) struct Found<'a> {
    cx: &'a Context,
    api: Api<'a>,
    status: wire::Status,
}

/// Asks for one post; of a repeated post the original is meant.
pub(super) async fn find<'a>(cx: &'a Context, base: &Url, id: &str) -> Result<Found<'a>, Refusal> {
    let mut api = Api::new(cx, base);
    let status = api.status(id).await?;
    let status = match status.reblog {
        Some(inner) if inner.is_usable() => *inner,
        _ => status,
    };
    if !matches!(&*status.visibility, "public" | "unlisted") {
        return Err(Error::Protected(status.uri).into());
    }
    if status.account.suspended {
        return Err(Error::AccountUnavailable(status.account.acct).into());
    }
    Ok(Found { cx, api, status })
}

impl Found<'_> {
    /// Addresses of the post on the server where it was written, when that is another one: its
    /// page there, and the object.
    pub(super) fn origin(&self) -> Option<(Url, Url)> {
        let object = Url::parse(&self.status.uri).ok()?;
        let here = self.api.authority();
        if name::authority(&object)? == here {
            return None;
        }
        let page = self.status.url.as_deref().and_then(|url| Url::parse(url).ok());
        let page = page.filter(|page| name::authority(page) == name::authority(&object));
        Some((page.unwrap_or_else(|| object.clone()), object))
    }

    /// Reads the thread around the post.
    pub(super) async fn read(self, progress: &dyn Progress) -> Result<Conversation, Refusal> {
        let is_copy = self.origin().is_some();
        let authority = self.api.authority();
        let focus = self.status.id.clone();
        let mut walk = Walk::new(self.cx, self.api, self.status, progress);
        let read = walk.read(&focus).await?;
        let heap = walk.heap;
        let converter = Converter::new(&authority, is_copy, heap.all());
        let focus = heap.get(&focus).and_then(|status| converter.name(status));
        let focus = focus.ok_or_else(|| Error::NotFound(authority.clone()))?;
        let via = if is_copy { "as seen from " } else { "the Mastodon API of " };
        Ok(Conversation {
            focus,
            posts: heap
                .all()
                .iter()
                .filter(|status| is_open(status))
                .filter_map(|status| converter.post(status, heap.parent(status)))
                .collect(),
            missing: converter.missing(&heap),
            expected: None,
            read: if is_copy { Read::Unsure } else { read },
            via: format!("{via}{authority}"),
        })
    }
}
