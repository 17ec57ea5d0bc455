//! Threads by the API of Misskey and its relatives. Their `ActivityPub` lists no replies, so only
//! this way leads down a thread.

mod api;
mod convert;
mod mfm;
mod walk;
mod wire;

use std::collections::BTreeMap;

use self::{api::Api, walk::Walk, wire::Note};
use super::activitypub;
use crate::{
    source::{Context, Error, Progress},
    thread::{Author, Conversation, Embed, Gap, GapReason, Post, Reply},
};

/// Reads the thread around a note. One that came from elsewhere is read where it came from.
pub(super) async fn read(
    cx: &Context,
    authority: &str,
    note: &str,
    progress: &dyn Progress,
) -> Result<Conversation, Error> {
    let api = Api::new(cx, authority)?;
    let mut focus = api.note(note).await?;
    if let (true, Some(renoted)) = (is_boost(&focus), focus.renote_id.clone()) {
        focus = api.note(&renoted).await?;
    }
    if convert::visibility(&focus).is_none() {
        return Err(Error::Protected(note.to_owned()));
    }
    if focus.user.host.is_some() {
        let uri = focus.uri.as_deref().and_then(convert::web);
        let uri = uri.ok_or_else(|| Error::NotFound(note.to_owned()))?;
        return activitypub::read(cx, &uri, progress).await;
    }
    let mut authors = Authors { api: &api, known: BTreeMap::new() };
    authors.of(&focus).await?;
    let malformed = || Error::Malformed {
        host: authority.to_owned(),
        what: "a note with an odd id".to_owned(),
    };
    let key = convert::key(&focus, &api.base).ok_or_else(malformed)?;
    let mut walk = Walk::new(&api, progress, focus);
    walk.go().await;

    let mut posts = Vec::new();
    for note in walk.own.values().chain(&walk.context) {
        posts.extend(post(&mut authors, &walk, note).await);
    }
    Ok(Conversation {
        focus: key,
        posts,
        missing: walk.missing(&api.base),
        expected: None,
        read: walk.read(),
        via: format!("the Misskey API of {authority}"),
    })
}

/// A renote without words of its own.
fn is_boost(note: &Note) -> bool {
    note.text.is_none() && note.cw.is_none() && note.files.is_empty() && note.poll.is_none()
}

/// Authors met on one errand, with what their profiles say.
struct Authors<'a> {
    api: &'a Api<'a>,
    known: BTreeMap<String, Option<Author>>,
}

impl Authors<'_> {
    /// The note's author; asked for once.
    async fn of(&mut self, note: &Note) -> Result<Author, Error> {
        let unavailable = || Error::AccountUnavailable(note.user.username.clone());
        if let Some(known) = self.known.get(&note.user_id) {
            return known.clone().ok_or_else(unavailable);
        }
        self.known.insert(note.user_id.clone(), None);
        let user = self.api.user(&note.user_id).await?;
        if user.is_suspended == Some(true) {
            return Err(unavailable());
        }
        let author = convert::author(&user, &self.api.base).ok_or_else(unavailable)?;
        self.known.insert(note.user_id.clone(), Some(author.clone()));
        Ok(author)
    }
}

/// The note with what it quotes; `None` when it or its author cannot be shown.
async fn post(authors: &mut Authors<'_>, walk: &Walk<'_>, note: &Note) -> Option<Post> {
    let (base, now) = (&authors.api.base, authors.api.now());
    let author = authors.of(note).await.ok()?;
    let reply = note.reply_id.as_ref().map(|parent| Reply {
        to: walk.key(parent, base),
        author: walk.author_of(parent).and_then(|id| authors.known.get(id)?.clone()).map(|a| a.id),
    });
    let mut post = convert::post(note, &author, reply, base, now)?;
    if let Some(id) = &note.renote_id {
        post.embeds.push(quote(authors, note.renote.as_deref(), walk.key(id, base)).await);
    }
    Some(post)
}

/// A quoted note, which came along with the note that quotes it.
async fn quote(
    authors: &mut Authors<'_>,
    quoted: Option<&Note>,
    id: Option<crate::thread::PostRef>,
) -> Embed {
    let base = &authors.api.base;
    let Some(quoted) = quoted else {
        return Embed::QuoteGap(Gap { reason: GapReason::Deleted, id, cause: None });
    };
    let gap = |reason| Embed::QuoteGap(Gap { reason, id: convert::key(quoted, base), cause: None });
    if convert::visibility(quoted).is_none() {
        return gap(GapReason::Protected);
    }
    let now = authors.api.now();
    let Ok(author) = authors.of(quoted).await else { return gap(GapReason::Unreachable) };
    let reply = quoted.reply_id.as_ref().map(|_| Reply { to: None, author: None });
    match convert::post(quoted, &author, reply, base, now) {
        Some(post) => Embed::Quote(Box::new(post)),
        None => gap(GapReason::Protected),
    }
}
