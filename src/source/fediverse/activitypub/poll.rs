//! Questions.

use jiff::Timestamp;

use super::object::Object;
use crate::thread::{Choice, Poll, clean};

/// Most answers of one vote.
const MOST: usize = 100;

/// The vote of a `Question`, as it stood at `now`.
pub(super) fn of(post: Object<'_>, now: Timestamp) -> Option<Poll> {
    let multiple =
        post.raw("anyOf").is_some_and(|any| any.as_array().is_none_or(|a| !a.is_empty()));
    let choices: Vec<Choice> = post
        .objects(if multiple { "anyOf" } else { "oneOf" })
        .take(MOST)
        .map(|choice| Choice {
            label: clean(choice.text("name").unwrap_or_default()).chars().take(500).collect(),
            votes: choice.object("replies").and_then(|replies| replies.count("totalItems")),
        })
        .collect();
    if choices.is_empty() {
        return None;
    }
    let ends_at = post.moment("endTime").or_else(|| post.moment("closed"));
    let is_closed = match post.raw("closed") {
        Some(serde_json::Value::Bool(closed)) => *closed,
        Some(_) => post.moment("closed").is_none_or(|at| at <= now),
        None => false,
    };
    let votes =
        choices.iter().try_fold(0_u64, |sum, choice| Some(sum.saturating_add(choice.votes?)));
    let voters = post.count("votersCount").filter(|_| multiple);
    Some(Poll {
        multiple,
        is_over: is_closed || ends_at.is_some_and(|end| end <= now),
        total: votes.and(voters).or(votes),
        ends_at,
        choices,
    })
}
