//! Actors: who wrote a post, and what they said about being shown.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use url::Url;

use super::{
    door::{Door, host},
    note::same_host,
    object::{Object, link_of},
};
use crate::{
    source::{Error, fediverse::name, markup, wishes},
    thread::{Author, Signal, Signals, clean},
};

/// Longest display name, in characters.
const NAME: usize = 200;

/// What an actor's document says.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) author: Author,
    /// The user name alone, for addresses.
    pub(super) user: String,
    /// Misskey: notes as old as this, or older, are for fewer people than everybody.
    pub(super) hidden_before: Option<Timestamp>,
}

/// Actors met on one errand.
#[derive(Default)]
pub(super) struct Profiles(BTreeMap<String, Result<Profile, Error>>);

impl Profiles {
    /// The actor of that id; asked for once.
    pub(super) async fn of(&mut self, door: &Door<'_>, id: &Url) -> Result<Profile, Error> {
        if let Some(known) = self.0.get(id.as_str()) {
            return known.clone();
        }
        let profile = match door.own(id).await {
            Ok(value) => read(&value, id, door.now()),
            Err(Error::NotFound(_)) => Err(Error::NoSuchAccount(id.to_string())),
            Err(Error::Gone(_)) => Err(Error::AccountUnavailable(id.to_string())),
            Err(error) => Err(error),
        };
        self.0.insert(id.to_string(), profile.clone());
        profile
    }
}

/// Reads an actor's document, which the host of `id` gave.
pub(super) fn read(value: &Value, id: &Url, now: Timestamp) -> Result<Profile, Error> {
    let actor = Object(value);
    if actor.is_a(&["Tombstone"]) || actor.is("suspended") {
        return Err(Error::AccountUnavailable(id.to_string()));
    }
    let named = actor.id().filter(|named| same_host(named, id));
    if named.is_none_or(|named| named.path() != id.path() || named.query() != id.query()) {
        return Err(Error::Malformed {
            host: host(id),
            what: "an author's document about somebody else".to_owned(),
        });
    }
    let user = user(actor, id);
    let authority = host(id);
    let handle = format!("{user}@{authority}");
    let name: String =
        clean(actor.text("name").unwrap_or(&handle)).trim().chars().take(NAME).collect();
    let author = Author {
        id: id.to_string(),
        name: if name.is_empty() { handle.clone() } else { name },
        handle,
        url: actor.page().unwrap_or_else(|| id.clone()),
        avatar: actor.all("icon").find_map(picture),
        is_bot: actor.is_a(&["Service", "Application"]),
        address: format!("{}/{authority}/@{user}", name::NETWORK),
        signals: signals_of(actor),
    };
    let hidden_before = ["_misskey_makeNotesHiddenBefore", "_misskey_makeNotesFollowersOnlyBefore"]
        .into_iter()
        .filter_map(|key| moment(actor.raw(key)?.as_i64()?, now))
        .max();
    Ok(Profile { author, user, hidden_before })
}

/// The address of a picture: an `Image` with a `url`, which may again be a link, or a text.
pub(super) fn picture(value: &Value) -> Option<Url> {
    match Object(value).raw("url") {
        Some(url) => Object(value).link("url").or_else(|| link_of(url)),
        None => link_of(value),
    }
}

/// A name that can stand in an address.
fn user(actor: Object<'_>, id: &Url) -> String {
    let last = || id.path_segments()?.rfind(|segment| !segment.is_empty());
    let plain = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric() || "_.-".contains(*c)).take(100).collect()
    };
    let named = plain(actor.text("preferredUsername").unwrap_or_default());
    if named.is_empty() { plain(last().unwrap_or("unknown")) } else { named }
}

fn signals_of(actor: Object<'_>) -> Signals {
    let mut words = vec![markup::words(actor.text("summary").unwrap_or_default())];
    for field in actor.objects("attachment").filter(|field| field.is_a(&["PropertyValue"])) {
        for key in ["name", "value"] {
            words.push(markup::words(field.text(key).unwrap_or_default()));
        }
    }
    let mut signals = wishes::of_words(&words.join("\n"));
    let is_memorial = actor.is("memorial");
    let mut say = |signal, said: bool| {
        if said {
            signals.insert(signal);
        }
    };
    say(Signal::HidesPublic, actor.is("hidesToPublicFromUnauthedWeb"));
    say(Signal::HidesUnlisted, actor.is("hidesCcPublicFromUnauthedWeb"));
    say(Signal::SignedInOnly, actor.is("_misskey_requireSigninToViewContents"));
    say(Signal::NotIndexable, is_memorial || !actor.is("indexable"));
    // Software that does not know the word cannot have asked its people.
    let is_asked = actor.0.get("discoverable").is_some() || knows(actor, "discoverable");
    say(Signal::NotDiscoverable, is_memorial || (is_asked && !actor.is("discoverable")));
    signals
}

/// Whether the document's context defines the word.
fn knows(actor: Object<'_>, word: &str) -> bool {
    actor.objects("@context").any(|context| context.0.get(word).is_some())
}

/// Misskey counts in seconds: of the epoch, or back from now when negative.
fn moment(seconds: i64, now: Timestamp) -> Option<Timestamp> {
    match seconds {
        0 => None,
        1.. => Timestamp::from_second(seconds).ok(),
        _ => now.checked_add(SignedDuration::from_secs(seconds)).ok(),
    }
}
