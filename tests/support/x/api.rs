//! The official API v2: look-ups, and how its answers are put together. Only what was asked for by
//! name is in them; every post and every account in them is paid for.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{
    Reply,
    wire::{Range, What, Wire, label},
    world::{Fate, Id, Post, World},
};

/// What the query of a request asks for.
pub(super) struct Wanted {
    fields: Vec<String>,
    media_fields: Vec<String>,
    user_fields: Vec<String>,
    expansions: Vec<String>,
}

impl Wanted {
    pub(super) fn of(query: &[(String, String)]) -> Self {
        let list = |name: &str| {
            let value = query.iter().find(|(key, _)| key == name).map(|(_, value)| &**value);
            value.unwrap_or_default().split(',').map(str::to_owned).collect()
        };
        Self {
            fields: list("tweet.fields"),
            media_fields: list("media.fields"),
            user_fields: list("user.fields"),
            expansions: list("expansions"),
        }
    }

    fn expands(&self, name: &str) -> bool {
        self.expansions.iter().any(|it| it == name)
    }
}

/// `GET /2/tweets/{id}`
pub(super) fn one(world: &World, wanted: &Wanted, id: Id) -> Reply {
    let mut answer = Answer::new(world, wanted);
    let data = answer.post(id, "id");
    answer.reply(data)
}

/// `GET /2/tweets?ids=…`
pub(super) fn several(world: &World, wanted: &Wanted, ids: &[Id]) -> Reply {
    if ids.is_empty() || ids.len() > 100 {
        return invalid("ids", "must be 1 to 100");
    }
    let mut answer = Answer::new(world, wanted);
    let data: Vec<Value> = ids.iter().filter_map(|id| answer.post(*id, "ids")).collect();
    answer.reply((!data.is_empty()).then_some(Value::Array(data)))
}

/// What a request is answered that cannot be understood.
pub(super) fn invalid(parameter: &str, why: &str) -> Reply {
    let message = format!("The `{parameter}` query parameter value {why}");
    let errors = json!([{"parameters": {parameter: []}, "message": message}]);
    Reply::json(
        400,
        &json!({
            "errors": errors,
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": "https://api.twitter.com/2/problems/invalid-request",
        }),
    )
}

/// An answer in the making.
pub(super) struct Answer<'a> {
    world: &'a World,
    wanted: &'a Wanted,
    /// Answered themselves.
    asked: Vec<Id>,
    /// Along with them.
    referenced: BTreeSet<Id>,
    errors: Vec<Value>,
}

impl<'a> Answer<'a> {
    pub(super) fn new(world: &'a World, wanted: &'a Wanted) -> Self {
        let (asked, referenced, errors) = (Vec::new(), BTreeSet::new(), Vec::new());
        Self { world, wanted, asked, referenced, errors }
    }

    /// One post that was asked for, or an error about it.
    pub(super) fn post(&mut self, id: Id, parameter: &str) -> Option<Value> {
        let post = self.visible(id, parameter)?;
        self.asked.push(id);
        if self.wanted.expands("referenced_tweets.id") {
            for other in post.parent.into_iter().chain(post.quote) {
                if self.visible(other, "referenced_tweets.id").is_some() {
                    self.referenced.insert(other);
                }
            }
        }
        Some(tweet(self.world, post, self.wanted))
    }

    /// Age is no bar here, and what is withheld in a country says so itself.
    fn visible(&mut self, id: Id, parameter: &str) -> Option<&'a Post> {
        let post = self.world.posts.get(&id);
        let (title, detail, problem) = match post.map(|post| post.fate) {
            Some(Fate::There | Fate::AgeRestricted | Fate::Withheld | Fate::Hidden) => return post,
            None | Some(Fate::Deleted) => (
                "Not Found Error",
                format!("Could not find tweet with {parameter}: [{id}]."),
                "resource-not-found",
            ),
            Some(Fate::Protected) => (
                "Authorization Error",
                format!("Sorry, you are not authorized to see the Tweet with {parameter}: [{id}]."),
                "not-authorized-for-resource",
            ),
            Some(Fate::Suspended) => {
                let handle = &self.world.author(post?).handle;
                ("Forbidden", format!("User has been suspended: [{handle}]."), "resource-not-found")
            }
        };
        let error = json!({
            "value": id.to_string(),
            "detail": detail,
            "title": title,
            "resource_type": "tweet",
            "parameter": parameter,
            "resource_id": id.to_string(),
            "type": format!("https://api.twitter.com/2/problems/{problem}"),
        });
        if !self.errors.contains(&error) {
            self.errors.push(error);
        }
        None
    }

    /// The whole answer, with what it costs.
    pub(super) fn reply(self, data: Option<Value>) -> Reply {
        let mut it = Map::new();
        it.extend(data.map(|data| ("data".to_owned(), data)));
        let posts: Vec<Id> = self.asked.iter().chain(&self.referenced).copied().collect();
        let includes = self.includes();
        if !includes.is_empty() {
            it.insert("includes".to_owned(), Value::Object(includes));
        }
        if !self.errors.is_empty() {
            it.insert("errors".to_owned(), Value::Array(self.errors.clone()));
        }
        let users = self.users();
        Reply { posts, users, ..Reply::json(200, &Value::Object(it)) }
    }

    fn users(&self) -> Vec<Id> {
        let asked = self.asked.iter().filter(|_| self.wanted.expands("author_id"));
        let others = self
            .referenced
            .iter()
            .filter(|_| self.wanted.expands("referenced_tweets.id.author_id"));
        let users: BTreeSet<Id> =
            asked.chain(others).map(|id| self.world.posts[id].author).collect();
        users.into_iter().collect()
    }

    fn includes(&self) -> Map<String, Value> {
        let users = self.users().into_iter().map(|id| self.user(id)).collect();
        let tweets = self.referenced.iter();
        let tweets = tweets.map(|id| tweet(self.world, &self.world.posts[id], self.wanted));
        let media = self.asked.iter().flat_map(|id| &self.world.posts[id].photos);
        let media = media.filter(|_| self.wanted.expands("attachments.media_keys")).map(|photo| {
            let whole = json!({
                "media_key": format!("3_{}", photo.key),
                "type": "photo",
                "url": format!("https://pbs.twimg.com/media/{}.jpg", photo.key),
                "alt_text": photo.alt,
                "width": 1200,
                "height": 800,
            });
            only(whole, &["media_key", "type"], &self.wanted.media_fields)
        });
        let lists = [("users", users), ("tweets", tweets.collect()), ("media", media.collect())];
        let full = lists.into_iter().filter(|(_, list): &(_, Vec<Value>)| !list.is_empty());
        full.map(|(name, list)| (name.to_owned(), Value::Array(list))).collect()
    }

    fn user(&self, id: Id) -> Value {
        let account = &self.world.accounts[&id];
        let whole = json!({
            "id": id.to_string(),
            "name": account.name,
            "username": account.handle,
            "profile_image_url": "https://pbs.twimg.com/profile_images/1/scripted_normal.jpg",
            "verified": false,
            "verified_type": "none",
            "protected": false,
            "description": "",
        });
        only(whole, &["id", "name", "username"], &self.wanted.user_fields)
    }
}

