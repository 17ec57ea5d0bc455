//! Who wrote a status, and what they said about being shown.

use url::Url;

use super::wire::Account;
use crate::{
    source::{fediverse::name, markup, wishes},
    thread::{Author, Signal, Signals, clean},
};

/// Longest name, in characters.
const NAME: usize = 200;

/// The account's actor: what authors are compared by. Servers that do not tell are taken at the
/// profile's address.
pub(super) fn actor(account: &Account) -> Option<Url> {
    web(&account.uri).or_else(|| web(&account.url))
}

/// `user@host`, whoever's server was asked.
pub(super) fn handle(acct: &str, here: &str) -> String {
    if acct.contains('@') { acct.to_owned() } else { format!("{acct}@{here}") }
}

/// The author as we know them. `is_copy`: the server is not theirs.
pub(super) fn author(account: &Account, here: &str, is_copy: bool) -> Option<Author> {
    let actor = actor(account)?;
    let home = name::authority(&actor)?;
    let acct = if account.acct.is_empty() { &account.username } else { &account.acct };
    let handle = line(&handle(acct, if home == here { here } else { &home }));
    let shown = line(&account.display_name);
    let address = if is_copy {
        format!("{}/{here}/@{}", name::NETWORK, segment(&handle))
    } else {
        format!("{}/{home}/@{}", name::NETWORK, segment(&account.username))
    };
    Some(Author {
        id: actor.to_string(),
        name: if shown.is_empty() { handle.clone() } else { shown },
        handle,
        url: web(&account.url).unwrap_or(actor),
        avatar: account.avatar.as_deref().and_then(web),
        is_bot: account.bot,
        address,
        signals: signals_of(account),
    })
}

/// Flags and hashtags. A flag that is absent was not agreed to.
fn signals_of(account: &Account) -> Signals {
    let mut words = markup::words(&account.note);
    for field in &account.fields {
        words = format!("{words}\n{}\n{}", markup::words(&field.name), markup::words(&field.value));
    }
    let mut signals = wishes::of_words(&words);
    if account.noindex == Some(true) {
        signals.insert(Signal::NoArchive);
    }
    if account.indexable != Some(true) || account.limited {
        signals.insert(Signal::NotIndexable);
    }
    if account.discoverable != Some(true) {
        signals.insert(Signal::NotDiscoverable);
    }
    signals
}

/// One line of foreign words.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    clean(&words.join(" ")).chars().take(NAME).collect::<String>().trim().to_owned()
}

/// A part of an address on our site: what would part or end it is replaced.
pub(super) fn segment(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-._~@:".contains(c);
    text.chars().map(|c| if plain(c) { c } else { '_' }).collect()
}

/// A web address, or none.
pub(super) fn web(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}
