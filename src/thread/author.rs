//! Who wrote a post, and what they already said about being shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use url::Url;

/// The author of a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Author {
    /// Never changes and is what authors are compared by: a DID, an actor's URI.
    pub id: String,
    /// What people call them, without a leading `@`: `alice.test`, `ada@example.social`. May change.
    pub handle: String,
    /// The name to show; the handle when they gave none. Cleaned, at most 200 characters.
    pub name: String,
    /// Their profile on the network.
    pub url: Url,
    /// Their picture, on the network's servers: never to be put into a page as it is.
    pub avatar: Option<Url>,
    /// The account says that a program posts for it.
    pub is_bot: bool,
    /// Path of the author's list on our site without the leading slash: `bluesky/alice.test`.
    pub address: String,
    /// What they said about being shown.
    pub signals: Signals,
}

/// Everything an author (or their server, or a moderator for it) said that bears on showing.
pub type Signals = BTreeSet<Signal>;

/// One thing that was said. What follows from it is decided by `consent` alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Show me to signed-in readers only: Bluesky `!no-unauthenticated`, Misskey
    /// `requireSigninToViewContents`.
    SignedInOnly,
    /// `#nobot`, `#noarchive`, `#nounroll`, `#noscrape` in the profile.
    NoUnroll,
    /// GoToSocial `hidesToPublicFromUnauthedWeb`: hide my public posts from the anonymous web.
    HidesPublic,
    /// GoToSocial `hidesCcPublicFromUnauthedWeb`: hide my unlisted posts from the anonymous web.
    HidesUnlisted,
    /// A moderator hides the account: Bluesky `!hide`.
    Hidden,
    /// Keep no lasting copy: Mastodon `noindex` of the account, `noarchive` of the page.
    NoArchive,
    /// Not for search engines, nor for our search: `indexable` false or absent (FEP-5feb),
    /// `#noindex`, `#nosearch`, `#noai`, Misskey `noCrawle`.
    NotIndexable,
    /// Not for lists and recommendations: `discoverable` false or absent.
    NotDiscoverable,
}
