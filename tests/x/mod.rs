//! Whole unrolls of X: a link is pasted, the service asks a scripted X, and the page is read. What
//! each way answers is described in `../shared/networks/x.md`.

mod circuit;
mod complete;
mod cost;
mod each_way;
mod fates;
mod hostile;
mod ladder;
mod seed;
mod upward;

use crate::support::answer::Answer;

/// The words of all posts on the page, a paragraph each.
fn words(page: &Answer) -> Vec<String> {
    page.all("section.post > p[dir]:not(.mark)")
}

/// The words of a line of the world.
fn line_of(handle: &str, posts: impl IntoIterator<Item = usize>) -> Vec<String> {
    posts.into_iter().map(|n| format!("Post {n} of {handle}.")).collect()
}

/// Which way the page says it was read through.
fn via(page: &Answer) -> String {
    page.words(".checked p")
}

/// Its address.
fn address(page: &Answer) -> String {
    page.attributes("link[rel=canonical]", "href").remove(0)
}
