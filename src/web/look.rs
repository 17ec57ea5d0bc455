//! How a reader wants pages to look: colours, size of the text, width of the column. The form on every
//! page works by the style sheet alone, as soon as something is chosen; who saves it gets the one
//! cookie that this site knows, and then pages come with the same choices made.

use std::fmt::{self, Display, Formatter};

use axum::http::{HeaderMap, header};

/// The cookie's name.
pub(super) const COOKIE: &str = "look";

/// What can be chosen: the name of the field, the key of its words, and the values with the keys of
/// theirs, in the order in which they are offered.
const PARTS: [(Part, &[(&str, &str)]); 3] = [
    (
        Part { name: "theme", key: "look-theme" },
        &[
            ("system", "look-theme-system"),
            ("light", "look-theme-light"),
            ("dark", "look-theme-dark"),
        ],
    ),
    (
        Part { name: "size", key: "look-size" },
        &[
            ("small", "look-size-small"),
            ("normal", "look-size-normal"),
            ("large", "look-size-large"),
            ("largest", "look-size-largest"),
        ],
    ),
    (
        Part { name: "width", key: "look-width" },
        &[
            ("narrow", "look-width-narrow"),
            ("normal", "look-width-normal"),
            ("wide", "look-width-wide"),
        ],
    ),
];

/// What pages have by themselves, as places among these values.
const PLAIN: [usize; PARTS.len()] = [0, 1, 1];

/// What was chosen, as places among the values of each part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Look([usize; PARTS.len()]);

/// One thing to choose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The field.
    pub(super) name: &'static str,
    /// Its words.
    pub(super) key: &'static str,
}

/// One way to choose it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) value: &'static str,
    /// Its words.
    pub(super) key: &'static str,
    pub(super) is_chosen: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self(PLAIN)
    }
}

impl Look {
    /// What the cookie of these headers says; a cookie that is not of our making says nothing.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
        let mut pairs = cookies.flat_map(|it| it.split(';')).filter_map(|it| it.split_once('='));
        let value = pairs.find(|(name, _)| name.trim() == COOKIE).map(|(_, value)| value.trim());
        let mut values = value.unwrap_or_default().split('.');
        Self::from(|_| values.next().map(str::to_owned))
    }

    /// What a form chose: `field` gives what stands in the field of that name.
    pub(super) fn from(mut field: impl FnMut(&str) -> Option<String>) -> Self {
        let mut chosen = PLAIN;
        for (chosen, (part, choices)) in chosen.iter_mut().zip(PARTS) {
            let wanted = field(part.name);
            let is_wanted = |(value, _): &(&str, &str)| wanted.as_deref() == Some(*value);
            *chosen = choices.iter().position(is_wanted).unwrap_or(*chosen);
        }
        Self(chosen)
    }

    /// Everything that can be chosen, with what is.
    pub(super) fn parts(self) -> impl Iterator<Item = (Part, Vec<Choice>)> {
        PARTS.into_iter().zip(self.0).map(|((part, choices), chosen)| {
            let choices = choices.iter().enumerate();
            let choice = |(at, &(value, key))| Choice { value, key, is_chosen: at == chosen };
            (part, choices.map(choice).collect())
        })
    }
}

/// As the cookie says it: `dark.large.normal`.
impl Display for Look {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let chosen = PARTS.iter().zip(self.0).filter_map(|((_, choices), at)| choices.get(at));
        let values: Vec<&str> = chosen.map(|(value, _)| *value).collect();
        f.write_str(&values.join("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cookie: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        Look::of(&headers).to_string()
    }

    #[test]
    fn the_cookie_says_what_was_chosen_and_nothing_else_is_believed() {
        assert_eq!(Look::of(&HeaderMap::new()), Look::default());
        assert_eq!(read("look=dark.large.wide"), "dark.large.wide");
        assert_eq!(read("a=b; look=light.small.narrow; c"), "light.small.narrow");
        assert_eq!(read("look=dark"), "dark.normal.normal");
        assert_eq!(read("look=<b>.large.9"), "system.large.normal");
        assert_eq!(read("outlook=dark.large.wide"), "system.normal.normal");
    }
}
