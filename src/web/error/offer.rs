//! What may be meant by a link that no network knows: perhaps its host is a mirror.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::Error;
use crate::{
    source,
    unroll::{self, Unroller},
    web::page::Chrome,
};

/// A link of a network that a link to an unknown host may stand for. Only the reader knows.
pub(in crate::web) struct Offer {
    /// The network's name for people.
    pub(in crate::web) network: &'static str,
    pub(in crate::web) link: Url,
}

impl Offer {
    /// For links of hosts that are no network's, as far as we know or found out.
    pub(super) fn of(error: &Error, unroller: &Unroller) -> Option<Self> {
        let Error::NoThread {
            link,
            cause:
                unroll::Error::NotALink
                | unroll::Error::UnknownNetwork
                | unroll::Error::Source(source::Error::NotANetwork(_)),
        } = error
        else {
            return None;
        };
        let (network, link) = unroller.guess(link)?;
        Some(Self { network, link })
    }

    /// The address on our site that unrolls it.
    pub(in crate::web) fn path(&self) -> String {
        format!("/unroll?link={}", utf8_percent_encode(self.link.as_str(), NON_ALPHANUMERIC))
    }

    /// For those who cannot follow a link on a page.
    pub(in crate::web) fn sentence(&self, chrome: &Chrome) -> String {
        let words = chrome.say("next-mirror-plain").with("title", self.network);
        words.with("address", self.link.as_str()).to_string()
    }
}
