//! Laws that hold for any text and whatever is said about ranges of it, tried on what chance makes.

use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    super::status::{Entity, Raw, Shown, Span, What},
    recorded::words,
    rich,
};
use crate::{source::facets::Unit, thread::Style};

/// Pieces of a text, and what has to be seen of each: nothing is asked of names, tags, links and
/// white space, which are ASCII letters here; everything else may never go.
const PIECES: &[(&str, &str)] = &[
    ("Ω", "Ω"),
    ("語。", "語。"),
    ("👩‍👩‍👧‍👦", "👩👩👧👦"),
    ("𝕏🧵", "𝕏🧵"),
    ("مرحبا ", "مرحبا"),
    ("é ", "é"),
    ("&lt;", "<"),
    ("&gt; ", ">"),
    ("&amp;", "&"),
    ("&amp;lt;", "&"),
    ("& ", "&"),
    ("…", "…"),
    ("\n\n", ""),
    (" ", ""),
    ("word ", ""),
    ("@ada ", ""),
    ("@ada", ""),
    ("#tide", ""),
    ("$TSLA ", ""),
    ("https://t.co/abcDEF1234", ""),
    ("https://t.co/abcDEF1234 ", ""),
    (" http://t.co/zz", ""),
];

const SEEN: &str = "Ω語。👩👧👦𝕏🧵مرحباé<>&…";

fn seen(text: &str) -> String {
    text.chars().filter(|c| SEEN.contains(*c)).collect()
}

fn unit() -> impl Strategy<Value = Unit> {
    select(vec![Unit::Bytes, Unit::Utf16, Unit::Chars])
}

fn span() -> impl Strategy<Value = Span> {
    let place = || prop_oneof![8 => 0..60_usize, 1 => Just(usize::MAX), 1 => Just(usize::MAX / 2)];
    (unit(), place(), place()).prop_map(|(unit, from, to)| Span { unit, from, to })
}

fn what() -> impl Strategy<Value = What> {
    let url = |short: &str, long: &str| What::Url {
        short: short.to_owned(),
        long: long.to_owned(),
        label: String::new(),
    };
    select(vec![
        url("https://t.co/abcDEF1234", "https://example.com/a"),
        url("https://t.co/abcDEF1234", "https://x.com/ada/status/20"),
        url("http://t.co/zz", "javascript:alert(1)"),
        url("", ""),
        What::Media { short: "https://t.co/abcDEF1234".to_owned() },
        What::Media { short: "HTTP://t.co/zz".to_owned() },
        What::Mention("ADA".to_owned()),
        What::Mention(String::new()),
        What::Hashtag("tide".to_owned()),
        What::Cashtag("tsla".to_owned()),
    ])
}

/// A piece's own place, in either unit.
fn place(pieces: &[&str], at: usize, unit: Unit) -> Span {
    let length = |text: &str| match unit {
        Unit::Bytes => text.len(),
        Unit::Utf16 => text.encode_utf16().count(),
        Unit::Chars => text.chars().count(),
    };
    let at = at % pieces.len().max(1);
    let from = length(&pieces[..at].concat());
    let words = pieces.get(at).copied().unwrap_or_default();
    let lead = words.len() - words.trim_start().len();
    let from = from + lead;
    Span { unit, from, to: from + length(words.trim()) }
}

prop_compose! {
    /// A text, and what of it has to be seen.
    fn raw()(
        pieces in vec(select(PIECES), 0..16),
        wild in vec((span(), what()), 0..6),
        tame in vec((0..16_usize, unit(), what()), 0..6),
        styles in vec((span(), any::<[bool; 4]>()), 0..5),
        escaped in any::<bool>(),
        is_bare in prop::bool::weighted(0.2),
        range in prop::option::of(span()),
        behind in any::<bool>(),
    ) -> (Raw, String) {
        let (texts, shown): (Vec<&str>, Vec<&str>) = pieces.into_iter().unzip();
        let tame = tame.into_iter().map(|(at, unit, what)| (place(&texts, at, unit), what));
        let entities = wild.into_iter().chain(tame).map(|(span, what)| Entity { span, what });
        let style = |[bold, italic, strike, code]: [bool; 4]| Style { bold, italic, strike, code };
        let raw = Raw {
            text: texts.concat(),
            escaped,
            shown: match range {
                Some(span) => Shown::Range(span),
                None if behind => Shown::BehindMentions,
                None => Shown::Whole,
            },
            entities: entities.collect(),
            styles: styles.into_iter().map(|(span, set)| (span, style(set))).collect(),
            is_bare,
        };
        let expected = if escaped { shown.concat() } else { texts.concat() };
        (raw, seen(&expected))
    }
}

proptest! {
    #[test]
    fn no_word_is_lost_whatever_is_said_about_ranges((raw, expected) in raw(), quoted in any::<bool>()) {
        let rich = rich(&raw, quoted.then_some(20), quoted);
        prop_assert_eq!(seen(&words(&rich)), expected);
    }

    #[test]
    fn any_text_at_all_can_be_read(
        text in any::<String>(),
        entities in vec((span(), any::<String>(), 0..5_u8), 0..8),
        styles in vec(span(), 0..4),
        escaped in any::<bool>(),
        is_bare in any::<bool>(),
        range in span(),
    ) {
        let entity = |(span, name, kind): (Span, String, u8)| {
            let what = match kind {
                0 => What::Url { short: name.clone(), long: name.clone(), label: name },
                1 => What::Media { short: name },
                2 => What::Mention(name),
                3 => What::Hashtag(name),
                _ => What::Cashtag(name),
            };
            Entity { span, what }
        };
        let bold = Style { bold: true, ..Style::default() };
        let raw = Raw {
            text,
            escaped,
            shown: Shown::Range(range),
            entities: entities.into_iter().map(entity).collect(),
            styles: styles.into_iter().map(|span| (span, bold)).collect(),
            is_bare,
        };
        rich(&raw, Some(1), true);
    }
}
