//! For whom a post is, as `to` and `cc` say.

use super::object::{Object, link_of};
use crate::thread::Visibility;

/// `None` for everything narrower than public and unlisted.
pub(super) fn of(post: Object<'_>) -> Option<Visibility> {
    if names_everybody(post, "to") {
        Some(Visibility::Public)
    } else if names_everybody(post, "cc") {
        Some(Visibility::Unlisted)
    } else {
        None
    }
}

/// The collection of everybody has three spellings.
fn names_everybody(post: Object<'_>, key: &str) -> bool {
    post.all(key).any(|value| {
        let plain = matches!(value.as_str(), Some("as:Public" | "Public"));
        plain
            || link_of(value)
                .is_some_and(|url| url.as_str() == "https://www.w3.org/ns/activitystreams#Public")
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_public_has_three_spellings_and_stands_alone_or_in_a_list() {
        for everybody in ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"] {
            let alone = json!({ "to": everybody });
            let listed = json!({ "to": ["https://a.example/f"], "cc": ["x", everybody] });
            assert_eq!(of(Object(&alone)), Some(Visibility::Public));
            assert_eq!(of(Object(&listed)), Some(Visibility::Unlisted));
        }
    }

    #[test]
    fn what_names_only_followers_or_nobody_is_dropped() {
        for narrow in [
            json!({ "to": "https://a.example/users/ada/followers", "cc": [] }),
            json!({ "to": ["https://a.example/users/ben"] }),
            json!({}),
            json!({ "to": null, "cc": { "type": "Collection" } }),
            json!({ "bto": "as:Public", "audience": "as:Public" }),
        ] {
            assert_eq!(of(Object(&narrow)), None, "{narrow}");
        }
    }
}
