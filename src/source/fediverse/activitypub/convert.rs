//! A [`Note`] becomes a [`Post`].

use jiff::Timestamp;
use url::Url;

use super::{
    door::host,
    media,
    note::{Note, same_host},
    object::Object,
    poll,
    profile::Profile,
    visibility, words,
};
use crate::{
    source::fediverse::name,
    thread::{Counts, Embed, Post, PostRef, Reply},
};

/// The post, without its quote; `None` when it is for fewer people than everybody.
pub(super) fn post(
    note: &Note,
    profile: &Profile,
    reply: Option<Reply>,
    now: Timestamp,
) -> Option<Post> {
    let object = note.object();
    let visibility = visibility::of(object)?;
    let page = object.page();
    let names = Names::new(note, &profile.user, page.as_ref());
    let text = words::text(object);
    let posted_at = object.moment("published").or_else(|| object.moment("updated")).unwrap_or(now);
    Some(Post {
        id: note.key.clone(),
        aliases: names.aliases,
        address: names.address,
        url: page.unwrap_or_else(|| note.id.clone()),
        reply,
        author: profile.author.clone(),
        posted_at,
        edited_at: object.moment("updated").filter(|at| *at > posted_at),
        visibility,
        language: words::language(object),
        warning: words::warning(object),
        sensitive: object.is("sensitive"),
        tags: words::tags(object, &text),
        text,
        truncated: false,
        media: media::of(object),
        embeds: embeds(object, now),
        counts: counts(object),
        expires_at: None,
    })
}

/// What the post answers; `canonical` knows the refs of what was read and who wrote it.
pub(super) fn reply(
    note: &Note,
    canonical: impl FnOnce(&Url) -> (Option<PostRef>, Option<String>),
) -> Option<Reply> {
    note.object().raw("inReplyTo")?;
    let (to, author) = note.parent().as_ref().map_or((None, None), canonical);
    Some(Reply { to, author })
}

struct Names {
    address: String,
    aliases: Vec<PostRef>,
}

impl Names {
    /// The address is made of the page's last part where the page is on the same host: that is
    /// what readers see in links.
    fn new(note: &Note, user: &str, page: Option<&Url>) -> Self {
        let authority = host(&note.id);
        let last = |url: &Url| {
            let segment = url.path_segments()?.rfind(|segment| !segment.is_empty())?.to_owned();
            name::address_ref(&authority, user, &segment).map(|alias| (segment, alias))
        };
        let readable =
            page.filter(|page| same_host(page, &note.id)).and_then(last).or_else(|| last(&note.id));
        let (segment, alias) = match readable {
            Some((segment, alias)) => (segment, Some(alias)),
            None => (note.key.locator().to_owned(), None),
        };
        let mut aliases: Vec<PostRef> = Vec::new();
        for other in [page.and_then(name::post_ref), alias].into_iter().flatten() {
            if other != note.key && !aliases.contains(&other) {
                aliases.push(other);
            }
        }
        Self { address: name::address(&authority, user, &segment), aliases }
    }
}

fn embeds(object: Object<'_>, now: Timestamp) -> Vec<Embed> {
    let mut embeds: Vec<Embed> = poll::of(object, now).map(Embed::Poll).into_iter().collect();
    embeds.extend(media::cards(object));
    embeds
}

fn counts(object: Object<'_>) -> Counts {
    let total = |key| object.object(key).and_then(|collection| collection.count("totalItems"));
    Counts {
        replies: total("replies"),
        reposts: total("shares"),
        likes: total("likes"),
        quotes: None,
    }
}
