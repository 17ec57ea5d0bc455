//! What stands where in the text, as far as the text itself bears it out.

use std::ops::Range;

use url::Url;

use super::{
    super::status::{Entity, Id, What},
    place::Ruler,
};

/// Most entities of one text, and most of them that are looked for because they are not where
/// the network says.
const MOST: (usize, usize) = (4_000, 200);

/// Longest name of a link to `t.co`, in characters.
const SLUG: usize = 40;

/// A range of the text, in bytes, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Found {
    pub(in super::super) range: Range<usize>,
    pub(in super::super) what: What,
}

impl Found {
    /// It is not shown, wherever it stands: the medium is.
    pub(super) fn is_media(&self) -> bool {
        matches!(self.what, What::Media { .. })
    }

    /// It leads to that post.
    pub(super) fn leads_to(&self, post: Id) -> bool {
        self.place_on_x().is_some_and(|url| {
            let mut parts = url.path().split('/').skip_while(|part| !part.starts_with("status"));
            parts.nth(1).and_then(|id| id.parse().ok()) == Some(post)
        })
    }

    /// It leads to an article.
    pub(super) fn leads_to_article(&self) -> bool {
        self.place_on_x().is_some_and(|url| url.path().split('/').nth(2) == Some("article"))
    }

    fn place_on_x(&self) -> Option<Url> {
        let What::Url { long, .. } = &self.what else { return None };
        let url = Url::parse(long).ok()?;
        let host = url.host_str()?;
        let host =
            ["www.", "mobile."].iter().find_map(|sub| host.strip_prefix(sub)).unwrap_or(host);
        matches!(host, "x.com" | "twitter.com").then_some(url)
    }
}

/// The entities that the text bears out, in order and without overlaps. Links that are not where
/// the network says are looked for, and `t.co` links that it does not name lead to `t.co`.
pub(in super::super) fn all(ruler: &Ruler<'_>, entities: &[Entity]) -> Vec<Found> {
    let (most, mut searches) = MOST;
    let (mut found, mut lost) = (Vec::new(), Vec::new());
    for entity in entities.iter().take(most) {
        let range = ruler.range(entity.span);
        let words = |range: &Range<usize>| ruler.text.get(range.clone()).unwrap_or_default();
        match range.filter(|range| is_named(words(range), &entity.what)) {
            Some(range) => found.push(Found { range, what: entity.what.clone() }),
            None => lost.push(&entity.what),
        }
    }
    for what in lost {
        let Some(short) = short(what).filter(|_| searches > 0) else { continue };
        searches -= 1;
        let range = whole(ruler.text, short)
            .find(|range| !found.iter().any(|found| meet(&found.range, range)));
        found.extend(range.map(|range| Found { range, what: what.clone() }));
    }
    let mut found = apart(found);
    let known = |link: &str| {
        let same = |what: &&What| short(what).is_some_and(|short| short.eq_ignore_ascii_case(link));
        entities.iter().take(most).map(|entity| &entity.what).find(same).cloned()
    };
    let unnamed = unnamed(ruler.text, &found).into_iter().map(|range| {
        let link = ruler.text.get(range.clone()).unwrap_or_default().to_owned();
        let what = known(&link).unwrap_or_else(|| What::Url {
            short: link.clone(),
            long: link.clone(),
            label: link,
        });
        Found { range, what }
    });
    found.extend(unnamed);
    apart(found)
}

/// In order; of those that overlap the first one stays, and a medium before a link.
pub(in super::super) fn apart(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|found| (found.range.start, !found.is_media()));
    let mut end = 0;
    found.retain(|found| {
        let free = found.range.start >= end;
        if free {
            end = found.range.end;
        }
        free
    });
    found
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// What stands in the text for a link.
fn short(what: &What) -> Option<&str> {
    let (What::Url { short, .. } | What::Media { short }) = what else { return None };
    (!short.is_empty() && !short.contains(char::is_whitespace)).then_some(short)
}

/// Whether these words are what the network says they are.
fn is_named(words: &str, what: &What) -> bool {
    let signed = |signs: &[char], name: &str| {
        let said = words.strip_prefix(signs);
        said.is_some_and(|said| said == name || said.to_lowercase() == name.to_lowercase())
            && is_name(name)
    };
    match what {
        What::Url { .. } | What::Media { .. } => {
            short(what).is_some_and(|short| short.eq_ignore_ascii_case(words))
        }
        What::Mention(name) => name.is_ascii() && signed(&['@', '＠'], name),
        What::Hashtag(name) => signed(&['#', '＃'], name),
        What::Cashtag(name) => signed(&['$', '＄'], name),
    }
}

/// A word of its own.
fn is_name(name: &str) -> bool {
    let strange = |c: char| c.is_whitespace() || c.is_control() || "<>&\"'/\\".contains(c);
    !name.is_empty() && !name.contains(strange)
}

/// Where the link stands in the text, unless it is only the beginning of a longer one.
fn whole<'a>(text: &'a str, link: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    text.match_indices(link).map(|(at, link)| at..at + link.len()).filter(|range| {
        let rest = text.get(range.end..).unwrap_or_default();
        !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '…')
    })
}

/// Links to `t.co` outside of what was found. One that was cut ("https://t.co/ab…") is none.
fn unnamed(text: &str, found: &[Found]) -> Vec<Range<usize>> {
    let links = text.match_indices("://t.co/").filter_map(|(at, host)| {
        let before = text.get(..at)?;
        let scheme = ["https", "http"].iter().find(|scheme| {
            let from = before.len().checked_sub(scheme.len());
            let word = from.and_then(|from| before.get(from..));
            word.is_some_and(|word| word.eq_ignore_ascii_case(scheme))
        })?;
        let rest = text.get(at + host.len()..)?;
        let slug = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let cut = rest.get(slug..)?.starts_with('…');
        ((1..=SLUG).contains(&slug) && !cut).then(|| at - scheme.len()..at + host.len() + slug)
    });
    links
        .filter(|link| {
            let next = found.partition_point(|found| found.range.end <= link.start);
            !found.get(next).is_some_and(|found| meet(&found.range, link))
        })
        .collect()
}
