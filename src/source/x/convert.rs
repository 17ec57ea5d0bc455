//! [`Status`] → [`Post`], the same for all ways.

use super::status::{Id, Lost, Status};
use crate::thread::{Missing, Post, PostRef};

/// The post; `None` when it is not for everybody.
pub(super) fn post(_status: &Status) -> Option<Post> {
    None
}

/// What is noted of a post that cannot be shown.
pub(super) fn missing(_lost: &Lost) -> Option<Missing> {
    None
}

/// The post's name.
pub(super) fn post_ref(_id: Id) -> Option<PostRef> {
    None
}
