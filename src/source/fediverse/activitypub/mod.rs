//! Threads by `ActivityPub`: every server of the fediverse speaks it, most only to those who sign.
//! Slower than any API (two requests a post), so it is for servers that have none for visitors.

mod alternate;
mod convert;
mod door;
mod media;
mod note;
mod object;
mod poll;
mod profile;
mod quote;
mod replies;
mod visibility;
mod walk;
mod words;

use url::Url;

use self::{
    door::{Door, host},
    note::Note,
    profile::Profiles,
    walk::Walk,
};
use crate::{
    source::{Context, Error, Progress},
    thread::{Conversation, Embed, Gap, GapReason, Missing, Post, Read},
};

/// Reads the thread around a post. `object` is its id or its page.
pub(super) async fn read(
    cx: &Context,
    object: &Url,
    progress: &dyn Progress,
) -> Result<Conversation, Error> {
    let door = Door::new(cx);
    let focus = door.note(object).await?;
    if visibility::of(focus.object()).is_none() {
        return Err(Error::Protected(object.to_string()));
    }
    let mut profiles = Profiles::default();
    let profile = profiles.of(&door, &focus.author).await?;
    let mut walk = Walk::new(&door, progress, focus.clone(), profile.hidden_before);
    if !walk.is_shown(&focus) {
        return Err(Error::Protected(object.to_string()));
    }
    walk.go().await;

    let mut missing = walk.missing();
    let mut posts = Vec::new();
    for note in walk.own.values().filter(|note| walk.is_shown(note)) {
        posts.extend(post(&door, &mut profiles, &walk, note).await);
    }
    if let Some(note) = &walk.context {
        match post(&door, &mut profiles, &walk, note).await {
            Some(post) => posts.push(post),
            None => missing.push(Missing {
                id: note.key.clone(),
                parent: None,
                author: Some(note.author.to_string()),
                reason: GapReason::Unreachable,
                cause: None,
            }),
        }
    }
    let read = walk.read();
    let host = host(&focus.id);
    let via = match read {
        Read::Unsure => format!(
            "ActivityPub at {host}, which does not list all replies: posts after the one asked for may be missing"
        ),
        _ => format!("ActivityPub at {host}"),
    };
    Ok(Conversation { focus: focus.key, posts, missing, expected: None, read, via })
}

/// The name that the server gives to the conversation of a post (FEP-7888), where it has one:
/// two posts with the same name belong together.
pub(super) async fn conversation_of(cx: &Context, object: &Url) -> Result<Option<String>, Error> {
    let note = Door::new(cx).note(object).await?;
    let object = note.object();
    let named = object.text("context").or_else(|| object.text("conversation"));
    Ok(named.map(|name| name.chars().take(2048).collect()))
}

/// The post with its quote; `None` when its author cannot be read.
async fn post(
    door: &Door<'_>,
    profiles: &mut Profiles,
    walk: &Walk<'_>,
    note: &Note,
) -> Option<Post> {
    let profile = profiles.of(door, &note.author).await.ok()?;
    let reply = convert::reply(note, |parent| {
        let to = walk.resolve(parent);
        let author = to.as_ref().and_then(|to| walk.author_of(to));
        (to, author)
    });
    let mut post = convert::post(note, &profile, reply, door.now())?;
    if let Some(quote) = quote::of(note.object()) {
        post.embeds.push(match quote::fetch(door, note, &quote).await {
            Ok(quoted) => embed(door, profiles, &quoted).await,
            Err(gap) => Embed::QuoteGap(gap),
        });
    }
    Some(post)
}

/// A quoted post. What it quotes itself is left out.
async fn embed(door: &Door<'_>, profiles: &mut Profiles, quoted: &Note) -> Embed {
    let gap = |reason| Embed::QuoteGap(Gap { reason, id: Some(quoted.key.clone()), cause: None });
    let Ok(profile) = profiles.of(door, &quoted.author).await else {
        return gap(GapReason::Unreachable);
    };
    let posted = quoted.object().moment("published");
    if profile.hidden_before.is_some_and(|before| posted.is_some_and(|at| at <= before)) {
        return gap(GapReason::Protected);
    }
    let reply =
        convert::reply(quoted, |parent| (crate::source::fediverse::name::post_ref(parent), None));
    match convert::post(quoted, &profile, reply, door.now()) {
        Some(post) => Embed::Quote(Box::new(post)),
        None => gap(GapReason::Protected),
    }
}
