//! Misskey's notes and users become [`Post`]s and [`Author`]s.

use jiff::Timestamp;
use url::Url;

use super::{
    mfm::{self, Around},
    wire,
};
use crate::{
    source::{fediverse::name, wishes},
    thread::{
        Author, Choice, Counts, Embed, Inline, Media, MediaKind, Poll, Post, PostRef, Reply,
        Signal, Size, Visibility, clean,
    },
};

/// For whom the note is; `None` when for fewer people than everybody.
pub(super) fn visibility(note: &wire::Note) -> Option<Visibility> {
    if note.is_hidden == Some(true) || note.local_only == Some(true) {
        return None;
    }
    match note.visibility.as_deref() {
        Some("public") => Some(Visibility::Public),
        Some("home") => Some(Visibility::Unlisted),
        _ => None,
    }
}

/// The note's name on the whole network.
pub(super) fn uri(note: &wire::Note, base: &Url) -> Option<Url> {
    match &note.uri {
        Some(uri) => web(uri),
        None => place(base, &["notes", &note.id]),
    }
}

/// The note's ref.
pub(super) fn key(note: &wire::Note, base: &Url) -> Option<PostRef> {
    name::post_ref(&uri(note, base)?)
}

/// Somebody, as far as `user` says: the profile knows more than what comes with a note.
pub(super) fn author(user: &wire::User, base: &Url) -> Option<Author> {
    let home = name::authority(base)?;
    let authority = user.host.clone().unwrap_or_else(|| home.clone());
    let plain = |c: &char| c.is_alphanumeric() || "_.-".contains(*c);
    let username: String = user.username.chars().filter(plain).take(100).collect();
    let page = Url::parse(&format!("{}://{authority}/@{username}", base.scheme())).ok()?;
    let id = match (&user.uri, &user.host) {
        (Some(uri), _) => web(uri)?,
        (None, Some(_)) => page.clone(),
        (None, None) => place(base, &["users", &user.id])?,
    };
    let handle = format!("{username}@{authority}");
    let name: String = clean(user.name.as_deref().unwrap_or_default());
    let name: String = name.trim().chars().take(200).collect();
    Some(Author {
        id: id.to_string(),
        name: if name.is_empty() { handle.clone() } else { name },
        handle,
        url: user.url.as_deref().and_then(web).unwrap_or(page),
        avatar: user.avatar_url.as_deref().and_then(web),
        is_bot: user.is_bot == Some(true),
        address: format!("{}/{authority}/@{username}", name::NETWORK),
        signals: signals_of(user),
    })
}

fn signals_of(user: &wire::User) -> crate::thread::Signals {
    let fields = user.fields.iter().flat_map(|field| [field.name.as_str(), field.value.as_str()]);
    let words: Vec<&str> = user.description.as_deref().into_iter().chain(fields).collect();
    let mut signals = wishes::of_words(&words.join("\n"));
    let mut say = |signal, said: bool| {
        if said {
            signals.insert(signal);
        }
    };
    say(Signal::SignedInOnly, user.require_signin_to_view_contents == Some(true));
    // Visitors are not told of `noCrawle`; only a plain "no" to it counts as leave.
    let may_index = user.no_crawle == Some(false)
        && user.prevent_ai_learning != Some(true)
        && user.is_silenced != Some(true);
    say(Signal::NotIndexable, !may_index);
    say(Signal::NotDiscoverable, user.is_explorable == Some(false));
    signals
}