/// Without the fields that nobody asked for.
fn only(whole: Value, always: &[&str], wanted: &[String]) -> Value {
    let Value::Object(mut map) = whole else { return whole };
    map.retain(|key, _| always.contains(&&**key) || wanted.contains(key));
    Value::Object(map)
}

fn tweet(world: &World, post: &Post, wanted: &Wanted) -> Value {
    let wire = written(world, post);
    let mut it = json!({
        "id": post.id.to_string(),
        "text": wire.text,
        "edit_history_tweet_ids": [post.id.to_string()],
        "author_id": post.author.to_string(),
        "conversation_id": post.conversation.to_string(),
        "created_at": post.at().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
        "display_text_range": [wire.shown.0, wire.shown.1],
        "lang": "en",
        "possibly_sensitive": false,
        "public_metrics": {
            "retweet_count": 0, "reply_count": world.answers(post.id).count(), "like_count": 0,
            "quote_count": 0, "bookmark_count": 0, "impression_count": 0,
        },
    });
    if let Some(answered) = world.parent(post) {
        it["in_reply_to_user_id"] = json!(answered.author.to_string());
    }
    let replied = post.parent.map(|id| json!({"type": "replied_to", "id": id.to_string()}));
    let quoted = post.quote.map(|id| json!({"type": "quoted", "id": id.to_string()}));
    let references: Vec<Value> = quoted.into_iter().chain(replied).collect();
    if !references.is_empty() {
        it["referenced_tweets"] = Value::Array(references);
    }
    if !wire.ranges.is_empty() {
        it["entities"] = entities(&wire);
    }
    if !post.photos.is_empty() {
        let keys: Vec<String> = post.photos.iter().map(|it| format!("3_{}", it.key)).collect();
        it["attachments"] = json!({"media_keys": keys});
    }
    if post.is_long() {
        let note = Wire::note(world, post);
        it["note_tweet"] = json!({"text": note.text});
        if !note.ranges.is_empty() {
            it["note_tweet"]["entities"] = entities(&note);
        }
    }
    if post.fate == Fate::Withheld {
        it["withheld"] = json!({"copyright": false, "country_codes": ["XX"], "scope": "tweet"});
    }
    only(it, &["id", "text", "edit_history_tweet_ids"], &wanted.fields)
}

/// The words as this way has them: a quoted post is a link in them, a long post ends with a link to
/// itself.
fn written(world: &World, post: &Post) -> Wire {
    let mut wire = Wire::legacy(world, post);
    if post.is_long() {
        wire.text.push('…');
        wire = wire.and_link("https://t.co/TheLongOne", &world.link_to(post.id));
    }
    if let Some(quoted) = post.quote {
        wire = wire.and_link("https://t.co/QuotedPost", &world.link_to(quoted));
    }
    wire
}

fn entities(wire: &Wire) -> Value {
    let mut lists = Map::new();
    for Range { from, to, what } in &wire.ranges {
        let (list, entity) = match what {
            What::Link { short, long } => (
                "urls",
                json!({"start": from, "end": to, "url": short, "expanded_url": long, "display_url": label(long)}),
            ),
            What::Mention(account) => (
                "mentions",
                json!({"start": from, "end": to, "username": account.handle, "id": account.id.to_string()}),
            ),
            What::Hashtag(name) => ("hashtags", json!({"start": from, "end": to, "tag": name})),
            What::Photo { photo, page } => (
                "urls",
                json!({"start": from, "end": to, "url": photo.short, "expanded_url": page, "display_url": "pic.x.com/scripted", "media_key": format!("3_{}", photo.key)}),
            ),
        };
        let list = lists.entry(list).or_insert_with(|| json!([]));
        list.as_array_mut().unwrap().push(entity);
    }
    Value::Object(lists)
}
