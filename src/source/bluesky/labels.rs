//! What labels (of moderators, and of authors about themselves) say about showing.
//! <https://atproto.com/specs/label>

use jiff::Timestamp;

use super::wire::Label;
use crate::thread::{Signal, Signals};

/// Media under these is covered until asked for; an avatar under these is not shown.
const SENSITIVE: [&str; 8] = [
    "porn",
    "sexual",
    "graphic-media",
    "gore",
    "nudity",
    "sexual-figurative",
    "self-harm",
    "sensitive",
];

/// What hides a post or an account from everybody.
const HIDDEN: [&str; 3] = ["!hide", "!takedown", "!suspend"];

/// The end of the URI of a profile: a label on it is about name and picture, not about posts.
const PROFILE: &str = "/app.bsky.actor.profile/self";

/// What is said about an account.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct AccountLabels {
    pub(super) signals: Signals,
    pub(super) is_bot: bool,
    /// The picture is not to be shown.
    pub(super) hides_avatar: bool,
    /// Every post of the account folds behind a warning.
    pub(super) warns: bool,
}

/// What is said about a post.
#[derive(Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a label of its own")]
pub(super) struct PostLabels {
    /// Not to be shown.
    pub(super) hidden: bool,
    /// For signed-in readers.
    pub(super) signed_in_only: bool,
    /// Folds behind a warning.
    pub(super) warns: bool,
    /// Its media is to be covered.
    pub(super) sensitive: bool,
}

/// Reads the labels of an account, those on its profile included.
pub(super) fn account(labels: &[Label], now: Timestamp) -> AccountLabels {
    let mut found = AccountLabels::default();
    for label in valid(labels, now) {
        let on_profile = label.uri.ends_with(PROFILE);
        match &*label.val {
            "!no-unauthenticated" => {
                found.signals.insert(Signal::SignedInOnly);
            }
            "bot" => found.is_bot = true,
            hidden if HIDDEN.contains(&hidden) => {
                found.hides_avatar = true;
                if !on_profile {
                    found.signals.insert(Signal::Hidden);
                }
            }
            "!warn" => {
                found.hides_avatar = true;
                found.warns |= !on_profile;
            }
            sensitive if SENSITIVE.contains(&sensitive) => found.hides_avatar = true,
            _ => {}
        }
    }
    found
}

/// Reads the labels of a post.
pub(super) fn post(labels: &[Label], now: Timestamp) -> PostLabels {
    let mut found = PostLabels::default();
    for label in valid(labels, now) {
        match &*label.val {
            "!no-unauthenticated" => found.signed_in_only = true,
            "!warn" => found.warns = true,
            hidden if HIDDEN.contains(&hidden) => found.hidden = true,
            sensitive if SENSITIVE.contains(&sensitive) => found.sensitive = true,
            _ => {}
        }
    }
    found
}

/// Without those that were taken back or have run out.
fn valid(labels: &[Label], now: Timestamp) -> impl Iterator<Item = &Label> {
    let expired = move |label: &Label| {
        label.exp.as_deref().and_then(|exp| exp.parse::<Timestamp>().ok()).is_some_and(|e| e <= now)
    };
    labels.iter().filter(move |label| !label.neg && !expired(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DID: &str = "did:plc:p3a2dzvfqrykbi47odvc5a5y";

    fn label(uri: &str, val: &str) -> Label {
        Label { uri: uri.to_owned(), val: val.to_owned(), neg: false, exp: None }
    }

    fn now() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_label_on_the_profile_takes_the_picture_and_not_the_posts() {
        let profile = format!("at://{DID}/app.bsky.actor.profile/self");
        let found = account(&[label(&profile, "!hide"), label(&profile, "!warn")], now());
        assert_eq!(found, AccountLabels { hides_avatar: true, ..AccountLabels::default() });
        let found = account(&[label(&profile, "!no-unauthenticated")], now());
        assert!(found.signals.contains(&Signal::SignedInOnly) && !found.hides_avatar);
        let found = account(&[label(DID, "!hide")], now());
        assert!(found.signals.contains(&Signal::Hidden));
    }

    #[test]
    fn what_was_taken_back_or_ran_out_says_nothing() {
        let back = Label { neg: true, ..label(DID, "!hide") };
        let over = Label { exp: Some("2026-11-23T11:59:59Z".into()), ..label(DID, "porn") };
        assert_eq!(post(&[back, over], now()), PostLabels::default());
        let later = Label { exp: Some("2026-11-23T12:00:01Z".into()), ..label(DID, "porn") };
        assert!(post(&[later], now()).sensitive);
    }
}
