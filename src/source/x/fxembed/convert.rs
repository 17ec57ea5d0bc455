//! The API's posts → [`Status`]. The raw text with its facets is preferred to the text that the
//! API has worked on: it says which words are links, and loses none.

use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use super::{
    attach,
    door::{Element, Tombstone},
    wire,
};
use crate::{
    source::{
        facets::{self, Unit},
        x::{
            media, moment,
            status::{Account, Entity, Id, Lost, Quoted, Raw, ReplyTo, Shown, Span, Status, What},
        },
    },
    thread::{Cause, Counts, GapReason, Style},
};

/// What the API calls a place where no post can be shown.
const TOMBSTONE: &str = "tombstone";

/// Reads posts.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// Polls that ended before are over.
    pub(super) now: Timestamp,
}

impl Reading {
    /// One place in a thread: a post that makes no sense stands there all the same.
    pub(super) fn place(self, value: Value) -> Element {
        let id = value.get("id").and_then(wire::id_of);
        let author = value.pointer("/author/id").and_then(wire::id_of);
        match self.element(value) {
            Element::Broken if id.is_some() => {
                let reason = GapReason::Unreachable;
                Element::Tombstone(Tombstone { id, author, reason, cause: None })
            }
            element => element,
        }
    }

    /// One post, or the tombstone in its place.
    pub(super) fn element(self, value: Value) -> Element {
        if value.get("type").and_then(Value::as_str) == Some(TOMBSTONE) {
            return serde_json::from_value(value)
                .map_or(Element::Broken, |stone| Element::Tombstone(tombstone(&stone)));
        }
        let status = serde_json::from_value(value).ok();
        match status.and_then(|status| self.status(status)) {
            Some(status) => Element::Status(Box::new(status)),
            None => Element::Broken,
        }
    }

    /// The post with what it quotes.
    fn status(self, mut wire: wire::Status) -> Option<Status> {
        let quote = wire.quote.take();
        let mut status = self.alone(wire)?;
        status.quote = quote.and_then(|value| self.quoted(value));
        Some(status)
    }

    /// The quoted post; what it quotes itself is left out.
    fn quoted(self, mut value: Value) -> Option<Quoted> {
        // Before it is read, so that a long chain of quotes is not.
        if let Some(quote) = value.get_mut("quote") {
            *quote = Value::Null;
        }
        let named = value.get("id").and_then(wire::id_of);
        match self.element(value) {
            Element::Status(status) => Some(Quoted::Status(status)),
            Element::Tombstone(Tombstone { id, author, reason, cause }) => {
                Some(Quoted::Lost(Lost { id: id?, parent: None, author, reason, cause }))
            }
            Element::Broken => named.map(Quoted::Named),
        }
    }

    /// The post without what it quotes.
    fn alone(self, wire: wire::Status) -> Option<Status> {
        let written = wire.created_at.as_deref();
        let posted_at = wire
            .created_timestamp
            .and_then(second)
            .or_else(|| written.and_then(moment::parse))
            .or_else(|| moment::of_id(wire.id))?;
        let reply = wire.replying_to.map(|parent| ReplyTo {
            id: parent.status.filter(|id| *id != wire.id),
            author: None,
            handle: parent.screen_name.map(|name| plain(&name, '@')),
        });
        let text = raw(wire.raw_text, wire.text, wire.is_note_tweet, reply.is_some());
        let (poll, card) = (wire.poll, wire.card);
        Some(Status {
            id: wire.id,
            older: Vec::new(),
            author: account(wire.author),
            posted_at,
            edited_at: None,
            reply,
            conversation: None,
            media: attach::media(&wire.media),
            quote: None,
            card: card.and_then(|card| attach::card(&card, &text)),
            poll: poll.and_then(|poll| attach::poll(poll, self.now)),
            article: wire.article.and_then(|article| attach::article(&article)),
            text,
            truncated: false,
            sensitive: wire.possibly_sensitive,
            language: wire.lang,
            counts: Counts {
                replies: wire.replies,
                reposts: wire.reposts,
                likes: wire.likes,
                quotes: wire.quotes,
            },
            withheld_in: Vec::new(),
        })
    }
}