/// The post; `None` when it is for fewer people than everybody.
pub(super) fn post(
    note: &wire::Note,
    author: &Author,
    reply: Option<Reply>,
    base: &Url,
    now: Timestamp,
) -> Option<Post> {
    let visibility = visibility(note)?;
    let uri = uri(note, base)?;
    let id = name::post_ref(&uri)?;
    let user = author.address.rsplit_once('@').map_or("", |(_, user)| user);
    let authority = name::authority(&uri)?;
    let segment = uri.path_segments()?.rfind(|part| !part.is_empty())?.to_owned();
    let alias = name::address_ref(&authority, user, &segment);
    let around = Around { base, emoji: &note.emojis, host: note.user.host.as_deref() };
    let text = mfm::parse(note.text.as_deref().unwrap_or_default(), &around);
    let posted_at = moment(note.created_at.as_deref()).unwrap_or(now);
    let cw = note.cw.as_deref().map(|cw| clean(cw).trim().chars().take(1_000).collect::<String>());
    Some(Post {
        address: name::address(&authority, user, &segment),
        aliases: alias.filter(|alias| *alias != id).into_iter().collect(),
        id,
        url: note.url.as_deref().and_then(web).unwrap_or(uri),
        reply,
        author: author.clone(),
        posted_at,
        edited_at: moment(note.updated_at.as_deref()).filter(|at| *at > posted_at),
        visibility,
        language: None,
        warning: cw.filter(|cw| !cw.is_empty()),
        sensitive: note.files.iter().any(|file| file.is_sensitive),
        tags: tags(note, &text),
        text,
        truncated: false,
        media: note.files.iter().take(32).filter_map(media).collect(),
        embeds: note.poll.as_ref().map(|it| Embed::Poll(poll(it, now))).into_iter().collect(),
        counts: Counts {
            replies: note.replies_count,
            reposts: note.renote_count,
            likes: note.reaction_count,
            quotes: None,
        },
        expires_at: None,
    })
}

fn tags(note: &wire::Note, text: &crate::thread::RichText) -> Vec<String> {
    let shown: Vec<String> = text
        .0
        .iter()
        .flat_map(|block| match block {
            crate::thread::Block::Paragraph(runs) => runs.as_slice(),
            _ => &[],
        })
        .filter_map(|run| match run {
            Inline::Tag { name, .. } => Some(name.to_lowercase()),
            _ => None,
        })
        .collect();
    let others = note.tags.iter().map(|tag| clean(tag).chars().take(128).collect::<String>());
    others.filter(|tag| !tag.is_empty() && !shown.contains(&tag.to_lowercase())).take(100).collect()
}

fn media(file: &wire::File) -> Option<Media> {
    let kind = match file.kind.split('/').next() {
        Some("image") => MediaKind::Image,
        Some("video") => MediaKind::Video,
        Some("audio") => MediaKind::Audio,
        _ => MediaKind::Other,
    };
    let alt = file.comment.as_deref().map(clean).filter(|alt| !alt.trim().is_empty());
    Some(Media {
        kind,
        url: web(file.url.as_deref()?)?,
        preview: file.thumbnail_url.as_deref().and_then(web),
        alt: alt.map(|alt| alt.chars().take(10_000).collect()),
        size: size(&file.properties),
        focus: None,
        captions: Vec::new(),
    })
}

fn size(properties: &wire::Properties) -> Option<Size> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked, and casts of floats saturate"
    )]
    let pixels = |n: Option<f64>| n.filter(|n| *n >= 1.0).map(|n| n as u32);
    Some(Size { width: pixels(properties.width)?, height: pixels(properties.height)? })
}

fn poll(poll: &wire::Poll, now: Timestamp) -> Poll {
    let ends_at = moment(poll.expires_at.as_deref());
    let choices: Vec<Choice> = poll
        .choices
        .iter()
        .take(100)
        .map(|choice| Choice {
            label: clean(&choice.text).chars().take(500).collect(),
            votes: choice.votes,
        })
        .collect();
    Poll {
        multiple: poll.multiple,
        is_over: ends_at.is_some_and(|end| end <= now),
        total: choices.iter().try_fold(0_u64, |sum, one| Some(sum.saturating_add(one.votes?))),
        ends_at,
        choices,
    }
}

fn moment(text: Option<&str>) -> Option<Timestamp> {
    text?.parse().ok()
}

/// An http or https address.
pub(super) fn web(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|_| text.len() <= 2_048)?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// An address on the server, of parts that may hold anything.
fn place(base: &Url, parts: &[&str]) -> Option<Url> {
    let mut url = base.clone();
    url.path_segments_mut().ok()?.pop_if_empty().extend(parts);
    Some(url)
}
