//! What a status carries besides words: media, poll, card.

use super::{
    account::{line, web},
    wire,
};
use crate::thread::{Choice, Embed, Focus, Media, MediaKind, Poll, Size, clean};

/// A piece of media; none when there is no address of it.
pub(super) fn media(attachment: &wire::Attachment) -> Option<Media> {
    let at = |url: &Option<String>| url.as_deref().and_then(web);
    let size = attachment.meta.original;
    let alt = attachment.description.as_deref().map(|alt| clean(alt).trim().to_owned());
    Some(Media {
        kind: match &*attachment.kind {
            "image" => MediaKind::Image,
            "gifv" => MediaKind::Gif,
            "video" => MediaKind::Video,
            "audio" => MediaKind::Audio,
            _ => MediaKind::Other,
        },
        // Not every server keeps a copy of what was written elsewhere.
        url: at(&attachment.url).or_else(|| at(&attachment.remote_url))?,
        preview: at(&attachment.preview_url),
        alt: alt.filter(|alt| !alt.is_empty()),
        size: (size.width > 0 && size.height > 0)
            .then_some(Size { width: size.width, height: size.height }),
        focus: attachment
            .meta
            .focus
            .filter(|focus| focus.x.is_finite() && focus.y.is_finite())
            .map(|focus| Focus { x: focus.x.clamp(-1.0, 1.0), y: focus.y.clamp(-1.0, 1.0) }),
        captions: Vec::new(),
    })
}

/// A vote. Votes that are hidden until the end stay hidden.
pub(super) fn poll(poll: &wire::Poll) -> Option<Embed> {
    let hidden = poll.options.iter().any(|option| option.votes_count.is_none());
    let total =
        if poll.multiple { poll.voters_count.or(poll.votes_count) } else { poll.votes_count };
    let has_choices = !poll.options.is_empty();
    has_choices.then(|| {
        Embed::Poll(Poll {
            choices: poll
                .options
                .iter()
                .map(|option| Choice { label: line(&option.title), votes: option.votes_count })
                .collect(),
            multiple: poll.multiple,
            ends_at: poll.expires_at,
            is_over: poll.expired,
            total: total.filter(|_| !hidden),
        })
    })
}

/// A preview of a link.
pub(super) fn card(card: &wire::Card) -> Option<Embed> {
    let summary = line(&card.description);
    let title = line(&card.title);
    (!title.is_empty()).then_some(())?;
    Some(Embed::Card {
        url: web(&card.url)?,
        title,
        summary: (!summary.is_empty()).then_some(summary),
        image: card.image.as_deref().and_then(web),
    })
}
