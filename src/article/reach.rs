//! Whether a post is so long that the limit of its network may have cut it.

use super::{edge, script};
use crate::thread::Post;

/// The smallest limit of any network, in characters.
const SMALLEST: usize = 280;

/// How long a post is for its limit.
pub(super) struct Reach {
    /// The limit may have cut it.
    pub is_long: bool,
    /// It is more than an exclamation.
    pub is_some: bool,
}

impl Reach {
    /// `longest`: the length of the longest post of the thread. Who writes for a smaller limit
    /// than the network's is cut by that.
    pub(super) fn of(post: &Post, longest: usize) -> Self {
        let limit = longest.clamp(SMALLEST, limit(post));
        let length = length(post);
        // Three fifths: authors leave room for a counter, and do not cut words.
        Self { is_long: length * 10 >= limit * 6, is_some: length * 10 >= SMALLEST * 2 }
    }
}

fn limit(post: &Post) -> usize {
    match post.id.network().as_str() {
        "x" => 280,
        "bluesky" => 300,
        _ => 500,
    }
}

/// The length of a post as its network counts it, more or less: X counts wide characters twice and
/// links as 23.
pub(super) fn length(post: &Post) -> usize {
    let is_x = post.id.network().as_str() == "x";
    edge::lines(&post.text)
        .iter()
        .flat_map(|line| line.split_inclusive(' '))
        .map(|word| {
            let wide = |c| if is_x && script::is_wide(c) { 2 } else { 1 };
            let length: usize = word.chars().map(wide).sum();
            if word.contains("://") { length.min(23) } else { length }
        })
        .sum()
}
