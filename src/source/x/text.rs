//! [`Raw`] text → [`RichText`].

use super::status::{Id, Raw};
use crate::thread::RichText;

/// The words as the author wrote them. `quoted` is the post that is shown below as a quote: a link
/// to it at the end is left out. `is_article`: so is the link to the article.
pub(super) fn rich(_raw: &Raw, _quoted: Option<Id>, _is_article: bool) -> RichText {
    RichText::default()
}
