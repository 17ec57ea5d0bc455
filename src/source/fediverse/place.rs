//! Where a post is on its server, as the path of its address says: which id it names there, and
//! whether that id is the one of Mastodon's API. One spelling for each kind of address.

use super::link::Found;
use crate::source::NotAPost;

/// The path of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The parts of the path, in the one spelling that we keep.
    parts: Vec<String>,
    /// What the last part is.
    pub id: Id,
}

/// The id that a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Id {
    /// Digits: Mastodon's, in path and API.
    Digits(String),
    /// Something else that is also the id in the API: Pleroma, Mitra, Phanpy links.
    Api(String),
    /// 26 characters: `GoToSocial`'s, whose API is closed.
    Ulid(String),
    /// Misskey's and its forks'.
    Note(String),
    /// `/objects/…`: the API id on Mitra, on Pleroma it leads there.
    Object(String),
    /// Only `ActivityPub` can say: snac, Pixelfed, Friendica, Lemmy.
    Opaque,
}

impl Place {
    fn new(parts: &[&str], id: Id) -> Self {
        Self { parts: parts.iter().map(|part| (*part).to_owned()).collect(), id }
    }

    /// A post that is only known by its id in the API.
    pub(super) fn api(id: &str) -> Option<Self> {
        is_plain(id).then(|| {
            let kind = if is_digits(id) { Id::Digits(id.into()) } else { Id::Api(id.into()) };
            Self::new(&["web", "statuses", id], kind)
        })
    }

    /// A post under its author, as `/@user/ID` says it; this is also the form of the addresses
    /// on our own site, whatever the software.
    pub(super) fn at_user(user: &str, id: &str) -> Option<Self> {
        let (name, host) = user.split_once('@').unwrap_or((user, "-"));
        if !is_user(name) || host.is_empty() || host.contains(|c: char| !is_host(c)) {
            return None;
        }
        let kind = if is_digits(id) {
            Id::Digits(id.into())
        } else if is_ulid(id) {
            Id::Ulid(id.into())
        } else if is_uuid(id) || is_flake(id) {
            Id::Api(id.into())
        } else if is_note(id) {
            Id::Note(id.into())
        } else if is_snac(id) || is_guid(id) {
            Id::Opaque
        } else {
            return None;
        };
        Some(Self::new(&[&format!("@{user}"), id], kind))
    }

    /// The path, percent-encoded by whoever puts it into a URL.
    pub(super) fn path(&self) -> String {
        self.parts.iter().fold(String::new(), |path, part| path + "/" + part)
    }

    /// Where the object itself may be, when the path is one that only our own addresses have.
    pub(super) fn object_path(&self) -> String {
        match (&self.parts[..], &self.id) {
            ([user, id], Id::Ulid(_)) if user.starts_with('@') => {
                format!("/users/{}/statuses/{id}", &user[1..])
            }
            ([user, id], Id::Note(_)) if user.starts_with('@') => format!("/notes/{id}"),
            ([user, id], Id::Opaque) if user.starts_with('@') && is_snac(id) => {
                format!("/{}/p/{id}", &user[1..])
            }
            _ => self.path(),
        }
    }
}

/// What the path (decoded, without empty parts) leads to, if it is one of those that are known.
pub(super) fn of_path(path: &[String]) -> Option<Found> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let path = trimmed(&path);
    let post = |parts: &[&str], id: Id| Some(Found::Post(Place::new(parts, id)));
    match *path {
        ["web", "statuses", id] | ["redirect", "statuses", id] | ["web", "status", id] => {
            Place::api(id).map(Found::Post)
        }
        ["web" | "deck", ref rest @ ..] if rest.first().is_some_and(|r| r.starts_with('@')) => {
            under_user(rest)
        }
        ["web", "accounts", _] => Some(Found::NotAPost(NotAPost::Profile)),
        ["web" | "deck", ..] => Some(Found::NotAPost(NotAPost::Other)),
        ["users", user, "statuses", id] if is_user(user) && is_digits(id) => {
            post(path, Id::Digits(id.into()))
        }
        ["users", user, "statuses", id] if is_user(user) && is_ulid(id) => {
            post(path, Id::Ulid(id.into()))
        }
        ["ap", "users", number, "statuses", id] if is_digits(number) && is_digits(id) => {
            post(path, Id::Digits(id.into()))
        }
        ["notice", id] if is_flake(id) || is_digits(id) => post(path, Id::Api(id.into())),
        ["objects", id] if is_guid(id) => post(path, Id::Object(id.into())),
        ["activities", id] if is_guid(id) => post(path, Id::Object(id.into())),
        ["notes", id] if is_note(id) || is_ulid(id) || is_uuid(id) => {
            post(path, Id::Note(id.into()))
        }
        ["post", id] if is_uuid(id) => post(path, Id::Api(id.into())),
        ["post" | "comment", id] if is_digits(id) => post(path, Id::Opaque),
        ["p", user, id] if is_user(user) && is_digits(id) => post(path, Id::Opaque),
        ["display", id] if is_guid(id) => post(path, Id::Opaque),
        ["users", user] if is_user(user) => Some(Found::NotAPost(NotAPost::Profile)),
        [.., user, "p", id] if is_user(user) && is_snac(id) && path.iter().all(|p| is_plain(p)) => {
            post(path, Id::Opaque)
        }
        _ => under_user(path),
    }
}

