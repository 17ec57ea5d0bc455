//! The text of a post and its ranges: entities count characters of the escaped text, the range that
//! is shown counts UTF-16 units of it (`networks/x.md` §1.1).

use super::wire::{Link, Tweet};
use crate::source::{
    facets::Unit,
    x::status::{Entity, Id, Raw, Shown, Span, What},
};

/// The text as it came, and what is known of it.
pub(super) fn raw(tweet: &Tweet) -> Raw {
    let mut entities = entities(tweet);
    if tweet.note.is_some() {
        hide_own_link(tweet, &mut entities);
    }
    let shown = match tweet.display_text_range {
        Some((from, to)) => Shown::Range(Span { unit: Unit::Utf16, from, to }),
        None if tweet.reply_to.is_some() => Shown::BehindMentions,
        None => Shown::Whole,
    };
    let text = tweet.text.clone();
    Raw { text, escaped: true, shown, entities, styles: Vec::new(), is_bare: false }
}

fn entities(tweet: &Tweet) -> Vec<Entity> {
    let it = &tweet.entities;
    let url = |link: &Link| What::Url {
        short: link.url.clone(),
        long: link.expanded_url.clone(),
        label: link.display_url.clone(),
    };
    let medium = |short: &str| What::Media { short: short.to_owned() };
    let all = it
        .urls
        .iter()
        .map(|link| (link.indices, url(link)))
        .chain(it.media.iter().map(|link| (link.indices, medium(&link.url))))
        .chain(tweet.media.iter().map(|link| (link.indices, medium(&link.url))))
        .chain(it.mentions.iter().map(|it| (it.indices, What::Mention(it.handle.clone()))))
        .chain(it.hashtags.iter().map(|it| (it.indices, What::Hashtag(it.text.clone()))))
        .chain(it.symbols.iter().map(|it| (it.indices, What::Cashtag(it.text.clone()))));
    let mut entities: Vec<Entity> = Vec::new();
    for (indices, what) in all {
        let Some((from, to)) = indices else { continue };
        let entity = Entity { span: Span { unit: Unit::Chars, from, to }, what };
        // The link of media stands there once for each of them.
        if !entities.contains(&entity) {
            entities.push(entity);
        }
    }
    entities
}

/// The beginning of a long post may end with a link to the whole: that is no link of the author's.
/// It is taken out as the links of media are.
fn hide_own_link(tweet: &Tweet, entities: &mut Vec<Entity>) {
    let text = tweet.text.trim_end();
    let last = text.rfind("https://t.co/").and_then(|at| text.get(at..));
    let Some(short) = last.filter(|it| !it.contains(char::is_whitespace)) else { return };
    let to = text.chars().count();
    let span = Span { unit: Unit::Chars, from: to - short.chars().count(), to };
    let is_there = |entity: &&Entity| entity.span.from < to && entity.span.to > span.from;
    let own = match entities.iter().find(is_there).map(|entity| &entity.what) {
        Some(What::Url { long, .. }) => leads_to(long, tweet),
        Some(_) => false,
        None => true,
    };
    if own {
        entities.retain(|entity| !is_there(&entity));
        entities.push(Entity { span, what: What::Media { short: short.to_owned() } });
    }
}

/// Whether the address is that of the post itself: `…/status/{id}`.
fn leads_to(address: &str, tweet: &Tweet) -> bool {
    let Some((_, rest)) = address.split_once("/status/") else { return false };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().is_ok_and(|id: Id| tweet.versions().any(|version| version == id))
}
