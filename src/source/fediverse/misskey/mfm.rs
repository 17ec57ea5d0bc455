//! Misskey's markup as plain words with links, mentions, hashtags and custom emoji. Functions
//! (`$[spin words]`) and tags of style go, their words stay; other marks stand as written.

use std::{borrow::Cow, collections::BTreeMap};

use url::Url;

use crate::{
    source::fediverse::name,
    thread::{Inline, RichText, Style},
};

/// How far a link, a name or a tag may reach, in bytes.
const REACH: usize = 2_048;

/// What stands around the words.
pub(super) struct Around<'a> {
    /// Base address of the server.
    pub(super) base: &'a Url,
    /// Custom emoji: code → picture.
    pub(super) emoji: &'a BTreeMap<String, String>,
    /// The server that `@name` without a host means, when it is not `base`'s.
    pub(super) host: Option<&'a str>,
}

/// The words of a note.
pub(super) fn parse(text: &str, around: &Around<'_>) -> RichText {
    let text = without_functions(text);
    let mut runs = Vec::new();
    let mut plain = String::new();
    let mut rest = text.as_str();
    let mut before: Option<char> = None;
    while let Some(c) = rest.chars().next() {
        if let Some((run, length)) = special(rest, c, before, around) {
            flush(&mut plain, &mut runs);
            runs.push(run);
            let (done, left) = rest.split_at(length);
            before = done.chars().next_back();
            rest = left;
        } else {
            plain.push(c);
            before = Some(c);
            rest = rest.strip_prefix(c).unwrap_or_default();
        }
    }
    flush(&mut plain, &mut runs);
    RichText::from_runs(runs)
}

fn flush(plain: &mut String, runs: &mut Vec<Inline>) {
    if !plain.is_empty() {
        runs.push(Inline::Text { text: std::mem::take(plain), style: Style::default() });
    }
}

/// What starts here, and how many bytes of `rest` it takes.
fn special(
    rest: &str,
    c: char,
    before: Option<char>,
    around: &Around<'_>,
) -> Option<(Inline, usize)> {
    let is_apart = before.is_none_or(|c| !c.is_alphanumeric());
    match c {
        'h' if is_apart => bare_link(rest),
        '<' => {
            let (inside, _) = near(rest)?.strip_prefix('<')?.split_once('>')?;
            let url = link(inside)?;
            Some((Inline::Link { label: inside.to_owned(), url }, inside.len() + 2))
        }
        '[' => labelled(rest),
        '?' => labelled(rest.strip_prefix('?')?).map(|(run, length)| (run, length + 1)),
        '@' if is_apart => mention(rest, around),
        '#' if is_apart => tag(rest, around),
        ':' if is_apart => emoji(rest, around),
        _ => None,
    }
}

/// The part of `rest` in which something that starts here must end.
fn near(rest: &str) -> Option<&str> {
    rest.get(..rest.floor_char_boundary(REACH))
}

fn link(text: &str) -> Option<Url> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let is_whole = !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
    (is_web && is_whole).then(|| Url::parse(text).ok()).flatten()
}

fn bare_link(rest: &str) -> Option<(Inline, usize)> {
    let text = near(rest)?;
    let end = text
        .find(|c: char| c.is_whitespace() || "<>\"[]{}「」（）、。".contains(c))
        .unwrap_or(text.len());
    let mut text = text.split_at(end).0.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'']);
    while text.ends_with(')') && text.matches(')').count() > text.matches('(').count() {
        text = text.strip_suffix(')')?;
    }
    let url = link(text)?;
    Some((Inline::Link { label: text.to_owned(), url }, text.len()))
}

/// `[label](https://…)`.
fn labelled(rest: &str) -> Option<(Inline, usize)> {
    let (label, after) = near(rest)?.strip_prefix('[')?.split_once("](")?;
    let (address, _) = after.split_once(')')?;
    let url = link(address)?;
    let is_plain = !label.is_empty() && !label.contains(['[', ']', '\n']);
    is_plain
        .then(|| (Inline::Link { label: label.to_owned(), url }, label.len() + address.len() + 4))
}

