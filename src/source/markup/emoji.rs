//! Custom emoji: `:code:` in running words.

use std::collections::BTreeMap;

use url::Url;

use crate::thread::{Inline, Style};

/// The words with known codes taken out as pictures. A code counts only where it stands alone:
/// next to a letter, a digit or a colon it is part of something else (a time, a path).
pub(super) fn split(text: &str, style: Style, emoji: &BTreeMap<String, Url>) -> Vec<Inline> {
    let words = |text: &str| Inline::Text { text: text.to_owned(), style };
    let mut runs = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some((before, found)) = find(rest, from, emoji) {
        if let Some((code, image, after)) = found {
            if !before.is_empty() {
                runs.push(words(before));
            }
            runs.push(Inline::Emoji { code: code.to_owned(), image: image.clone() });
            rest = after;
            from = 0;
        } else {
            from = before.len() + 1;
        }
    }
    if !rest.is_empty() {
        runs.push(words(rest));
    }
    runs
}

/// A code with its picture, and what follows it.
type Found<'t, 'e> = Option<(&'t str, &'e Url, &'t str)>;

/// The next colon at or after byte `from`: what stands before it, and the code that it opens.
fn find<'t, 'e>(
    text: &'t str,
    from: usize,
    emoji: &'e BTreeMap<String, Url>,
) -> Option<(&'t str, Found<'t, 'e>)> {
    if emoji.is_empty() {
        return None;
    }
    let at = from + text.get(from..)?.find(':')?;
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let joins = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let found = after.split_once(':').and_then(|(code, after)| {
        let alone = !before.ends_with(joins) && !after.starts_with(joins);
        Some((code, emoji.get(code).filter(|_| alone)?, after))
    });
    Some((before, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let emoji = BTreeMap::from([
            ("lamp".to_owned(), Url::parse("https://a.example/lamp.png").unwrap()),
            ("30".to_owned(), Url::parse("https://a.example/30.png").unwrap()),
        ]);
        let run = |inline: Inline| match inline {
            Inline::Text { text, .. } => text,
            Inline::Emoji { code, .. } => format!("[{code}]"),
            _ => String::new(),
        };
        split(text, Style::default(), &emoji).into_iter().map(run).collect()
    }

    #[test]
    fn a_code_that_stands_alone_becomes_its_picture() {
        assert_eq!(shown("a :lamp: b"), "a [lamp] b");
        assert_eq!(shown(":lamp:"), "[lamp]");
        assert_eq!(shown("灯 :lamp:, (:lamp:)"), "灯 [lamp], ([lamp])");
        assert_eq!(shown(":lamp: :lamp:"), "[lamp] [lamp]");
    }

    #[test]
    fn a_code_inside_something_else_stays_words() {
        for text in
            ["at 12:30:45", "x:lamp:", ":lamp:x", ":lamp::lamp:", ":unknown:", "::lamp::", ":"]
        {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("note: :lamp:"), "note: [lamp]");
    }
}
