//! The embed service: `/tweet-result`, one post at a time, what it answers inside.

use serde_json::{Value, json};

use super::{
    Reply,
    wire::{What, Wire, label},
    world::{Fate, Id, Post, World},
};

/// `GET /tweet-result?id=…&lang=en&token=…`
pub(super) fn tweet_result(world: &World, query: &[(String, String)]) -> Reply {
    let value = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| &**value);
    if value("token").unwrap_or_default().is_empty() {
        return Reply::json(200, &json!({}));
    }
    let Some(id) = value("id").and_then(|id| id.parse::<Id>().ok()) else {
        return Reply::json(400, &json!({"error": "Bad request."}));
    };
    let Some(post) = world.posts.get(&id) else {
        let page = "<!DOCTYPE html><title>Nothing to see here</title>";
        return Reply::text(404, "text/html; charset=utf-8", page);
    };
    match post.fate {
        Fate::There => {
            let mut it = tweet(world, post);
            if let Some(parent) = world.parent(post).filter(|it| it.fate == Fate::There) {
                it["parent"] = tweet(world, parent);
            }
            Reply::json(200, &it)
        }
        fate => Reply::json(200, &tombstone(fate)),
    }
}

fn tombstone(fate: Fate) -> Value {
    let words = match fate {
        Fate::Deleted => "This Post was deleted by the Post author. Learn more",
        Fate::Suspended => "This Post is from a suspended account. Learn more",
        Fate::Protected => {
            "You’re unable to view this Post because this account owner limits who can view their \
             Posts. Learn more"
        }
        Fate::AgeRestricted => {
            "Age-restricted adult content. This content might not be appropriate for people under \
             18 years old. To view this media, you’ll need to log in to X. Learn more"
        }
        Fate::Withheld | Fate::Hidden | Fate::There => {
            return json!({"__typename": "TweetTombstone", "tombstone": {}});
        }
    };
    let text = json!({"text": words, "entities": [], "rtl": false});
    json!({"__typename": "TweetTombstone", "tombstone": {"text": text}})
}

fn tweet(world: &World, post: &Post) -> Value {
    let wire = Wire::legacy(world, post);
    let author = world.author(post);
    let (from, to) = wire.shown_in_utf16();
    let mut it = json!({
        "__typename": "Tweet",
        "id_str": post.id.to_string(),
        "created_at": post.at().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
        "lang": "en",
        "possibly_sensitive": false,
        "text": wire.text,
        "display_text_range": [from, to],
        "entities": entities(&wire),
        "user": {
            "id_str": author.id.to_string(),
            "name": author.name,
            "screen_name": author.handle,
            "is_blue_verified": false,
            "verified": false,
            "profile_image_shape": "Circle",
            "profile_image_url_https": "https://pbs.twimg.com/profile_images/1/scripted_normal.jpg",
        },
        "edit_control": {
            "edit_tweet_ids": [post.id.to_string()],
            "editable_until_msecs": (post.at().as_millisecond() + 1_800_000).to_string(),
            "edits_remaining": "5",
            "is_edit_eligible": true,
        },
        "isEdited": false,
        "isStaleEdit": false,
        "favorite_count": 0,
        "conversation_count": world.answers(post.id).count(),
    });
    if !post.photos.is_empty() {
        it["mediaDetails"] = details(&wire);
    }
    if let Some(answered) = post.parent.and_then(|parent| world.posts.get(&parent)) {
        let whose = world.author(answered);
        it["in_reply_to_status_id_str"] = json!(answered.id.to_string());
        it["in_reply_to_user_id_str"] = json!(whose.id.to_string());
        it["in_reply_to_screen_name"] = json!(whose.handle);
    }
    if let Some(first) = self_thread(world, post) {
        it["self_thread"] = json!({"id_str": first.to_string()});
    }
    if post.is_long() {
        it["note_tweet"] = json!({"id": format!("Tm90ZVR3ZWV0UmVzdWx0czo{}", post.id)});
    }
    if let Some(quoted) = post.quote.and_then(|id| world.shown(id)) {
        it["quoted_tweet"] = tweet(world, quoted);
    }
    it
}

/// The first post of the author's line, if the line has more than one.
fn self_thread(world: &World, post: &Post) -> Option<Id> {
    let mut first = post;
    while let Some(parent) = world.parent(first).filter(|it| it.author == post.author) {
        first = parent;
    }
    let goes_on = world.answers(first.id).any(|it| it.author == post.author);
    goes_on.then_some(first.id)
}

fn entities(wire: &Wire) -> Value {
    let mut lists = serde_json::Map::new();
    for range in &wire.ranges {
        let indices = [range.from, range.to];
        let (list, entity) = match &range.what {
            What::Link { short, long } => (
                "urls",
                json!({"display_url": label(long), "expanded_url": long, "indices": indices, "url": short}),
            ),
            What::Mention(account) => (
                "user_mentions",
                json!({"id_str": account.id.to_string(), "indices": indices, "name": account.name, "screen_name": account.handle}),
            ),
            What::Hashtag(name) => ("hashtags", json!({"indices": indices, "text": name})),
            What::Photo { photo, page } => (
                "media",
                json!({"display_url": "pic.x.com/scripted", "expanded_url": page, "indices": indices, "url": photo.short}),
            ),
        };
        let list = lists.entry(list).or_insert_with(|| json!([]));
        list.as_array_mut().unwrap().push(entity);
    }
    Value::Object(lists)
}

fn details(wire: &Wire) -> Value {
    let details = wire.ranges.iter().filter_map(|range| {
        let What::Photo { photo, page } = &range.what else { return None };
        Some(json!({
            "type": "photo",
            "display_url": "pic.x.com/scripted",
            "expanded_url": page,
            "url": photo.short,
            "indices": [range.from, range.to],
            "media_url_https": format!("https://pbs.twimg.com/media/{}.jpg", photo.key),
            "ext_alt_text": photo.alt,
            "ext_media_availability": {"status": "Available"},
            "original_info": {"width": 1200, "height": 800, "focus_rects": []},
            "sizes": {},
        }))
    });
    details.collect()
}
