//! Ways to pass a page on: links that open the networks' own forms, and a code to photograph.

use std::fmt::{self, Display, Formatter};

use askama::filters::HtmlSafe;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use qrcode::{EcLevel, QrCode, render::svg};

/// Where people pass things on: a name, and what stands before and behind the words.
const PLACES: [(&str, &str); 3] = [
    ("Bluesky", "https://bsky.app/intent/compose?text="),
    ("Mastodon", "https://share.joinmastodon.org/#text="),
    ("X", "https://x.com/intent/post?text="),
];

/// A link that opens the form of a network with the title and the address of the page in it.
pub(in crate::web) struct Share {
    pub(in crate::web) name: &'static str,
    pub(in crate::web) address: String,
}

/// One for each network.
pub(in crate::web) fn shares(title: &str, canonical: &str) -> Vec<Share> {
    let words = format!("{title} {canonical}");
    let words = utf8_percent_encode(&words, NON_ALPHANUMERIC);
    let share = |(name, form)| Share { name, address: format!("{form}{words}") };
    PLACES.into_iter().map(share).collect()
}

/// The page's address as a code that phones read, for paper.
pub(in crate::web) struct Code(String);

impl HtmlSafe for Code {}

impl Display for Code {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Code {
    /// `None` when the address is too long for a code.
    pub(in crate::web) fn of(canonical: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(canonical, EcLevel::L).ok()?;
        let picture = code.render::<svg::Color<'_>>().quiet_zone(false).build();
        let begin = picture.find("<svg")?;
        Some(Self(picture.get(begin..)?.to_owned()))
    }
}
