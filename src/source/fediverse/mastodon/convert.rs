//! A status → a [`Post`]. Names come from the `ActivityPub` id (`uri`), never from ids of the API.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use url::Url;

use super::{
    account::{self, author, line, segment, web},
    attach,
    heap::{Heap, is_open},
    wire::{Quote, Status},
};
use crate::{
    source::{
        fediverse::name,
        markup::{self, Names},
    },
    thread::{
        Block, Counts, Embed, Gap, GapReason, Inline, Missing, Post, PostRef, Reply, RichText,
        Visibility, clean,
    },
};

/// Knows the server and the accounts that were seen on it.
pub(super) struct Converter<'a> {
    here: &'a str,
    /// The posts were written elsewhere: they are named by this server's pages, so that nobody
    /// can pass off a forgery under the name of the original.
    is_copy: bool,
    /// API id → actor.
    actors: HashMap<String, String>,
}

impl<'a> Converter<'a> {
    pub(super) fn new(here: &'a str, is_copy: bool, seen: &[Status]) -> Self {
        let mut actors = HashMap::new();
        for mention in seen.iter().flat_map(|status| &status.mentions) {
            if let Some(url) = web(&mention.url) {
                actors.insert(mention.id.clone(), url.to_string());
            }
        }
        for account in seen.iter().map(|status| &status.account) {
            if let Some(actor) = account::actor(account) {
                actors.insert(account.id.clone(), actor.to_string());
            }
        }
        Self { here, is_copy, actors }
    }

    /// The post's canonical name.
    pub(super) fn name(&self, status: &Status) -> Option<PostRef> {
        if self.is_copy {
            return self.page_here(status);
        }
        web(&status.uri)
            .or_else(|| status.url.as_deref().and_then(web))
            .and_then(|uri| name::post_ref(&uri))
    }

    /// This server's own page about a post.
    fn page_here(&self, status: &Status) -> Option<PostRef> {
        name::address_ref(self.here, &status.account.acct, &status.id)
    }

    /// The status as a post; `None` when it is not for everybody or cannot be named.
    pub(super) fn post(&self, status: &Status, parent: Option<&Status>) -> Option<Post> {
        let mut post = self.bare(status)?;
        post.reply = self.reply(status, parent);
        if post.reply.as_ref().is_some_and(|reply| reply.author.as_ref() == Some(&post.author.id)) {
            drop_own_name(&mut post);
        }
        post.embeds.extend(status.quote.as_ref().map(|quote| self.quote(quote)));
        Some(post)
    }

    /// Everything but what it answers and quotes.
    fn bare(&self, status: &Status) -> Option<Post> {
        let visibility = match &*status.visibility {
            "public" => Visibility::Public,
            "unlisted" => Visibility::Unlisted,
            _ => return None,
        };
        let author = author(&status.account, self.here, self.is_copy)?;
        let uri = web(&status.uri);
        let url = status.url.as_deref().and_then(web).or_else(|| uri.clone())?;
        let id = self.name(status)?;
        let (address, by_address) = self.address(status, uri.as_ref().unwrap_or(&url), &url);
        let mut aliases = BTreeSet::from_iter(by_address);
        if !self.is_copy {
            aliases.extend(name::post_ref(&url));
        }
        aliases.remove(&id);
        let text = text(status);
        let warning = clean(status.spoiler_text.trim());
        Some(Post {
            id,
            aliases: aliases.into_iter().collect(),
            address,
            url,
            reply: None,
            author,
            posted_at: status.created_at.unwrap_or(Timestamp::UNIX_EPOCH),
            edited_at: status.edited_at,
            visibility,
            language: status.language.clone().filter(|code| is_language(code)),
            warning: (!warning.is_empty()).then_some(warning),
            sensitive: status.sensitive,
            tags: further_tags(status, &text),
            text,
            truncated: false,
            media: status.media_attachments.iter().filter_map(attach::media).collect(),
            embeds: (status.poll.iter().filter_map(attach::poll))
                .chain(status.card.iter().filter_map(attach::card))
                .collect(),
            counts: Counts {
                replies: status.replies_count,
                reposts: status.reblogs_count,
                likes: status.favourites_count,
                quotes: status.quotes_count,
            },
            expires_at: status.pleroma.expires_at,
        })
    }

    /// The post's address on our site, and the name that goes with it.
    fn address(&self, status: &Status, uri: &Url, url: &Url) -> (String, Option<PostRef>) {
        if self.is_copy {
            let user = segment(&status.account.acct);
            return (name::address(self.here, &user, &segment(&status.id)), None);
        }
        let home = name::authority(uri).unwrap_or_default();
        let page = if name::authority(url).as_ref() == Some(&home) { url } else { uri };
        let last = page.path_segments().and_then(|mut parts| parts.rfind(|p| !p.is_empty()));
        let (user, id) = (segment(&status.account.username), segment(last.unwrap_or(&status.id)));
        (name::address(&home, &user, &id), name::address_ref(&home, &user, &id))
    }

    /// What it answers.
    fn reply(&self, status: &Status, parent: Option<&Status>) -> Option<Reply> {
        if status.in_reply_to_id.is_empty() && status.in_reply_to_account_id.is_empty() {
            return None;
        }
        let author = parent
            .and_then(|parent| account::actor(&parent.account))
            .map(String::from)
            .or_else(|| self.actors.get(&status.in_reply_to_account_id).cloned());
        let to = match parent {
            Some(parent) => self.name(parent),
            None => self.hidden(status),
        };
        Some(Reply { to, author })
    }

