//! A post of the archive → [`Status`]. It has no author, because that is the account; no range to
//! show, because the one that stands there is always the whole text; and no descriptions of
//! pictures.

use std::collections::BTreeSet;

use super::{
    loose::Number,
    note,
    wire::{self, Head, Note},
};
use crate::{
    source::{
        facets::Unit,
        x::{
            archive::files::Shown as Media,
            moment,
            status::{Account, Entity, Id, Raw, ReplyTo, Shown, Span, Status, What},
        },
    },
    thread::{Counts, Style},
};

/// Most ranges of a text.
const ENTITIES: usize = 2_000;

/// A post as it was read.
pub(super) struct Read {
    pub(super) head: Head,
    pub(super) post: wire::Post,
    /// The whole text of a long post.
    pub(super) note: Option<Note>,
    /// The newest id of the account's own post that it answers.
    pub(super) parent: Option<Id>,
    /// Whom that post names, where it is at hand.
    pub(super) named_above: Option<Names>,
}

/// Handles, in lower case.
pub(super) type Names = BTreeSet<String>;

/// Whom a post names.
pub(super) fn names(post: &wire::Post) -> Names {
    post.entities.user_mentions.iter().map(|name| name.screen_name.to_lowercase()).collect()
}

/// When it was written: as it says, else as its id says.
pub(super) fn written(head: &Head, post: &wire::Post) -> Option<jiff::Timestamp> {
    moment::parse(&post.created_at).or_else(|| moment::of_id(head.id()?))
}

/// The status, without media.
pub(super) fn status(read: &Read, account: &Account, media: &[Media]) -> Option<Status> {
    let Read { head, post, note, parent, .. } = read;
    let (id, posted_at) = (head.id()?, written(head, post)?);
    let older: Vec<Id> = head.versions().into_iter().filter(|older| *older < id).collect();
    let reply = head.parent().map(|answered| ReplyTo {
        id: Some(parent.unwrap_or(answered)),
        author: parent.map(|_| account.id).or_else(|| head.answered()),
        handle: post.in_reply_to_screen_name.clone(),
    });
    Some(Status {
        id,
        edited_at: (!older.is_empty()).then_some(posted_at),
        older,
        author: account.clone(),
        posted_at,
        text: match note {
            Some(note) => whole(note, post),
            None => raw(read, reply.as_ref()),
        },
        truncated: note.is_none() && note::is_cut(head.words(), posted_at),
        reply,
        conversation: None,
        media: media.iter().map(|shown| shown.media.clone()).collect(),
        quote: None,
        card: None,
        poll: None,
        article: None,
        sensitive: post.possibly_sensitive,
        language: post.lang.clone(),
        counts: Counts {
            replies: None,
            reposts: post.retweet_count.0,
            likes: post.favorite_count.0,
            quotes: None,
        },
        withheld_in: Vec::new(),
    })
}

fn span(from: Number, to: Number) -> Option<Span> {
    let number = |number: Number| usize::try_from(number.0?).ok();
    Some(Span { unit: Unit::Chars, from: number(from)?, to: number(to)? })
}

fn entity(from: Number, to: Number, what: What) -> Option<Entity> {
    Some(Entity { span: span(from, to)?, what })
}

