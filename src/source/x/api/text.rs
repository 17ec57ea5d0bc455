//! The API's text and entities → [`Raw`]: code points throughout. Long posts have their text, with
//! entities of its own, in a note; the text beside it is only its beginning.

use super::wire::{Entities, Link, Note, Post, Relation};
use crate::source::{
    facets::Unit,
    x::status::{Entity, Raw, Shown, Span, What},
};

/// The words of the post. Links of media that are not there (`has_media`) stay in the text, so
/// that a reader can find them.
pub(super) fn raw(post: &Post, has_media: bool) -> Raw {
    let entities = |of: &Entities| {
        let links = of.urls.iter().map(|link| url(link, has_media));
        let names = of.mentions.iter().map(|it| Entity {
            span: span(it.start, it.end),
            what: What::Mention(it.username.clone()),
        });
        let tags = of.hashtags.iter().map(|it| Entity {
            span: span(it.start, it.end),
            what: What::Hashtag(it.name.clone()),
        });
        let cashtags = of.cashtags.iter().map(|it| Entity {
            span: span(it.start, it.end),
            what: What::Cashtag(it.name.clone()),
        });
        links.chain(names).chain(tags).chain(cashtags).collect::<Vec<_>>()
    };
    if let Some(note) = post.note() {
        let mut entities = entities(&note.entities);
        entities.extend(post.entities.urls.iter().filter_map(|link| moved(link, note, has_media)));
        return Raw {
            text: note.text.clone(),
            escaped: is_escaped(&note.text),
            shown: Shown::Whole,
            entities,
            ..Raw::default()
        };
    }
    let shown = match post.display_text_range {
        Some((from, to)) => Shown::Range(span(from, to)),
        None if post.referred(Relation::Answers).is_some() => Shown::BehindMentions,
        None => Shown::Whole,
    };
    Raw {
        text: post.text.clone(),
        escaped: true,
        shown,
        entities: entities(&post.entities),
        ..Raw::default()
    }
}

/// Whether the text is only the beginning of a long post: it ends with a link to the post itself.
pub(super) fn is_cut(post: &Post) -> bool {
    let own = post.id.0.to_string();
    let ends = |link: &Link| {
        let before = post.text.trim_end().strip_suffix(link.url.as_str());
        before.is_some_and(|before| before.trim_end().ends_with('…'))
            && link.expanded_url.rsplit('/').next() == Some(own.as_str())
    };
    post.note().is_none() && post.entities.urls.iter().any(ends)
}

/// Whether the link stands for a medium of the post.
pub(super) fn is_medium(link: &Link) -> bool {
    let is_shown_so = |host| link.display_url.starts_with(host);
    link.media_key.is_some() || is_shown_so("pic.twitter.com/") || is_shown_so("pic.x.com/")
}

fn url(link: &Link, has_media: bool) -> Entity {
    let short = link.url.clone();
    let what = if is_medium(link) && has_media {
        What::Media { short }
    } else {
        let long = [&link.expanded_url, &link.unwound_url, &link.url];
        let long = long.into_iter().find(|it| !it.is_empty()).cloned().unwrap_or_default();
        What::Url { short, long, label: link.display_url.clone() }
    };
    Entity { span: span(link.start, link.end), what }
}

/// A link of the cut text, where it stands in the note: notes mostly lack the links of media, and
/// where one stands, no entity of the note tells of it.
fn moved(link: &Link, note: &Note, has_media: bool) -> Option<Entity> {
    if note.entities.urls.iter().any(|own| own.url == link.url) || link.url.is_empty() {
        return None;
    }
    let (before, _) = note.text.split_once(link.url.as_str())?;
    let from = before.chars().count();
    let to = from + link.url.chars().count();
    Some(Entity { span: span(from, to), ..url(link, has_media) })
}

/// Whether `&amp;` and its like stand for characters: notes are recorded both ways. A bare `&`
/// shows that they are not escaped.
fn is_escaped(text: &str) -> bool {
    let names = ["amp;", "lt;", "gt;"];
    let mut ampersands = text.split('&').skip(1).peekable();
    ampersands.peek().is_some()
        && ampersands.all(|rest| names.iter().any(|name| rest.starts_with(name)))
}

fn span(from: usize, to: usize) -> Span {
    Span { unit: Unit::Chars, from, to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_escaped_only_when_no_bare_ampersand_says_otherwise() {
        assert!(is_escaped("a &lt; b &amp; c"));
        assert!(!is_escaped("a & b &amp; c"));
        assert!(!is_escaped("no ampersand"));
        assert!(!is_escaped("R&D"));
    }
}
