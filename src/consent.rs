//! May it be shown, listed, kept? Pure: what authors, servers and moderators said goes in, a
//! [`Verdict`] comes out. Computed when a thread is kept, and again whenever it is read anew.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::thread::{
    Cause, Context, Embed, Extent, Gap, GapReason, Item, Post, Signal, Signals, Thread, Visibility,
};

/// What may be done with a thread that may be shown at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// May stand in lists and feeds.
    pub list: bool,
    /// May be indexed: by search engines (else `noindex`) and by our own search.
    pub index: bool,
    /// Must be deleted then.
    pub until: Option<Timestamp>,
}

/// Why a thread may not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only signed-in readers of the network may see it.
    SignedInOnly,
    /// The author's profile says no to unrolling, archiving, bots.
    NoUnroll,
    /// The author hides it from the anonymous web.
    HiddenFromWeb,
    /// A moderator hides it.
    Moderated,
}

/// How long a thread is kept whose author wants no lasting copy.
const SHORT: SignedDuration = SignedDuration::from_hours(24);

/// Judges the thread as read at `thread.fetched_at`.
///
/// - What the author said in any post counts. What they hide from the anonymous web by visibility
///   refuses the whole thread when its first post is of that visibility; else only the posts that
///   are, and [`redact`] takes those out.
/// - Lists may hold threads whose first post is public and whose author does not mind (whether it
///   is long and whole enough for them, [`Thread::is_for_lists`] says). Sensitive ones are listed:
///   an entry shows the content warning in place of the words, and no pictures.
/// - Search engines and our search see a thread only when everybody quoted in it agrees as well,
///   every post is public, and no media is to be covered.
/// - It is kept until the first of its posts expires, and a day where anybody in it wants no
///   lasting copy; it can be read anew afterwards.
///
/// # Errors
/// The [`Refusal`], and nothing of the thread may be kept or shown.
pub fn verdict(thread: &Thread) -> Result<Verdict, Refusal> {
    let said: Signals = std::iter::once(&thread.author)
        .chain(thread.posts().map(|post| &post.author))
        .flat_map(|author| &author.signals)
        .copied()
        .collect();
    let first = thread.posts().next();
    if let Some(refusal) = refusal(&said, first.map_or(Visibility::Public, |p| p.visibility)) {
        return Err(refusal);
    }

    let is_public = |post: &Post| post.visibility == Visibility::Public;
    let everything = everything(thread);
    let anybody_says = |signal| {
        said.contains(&signal) || everything.iter().any(|p| p.author.signals.contains(&signal))
    };
    let is_short = anybody_says(Signal::NoArchive);
    let short =
        is_short.then(|| thread.fetched_at.saturating_add(SHORT).unwrap_or(thread.fetched_at));
    Ok(Verdict {
        list: first.is_some_and(is_public) && !said.contains(&Signal::NotDiscoverable),
        index: !anybody_says(Signal::NotIndexable)
            && !is_short
            && everything.iter().all(|post| is_public(post) && !post.sensitive),
        until: everything.iter().filter_map(|post| post.expires_at).chain(short).min(),
    })
}

/// Takes out of the thread what others in it (quoted authors, the one it answers) do not want
/// shown, and the author's own posts of a visibility that they hide from the anonymous web,
/// leaving gaps in place.
pub fn redact(thread: &mut Thread) {
    let said = thread.author.signals.clone();
    let mut hidden = 0_u32;
    let items =
        thread.trunk.iter_mut().chain(thread.branches.iter_mut().flat_map(|b| &mut b.items));
    for item in items {
        let Item::Post(post) = item else { continue };
        let said = said.union(&post.author.signals).copied().collect();
        match refusal(&said, post.visibility) {
            Some(refusal) => {
                *item = Item::Gap(gap(post, refusal));
                hidden += 1;
            }
            None => redact_quotes(post),
        }
    }
    if let Some(Context::Post(post)) = &mut thread.context {
        match refusal(&post.author.signals, post.visibility) {
            Some(refusal) => thread.context = Some(Context::Gap(gap(post, refusal))),
            None => redact_quotes(post),
        }
    }
    if hidden > 0 {
        let known = u32::try_from(thread.items().count()).unwrap_or(u32::MAX);
        let receipt = &mut thread.receipt;
        receipt.shown = receipt.shown.saturating_sub(hidden);
        receipt.expected = Some(receipt.expected.unwrap_or(known));
        if receipt.extent == Extent::Whole && matches!(thread.trunk.last(), Some(Item::Gap(_))) {
            receipt.extent = Extent::TailMissing;
        }
    }
}

/// What somebody's signals mean for a post of theirs of that visibility.
fn refusal(said: &Signals, visibility: Visibility) -> Option<Refusal> {
    let hides = match visibility {
        Visibility::Public => Signal::HidesPublic,
        Visibility::Unlisted => Signal::HidesUnlisted,
    };
    [
        (Signal::SignedInOnly, Refusal::SignedInOnly),
        (Signal::NoUnroll, Refusal::NoUnroll),
        (hides, Refusal::HiddenFromWeb),
        (Signal::Hidden, Refusal::Moderated),
    ]
    .into_iter()
    .find_map(|(signal, refusal)| said.contains(&signal).then_some(refusal))
}

fn gap(post: &Post, refusal: Refusal) -> Gap {
    let reason = match refusal {
        Refusal::Moderated => GapReason::Withheld,
        Refusal::SignedInOnly | Refusal::NoUnroll | Refusal::HiddenFromWeb => GapReason::Protected,
    };
    let cause = (refusal == Refusal::SignedInOnly).then_some(Cause::SignedInOnly);
    Gap { reason, id: Some(post.id.clone()), cause }
}

/// Quotes inside quotes are not carried; should one be there all the same, it is judged too.
fn redact_quotes(post: &mut Post) {
    let mut open = vec![post];
    while let Some(post) = open.pop() {
        for embed in &mut post.embeds {
            let Embed::Quote(quoted) = embed else { continue };
            if let Some(refusal) = refusal(&quoted.author.signals, quoted.visibility) {
                *embed = Embed::QuoteGap(gap(quoted, refusal));
            }
        }
        open.extend(post.embeds.iter_mut().filter_map(|embed| match embed {
            Embed::Quote(quoted) => Some(&mut **quoted),
            _ => None,
        }));
    }
}

/// Every post in the document: the thread's, those quoted, and the one it answers.
fn everything(thread: &Thread) -> Vec<&Post> {
    let context = match &thread.context {
        Some(Context::Post(post)) => Some(&**post),
        Some(Context::Gap(_)) | None => None,
    };
    let mut found: Vec<&Post> = thread.posts().chain(context).collect();
    let mut next = 0;
    while let Some(post) = found.get(next).copied() {
        found.extend(post.embeds.iter().filter_map(|embed| match embed {
            Embed::Quote(quoted) => Some(&**quoted),
            _ => None,
        }));
        next += 1;
    }
    found
}
