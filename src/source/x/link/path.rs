//! What stands where in the paths of X and of its mirrors.

use percent_encoding::percent_decode_str;

use crate::{
    source::{NotAPost, x::NETWORK},
    thread::PostRef,
};

/// More parts than any path of X has.
const PARTS: usize = 16;

/// Names of pages that stand where the name of a user would.
const PAGES: [&str; 26] = [
    "about",
    "account",
    "compose",
    "download",
    "explore",
    "following",
    "hashtag",
    "help",
    "home",
    "i",
    "intent",
    "jobs",
    "lists",
    "login",
    "logout",
    "messages",
    "notifications",
    "oauth",
    "privacy",
    "search",
    "settings",
    "share",
    "signup",
    "tos",
    "who_to_follow",
    "widgets",
];

/// Endings that mirrors and other unrollers let an id have.
const ENDINGS: [&str; 9] = ["html", "json", "txt", "jpg", "jpeg", "png", "gif", "webp", "mp4"];

/// The parts of the path, decoded and in lower case.
pub(super) fn parts(path: &str) -> Vec<String> {
    let parts = path.split('/').filter(|part| !part.is_empty()).take(PARTS);
    parts.map(|part| percent_decode_str(part).decode_utf8_lossy().to_ascii_lowercase()).collect()
}

/// The id that a path of X leads to. What stands behind it (a picture's number, a language, a
/// list of those who liked it) is of the same post.
pub(super) fn post_in(path: &[&str]) -> Option<PostRef> {
    let id = match *path {
        ["i", "web", "status", id, ..] | ["status" | "statuses", id, ..] => id,
        [user, "status" | "statuses" | "article" | "thread", id, ..] if is_user(at(user)) => id,
        _ => return None,
    };
    post(bare(id))
}

/// The id that a path of another host may lead to: `/{user}/status/{id}`, at whatever depth.
pub(super) fn like_x(path: &[&str]) -> Option<PostRef> {
    path.windows(3).find_map(|some| match *some {
        [user, "status", id] if is_user(at(user)) => post(bare(id)),
        _ => None,
    })
}

/// What a path of X leads to that is not a post.
pub(super) fn not_a_post(path: &[&str]) -> NotAPost {
    match *path {
        ["i", "user", _] | ["intent", "user" | "follow"] => NotAPost::Profile,
        [user]
        | [
            user,
            "with_replies" | "media" | "likes" | "highlights" | "articles" | "followers"
            | "following" | "verified_followers" | "photo" | "header_photo",
        ] if is_user(at(user)) && !PAGES.contains(&user) => NotAPost::Profile,
        _ => NotAPost::Other,
    }
}

/// The name of the post with this id: 1 to 19 digits that do not begin with zero.
pub(super) fn post(id: &str) -> Option<PostRef> {
    let is_id = (1..=19).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_digit())
        && !id.starts_with('0');
    is_id.then(|| PostRef::new(NETWORK, id).ok())?
}

/// The name of the post that a short link leads to, until somebody asks which one that is.
pub(super) fn short(code: &str) -> Option<PostRef> {
    let is_code = (1..=20).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
    is_code.then(|| PostRef::new(NETWORK, &format!("t.co={code}")).ok())?
}

/// What can be the name of a user; old ones have up to 20 characters.
pub(super) fn is_user(name: &str) -> bool {
    (1..=20).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// An id without the ending that makes it a picture, a video or a document.
pub(super) fn bare(id: &str) -> &str {
    match id.rsplit_once('.') {
        Some((bare, ending)) if ENDINGS.contains(&ending) => bare,
        _ => id,
    }
}

fn at(user: &str) -> &str {
    user.strip_prefix('@').unwrap_or(user)
}
