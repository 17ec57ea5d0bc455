//! The network's post → our [`Post`].

use jiff::Timestamp;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::{
    embed,
    files::Files,
    json, labels,
    name::{self, PostUri, page, post_ref},
    wire::{AuthorView, Facet, PostRecord, PostView, ReplyRef},
};
use crate::{
    source::facets::{self, Mark, Unit},
    thread::{Author, Counts, GapReason, Post, Reply, RichText, Signal, Visibility, clean},
};

/// Longest name of an author, in characters.
const NAME: usize = 200;

/// Most hashtags beside the text, and most characters of one (the lexicon's limits).
const TAGS: (usize, usize) = (8, 640);

/// What every post of an unroll is read with.
pub(super) struct Reading {
    /// The present.
    pub(super) now: Timestamp,
    /// Where the files of accounts are.
    pub(super) files: Files,
}

/// A post, or why it may not be shown.
pub(super) enum Shown {
    /// It may, as far as the network and its moderators are concerned.
    Post(Box<Post>),
    /// It may not.
    Gap(GapReason),
}

impl Reading {
    /// Converts a post. `None` when it is not a post at all.
    pub(super) fn post(&self, view: &PostView) -> Option<Shown> {
        let labels = labels::post(&view.labels, self.now);
        if labels.hidden {
            return Some(Shown::Gap(GapReason::Withheld));
        }
        let uri = PostUri::parse(&view.uri)?;
        let record: PostRecord = json::part(&view.record)?;
        if record.kind != "app.bsky.feed.post" || view.author.did != uri.did {
            return None;
        }
        let account = labels::account(&view.author.labels, self.now);
        let mut author = self.author(&view.author)?;
        if labels.signed_in_only {
            author.signals.insert(Signal::SignedInOnly);
        }
        let attached = embed::attached(self, view, &record);
        let handle = name::handle(&view.author.handle);
        let warns = labels.warns || account.warns;
        Some(Shown::Post(Box::new(Post {
            id: uri.post_ref()?,
            aliases: handle.iter().filter_map(|handle| post_ref(handle, &uri.rkey)).collect(),
            address: format!("{}/{}", author.address, uri.rkey),
            url: uri.page()?,
            reply: record.reply.as_ref().map(reply),
            posted_at: self.posted_at(view, &record),
            edited_at: None,
            visibility: Visibility::Public,
            language: record.langs.iter().find(|tag| is_language(tag)).cloned(),
            warning: warns.then(|| "Bluesky's moderators put a warning on this post".to_owned()),
            sensitive: labels.sensitive,
            text: words(&record),
            truncated: false,
            tags: tags(&record),
            media: attached.media,
            embeds: attached.embeds,
            counts: Counts {
                replies: view.reply_count,
                reposts: view.repost_count,
                likes: view.like_count,
                quotes: view.quote_count,
            },
            expires_at: None,
            author,
        })))
    }

    /// Converts an author. `None` when they have no DID that is one.
    pub(super) fn author(&self, view: &AuthorView) -> Option<Author> {
        if !name::is_did(&view.did) {
            return None;
        }
        let labels = labels::account(&view.labels, self.now);
        let handle = name::handle(&view.handle).unwrap_or_else(|| view.did.clone());
        let name = view.display_name.as_deref().map(display_name).unwrap_or_default();
        Some(Author {
            name: if name.is_empty() { handle.clone() } else { name },
            url: page(&view.did)?,
            avatar: view.avatar.as_deref().and_then(web).filter(|_| !labels.hides_avatar),
            is_bot: labels.is_bot,
            address: format!("{}/{handle}", name::NETWORK),
            signals: labels.signals,
            id: view.did.clone(),
            handle,
        })
    }

    /// The author's word, unless it cannot be true: then when the network first saw the post.
    fn posted_at(&self, view: &PostView, record: &PostRecord) -> Timestamp {
        let time = |text: &Option<String>| text.as_deref()?.parse::<Timestamp>().ok();
        let opened = Timestamp::constant(1_667_260_800, 0); // 2022-11-01: nothing is older
        time(&record.created_at)
            .filter(|at| (opened..=self.now).contains(at))
            .or_else(|| time(&view.indexed_at))
            .unwrap_or(self.now)
    }
}

/// An address of media or of a picture: http or https.
pub(super) fn web(text: &str) -> Option<Url> {
    facets::address(text)
}

fn reply(reply: &ReplyRef) -> Reply {
    let parent = PostUri::parse(&reply.parent.uri);
    Reply {
        to: parent.as_ref().and_then(PostUri::post_ref),
        author: parent.map(|parent| parent.did),
    }
}

/// On one line and without marks that turn the writing direction of what stands around it.
fn display_name(name: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let name: String = clean(name).chars().filter(|c| !turns(c)).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.chars().take(NAME).collect()
}

/// Roughly BCP 47: enough to be put into a page's `lang`.
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len())
        && tag.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

fn tags(record: &PostRecord) -> Vec<String> {
    let (most, longest) = TAGS;
    let tags = record.tags.iter().take(most).map(|tag| {
        let tag = clean(tag);
        tag.trim().trim_start_matches('#').chars().take(longest).collect::<String>()
    });
    tags.filter(|tag| !tag.is_empty()).collect()
}

fn words(record: &PostRecord) -> RichText {
    let marked = record.facets.iter().filter_map(|facet| {
        let range = facet.index.byte_start..facet.index.byte_end;
        let range = facets::bytes(&record.text, Unit::Bytes, range)?;
        Some(facets::Facet { range, mark: mark(facet)? })
    });
    facets::rich(&record.text, marked.collect())
}

/// The first feature that is known and leads somewhere.
fn mark(facet: &Facet) -> Option<Mark> {
    facet.features.iter().find_map(|feature| match &*feature.kind {
        "app.bsky.richtext.facet#link" => {
            let post = || PostUri::parse(&feature.uri)?.page();
            facets::address(&feature.uri).or_else(post).map(Mark::Link)
        }
        "app.bsky.richtext.facet#mention" if name::is_did(&feature.did) => {
            page(&feature.did).map(Mark::Mention)
        }
        "app.bsky.richtext.facet#tag" if !feature.tag.is_empty() => {
            let tag = utf8_percent_encode(&feature.tag, NON_ALPHANUMERIC);
            Url::parse(&format!("https://bsky.app/hashtag/{tag}")).ok().map(Mark::Tag)
        }
        _ => None,
    })
}
