//! Letters as they are compared: small, without accents and vowel points, wide forms as ordinary
//! ones. What is typed and what is kept go through here, so they meet whatever the keyboard.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a character does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Belongs to a word.
    Letter,
    /// Of a script that puts no spaces between words (or, as Korean, none where a reader looks for
    /// them): each stands for itself.
    Sign,
    /// Belongs to the word it stands in and changes nothing: joiners, soft hyphens, the stretcher
    /// of Arabic.
    Nothing,
    /// Parts words.
    Gap,
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Class::Letter } else { Class::Gap };
    }
    if is_sign(c) {
        return Class::Sign;
    }
    match c {
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{640}' | '\u{fe00}'..='\u{fe0f}' => {
            Class::Nothing
        }
        c if c.is_alphanumeric() || is_combining_mark(c) => Class::Letter,
        _ => Class::Gap,
    }
}

/// Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer, Tibetan, Javanese and their like.
fn is_sign(c: char) -> bool {
    matches!(c as u32,
        0xe01..=0xe3a | 0xe40..=0xe4e | 0xe80..=0xeff | 0xf40..=0xfbc
        | 0x1000..=0x1049 | 0x1050..=0x109d | 0x1100..=0x11ff | 0x1780..=0x17d3
        | 0x1950..=0x19df | 0x1a20..=0x1a7c | 0xa980..=0xa9c0 | 0xaa60..=0xaa7f
        | 0x3005..=0x3007 | 0x3041..=0x3096 | 0x3099..=0x309a | 0x309d..=0x309f
        | 0x30a1..=0x30fa | 0x30fc..=0x30ff | 0x3105..=0x312f | 0x3131..=0x318e
        | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7a3
        | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x1b000..=0x1b16f | 0x20000..=0x3fffd)
}

/// Adds a letter to a word, as it is compared.
pub(super) fn letter(c: char, word: &mut String) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    decompose_compatible(c, |part| {
        if is_point(part) || (part.is_ascii() && !part.is_ascii_alphanumeric()) {
            return;
        }
        for small in part.to_lowercase().filter(|small| !is_point(*small)) {
            match small {
                // These have no decomposition, and few keyboards.
                'ß' => word.push_str("ss"),
                'æ' => word.push_str("ae"),
                'œ' => word.push_str("oe"),
                'ø' => word.push('o'),
                'đ' | 'ð' => word.push('d'),
                'ł' => word.push('l'),
                'ı' => word.push('i'),
                'ς' => word.push('σ'),
                small => word.push(small),
            }
        }
    });
}

/// A sign, as it is compared: half-width kana as full ones, compatibility forms as their own.
pub(super) fn sign(c: char) -> char {
    if !matches!(c as u32, 0xf900..=0xfaff | 0xff66..=0xff9f | 0x2f800..=0x2fa1f | 0x3131..=0x318e)
    {
        return c;
    }
    let mut parts = (None, 0);
    decompose_compatible(c, |part| parts = (parts.0.or(Some(part)), parts.1 + 1));
    match parts {
        (Some(only), 1) => only,
        _ => c,
    }
}

/// Accents, and the vowel points of Hebrew and Arabic.
fn is_point(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{1dc0}'..='\u{1dff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_whatever_the_keyboard() {
        let folded = |word: &str| {
            let mut out = String::new();
            word.chars().for_each(|c| letter(c, &mut out));
            out
        };
        for (one, other) in [
            ("Café", "cafe\u{301}"),
            ("STRASSE", "straße"),
            ("Łódź", "lodz"),
            ("ΣΊΣΥΦΟΣ", "σισυφος"),
            ("İstanbul", "istanbul"),
            ("Ёлка", "елка"),
            ("مُحَمَّد", "محمد"),
            ("أحمد", "احمد"),
            ("ｆｕｌｌ", "full"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        assert_eq!(folded("हिन्दी"), "हिन्दी", "vowel signs of India are letters");
        assert_eq!((sign('ｶ'), sign('東'), sign('한')), ('カ', '東', '한'));
    }
}
