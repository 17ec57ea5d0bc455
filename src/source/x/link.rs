//! Which links name a post of X, and in which of their spellings.

use url::Url;

use crate::source::Recognised;

/// What a link is. `mirrors` are further hosts that stand for X.
pub(super) fn recognise(_link: &str, _mirrors: &[String]) -> Recognised {
    Recognised::Foreign
}

/// The link that a page's address (`x/handle/20`) stands for.
pub(super) fn link_of(_address: &str) -> Option<Url> {
    None
}