/// The text of an ordinary post.
fn raw(Read { head, post, named_above, .. }: &Read, reply: Option<&ReplyTo>) -> Raw {
    let wire::Entities { urls, user_mentions, hashtags, symbols, media } = &post.entities;
    let tag = |tag: &wire::Tag, what: fn(String) -> What| {
        entity(tag.indices.0, tag.indices.1, what(tag.text.clone()))
    };
    let urls = urls.iter().filter_map(|url| {
        let what = What::Url {
            short: url.short.clone(),
            long: url.long.clone(),
            label: url.label.clone(),
        };
        entity(url.indices.0, url.indices.1, what)
    });
    let media = media.iter().chain(&post.extended_entities.media).filter_map(|medium| {
        let what = What::Media { short: medium.url.clone() };
        entity(medium.indices.0, medium.indices.1, what)
    });
    let mentions = user_mentions.iter().filter_map(|mention| {
        let what = What::Mention(mention.screen_name.clone());
        entity(mention.indices.0, mention.indices.1, what)
    });
    let hashtags = hashtags.iter().filter_map(|found| tag(found, What::Hashtag));
    let symbols = symbols.iter().filter_map(|found| tag(found, What::Cashtag));
    let entities = urls.chain(media).chain(mentions).chain(hashtags).chain(symbols);
    Raw {
        text: head.words().to_owned(),
        escaped: true,
        shown: match (reply, named_above) {
            (None, _) => Shown::Whole,
            (Some(_), None) => Shown::BehindMentions,
            (Some(reply), Some(names)) => behind(head.words(), names, reply.handle.as_deref()),
        },
        entities: entities.take(ENTITIES).collect(),
        styles: Vec::new(),
        is_bare: false,
    }
}

/// X puts the names that the answered post names in front of a reply. Other names there are the
/// author's own words: "@ada has news." may well answer a post of one's own.
fn behind(text: &str, named: &Names, answered: Option<&str>) -> Shown {
    let is_put = |name: &str| {
        named.contains(&name.to_lowercase())
            || answered.is_some_and(|answered| answered.eq_ignore_ascii_case(name))
    };
    let mut rest = text;
    while let Some((name, behind)) = rest.strip_prefix('@').and_then(|rest| rest.split_once(' '))
        && is_put(name)
    {
        rest = behind;
    }
    let (from, to) = (text.len() - rest.len(), text.chars().count());
    let from = text.get(..from).map_or(0, |put| put.chars().count());
    Shown::Range(Span { unit: Unit::Chars, from, to })
}

/// The whole text of a long post, in which the ranges of its beginning mean nothing.
fn whole(note: &Note, post: &wire::Post) -> Raw {
    let core = &note.core;
    let urls = core.urls.iter().filter_map(|url| {
        let what = What::Url {
            short: url.short.clone(),
            long: url.long.clone(),
            label: url.label.clone(),
        };
        entity(url.from_index, url.to_index, what)
    });
    let mentions = core.mentions.iter().filter_map(|mention| {
        let what = What::Mention(mention.screen_name.clone());
        entity(mention.from_index, mention.to_index, what)
    });
    let hashtags = core
        .hashtags
        .iter()
        .filter_map(|tag| entity(tag.from_index, tag.to_index, What::Hashtag(tag.text.clone())));
    let cashtags = core
        .cashtags
        .iter()
        .filter_map(|tag| entity(tag.from_index, tag.to_index, What::Cashtag(tag.text.clone())));
    // Rarely, the link of a medium ends the note as well.
    let end = core.text.trim_end();
    let length = end.chars().count();
    let media = post.extended_entities.media.iter().chain(&post.entities.media);
    let media = media.filter(|medium| !medium.url.is_empty() && end.ends_with(&medium.url));
    let media = media.map(|medium| {
        let from = length.saturating_sub(medium.url.chars().count());
        let span = Span { unit: Unit::Chars, from, to: length };
        Entity { span, what: What::Media { short: medium.url.clone() } }
    });
    let entities = urls.chain(mentions).chain(hashtags).chain(cashtags).chain(media);
    Raw {
        text: core.text.clone(),
        escaped: false,
        shown: Shown::Whole,
        entities: entities.take(ENTITIES).collect(),
        styles: core.styletags.iter().take(ENTITIES).filter_map(styled).collect(),
        is_bare: false,
    }
}

fn styled(tag: &wire::StyleTag) -> Option<(Span, Style)> {
    let mut style = Style::default();
    for kind in &tag.style_types {
        match kind.name.to_ascii_lowercase().as_str() {
            "bold" => style.bold = true,
            "italic" => style.italic = true,
            "strikethrough" => style.strike = true,
            _ => {}
        }
    }
    let span = Span { unit: Unit::Utf16, ..span(tag.from_index, tag.to_index)? };
    (!style.is_plain()).then_some((span, style))
}