/// Paths under `/@user`.
fn under_user(path: &[&str]) -> Option<Found> {
    let user = path.first()?.strip_prefix('@')?;
    match *path {
        [_] => is_account(user).then_some(Found::NotAPost(NotAPost::Profile)),
        [_, "with_replies" | "media" | "followers" | "following" | "featured" | "collections"]
        | [_, "tagged", _] => is_account(user).then_some(Found::NotAPost(NotAPost::Profile)),
        [_, "statuses", id] if is_ulid(id) && is_user(user) => {
            Some(Found::Post(Place::new(path, Id::Ulid(id.into()))))
        }
        [_, "posts", id] if is_account(user) && (is_flake(id) || is_digits(id)) => {
            Some(Found::Post(Place::new(path, Id::Api(id.into()))))
        }
        [_, id] => Place::at_user(user, id).map(Found::Post),
        _ => None,
    }
}

/// The path without what stands behind a post's own address.
fn trimmed<'a>(path: &'a [&'a str]) -> &'a [&'a str] {
    match path {
        [rest @ .., "embed" | "activity" | "reblogs" | "favourites" | "quotes"]
        | [rest @ .., "media" | "photo", _]
            if rest.len() >= 2 =>
        {
            rest
        }
        _ => path,
    }
}

fn is_account(user: &str) -> bool {
    let (name, host) = user.split_once('@').unwrap_or((user, "-"));
    is_user(name) && !host.is_empty() && host.chars().all(is_host)
}

fn is_host(c: char) -> bool {
    c.is_alphanumeric() || ".-:".contains(c)
}

/// What can be somebody's name on a server.
pub(super) fn is_user(user: &str) -> bool {
    !user.is_empty()
        && user.len() <= 256
        && user.chars().all(|c| c.is_alphanumeric() || "_.-".contains(c))
        && user.chars().any(char::is_alphanumeric)
}

/// What can stand in any id or path without meaning something else.
pub(super) fn is_plain(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 128
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
        && id.bytes().any(|b| b.is_ascii_alphanumeric())
}

fn is_digits(id: &str) -> bool {
    (1..=24).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit())
}

fn is_ulid(id: &str) -> bool {
    id.len() == 26
        && id.bytes().next().is_some_and(|b| (b'0'..=b'7').contains(&b))
        && id.bytes().all(|b| b.is_ascii_alphanumeric() && !b"ILOUilou".contains(&b))
}

fn is_uuid(id: &str) -> bool {
    id.len() == 36
        && id.bytes().enumerate().all(|(at, b)| match at {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

/// Friendica's and others' ids: hexadecimal groups.
fn is_guid(id: &str) -> bool {
    (16..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Pleroma's: 18 characters of base 62.
fn is_flake(id: &str) -> bool {
    id.len() == 18 && id.bytes().all(|b| b.is_ascii_alphanumeric()) && has_digit(id)
}

/// Misskey's: 10 to 16 characters of base 36, or 24 hexadecimal ones.
fn is_note(id: &str) -> bool {
    let small = |b: u8| b.is_ascii_digit() || b.is_ascii_lowercase();
    match id.len() {
        10..=16 => id.bytes().all(small) && has_digit(id),
        24 => id.bytes().all(|b| b.is_ascii_hexdigit()),
        _ => false,
    }
}

/// snac's: seconds and microseconds.
fn is_snac(id: &str) -> bool {
    id.split_once('.').is_some_and(|(seconds, micros)| {
        (9..=11).contains(&seconds.len())
            && micros.len() == 6
            && is_digits(seconds)
            && is_digits(micros)
    })
}

fn has_digit(id: &str) -> bool {
    id.bytes().any(|b| b.is_ascii_digit())
}