fn account(user: wire::User) -> Account {
    Account {
        id: user.id,
        handle: plain(&user.screen_name, '@'),
        name: user.name,
        avatar: user.avatar_url.as_deref().and_then(media::address),
        bio: user.description,
        protected: user.protected,
    }
}

/// Why there is no post. Where the API only says "unavailable", the network's own words may tell.
fn tombstone(stone: &wire::Tombstone) -> Tombstone {
    let (reason, cause) = match stone.reason.as_str() {
        "deleted" => (GapReason::Deleted, None),
        "suspended" => (GapReason::Withheld, Some(Cause::Suspended)),
        "private" => (GapReason::Protected, None),
        "blocked" => (GapReason::Blocked, None),
        _ => {
            let words = stone.message.to_lowercase();
            if words.contains("age-restricted") {
                (GapReason::Protected, Some(Cause::AgeRestricted))
            } else if words.contains("withheld") {
                (GapReason::Withheld, Some(Cause::LegalDemand))
            } else {
                (GapReason::Unreachable, None)
            }
        }
    };
    let id = stone.id.or_else(|| named(stone.url.as_deref()?));
    Tombstone { id, author: stone.author.as_ref().map(|user| user.id), reason, cause }
}

/// The id in a post's address.
fn named(url: &str) -> Option<Id> {
    let url = Url::parse(url).ok()?;
    let mut parts = url.path_segments()?.skip_while(|part| *part != "status");
    parts.nth(1)?.parse().ok()
}

fn second(seconds: f64) -> Option<Timestamp> {
    // 0 is what a moment that could not be read becomes.
    let seconds = (seconds > 0.0).then_some(seconds)?;
    Timestamp::from_second(jiff::SignedDuration::try_from_secs_f64(seconds).ok()?.as_secs()).ok()
}

fn raw(raw: Option<wire::RawText>, text: Option<String>, is_note: bool, is_reply: bool) -> Raw {
    let unknown = if is_reply { Shown::BehindMentions } else { Shown::Whole };
    let Some(raw) = raw else {
        let text = text.unwrap_or_default();
        return Raw { text, shown: unknown, is_bare: true, ..Raw::default() };
    };
    let span = |unit, (from, to)| Span { unit, from, to };
    let shown = match raw.display_text_range {
        // The range of a note is that of its beginning.
        _ if is_note => Shown::Whole,
        Some(range) => Shown::Range(span(Unit::Chars, range)),
        None => unknown,
    };
    let mut entities = Vec::new();
    let mut styles = Vec::new();
    for facet in &raw.facets {
        if let Some(style) = style(&facet.kind) {
            // Copied from X, which counts these otherwise than all others.
            styles.push((span(Unit::Utf16, facet.indices), style));
        } else if let Some(what) = what(facet, &raw.text) {
            entities.push(Entity { span: span(Unit::Chars, facet.indices), what });
        }
    }
    let escaped = !is_note && ["&amp;", "&lt;", "&gt;"].iter().any(|it| raw.text.contains(it));
    Raw { text: raw.text, escaped, shown, entities, styles, is_bare: false }
}

fn style(kind: &str) -> Option<Style> {
    let plain = Style::default();
    match kind {
        "bold" => Some(Style { bold: true, ..plain }),
        "italic" => Some(Style { italic: true, ..plain }),
        "strikethrough" => Some(Style { strike: true, ..plain }),
        _ => None,
    }
}

fn what(facet: &wire::Facet, text: &str) -> Option<What> {
    let (from, to) = facet.indices;
    let words = || facets::bytes(text, Unit::Chars, from..to).and_then(|range| text.get(range));
    let original = facet.original.as_deref().or_else(words)?;
    let owned = str::to_owned;
    Some(match facet.kind.as_str() {
        "url" => What::Url {
            short: owned(original),
            long: owned(facet.replacement.as_deref().unwrap_or(original)),
            label: facet.display.clone().unwrap_or_default(),
        },
        "media" => What::Media { short: owned(original) },
        "mention" => What::Mention(plain(original, '@')),
        "hashtag" => What::Hashtag(plain(original, '#')),
        "symbol" => What::Cashtag(plain(original, '$')),
        _ => return None,
    })
}

/// Without the sign that names and tags begin with, in either width.
fn plain(name: &str, sign: char) -> String {
    let wide = char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign);
    name.trim().trim_start_matches([sign, wide]).to_owned()
}