    /// The name of a parent that was not shown. Of the author's own posts it is known how this
    /// server names them; otherwise it is what its page would be.
    fn hidden(&self, status: &Status) -> Option<PostRef> {
        let parent = &*status.in_reply_to_id;
        if parent.is_empty() {
            return None;
        }
        let own = (!self.is_copy && status.in_reply_to_account_id == status.account.id)
            .then(|| status.uri.strip_suffix(&*status.id))
            .flatten()
            .and_then(|front| web(&format!("{front}{parent}")))
            .and_then(|uri| name::post_ref(&uri));
        own.or_else(|| {
            PostRef::new(name::NETWORK, &format!("{}!web!statuses!{parent}", self.here)).ok()
        })
    }

    /// The posts that the author's thread answers and that are not shown.
    pub(super) fn missing(&self, heap: &Heap) -> Vec<Missing> {
        let mut missing: BTreeMap<String, Missing> = BTreeMap::new();
        for id in heap.thread() {
            let Some(status) = heap.get(id).filter(|status| is_open(status)) else { continue };
            let parent = heap.parent(status);
            if parent.is_some_and(is_open) {
                continue;
            }
            let Some(reply) = self.reply(status, parent) else { continue };
            let Some(id) = reply.to else { continue };
            let above = match parent {
                Some(parent) => heap.nearest(parent),
                None => heap.nearest(status),
            };
            let reason = if parent.is_some() || is_mastodons(status) {
                GapReason::Protected
            } else {
                GapReason::Unreachable
            };
            let gap = Missing {
                parent: above.and_then(|above| self.name(above)),
                author: reply.author,
                reason,
                id,
                cause: None,
            };
            missing.entry(gap.id.to_string()).or_insert(gap);
        }
        missing.into_values().collect()
    }

    fn quote(&self, quote: &Quote) -> Embed {
        let (state, status) = match quote {
            Quote::Bare(status) => ("accepted", Some(status)),
            Quote::Stated { state, status } => (&**state, status.as_ref()),
        };
        let gap = |reason| Embed::QuoteGap(Gap { reason, id: None, cause: None });
        match (state, status) {
            ("accepted", Some(status)) if is_open(status) => match self.bare(status) {
                Some(post) => Embed::Quote(Box::new(post)),
                None => gap(GapReason::Unreachable),
            },
            ("accepted", Some(status)) if status.is_usable() => gap(GapReason::Protected),
            ("deleted", _) => gap(GapReason::Deleted),
            ("unauthorized", _) => gap(GapReason::Protected),
            ("blocked_account" | "blocked_domain" | "muted_account", _) => gap(GapReason::Blocked),
            ("pending" | "rejected" | "revoked", _) => gap(GapReason::Withheld),
            _ => gap(GapReason::Unreachable),
        }
    }
}

/// Mastodon forgets the parent when it is deleted; so one that it still names is hidden.
fn is_mastodons(status: &Status) -> bool {
    let page = format!("/@{}/{}", status.account.acct, status.id);
    status.id.bytes().all(|b| b.is_ascii_digit())
        && status.url.as_deref().is_some_and(|url| url.ends_with(&page))
}

/// The words of a status.
fn text(status: &Status) -> RichText {
    let emoji = status.emojis.iter();
    let names = Names {
        emoji: emoji.filter_map(|e| Some((e.shortcode.clone(), web(&e.url)?))).collect(),
        mentions: (status.mentions.iter())
            .map(|mention| (mention.url.clone(), account_handle(status, &mention.acct)))
            .collect(),
        has_quote: status.quote.is_some(),
    };
    markup::parse(&status.content, &names)
}

/// A mentioned account with its host; one without is on the server of whoever was asked, which
/// for local posts is the author's.
fn account_handle(status: &Status, acct: &str) -> String {
    let home = web(&status.uri).and_then(|uri| name::authority(&uri)).unwrap_or_default();
    line(&account::handle(acct, &home))
}

/// Tags that do not stand in the text.
fn further_tags(status: &Status, text: &RichText) -> Vec<String> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for inline in text.0.iter().flat_map(inlines) {
        if let Inline::Tag { name, .. } = inline {
            seen.insert(name.to_lowercase());
        }
    }
    let names = status.tags.iter().map(|tag| line(tag.name.trim_start_matches('#')));
    names.filter(|name| !name.is_empty() && seen.insert(name.to_lowercase())).collect()
}

fn inlines(block: &Block) -> Vec<&Inline> {
    match block {
        Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => runs.iter().collect(),
        Block::List { items, .. } => items.iter().flatten().collect(),
        Block::Code(_) => Vec::new(),
    }
}

/// Some clients begin each answer to oneself with one's own name.
fn drop_own_name(post: &mut Post) {
    let Some(Block::Paragraph(runs)) = post.text.0.first_mut() else { return };
    let own = |inline: &Inline| match inline {
        Inline::Mention { handle, url } => *handle == post.author.handle || *url == post.author.url,
        _ => false,
    };
    if !runs.first().is_some_and(own) {
        return;
    }
    runs.remove(0);
    if let Some(Inline::Text { text, .. }) = runs.first_mut() {
        *text = text.trim_start().to_owned();
    }
    while runs.first().is_some_and(|run| match run {
        Inline::Break => true,
        Inline::Text { text, .. } => text.is_empty(),
        _ => false,
    }) {
        runs.remove(0);
    }
    if runs.is_empty() {
        post.text.0.remove(0);
    }
}

/// What looks like a BCP 47 code.
fn is_language(code: &str) -> bool {
    (2..=35).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
