//! `t.co` links that lead to posts: asked where they lead, once, and nothing is followed.

use super::{NETWORK, status::Id};
use crate::{
    fetch::{Ask, Fetch},
    source::Error,
    thread::PostRef,
};

/// The part of a [`PostRef`] that says it names a short link.
const MARK: &str = "t.co=";

/// The code of the short link that the name stands for.
pub(super) fn code(post: &PostRef) -> Option<&str> {
    post.locator().strip_prefix(MARK)
}

/// The id of the post that the link leads to.
pub(super) async fn resolve(fetch: &Fetch, code: &str) -> Result<Id, Error> {
    let nowhere = || Error::NotFound(format!("https://t.co/{code} leads to no post"));
    let url = format!("https://t.co/{code}").parse().map_err(|_| nowhere())?;
    let answer = fetch.send(Ask { follows: false, ..Ask::get(url, "*/*") }).await?;
    let place = answer.header("location").and_then(|place| answer.url.join(place).ok());
    match super::link::recognise(place.ok_or_else(nowhere)?.as_str(), &[]) {
        crate::source::Recognised::Post(post) => id(&post).ok_or_else(nowhere),
        _ => Err(nowhere()),
    }
}

/// The id that the name holds.
pub(super) fn id(post: &PostRef) -> Option<Id> {
    (post.network().as_str() == NETWORK).then(|| post.locator().parse().ok())?
}
