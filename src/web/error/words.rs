//! What visitors read when there is no page: one entry per way to fail. The words stand in the
//! files of the languages.

use std::time::Duration;

use url::Url;

use super::{Error, Offer, StatusCode, seconds};
use crate::{
    consent::Refusal,
    lang::Language,
    press,
    source::{self, NotAPost},
    store::Gone,
    unroll,
    web::{limit::Cost, page::Chrome},
};

/// What happened, and what to try next.
pub(in crate::web) struct Words {
    pub(in crate::web) title: String,
    pub(in crate::web) detail: String,
    pub(in crate::web) ways_on: Vec<String>,
    /// A link of ours that may be what the visitor wants.
    pub(in crate::web) offer: Option<Offer>,
}

/// The key of what happened (its value is the title, its attribute the detail), and the keys of
/// what to try next.
type Keys = (&'static str, &'static [&'static str]);

impl Words {
    fn new((key, ways_on): Keys, language: Language) -> Self {
        Self::with((key, ways_on), "", language)
    }

    /// With the host of which the detail speaks.
    fn with((key, ways_on): Keys, host: &str, language: Language) -> Self {
        let detail = format!("{key}.detail");
        let say = |key: &&str| language.say(key).to_string();
        Self {
            title: say(&key),
            detail: language.say(&detail).with("host", host).to_string(),
            ways_on: ways_on.iter().map(say).collect(),
            offer: None,
        }
    }
}

pub(super) fn words(error: &Error, chrome: &Chrome) -> Words {
    let keys: Keys = match error {
        Error::NoThread { cause: unroll::Error::Busy, .. } => {
            return full("error-busy", error, chrome.language);
        }
        Error::NoThread { link, cause } => return no_thread(link, cause, chrome),
        Error::NoSuchList { name } => return no_list(name, chrome),
        Error::NotKept => ("error-not-kept", &[]),
        Error::NotFetched { link } => return not_fetched(link, chrome.language),
        Error::Parameter(parameter) => return parameter.words(chrome.language),
        Error::NotForRobots => ("error-not-for-robots", &[]),
        Error::TooMany { cost, retry_after, .. } => {
            return too_many(*cost, *retry_after, chrome.language);
        }
        Error::Unfinished { .. } => ("error-unfinished", &["next-seconds"]),
        Error::Unmade => ("error-unmade", &["next-seconds"]),
        Error::Press(press::Error::TooLarge(_)) => ("error-shape-large", &["next-shape"]),
        Error::Press(press::Error::Busy) => {
            return full("error-shape-busy", error, chrome.language);
        }
        Error::Press(press::Error::NoTypesetter) => ("error-shape-none", &["next-shape"]),
        Error::NoSuchPage => ("error-no-page", &["next-paste"]),
        Error::BadRequest => ("error-bad-request", &["next-home"]),
        Error::Body(_) => ("error-body", &[]),
        Error::TooMuch => ("error-too-much", &[]),
        Error::Media(_) => ("error-no-picture", &[]),
        Error::Store(_) | Error::Broken(_) | Error::Press(press::Error::Failed(_)) => BROKEN,
        Error::Bare(status) => bare(*status),
    };
    Words::new(keys, chrome.language)
}

fn no_list(name: &str, chrome: &Chrome) -> Words {
    let detail = chrome.say("error-no-list.detail").with("name", name).to_string();
    Words { detail, ..Words::new(("error-no-list", &["next-copy"]), chrome.language) }
}

/// What has it fetched.
fn not_fetched(link: &str, language: Language) -> Words {
    let post = language.say("next-post-link").with("link", link).to_string();
    Words { ways_on: vec![post], ..Words::new(("error-not-fetched", &[]), language) }
}

/// Too much of something, and when there may be more of it.
fn too_many(cost: Cost, wait: Duration, language: Language) -> Words {
    let key = match cost {
        Cost::Unroll => "error-too-many",
        Cost::Export => "error-too-many-documents",
        Cost::Picture => "error-too-many-pictures",
        Cost::Search => "error-too-many-searches",
    };
    Words { ways_on: vec![again(wait, language)], ..Words::new((key, &[]), language) }
}

/// No room at the moment, and when there may be some: as `Retry-After` says it.
fn full(key: &'static str, error: &Error, language: Language) -> Words {
    let ways_on = error.retry_after().map(|wait| again(wait, language)).into_iter().collect();
    Words { ways_on, ..Words::new((key, &[]), language) }
}

/// When to try again.
fn again(wait: Duration, language: Language) -> String {
    let seconds = seconds(wait);
    let when = match seconds {
        0..100 => language.say("next-in-seconds").with("n", seconds),
        _ => language.say("next-in-minutes").with("n", seconds.div_ceil(60)),
    };
    when.to_string()
}

const BROKEN: Keys = ("error-broken", &["next-later"]);

fn bare(status: StatusCode) -> Keys {
    match status.as_u16() {
        403 => ("error-forged", &["next-form"]),
        404 => ("error-no-page", &[]),
        405 => ("error-method", &[]),
        413 => ("error-too-much", &[]),
        504 => ("error-too-slow", &["next-later"]),
        500.. => BROKEN,
        _ => ("error-bad-request", &[]),
    }
}

fn no_thread(link: &str, cause: &unroll::Error, chrome: &Chrome) -> Words {
    let keys: Keys = match cause {
        unroll::Error::UnknownNetwork => return unknown(link, chrome),
        unroll::Error::Source(error) => return from_network(error, chrome.language),
        unroll::Error::NotALink => ("error-no-link", &["next-copy"]),
        unroll::Error::NotAPost(NotAPost::Profile) => ("error-profile", &["next-copy"]),
        unroll::Error::NotAPost(NotAPost::NoServer) => ("error-no-server", &["next-copy"]),
        unroll::Error::NotAPost(NotAPost::Other) => ("error-no-post", &["next-copy"]),
        unroll::Error::Refused(refusal) => refused(*refusal),
        unroll::Error::Gone(Gone::Deleted) => ("error-deleted-here", &[]),
        unroll::Error::Gone(Gone::Removed) => ("error-removed", &[]),
        unroll::Error::Gone(Gone::Refused) => ("error-author-refused", &[]),
        unroll::Error::Gone(Gone::Expired) => ("error-expired", &[]),
        unroll::Error::Busy => ("error-busy", &[]),
        unroll::Error::Store(_) | unroll::Error::Crashed => BROKEN,
    };
    Words::new(keys, chrome.language)
}

fn unknown(link: &str, chrome: &Chrome) -> Words {
    let host = source::tidy(link)
        .and_then(|link| Url::parse(link).ok())
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default();
    let detail = if host.is_empty() {
        chrome.say("error-unknown-network-nameless")
    } else {
        chrome.say("error-unknown-network.detail").with("host", host)
    };
    let detail = detail.with("networks", chrome.networks_in_words()).to_string();
    Words { detail, ..Words::new(("error-unknown-network", &["next-copy"]), chrome.language) }
}

fn refused(refusal: Refusal) -> Keys {
    match refusal {
        Refusal::SignedInOnly => ("error-refused-signed-in", &["next-sign-in"]),
        Refusal::NoUnroll => ("error-refused-unroll", &["next-sign-in"]),
        Refusal::HiddenFromWeb => ("error-refused-web", &["next-sign-in"]),
        Refusal::Moderated => ("error-moderated", &[]),
    }
}

fn from_network(error: &source::Error, language: Language) -> Words {
    let (keys, host): (Keys, &str) = match error {
        source::Error::NotFound(_) => (("error-not-found", &["next-whole-link"]), ""),
        source::Error::NoSuchAccount(_) => (("error-no-account", &["next-name"]), ""),
        source::Error::Gone(_) => (("error-deleted", &[]), ""),
        source::Error::AccountUnavailable(_) => (("error-account-gone", &[]), ""),
        // The network has it, and does not show it to everybody.
        source::Error::Suspended(_) => (("error-suspended", &[]), ""),
        source::Error::AgeRestricted(_) => (("error-age-restricted", &["next-sign-in"]), ""),
        source::Error::SignedInOnly(_) => (("error-signed-in", &["next-sign-in"]), ""),
        source::Error::Withheld(_) => (("error-withheld", &["next-original"]), ""),
        source::Error::Protected(_) => (("error-protected", &[]), ""),
        source::Error::BudgetSpent { .. } => (("error-budget", &["next-tomorrow"]), ""),
        source::Error::Refused { host, .. } => (("error-server-refuses", &["next-original"]), host),
        source::Error::Denied(host) => (("error-server-denied", &["next-original"]), host),
        source::Error::NotANetwork(host) => (("error-no-network", &["next-copy"]), host),
        // The network would give it, and cannot.
        source::Error::RateLimited { host, .. } => (("error-wait", &["next-later"]), host),
        source::Error::TimedOut(host) => (("error-slow", &["next-later", "next-original"]), host),
        source::Error::Unreachable { host, .. } => {
            (("error-down", &["next-later", "next-original"]), host)
        }
        source::Error::Malformed { host, .. } => {
            (("error-nonsense", &["next-later", "next-original"]), host)
        }
        source::Error::TooLarge(_) => (("error-large", &["next-original"]), ""),
    };
    Words::with(keys, host, language)
}