fn mention(rest: &str, around: &Around<'_>) -> Option<(Inline, usize)> {
    let word = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let text = near(rest)?.strip_prefix('@')?;
    let user = text.split(|c| !word(c)).next()?.trim_end_matches(['.', '-']);
    if user.is_empty() {
        return None;
    }
    let after = text.strip_prefix(user)?;
    let named = after.strip_prefix('@').map(|host| {
        host.split(|c| !(word(c) || c == ':'))
            .next()
            .unwrap_or_default()
            .trim_end_matches(['.', ':', '-'])
    });
    let (host, length) = match named.filter(|host| host.contains('.') || host.contains(':')) {
        Some(host) => (Cow::Borrowed(host), user.len() + host.len() + 2),
        None => (Cow::Owned(home(around)?), user.len() + 1),
    };
    let url = Url::parse(&format!("{}://{host}/@{user}", around.base.scheme())).ok()?;
    Some((Inline::Mention { handle: format!("{user}@{host}"), url }, length))
}

fn home(around: &Around<'_>) -> Option<String> {
    around.host.map(str::to_owned).or_else(|| name::authority(around.base))
}

fn tag(rest: &str, around: &Around<'_>) -> Option<(Inline, usize)> {
    let text = near(rest)?.strip_prefix('#')?;
    let name = text.split(|c: char| !(c.is_alphanumeric() || "_-・".contains(c))).next()?;
    if name.is_empty() || name.chars().all(|c| c.is_ascii_digit()) || name.chars().count() > 128 {
        return None;
    }
    let mut url = around.base.clone();
    url.path_segments_mut().ok()?.pop_if_empty().extend(["tags", name]);
    Some((Inline::Tag { name: name.to_owned(), url }, name.len() + 1))
}

fn emoji(rest: &str, around: &Around<'_>) -> Option<(Inline, usize)> {
    let (code, after) = near(rest)?.strip_prefix(':')?.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
    let is_apart = !after.starts_with(|c: char| c.is_ascii_alphanumeric());
    // A time of day is no picture.
    let is_code =
        code.len() <= 100 && code.chars().all(plain) && code.contains(char::is_alphabetic);
    if !is_code || !is_apart {
        return None;
    }
    let image = match around.emoji.get(code) {
        Some(url) => link(url)?,
        // The server shows its own emoji at a fixed place and does not list them.
        None if around.host.is_none() => around.base.join(&format!("emoji/{code}.webp")).ok()?,
        None => return None,
    };
    Some((Inline::Emoji { code: code.to_owned(), image }, code.len() + 2))
}

/// Takes out `$[name.arguments` … `]` and tags of style, keeping what they hold.
fn without_functions(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    // For every open bracket: whether it opened a function.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = function(rest) {
            open.push(true);
            rest = after;
            continue;
        }
        if let Some(after) = STYLES.iter().find_map(|tag| rest.strip_prefix(tag)) {
            rest = after;
            continue;
        }
        rest = rest.strip_prefix(c).unwrap_or_default();
        match c {
            '[' => open.push(false),
            ']' if open.pop() == Some(true) => continue,
            _ => {}
        }
        kept.push(c);
    }
    kept
}

const STYLES: [&str; 12] = [
    "<center>",
    "</center>",
    "<small>",
    "</small>",
    "<plain>",
    "</plain>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<s>",
    "</s>",
];

/// What follows `$[name.arguments `, when that stands here.
fn function(rest: &str) -> Option<&str> {
    let (head, after) = rest.strip_prefix("$[")?.split_once([' ', '\n'])?;
    let is_name = head.starts_with(|c: char| c.is_ascii_lowercase())
        && head.len() <= 100
        && head.chars().all(|c| c.is_ascii_alphanumeric() || "._=,-#".contains(c));
    is_name.then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_go_and_their_words_stay_however_deep() {
        assert_eq!(without_functions("$[tada $[x2 big] [a] words] ]"), "big [a] words ]");
        assert_eq!(without_functions("$[fg.color=f00 red] $[ $[No x]"), "red $[ $[No x]");
        let deep = format!("{}x{}", "$[x2 ".repeat(9_000), "]".repeat(9_000));
        assert_eq!(without_functions(&deep), "x");
    }
}
