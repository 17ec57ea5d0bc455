//! Quotes: which post is quoted, and whether its author lets it be.

use serde_json::Value;
use url::Url;

use super::{
    door::Door,
    note::Note,
    object::{Object, link_of},
    visibility,
};
use crate::{
    source::{Error, fediverse::name},
    thread::{Gap, GapReason},
};

/// What a post quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The quoted post.
    pub(super) post: Url,
    /// The post says so in the way (FEP-044f) that asks the quoted author first.
    needs_leave: bool,
    /// Where that leave can be read.
    leave: Option<Url>,
}

/// The quote of a post, in any of its spellings.
pub(super) fn of(post: Object<'_>) -> Option<Quote> {
    if let Some(quoted) = post.link("quote") {
        let leave = post.link("quoteAuthorization");
        return Some(Quote { post: quoted, needs_leave: true, leave });
    }
    let post = ["quoteUrl", "quoteUri", "_misskey_quote"]
        .into_iter()
        .find_map(|key| post.link(key))
        .or_else(|| {
            post.objects("tag").filter(|tag| is_quote_tag(*tag)).find_map(|tag| tag.link("href"))
        })?;
    Some(Quote { post, needs_leave: false, leave: None })
}

/// A link to an object (FEP-e232) that says that it quotes.
fn is_quote_tag(tag: Object<'_>) -> bool {
    let is_object = tag.text("mediaType").is_some_and(|kind| {
        kind.starts_with("application/activity+json")
            || (kind.starts_with("application/ld+json") && kind.contains("activitystreams"))
    });
    let is_quote = tag
        .all("rel")
        .filter_map(Value::as_str)
        .any(|rel| rel.ends_with("#_misskey_quote") || rel.ends_with("#quote"))
        || tag.text("name").is_some_and(|name| name.starts_with("RE:"));
    tag.is_a(&["Link"]) && is_object && is_quote
}

/// The quoted post, or why it is not shown. A leave that is missing or was taken back is the
/// author's will: the post is not fetched another way.
pub(super) async fn fetch(door: &Door<'_>, by: &Note, quote: &Quote) -> Result<Note, Gap> {
    let gap = |reason| Gap { reason, id: name::post_ref(&quote.post), cause: None };
    let is_own = !by.is_by_another(&quote.post) && by.is_by_the_same(&quote.post);
    if quote.needs_leave && !is_own && quote.leave.is_none() {
        return Err(gap(GapReason::Withheld));
    }
    let note = door.note(&quote.post).await.map_err(|error| {
        gap(match error {
            Error::Gone(_) => GapReason::Deleted,
            Error::Protected(_) => GapReason::Protected,
            _ => GapReason::Unreachable,
        })
    })?;
    if visibility::of(note.object()).is_none() {
        return Err(gap(GapReason::Protected));
    }
    if note.author == by.author {
        return Ok(note);
    }
    let is_let = match &quote.leave {
        _ if !quote.needs_leave => is_open(note.object()),
        Some(leave) => is_leave(door, leave, by, &note).await,
        None => false,
    };
    if is_let { Ok(note) } else { Err(gap(GapReason::Withheld)) }
}

/// Whether the author of a post lets everybody quote it, or never said.
fn is_open(post: Object<'_>) -> bool {
    let Some(policy) = post.object("interactionPolicy").and_then(|p| p.object("canQuote")) else {
        return true;
    };
    ["automaticApproval", "always"].into_iter().any(|key| {
        policy.all(key).any(|who| {
            link_of(who).is_some_and(|url| url.fragment() == Some("Public"))
                || who.as_str() == Some("as:Public")
        })
    })
}

/// Whether the quoted author's server says that this post may quote that one.
async fn is_leave(door: &Door<'_>, leave: &Url, by: &Note, quoted: &Note) -> bool {
    if !super::note::same_host(leave, &quoted.id) {
        return false;
    }
    let Ok(value) = door.own(leave).await else { return false };
    let leave = Object(&value);
    leave.is_a(&["QuoteAuthorization"])
        && leave.link("attributedTo").as_ref() == Some(&quoted.author)
        && leave.link("interactingObject").as_ref() == Some(&by.id)
        && leave.link("interactionTarget").as_ref() == Some(&quoted.id)
}
