//! A post as the embed service gives it → [`Status`].

use jiff::Timestamp;
use serde_json::Value;

use super::{
    card,
    tombstone::Loss,
    wire::{Tweet, User, number},
    words,
};
use crate::{
    source::x::{
        media, moment,
        status::{Account, Id, Quoted, ReplyTo, Status},
    },
    thread::{Counts, Embed, Media, MediaKind},
};

/// Most media of a post; X allows four.
const MEDIA: usize = 16;

/// The post and what it quotes; `None` without id, author or time.
pub(super) fn status(tweet: &Tweet, now: Timestamp) -> Option<Status> {
    let quote = quoted(tweet, now);
    Some(Status { quote, ..bare(tweet, now)? })
}

/// The post without what it quotes.
fn bare(tweet: &Tweet, now: Timestamp) -> Option<Status> {
    let id = tweet.newest()?;
    let mut older: Vec<Id> = tweet.versions().filter(|version| *version != id).collect();
    older.sort_unstable();
    older.dedup();
    // Every version has an id of its own, and ids tell the time.
    let edited_at = older.first().and_then(|_| moment::of_id(id));
    let first = older.first().and_then(|first| moment::of_id(*first));
    let written = moment::parse(&tweet.created_at).or_else(|| moment::of_id(id));
    let (media, is_partial) = media(tweet);
    let (card, poll) = card::read(tweet, now);
    Some(Status {
        id,
        older,
        author: account(tweet.user.as_ref()?)?,
        posted_at: first.or(written)?,
        edited_at,
        reply: reply(tweet),
        // `self_thread` names where the author's own thread begins, which may answer somebody.
        conversation: None,
        text: words::raw(tweet),
        truncated: tweet.note.is_some(),
        media,
        quote: None,
        card: card.or(is_partial.then_some(Embed::Unsupported)),
        poll,
        article: None,
        sensitive: tweet.possibly_sensitive,
        language: tweet.lang.clone(),
        counts: Counts {
            replies: tweet.conversation_count.or(tweet.reply_count),
            reposts: tweet.retweet_count,
            likes: tweet.favorite_count,
            quotes: None,
        },
        withheld_in: tweet.withheld_in_countries.clone(),
    })
}

/// What the post answers, as far as it says.
pub(super) fn reply(tweet: &Tweet) -> Option<ReplyTo> {
    let handle = tweet.reply_to_handle.clone().filter(|handle| !handle.is_empty());
    let (id, author) = (tweet.reply_to, tweet.reply_to_user);
    (id.is_some() || author.is_some()).then_some(ReplyTo { id, author, handle })
}

fn account(user: &User) -> Option<Account> {
    Some(Account {
        id: user.id?,
        handle: user.handle.clone(),
        name: user.name.clone(),
        avatar: media::address(&user.avatar),
        bio: None,
        protected: user.protected,
    })
}

/// A quoted post has the same shape, or is a tombstone; often there is only its id.
fn quoted(tweet: &Tweet, now: Timestamp) -> Option<Quoted> {
    let named = tweet.quoted_id;
    let Some(quoted) = tweet.quoted().filter(|quoted| !quoted.is_empty()) else {
        return named.map(Quoted::Named);
    };
    let id = quoted.get("id_str").and_then(number).or(named);
    if let Some(loss) = loss(quoted) {
        return Some(Quoted::Lost(loss.lost(id?, None, None)));
    }
    let quoted = Tweet::read(Value::Object(quoted.clone()))?;
    match bare(&quoted, now) {
        Some(status) => Some(Quoted::Status(Box::new(status))),
        None => id.map(Quoted::Named),
    }
}

/// Why an object is no post; `None` when it is one.
pub(super) fn loss(object: &serde_json::Map<String, Value>) -> Option<Loss> {
    let kind = object.get("__typename").and_then(Value::as_str).unwrap_or_default();
    if kind == "TweetTombstone" || object.contains_key("tombstone") {
        let text = object.get("tombstone").and_then(|tombstone| tombstone.get("text"));
        let words = text.and_then(|text| text.get("text").or(Some(text))?.as_str());
        return Some(Loss::of_words(words.unwrap_or_default()));
    }
    let is_post = kind == "Tweet" || object.contains_key("id_str");
    let has_user = object.get("user").is_some_and(Value::is_object);
    (is_post && !has_user).then_some(Loss::Suspended)
}

/// The media, and whether there are more that may not be had.
fn media(tweet: &Tweet) -> (Vec<Media>, bool) {
    let mut media = Vec::new();
    let mut is_partial = false;
    for medium in tweet.media.iter().take(MEDIA) {
        if medium.availability.status == "Unavailable" {
            is_partial = true;
            continue;
        }
        let size = medium.size.map(|size| (size.width, size.height));
        let alt = medium.alt.as_deref();
        let kind = match medium.kind.as_str() {
            "video" => MediaKind::Video,
            "animated_gif" => MediaKind::Gif,
            _ => {
                media.extend(media::photo(&medium.picture, size, alt));
                continue;
            }
        };
        let variants = variants(&medium.video.variants);
        media.extend(media::video(kind, &variants, Some(&medium.picture), size, alt));
    }
    if tweet.media.is_empty() {
        media.extend(in_short(tweet).take(MEDIA));
    }
    (media, is_partial)
}

/// The media of posts that only have the short lists: there a loop is told by its address.
fn in_short(tweet: &Tweet) -> impl Iterator<Item = Media> {
    let video = tweet.video.iter().filter_map(|video| {
        let variants = variants(&video.variants);
        let loops = variants.iter().any(|it| it.url.contains("/tweet_video/"));
        let kind = if loops { MediaKind::Gif } else { MediaKind::Video };
        media::video(kind, &variants, Some(&video.poster), video.ratio, None)
    });
    let photos = tweet
        .photos
        .iter()
        .filter_map(|photo| media::photo(&photo.url, Some((photo.width, photo.height)), None));
    video.chain(photos)
}

fn variants(variants: &[super::wire::Variant]) -> Vec<media::Variant> {
    let variant = |it: &super::wire::Variant| media::Variant {
        url: it.url.clone(),
        bitrate: it.bitrate,
        media_type: it.content_type.clone(),
    };
    variants.iter().map(variant).collect()
}
