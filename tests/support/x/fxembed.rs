//! An FxEmbed-compatible API: `/2/thread/{id}` and `/2/status/{id}`.

use serde_json::{Value, json};

use super::{
    Reply, Threads,
    wire::{What, Wire, label},
    world::{Account, Fate, Id, Post, World},
};

/// `GET /2/thread/{id}`
pub(super) fn thread(world: &World, threads: Threads, id: Id) -> Reply {
    let Some(post) = world.shown(id) else { return lost(world, id) };
    let author = user(world.author(post));
    let line = match threads {
        Threads::None => Value::Null,
        Threads::Reach(reach) => line(world, post, reach),
    };
    let focus = status(world, post);
    Reply::json(200, &json!({"code": 200, "status": focus, "thread": line, "author": author}))
}

/// `GET /2/status/{id}`
pub(super) fn single(world: &World, id: Id) -> Reply {
    let Some(post) = world.shown(id) else { return lost(world, id) };
    let author = user(world.author(post));
    let status = status(world, post);
    Reply::json(200, &json!({"code": 200, "status": status, "thread": null, "author": author}))
}

/// Everything above the post, whoever wrote it, and at most `reach` posts of the author's first
/// line below it.
fn line(world: &World, post: &Post, reach: usize) -> Value {
    let mut line = vec![post];
    while let Some(parent) = world.parent(line[0]) {
        line.insert(0, parent);
    }
    for _ in 0..reach {
        let Some(last) = line.last() else { break };
        let next = world.answers(last.id).find(|it| it.author == post.author);
        line.extend(next);
        if next.is_none() {
            break;
        }
    }
    line.into_iter().map(|post| in_line(world, post)).collect()
}

fn in_line(world: &World, post: &Post) -> Value {
    match post.fate {
        Fate::There => status(world, post),
        fate => tombstone(world, fate, post.id),
    }
}

fn tombstone(world: &World, fate: Fate, id: Id) -> Value {
    let (reason, message) = match fate {
        Fate::Deleted => ("deleted", "This Post was deleted by the Post author."),
        Fate::Suspended => ("suspended", "This Post is from a suspended account."),
        Fate::Protected => (
            "private",
            "You’re unable to view this Post because this account owner limits who can view their \
             Posts.",
        ),
        Fate::AgeRestricted => ("unavailable", "Age-restricted adult content."),
        Fate::Withheld => ("unavailable", "This Post is withheld in your country."),
        Fate::Hidden | Fate::There => ("unavailable", "This Post is unavailable."),
    };
    let url = world.link_to(id);
    json!({"type": "tombstone", "provider": "twitter", "reason": reason, "message": message, "id": id.to_string(), "url": url})
}

/// The status of the answer is the code in it.
fn lost(world: &World, id: Id) -> Reply {
    let fate = world.posts.get(&id).map(|post| post.fate);
    let code = match fate {
        None | Some(Fate::Deleted | Fate::Suspended) => 404,
        Some(_) => 401,
    };
    let status = fate.map_or(Value::Null, |fate| tombstone(world, fate, id));
    Reply::json(code, &json!({"code": code, "status": status, "thread": null, "author": null}))
}

fn user(account: &Account) -> Value {
    let url = format!("https://x.com/{}", account.handle);
    json!({
        "type": "profile",
        "id": account.id.to_string(),
        "screen_name": account.handle,
        "name": account.name,
        "avatar_url": "https://pbs.twimg.com/profile_images/1/scripted_200x200.jpg",
        "banner_url": null,
        "description": "",
        "raw_description": {"text": "", "facets": []},
        "location": "",
        "url": url,
        "protected": false,
        "followers": 0, "following": 0, "statuses": 0, "media_count": 0, "likes": 0,
        "joined": "Thu Apr 06 00:00:00 +0000 2017",
        "website": null,
        "verification": {"verified": false, "type": null},
    })
}

fn status(world: &World, post: &Post) -> Value {
    let wire = if post.is_long() { Wire::note(world, post) } else { Wire::legacy(world, post) };
    let answered = world.parent(post).map(|it| {
        let handle = &world.author(it).handle;
        json!({
            "screen_name": handle,
            "status": it.id.to_string(),
            "url": world.link_to(it.id),
            "profile_url": format!("https://x.com/{handle}"),
        })
    });
    let facets: Vec<Value> = wire.ranges.iter().map(facet).collect();
    let mut it = json!({
        "type": "status",
        "id": post.id.to_string(),
        "url": world.link_to(post.id),
        // What the server makes of it for its own use.
        "text": processed(&wire),
        "raw_text": {
            "text": wire.text,
            "display_text_range": [wire.shown.0, wire.shown.1],
            "facets": facets,
        },
        "author": user(world.author(post)),
        "created_at": post.at().strftime("%a %b %d %H:%M:%S +0000 %Y").to_string(),
        "created_timestamp": post.at().as_second(),
        "lang": "en",
        "possibly_sensitive": false,
        "is_note_tweet": post.is_long(),
        "replying_to": answered,
        "media": media(post),
        "likes": 0, "reposts": 0, "quotes": 0, "replies": world.answers(post.id).count(),
        "views": 0, "bookmarks": 0,
        "source": "Scripted",
        "embed_card": "tweet",
        "provider": "twitter",
        "community_note": null,
        "reposted_by": null,
    });
    if let Some(quoted) = post.quote.and_then(|id| world.posts.get(&id)) {
        it["quote"] = in_line(world, quoted);
    }
    it
}

fn facet(range: &super::wire::Range) -> Value {
    let indices = [range.from, range.to];
    match &range.what {
        What::Link { short, long } => {
            json!({"type": "url", "indices": indices, "original": short, "replacement": long, "display": label(long)})
        }
        What::Mention(account) => {
            json!({"type": "mention", "indices": indices, "original": account.handle, "id": account.id.to_string()})
        }
        What::Hashtag(name) => json!({"type": "hashtag", "indices": indices, "original": name}),
        What::Photo { photo, page } => {
            json!({"type": "media", "indices": indices, "id": photo.key, "display": "pic.x.com/scripted", "original": photo.short, "replacement": page})
        }
    }
}

fn processed(wire: &Wire) -> String {
    let (from, to) = wire.shown;
    let shown: String = wire.text.chars().skip(from).take(to - from).collect();
    let shown = wire.ranges.iter().fold(shown, |text, range| match &range.what {
        What::Link { short, long } => text.replace(short, long),
        _ => text,
    });
    shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn media(post: &Post) -> Value {
    if post.photos.is_empty() {
        return json!({});
    }
    let photos: Vec<Value> = post
        .photos
        .iter()
        .map(|photo| {
            json!({
                "type": "photo",
                "id": photo.key,
                "url": format!("https://pbs.twimg.com/media/{}.jpg?name=orig", photo.key),
                "width": 1200,
                "height": 800,
                "altText": photo.alt,
            })
        })
        .collect();
    json!({"all": photos, "photos": photos})
}
