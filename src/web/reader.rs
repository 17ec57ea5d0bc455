//! Who reads: in which language, and how they want pages to look. What a page is made for goes into its frame, and with the frame
//! into the key under which it is kept ready.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header, request::Parts},
};

use super::{Web, look::Look, page::Chrome};
use crate::lang::Language;

/// What answers depend on beside their address.
pub(super) const VARY: &str = "accept, accept-encoding, accept-language, cookie";

/// The reader of a page.
pub(super) struct Reader {
    /// The frame of pages for them.
    pub(super) chrome: Arc<Chrome>,
    /// The language that their address names.
    pub(super) asked: Option<Language>,
}

impl Reader {
    /// The reader who sends these headers to this address.
    pub(super) fn of(web: &Web, uri: &Uri, headers: &HeaderMap) -> Self {
        let asked = asked(uri);
        let language = asked.unwrap_or_else(|| liked(headers));
        let (chrome, look) = (web.chrome(language), Look::of(headers));
        let is_plain = look == Look::default();
        let chrome = if is_plain { Arc::clone(chrome) } else { Arc::new(chrome.with(look)) };
        Self { chrome, asked }
    }
}

impl FromRequestParts<Arc<Web>> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Infallible> {
        Ok(Self::of(web, &parts.uri, &parts.headers))
    }
}

/// `?lang=` of the address, when we speak it.
fn asked(uri: &Uri) -> Option<Language> {
    let mut fields = url::form_urlencoded::parse(uri.query()?.as_bytes());
    let (_, code) = fields.find(|(name, _)| name == "lang")?;
    Language::by_code(&code)
}

fn liked(headers: &HeaderMap) -> Language {
    let values = headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    Language::of(&values.join(","))
}
