//! Where threads come from: one [`Source`] per network. A network's own types never leave its
//! folder; beyond this module there is one `Post`. A source reads; what the thread is, is decided
//! by `assemble`, and whether it may be shown by `consent`.

pub mod archive;
mod bluesky;
mod circuit;
mod error;
pub mod facets;
mod fediverse;
mod json;
mod ledger;
pub mod markup;
mod watched;
mod wishes;
mod x;

use std::{net::IpAddr, sync::Arc};

use async_trait::async_trait;
use url::Url;

use crate::{
    actor::Actor,
    clock::Clock,
    config,
    fetch::Fetch,
    thread::{Conversation, PostRef},
};

pub use circuit::{Circuit, Health, Standing};
pub use error::Error;
pub use ledger::Ledger;

use watched::Watched;

/// A network that threads can be read from.
#[async_trait]
pub trait Source: Send + Sync + 'static {
    /// Stable and lower-case: it is in addresses, in the store and in the settings.
    fn network(&self) -> &'static str;

    /// The network's name for people: "Bluesky", "the fediverse".
    fn title(&self) -> &'static str;

    /// What a link of this network looks like, for people who wonder what to paste.
    fn example(&self) -> &'static str;

    /// Recognises a link to a post of this network, or says why a link of this network is not
    /// one ([`Recognised::NotAPost`]). Looks at nothing but the link.
    fn recognise(&self, link: &str) -> Recognised;

    /// The link that a page's address (`bluesky/alice.test/3l7x`) stands for, so that addresses
    /// can be guessed. `None` when the address is not of this network or cannot be one.
    fn link_of(&self, address: &str) -> Option<Url>;

    /// The link of this network that a link to an unknown host may stand for, if that host is a
    /// mirror of the network that nobody told us of. It is offered to readers and never assumed.
    fn guess(&self, _link: &str) -> Option<Url> {
        None
    }

    /// Reads the conversation around `post`, in any order, telling `progress` of each step. `known`
    /// are the posts that are kept of the thread already, in the order of the page: a source that
    /// cannot find all posts from the one that was asked for asks about these, too.
    async fn fetch(
        &self,
        post: &PostRef,
        known: &[PostRef],
        progress: &dyn Progress,
    ) -> Result<Conversation, Error>;

    /// How the network, or each way to it, is doing, best way first.
    fn health(&self) -> Vec<Health> {
        Vec::new()
    }
}

/// What a source makes of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// A post of this network.
    Post(PostRef),
    /// A link of this network, but of something else.
    NotAPost(NotAPost),
    /// Not of this network.
    Foreign,
}

/// What a link leads to instead of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPost {
    /// Somebody's profile, or only their handle.
    Profile,
    /// A client's address that does not say on which server the post is.
    NoServer,
    /// A feed, a list, a search …
    Other,
}

/// Hears how far an errand is.
pub trait Progress: Send + Sync {
    /// So many posts of the author were found.
    fn found(&self, posts: usize);
}

/// Nobody listens.
impl Progress for () {
    fn found(&self, _: usize) {}
}

/// What every source is made of.
#[derive(Clone)]
pub struct Context {
    /// The one door out.
    pub fetch: Fetch,
    /// The networks' settings.
    pub settings: config::Source,
    /// Signs requests to servers that want to know who asks.
    pub actor: Arc<Actor>,
    /// What reading costs the operator.
    pub ledger: Arc<dyn Ledger>,
    /// The present.
    pub clock: Clock,
}

/// Every network, in the order in which links are offered to them.
#[must_use]
pub fn all(cx: &Context) -> Vec<Box<dyn Source>> {
    vec![
        Box::new(x::X::new(cx)),
        Box::new(Watched::new(bluesky::Bluesky::new(cx), cx.clock.clone())),
        // Last: any host may be one.
        Box::new(Watched::new(fediverse::Fediverse::new(cx), cx.clock.clone())),
    ]
}

/// What people paste, as an address: trimmed of white space, quotes, angle brackets and the
/// invisible marks that copying brings along. Longer than 2,048 bytes is no link.
#[must_use]
pub fn tidy(link: &str) -> Option<&str> {
    let invisible = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || "<>\"'\u{ad}\u{feff}".contains(c)
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
    };
    let link = link.trim_matches(invisible);
    (!link.is_empty() && link.len() <= 2048).then_some(link)
}

/// Whether the host is written as a number: threads never live there.
#[must_use]
pub fn is_ip(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name.parse::<IpAddr>().is_ok(),
        Some(_) => true,
        None => false,
    }
}
