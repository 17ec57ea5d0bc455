//! Languages as documents may name them, and which way they are written.

/// Languages that are written from right to left, by their first subtag (CLDR).
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji",
    "khw", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
];

/// Scripts that are: a tag may name one.
const SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];

/// The language, script and region of a BCP 47 tag, in the form in which every format takes them.
/// The rest is dropped; `None` for what is no tag at all.
#[must_use]
pub fn tag(language: &str) -> Option<String> {
    let mut subtags = language.trim().split(['-', '_']);
    let first = subtags.next()?;
    let letters = |text: &str| text.bytes().all(|b| b.is_ascii_alphabetic());
    if !(2..=3).contains(&first.len()) || !letters(first) {
        return None;
    }
    let mut tag = first.to_ascii_lowercase();
    let mut next = subtags.next();
    if let Some(script) = next.filter(|script| script.len() == 4 && letters(script)) {
        let (head, rest) = script.split_at(1);
        tag = format!("{tag}-{}{}", head.to_ascii_uppercase(), rest.to_ascii_lowercase());
        next = subtags.next();
    }
    let is_region = |region: &&str| {
        (region.len() == 2 && letters(region))
            || (region.len() == 3 && region.bytes().all(|b| b.is_ascii_digit()))
    };
    if let Some(region) = next.filter(is_region) {
        tag = format!("{tag}-{}", region.to_ascii_uppercase());
    }
    Some(tag)
}

/// Whether what is written in the language runs from right to left.
#[must_use]
pub fn is_right_to_left(language: &str) -> bool {
    let mut subtags = language.split(['-', '_']);
    let first = subtags.next().unwrap_or_default().to_ascii_lowercase();
    match subtags.next().filter(|script| script.len() == 4) {
        Some(script) => SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
        None => RIGHT_TO_LEFT.contains(&first.as_str()),
    }
}

/// Whether words run from right to left, by their first letter that runs any way.
#[must_use]
pub fn begins_right_to_left(words: &str) -> bool {
    let runs_left = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    words.chars().find(|c| c.is_alphabetic()).is_some_and(runs_left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_brought_into_the_form_that_every_format_takes() {
        for (said, tag) in [
            ("en", Some("en")),
            ("pt_BR", Some("pt-BR")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("es-419", Some("es-419")),
            ("en-x-private", Some("en")),
            ("de-1996", Some("de")),
            ("", None),
            ("x", None),
            ("en\" onload=\"", None),
            ("deutsch", None),
            ("日本", None),
        ] {
            assert_eq!(super::tag(said).as_deref(), tag, "{said}");
        }
    }

    #[test]
    fn the_way_of_writing_follows_script_then_language_then_letters() {
        assert!(is_right_to_left("ar") && is_right_to_left("he-IL") && is_right_to_left("pa-Arab"));
        assert!(!is_right_to_left("en") && !is_right_to_left("az-Latn") && !is_right_to_left(""));
        assert!(begins_right_to_left("  1. שלום world") && !begins_right_to_left("Hi שלום"));
        assert!(!begins_right_to_left("123"));
    }
}
