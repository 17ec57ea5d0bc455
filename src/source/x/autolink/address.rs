//! Links in plain text, with and without `http://`.

use std::{collections::HashSet, ops::Range};

use url::Url;

use super::{
    super::{status::What, text::Found},
    letter,
};

/// Top-level domains: only their hosts are links.
const TLDS: &str = include_str!("tlds.txt");

/// Longest top-level domain that is not written in ASCII, in characters.
const LONGEST_TLD: usize = 24;

/// Longest name of a link to `t.co`, longest label of a host and longest host.
const LONGEST: (usize, usize, usize) = (40, 63, 253);

/// All links, in order.
pub(super) fn all(text: &str) -> Vec<Found> {
    let reader = Reader { tlds: TLDS.split_whitespace().collect() };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some((before, rest)) = text.split_at_checked(at).filter(|(_, rest)| !rest.is_empty())
    {
        let step = reader.step(before, rest);
        if let Some((length, scheme)) = step.link {
            let words = rest.get(..length).unwrap_or_default();
            let long = if scheme { words.to_owned() } else { format!("http://{words}") };
            let what = What::Url { short: words.to_owned(), long, label: words.to_owned() };
            found.push(Found { range: at..at + length, what });
        }
        at += step.length.max(1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// How far to go on, and the link that begins here: its length, and whether it names its scheme.
struct Step {
    length: usize,
    link: Option<(usize, bool)>,
}

struct Reader {
    tlds: HashSet<&'static str>,
}

impl Reader {
    fn step(&self, before: &str, rest: &str) -> Step {
        let free = !before.ends_with(|c: char| {
            c.is_ascii_alphanumeric() || "@＠$#＃\u{fffe}\u{feff}\u{ffff}".contains(c)
        });
        if let Some(scheme) = scheme(rest) {
            let link = Some(()).filter(|()| free).and_then(|()| self.with_scheme(rest, scheme));
            return Step { length: link.unwrap_or(scheme), link: link.map(|end| (end, true)) };
        }
        let run = run(rest);
        if run == 0 {
            return Step { length: rest.chars().next().map_or(1, char::len_utf8), link: None };
        }
        let parted = free && !before.ends_with(['-', '_', '.', '/']);
        let starts = rest.starts_with(letter::in_plain_host);
        let host = (parted && starts).then(|| self.host(rest, letter::in_plain_host)).flatten();
        let link = host.map(|host| host + tail(rest.get(host..).unwrap_or_default()));
        Step { length: link.unwrap_or(run), link: link.map(|end| (end, false)) }
    }

    fn with_scheme(&self, rest: &str, scheme: usize) -> Option<usize> {
        let (most_slug, most_label, most_host) = LONGEST;
        let after = rest.get(scheme..)?;
        let host = self.host(after, |c| letter::in_host(c) || c == '_')?;
        let name = after.get(..host)?;
        let beyond = after.get(host..)?;
        if let Some(slug) = beyond.strip_prefix('/').filter(|_| name.eq_ignore_ascii_case("t.co")) {
            let length = slug.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let query = query(slug.get(length..)?);
            return (length <= most_slug).then_some(scheme + host + 1 + length + query);
        }
        let url = Url::parse(&format!("http://{name}")).ok()?;
        let ascii = url.host_str()?;
        let fits =
            ascii.len() <= most_host && ascii.split('.').all(|label| label.len() <= most_label);
        fits.then(|| scheme + host + tail(beyond))
    }

    /// The length of the host that stands at the beginning, up to the last top-level domain.
    fn host(&self, text: &str, in_host: impl Fn(char) -> bool) -> Option<usize> {
        let mut labels: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        loop {
            let rest = text.get(at..)?;
            let length = rest.find(|c| !in_host(c) && c != '-').unwrap_or(rest.len());
            labels.push(at..at + length);
            at += length;
            if !text.get(at..)?.starts_with('.') {
                break;
            }
            at += 1;
        }
        let label = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let whole = |range: &&Range<usize>| {
            let label = label(range);
            !label.is_empty() && !label.starts_with(['-', '_']) && !label.ends_with(['-', '_'])
        };
        let good = labels.iter().take_while(whole).count();
        (1..labels.len().min(good + 1)).rev().find_map(|last| {
            let own = label(labels.get(last.checked_sub(1)?)?);
            let start = labels.get(last)?.start;
            let length = self.tld(text.get(start..)?)?;
            (!own.contains('_')).then_some(start + length)
        })
    }

    /// The length of the top-level domain that stands at the beginning.
    fn tld(&self, text: &str) -> Option<usize> {
        let in_label = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let ascii = text.find(|c| !in_label(c)).unwrap_or(text.len());
        let parted = |length: usize| {
            let ends = |c: char| !in_label(c) && !"@+".contains(c);
            text.get(length..).is_some_and(|rest| rest.is_empty() || rest.starts_with(ends))
        };
        let known = |length: usize| {
            let name = text.get(..length).unwrap_or_default().to_lowercase();
            parted(length)
                && (self.tlds.contains(&*name) || (name.len() > 4 && name.starts_with("xn--")))
        };
        if ascii > 0 {
            return known(ascii).then_some(ascii);
        }
        let mut ends: Vec<usize> =
            text.char_indices().take(LONGEST_TLD).map(|(at, c)| at + c.len_utf8()).collect();
        ends.reverse();
        ends.into_iter().find(|end| known(*end))
    }
}

/// The length of `http://` or `https://`.
fn scheme(text: &str) -> Option<usize> {
    let is = |scheme: &&&str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ["http://", "https://"].iter().find(is).map(|scheme| scheme.len())
}

/// The length of what a host could be written with, up to the next scheme.
fn run(text: &str) -> usize {
    let in_run = |c: char| letter::in_plain_host(c) || c == '-' || c == '.';
    let run = text.find(|c| !in_run(c)).unwrap_or(text.len());
    let scheme = ["https", "http"].iter().find_map(|scheme| {
        let from = run.checked_sub(scheme.len()).filter(|from| *from > 0)?;
        text.get(from..).and_then(self::scheme).map(|_| from)
    });
    scheme.unwrap_or(run)
}

/// The length of port, path and query.
fn tail(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let port = text.strip_prefix(':').map_or(0, |rest| match digits(rest) {
        0 => 0,
        digits => 1 + digits,
    });
    let path = path(text.get(port..).unwrap_or_default());
    port + path + query(text.get(port + path..).unwrap_or_default())
}

/// The length of a path. Brackets belong to it in pairs.
fn path(text: &str) -> usize {
    if !text.starts_with('/') {
        return 0;
    }
    let (mut at, mut end) = (0, 0);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c == '(' {
            let Some(length) = bracketed(text.get(at..).unwrap_or_default()) else { break };
            at += length;
            end = at;
        } else if letter::in_path(c) {
            at += c.len_utf8();
            end = if letter::ends_path(c) { at } else { end };
        } else {
            break;
        }
    }
    end
}

/// The length of what stands in brackets, which may have brackets inside once more.
fn bracketed(text: &str) -> Option<usize> {
    let (mut depth, mut empty) = (0, true);
    for (at, c) in text.char_indices() {
        match c {
            '(' if depth < 2 => (depth, empty) = (depth + 1, true),
            ')' if empty => return None,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ if letter::in_path(c) => empty = false,
            _ => return None,
        }
    }
    None
}

/// The length of a query, if there is one.
fn query(text: &str) -> usize {
    let Some(query) = text.strip_prefix('?') else { return 0 };
    let length = query.find(|c| !letter::in_query(c)).unwrap_or(query.len());
    let end = query.get(..length).and_then(|query| query.rfind(letter::ends_query));
    end.map_or(0, |end| end + 2)
}
