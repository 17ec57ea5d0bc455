//! The search of the official API: the newest first, in pages, never the post that began a
//! conversation.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{
    Reply,
    api::{Answer, Wanted, invalid},
    world::{Fate, Id, Post, World},
};

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Archive {
    /// `search/all`
    Full,
    /// `search/recent`: seven days.
    Recent,
}

/// `GET /2/tweets/search/{all,recent}`. A page holds at most `page` posts, whatever is asked for;
/// behind the first one comes an empty one, as happens.
pub(super) fn search(
    world: &World,
    archive: Archive,
    query: &[(String, String)],
    page: usize,
    now: Timestamp,
) -> Reply {
    let value = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| &**value);
    let Some(terms) = value("query").and_then(Terms::of) else {
        return invalid("query", "is not one that can be searched for");
    };
    let most = if archive == Archive::Full { 500 } else { 100 };
    let size = value("max_results").map_or(Some(10), |text| text.parse::<usize>().ok());
    let Some(size) = size.filter(|size| (10..=most).contains(size)) else {
        return invalid("max_results", &format!("is not between 10 and {most}"));
    };
    let size = size.min(page);
    let start = match value("start_time").map(str::parse::<Timestamp>) {
        Some(Err(_)) => return invalid("start_time", "is no time"),
        Some(Ok(start)) => Some(start),
        None => None,
    };
    let week = now - SignedDuration::from_hours(7 * 24);
    if archive == Archive::Recent && start.is_some_and(|start| start < week) {
        return invalid("start_time", "must be within the last seven days");
    }
    let (step, offset) = match value("next_token").or(value("pagination_token")) {
        None => (0, 0),
        Some(token) => {
            let Some((step, offset)) =
                token.strip_prefix("page-").and_then(|it| it.split_once('-'))
            else {
                return invalid("next_token", "is unknown");
            };
            (step.parse::<usize>().unwrap(), offset.parse::<usize>().unwrap())
        }
    };

    let is_empty_page = step == 1;
    let found = world.posts.values().rev().filter(|post| {
        let is_seen = !matches!(post.fate, Fate::Deleted | Fate::Protected | Fate::Suspended);
        let is_recent = archive == Archive::Full || post.at() >= week;
        is_seen
            && is_recent
            && post.id != post.conversation
            && start.is_none_or(|start| post.at() >= start)
            && terms.fit(world, post)
    });
    let found: Vec<Id> = found.map(|post| post.id).collect();
    let take = if is_empty_page { 0 } else { size };
    let ids: Vec<Id> = found.iter().skip(offset).take(take).copied().collect();
    let offset = offset + ids.len();

    let wanted = Wanted::of(query);
    let mut answer = Answer::new(world, &wanted);
    let data: Vec<Value> = ids.iter().filter_map(|id| answer.post(*id, "id")).collect();
    let mut meta = json!({"result_count": data.len()});
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        meta["newest_id"] = json!(first.to_string());
        meta["oldest_id"] = json!(last.to_string());
    }
    if offset < found.len() {
        meta["next_token"] = json!(format!("page-{}-{offset}", step + 1));
    }
    let mut reply = answer.reply((!data.is_empty()).then_some(Value::Array(data)));
    reply.edit(|body| body["meta"] = meta);
    reply
}

/// A query, taken apart.
struct Terms(Vec<(String, String)>);

impl Terms {
    /// `None` for operators that the search does not have.
    fn of(query: &str) -> Option<Self> {
        if query.is_empty() || query.len() > 1024 {
            return None;
        }
        let known = ["conversation_id", "from", "to", "in_reply_to_tweet_id", "-is"];
        let term = |word: &str| {
            let (operator, value) = word.split_once(':')?;
            let is_known = known.contains(&operator) && !value.is_empty();
            is_known.then(|| (operator.to_owned(), value.to_owned()))
        };
        query.split_whitespace().map(term).collect::<Option<_>>().map(Self)
    }

    fn fit(&self, world: &World, post: &Post) -> bool {
        let is = |account: Id, name: &str| {
            let handle = &world.accounts[&account].handle;
            handle.eq_ignore_ascii_case(name) || account.to_string() == name
        };
        self.0.iter().all(|(operator, value)| match &**operator {
            "conversation_id" => post.conversation.to_string() == *value,
            "from" => is(post.author, value),
            "to" => world.parent(post).is_some_and(|it| is(it.author, value)),
            "in_reply_to_tweet_id" => post.parent.is_some_and(|id| id.to_string() == *value),
            _ => true,
        })
    }
}
