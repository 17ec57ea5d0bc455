//! Hosts that the operator does not want to be asked.

use url::Url;

use crate::source::{Context, Error};

/// Whether the address may be asked: an entry of the list stands for everything under it.
pub(super) fn check(cx: &Context, url: &Url) -> Result<(), Error> {
    let host = url.host_str().unwrap_or_default();
    let is_denied = cx.settings.mastodon.deny.iter().any(|entry| {
        let entry = url::Host::parse(entry.trim()).map(|host| host.to_string());
        let entry = entry.unwrap_or_default();
        !entry.is_empty()
            && host
                .strip_suffix(&*entry)
                .is_some_and(|front| front.is_empty() || front.ends_with('.'))
    });
    if is_denied { Err(Error::Denied(host.to_owned())) } else { Ok(()) }
}
